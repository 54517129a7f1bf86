"""A clock that is set back, or was ahead: what is dated meanwhile keeps its time."""

import re
from datetime import timedelta
from email.utils import format_datetime

import pytest

from newsreader.library.opened import Library
from newsreader.library.read import list_ids, list_rows
from newsreader.library.tidy import tidy
from newsreader.model import Query
from newsreader.settings import RETENTION_DAYS
from tests.library.conftest import Clock
from tests.library.ways import check, follow
from tests.newsroom import NOON, Item, rss
from tests.server import Answer, Server

YEARS = timedelta(days=800)
NEXT = Item("b", "Hai", age=-timedelta(hours=20))


def publish(server: Server, *items: Item, days: float = 0) -> str:
    """A feed as a server gives it `days` after noon."""
    headers = {"Content-Type": "application/rss+xml", "Date": format_datetime(NOON + timedelta(days=days))}
    server.script("/rss.xml", Answer(200, headers, rss(items, base=server.url(""))))
    return server.url("/rss.xml")


def test_what_comes_while_the_clock_is_set_back_keeps_its_date(
    library: Library, server: Server, clock: Clock
) -> None:
    follow(library, publish(server, Item("a", "Một")))
    publish(server, NEXT, Item("a", "Một"), days=1)
    clock.advance(-YEARS)
    check(library)
    [newest, _] = list_rows(library, list_ids(library, Query()))
    assert (newest.title, newest.published) == ("Hai", NOON + timedelta(hours=20))


def test_it_is_not_let_go_by_its_age_later(library: Library, server: Server, clock: Clock) -> None:
    library.settings.set(RETENTION_DAYS, 365)
    follow(library, publish(server, Item("a", "Một")))
    publish(server, NEXT, Item("a", "Một"), days=1)
    clock.advance(-YEARS)
    check(library)
    clock.advance(YEARS + timedelta(days=2))
    list(tidy(library, at_once=True))
    assert len(list_ids(library, Query())) == 2


def test_what_has_no_date_does_not_come_from_years_ahead(library: Library, server: Server, clock: Clock) -> None:
    follow(library, publish(server, Item("a", "Một")))
    undated = re.sub(rb"<pubDate>[^<]*</pubDate>", b"", rss([Item("b", "Hai")], base=server.url("")))
    headers = {"Content-Type": "application/rss+xml", "Date": format_datetime(NOON + timedelta(days=1))}
    server.script("/rss.xml", Answer(200, headers, undated))
    clock.advance(YEARS)
    check(library)
    [newest, _] = list_rows(library, list_ids(library, Query()))
    assert (newest.title, newest.published) == ("Hai", NOON + timedelta(days=1))


def test_no_server_that_is_behind_is_believed_while_there_is_news(
    library: Library, server: Server, clock: Clock
) -> None:
    follow(library, publish(server, Item("a", "Một")))
    publish(server, Item("b", "Hai", age=timedelta(minutes=5)), Item("a", "Một"), days=-800)
    check(library)
    [newest, _] = list_rows(library, list_ids(library, Query()))
    assert (newest.title, newest.published) == ("Hai", NOON - timedelta(minutes=5))


@pytest.mark.parametrize("away", [5, 30])
def test_nor_after_a_silence_where_what_it_brings_says_otherwise(
    library: Library, server: Server, clock: Clock, away: int
) -> None:
    follow(library, publish(server, Item("a", "Một"), days=-800))
    clock.advance(timedelta(days=away))
    new = Item("b", "Hai", age=-timedelta(days=away - 1))
    publish(server, new, Item("a", "Một"), days=away - 800)
    check(library)
    [newest, _] = list_rows(library, list_ids(library, Query()))
    assert (newest.title, newest.published) == ("Hai", NOON + timedelta(days=away - 1))


def test_no_server_alone_is_believed(library: Library, server: Server, clock: Clock) -> None:
    """It may be the one whose clock is ahead: there is no news of others from then."""
    follow(library, publish(server, Item("a", "Một")))
    publish(server, Item("b", "Hai", age=-YEARS), Item("a", "Một"), days=800)
    clock.advance(timedelta(hours=1))
    check(library)
    [newest, _] = list_rows(library, list_ids(library, Query()))
    assert newest.published == clock()


def test_no_news_alone_is_believed(library: Library, server: Server, clock: Clock) -> None:
    """It may have come while the clock was ahead: the servers know better."""
    clock.advance(YEARS)
    follow(library, publish(server, Item("a", "Một", age=-timedelta(days=700))))
    clock.advance(-YEARS)
    publish(server, Item("b", "Hai", age=-timedelta(days=600)), Item("a", "Một", age=-timedelta(days=700)))
    check(library)
    rows = {row.title: row for row in list_rows(library, list_ids(library, Query()))}
    assert rows["Hai"].published == clock()
