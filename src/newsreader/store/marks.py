"""What the reader did with articles: read, starred, opened. When it is done the disk has it (synchronous FULL)."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, desc, func, insert, select, text, update

from newsreader.model import Flag, ReadHow, ReadingEvent, Undo
from newsreader.store.database import Database
from newsreader.store.doubles import company, share_marks
from newsreader.store.epoch import fraction, seconds
from newsreader.store.schema import LISTED, VISIBLE, article, marking_many, reading

CHUNK = 2_000


Stamp = tuple[int | None, str]  # when a flag was set, and how

# What a flag is kept in. "how" is asked of stars too, where it is always "".
_COLUMNS = {Flag.READ: ("read", "read_at", "read_how"), Flag.STARRED: ("starred", "starred_at", "''")}
# Who changes nothing writes nothing, and is not synced either; the transactions before must be.
_SEAL = text(
    """INSERT INTO fact (name, value) VALUES ('marks_sealed', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1"""
)
FEW = 50  # so many are counted one by one, by triggers
_COUNT_FEEDS = text(
    """UPDATE feed_count SET unread = unread + :unread * marked.articles,
        unread_copies = unread_copies + :unread * marked.copies FROM (
        SELECT feed, count(*) AS articles, sum(copy_of > 0) AS copies FROM article
        WHERE id IN (SELECT value FROM json_each(:listed)) AND hidden = 0 AND gone = 0 GROUP BY feed
    ) marked WHERE feed_count.feed = marked.feed"""
)
_COUNT_SECTIONS = text(
    """UPDATE section_count SET unread = unread + :unread * marked.articles FROM (
        SELECT section, count(*) AS articles FROM article_place
        WHERE article IN (SELECT value FROM json_each(:listed)) GROUP BY section
    ) marked WHERE section_count.section = marked.section"""
)
_LEAVE_SEARCHES = text("DELETE FROM saved_unread WHERE article IN (SELECT value FROM json_each(:listed))")
_ASKED = """(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS at,
    json_extract(value, '$[2]') AS how FROM json_each(:listed))"""


class Marks:
    """Marks in transactions of 2,000 articles, so that no other writer waits long."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, article_ids: Sequence[int], value: bool, how: ReadHow, now: datetime) -> tuple[int, ...]:
        """Mark read or unread; returns the ids that really changed."""
        return self.change(Flag.READ, article_ids, value, now, how.value).articles

    def star(self, article_ids: Sequence[int], value: bool, now: datetime) -> tuple[int, ...]:
        """Star or take the star off; returns the ids that really changed."""
        return self.change(Flag.STARRED, article_ids, value, now).articles

    def change(self, flag: Flag, article_ids: Sequence[int], value: bool, now: datetime, how: str = "") -> Undo:
        """Set a flag or take it away, on all that are the same article; how what really changed is taken back."""
        stamp = (seconds(now), how)
        return self._write(flag, value, article_ids, [stamp] * len(article_ids), only_unchanged=False)

    def take_back(self, undo: Undo) -> Undo:
        """Undo a mark, but for articles that were marked otherwise since; how this is taken back in turn."""
        return self._write(undo.flag, undo.value, undo.articles, undo.stamps, only_unchanged=True)

    def let_go(self, article_ids: Sequence[int]) -> None:
        """Forget that the reader wanted them offline."""
        with self._database.writing() as connection:
            listed = {"listed": json.dumps(list(article_ids))}
            connection.execute(update(article).where(article.c.id.in_(LISTED)).values(kept=0), listed)

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

    def _write(
        self, flag: Flag, value: bool, articles: Sequence[int], stamps: Sequence[Stamp], *, only_unchanged: bool
    ) -> Undo:
        # In the order of their ids, articles lie side by side: half the pages, 1.4 s instead of 3.0 for 100,000.
        asked = sorted(zip(articles, stamps, strict=True))
        changed: list[int] = []
        kept: list[Stamp] = []
        of_asked = 0
        for start in range(0, len(asked), CHUNK):
            part, last = asked[start : start + CHUNK], start + CHUNK >= len(asked)
            mine = {number for number, _ in part}
            # The log is synced as far as it goes: once at the end for all.
            with self._database.writing(durable=last) as connection:
                if last and start:
                    connection.execute(_SEAL)
                found = _turn(connection, flag, value, part, only_unchanged=only_unchanged)
            changed += [number for number, _ in found]
            kept += [stamp for _, stamp in found]
            of_asked += sum(number in mine for number, _ in found)
        return Undo(flag, not value, tuple(changed), tuple(kept), of_asked)


Stamped = Sequence[tuple[int, Stamp]]


def _turn(connection: Connection, flag: Flag, value: bool, asked: Stamped, *, only_unchanged: bool) -> Stamped:
    """Mark articles and what is the same as they are; those that were otherwise, with the stamps they had. With
    `only_unchanged`, which takes marks back, the articles that still stand so as their stamps say."""
    part = asked if only_unchanged else _with_copies(connection, asked)
    together = flag is Flag.READ and len(part) > FEW
    if together:
        connection.execute(insert(marking_many).values(one=1))
    if len({stamp for _, stamp in part}) == 1 and (value or only_unchanged):
        found = _turn_alike(connection, flag, value, part)
    else:
        found = _turn_each(connection, flag, value, part, only_unchanged=only_unchanged)
    if together:
        _count(connection, [number for number, _ in found], -1 if value else 1)
    if only_unchanged:
        share_marks(connection, [number for number, _ in found], {at for _, (at, _how) in found})
    return found


def _count(connection: Connection, article_ids: Sequence[int], unread: int) -> None:
    """Count what was marked, each article `unread` times, and let triggers count again."""
    values = {"listed": json.dumps(article_ids), "unread": unread}
    for statement in (_COUNT_FEEDS, _COUNT_SECTIONS):
        connection.execute(statement, values)
    if unread < 0:
        connection.execute(_LEAVE_SEARCHES, {"listed": values["listed"]})
    connection.execute(delete(marking_many))


def _with_copies(connection: Connection, part: Stamped) -> list[tuple[int, Stamp]]:
    """What is asked of one is asked of all that are the same article; all have one stamp."""
    return [(number, part[0][1]) for number in company(connection, [number for number, _ in part])]


def _turn_alike(connection: Connection, flag: Flag, value: bool, part: Stamped) -> Stamped:
    """Set the flag with the one stamp that all have, or take it away where it has this stamp: in one statement."""
    column, at, how = _COLUMNS[flag]
    stamp = part[0][1]
    which = f"id IN (SELECT value FROM json_each(:listed)) AND {column} = {int(not value)}"  # noqa: S608  # our own words
    if not value:
        which += f" AND {at} IS :at AND {how} IS :how"
    to = _to(flag, value, ":at", ":how")
    statement = f"UPDATE article SET {to} WHERE {which} RETURNING id"  # noqa: S608  # made of our own words
    values = {"listed": json.dumps([number for number, _ in part]), "at": stamp[0], "how": stamp[1]}
    used = {name: found for name, found in values.items() if f":{name}" in statement}
    return [(number, stamp) for number in sorted(connection.execute(text(statement), used).scalars())]


def _turn_each(connection: Connection, flag: Flag, value: bool, part: Stamped, *, only_unchanged: bool) -> Stamped:
    """Set each flag with its own stamp, or take it away and tell which stamps they had."""
    column, at, how = _COLUMNS[flag]
    which = f"article.{column} = {int(not value)}"
    stamp = "asked.at, asked.how" if value else f"{at} AS at, {how} AS how"
    if only_unchanged and not value:
        which += f" AND {at} IS asked.at AND {how} IS asked.how"
    joined = f"{_ASKED} asked JOIN article ON article.id = asked.id WHERE {which}"
    find = text(f"SELECT article.id, {stamp} FROM {joined}")  # noqa: S608  # made of our own words
    listed = json.dumps([(number, *stamp) for number, stamp in part])
    found = [(row.id, (row.at, row.how)) for row in connection.execute(find, {"listed": listed})]
    to = _to(flag, value, "asked.at", "asked.how")
    turn = text(f"UPDATE article SET {to} FROM {_ASKED} asked WHERE article.id = asked.id")  # noqa: S608  # the same
    connection.execute(turn, {"listed": json.dumps([(number, *stamp) for number, stamp in found])})
    return found


def _to(flag: Flag, value: bool, at: str, how: str) -> str:
    """What the columns of a flag are set to."""
    column, at_column, how_column = _COLUMNS[flag]
    to = f"{column} = {int(value)}, {at_column} = {at if value else 'NULL'}"
    if flag is Flag.READ:
        to += f", {how_column} = " + (how if value else "''")
    return to
