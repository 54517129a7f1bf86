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
from benchmarks.world import ENTRIES, World
from newsreader.feeds.fetch import Kind
from newsreader.library.derive import derive
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library, open_library
from newsreader.library.refresh import refresh
from newsreader.model import Fetched, NotModified, Urgency, Validators
from newsreader.paths import library_paths

FEEDS = 1000
_CONTENT = re.compile(rb"<content[ :].*?</content(?::encoded)?>", re.DOTALL)


class _Wire:
    """Answers for the feeds of a world, as a fetcher does."""

    def __init__(self, world: World, *, whole: bool) -> None:
        self._world = world
        self._whole = whole

    @staticmethod
    def address(feed: int) -> str:
        """Where a feed is."""
        return f"https://feed{feed}.example/{feed}"

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        kind: Kind = "feed",
        origin: str = "",
        user_agent: str = "",
        login: tuple[str, str] | None = None,
    ) -> Fetched | NotModified:
        """The feed's document."""
        base, _, feed = url.rpartition("/")
        body = self._world.document(int(feed), 0, base)
        return Fetched(url=url, final_url=url, body=body if self._whole else _CONTENT.sub(b"", body))

    async def close(self) -> None:
        """Nothing is open."""


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
    with TemporaryDirectory(prefix="newsreader-deriving-") as folder:
        library = open_library(library_paths(Path(folder)))
        try:
            for feed in feeds:
                library.store.feeds.add(_Wire.address(feed), now=library.now())
            asyncio.run(_fill(library, _Wire(world, whole=whole)))
            began = time.process_time()
            asyncio.run(_derive(library))
            return (time.process_time() - began) / len(feeds) / ENTRIES * 1000
        finally:
            library.close()


async def _fill(library: Library, wire: _Wire) -> None:
    async for outcome in refresh(library, wire, ParserHere(), urgency=Urgency.NOW):
        if outcome.error_code or len(outcome.changes.added) != ENTRIES:
            raise AssertionError(outcome)


async def _derive(library: Library) -> None:
    async for _ in derive(library):
        pass


if __name__ == "__main__":
    sys.stdout.write(report(*map(int, sys.argv[1:])))
