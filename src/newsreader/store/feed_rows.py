"""Feeds between their rows and the values of the model."""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import SimpleNamespace
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
from newsreader.settings import MOST_ARTICLES, MOST_DAYS, MOST_MINUTES
from newsreader.store.epoch import fraction, moment
from newsreader.store.schema import feed, feed_count

SELECTED: Select[Any] = select(feed, feed_count.c.unread, feed_count.c.articles).select_from(
    feed.join(feed_count, feed_count.c.feed == feed.c.id)
)
"""Feeds with their counters, as `feed_from` reads them."""

_NAMES = tuple(SELECTED.selected_columns.keys())
_STATUSES = {status.value: status for status in FeedStatus}  # to ask the enumeration takes ten times as long


def shown_title(row: Any) -> str:
    """What a feed is called: the reader's own name for it, else the published one, else its host."""
    return row.custom_title or row.published_title or host(row.url)


def outlet_of(row: Any) -> str:
    """Who wrote an article: the source that its feed declares, else the feed by its title."""
    return row.source_title or shown_title(row)


@lru_cache(maxsize=4096)  # 5 µs an address, asked of all articles of three days
def host(url: str) -> str:
    """The host of an address without `www.`; the address itself when it has none."""
    try:
        name = urlsplit(url).hostname or url
    except ValueError:
        return url
    return name.removeprefix("www.")


def feed_from(found: Row[Any]) -> Feed:
    """The value of a row of `feed` joined to its counters, as `SELECTED` gives it."""
    # A name of SQLAlchemy's row takes 0.85 µs, and a feed has 46: 38 ms of a thousand feeds, before any list.
    row = SimpleNamespace(**dict(zip(_NAMES, found, strict=True)))
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
        status=_STATUSES.get(row.status, FeedStatus.NEVER),
        error_code=row.error_code,
        error_data=_data(row.error_data),
        failures=row.failures,
        last_check=moment(row.last_check),
        last_success=moment(row.last_success),
        next_check=moment(row.next_check),
        next_reason=row.next_reason,
        validators=Validators(row.etag, row.last_modified, moment(row.validators_received)),
        body_hash=row.body_hash,
        unread=row.unread,
        articles=row.articles,
        wishes=_wishes(
            row.interval_minutes,
            row.full_text,
            row.keep_offline,
            row.notify,
            row.retention_days,
            row.retention_count,
            row.user_agent,
            row.user_name,
            row.show_copies,
        ),
        hints=_hints(row),
        health=_health(row),
    )


def _data(text: str) -> Mapping[str, str | int | float]:
    """What belongs to a code; nothing, of most feeds."""
    found: dict[str, str | int | float] = _loaded(text) if text != "{}" else {}
    return found


def _loaded(text: str) -> Any:
    """What was kept; nothing where it is noise: the next check knows it again, and the feed is of use before."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return {}


@lru_cache(maxsize=256)  # most readers wish the same of most feeds
def _wishes(*values: Any) -> FeedWishes:
    interval, full_text, keep_offline, notify, days, count, user_agent, user_name, copies = values
    return FeedWishes(
        interval_minutes=_interval(interval),
        full_text=bool(full_text),
        keep_offline=bool(keep_offline),
        notify=bool(notify),
        retention_days=_stay(days, MOST_DAYS),
        retention_count=_stay(count, MOST_ARTICLES),
        user_agent=user_agent,
        user_name=user_name,
        show_copies=bool(copies),
    )


def _interval(minutes: int | None) -> int | None:
    """One that can be wished, whatever an earlier program or another hand has stored."""
    return None if minutes is None else max(0, min(minutes, MOST_MINUTES))


def _stay(number: int | None, most: int) -> int | None:
    """The same of how long articles stay: more than can be wished is for always, lest anything goes that should
    have stayed."""
    return number if number is None or 0 <= number <= most else 0


def _hints(row: SimpleNamespace) -> FeedHints:
    return FeedHints(
        newest=moment(row.newest),
        pace=row.pace,
        ttl_minutes=row.ttl_minutes,
        skip_hours=_from_bits(row.skip_hours),
        skip_days=_from_bits(row.skip_days),
    )


def _health(row: SimpleNamespace) -> FeedHealth:
    return FeedHealth(
        http_status=row.http_status,
        size=row.size,
        elapsed=row.elapsed,
        redirects=tuple(_loaded(row.redirects)) if row.redirects != "[]" else (),
        moved_to=row.moved_to,
        moved_count=row.moved_count,
        skip_code=row.skip_code,
        skip_data=_data(row.skip_data),
        skipped_at=moment(row.skipped_at),
    )


def wish_values(wishes: FeedWishes) -> dict[str, Any]:
    """The columns of `feed` that the reader sets."""
    return {
        "interval_minutes": _interval(wishes.interval_minutes),
        "full_text": int(wishes.full_text),
        "keep_offline": int(wishes.keep_offline),
        "notify": int(wishes.notify),
        "retention_days": _stay(wishes.retention_days, MOST_DAYS),
        "retention_count": _stay(wishes.retention_count, MOST_ARTICLES),
        "user_agent": wishes.user_agent,
        "user_name": wishes.user_name,
        "show_copies": int(wishes.show_copies),
    }


def skip_values(skip: FeedSkip) -> dict[str, Any]:
    """The columns of `feed` that tell why it was left out."""
    data = json.dumps(dict(skip.data), ensure_ascii=False)
    return {"skip_code": skip.code, "skip_data": data, "skipped_at": fraction(skip.at)}


@lru_cache(maxsize=256)
def _from_bits(bits: int) -> frozenset[int]:
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
