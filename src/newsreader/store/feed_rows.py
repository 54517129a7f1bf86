"""Feeds between their rows and the values of the model."""

import json
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row

from newsreader.model import Feed, FeedCheck, FeedMeta, FeedStatus, Validators
from newsreader.store.epoch import fraction, moment
from newsreader.store.schema import feed


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
        keep_offline=bool(row.keep_offline),
        unread=row.unread,
        articles=row.articles,
    )


def check_values(check: FeedCheck) -> dict[str, Any]:
    """The columns of `feed` that a check sets."""
    well = check.status in {FeedStatus.OK, FeedStatus.NOT_MODIFIED}
    values: dict[str, Any] = {
        "status": check.status.value,
        "error_code": check.error_code,
        "error_data": json.dumps(dict(check.error_data), ensure_ascii=False),
        "failures": 0 if well else feed.c.failures + 1,
        "last_check": fraction(check.at),
        "next_check": fraction(check.next_check),
        "next_reason": check.next_reason,
        "http_status": check.http_status,
        "elapsed": check.elapsed,
        "moved_to": check.redirected_to,
    }
    if well:
        values["last_success"] = fraction(check.at)
    if check.size:
        values["size"] = check.size
    if check.validators is not None:
        values["etag"] = check.validators.etag
        values["last_modified"] = check.validators.last_modified
        values["validators_received"] = fraction(check.validators.received)
    if check.body_hash is not None:
        values["body_hash"] = check.body_hash
    return values


def meta_values(meta: FeedMeta) -> dict[str, str]:
    """The columns of `feed` that it says of itself."""
    values = {
        "published_title": meta.title,
        "site_url": meta.site_url,
        "description": meta.description,
        "language": meta.language,
        "icon_url": meta.icon_url,
    }
    return {name: value for name, value in values.items() if value}
