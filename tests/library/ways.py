"""The deeds that ask the network, run to their end for a test: real fetcher, parser in this process."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from newsreader.feeds.fetch import Fetcher, WebFetcher
from newsreader.library.derive import derive
from newsreader.library.intake import ParserHere
from newsreader.library.keep import keep
from newsreader.library.opened import Library
from newsreader.library.refresh import refresh
from newsreader.library.rests import kept_rests
from newsreader.library.subscribe import discover, subscribe
from newsreader.model import FeedOutcome, Fetched, KeepProgress, Urgency
from newsreader.outline import FoundFeed

T = TypeVar("T")


def run_with_fetcher(library: Library, work: Callable[[Fetcher], Awaitable[T]]) -> T:
    """Run `work` with a real fetcher, on the library's clock, in a fresh event loop."""

    async def run() -> T:
        async with WebFetcher(clock=library.now, rests=kept_rests(library)) as fetcher:
            return await work(fetcher)

    return asyncio.run(run())


def follow(library: Library, url: str, *, folder: int | None = None, title: str = "") -> FeedOutcome:
    """Subscribe and derive."""

    async def work(fetcher: Fetcher) -> FeedOutcome:
        outcome = await subscribe(library, url, fetcher, ParserHere(), folder=folder, title=title)
        await _derive(library)
        return outcome

    return run_with_fetcher(library, work)


def find(library: Library, text: str, prefetched: dict[str, Fetched] | None = None) -> tuple[FoundFeed, ...]:
    """Discover."""
    return run_with_fetcher(
        library,
        lambda fetcher: discover(library, text, fetcher, ParserHere(), {} if prefetched is None else prefetched),
    )


def check(library: Library, *feeds: int, urgency: Urgency = Urgency.NOW) -> list[FeedOutcome]:
    """Refresh and derive."""

    async def work(fetcher: Fetcher) -> list[FeedOutcome]:
        found = [
            outcome async for outcome in refresh(library, fetcher, ParserHere(), feeds=feeds, urgency=urgency)
        ]
        await _derive(library)
        return found

    return run_with_fetcher(library, work)


def keep_all(library: Library, articles: Sequence[int]) -> list[KeepProgress]:
    """Keep for offline."""

    async def work(fetcher: Fetcher) -> list[KeepProgress]:
        return [progress async for progress in keep(library, articles, fetcher)]

    return run_with_fetcher(library, work)


async def _derive(library: Library) -> None:
    async for _ in derive(library):
        pass
