"""What deeds cost, counted and not timed: transactions and requests of a refresh, statements of related stories."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from newsreader.feeds.fetch import Fetcher
from newsreader.library import refresh, rounds
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library
from newsreader.library.related import related
from newsreader.model import FeedOutcome, FeedStatus, Urgency
from tests.library.conftest import Clock
from tests.library.test_related import FLOOD, fill
from tests.library.ways import check, follow, run_with_fetcher
from tests.newsroom import Item, rss
from tests.server import Server, feed

FEEDS = 24


@contextmanager
def noted(library: Library) -> Iterator[list[str]]:
    """The statements that reach SQLite meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    def note_begin(connection: Connection) -> None:
        statements.append(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    engine = library.store.database._engine
    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "begin", note_begin)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
        event.remove(engine, "begin", note_begin)


def writes(statements: list[str]) -> int:
    return statements.count("BEGIN IMMEDIATE")


def serve_all(server: Server, slug: str) -> list[str]:
    for number in range(FEEDS):
        body = rss([Item(slug, f"Tin {slug} {number}")], base=server.url(f"{number}"))
        server.script(f"/{number}.xml", feed(body, etag=f'"{slug}"'))
    return [server.url(f"/{number}.xml") for number in range(FEEDS)]


def test_a_refresh_writes_several_feeds_at_a_time_and_asks_each_once(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    for url in serve_all(server, "cu"):
        library.store.feeds.add(url, now=clock())
    monkeypatch.setattr(rounds, "TOGETHER_SECONDS", 60.0)  # on a slow machine no answer would wait for another
    lease, deriving = 2, 8
    with noted(library) as first:
        assert sum(len(outcome.changes.added) for outcome in check(library)) == FEEDS
    assert writes(first) <= FEEDS / 5 + lease + deriving
    assert len(server.requests) == FEEDS
    server.forget()
    with noted(library) as second:
        assert {outcome.status for outcome in check(library)} == {FeedStatus.NOT_MODIFIED}
    assert writes(second) <= 1 + lease
    assert len(server.requests) == FEEDS


def test_a_refresh_that_is_given_up_leaves_no_check_without_its_articles(
    library: Library, server: Server, clock: Clock
) -> None:
    """What was fetched and not stored yet is as if it had never been fetched: no validator stays of it."""
    numbers = [library.store.feeds.add(url, now=clock()) for url in serve_all(server, "cu")]

    async def give_up(fetcher: Fetcher) -> int:
        checking = refresh.refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW)
        assert isinstance(checking, AsyncGenerator)
        first: FeedOutcome = await anext(checking)
        await checking.aclose()
        return first.feed

    stored = {run_with_fetcher(library, give_up)}
    assert library.store.leases.holder(refresh.LEASE, clock()) == ""
    for number in numbers:
        known = library.store.feeds.get(number)
        assert bool(known.validators.etag) == bool(known.articles)
        assert known.articles or number not in stored


def test_related_stories_take_so_many_statements_whatever_the_librarys_size(
    library: Library, server: Server
) -> None:
    ids = fill(library, server)
    target = ids["Thủy điện Sông Tranh xả lũ"]
    with noted(library) as small:
        related(library, target)
    more = [
        Item(f"{n}", f"Sông Tranh, ghi chép số {n}", summary=f"{FLOOD[n % 3]} Lần thứ {n}.") for n in range(120)
    ]
    server.script("/more.xml", feed(rss(more, base=server.url("/more"))))
    follow(library, server.url("/more.xml"))
    with noted(library) as large:
        related(library, target)
    most = 110  # whatever the size
    assert len(small) <= most
    assert len(large) <= most
