"""Which feeds a refresh asks, in which order, and why it leaves the others out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from newsreader.feeds.addresses import host, place
from newsreader.feeds.rests import Rest, Rests
from newsreader.feeds.schedule import NEW_ADDRESS, after_rest, due, floor_ends, interval_of
from newsreader.library.opened import Library
from newsreader.library.rests import kept_rests
from newsreader.model import Changes, Feed, FeedOutcome, FeedSkip, FeedStatus, Urgency


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A feed that is not asked, and why."""

    feed: Feed
    skip: FeedSkip

    @property
    def outcome(self) -> FeedOutcome:
        """What is told of it."""
        changes = Changes(feeds=(self.feed.id,))
        skip = self.skip
        return FeedOutcome(
            self.feed.id, self.feed.status, skip_code=skip.code, skip_data=skip.data, changes=changes
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """The feeds to be asked, in order, and those that are left out though they were named or due."""

    feeds: tuple[Feed, ...]
    skipped: tuple[LeftOut, ...] = ()


def choose(library: Library, numbers: Sequence[int], urgency: Urgency) -> Choice:
    """Of the named feeds, or of all where none is named, those that may be asked now. Raises LookupFailure.

    Of all feeds those that are not due are passed over without a word: their plan says why. Hosts take turns, so
    that no server gets its feeds in a row.
    """
    now = library.now()
    if numbers:
        feeds: Iterable[Feed] = map(library.store.feeds.get, dict.fromkeys(numbers))
    elif urgency is Urgency.DUE:
        feeds = (feed for feed in library.store.checks.due(now) if due(feed, now))
    else:
        feeds = library.store.feeds.all()
    library.store.checks.forget_far_rests(now)
    rests = kept_rests(library)
    chosen, skipped = [], []
    for feed in feeds:
        skip = why_not(feed, rests, now, urgency, named=bool(numbers))
        if skip is None:
            chosen.append(feed)
        else:
            skipped.append(LeftOut(feed, skip))
    return Choice(_in_turns(chosen), tuple(skipped))


def why_not(feed: Feed, rests: Rests, now: datetime, urgency: Urgency, *, named: bool) -> FeedSkip | None:
    """Why `feed` is not asked, None when it is. What a server asked for is lifted by nobody; that a feed is gone,
    by naming it; the schedule, by hand; the floor, by NOW."""
    rest = rests.of(place(feed.url), now)
    if rest is not None:
        return FeedSkip(feed.id, now, "schedule.host_rests", _until(feed, rest))
    if urgency is Urgency.NOW and (named or feed.status is not FeedStatus.GONE):
        return None
    if feed.status is FeedStatus.GONE and not (named and urgency is Urgency.BY_HAND):
        return FeedSkip(feed.id, now, "schedule.gone")
    if urgency is Urgency.DUE:
        return None if due(feed, now) else _planned(feed, now)
    again = floor_ends(feed, now)
    if again is None or feed.last_check is None:
        return None
    minutes = max(1, int((now - feed.last_check).total_seconds() // 60))  # "0 min ago" says less
    return FeedSkip(feed.id, now, "schedule.floor", {"minutes": minutes, "again": _iso(again)})


def note(library: Library, left_out: Sequence[LeftOut]) -> None:
    """Remember why feeds are left out. One whose host rests is planned for when that is over, one that could not
    be reached for a while later."""
    fresh = [one.skip for one in left_out if not _noted(one)]
    if fresh:
        library.store.checks.note_skips(fresh)
    for one in left_out:
        if one.skip.code == "schedule.host_rests" and due(one.feed, library.now()):
            until = datetime.fromisoformat(str(one.skip.data["until"]))
            library.store.checks.plan(one.feed.id, after_rest(one.feed, until), "schedule.retry_after")
        if one.skip.code == "schedule.unreached" and "since" in one.skip.data and due(one.feed, library.now()):
            again = datetime.fromisoformat(str(one.skip.data["again"]))
            library.store.checks.plan(one.feed.id, again, "schedule.unreached")


def _noted(one: LeftOut) -> bool:
    """Without a network the same thousands of feeds are looked at each minute: they are written once."""
    return one.skip.code == one.feed.health.skip_code and one.skip.code in ("schedule.offline", "schedule.proxy")


def left_alone(library: Library) -> tuple[LeftOut, ...]:
    """The feeds that are not due now, each with the reason of its plan."""
    now, rests = library.now(), kept_rests(library)
    found = ((feed, why_not(feed, rests, now, Urgency.DUE, named=True)) for feed in library.store.feeds.all())
    return tuple(LeftOut(feed, skip) for feed, skip in found if skip is not None)


def due_by_themselves(feeds: Iterable[Feed], now: datetime, minutes: int) -> tuple[int, ...]:
    """The feeds that are to be asked without the reader; `minutes` is the wish for all feeds, 0 for only by hand,
    which its own overrides. Once, at an address that the reader gave it, any feed is."""
    wanted = (feed for feed in feeds if interval_of(feed, minutes) or feed.next_reason == NEW_ADDRESS)
    return tuple(feed.id for feed in wanted if due(feed, now))


def _planned(feed: Feed, now: datetime) -> FeedSkip:
    again: Mapping[str, str] = {} if feed.next_check is None else {"again": _iso(feed.next_check)}
    return FeedSkip(feed.id, now, feed.next_reason or "schedule.interval", again)


def _until(feed: Feed, rest: Rest) -> Mapping[str, str | int]:
    return {"host": host(feed.url), "until": _iso(rest.until), "status": rest.status}


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _in_turns(feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """The first feed of every host, then the second of each: within a host the order stays."""
    seen: Counter[str] = Counter()
    turns = []
    for feed in feeds:
        name = host(feed.url)
        turns.append(seen[name])
        seen[name] += 1
    return tuple(feed for _, feed in sorted(zip(turns, feeds, strict=True), key=itemgetter(0)))
