"""A fault of this program with one feed: it is told and logged there, and every other feed arrives."""

import logging
from collections.abc import Sequence
from datetime import timedelta

import pytest

from newsreader.errors import StoreError
from newsreader.feeds.fetch import Fetcher
from newsreader.library.intake import Choose, Document, ParserHere
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.library.refresh import refresh
from newsreader.library.subscribe import subscribe
from newsreader.model import FeedOutcome, FeedStatus, NewArticle, Query, Urgency
from newsreader.store import writing
from newsreader.wording import SENTENCES
from tests.library.conftest import Clock
from tests.library.ways import check, follow, run_with_fetcher
from tests.newsroom import Item, rss
from tests.server import Server, feed

pytestmark = pytest.mark.fault

BAD = "/3.xml"


class BadParser(ParserHere):
    """One that breaks over one feed."""

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        if document.url.endswith(BAD):
            raise ZeroDivisionError("of a test")
        return await super().take_in(document, choose)


class BadArticles(ParserHere):
    """One that makes of one feed what no database takes."""

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        articles = await super().take_in(document, choose)
        return [one._replace(title="\ud800") for one in articles] if document.url.endswith(BAD) else articles


class FullDisk(ParserHere):
    """One under which the disk is full."""

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        raise StoreError("store.full")


def publish(server: Server, issue: int) -> None:
    for number in range(8):
        body = rss([Item(f"{number}-{issue}", f"Tin {number}")], base=server.url("").rstrip("/"))
        server.script(f"/{number}.xml", feed(body, etag=f'"{issue}"'))


@pytest.fixture
def numbers(library: Library, server: Server, clock: Clock) -> list[int]:
    publish(server, 1)
    numbers = [follow(library, server.url(f"/{number}.xml")).feed for number in range(8)]
    publish(server, 2)
    clock.advance(timedelta(hours=12))
    return numbers


def run(library: Library, parser: ParserHere) -> list[FeedOutcome]:
    async def work(fetcher: Fetcher) -> list[FeedOutcome]:
        return [one async for one in refresh(library, fetcher, parser, urgency=Urgency.NOW)]

    return run_with_fetcher(library, work)


@pytest.mark.parametrize(
    ("parser", "bug"), [(BadParser(), "ZeroDivisionError: of a test"), (BadArticles(), "UnicodeEncodeError")]
)
@pytest.mark.parametrize("awaited", [False, True])
def test_a_fault_costs_its_own_feed_only(
    library: Library,
    numbers: list[int],
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    parser: ParserHere,
    bug: str,
    awaited: bool,
) -> None:
    """Also where each transaction ends after a feed, since somebody waits to write."""
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    monkeypatch.setattr(library.store.database, "awaited", lambda: awaited)
    outcomes = {one.feed: one for one in run(library, parser)}
    bad = numbers[3]
    assert set(outcomes) == set(numbers)
    assert {number: len(one.changes.added) for number, one in outcomes.items() if number != bad} == {
        number: 1 for number in numbers if number != bad
    }
    assert (outcomes[bad].status, outcomes[bad].error_code) == (FeedStatus.FAILED, "bug.feed")
    assert dict(outcomes[bad].error_data) == {"host": "127.0.0.1"}
    assert "bug.feed" in SENTENCES
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(told) == 1
    assert bug in caplog.text
    stored = library.store.feeds.get(bad)
    assert (stored.failures, stored.next_reason, stored.validators.etag) == (1, "schedule.back_off", '"1"')
    assert stored.next_check is not None
    assert stored.next_check > clock()
    assert [library.store.feeds.get(number).failures for number in numbers if number != bad] == [0] * 7
    assert len(list_ids(library, Query())) == 15


def test_what_the_fault_kept_away_comes_when_it_is_mended(library: Library, numbers: list[int]) -> None:
    run(library, BadArticles())
    assert sum(len(one.changes.added) for one in check(library)) == 1
    assert library.store.feeds.get(numbers[3]).error_code == ""
    assert library.store.backup.check() == []


def test_a_full_disk_is_no_fault_of_a_feed(library: Library, numbers: list[int]) -> None:
    with pytest.raises(StoreError):
        run(library, FullDisk())
    assert [library.store.feeds.get(number).failures for number in numbers] == [0] * 8


def test_a_fault_with_the_first_fetch_is_told_too(
    library: Library, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    publish(server, 1)

    async def work(fetcher: Fetcher) -> FeedOutcome:
        return await subscribe(library, server.url(BAD), fetcher, BadParser())

    assert run_with_fetcher(library, work).error_code == "bug.feed"
    assert "ZeroDivisionError" in caplog.text
