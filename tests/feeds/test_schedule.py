"""Schedule: when a feed is asked again, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.errors import FetchError, ParseError
from newsreader.feeds.schedule import (
    FLOOR,
    Heard,
    after_rest,
    due,
    floor_ends,
    next_check,
    planned_anew,
    usual_pace,
)
from newsreader.model import Feed, FeedHints, FeedStatus, FeedWishes
from newsreader.wording import SENTENCES

NOW = datetime(2026, 10, 6, 8, 0, tzinfo=UTC)  # a Tuesday
FEED = Feed(id=1, url="https://bao.example/rss", title="Báo")
FRESH = FeedHints(newest=NOW)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def wait(
    *,
    feed: Feed = FEED,
    interval: int = 30,
    max_age: int | None = None,
    hints: FeedHints = FRESH,
    error: FetchError | ParseError | None = None,
) -> tuple[timedelta, str]:
    at, reason = next_check(feed, Heard(max_age, hints, error), now=NOW, interval_minutes=interval)
    assert reason in SENTENCES
    assert at is not None
    return at - NOW, reason


def about(found: timedelta, hours: float) -> bool:
    return timedelta(hours=hours) <= found <= timedelta(hours=hours * 1.16)


def own(interval: int | None) -> Feed:
    return replace(FEED, wishes=FeedWishes(interval_minutes=interval))


def test_the_readers_interval_is_the_rule() -> None:
    found, reason = wait()
    assert about(found, 0.5)
    assert reason == "schedule.interval"


@pytest.mark.parametrize(
    ("max_age", "hints", "hours", "reason"),
    [
        (7200, FRESH, 2, "schedule.max_age"),
        (16 * 365 * 86400, FRESH, 5, "schedule.max_age"),
        (60, FRESH, 0.5, "schedule.interval"),
        (None, replace(FRESH, ttl_minutes=180), 3, "schedule.ttl"),
        (None, replace(FRESH, ttl_minutes=10**8), 24, "schedule.ttl"),
        (7200, replace(FRESH, ttl_minutes=180), 3, "schedule.ttl"),
        (None, FeedHints(newest=NOW - 10 * DAY), 6, "schedule.rhythm"),
        (None, FeedHints(newest=NOW - 900 * DAY), 12, "schedule.rhythm"),
        (None, replace(FRESH, pace=7 * 86400.0), 4.2, "schedule.rhythm"),
        (None, replace(FRESH, pace=300.0), 0.5, "schedule.interval"),
        (0, replace(FRESH, ttl_minutes=0), 0.5, "schedule.interval"),
        (None, FeedHints(newest=NOW + 30 * DAY), 0.5, "schedule.interval"),
        (None, FeedHints(), 0.5, "schedule.interval"),
    ],
)
def test_the_longest_wish_counts_within_its_bound(
    max_age: int | None, hints: FeedHints, hours: float, reason: str
) -> None:
    found, why = wait(max_age=max_age, hints=hints)
    assert about(found, hours)
    assert why == reason


def test_an_interval_for_one_feed_stands_above_the_one_for_all_and_above_our_guess() -> None:
    seldom = FeedHints(newest=NOW - 100 * DAY)
    assert about(wait(feed=own(15), hints=seldom)[0], 0.25)
    assert about(wait(feed=own(240))[0], 4)
    assert about(wait(feed=own(15), max_age=7200)[0], 2)  # what the server says is no guess


@pytest.mark.parametrize(("interval", "feed"), [(0, FEED), (30, own(0))])
@pytest.mark.parametrize("error", [None, FetchError("fetch.timeout", host="x")])
def test_by_hand_is_never_by_itself(interval: int, feed: Feed, error: FetchError | None) -> None:
    heard = Heard(error=error)
    assert next_check(feed, heard, now=NOW, interval_minutes=interval) == (None, "schedule.by_hand")


def test_an_interval_of_its_own_makes_a_feed_due_where_others_are_asked_by_hand() -> None:
    assert about(wait(interval=0, feed=own(60))[0], 1)


def test_retry_after_is_kept_and_never_shortened() -> None:
    error = FetchError("fetch.busy", host="bao.example", status=429, retry_after=7200)
    found, reason = wait(error=error)
    assert 2 * HOUR < found < 2 * HOUR + timedelta(minutes=10)
    assert reason == "schedule.retry_after"
    short, _ = wait(error=FetchError("fetch.busy", host="x", retry_after=1))
    assert about(short, 0.5)


def test_without_a_hint_waits_grow_to_a_bound() -> None:
    error = FetchError("fetch.server", host="bao.example", status=500)
    waits = [wait(feed=replace(FEED, failures=count), error=error)[0] for count in range(12)]
    assert waits == sorted(waits)
    assert about(waits[0], 0.5)
    assert about(waits[1], 1)
    assert about(waits[11], 24)


@pytest.mark.parametrize(
    ("code", "status", "hours", "reason"),
    [
        ("fetch.not_found", 404, 48, "schedule.refused"),
        ("fetch.bot_wall", 403, 48, "schedule.refused"),
        ("fetch.bot_wall", 200, 0.5, "schedule.back_off"),
        ("fetch.status", 304, 0.5, "schedule.back_off"),
        ("fetch.status", 405, 48, "schedule.refused"),
        ("fetch.status", 408, 0.5, "schedule.back_off"),
    ],
)
def test_reasons_of_their_own(code: str, status: int, hours: float, reason: str) -> None:
    found, why = wait(error=FetchError(code, host="bao.example", status=status))
    assert about(found, hours)
    assert why == reason


def test_what_is_gone_is_planned_for_no_day() -> None:
    heard = Heard(error=FetchError("fetch.gone", host="bao.example", status=410))
    assert next_check(FEED, heard, now=NOW, interval_minutes=30) == (None, "schedule.gone")


def test_without_a_network_a_feed_stays_due() -> None:
    assert wait(error=FetchError("fetch.offline", host="x")) == (timedelta(0), "schedule.offline")


def test_what_is_no_feed_backs_off() -> None:
    assert wait(error=ParseError("parse.not_a_feed", host="x"))[1] == "schedule.back_off"


def test_feeds_drift_apart_and_each_stays_with_itself() -> None:
    waits = {wait(feed=replace(FEED, id=number))[0] for number in range(50)}
    assert len(waits) == 50
    assert wait(feed=replace(FEED, id=7)) == wait(feed=replace(FEED, id=7))
    rests = {after_rest(replace(FEED, id=number), NOW) for number in range(50)}
    assert len(rests) == 50
    assert min(rests) > NOW


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        (range(8, 12), (), "Tuesday 12"),
        ((), (1,), "Wednesday 00"),
        (range(4), (1, 2), "Thursday 04"),
        ((), range(1, 7), "Monday 00"),
        (range(24), (), "Tuesday 08"),
        ((), range(7), "Tuesday 08"),
        (range(24), (1,), "Wednesday 00"),
        (range(20), (), "Tuesday 20"),
    ],
)
def test_forbidden_hours_and_days_are_left_out_unless_all_are(
    hours: range | tuple[int, ...], days: range | tuple[int, ...], expected: str
) -> None:
    hints = replace(FRESH, skip_hours=frozenset(hours), skip_days=frozenset(days))
    found, reason = wait(hints=hints)
    assert (NOW + found).strftime("%A %H") == expected
    assert reason == ("schedule.interval" if expected == "Tuesday 08" else "schedule.skip")


def test_due() -> None:
    assert due(FEED, NOW)
    assert due(replace(FEED, next_check=NOW), NOW)
    assert not due(replace(FEED, next_check=NOW + timedelta(seconds=1)), NOW)
    assert not due(replace(FEED, status=FeedStatus.GONE), NOW)
    assert not due(replace(FEED, next_check=NOW - HOUR, next_reason="schedule.by_hand"), NOW)


def test_a_clock_that_was_ahead_holds_nothing_up() -> None:
    ahead = replace(FEED, last_check=NOW + 400 * DAY, next_check=NOW + 400 * DAY + HOUR)
    assert due(ahead, NOW)
    assert due(replace(ahead, last_check=None), NOW)
    assert due(replace(FEED, last_check=NOW + 2 * DAY, next_check=NOW + 2 * DAY + HOUR), NOW)
    assert floor_ends(ahead, NOW) is None
    little = replace(FEED, last_check=NOW + timedelta(seconds=30), next_check=NOW + HOUR)
    assert not due(little, NOW)


def test_an_interval_of_a_year_is_no_clock_that_was_ahead() -> None:
    yearly = own(525_600)
    when, _ = next_check(yearly, Heard(), now=NOW, interval_minutes=30)
    assert when is not None
    assert when >= NOW + 365 * DAY
    assert not due(replace(yearly, next_check=when), NOW)
    assert due(replace(FEED, next_check=when), NOW)


def test_the_floor() -> None:
    asked = replace(FEED, last_check=NOW - timedelta(minutes=6))
    assert floor_ends(asked, NOW) == NOW + timedelta(minutes=4)
    assert floor_ends(asked, NOW + timedelta(minutes=4)) is None
    assert floor_ends(FEED, NOW) is None
    assert timedelta(minutes=10) == FLOOR


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], None),
        ([2.0], None),
        ([2.0, 2.0], 2.0),
        ([168.0, 0.1, 0.1, 168.0, 0.1, 168.0], 168.0),  # what came within an hour came together
        ([3.0, 3.0, 5000.0], 3.0),
        ([24.0] * 100, 24.0),
    ],
)
def test_the_usual_pace(gaps: list[float], expected: float | None) -> None:
    dates: list[datetime | None] = [NOW - HOUR, None, NOW + 5 * DAY]
    for gap in gaps:
        last = dates[-1] if len(dates) > 3 else dates[0]
        assert last is not None
        dates.append(last - gap * HOUR)
    pace = usual_pace(dates, NOW)
    assert (None if pace is None else pytest.approx(pace / 3600, rel=0.02)) == expected


def test_a_changed_wish_plans_anew_from_the_last_check() -> None:
    checked = replace(FEED, status=FeedStatus.OK, last_check=NOW - HOUR, next_check=NOW, hints=FRESH)

    def anew(feed: Feed, interval: int | None, for_all: int = 30) -> tuple[datetime | None, str]:
        wished = replace(feed, wishes=FeedWishes(interval_minutes=interval))
        return planned_anew(wished, now=NOW, interval_minutes=for_all)

    assert anew(checked, 20) == (None, "schedule.interval")
    later, reason = anew(checked, 600)
    assert later is not None
    assert about(later - checked.last_check if checked.last_check else DAY, 10)
    assert reason == "schedule.interval"
    assert anew(checked, 0)[1] == "schedule.by_hand"
    assert anew(checked, None, 0)[1] == "schedule.by_hand"
    assert anew(FEED, 20) == (None, "")
    failed = replace(checked, error_code="fetch.server", next_check=NOW + DAY, next_reason="schedule.back_off")
    assert anew(failed, 20) == (NOW + DAY, "schedule.back_off")
    assert anew(failed, 0)[1] == "schedule.by_hand"
    assert anew(replace(failed, next_reason="schedule.by_hand"), 20) == (None, "")
    gone = replace(failed, status=FeedStatus.GONE, next_reason="schedule.gone")
    assert anew(gone, 0)[1] == "schedule.gone"


_MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
_HINTS = st.builds(
    FeedHints,
    newest=st.none() | _MOMENTS,
    pace=st.none() | st.floats(0, 1e9),
    ttl_minutes=st.none() | st.integers(-5, 10**12),
    skip_hours=st.frozensets(st.integers(0, 30)),
    skip_days=st.frozensets(st.integers(0, 9)),
)
_ERRORS = st.none() | st.builds(
    lambda code, wait: FetchError(code, host="x", **({} if wait is None else {"retry_after": wait})),
    st.sampled_from(["fetch.busy", "fetch.server", "fetch.not_found", "fetch.timeout", "fetch.status"]),
    st.none() | st.integers(-10, 10**11),
)


@settings(deadline=None, max_examples=300)
@given(_MOMENTS, _HINTS, _ERRORS, st.none() | st.integers(0, 10**13), st.integers(1, 1440), st.integers(0, 10**6))
def test_whatever_is_said_a_feed_is_asked_again_within_a_fortnight(
    now: datetime, hints: FeedHints, error: FetchError | None, max_age: int | None, interval: int, failures: int
) -> None:
    feed = replace(FEED, failures=failures, last_check=now)
    when, reason = next_check(feed, Heard(max_age, hints, error), now=now, interval_minutes=interval)
    assert when is not None
    assert now + timedelta(minutes=interval) <= when <= now + timedelta(days=15)
    assert reason in SENTENCES
    allowed = when.hour not in hints.skip_hours or hints.skip_hours >= frozenset(range(24))
    assert allowed
    assert not due(replace(feed, next_check=when, next_reason=reason), now)
