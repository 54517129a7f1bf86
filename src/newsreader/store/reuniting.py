"""Taking back, however long ago it was said, that articles are not the same; and undoing that exactly."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import Connection, delete, insert, select, text

from newsreader.store.database import Database
from newsreader.store.doubles import UNREAD, UNSTARRED, put_together, say_apart, still_there, unused
from newsreader.store.schema import LISTED, article, article_copy, not_same

# What was said of these articles among themselves.
_SAID = text(
    """SELECT DISTINCT mine.article AS article, other.article AS other, n.feed, n.key, n.other_feed, n.other_key
    FROM json_each(:listed) CROSS JOIN entry_key mine ON mine.article = json_each.value
    CROSS JOIN not_same n ON n.feed = mine.feed AND n.key = mine.key
    CROSS JOIN entry_key other ON other.feed = n.other_feed AND other.key = n.other_key
    WHERE other.article IN (SELECT value FROM json_each(:listed)) ORDER BY mine.article, other.article"""
)
_UNSAY = "DELETE FROM not_same WHERE feed = ? AND key = ? AND other_feed = ? AND other_key = ?"
_OTHERS = text(
    """SELECT DISTINCT mine.article AS article, n.other_feed AS feed
    FROM not_same n CROSS JOIN entry_key mine ON mine.feed = n.feed AND mine.key = n.key
    CROSS JOIN entry_key other ON other.feed = n.other_feed AND other.key = n.other_key
    ORDER BY mine.article, n.other_feed"""
)
_OF_ONE = text(
    """SELECT DISTINCT other.article
    FROM entry_key mine CROSS JOIN not_same n ON n.feed = mine.feed AND n.key = mine.key
    CROSS JOIN entry_key other ON other.feed = n.other_feed AND other.key = n.other_key
    WHERE mine.article = :article"""
)
Said = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Before:
    """How `articles` stood: each one's group, why it is in it and whether a star was given to it there; which were
    not read, which had no star; what was said of them, by feeds and keys."""

    articles: tuple[int, ...]
    groups: tuple[tuple[int, int, str, int], ...]
    unread: tuple[int, ...]
    unstarred: tuple[int, ...]
    said: tuple[Said, ...]


class Reuniting:
    """What the reader took apart, and puts together again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def parted(self) -> dict[int, tuple[int, ...]]:
        """The articles that were taken apart, each with the feeds of those on the other side."""
        found: dict[int, dict[int, None]] = {}
        with self._database.reading() as connection:
            if connection.execute(select(not_same.c.key).limit(1)).first() is None:
                return {}
            for number, feed in connection.execute(_OTHERS):
                found.setdefault(number, {})[feed] = None
        return {number: tuple(feeds) for number, feeds in found.items()}

    def reunite(self, article_id: int) -> Before | None:
        """Take back all that was said of an article and others: it and they are one, and whatever was one with
        any of them. None where nothing was said."""
        with self._database.writing() as connection:
            others = connection.execute(_OF_ONE, {"article": article_id}).scalars().all()
            if not others:
                return None
            members = _with_company(connection, [article_id, *others])
            before = _standing(connection, members)
            for pair in before.said:
                connection.exec_driver_sql(_UNSAY, pair)
            known = [group for _number, group, _why, _given in before.groups]
            put_together(connection, members, min(known) if known else unused(connection), "")
        return before

    def stand_again(self, before: Before) -> None:
        """Undo `reunite`."""
        with self._database.writing() as connection:
            listed = {"listed": json.dumps(before.articles)}
            got_stars = select(article_copy.c.article).where(
                article_copy.c.article.in_(LISTED), article_copy.c.given == 1
            )
            starred = set(connection.execute(got_stars, listed).scalars())
            connection.execute(delete(article_copy).where(article_copy.c.article.in_(LISTED)), listed)
            say_apart(connection, before.said)
            there = still_there(connection, before.articles)
            numbers = _numbers(connection, before)
            rows = [
                {"article": number, "original": numbers[group], "why": why, "given": given}
                for number, group, why, given in before.groups
                if number in there
            ]
            if rows:
                connection.execute(insert(article_copy), rows)
            for number in before.unread:
                connection.execute(UNREAD, {"article": number})
            for number in starred.intersection(before.unstarred):
                connection.execute(UNSTARRED, {"article": number})


def _numbers(connection: Connection, before: Before) -> dict[int, int]:
    """What each group is called again: the first kept its number, the others' may be strangers' by now."""
    first, *others = sorted({group for _number, group, _why, _given in before.groups}) or [0]
    return {first: first} | dict(zip(others, count(max(unused(connection), first + 1)), strict=False))


def _standing(connection: Connection, members: Sequence[int]) -> Before:
    listed = {"listed": json.dumps(members)}
    columns = (article_copy.c.article, article_copy.c.original, article_copy.c.why, article_copy.c.given)
    groups = connection.execute(select(*columns).where(article_copy.c.article.in_(LISTED)), listed).all()
    flags = select(article.c.id, article.c.read, article.c.starred).where(article.c.id.in_(LISTED))
    rows = connection.execute(flags, listed).all()
    said = connection.execute(_SAID, listed)
    return Before(
        articles=tuple(members),
        groups=tuple((row.article, row.original, row.why, row.given) for row in groups),
        unread=tuple(row.id for row in rows if not row.read),
        unstarred=tuple(row.id for row in rows if not row.starred),
        said=tuple((row.feed, row.key, row.other_feed, row.other_key) for row in said),
    )


def _with_company(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """These articles and all that are one with any of them."""
    mine = select(article_copy.c.original).where(article_copy.c.article.in_(LISTED))
    company = select(article_copy.c.article).where(article_copy.c.original.in_(mine))
    found = connection.execute(company, {"listed": json.dumps(list(numbers))}).scalars()
    return sorted({*numbers, *found})
