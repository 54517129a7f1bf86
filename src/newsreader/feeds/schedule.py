"""When a feed is asked again, and why then. Pure: old state, answer, history and the time in, the next check out.

The rules and their reasons stand in docs/notes/006-when-a-feed-is-asked.md.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from newsreader.errors import NewsreaderError
from newsreader.model import Feed, FeedHints, FeedStatus

FLOOR = timedelta(minutes=10)  # between two checks by hand (the list of manners, 070)
LONGEST_REST = timedelta(days=7)  # what is believed of a Retry-After

# Some sites declare 16 years of caching; five hours is what readers of long experience clamp to.
_LONGEST_MAX_AGE = timedelta(hours=5)
_LONGEST_TTL = timedelta(days=1)
_LONGEST_BACK_OFF = timedelta(days=1)
# Where nobody was reached it may have been our own network, and nobody is bothered by another try.
_LONGEST_UNREACHED = timedelta(hours=4)
_LONGEST_RHYTHM = timedelta(hours=12)
# Client errors other than 429 and 410 will not mend themselves within the hour.
_REFUSED = timedelta(days=2)
# No wait is longer but by the feed's own interval, with its share of spread; and skipDays may hold six days more.
_LONGEST_PLAN = timedelta(days=15)
_CLOCKS_DIFFER = timedelta(minutes=5)
# A feed is asked forty times within the time that usually lies between two of its entries, or for which it has
# been silent: one that publishes weekly about every four hours, one of daily entries every 36 minutes.
_RHYTHM_FRACTION = 40
_ONE_MOMENT = timedelta(hours=1)  # entries that came within it came together
_MOMENTS = 20  # so many of the newest say how often a feed publishes
_FEWEST_MOMENTS = 3
# Checks are drawn out by up to this share, so that feeds added together drift apart.
_SPREAD = 0.15
_HOUR = timedelta(hours=1)
_HOURS_A_WEEK = 168

_PATIENT = frozenset({"fetch.not_found", "fetch.forbidden", "fetch.login", "fetch.bot_wall", "fetch.status"})
_UNREACHED = frozenset({"fetch.unreachable", "fetch.lookup", "fetch.unanswered", "fetch.proxy", "fetch.portal"})
# What is of the moment: a robot check that comes as if it were the document, which servers have while they are
# attacked; 304 to who has nothing; timeout, misdirected, too early.
_PASSING = frozenset({200, 304, 408, 421, 425})
NEW_ADDRESS = "schedule.address"  # it was never asked there, however often elsewhere
_BY_NO_CLOCK = frozenset({"schedule.gone", "schedule.by_hand"})
_NO_HINTS = FeedHints()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a check brought: `max_age` in seconds; `hints` of the document, or those kept of it where none came;
    `error` where it failed (its data may hold `retry_after` in seconds)."""

    max_age: int | None = None
    hints: FeedHints = _NO_HINTS
    error: NewsreaderError | None = None


def next_check(feed: Feed, heard: Heard, *, now: datetime, interval_minutes: int) -> tuple[datetime | None, str]:
    """The time of the next check and the code of its reason (schedule.*); None where no clock brings one.

    `feed` is as it was before this check (`failures` counts those before it); `interval_minutes` is the wish for
    all feeds, which the feed's own overrides; 0 is "only by hand".
    """
    minutes = interval_of(feed, interval_minutes)
    if heard.error is not None and heard.error.code == "fetch.gone":
        return None, "schedule.gone"
    if minutes <= 0:
        return None, "schedule.by_hand"
    if heard.error is not None:
        when, reason = _after_error(feed, now, minutes, heard.error)
    else:
        wait, reason = max(_wishes(heard, now, minutes, guess=feed.wishes.interval_minutes is None))
        when = now + _spread(wait, feed.id)
    allowed = _allowed(when, heard.hints, feed.id)
    return allowed, reason if allowed == when else "schedule.skip"


def interval_of(feed: Feed, usual: int) -> int:
    """After how many minutes a feed is wanted again, 0 only by hand; `usual` is the wish for all feeds."""
    own = feed.wishes.interval_minutes
    return usual if own is None else own


def planned_anew(feed: Feed, *, now: datetime, interval_minutes: int) -> tuple[datetime | None, str]:
    """The next check after the reader has changed a wish, counted from the last one; None: at once. What a server
    or a failure decided stays, unless it is now to be asked by hand only, or was."""
    by_hand = interval_of(feed, interval_minutes) <= 0
    if (
        feed.next_reason == NEW_ADDRESS
        or feed.status is FeedStatus.GONE
        or (feed.error_code and not by_hand and feed.next_reason not in _BY_NO_CLOCK)
    ):
        return feed.next_check, feed.next_reason
    if not by_hand and (feed.last_check is None or feed.error_code):
        return None, ""
    heard = Heard(hints=feed.hints)
    when, reason = next_check(feed, heard, now=feed.last_check or now, interval_minutes=interval_minutes)
    return (when if when is not None and when > now else None), reason


def after_rest(feed: Feed, until: datetime) -> datetime:
    """When a feed is asked whose host is left alone `until` then; its feeds come apart."""
    return until + timedelta(seconds=1) + _spread(_HOUR, feed.id) - _HOUR


def due(feed: Feed, now: datetime) -> bool:
    """Whether `feed` may be asked by itself at `now`; one that is gone, or is asked by hand only, never is.

    A plan that a clock in the future has made does not hold: the last check then lies ahead, or the next one
    further than any plan reaches.
    """
    if feed.status is FeedStatus.GONE or feed.next_reason in _BY_NO_CLOCK:
        return False
    if feed.next_check is None or feed.next_check <= now:
        return True
    if feed.last_check is not None and feed.last_check > now + _CLOCKS_DIFFER:
        return True
    return feed.next_check > now + _longest_plan(feed)


def _longest_plan(feed: Feed) -> timedelta:
    """No wait of a feed is longer: its own interval may be a year."""
    return _LONGEST_PLAN + timedelta(minutes=feed.wishes.interval_minutes or 0) * (1 + _SPREAD)


def floor_ends(feed: Feed, now: datetime) -> datetime | None:
    """Until when a feed that was just asked is not asked again by hand; None when it may be."""
    if feed.next_reason == NEW_ADDRESS or feed.last_check is None:
        return None
    if not feed.last_check <= now < feed.last_check + FLOOR:
        return None
    return feed.last_check + FLOOR


def usual_pace(dates: Iterable[datetime | None], now: datetime) -> float | None:
    """The seconds that usually lie between two publications (the median of the newest), from the dates of entries;
    None where there are too few. What came within an hour came together."""
    moments: list[datetime] = []
    for date in sorted((date for date in dates if date is not None and date <= now), reverse=True):
        if not moments or moments[-1] - date > _ONE_MOMENT:
            moments.append(date)
        if len(moments) == _MOMENTS:
            break
    if len(moments) < _FEWEST_MOMENTS:
        return None
    return median((later - earlier).total_seconds() for later, earlier in pairwise(moments))


def _wishes(heard: Heard, now: datetime, minutes: int, *, guess: bool) -> list[tuple[timedelta, str]]:
    """How long each party wants us to wait; the longest counts. `guess`: also our own guess at the rhythm, which
    an interval that the reader set for this very feed does not need."""
    wishes = [(timedelta(minutes=minutes), "schedule.interval")]
    hints = heard.hints
    if heard.max_age:
        wishes.append((min(timedelta(seconds=min(heard.max_age, 10**9)), _LONGEST_MAX_AGE), "schedule.max_age"))
    if hints.ttl_minutes:
        wishes.append((min(timedelta(minutes=min(hints.ttl_minutes, 10**6)), _LONGEST_TTL), "schedule.ttl"))
    if guess:
        silent = now - hints.newest if hints.newest is not None else timedelta(0)
        expected = max(silent, timedelta(seconds=hints.pace or 0))
        wishes.append((min(expected / _RHYTHM_FRACTION, _LONGEST_RHYTHM), "schedule.rhythm"))
    return wishes


def _after_error(feed: Feed, now: datetime, minutes: int, error: NewsreaderError) -> tuple[datetime, str]:
    interval = timedelta(minutes=minutes)
    retry_after = error.data.get("retry_after")
    if isinstance(retry_after, int | float):
        # A second more than asked, since clocks differ; and a share, so that what waited together comes apart.
        asked = timedelta(seconds=min(max(retry_after, 0), LONGEST_REST.total_seconds()) + 1)
        apart = _spread(min(asked, _HOUR), feed.id) - min(asked, _HOUR)
        return now + max(asked + apart, _spread(interval, feed.id)), "schedule.retry_after"
    if error.code == "fetch.offline":
        return now, "schedule.offline"
    if error.code in _PATIENT and error.data.get("status") not in _PASSING:
        return now + _spread(_REFUSED, feed.id), "schedule.refused"
    longest = _LONGEST_UNREACHED if error.code in _UNREACHED else _LONGEST_BACK_OFF
    wait = min(interval * 2 ** min(feed.failures, 10), longest)
    return now + _spread(max(interval, wait), feed.id), "schedule.back_off"


def _allowed(when: datetime, hints: FeedHints, seed: int) -> datetime:
    """`when`, or a time of the feed's own within the first hour after it that the feed does not forbid. Hints that
    forbid every hour, or every day, are nonsense and forbid none."""
    hours = hints.skip_hours if len(hints.skip_hours & frozenset(range(24))) < 24 else frozenset()
    days = hints.skip_days if len(hints.skip_days & frozenset(range(7))) < 7 else frozenset()
    if when.hour not in hours and when.weekday() not in days:
        return when
    hour = when.replace(minute=0, second=0, microsecond=0)
    for _ in range(_HOURS_A_WEEK):
        hour += _HOUR
        if hour.hour not in hours and hour.weekday() not in days:
            return hour + _HOUR * random.Random(seed).random()
    return when


def _spread(wait: timedelta, seed: int) -> timedelta:
    """`wait` drawn out by a share that is the feed's own."""
    return wait * (1 + _SPREAD * random.Random(seed).random())
