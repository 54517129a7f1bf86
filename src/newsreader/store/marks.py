"""What the reader did with articles: read, starred, opened. All of it is written durably (synchronous FULL)."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, desc, func, insert, select, text, update

from newsreader.model import ReadHow, ReadingEvent
from newsreader.store.database import Database
from newsreader.store.epoch import fraction, seconds
from newsreader.store.schema import LISTED, VISIBLE, article, reading

CHUNK = 2_000


class Marks:
    """Marks in transactions of 2,000 articles, so that no other writer waits long."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, article_ids: Sequence[int], value: bool, how: ReadHow, now: datetime) -> tuple[int, ...]:
        """Mark read or unread; returns the ids that really changed, which is what an undo needs."""
        at = seconds(now) if value else None
        values = {"read": int(value), "read_at": at, "read_how": how.value if value else ""}
        return self._mark(article_ids, article.c.read != int(value), values)

    def star(self, article_ids: Sequence[int], value: bool, now: datetime) -> tuple[int, ...]:
        """Star or take the star off; returns the ids that really changed."""
        values = {"starred": int(value), "starred_at": seconds(now) if value else None}
        return self._mark(article_ids, article.c.starred != int(value), values)

    def opened(self, event: ReadingEvent) -> None:
        """Remember one opening of an article; one that is gone since is passed over."""
        values = {"article": event.article, "opened": fraction(event.opened), "seconds": event.seconds}
        counted = {"opened": article.c.opened + 1, "open_seconds": article.c.open_seconds + event.seconds}
        with self._database.writing() as connection:
            changed = connection.execute(update(article).where(article.c.id == event.article).values(**counted))
            if changed.rowcount:
                connection.execute(insert(reading).values(**values))

    def most_read(self, since: datetime, limit: int) -> list[int]:
        """Visible articles opened since then: most often first, then longest."""
        statement = (
            select(reading.c.article)
            .join_from(reading, article, article.c.id == reading.c.article)
            .where(reading.c.opened >= fraction(since), VISIBLE)
            # "+": else SQLite walks all of `reading` by article to save the sorting of a week's
            .group_by(text("+reading.article"))
            .order_by(desc(func.count()), desc(func.sum(reading.c.seconds)), reading.c.article.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return list(connection.execute(statement).scalars())

    def _mark(
        self, article_ids: Sequence[int], differs: ColumnElement[bool], values: dict[str, Any]
    ) -> tuple[int, ...]:
        changing = and_(article.c.id.in_(LISTED), differs)
        changed: list[int] = []
        for start in range(0, len(article_ids), CHUNK):
            listed = {"listed": json.dumps(list(article_ids[start : start + CHUNK]))}
            with self._database.writing() as connection:
                found = list(connection.execute(select(article.c.id).where(changing), listed).scalars())
                connection.execute(
                    update(article).where(article.c.id.in_(LISTED)).values(**values),
                    {"listed": json.dumps(found)},
                )
            changed += found
        return tuple(changed)
