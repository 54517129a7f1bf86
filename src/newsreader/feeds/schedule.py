"""When a feed is asked again, and why then. Pure: old state, headers and the time in, the next check out."""

import random
from datetime import datetime, timedelta

from newsreader.errors import FetchError, ParseError
from newsreader.model import Feed, FeedStatus

# Some sites declare 16 years of caching; five hours is what readers of long experience clamp to.
_LONGEST_MAX_AGE = timedelta(hours=5)
_LONGEST_TTL = timedelta(days=1)
_LONGEST_RETRY_AFTER = timedelta(days=7)
_LONGEST_BACK_OFF = timedelta(days=1)
_LONGEST_RHYTHM = timedelta(hours=12)
# Client errors other than 429 and 410 will not mend themselves within the hour.
_REFUSED = timedelta(days=2)
_NEVER = timedelta(days=3650)
# A feed whose newest entry is this old is asked at a fraction of that age: weekly feeds about every four hours.
_SILENT = timedelta(days=3)
_RHYTHM_FRACTION = 40
# Checks are drawn out by up to this share, so that feeds added together drift apart.
_SPREAD = 0.15

_PATIENT = frozenset({"fetch.not_found", "fetch.forbidden", "fetch.login", "fetch.bot_wall", "fetch.status"})


def next_check(
    feed: Feed,
    *,
    now: datetime,
    interval_minutes: int,
    max_age: int | None,
    ttl_minutes: int | None,
    error: FetchError | ParseError | None,
    newest: datetime | None,
    seed: int,
) -> tuple[datetime, str]:
    """The time of the next check and the code of its reason (schedule.*).

    `feed` is as it was before this check (`failures` counts those before it); `interval_minutes` is the reader's
    wish, 0 for "only by hand"; `max_age` in seconds; `newest` is the date of the newest entry; `seed` is
    the feed's own number and spreads checks.
    """
    if error is not None:
        return _after_error(feed, now, interval_minutes, error, seed)
    if interval_minutes <= 0:
        return now + _NEVER, "schedule.by_hand"
    wait, reason = max(_wishes(now, interval_minutes, max_age, ttl_minutes, newest))
    return now + _spread(wait, seed), reason


def due(feed: Feed, now: datetime) -> bool:
    """Whether `feed` may be asked by itself at `now`; a feed that is gone never is."""
    if feed.status is FeedStatus.GONE:
        return False
    return feed.next_check is None or feed.next_check <= now


def _wishes(
    now: datetime, interval_minutes: int, max_age: int | None, ttl_minutes: int | None, newest: datetime | None
) -> list[tuple[timedelta, str]]:
    """How long each party wants us to wait; the longest counts."""
    wishes = [(timedelta(minutes=interval_minutes), "schedule.interval")]
    if max_age:
        wishes.append((min(timedelta(seconds=min(max_age, 10**9)), _LONGEST_MAX_AGE), "schedule.max_age"))
    if ttl_minutes:
        wishes.append((min(timedelta(minutes=min(ttl_minutes, 10**6)), _LONGEST_TTL), "schedule.ttl"))
    if newest is not None and now - newest > _SILENT:
        wishes.append((min((now - newest) / _RHYTHM_FRACTION, _LONGEST_RHYTHM), "schedule.rhythm"))
    return wishes


def _after_error(
    feed: Feed, now: datetime, interval_minutes: int, error: FetchError | ParseError, seed: int
) -> tuple[datetime, str]:
    retry_after = error.data.get("retry_after")
    if isinstance(retry_after, int | float):
        # A second more than asked: clocks differ.
        asked = timedelta(seconds=min(max(retry_after, 0), _LONGEST_RETRY_AFTER.total_seconds()) + 1)
        own = timedelta(minutes=max(interval_minutes, 1))
        return now + max(asked, _spread(own, seed)), "schedule.retry_after"
    if error.code == "fetch.gone":
        return now + _NEVER, "schedule.gone"
    if error.code == "fetch.offline":
        return now + timedelta(minutes=1), "schedule.offline"
    if error.code in _PATIENT:
        return now + _spread(_REFUSED, seed), "schedule.refused"
    interval = timedelta(minutes=interval_minutes or 30)
    wait = interval * 2 ** min(feed.failures, 10)
    return now + _spread(max(interval, min(wait, _LONGEST_BACK_OFF)), seed), "schedule.back_off"


def _spread(wait: timedelta, seed: int) -> timedelta:
    """`wait` drawn out by a share that is the feed's own."""
    return wait * (1 + _SPREAD * random.Random(seed).random())
