"""The first refresh of ours and of the two peers that the bars name, in turn, so that a machine whose speed drifts
slows all of them alike: `python -m benchmarks.turns [FEEDS]`, as Markdown."""

import compileall
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import newsreader
from benchmarks.measure import table
from benchmarks.readers import Liferea, Newsboat, Ours, Reader
from benchmarks.serving import Site
from benchmarks.world import World

ROUNDS = 5


def report(site: Site, feeds: int, folder: Path) -> str:
    """Measure each reader once a round, from an empty library each time."""
    compileall.compile_dir(Path(newsreader.__file__).parent, quiet=1)  # as whoever installs the program does
    readers: list[Reader] = [one for one in (Ours(), Liferea(), Newsboat()) if one.present()]
    urls = [site.url(feed) for feed in range(feeds)]
    walls: dict[str, list[float]] = {reader.name: [] for reader in readers}
    for round_ in range(ROUNDS):
        for reader in readers:
            walls[reader.name].append(_first(reader, folder / f"turn-{round_}-{reader.name}", urls))
    rows = [_row(reader, walls[reader.name], walls[Ours.name]) for reader in readers]
    head = ("reader", "wall s, each round", "median", "ours / theirs, each round", "median")
    title = f"### The first refresh of {feeds} feeds, {ROUNDS} rounds in turn"
    return f"{title}\n\n{table(head, rows)}\n"


def _first(reader: Reader, place: Path, urls: list[str]) -> float:
    reader.subscribe(place, urls)
    try:
        return reader.refresh(place).wall
    finally:
        shutil.rmtree(place, ignore_errors=True)  # the desktop's document portal leaves a dead mount in Liferea's


def _row(reader: Reader, theirs: list[float], ours: list[float]) -> tuple[str, ...]:
    ratios = [own / other for own, other in zip(ours, theirs, strict=True)]
    return (
        reader.version(),
        ", ".join(f"{wall:.1f}" for wall in theirs),
        f"{statistics.median(theirs):.1f}",
        ", ".join(f"{ratio:.2f}" for ratio in ratios),
        f"{statistics.median(ratios):.2f}",
    )


def main() -> None:
    """Measure by itself."""
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = Path(tempfile.mkdtemp(prefix="newsreader-turns-"))
    try:
        with Site(World(feeds)) as site:
            sys.stdout.write(report(site, feeds, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
