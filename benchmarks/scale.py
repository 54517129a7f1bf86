"""How the program does with ten thousand, a hundred thousand and a million articles, beside what was asked of it.

    python -m benchmarks.scale                          all sizes, all measures: an hour
    python -m benchmarks.scale 100000 --only search     one of them

The libraries are made where they are missing (`benchmarks.library`: the largest takes long), and measured
in a copy. Figures are median / p95 / worst in milliseconds, unless they say otherwise.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import scale_store
from benchmarks.library import made_library
from benchmarks.measure import Line, Times, table
from benchmarks.starting import start_once
from newsreader.library.opened import Library, open_library
from newsreader.paths import library_paths

SIZES = (10_000, 100_000, 1_000_000)
STARTS = 7

STORE: dict[str, Callable[[Library], list[Line]]] = {
    "count": scale_store.counting,
    "search": scale_store.searching,
    "related": scale_store.relating,
}
WINDOW = ("choose", "scroll", "step", "mark", "marks", "memory")
MEASURES = ("start", *STORE, *WINDOW, "size")


def report(sizes: tuple[int, ...], wanted: tuple[str, ...]) -> str:
    """Measure each size; one table with a column for each, and one of bytes for each."""
    rows: dict[str, dict[int, str]] = {}
    bars: dict[str, str] = {}
    weights = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="newsreader-scale-", dir=made_library(size).parent) as place:
            folder = Path(place) / "library"
            subprocess.run(["cp", "-r", "--reflink=auto", str(made_library(size)), str(folder)], check=True)
            os.sync()  # else what a mark waits for is the copy
            if "size" in wanted:
                weights.append(f"### Bytes an article, of {size:,}\n\n{_weigh(folder)}\n")
            for line in _lines(folder, wanted):
                sys.stderr.write(f"{size:,}: {line.act}: {line.told}\n")
                rows.setdefault(line.act, {})[size] = line.told
                bars[line.act] = line.bar
    head = ("act", "at most", *(f"{size:,}" for size in sizes))
    body = [(act, bars[act], *(told.get(size, "") for size in sizes)) for act, told in rows.items()]
    return "\n".join(["## A million articles", "", table(head, body), "", *weights])


def _lines(folder: Path, wanted: tuple[str, ...]) -> Iterator[Line]:
    if "start" in wanted:
        yield from _starting(folder)
    library = open_library(library_paths(folder))
    try:
        for name, measure in STORE.items():
            if name in wanted:
                yield from measure(library)
    finally:
        library.close()
    for name in WINDOW:
        if name in wanted:
            yield from _in_window(folder, name)


def _starting(folder: Path) -> list[Line]:
    start_once(folder)  # warm
    taken = [start_once(folder) for _ in range(STARTS)]
    painted, filled = zip(*taken, strict=True)
    return [
        Line("start to first paint", "400 ms", Times.of(painted)),
        Line("start to list filled", "600 ms", Times.of(filled)),
    ]


def _in_window(folder: Path, name: str) -> Iterator[Line]:
    """A measure of `scale_window`, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale_window", str(folder), name]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for told in process.stdout:
            if told.startswith("["):
                yield Line(*json.loads(told))
    if process.returncode:
        yield Line(name, "", f"ended with {process.returncode}")


def _weigh(folder: Path) -> str:
    library = open_library(library_paths(folder))
    try:
        return scale_store.weighing(library)
    finally:
        library.close()


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--only", choices=MEASURES, nargs="+", default=MEASURES)
    options = parser.parse_args()
    sys.stdout.write(report(tuple(options.sizes), tuple(options.only)))


if __name__ == "__main__":
    main()
