"""Feeds between their rows and the values of the model."""

import json
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, Select, select

from newsreader.model import (
    Feed,
    FeedHealth,
    FeedHints,
    FeedSkip,
    FeedStatus,
    FeedWishes,
    Validators,
)
from newsreader.store.epoch import fraction, moment
from newsreader.store.schema import feed, feed_count

SELECTED: Select[Any] = select(feed, feed_count.c.unread, feed_count.c.articles).select_from(
    feed.join(feed_count, feed_count.c.feed == feed.c.id)
)
"""Feeds with their counters, as `feed_from` reads them."""


def shown_title(row: Any) -> str:
    """What a feed is called: the reader's own name for it, else the published one, else its host."""
    return row.custom_title or row.published_title or host(row.url)


def host(url: str) -> str:
    """The host of an address without `www.`; the address itself when it has none."""
    try:
        name = urlsplit(url).hostname or url
    except ValueError:
        return url
    return name.removeprefix("www.")


def feed_from(row: Row[Any]) -> Feed:
    """The value of a row of `feed` joined to its counters."""
    return Feed(
        id=row.id,
        url=row.url,
        title=shown_title(row),
        published_title=row.published_title,
        custom_title=row.custom_title,
        site_url=row.site_url,
        description=row.description,
        language=row.language,
        icon_url=row.icon_url,
        folder=row.folder,
        position=row.position,
        added=moment(row.added),
        status=FeedStatus(row.status),
        error_code=row.error_code,
        error_data=json.loads(row.error_data),
        failures=row.failures,
        last_check=moment(row.last_check),
        last_success=moment(row.last_success),
        next_check=moment(row.next_check),
        next_reason=row.next_reason,
        validators=Validators(row.etag, row.last_modified, moment(row.validators_received)),
        body_hash=row.body_hash,
        unread=row.unread,
        articles=row.articles,
        wishes=_wishes(row),
        hints=_hints(row),
        health=_health(row),
    )


def _wishes(row: Row[Any]) -> FeedWishes:
    return FeedWishes(
        interval_minutes=row.interval_minutes,
        full_text=bool(row.full_text),
        keep_offline=bool(row.keep_offline),
        notify=bool(row.notify),
        retention_days=row.retention_days,
        retention_count=row.retention_count,
        user_agent=row.user_agent,
        user_name=row.user_name,
    )


def _hints(row: Row[Any]) -> FeedHints:
    return FeedHints(
        newest=moment(row.newest),
        pace=row.pace,
        ttl_minutes=row.ttl_minutes,
        skip_hours=_from_bits(row.skip_hours),
        skip_days=_from_bits(row.skip_days),
    )


def _health(row: Row[Any]) -> FeedHealth:
    return FeedHealth(
        http_status=row.http_status,
        size=row.size,
        elapsed=row.elapsed,
        redirects=tuple(json.loads(row.redirects)),
        moved_to=row.moved_to,
        moved_count=row.moved_count,
        skip_code=row.skip_code,
        skip_data=json.loads(row.skip_data),
        skipped_at=moment(row.skipped_at),
    )


def wish_values(wishes: FeedWishes) -> dict[str, Any]:
    """The columns of `feed` that the reader sets."""
    return {
        "interval_minutes": wishes.interval_minutes,
        "full_text": int(wishes.full_text),
        "keep_offline": int(wishes.keep_offline),
        "notify": int(wishes.notify),
        "retention_days": wishes.retention_days,
        "retention_count": wishes.retention_count,
        "user_agent": wishes.user_agent,
        "user_name": wishes.user_name,
    }


def skip_values(skip: FeedSkip) -> dict[str, Any]:
    """The columns of `feed` that tell why it was left out."""
    data = json.dumps(dict(skip.data), ensure_ascii=False)
    return {"skip_code": skip.code, "skip_data": data, "skipped_at": fraction(skip.at)}


def _from_bits(bits: int) -> frozenset[int]:
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
