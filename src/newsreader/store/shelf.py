"""How long articles stand: the newest of each feed, those beyond its days or its number or the room that there is,
those without a page."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from heapq import merge
from typing import Any

from sqlalchemy import ColumnElement, Select, TextClause, func, or_, select

from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.schema import (
    HEADED,
    LISTED,
    MUTED,
    STAYING,
    VISIBLE,
    article,
    article_picture,
    content,
    feed,
    headline,
    picture,
)

_MINE = article.c.gone == 0

OWN_BYTES = 2_000  # of an article beside its text and pictures: its row, keys, places in indexes, words
_TEXTS = func.length(content.c.html) + func.coalesce(func.length(content.c.full_html), 0) + OWN_BYTES
_PICTURES = (
    select(func.coalesce(func.sum(picture.c.size), 0))
    .join_from(article_picture, picture, picture.c.id == article_picture.c.picture)
    .where(article_picture.c.article == article.c.id, picture.c.file.is_not(None))
    .scalar_subquery()
)


class Shelf:
    """What stands on the shelf of each feed. Nothing is written here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self) -> dict[int, datetime]:
        """The date of the newest article of each live feed that has one."""
        # One seek into the index for each feed; grouping would walk every article.
        last = (
            select(func.max(article.c.sort_at))
            .where(article.c.feed == feed.c.id, article.c.gone == 0, article.c.hidden == 0)
            .scalar_subquery()
        )
        with self._database.reading() as connection:
            rows = connection.execute(select(feed.c.id, last.label("last")).where(feed.c.removed.is_(None)))
            return {row.id: moment(row.last) for row in rows if row.last is not None}

    def newest_dated(self) -> datetime | None:
        """The newest date that a feed gave one of the articles that are shown."""
        dated = select(article.c.published).where(VISIBLE, article.c.published.is_not(None))
        with self._database.reading() as connection:
            found = connection.execute(dated.order_by(article.c.sort_at.desc()).limit(1)).scalar()
        return None if found is None else moment(found)

    def beyond(self, feed_id: int, *, before: datetime | None, most: int | None) -> tuple[int, ...]:
        """The articles of a feed that are older than `before`, or that come after the newest `most`; none that the
        reader wants to stay."""
        if before is None and most is None:
            return ()
        past: list[ColumnElement[bool]] = []
        if before is not None:
            past.append(article.c.sort_at < seconds(before))
        if most is not None:
            past.append(article.c.id.not_in(_newest(feed_id, most)))
        statement = select(article.c.id).where(article.c.feed == feed_id, _MINE, ~STAYING, or_(*past))
        with self._database.reading() as connection:
            return tuple(connection.execute(statement.order_by(article.c.id)).scalars())

    def without_room(self, most: int, besides: Collection[int] = ()) -> dict[int, tuple[int, ...]]:
        """The articles, by feed, for which there is no room once the newest take `most` bytes with their texts and
        pictures; none that the reader wants to stay, which need no room, nor any of those that go `besides`."""
        found: dict[int, list[int]] = {}
        with self._database.reading() as connection:
            shown, muted = (connection.execute(_sizes(which)) for which in (VISIBLE, MUTED))
            for _at, id_, feed_id, size in merge(shown, muted, reverse=True):
                if id_ in besides:
                    continue
                most -= size
                if most < 0:
                    found.setdefault(feed_id, []).append(id_)
        return {feed_id: tuple(ids) for feed_id, ids in found.items()}

    def kept(self, article_ids: Sequence[int]) -> frozenset[int]:
        """Those that the reader kept for offline; not those that only the program did."""
        mine = select(article.c.id).where(article.c.id.in_(LISTED), article.c.kept == 1)
        with self._database.reading() as connection:
            return frozenset(connection.execute(mine, {"listed": json.dumps(list(article_ids))}).scalars())

    def with_page(self, article_ids: Sequence[int]) -> tuple[int, ...]:
        """Those whose page is kept."""
        held = select(content.c.article).where(content.c.article.in_(LISTED), content.c.full_html.is_not(None))
        with self._database.reading() as connection:
            return tuple(connection.execute(held, {"listed": json.dumps(list(article_ids))}).scalars())

    def without_page(self, feed_id: int, since: datetime, limit: int) -> tuple[tuple[int, str], ...]:
        """Articles received since then whose page is not kept, with their addresses: the newest first."""
        statement = (
            select(article.c.id, headline.c.url)
            .select_from(HEADED)
            .where(
                article.c.feed == feed_id,
                _MINE,
                article.c.hidden == 0,
                article.c.offline == 0,
                article.c.received >= seconds(since),
                headline.c.url != "",
            )
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple((row.id, row.url) for row in connection.execute(statement))


def _sizes(which: TextClause) -> Select[Any]:
    """Time, number, feed and bytes of all such articles that may go, the newest first. Each kind has its index."""
    return (
        select(article.c.sort_at, article.c.id, article.c.feed, _TEXTS + _PICTURES)
        .join_from(article, content, content.c.article == article.c.id)
        .where(which, ~STAYING)
        .order_by(article.c.sort_at.desc(), article.c.id.desc())
    )


def _newest(feed_id: int, most: int) -> Select[tuple[int]]:
    mine = select(article.c.id).where(article.c.feed == feed_id, _MINE)
    return mine.order_by(article.c.sort_at.desc(), article.c.id.desc()).limit(most)
