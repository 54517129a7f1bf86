"""What the reader changes while a feed is being asked stays as it was set, and nothing of the check undoes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from newsreader.library.care import apply_settings, change_address, settings_of
from newsreader.library.moves import follow_move
from newsreader.library.opened import Library
from newsreader.library.read import feeds, list_ids
from newsreader.library.subscribe import unsubscribe
from newsreader.model import FeedCheck, FeedStatus, FeedWishes, Query
from tests.library.conftest import Clock
from tests.library.ways import check, follow
from tests.newsroom import Item, rss
from tests.server import Answer, Request, Server, feed, redirect

MINUTE = timedelta(minutes=1)
NOT_ASKED = "schedule.changed"


def news(server: Server, *slugs: str, etag: str = "") -> Answer:
    return feed(rss([Item(slug, f"Tin {slug}") for slug in slugs], base=server.url("").rstrip("/")), etag=etag)


@pytest.fixture
def number(library: Library, server: Server, clock: Clock) -> int:
    server.script("/rss.xml", news(server, "a", etag='"1"'))
    server.script("/khac.xml", news(server, "khac"))
    number = follow(library, server.url("/rss.xml")).feed
    clock.advance(timedelta(days=1))
    return number


def while_asked(server: Server, change: Callable[[], object], answer: Answer, path: str = "/rss.xml") -> None:
    """Let the reader do something between the request and its answer."""

    def meanwhile(request: Request) -> Answer:
        del request
        change()
        return answer

    server.script(path, meanwhile)


ANSWERS = [
    pytest.param(lambda server: news(server, "a", "b", etag='"2"'), id="news"),
    pytest.param(lambda server: news(server, "a", etag='"1"'), id="unchanged"),
    pytest.param(lambda _server: Answer(404), id="failure"),
    pytest.param(lambda _server: Answer(410), id="gone"),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_another_address_stays_and_is_due(
    library: Library, server: Server, number: int, answer: Callable[[Server], Answer]
) -> None:
    new = server.url("/khac.xml")
    while_asked(server, lambda: change_address(library, number, new), answer(server))
    [outcome] = check(library)
    assert (outcome.skip_code, outcome.error_code, outcome.changes.added) == (NOT_ASKED, "", ())
    one = library.store.feeds.get(number)
    assert (one.url, one.next_check, one.status, one.failures) == (new, None, FeedStatus.OK, 0)
    assert (one.validators.etag, one.body_hash) == ("", "")
    assert len(list_ids(library, Query())) == 1
    assert len(check(library)[0].changes.added) == 1


@pytest.mark.parametrize("answer", ANSWERS[:3])
def test_an_interval_counts_from_this_very_check(
    library: Library, server: Server, number: int, clock: Clock, answer: Callable[[Server], Answer]
) -> None:
    wanted = replace(settings_of(library.store.feeds.get(number)), wishes=FeedWishes(interval_minutes=240))
    while_asked(server, lambda: apply_settings(library, number, wanted), answer(server))
    [outcome] = check(library)
    one = library.store.feeds.get(number)
    assert one.next_check is not None
    wait = one.next_check - clock()
    if outcome.error_code:
        assert (one.next_reason, wait >= timedelta(days=2)) == ("schedule.refused", True)
    else:
        assert one.next_reason == "schedule.interval"
        assert 240 * MINUTE <= wait <= 240 * 1.2 * MINUTE
    assert one.last_check == clock()


def test_a_failure_backs_off_by_the_interval_that_was_set_meanwhile(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    wanted = replace(settings_of(library.store.feeds.get(number)), wishes=FeedWishes(interval_minutes=120))
    server.script("/rss.xml", Answer(500))
    check(library)
    while_asked(server, lambda: apply_settings(library, number, wanted), Answer(500))
    check(library)
    one = library.store.feeds.get(number)
    assert one.next_check is not None
    assert (one.failures, one.next_reason) == (2, "schedule.back_off")
    assert 240 * MINUTE <= one.next_check - clock() <= 240 * 1.2 * MINUTE


def test_what_a_server_said_of_its_answer_counts_with_the_new_interval(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    wanted = replace(settings_of(library.store.feeds.get(number)), wishes=FeedWishes(interval_minutes=30))
    answer = news(server, "a", "b")
    fresh = replace(answer, headers={**answer.headers, "Cache-Control": "max-age=14400"})
    while_asked(server, lambda: apply_settings(library, number, wanted), fresh)
    check(library)
    one = library.store.feeds.get(number)
    assert one.next_check is not None
    assert one.next_reason == "schedule.max_age"
    assert one.next_check - clock() >= timedelta(hours=4)


def test_by_hand_only_stays_so(library: Library, server: Server, number: int) -> None:
    wanted = replace(settings_of(library.store.feeds.get(number)), wishes=FeedWishes(interval_minutes=0))
    while_asked(server, lambda: apply_settings(library, number, wanted), news(server, "a", "b"))
    assert len(check(library)[0].changes.added) == 1
    assert library.store.feeds.get(number).next_reason == "schedule.by_hand"


def test_other_wishes_are_left_as_they_were_set(library: Library, server: Server, number: int) -> None:
    wishes = FeedWishes(full_text=True, notify=True, retention_days=9)
    wanted = replace(settings_of(library.store.feeds.get(number)), title="Của tôi", wishes=wishes)
    while_asked(server, lambda: apply_settings(library, number, wanted), news(server, "a", "b"))
    assert len(check(library)[0].changes.added) == 1
    one = library.store.feeds.get(number)
    assert (one.title, one.wishes) == ("Của tôi", wishes)


@pytest.mark.parametrize("wishes", [FeedWishes(user_name="bandoc"), FeedWishes(user_agent="Thu/1")])
def test_a_refusal_of_the_name_before_says_nothing_of_the_new_one(
    library: Library, server: Server, number: int, wishes: FeedWishes
) -> None:
    wanted = replace(settings_of(library.store.feeds.get(number)), wishes=wishes)
    due = library.store.feeds.get(number).next_check
    while_asked(server, lambda: apply_settings(library, number, wanted), Answer(401))
    [outcome] = check(library)
    one = library.store.feeds.get(number)
    assert (outcome.skip_code, one.status, one.next_check) == (NOT_ASKED, FeedStatus.OK, due)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_feed_that_was_removed_stays_removed(
    library: Library, server: Server, number: int, answer: Callable[[Server], Answer]
) -> None:
    while_asked(server, lambda: unsubscribe(library, [number]), answer(server))
    [outcome] = check(library)
    assert (outcome.skip_code, outcome.error_code, outcome.changes.added) == (NOT_ASKED, "", ())
    assert feeds(library) == ()
    assert len(list_ids(library, Query())) == 0
    assert library.store.feeds.get(number).validators.etag == '"1"'
    library.store.feeds.restore([number])
    assert len(list_ids(library, Query())) == 1


def test_a_move_does_not_overtake_the_readers_own_address(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    server.script("/moi.xml", news(server, "a", "b"))
    server.script("/rss.xml", redirect("/moi.xml", 301))
    for _ in range(2):
        check(library)
        clock.advance(timedelta(days=1))
    new = server.url("/khac.xml")
    while_asked(server, lambda: change_address(library, number, new), news(server, "a", "c"), "/moi.xml")
    [outcome] = check(library)
    assert outcome.moved_to == ""
    assert library.store.feeds.get(number).url == new


def test_a_move_is_not_followed_from_another_address_than_was_asked(library: Library, number: int) -> None:
    asked = library.store.feeds.get(number)
    target = asked.url.replace("/rss.xml", "/moi.xml")
    moved = FeedCheck(number, library.now(), FeedStatus.OK, redirected_to=target, moved_count=3, asked=asked)
    change_address(library, number, asked.url.replace("/rss.xml", "/khac.xml"))
    assert follow_move(library, moved) == ""
    change_address(library, number, asked.url)
    library.store.feeds.remove([number], library.now())
    assert follow_move(library, moved) == ""
    library.store.feeds.restore([number])
    assert follow_move(library, moved) == target


def test_a_plan_for_an_interval_that_is_no_more_is_not_stored(library: Library, number: int) -> None:
    asked = library.store.feeds.get(number)
    library.store.feeds.set_wishes(number, FeedWishes(interval_minutes=240))
    later = library.now() + timedelta(days=9)
    check_made = FeedCheck(
        number, library.now(), FeedStatus.NOT_MODIFIED, next_check=later, next_reason="schedule.ttl", asked=asked
    )
    assert library.store.checks.record_all([check_made]) == {number}
    one = library.store.feeds.get(number)
    assert (one.status, one.next_check, one.next_reason) == (
        FeedStatus.NOT_MODIFIED,
        asked.next_check,
        asked.next_reason,
    )
    assert library.store.checks.planned_otherwise([check_made]) == (check_made,)
    assert library.store.checks.planned_otherwise([replace(check_made, asked=one)]) == ()
