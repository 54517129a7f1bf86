"""070-071: what the reader can lift, what nobody can, and that every feed left out says why."""

import dataclasses
from datetime import timedelta

import pytest

from newsreader import wording
from newsreader.library.care import change_address
from newsreader.library.checks import plan_anew
from newsreader.library.choose import due_by_themselves, left_alone
from newsreader.library.opened import Library
from newsreader.model import FeedStatus, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import FEED, HOUR, conditions, feed_with, follow_at, stored, the_feed
from tests.server import Answer, Server

MINUTE = timedelta(minutes=1)


def test_070_by_hand_there_is_a_floor_of_ten_minutes(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server)
    clock.advance(6 * MINUTE)
    for numbers in ((), (one.id,)):
        [left_out] = check(library, *numbers, urgency=Urgency.BY_HAND)
        assert left_out.skip_code == "schedule.floor"
        assert left_out.skip_data["minutes"] == 6
        assert left_out.status is FeedStatus.OK
    assert len(server.requests) == 1
    clock.advance(4 * MINUTE)
    assert check(library, urgency=Urgency.BY_HAND)[0].skip_code == ""
    assert len(server.requests) == 2


def test_070_the_floor_holds_after_a_failure_too(library: Library, server: Server, clock: Clock) -> None:
    follow_at(library, server, FEED, Answer(500))
    clock.advance(HOUR)
    check(library)
    clock.advance(MINUTE)
    assert check(library, urgency=Urgency.BY_HAND)[0].skip_code == "schedule.floor"


def test_070_by_hand_lifts_the_schedule(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, feed_with(Cache_Control="max-age=18000"))
    clock.advance(11 * MINUTE)
    assert check(library, urgency=Urgency.DUE) == []
    assert check(library, one.id, urgency=Urgency.BY_HAND)[0].skip_code == ""


def test_071_now_lifts_schedule_and_floor_and_stays_conditional(
    library: Library, server: Server, clock: Clock
) -> None:
    follow_at(library, server, feed_with(ETag='"1"', Cache_Control="max-age=18000"))
    clock.advance(MINUTE)
    assert check(library, urgency=Urgency.NOW)[0].skip_code == ""
    assert conditions(server.requests[1]) == {"if-none-match": '"1"'}


def test_071_now_does_not_lift_retry_after(library: Library, server: Server, clock: Clock) -> None:
    follow_at(library, server, FEED, Answer(429, {"Retry-After": "3600"}))
    check(library)
    clock.advance(59 * MINUTE)
    assert check(library, urgency=Urgency.NOW)[0].skip_code == "schedule.host_rests"
    assert len(server.requests) == 2


def test_a_clock_that_was_ahead_makes_no_floor(library: Library, server: Server, clock: Clock) -> None:
    clock.advance(24 * HOUR)
    follow_at(library, server)
    clock.advance(-24 * HOUR)
    assert check(library, urgency=Urgency.BY_HAND)[0].skip_code == ""


def test_every_feed_left_out_says_why_and_until_when(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server)
    clock.advance(6 * MINUTE)
    [left_out] = check(library, urgency=Urgency.BY_HAND)
    kept = stored(library, one.id).health
    assert (kept.skip_code, kept.skipped_at) == ("schedule.floor", clock())
    assert dict(kept.skip_data) == dict(left_out.skip_data)
    again = (clock() + 4 * MINUTE).astimezone()
    said = wording.sentence(left_out.skip_code, dict(left_out.skip_data))
    assert said.startswith("Asked 6 min ago; by hand again at ")
    assert said.endswith(f"{again:%H:%M}.")
    [planned] = left_alone(library)
    assert planned.skip.code == "schedule.interval"
    assert planned.skip.data["again"] == (the_feed(library).next_check or clock()).isoformat(timespec="seconds")
    clock.advance(4 * MINUTE)
    check(library)
    assert the_feed(library).health.skip_code == ""


def test_a_host_that_rests_is_told_in_words(library: Library, server: Server) -> None:
    follow_at(library, server, FEED, Answer(429, {"Retry-After": "3600"}))
    check(library)
    [left_out] = check(library)
    until = (library.now() + HOUR).astimezone()
    said = wording.sentence(left_out.skip_code, dict(left_out.skip_data))
    assert said.startswith("127.0.0.1 asked us to wait until ")
    assert said.endswith(f"{until:%H:%M}.")


@pytest.mark.parametrize(
    ("minutes", "own", "due"), [(30, None, True), (0, None, False), (0, 20, True), (30, 0, False)]
)
def test_whether_anything_is_due_by_itself(
    library: Library, server: Server, clock: Clock, minutes: int, own: int | None, due: bool
) -> None:
    one = follow_at(library, server)
    library.store.feeds.set_wishes(one.id, dataclasses.replace(one.wishes, interval_minutes=own))
    plan_anew(library, stored(library, one.id))
    clock.advance(3 * HOUR)
    assert due_by_themselves([stored(library, one.id)], clock(), minutes) == ((one.id,) if due else ())


@pytest.mark.parametrize(("minutes", "own"), [(30, 0), (0, None)])
def test_a_feed_asked_by_hand_is_asked_once_at_another_address(
    library: Library, server: Server, clock: Clock, minutes: int, own: int | None
) -> None:
    one = follow_at(library, server)
    library.store.feeds.set_wishes(one.id, dataclasses.replace(one.wishes, interval_minutes=own))
    plan_anew(library, stored(library, one.id))
    change_address(library, one.id, server.url("/neu.xml"))
    plan_anew(library, stored(library, one.id))  # whatever is set of it beside
    assert due_by_themselves([stored(library, one.id)], clock(), minutes) == (one.id,)
    server.script("/neu.xml", FEED)
    assert check(library, one.id, urgency=Urgency.BY_HAND)[0].skip_code == "", "the floor was of the other address"
    assert server.requests[-1].path == "/neu.xml"
    assert due_by_themselves([stored(library, one.id)], clock(), minutes) == ()
