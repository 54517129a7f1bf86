"""A round asks on while it stores, within bounds, and ends with whoever reads of it."""

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import replace

import pytest

from newsreader.library import rounds
from newsreader.library.findings import Finding
from newsreader.library.line import Line
from newsreader.library.opened import Library
from newsreader.library.rounds import Round
from newsreader.model import Feed, FeedOutcome, FeedStatus, FeedWrite
from tests.store.news import check_of, new_article

PATIENCE = 10.0  # seconds
FEEDS = [Feed(number, f"https://{number}.example/rss", "Báo") for number in range(1, 41)]


def found(feed: Feed) -> Finding:
    return Finding(FeedOutcome(feed.id, FeedStatus.NOT_MODIFIED))


def told(findings: Sequence[Finding]) -> list[FeedOutcome]:
    return [one.outcome for one in findings]


def test_others_are_asked_while_some_are_stored(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "CHECKS_AT_ONCE", 4)
    asked: list[int] = []
    more = threading.Event()
    stored: list[int] = []

    async def ask(feed: Feed) -> Finding:
        asked.append(feed.id)
        more.set()
        return found(feed)

    def store(findings: Sequence[Finding]) -> list[FeedOutcome]:
        stored.extend(one.outcome.feed for one in findings)
        while len(asked) <= len(stored) < len(FEEDS):
            assert more.wait(PATIENCE), "nobody was asked meanwhile"
            more.clear()
        assert len(asked) <= len(stored) + 4, "more is held than may be"
        return told(findings)

    async def work() -> list[int]:
        return [one.feed async for one in Round(library, FEEDS, Line(), ask, store).outcomes()]

    assert sorted(asyncio.run(work())) == [feed.id for feed in FEEDS]
    assert sorted(stored) == [feed.id for feed in FEEDS]


def test_the_library_may_have_a_thread_to_store_in(library: Library) -> None:
    names: set[str] = set()

    async def ask(feed: Feed) -> Finding:
        return found(feed)

    def store(findings: Sequence[Finding]) -> list[FeedOutcome]:
        names.add(threading.current_thread().name)
        return told(findings)

    async def work(shelf: Library) -> int:
        return len([one async for one in Round(shelf, FEEDS, Line(), ask, store).outcomes()])

    with ThreadPoolExecutor(1, thread_name_prefix="writing") as writing:
        assert asyncio.run(work(replace(library, writing=writing))) == len(FEEDS)
    assert names == {"writing_0"}


def test_a_transaction_has_a_bound_and_one_feed_is_never_divided(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who marks an article waits for it."""
    monkeypatch.setattr(rounds, "TOGETHER_SECONDS", 60.0)
    together: list[list[int]] = []

    async def ask(feed: Feed) -> Finding:
        count = 2 * rounds.TOGETHER if feed.id == 7 else rounds.TOGETHER // 4
        check = check_of(feed.id)
        new = (new_article(1),) * count
        return Finding(FeedOutcome(feed.id, FeedStatus.OK), write=FeedWrite(feed.id, check, new=new))

    def store(findings: Sequence[Finding]) -> list[FeedOutcome]:
        together.append([len(one.write.new) for one in findings if one.write is not None])
        return told(findings)

    async def work() -> list[int]:
        return [one.feed async for one in Round(library, FEEDS, Line(), ask, store).outcomes()]

    assert sorted(asyncio.run(work())) == [feed.id for feed in FEEDS]
    assert all(sum(counts) <= rounds.TOGETHER or len(counts) == 1 for counts in together)
    assert len(together) < len(FEEDS) / 2


def test_who_stops_reading_waits_for_what_is_being_stored_and_for_nobody_else(library: Library) -> None:
    ended: list[str] = []

    async def ask(feed: Feed) -> Finding:
        if feed.id > 10:
            try:
                await asyncio.sleep(PATIENCE)
            except asyncio.CancelledError:
                ended.append("asked")
                raise
        return found(feed)

    begun, go_on = threading.Event(), threading.Event()

    def store(findings: Sequence[Finding]) -> list[FeedOutcome]:
        begun.set()
        go_on.wait(PATIENCE)
        ended.append("stored")
        return told(findings)

    async def work() -> None:
        async with aclosing(Round(library, FEEDS, Line(), ask, store).outcomes()) as outcomes:
            reading = asyncio.ensure_future(anext(outcomes))
            await asyncio.to_thread(begun.wait, PATIENCE)
            reading.cancel()
            asyncio.get_running_loop().call_later(0.1, go_on.set)
            await asyncio.gather(reading, return_exceptions=True)
        assert ended.count("stored") == 1
        assert ended.count("asked") == len(FEEDS) - 10

    asyncio.run(work())
