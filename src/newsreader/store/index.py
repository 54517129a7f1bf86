"""Rows of the search index: how they are numbered, hidden and added. See docs/notes/002-search-index.md."""

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, cast

from sqlalchemy import Connection, text

from newsreader.store.database import Database

FOLDING = 1
"""The version of the folding that a row was made with; raised when `text.fold` gives other words."""

MERGE_AFTER = 256
"""So many writes may leave a segment each before merging begins beside them: a search looks into all of them."""
MERGE_EACH = 4
MERGE_PAGES = 50  # of 4 KB: 6 to 20 ms; nobody else writes meanwhile

SLOT_BITS = 3
"""So many rows a second, by the power of two. Each bit costs a hundredth of the index."""
LOOKED_AT = 64  # numbers, for those of them that are free

_HIDE = text("UPDATE search_map SET article = NULL WHERE article IN (SELECT value FROM json_each(:listed))")
_TAKEN = "SELECT row FROM search_map WHERE row >= ? AND row < ?"
_WHICH_TAKEN = "SELECT row FROM search_map WHERE row IN (SELECT value FROM json_each(?))"
_HOW_MANY_TAKEN = "SELECT count(*) FROM search_map WHERE row >= ? AND row < ?"
_DRIFT = "SELECT value FROM fact WHERE name = 'search_drift'"
_SET_DRIFT = "INSERT OR REPLACE INTO fact (name, value) VALUES ('search_drift', ?)"
_TODO = "SELECT value FROM fact WHERE name = 'search_todo'"
_SET_TODO = "UPDATE fact SET value = ? WHERE name = 'search_todo'"
_ALL_DONE = "DELETE FROM fact WHERE name = 'search_todo'"
_DUES = ("saved_due", "rule_due")
_DUE = "SELECT article FROM {} WHERE article IN (SELECT value FROM json_each(?))"
_NOT_DUE = (
    "DELETE FROM {} WHERE article IN (SELECT value FROM json_each(?))"
    " AND article NOT IN (SELECT value FROM json_each(?))"
)
_ADD = "INSERT INTO search (rowid, body, title, feed) VALUES (?, ?, ?, ?)"
_ROWS_OF = "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? ORDER BY rowid DESC LIMIT ?"
_MAP = "INSERT INTO search_map (row, article, folding) VALUES (?, ?, ?)"


class IndexRow(NamedTuple):
    """An article's words, folded. With `known`, an older row of the article is hidden."""

    article: int
    feed: int
    sort_at: int
    title: str
    body: str
    known: bool = False


def add_rows(connection: Connection, rows: Sequence[IndexRow]) -> None:
    """Index the rows. In rising order of their numbers: FTS5 writes its buffer out whenever a number is lower
    than the one before (to write 30,000 articles took 17.9 s of CPU in the order of their feeds, sorted 12.9)."""
    if not rows:
        return
    known = [row.article for row in rows if row.known]
    if known:
        connection.execute(_HIDE, {"listed": json.dumps(known)})
    numbered = sorted(zip(_number(connection, rows), rows, strict=True), key=itemgetter(0))
    added = [(number, row.body, row.title, feed_word(row.feed)) for number, row in numbered]
    connection.exec_driver_sql(_ADD, added)
    connection.exec_driver_sql(_MAP, [(number, row.article, FOLDING) for number, row in numbered])


def feed_word(feed: int) -> str:
    """What stands for a feed in the index: a word that no text and no search has, since folding leaves none of its
    first letter."""
    return f"\ue000{feed}"


def merge(database: Database, pages: int) -> bool:
    """Merge some segments of the index in a transaction of its own; False when there was nothing to do."""
    with database.writing(durable=False) as connection:
        driver = plain_connection(connection)
        before = driver.total_changes
        driver.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
        return driver.total_changes - before > 1  # so FTS5 tells it


def todo(connection: Connection) -> int | None:
    """While all articles are being indexed again, the last ones first: the number below which none was looked at
    yet."""
    return connection.exec_driver_sql(_TODO).scalar()


def set_todo(connection: Connection, below: int | None) -> None:
    """Go on there, where all articles are being indexed again; None: they are."""
    if below is None:
        connection.exec_driver_sql(_ALL_DONE)
    else:
        connection.exec_driver_sql(_SET_TODO, (below,))


@contextmanager
def known_words(connection: Connection, article_ids: Sequence[int]) -> Iterator[None]:
    """While all articles are being indexed again: these are, within it, and no saved search and no rule finds
    anything else in them than before. Triggers would have a million articles looked at again."""
    below = todo(connection)
    if below is None:
        yield
        return
    listed = json.dumps([number for number in article_ids if number < below])
    due = {name: connection.exec_driver_sql(_DUE.format(name), (listed,)).scalars().all() for name in _DUES}
    yield
    for name, waiting in due.items():
        connection.exec_driver_sql(_NOT_DUE.format(name), (listed, json.dumps(list(waiting))))
    set_todo(connection, min(below, *article_ids))


def rows_of(connection: Connection, match: str, most: int, *, after: int = -1) -> "array[int]":
    """The newest rows that fulfil an FTS5 expression, so many at most; only those `after` a row."""
    found = plain_connection(connection).execute(_ROWS_OF, (match, after, most))
    return array("q", (row for (row,) in found))


def plain_connection(connection: Connection) -> sqlite3.Connection:
    """The connection below SQLAlchemy's, whose rows take three times as long."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def first_row(sort_at: int) -> int:
    """The lowest row number of that second. Times before 1970 are one second to the index."""
    return max(sort_at, 0) << SLOT_BITS


def latest(row: int) -> int:
    """The latest second of an article whose words stand in that row: numbers only ever lie too high."""
    return row >> SLOT_BITS


def drift(connection: Connection) -> int:
    """By how many seconds a row's number lies too high, at most."""
    return int(connection.exec_driver_sql(_DRIFT).scalar() or 0)


def _number(connection: Connection, rows: Sequence[IndexRow]) -> list[int]:
    """Free row numbers: of the article's second, or where these are taken the next ones above."""
    of_second = defaultdict(list)
    for place, row in enumerate(rows):
        of_second[max(row.sort_at, 0)].append(place)
    numbers = _in_their_seconds(connection, of_second)
    free = _Free(connection, set(numbers.values()))
    farthest = 0
    for second in sorted(second for second, places in of_second.items() if places[0] not in numbers):
        places = of_second[second]
        numbers.update(zip(places, free.above(first_row(second), len(places)), strict=True))
        farthest = max(farthest, latest(numbers[places[-1]]) - second)
    if farthest > drift(connection):
        connection.exec_driver_sql(_SET_DRIFT, (farthest,))
    return [numbers[place] for place in range(len(rows))]


def _in_their_seconds(connection: Connection, of_second: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """The numbers, by place, of all whose second has none taken and room for each: nearly all, in one question."""
    few = {second: places for second, places in of_second.items() if len(places) <= 1 << SLOT_BITS}
    wanted = [first_row(second) + slot for second, places in few.items() for slot in range(len(places))]
    taken = plain_connection(connection).execute(_WHICH_TAKEN, (json.dumps(wanted),))
    crowded = {latest(row) for (row,) in taken}
    return {
        place: first_row(second) + slot
        for second, places in few.items()
        if second not in crowded
        for slot, place in enumerate(places)
    }


class _Free:
    """Numbers that no row has, nor one of those `given` just now. Asked from below upwards, so that a pile of one
    second is looked through once."""

    def __init__(self, connection: Connection, given: Set[int]) -> None:
        self._driver = plain_connection(connection)
        self._given = given
        self._next = 0

    def above(self, first: int, wanted: int) -> list[int]:
        """The lowest free numbers from `first` on."""
        found = list(islice(self._from(max(first, self._next)), wanted))
        self._next = found[-1] + 1
        return found

    def _from(self, start: int) -> Iterator[int]:
        while True:
            end = start + LOOKED_AT
            taken = {row for (row,) in self._driver.execute(_TAKEN, (start, end))}
            yield from (n for n in range(start, end) if n not in taken and n not in self._given)
            start = end if len(taken) < LOOKED_AT else self._beyond(end)

    def _beyond(self, start: int) -> int:
        """Where fewer than `LOOKED_AT` numbers are taken without a gap. Counted in steps that double and then are
        halved, so that 30,000 articles of one second cost each other nothing to speak of."""
        step = LOOKED_AT
        while self._all_taken(start, step):
            start += step
            step *= 2
        while step > LOOKED_AT:
            step //= 2
            if self._all_taken(start, step):
                start += step
        return start

    def _all_taken(self, start: int, size: int) -> bool:
        return bool(self._driver.execute(_HOW_MANY_TAKEN, (start, start + size)).fetchone()[0] == size)
