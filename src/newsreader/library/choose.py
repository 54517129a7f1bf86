"""Which feeds a refresh asks, and why it leaves the others out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsreader.library.opened import Library
from newsreader.model import Feed, FeedSkip, Urgency


@dataclass(frozen=True, slots=True)
class Choice:
    """The feeds to be asked, in order, and those that are left out though they were named."""

    feeds: tuple[Feed, ...]
    skipped: tuple[FeedSkip, ...] = ()


def choose(library: Library, numbers: Sequence[int], urgency: Urgency) -> Choice:
    """Of the named feeds, or of all where none is named, those that may be asked now. Raises LookupFailure."""
    now = library.now()
    if urgency is Urgency.DUE and not numbers:
        return Choice(library.store.checks.due(now))
    feeds = tuple(map(library.store.feeds.get, numbers)) if numbers else library.store.feeds.all()
    waiting = tuple(FeedSkip(feed.id, now, "schedule.retry_after") for feed in feeds if _told_to_wait(feed, now))
    left_out = {skip.feed for skip in waiting}
    return Choice(tuple(feed for feed in feeds if feed.id not in left_out), waiting)


def _told_to_wait(feed: Feed, now: datetime) -> bool:
    return feed.next_reason == "schedule.retry_after" and feed.next_check is not None and feed.next_check > now
