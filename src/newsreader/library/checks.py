"""What one check of a feed means for it: how it went and when it is asked next. Writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from newsreader.errors import NewsreaderError, ParseError
from newsreader.feeds.identity import body_hash
from newsreader.feeds.schedule import Heard, next_check, planned_anew, usual_pace
from newsreader.library.moves import times_seen
from newsreader.library.opened import Library
from newsreader.model import (
    Changes,
    Feed,
    FeedCheck,
    FeedHints,
    FeedStatus,
    Fetched,
    NotModified,
    ParsedFeed,
    Validators,
)
from newsreader.settings import REFRESH_MINUTES

_BY_INTERVAL = frozenset({"schedule.interval", "schedule.skip"})
OK = 200  # HTTP's; what cannot be read was received
HOURLY_WHEN_BY_HAND = 60  # minutes; what "due" means when automatic refresh is off


def success(
    library: Library, feed: Feed, fetched: Fetched, parsed: ParsedFeed, dates: Iterable[datetime | None]
) -> FeedCheck:
    """The check of a document that was read; `dates` are those of its entries.

    Of one that was cut no validators are kept, or what it lacked would not come before the feed changes. Where the
    next one is cut too, that is how the feed ends: it is asked for as any other."""
    now = library.now()
    past = [date for date in dates if date is not None and date <= now]
    hints = FeedHints(
        newest=max(past, default=None),
        pace=usual_pace(past, now),
        ttl_minutes=parsed.ttl_minutes,
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
    )
    when, reason = _next(library, feed, Heard(fetched.max_age, hints), now)
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.OK,
        validators=Validators() if parsed.cut and not _was_cut(feed) else fetched.validators,
        body_hash=body_hash(fetched.body),
        next_check=when,
        next_reason=reason,
        http_status=fetched.status,
        size=len(fetched.body),
        elapsed=fetched.elapsed,
        redirected_to=fetched.permanent_url,
        redirects=fetched.redirects,
        moved_count=times_seen(feed, fetched.permanent_url),
        hints=hints,
        max_age=fetched.max_age,
        asked=feed,
    )


def _was_cut(feed: Feed) -> bool:
    """Whether the last document was cut: of any other it is known when its validators came, were it none."""
    return bool(feed.body_hash) and feed.validators.received is None


def unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> FeedCheck:
    """The check of a feed that said, or showed, that nothing changed: what its last document said still holds."""
    now = library.now()
    when, reason = _next(library, feed, Heard(answer.max_age, feed.hints), now)
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.NOT_MODIFIED,
        validators=answer.validators,
        next_check=when,
        next_reason=reason,
        http_status=answer.status if isinstance(answer, Fetched) else 304,
        elapsed=answer.elapsed,
        redirected_to=answer.permanent_url,
        redirects=answer.redirects,
        moved_count=times_seen(feed, answer.permanent_url),
        max_age=answer.max_age,
        asked=feed,
    )


def failure(library: Library, feed: Feed, error: NewsreaderError) -> FeedCheck:
    """The check of a feed that could not be had or read. It says nothing of where the feed has moved to."""
    now = library.now()
    when, reason = _next(library, feed, Heard(hints=feed.hints, error=error), now)
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.GONE if error.code == "fetch.gone" else FeedStatus.FAILED,
        error_code=error.code,
        error_data=error.data,
        next_check=when,
        next_reason=reason,
        http_status=int(error.data.get("status", OK if isinstance(error, ParseError) else 0)),
        redirected_to=feed.health.moved_to,
        redirects=feed.health.redirects,
        moved_count=feed.health.moved_count,
        asked=feed,
    )


def plan_anew(library: Library, feed: Feed) -> None:
    """Plan the next check after a wish has changed, as if the last check had known it. What a server asked for, or
    a failure brought, stays."""
    when, reason = planned_anew(feed, now=library.now(), interval_minutes=_interval(library))
    library.store.checks.plan(feed.id, when, reason)


def plan_all_anew(library: Library) -> Changes:
    """The same after the interval for all feeds has changed, of those that were planned by it: else one for which
    that was a day would be asked tomorrow, whatever it is now."""
    now, minutes = library.now(), _interval(library)
    planned = [
        (feed.id, *planned_anew(feed, now=now, interval_minutes=minutes))
        for feed in library.store.feeds.all()
        if feed.wishes.interval_minutes is None and feed.next_reason in _BY_INTERVAL
    ]
    library.store.checks.plan_all(planned)
    return Changes(feeds=tuple(number for number, _when, _why in planned), tree=bool(planned))


def follow_wishes(library: Library, stored: Sequence[FeedCheck]) -> None:
    """Plan the next checks anew of feeds whose interval was changed while they were asked: what the check said of
    when to ask next was for the interval before, and was not stored."""
    for check in library.store.checks.planned_otherwise(stored):
        if check.asked is None:
            continue
        feed = replace(check.asked, wishes=library.store.feeds.get(check.feed).wishes)
        error = NewsreaderError(check.error_code, **check.error_data) if check.error_code else None
        heard = Heard(check.max_age, check.hints or feed.hints, error)
        library.store.checks.plan(check.feed, *_next(library, feed, heard, check.at))


def _next(library: Library, feed: Feed, heard: Heard, now: datetime) -> tuple[datetime | None, str]:
    return next_check(feed, heard, now=now, interval_minutes=_interval(library))


def _interval(library: Library) -> int:
    return library.settings.get(REFRESH_MINUTES) or HOURLY_WHEN_BY_HAND
