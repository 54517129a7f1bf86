"""What a check sets in a feed's row: one statement, whatever the check says, for one feed or a thousand.

Built anew for each check, the statement cost as much as fetching the feed did. A reader may have changed the feed
while it was asked: what was changed since stays as it is.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from newsreader.model import Feed, FeedCheck, FeedHints, FeedMeta, FeedStatus
from newsreader.settings import MOST_MINUTES
from newsreader.store.epoch import fraction

# As `feed_rows` reads it: else the plan of a feed for which a wilder one is stored would never be taken.
_INTERVAL = f"max(0, min(interval_minutes, {MOST_MINUTES}))"
# What a check does not say keeps what is stored.
_RECORD = f"""UPDATE feed SET
    status = :status, error_code = :error_code, error_data = :error_data,
    failures = CASE WHEN :well THEN 0 ELSE failures + 1 END,
    last_check = :at, last_success = CASE WHEN :well THEN :at ELSE last_success END,
    next_check = CASE WHEN :free OR {_INTERVAL} IS :interval THEN :next_check ELSE next_check END,
    next_reason = CASE WHEN :free OR {_INTERVAL} IS :interval THEN :next_reason ELSE next_reason END,
    http_status = :http_status, elapsed = :elapsed, size = CASE WHEN :size THEN :size ELSE size END,
    moved_to = :moved_to, moved_count = :moved_count, redirects = :redirects,
    skip_code = '', skip_data = '{{}}', skipped_at = NULL,
    etag = CASE WHEN :validated THEN :etag ELSE etag END,
    last_modified = CASE WHEN :validated THEN :last_modified ELSE last_modified END,
    validators_received = CASE WHEN :validated THEN :received ELSE validators_received END,
    body_hash = coalesce(:body_hash, body_hash),
    newest = CASE WHEN :hinted THEN :newest ELSE newest END,
    pace = CASE WHEN :hinted THEN :pace ELSE pace END,
    ttl_minutes = CASE WHEN :hinted THEN :ttl_minutes ELSE ttl_minutes END,
    skip_hours = CASE WHEN :hinted THEN :skip_hours ELSE skip_hours END,
    skip_days = CASE WHEN :hinted THEN :skip_days ELSE skip_days END
    WHERE id = :feed"""  # noqa: S608  # our own number
_PRESENT = f"""SELECT id, url, user_agent, user_name, {_INTERVAL} AS interval_minutes
    FROM feed WHERE removed IS NULL AND id IN (SELECT value FROM json_each(?))"""  # noqa: S608  # likewise
_DESCRIBE = """UPDATE feed SET
    published_title = coalesce(nullif(:title, ''), published_title),
    site_url = coalesce(nullif(:site_url, ''), site_url),
    description = coalesce(nullif(:description, ''), description),
    language = coalesce(nullif(:language, ''), language),
    icon_url = coalesce(nullif(:icon_url, ''), icon_url)
    WHERE id = :feed"""


def present(connection: Connection, checks: Sequence[FeedCheck]) -> dict[int, Row[Any]]:
    """The rows of those live feeds that are still what was asked, by their ids."""
    rows = connection.exec_driver_sql(_PRESENT, (json.dumps([check.feed for check in checks]),))
    now = {row.id: row for row in rows}
    asked = {check.feed: check.asked for check in checks}
    return {number: row for number, row in now.items() if _same(row, asked[number])}


def _same(row: Row[Any], asked: Feed | None) -> bool:
    if asked is None:
        return True
    wishes = asked.wishes
    return (row.url, row.user_agent, row.user_name) == (asked.url, wishes.user_agent, wishes.user_name)


def record_checks(connection: Connection, checks: Sequence[FeedCheck]) -> None:
    """Remember how checks went. A failure counts up `failures`, success sets it to 0."""
    if checks:
        connection.exec_driver_sql(_RECORD, [_check_values(check) for check in checks])


def describe_feeds(connection: Connection, told: Sequence[tuple[int, FeedMeta]]) -> None:
    """Remember what feeds, named by their ids, say of themselves."""
    if told:
        connection.exec_driver_sql(_DESCRIBE, [_meta_values(feed_id, meta) for feed_id, meta in told])


def _check_values(check: FeedCheck) -> dict[str, Any]:
    validators = check.validators
    return {
        "feed": check.feed,
        "status": check.status.value,
        "well": check.status in {FeedStatus.OK, FeedStatus.NOT_MODIFIED},
        "error_code": check.error_code,
        "error_data": json.dumps(dict(check.error_data), ensure_ascii=False) if check.error_data else "{}",
        "at": fraction(check.at),
        "next_check": fraction(check.next_check),
        "next_reason": check.next_reason,
        "free": check.asked is None,
        "interval": check.asked.wishes.interval_minutes if check.asked is not None else None,
        "http_status": check.http_status,
        "elapsed": check.elapsed,
        "size": check.size,
        "moved_to": check.redirected_to,
        "moved_count": check.moved_count,
        "redirects": json.dumps(check.redirects) if check.redirects else "[]",
        "validated": validators is not None,
        "etag": validators.etag if validators is not None else "",
        "last_modified": validators.last_modified if validators is not None else "",
        "received": fraction(validators.received) if validators is not None else None,
        "body_hash": check.body_hash,
        "hinted": check.hints is not None,
        **_hint_values(check.hints or FeedHints()),
    }


def _hint_values(hints: FeedHints) -> dict[str, Any]:
    return {
        "newest": fraction(hints.newest),
        "pace": hints.pace,
        "ttl_minutes": hints.ttl_minutes,
        "skip_hours": _to_bits(hints.skip_hours),
        "skip_days": _to_bits(hints.skip_days),
    }


def _to_bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _meta_values(feed_id: int, meta: FeedMeta) -> dict[str, Any]:
    return {
        "feed": feed_id,
        "title": meta.title,
        "site_url": meta.site_url,
        "description": meta.description,
        "language": meta.language,
        "icon_url": meta.icon_url,
    }
