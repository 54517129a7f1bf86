"""How long articles stand: the newest of each feed, those beyond its days or its number, those without a page."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.schema import article, feed

_MINE = article.c.gone == 0


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

    def beyond(
        self, feed_id: int, *, before: datetime | None, most: int | None, text_only: bool = False
    ) -> tuple[int, ...]:
        """The articles of a feed that are older than `before`, or that come after the newest `most`.

        Never starred ones, and none that is kept for offline; with `text_only`, of a feed whose texts are kept
        by themselves, only those with pictures count as kept.
        """
        if before is None and most is None:
            return ()
        past: list[ColumnElement[bool]] = []
        if before is not None:
            past.append(article.c.sort_at < seconds(before))
        if most is not None:
            past.append(article.c.id.not_in(_newest(feed_id, most)))
        kept = article.c.offline > 0
        if text_only:
            kept = and_(kept, article.c.pictures_held > 0)
        spared = or_(article.c.starred == 1, kept)
        statement = select(article.c.id).where(article.c.feed == feed_id, _MINE, ~spared, or_(*past))
        with self._database.reading() as connection:
            return tuple(connection.execute(statement.order_by(article.c.id)).scalars())

    def without_page(self, feed_id: int, since: datetime, limit: int) -> tuple[tuple[int, str], ...]:
        """Articles received since then whose page is not kept, with their addresses: the newest first."""
        statement = (
            select(article.c.id, article.c.url)
            .where(
                article.c.feed == feed_id,
                _MINE,
                article.c.hidden == 0,
                article.c.offline == 0,
                article.c.received >= seconds(since),
                article.c.url != "",
            )
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple((row.id, row.url) for row in connection.execute(statement))


def _newest(feed_id: int, most: int) -> Select[tuple[int]]:
    mine = select(article.c.id).where(article.c.feed == feed_id, _MINE)
    return mine.order_by(article.c.sort_at.desc(), article.c.id.desc()).limit(most)
