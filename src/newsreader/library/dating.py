"""When the entries of a feed count as published, and where they stand in a list. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsreader.model import ParsedEntry

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web; clocks that were never set say 1970
QUARTER = timedelta(minutes=15)  # zones differ by whole quarters of an hour
WIDEST = timedelta(hours=14)  # the zone farthest from UTC; a date farther ahead is no wrong zone
FEWEST = 3  # dated entries, fewer than which show no custom of their feed
STEP = timedelta(seconds=1)  # the library keeps whole seconds


@dataclass(frozen=True, slots=True)
class Dated:
    """The time that is shown (None: the feed gives none) and the time that sorts."""

    published: datetime | None
    sort_at: datetime


def time_of(entries: Sequence[ParsedEntry], now: datetime, clock: datetime | None) -> datetime:
    """The time for a document that came at `now`, as its server bears out, and by this machine's `clock` later: a
    server that gives what is dated after its own time, by more than zones differ by, is behind itself."""
    stated = (_stated(entry) for entry in entries)
    if clock is not None and any(time is not None and now + WIDEST < time <= clock for time in stated):
        return clock
    return now


def date_entries(
    entries: Sequence[ParsedEntry], now: datetime, wanted: Collection[int] | None = None
) -> list[Dated]:
    """The times of all entries of one document, in its order: never in the future.

    - Where at least half of the dated entries, and three, lie up to 14 hours ahead, and one more than a quarter,
      the feed tells its times in a wrong zone: all are taken back by the smallest number of quarters of an hour
      that brings those to now.
    - Any other date ahead (an announced event, a clock that is fast) counts as now.
    - Without a date, or with one before 1990, an entry stands just below its dated neighbour (of two the later
      one), or at now where no dated one is above it.

    Entries that get a time so stand a second apart in the feed's order. Only those at the places `wanted` (None:
    all) are counted: others are stored already, and new ones must come above them however many they are.
    """
    stated = [_stated(entry) for entry in entries]
    ahead = _ahead([time for time in stated if time is not None], now)
    times = [time - ahead if time is not None else None for time in stated]
    below = _nearest_below(times, now)
    dated: list[Dated] = []
    above: datetime | None = None
    at_now = since_above = 0  # how many stand there already
    for place, time in enumerate(times):
        own = wanted is None or place in wanted
        if time is not None and time <= now:
            above, since_above = time, 0
            dated.append(Dated(time, time))
        elif time is None and above is not None:
            dated.append(Dated(None, max(above, below[place] or above) - (since_above + 1) * STEP))
            since_above += own
        else:
            at = now - at_now * STEP
            at_now += own
            dated.append(Dated(None if time is None else at, at))
    return dated


def _stated(entry: ParsedEntry) -> datetime | None:
    times = (entry.published, entry.updated)
    return next((time for time in times if time is not None and time >= EARLIEST), None)


def _ahead(times: Sequence[datetime], now: datetime) -> timedelta:
    """By how much the whole feed is ahead of the time, nothing for most feeds."""
    leads = [time - now for time in times if timedelta() < time - now <= WIDEST]
    if len(leads) < FEWEST or 2 * len(leads) < len(times) or max(leads) <= QUARTER:
        return timedelta()
    return -(-max(leads) // QUARTER) * QUARTER


def _nearest_below(times: Sequence[datetime | None], now: datetime) -> list[datetime | None]:
    """For each place the next time below it that is not ahead."""
    nearest: list[datetime | None] = []
    last: datetime | None = None
    for time in reversed(times):
        nearest.append(last)
        if time is not None and time <= now:
            last = time
    return nearest[::-1]
