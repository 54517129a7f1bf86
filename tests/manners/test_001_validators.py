"""001-016: what tells a server that we have its document already."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.library.opened import Library, open_library
from newsreader.model import FeedStatus, Validators
from newsreader.paths import library_paths
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import (
    BODY,
    FEED,
    HOUR,
    conditions,
    feed_with,
    follow_at,
    http_date,
    the_feed,
    unchanged_with,
)
from tests.newsroom import Item, rss
from tests.server import Answer, Server

DUMP = Path(__file__).parents[1] / "data" / "store" / "version-1.sql"
ETAG = '"abc"'
MODIFIED = "Tue, 10 Mar 2026 07:00:00 GMT"


def test_001_004_both_are_stored_and_sent(library: Library, server: Server) -> None:
    feed = follow_at(library, server, feed_with(ETag=ETAG, Last_Modified=MODIFIED))
    assert (feed.validators.etag, feed.validators.last_modified) == (ETAG, MODIFIED)
    assert not conditions(server.requests[0])
    check(library)
    assert conditions(server.requests[1]) == {"if-none-match": ETAG, "if-modified-since": MODIFIED}


def test_010_011_both_outlast_checks_and_a_restart(tmp_path: Path, clock: Clock, server: Server) -> None:
    place = library_paths(tmp_path / "restarted")
    library = open_library(place, now=clock, checkpoints=True)
    follow_at(library, server, feed_with(ETag=ETAG, Last_Modified=MODIFIED), unchanged_with())
    check(library)
    library.close()
    again = open_library(place, now=clock, checkpoints=True)
    check(again)
    again.close()
    assert conditions(server.requests[2]) == {"if-none-match": ETAG, "if-modified-since": MODIFIED}


@pytest.mark.parametrize(
    "etag", ['W/"a"', "unquoted", '"with \\"quotes\\" , and commas"', '"é-ü-ế"', "W/strange", '""', '"a b"']
)
@pytest.mark.parametrize(
    "modified", ["Tue, 10 Mar 2026 07:00:00 +0700", "10 March 2026", "0", "yesterday", "Di., 10 Mär 2026"]
)
def test_012_013_both_go_back_byte_for_byte(library: Library, server: Server, etag: str, modified: str) -> None:
    follow_at(library, server, feed_with(ETag=etag, Last_Modified=modified))
    check(library)
    assert conditions(server.requests[1]) == {"if-none-match": etag, "if-modified-since": modified}


def test_014_a_new_answer_replaces_both_also_when_one_is_missing(library: Library, server: Server) -> None:
    follow_at(library, server, feed_with(ETag=ETAG, Last_Modified=MODIFIED), feed_with(ETag='"2"'), FEED)
    check(library)
    check(library)
    assert conditions(server.requests[2]) == {"if-none-match": '"2"'}
    check(library)
    assert conditions(server.requests[3]) == {}


def test_014_a_304_replaces_both_where_it_has_one(library: Library, server: Server) -> None:
    first = feed_with(ETag=ETAG, Last_Modified=MODIFIED)
    follow_at(library, server, first, unchanged_with(), unchanged_with(ETag='"2"'), unchanged_with())
    check(library)
    check(library)
    assert conditions(server.requests[2]) == {"if-none-match": ETAG, "if-modified-since": MODIFIED}
    check(library)
    assert conditions(server.requests[3]) == {"if-none-match": '"2"'}
    assert the_feed(library).status is FeedStatus.NOT_MODIFIED


def test_015_both_outlast_an_upgrade_of_the_program(tmp_path: Path, clock: Clock, server: Server) -> None:
    place = library_paths(tmp_path / "old")
    place.database.parent.mkdir(parents=True)
    server.script("/rss.xml", FEED)
    with closing(sqlite3.connect(place.database)) as old:
        old.executescript(DUMP.read_text(encoding="utf-8"))
        old.execute("UPDATE feed SET removed = 1 WHERE id <> 1")
        values = (server.url("/rss.xml"), ETAG, MODIFIED, clock().timestamp())
        old.execute(
            "UPDATE feed SET url = ?, etag = ?, last_modified = ?, validators_received = ? WHERE id = 1", values
        )
        old.commit()
    library = open_library(place, now=clock, checkpoints=True)
    check(library)
    library.close()
    assert conditions(server.requests[0]) == {"if-none-match": ETAG, "if-modified-since": MODIFIED}
    shutil.rmtree(place.data)


@pytest.mark.parametrize(
    "answer", [Answer(429), Answer(429, {"ETag": '"no"'}), Answer(500), Answer(503), Answer(404), Answer(403)]
)
def test_016_both_outlast_refusals(library: Library, server: Server, clock: Clock, answer: Answer) -> None:
    follow_at(library, server, feed_with(ETag=ETAG, Last_Modified=MODIFIED), answer, FEED)
    check(library)
    clock.advance(HOUR)
    check(library)
    assert conditions(server.requests[2]) == {"if-none-match": ETAG, "if-modified-since": MODIFIED}


def test_both_are_dropped_after_eight_days(library: Library, server: Server, clock: Clock) -> None:
    """Some servers answer 304 for ever. A 304 does not make the document younger."""
    follow_at(library, server, feed_with(ETag=ETAG), unchanged_with(ETag=ETAG))
    clock.advance(timedelta(days=5))
    check(library)
    clock.advance(timedelta(days=2, hours=23))
    check(library)
    assert conditions(server.requests[2]) == {"if-none-match": ETAG}
    clock.advance(timedelta(hours=2))
    check(library)
    assert conditions(server.requests[3]) == {}


def test_a_304_that_nobody_asked_for_is_no_answer(library: Library, server: Server, clock: Clock) -> None:
    follow_at(library, server, unchanged_with(), feed_with(ETag=ETAG), unchanged_with())
    assert (the_feed(library).status, the_feed(library).error_code) == (FeedStatus.FAILED, "fetch.status")
    check(library)
    assert the_feed(library).status is FeedStatus.OK
    clock.advance(timedelta(days=9))  # it is asked for the whole document then
    check(library)
    assert the_feed(library).error_data["status"] == 304


def test_a_last_modified_in_the_future_is_not_sent_back(library: Library, server: Server, clock: Clock) -> None:
    tomorrow = http_date(clock() + timedelta(days=1))
    follow_at(library, server, feed_with(ETag=ETAG, Last_Modified=tomorrow))
    check(library)
    assert conditions(server.requests[1]) == {"if-none-match": ETAG}
    clock.advance(timedelta(days=2))
    check(library)
    assert conditions(server.requests[2]) == {"if-none-match": ETAG, "if-modified-since": tomorrow}


def test_of_a_document_that_was_cut_none_are_kept(library: Library, server: Server) -> None:
    """The rest would not come before the feed changes. One that always ends so is asked for as any other."""
    body = rss([Item(f"a{n}", f"Bài {n}") for n in range(20)], base="http://127.0.0.1")
    head = b'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: "abc"\r\n\r\n'
    broken = Answer(raw=head + body[: len(body) // 2])
    whole = Answer(200, {"Content-Type": "application/rss+xml"}, body, etag=ETAG)
    assert 0 < follow_at(library, server, broken, whole).articles < 20
    check(library)
    assert the_feed(library).articles == 20
    assert conditions(server.requests[1]) == {}
    server.script("/rss.xml", broken)
    check(library)
    check(library)
    check(library)
    assert [conditions(request) for request in server.requests[3:]] == [{}, {"if-none-match": ETAG}]
    assert the_feed(library).articles == 20


def test_a_feed_that_always_ends_too_early_is_not_asked_for_whole_for_ever(
    library: Library, server: Server
) -> None:
    """Its server writes the time at the end of each, so that no two are the same."""
    begun = BODY.partition(b"</channel>")[0]
    server_says = {"Content-Type": "application/rss+xml"}
    cut = [Answer(200, server_says, begun + b"<!-- %d -->" % minute, etag=ETAG) for minute in range(4)]
    follow_at(library, server, *cut)
    for _time in range(3):
        check(library)
    last = {"if-none-match": ETAG}
    assert [conditions(request) for request in server.requests] == [{}, {}, last, last]
    assert the_feed(library).status is FeedStatus.NOT_MODIFIED


def test_what_is_fetched_anew_is_never_asked_for_without_both(library: Library, server: Server) -> None:
    """071: no way of refreshing, NOW neither, asks for a document that we have."""
    follow_at(library, server, feed_with(ETag=ETAG))
    for _ in range(3):
        check(library)
    assert [conditions(request) for request in server.requests[1:]] == [{"if-none-match": ETAG}] * 3
    assert the_feed(library).validators == Validators(ETAG, "", library.now())
