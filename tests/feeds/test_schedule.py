"""Schedule: when a feed is asked again, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsreader.errors import FetchError, ParseError
from newsreader.feeds.schedule import due, next_check
from newsreader.model import Feed, FeedStatus
from newsreader.wording import SENTENCES

NOW = datetime(2026, 10, 6, 8, 0, tzinfo=UTC)
FEED = Feed(id=1, url="https://bao.example/rss", title="Báo")


def wait(
    *,
    feed: Feed = FEED,
    interval: int = 30,
    max_age: int | None = None,
    ttl: int | None = None,
    error: FetchError | ParseError | None = None,
    newest: datetime | None = NOW,
    seed: int = 1,
) -> tuple[timedelta, str]:
    at, reason = next_check(
        feed,
        now=NOW,
        interval_minutes=interval,
        max_age=max_age,
        ttl_minutes=ttl,
        error=error,
        newest=newest,
        seed=seed,
    )
    assert reason in SENTENCES
    return at - NOW, reason


def about(found: timedelta, hours: float) -> bool:
    return timedelta(hours=hours) <= found <= timedelta(hours=hours * 1.16)


def test_the_readers_interval_is_the_rule() -> None:
    found, reason = wait()
    assert about(found, 0.5)
    assert reason == "schedule.interval"


@pytest.mark.parametrize(
    ("max_age", "ttl", "newest", "hours", "reason"),
    [
        (7200, None, NOW, 2, "schedule.max_age"),
        (16 * 365 * 86400, None, NOW, 5, "schedule.max_age"),
        (60, None, NOW, 0.5, "schedule.interval"),
        (None, 180, NOW, 3, "schedule.ttl"),
        (None, 10**8, NOW, 24, "schedule.ttl"),
        (None, None, NOW - timedelta(days=10), 6, "schedule.rhythm"),
        (None, None, NOW - timedelta(days=900), 12, "schedule.rhythm"),
        (0, 0, NOW + timedelta(days=30), 0.5, "schedule.interval"),
    ],
)
def test_the_longest_wish_counts_within_its_bound(
    max_age: int | None, ttl: int | None, newest: datetime, hours: float, reason: str
) -> None:
    found, why = wait(max_age=max_age, ttl=ttl, newest=newest)
    assert about(found, hours)
    assert why == reason


def test_by_hand_is_never_by_itself() -> None:
    found, reason = wait(interval=0)
    assert found > timedelta(days=3000)
    assert reason == "schedule.by_hand"


def test_retry_after_is_kept_and_never_shortened() -> None:
    error = FetchError("fetch.busy", host="bao.example", status=429, retry_after=7200)
    found, reason = wait(error=error)
    assert timedelta(hours=2) < found < timedelta(hours=2, minutes=1)
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
    ("code", "hours", "reason"),
    [
        ("fetch.not_found", 48, "schedule.refused"),
        ("fetch.bot_wall", 48, "schedule.refused"),
        ("fetch.gone", 24 * 3650, "schedule.gone"),
        ("fetch.offline", 1 / 60, "schedule.offline"),
    ],
)
def test_reasons_of_their_own(code: str, hours: float, reason: str) -> None:
    found, why = wait(error=FetchError(code, host="bao.example"))
    assert about(found, hours)
    assert why == reason


def test_what_is_no_feed_backs_off() -> None:
    assert wait(error=ParseError("parse.not_a_feed", host="x"))[1] == "schedule.back_off"


def test_feeds_drift_apart_and_each_stays_with_itself() -> None:
    waits = {wait(seed=seed)[0] for seed in range(50)}
    assert len(waits) == 50
    assert wait(seed=7) == wait(seed=7)


def test_due() -> None:
    assert due(FEED, NOW)
    assert due(replace(FEED, next_check=NOW), NOW)
    assert not due(replace(FEED, next_check=NOW + timedelta(seconds=1)), NOW)
    assert not due(replace(FEED, status=FeedStatus.GONE), NOW)
