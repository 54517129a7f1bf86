"""Rows of the search index: how they are numbered, hidden and added. See docs/notes/002-search-index.md."""

import json
import sqlite3
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, text

from newsreader.store.database import Database

FOLDING = 1
"""The version of the folding that a row was made with; raised when `text.fold` gives other words."""

MERGE_AFTER = 256
"""So many writes may leave a segment each before merging begins beside them: a search looks into all of them."""
MERGE_EACH = 16
MERGE_PAGES = 200  # of 4 KB: 20 to 30 ms

COUNTER_BITS = 20
_COUNTERS = 1 << COUNTER_BITS

_HIDE = text("UPDATE search_map SET article = NULL WHERE article IN (SELECT value FROM json_each(:listed))")
_TAKEN = text("SELECT row FROM search_map WHERE row IN (SELECT value FROM json_each(:listed))")
_COUNTER = text("SELECT value FROM fact WHERE name = 'search_counter'")
_SET_COUNTER = text("INSERT OR REPLACE INTO fact (name, value) VALUES ('search_counter', :value)")
_ADD = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
_ROWS_OF = "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? ORDER BY rowid DESC LIMIT ?"
_MAP = "INSERT INTO search_map (row, article, folding) VALUES (?, ?, ?)"


class IndexRow(NamedTuple):
    """An article's words, folded. With `known`, an older row of the article is hidden."""

    article: int
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
    connection.exec_driver_sql(_ADD, [(number, row.title, row.body) for number, row in numbered])
    connection.exec_driver_sql(_MAP, [(number, row.article, FOLDING) for number, row in numbered])


def merge(database: Database, pages: int) -> bool:
    """Merge some segments of the index in a transaction of its own; False when there was nothing to do."""
    with database.bare() as connection:
        before = connection.total_changes
        connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
        return connection.total_changes - before > 1  # so FTS5 tells it


def rows_of(connection: Connection, match: str, most: int, *, after: int = -1) -> list[int]:
    """The newest rows that fulfil an FTS5 expression, so many at most; only those `after` a row."""
    driver = connection.connection.driver_connection  # SQLAlchemy's rows take three times as long
    assert isinstance(driver, sqlite3.Connection)
    return [row for (row,) in driver.execute(_ROWS_OF, (match, after, most)).fetchall()]


def first_row(sort_at: int) -> int:
    """The lowest row number of that second. Times before 1970 are one second to the index."""
    return max(sort_at, 0) << COUNTER_BITS


def _number(connection: Connection, rows: Sequence[IndexRow]) -> list[int]:
    """Free row numbers: the time leads, a counter that runs through all of the index follows."""
    counter = int(connection.execute(_COUNTER).scalar() or 0)
    while True:
        numbers = [first_row(row.sort_at) + (counter + place) % _COUNTERS for place, row in enumerate(rows)]
        counter = (counter + len(rows)) % _COUNTERS
        # taken only when a million rows later the counter comes round within the same second
        if connection.execute(_TAKEN, {"listed": json.dumps(numbers)}).first() is None:
            break
    connection.execute(_SET_COUNTER, {"value": counter})
    return numbers
