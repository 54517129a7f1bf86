"""What one check of a feed means for it: how it went and when it is asked next. Writes nothing."""

from collections.abc import Iterable
from datetime import datetime

from newsreader.errors import FetchError, ParseError
from newsreader.feeds.identity import body_hash
from newsreader.feeds.schedule import next_check
from newsreader.library.opened import Library
from newsreader.model import Feed, FeedCheck, FeedHints, FeedStatus, Fetched, NotModified, ParsedFeed
from newsreader.settings import REFRESH_MINUTES

HOURLY_WHEN_BY_HAND = 60  # minutes; what "due" means when automatic refresh is off


def success(
    library: Library, feed: Feed, fetched: Fetched, parsed: ParsedFeed, dates: Iterable[datetime | None]
) -> FeedCheck:
    """The check of a document that was read; `dates` are those of its entries."""
    now = library.now()
    newest = max((date for date in dates if date is not None), default=None)
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=fetched.max_age,
        ttl_minutes=parsed.ttl_minutes,
        error=None,
        newest=newest,
        seed=feed.id,
    )
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.OK,
        validators=fetched.validators,
        body_hash=body_hash(fetched.body),
        next_check=when,
        next_reason=reason,
        http_status=fetched.status,
        size=len(fetched.body),
        elapsed=fetched.elapsed,
        redirected_to=fetched.permanent_url,
        redirects=fetched.redirects,
        hints=FeedHints(newest, None, parsed.ttl_minutes, parsed.skip_hours, parsed.skip_days),
    )


def unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> FeedCheck:
    """The check of a feed that said, or showed, that nothing changed."""
    now = library.now()
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=answer.max_age,
        ttl_minutes=feed.hints.ttl_minutes,
        error=None,
        newest=feed.hints.newest,
        seed=feed.id,
    )
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
    )


def failure(library: Library, feed: Feed, error: FetchError | ParseError) -> FeedCheck:
    """The check of a feed that could not be had or read."""
    now = library.now()
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=None,
        ttl_minutes=None,
        error=error,
        newest=None,
        seed=feed.id,
    )
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.GONE if error.code == "fetch.gone" else FeedStatus.FAILED,
        error_code=error.code,
        error_data=error.data,
        next_check=when,
        next_reason=reason,
        http_status=int(error.data.get("status", 0)),
    )


def _interval(library: Library) -> int:
    return library.settings.get(REFRESH_MINUTES) or HOURLY_WHEN_BY_HAND
