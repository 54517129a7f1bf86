"""How the cost grows with the number of feeds: `python -m benchmarks.growth [100 1000 10000]`, as Markdown.

Ten thousand feeds are 1.3 GB of XML: making them takes some minutes, and the serving process 0.7 GB.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, cost_of, table
from benchmarks.readers import Ours
from benchmarks.serving import Site
from benchmarks.world import ENTRIES, World

SIZES = (100, 1_000, 10_000)


def report(sizes: tuple[int, ...] = SIZES) -> str:
    """Measure each size in a library of its own."""
    rows: list[tuple[object, ...]] = []
    for feeds in sizes:
        folder = Path(tempfile.mkdtemp(prefix="newsreader-growth-"))
        try:
            rows += _rows(feeds, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    head = ("feeds", "act", "wall s", "CPU s", "ms an entry (wall)", "memory MB", "file MB")
    return f"### Growth\n\n{table(head, rows)}\n"


def _rows(feeds: int, folder: Path) -> list[tuple[object, ...]]:
    ours, place = Ours(), folder / "library"
    with Site(World(feeds)) as site:
        ours.subscribe(place, [site.url(feed) for feed in range(feeds)])
        acts: list[tuple[str, Cost]] = [("first refresh", ours.refresh(place))]
        acts.append(("terms, signatures, stories", cost_of(ours.deed("derive", place))))
        acts.append(("all 304", ours.refresh(place)))
        site.tick()
        acts.append(("a tick of news", ours.refresh(place)))
    size = sum(file.stat().st_size for file in place.glob("*.sqlite3")) / 1e6
    return [
        (
            feeds,
            act,
            f"{cost.wall:.1f}",
            f"{cost.cpu:.1f}",
            f"{cost.wall / feeds / ENTRIES * 1000:.3f}",
            f"{cost.memory:.0f}",
            f"{size:.0f}",
        )
        for act, cost in acts
    ]


if __name__ == "__main__":
    sys.stdout.write(report(tuple(map(int, sys.argv[1:])) or SIZES))
