"""Many subscriptions in one statement each, for lists of thousands. Knows no transaction of its own."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from newsreader.outline import OutlineFeed
from newsreader.store.epoch import seconds
from newsreader.store.removal import revive
from newsreader.store.schema import LISTED, feed, folder

FeedsInFolders = Sequence[tuple[OutlineFeed, int | None]]
_BY_ADDRESS = select(feed.c.id, feed.c.url, feed.c.removed).where(feed.c.url.in_(LISTED))


def follow_all(connection: Connection, wanted: FeedsInFolders, now: datetime) -> tuple[int, ...]:
    """Subscribe to all that is not followed, each last in its folder; the ids of those that were added or revived,
    in the order of `wanted`."""
    addresses = list(dict.fromkeys(entry.url for entry, _ in wanted))
    listed = {"listed": json.dumps(addresses)}
    there = {row.url: row for row in connection.execute(_BY_ADDRESS, listed)}
    lasts = dict(
        connection.execute(select(feed.c.folder, func.max(feed.c.position)).group_by(feed.c.folder)).all()
    )
    values: dict[str, dict[str, Any]] = {}
    for entry, folder_id in wanted:
        row = there.get(entry.url)
        if entry.url not in values and (row is None or row.removed is not None):
            lasts[folder_id] = lasts.get(folder_id, -1) + 1
            place = {"folder": folder_id, "position": lasts[folder_id]}
            values[entry.url] = {"url": entry.url, **_said(entry), **place, "added": seconds(now)}
    _revive_all(connection, {there[url].id: values[url] for url in values if url in there})
    fresh = [row for url, row in values.items() if url not in there]
    if fresh:
        connection.execute(insert(feed), fresh)
    ids = {row.url: int(row.id) for row in connection.execute(_BY_ADDRESS, listed)}
    return tuple(ids[url] for url in values)


def _revive_all(connection: Connection, values: Mapping[int, dict[str, Any]]) -> None:
    """Bring back removed feeds with their articles. What the list does not say of one stays as it was."""
    if values:
        revive(connection, list(values))
    for feed_id, row in values.items():
        said = {name: value for name, value in row.items() if value != ""}
        connection.execute(update(feed).where(feed.c.id == feed_id).values(**said))


def _said(entry: OutlineFeed) -> dict[str, str]:
    return {
        "custom_title": entry.own_title,
        "published_title": entry.title,
        "site_url": entry.site_url,
        "description": entry.description,
        "language": entry.language,
    }


def make_folders(
    connection: Connection, paths: Sequence[tuple[str, ...]], fold: Callable[[str], str]
) -> dict[tuple[str, ...], int | None]:
    """The folder at each path and at each path above it, made at the end of its parent where it is missing; the
    top at (). Names that `fold` alike are one."""
    known: dict[tuple[int | None, str], int] = {}
    lasts: dict[int | None, int] = {}
    for row in connection.execute(select(folder).order_by(folder.c.position.desc(), folder.c.id.desc())):
        known[row.parent, fold(row.title)] = row.id  # the first of a name stays
        lasts[row.parent] = max(lasts.get(row.parent, -1), row.position)
    found: dict[tuple[str, ...], int | None] = {(): None}
    for path in paths:
        for depth in range(1, len(path) + 1):
            if path[:depth] not in found:
                parent, title = found[path[: depth - 1]], path[depth - 1]
                name = fold(title)
                if (parent, name) not in known:
                    lasts[parent] = lasts.get(parent, -1) + 1
                    made = insert(folder).values(title=title, parent=parent, position=lasts[parent])
                    known[parent, name] = int(connection.execute(made).lastrowid)
                found[path[:depth]] = known[parent, name]
    return found
