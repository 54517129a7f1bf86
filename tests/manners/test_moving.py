"""Permanent redirects change the stored address, in time and only where they may."""

from dataclasses import replace

import pytest

from newsreader.library.opened import Library
from newsreader.model import FeedStatus
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import BODY, FEED, HOUR, conditions, feed_with, follow_at, stored
from tests.server import Answer, Server, page, redirect


def checks(library: Library, clock: Clock, feed: int, times: int) -> list[str]:
    """The address of the feed after each of so many checks."""
    found = []
    for _ in range(times):
        clock.advance(HOUR)
        check(library, feed)
        found.append(stored(library, feed).url)
    return found


@pytest.mark.parametrize("status", [301, 308])
@pytest.mark.parametrize("etag", ["", '"1"'])
def test_permanent_redirects_seen_three_times_change_the_address_also_behind_a_304(
    library: Library, server: Server, clock: Clock, status: int, etag: str
) -> None:
    one = follow_at(library, server, feed_with(ETag='"1"'), redirect("/new.xml", status))
    server.script("/new.xml", replace(FEED, etag=etag))
    new = server.url("/new.xml")
    clock.advance(HOUR)
    [first] = check(library)
    assert (first.moved_to, stored(library, one.id).health.moved_to) == ("", new)
    assert stored(library, one.id).health.moved_count == 1
    clock.advance(HOUR)
    check(library)
    assert stored(library, one.id).url == one.url
    clock.advance(HOUR)
    [third] = check(library)
    assert third.moved_to == stored(library, one.id).url == new
    assert stored(library, one.id).health.moved_to == ""
    server.forget()
    clock.advance(HOUR)
    check(library)
    [request] = server.requests
    assert (request.path, conditions(request)) == ("/new.xml", {"if-none-match": etag} if etag else {})


@pytest.mark.parametrize("status", [302, 303, 307])
def test_temporary_redirects_never_do(library: Library, server: Server, clock: Clock, status: int) -> None:
    one = follow_at(library, server, FEED, redirect("/new.xml", status))
    server.script("/new.xml", FEED)
    assert set(checks(library, clock, one.id, 5)) == {one.url}
    assert stored(library, one.id).health.redirects == (server.url("/new.xml"),)


def test_only_the_permanent_part_of_a_chain_counts(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, redirect("/new.xml", 301))
    server.script("/new.xml", redirect("/today.xml", 302))
    server.script("/today.xml", FEED)
    assert checks(library, clock, one.id, 3)[-1] == server.url("/new.xml")


def test_the_checks_must_follow_each_other_and_agree(library: Library, server: Server, clock: Clock) -> None:
    away, elsewhere = redirect("/new.xml", 301), redirect("/other.xml", 301)
    one = follow_at(library, server, FEED, away, away, FEED, away, away, elsewhere, away, away, Answer(500), away)
    server.script("/new.xml", FEED)
    server.script("/other.xml", FEED)
    found = checks(library, clock, one.id, 10)
    assert found == [one.url] * 9 + [server.url("/new.xml")]  # a failure says nothing of where it moved to


@pytest.mark.parametrize(
    "answer", [page("<form>Đăng nhập</form>"), Answer(200, {}, b""), Answer(404), Answer(403)]
)
def test_never_to_what_is_no_feed_as_a_login_page(
    library: Library, server: Server, clock: Clock, answer: Answer
) -> None:
    one = follow_at(library, server, FEED, redirect("/login", 301))
    server.script("/login", answer)
    assert set(checks(library, clock, one.id, 5)) == {one.url}
    assert stored(library, one.id).status is FeedStatus.FAILED


def test_an_address_that_is_followed_already_is_not_taken(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, redirect("/new.xml", 301))
    other = follow_at(library, server, path="/new.xml")
    assert set(checks(library, clock, one.id, 4)) == {one.url}
    health = stored(library, one.id).health
    assert (health.moved_to, health.moved_count) == (other.url, 4)


def test_a_feed_with_a_password_does_not_move_to_another_host(library: Library, clock: Clock) -> None:
    with Server(("127.0.0.1", "127.0.2.2")) as server:
        one = follow_at(library, server, FEED, redirect(server.url("/new.xml", "127.0.2.2"), 301))
        server.script("/new.xml", FEED)
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
        assert set(checks(library, clock, one.id, 4)) == {one.url}
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name=""))
        assert checks(library, clock, one.id, 1) == [server.url("/new.xml", "127.0.2.2")]


def test_articles_and_their_marks_stay_with_a_feed_that_moves(
    library: Library, server: Server, clock: Clock
) -> None:
    one = follow_at(library, server, FEED, redirect("/new.xml", 301))
    server.script("/new.xml", FEED, FEED, FEED, replace(FEED, body=BODY + b"<!-- -->"))
    checks(library, clock, one.id, 4)
    assert stored(library, one.id).articles == one.articles == 1


def test_a_loop_ends(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, redirect("/rss.xml", 301))
    server.forget()
    clock.advance(HOUR)
    [outcome] = check(library, one.id)
    assert outcome.error_code == "fetch.redirects"
    assert len(server.requests) <= 11
