"""What deriving costs: terms, signature and story of each article of the world, with its whole text and with title
and summary only, as CPU milliseconds an article; with all its feeds, and with those of one language.

Run: python -m benchmarks.deriving [FEEDS]
"""

import asyncio
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import table
from benchmarks.wire import Wire, derive_all
from benchmarks.world import ENTRIES, World
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library, open_library
from newsreader.library.refresh import refresh
from newsreader.model import Urgency
from newsreader.paths import library_paths

FEEDS = 1000
_CONTENT = re.compile(rb"<content[ :].*?</content(?::encoded)?>", re.DOTALL)


def _address(feed: int) -> str:
    return f"https://feed{feed}.example/{feed}"


def report(feeds: int = FEEDS) -> str:
    """Derive each set in a library of its own."""
    world = World(feeds)
    sets = (
        ("all", range(feeds)),
        ("Vietnamese", [feed for feed in range(feeds) if world.language(feed) == "vi"]),
        ("English", [feed for feed in range(feeds) if world.language(feed) == "en"]),
    )
    rows = [
        (name, len(some) * ENTRIES, *(f"{_cost(world, some, whole=whole):.2f}" for whole in (False, True)))
        for name, some in sets
    ]
    head = ("feeds", "articles", "title and summary, ms", "whole text, ms")
    return f"### Deriving an article, CPU\n\n{table(head, rows)}\n"


def _cost(world: World, feeds: Sequence[int], *, whole: bool) -> float:
    """CPU milliseconds an article."""

    def document(url: str) -> bytes:
        base, _, feed = url.rpartition("/")
        body = world.document(int(feed), 0, base)
        return body if whole else _CONTENT.sub(b"", body)

    with TemporaryDirectory(prefix="newsreader-deriving-") as folder:
        library = open_library(library_paths(Path(folder)))
        try:
            for feed in feeds:
                library.store.feeds.add(_address(feed), now=library.now())
            asyncio.run(_fill(library, Wire(document)))
            began = time.process_time()
            asyncio.run(derive_all(library))
            return (time.process_time() - began) / len(feeds) / ENTRIES * 1000
        finally:
            library.close()


async def _fill(library: Library, wire: Wire) -> None:
    async for outcome in refresh(library, wire, ParserHere(), urgency=Urgency.NOW):
        if outcome.error_code or len(outcome.changes.added) != ENTRIES:
            raise AssertionError(outcome)


if __name__ == "__main__":
    sys.stdout.write(report(*map(int, sys.argv[1:])))
