"""Subscriptions: their addresses, names, places, health and icons. Numbers of articles are kept counters."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from newsreader.errors import AddressError, LookupFailure
from newsreader.model import Feed, FeedSettings, FeedStatus, FeedWishes
from newsreader.store.database import Database
from newsreader.store.epoch import seconds
from newsreader.store.feed_rows import SELECTED, feed_from, shown_title, wish_values
from newsreader.store.files import write_file
from newsreader.store.following import FeedsInFolders, follow_all
from newsreader.store.removal import forget, revive
from newsreader.store.schema import LISTED, article, feed, folder

CHUNK = 2_000


class Feeds:
    """The subscriptions of a library. Removed ones are kept, unseen, so that removal can be undone."""

    def __init__(self, database: Database, media: Path) -> None:
        """Icons are kept as files below `media`."""
        self._database = database
        self._media = media

    def add(
        self,
        url: str,
        *,
        now: datetime,
        title: str = "",
        custom_title: str = "",
        site_url: str = "",
        folder: int | None = None,
        position: int | None = None,
    ) -> int:
        """Subscribe to `url` (normalized by the caller) and return the feed's id; last in its folder unless told.

        A removed feed of that address is revived with its articles. Raises AddressError("address.known",
        title) when it is followed already, LookupFailure("unknown.folder") for a folder that is not there.
        """
        values = {"custom_title": custom_title, "folder": folder, "added": seconds(now)}
        values |= {"published_title": title} if title else {}
        values |= {"site_url": site_url} if site_url else {}
        with self._database.writing() as connection:
            _require_folder(connection, folder)
            found = connection.execute(select(feed).where(feed.c.url == url)).first()
            if found is not None and found.removed is None:
                raise AddressError("address.known", title=shown_title(found))
            if found is not None:
                feed_id = int(found.id)
                revive(connection, [feed_id])
                connection.execute(update(feed).where(feed.c.id == feed_id).values(**values))
            else:
                added = connection.execute(insert(feed).values(url=url, **values))
                feed_id = int(added.lastrowid)
            _place(connection, [feed_id], folder, position)
        return feed_id

    def add_all(self, wanted: FeedsInFolders, *, now: datetime) -> tuple[int, ...]:
        """Subscribe to feeds of a list in ONE transaction, each last in its folder; those already followed stay as
        they are. Returns the ids of the others. Raises LookupFailure("unknown.folder")."""
        with self._database.writing() as connection:
            for number in {folder_id for _, folder_id in wanted}:
                _require_folder(connection, number)
            return follow_all(connection, wanted, now)

    def get(self, feed_id: int) -> Feed:
        """The feed, also a removed one. Raises LookupFailure("unknown.feed")."""
        with self._database.reading() as connection:
            row = connection.execute(SELECTED.where(feed.c.id == feed_id)).first()
        if row is None:
            raise LookupFailure("unknown.feed", name=str(feed_id))
        return feed_from(row)

    def all(self, before: Sequence[Feed] = ()) -> tuple[Feed, ...]:
        """The live feeds, by their folder's position (those without one first), then their own. Of those that were
        read `before`, what is still as it was is given again: a thousand feeds made anew several times a second,
        as under a refresh, leave Python's memory in pieces."""
        statement = (
            SELECTED.outerjoin(folder, folder.c.id == feed.c.folder)
            .where(feed.c.removed.is_(None))
            .order_by(func.coalesce(folder.c.position, -1), folder.c.id, feed.c.position, feed.c.id)
        )
        known = {one.id: one for one in before}
        with self._database.reading() as connection:
            return tuple([_unchanged(feed_from(row), known) for row in connection.execute(statement)])

    def folders_of(self) -> list[tuple[int, int | None]]:
        """The id of each live feed with that of its folder, by id."""
        live = select(feed.c.id, feed.c.folder).where(feed.c.removed.is_(None)).order_by(feed.c.id)
        with self._database.reading() as connection:
            return [(number, within) for number, within in connection.execute(live)]

    def by_url(self, url: str) -> Feed | None:
        """The live feed of exactly this address."""
        with self._database.reading() as connection:
            row = connection.execute(SELECTED.where(feed.c.url == url, feed.c.removed.is_(None))).first()
        return None if row is None else feed_from(row)

    def rename(self, feed_id: int, title: str) -> None:
        """Set the reader's own name; "" goes back to the published one. Raises LookupFailure."""
        self._set(feed_id, custom_title=title)

    def move(self, feed_ids: Sequence[int], folder: int | None, position: int | None = None) -> None:
        """Put the feeds into `folder`, in this order, before what stands at `position` (None: at the end).
        Raises LookupFailure("unknown.folder")."""
        with self._database.writing() as connection:
            _require_folder(connection, folder)
            _place(connection, feed_ids, folder, position)

    def remove(self, feed_ids: Sequence[int], now: datetime) -> tuple[int, ...]:
        """Unsubscribe: the feeds and their articles are hidden at once and can be restored. Returns the ids
        that were live."""
        listed = {"listed": json.dumps(list(feed_ids))}
        live = and_(feed.c.id.in_(LISTED), feed.c.removed.is_(None))
        with self._database.writing() as connection:
            ids = tuple(connection.execute(select(feed.c.id).where(live), listed).scalars())
            connection.execute(update(feed).where(live).values(removed=seconds(now)), listed)
            for feed_id in ids:
                mine = and_(article.c.feed == feed_id, article.c.gone == 0)
                connection.execute(update(article).where(mine).values(gone=1))
        return ids

    def restore(self, feed_ids: Sequence[int]) -> tuple[int, ...]:
        """Undo `remove`: feeds, articles and their flags come back. Returns the ids that were removed."""
        with self._database.writing() as connection:
            return revive(connection, feed_ids)

    def purge_removed(self, before: datetime) -> int:
        """Really delete the articles of feeds removed before then, in transactions of 2,000. Their state goes
        to tombstones and comes back with them if the feed is followed again. Returns how many went."""
        old = and_(feed.c.removed.is_not(None), feed.c.removed < seconds(before))
        some = select(article.c.id).where(article.c.feed.in_(select(feed.c.id).where(old))).limit(CHUNK)
        purged = 0
        while True:
            with self._database.writing(durable=False) as connection:
                ids = list(connection.execute(some).scalars())
                forget(connection, ids, seconds(before), may_return=True)
            purged += len(ids)
            if len(ids) < CHUNK:
                self._forget_documents(old)
                return purged

    def _forget_documents(self, which: ColumnElement[bool]) -> None:
        """Let the next check of these feeds take their document for a new one: nothing of it is here any more."""
        nothing = {"etag": "", "last_modified": "", "validators_received": None, "body_hash": ""}
        with self._database.writing(durable=False) as connection:
            connection.execute(update(feed).where(which).values(**nothing))

    def set_wishes(self, feed_id: int, wishes: FeedWishes) -> None:
        """What the reader wants of this feed. Raises LookupFailure."""
        self._set(feed_id, **wish_values(wishes))

    def settle(self, feed_id: int, settings: FeedSettings) -> None:
        """Set all that the reader sets of a feed, in one transaction; in another folder it stands last. Raises
        LookupFailure("unknown.feed", "unknown.folder")."""
        values = {"custom_title": settings.title} | wish_values(settings.wishes)
        with self._database.writing() as connection:
            _require_folder(connection, settings.folder)
            before = connection.execute(select(feed.c.folder).where(feed.c.id == feed_id)).first()
            if before is None:
                raise LookupFailure("unknown.feed", name=str(feed_id))
            connection.execute(update(feed).where(feed.c.id == feed_id).values(**values))
            if before.folder != settings.folder:
                _place(connection, [feed_id], settings.folder, None)

    def change_url(
        self, feed_id: int, url: str, *, same_document: bool = False, instead_of: str | None = None
    ) -> None:
        """Give the feed a new address; validators and body hash are forgotten, unless it is known that the
        `same_document` is there. Raises AddressError ("address.known") when another live feed has it,
        LookupFailure, also where it has no longer the address `instead_of`."""
        fresh: dict[str, object] = {"moved_to": "", "moved_count": 0}
        if not same_document:
            fresh |= {"etag": "", "last_modified": "", "validators_received": None, "body_hash": ""}
        with self._database.writing() as connection:
            found = connection.execute(select(feed).where(feed.c.url == url, feed.c.id != feed_id)).first()
            if found is not None and found.removed is None:
                raise AddressError("address.known", title=shown_title(found))
            if found is not None:  # addresses are unique, also those of removed feeds
                aside = f"{url}#removed-{found.id}"
                connection.execute(update(feed).where(feed.c.id == found.id).values(url=aside))
            which = feed.c.id == feed_id
            if instead_of is not None:
                which = and_(which, feed.c.url == instead_of, feed.c.removed.is_(None))
            changed = connection.execute(update(feed).where(which).values(url=url, **fresh))
            if changed.rowcount == 0:
                raise LookupFailure("unknown.feed", name=str(feed_id))
            # What another address said of itself: nobody asks what is gone for good.
            gone = and_(feed.c.id == feed_id, feed.c.status == FeedStatus.GONE.value)
            connection.execute(update(feed).where(gone).values(status=FeedStatus.FAILED.value))

    def set_icon(self, feed_id: int, data: bytes | None, mime: str = "") -> None:
        """Keep the feed's icon as a file, or remember with None that it has none (asked once)."""
        name = ""
        if data is not None:
            with self._database.errors():
                name = write_file(self._media, data, mime, "icons")
        self._set(feed_id, durable=False, icon_file=name)

    def icons(self, feed_ids: Sequence[int] | None = None) -> dict[int, Path]:
        """The icon file of each feed that has one; all live feeds with None."""
        having = select(feed.c.id, feed.c.icon_file).where(feed.c.icon_file > "")
        with self._database.reading() as connection:
            if feed_ids is None:
                rows = connection.execute(having.where(feed.c.removed.is_(None)))
            else:
                rows = connection.execute(
                    having.where(feed.c.id.in_(LISTED)), {"listed": json.dumps(list(feed_ids))}
                )
            return {row.id: self._media / row.icon_file for row in rows}

    def without_icon(self) -> tuple[int, ...]:
        """Live feeds whose icon was never asked for."""
        never = select(feed.c.id).where(feed.c.icon_file.is_(None), feed.c.removed.is_(None))
        with self._database.reading() as connection:
            return tuple(connection.execute(never).scalars())

    def _set(self, feed_id: int, *, durable: bool = True, **values: object) -> None:
        with self._database.writing(durable=durable) as connection:
            changed = connection.execute(update(feed).where(feed.c.id == feed_id).values(**values))
            if changed.rowcount == 0:
                raise LookupFailure("unknown.feed", name=str(feed_id))


def _unchanged(read: Feed, known: Mapping[int, Feed]) -> Feed:
    """The known feed where it is what was read."""
    before = known.get(read.id)
    return before if before is not None and before == read else read


def _require_folder(connection: Connection, folder_id: int | None) -> None:
    if folder_id is None:
        return
    if connection.execute(select(folder.c.id).where(folder.c.id == folder_id)).first() is None:
        raise LookupFailure("unknown.folder", name=str(folder_id))


def _place(connection: Connection, feed_ids: Sequence[int], folder_id: int | None, position: int | None) -> None:
    """Put the feeds into the folder before what stands at `position`, and number its feeds anew."""
    mine = feed.c.folder.is_not_distinct_from(folder_id)
    if position is None:  # nothing else moves
        last = connection.execute(select(func.max(feed.c.position)).where(mine)).scalar()
        for number, feed_id in enumerate(feed_ids, 0 if last is None else last + 1):
            placed = update(feed).where(feed.c.id == feed_id)
            connection.execute(placed.values(folder=folder_id, position=number))
        return
    there = connection.execute(
        select(feed.c.id, feed.c.folder, feed.c.position)
        .where(mine, feed.c.removed.is_(None))
        .order_by(feed.c.position, feed.c.id)
    ).all()
    moving = set(feed_ids)
    order = [row.id for row in there if row.id not in moving]
    order[max(position, 0) : max(position, 0)] = feed_ids
    old = {row.id: row.position for row in there if row.id not in moving}
    for number, feed_id in enumerate(order):
        if old.get(feed_id) != number:
            connection.execute(update(feed).where(feed.c.id == feed_id).values(folder=folder_id, position=number))
