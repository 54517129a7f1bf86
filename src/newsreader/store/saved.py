"""Searches that are kept, and the unread articles that each of them finds.

Which those are is kept from article to article (`settle`). What was not yet found out is added when it is counted,
so the numbers are exact at any time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection, delete, func, insert, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Query
from newsreader.search import All, Is, SavedSearch, State, Term
from newsreader.store import index
from newsreader.store.database import Database
from newsreader.store.doubles import company
from newsreader.store.lists import Lists, among
from newsreader.store.positions import numbered, put_before
from newsreader.store.schema import LISTED, saved_due, saved_search, saved_unread

TOGETHER = 500
"""So many articles are looked at in one transaction: 20 ms for ten searches."""
WRITTEN = 2_000

_UNREAD = Is(State.UNREAD)
_BEGUN = "being found by "
_NUMBER = text("UPDATE saved_search SET position = :position WHERE id = :id")
# An article may have been read since it was found.
_KEEP = text(
    """INSERT OR IGNORE INTO saved_unread (search, article)
    SELECT :search, article.id FROM json_each(:listed) CROSS JOIN article ON article.id = json_each.value
    WHERE article.read = 0 AND article.hidden = 0 AND article.gone = 0"""
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a saved search reads at the moment: `term` for the store, and a word for it, which changes with it."""

    search: int
    term: Term
    word: str


class Saved:
    """The saved searches of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lists = Lists(database)

    def all(self) -> tuple[SavedSearch, ...]:
        """All saved searches in their order."""
        columns = saved_search.c
        ordered = select(columns.id, columns.title, columns.query, columns.position)
        with self._database.reading() as connection:
            rows = connection.execute(ordered.order_by(columns.position, columns.id))
            return tuple(SavedSearch(*row) for row in rows)

    def get(self, number: int) -> SavedSearch:
        """One of them. Raises LookupFailure("unknown.search")."""
        for one in self.all():
            if one.id == number:
                return one
        raise LookupFailure("unknown.search", id=number)

    def add(self, title: str, query: str) -> int:
        """Keep a search, after all others; its id."""
        with self._database.writing() as connection:
            last = connection.execute(select(func.max(saved_search.c.position))).scalar()
            values = {"title": title, "query": query, "position": 0 if last is None else last + 1}
            return int(connection.execute(insert(saved_search).values(**values)).lastrowid)

    def restore(self, search: SavedSearch) -> None:
        """Take a removal back."""
        values = {"id": search.id, "title": search.title, "query": search.query, "position": search.position}
        with self._database.writing() as connection:
            connection.execute(insert(saved_search).prefix_with("OR IGNORE").values(**values))

    def change(self, number: int, title: str, query: str) -> None:
        """Give it another name or another text. Raises LookupFailure."""
        before = self.get(number)
        values = {"title": title, "query": query}
        if query != before.query:
            values["reading"] = ""
        with self._database.writing() as connection:
            connection.execute(update(saved_search).where(saved_search.c.id == number).values(**values))

    def remove(self, number: int) -> SavedSearch:
        """Let it go; what it was. Raises LookupFailure."""
        before = self.get(number)
        with self._database.writing() as connection:
            connection.execute(delete(saved_search).where(saved_search.c.id == number))
        return before

    def move(self, number: int, position: int) -> None:
        """Put it before what stands at `position`."""
        order = put_before([one.id for one in self.all()], number, position)
        with self._database.writing() as connection:
            connection.execute(_NUMBER, numbered(order))

    def unread(self, readings: Sequence[Reading]) -> dict[int, int]:
        """How many unread articles each of them finds, of those that find any."""
        kept = select(saved_search.c.id, saved_search.c.reading, saved_search.c.unread)
        with self._database.reading() as connection:
            known = {row.id: row for row in connection.execute(kept)}
            due = _due(connection, None)
            counts = {
                one.search: known[one.search].unread + _to_come(connection, one, due)
                for one in readings
                if one.search in known and known[one.search].reading == one.word
            }
        for one in readings:
            if one.search not in counts:
                counts[one.search] = self._lists.count(Query(unread=True), one.term)
        return {number: count for number, count in counts.items() if count}

    def unsettled(self, readings: Sequence[Reading]) -> bool:
        """Whether there is something to `settle`. While all articles are being indexed again that waits: words
        are not found in all that have them."""
        with self._database.reading() as connection:
            if index.todo(connection) is not None:
                return False
            known = _known(connection)
            waits = connection.execute(select(saved_due).limit(1)).first() is not None
        return waits or any(known.get(one.search, one.word) != one.word for one in readings)

    def settle(self, readings: Sequence[Reading]) -> None:
        """Find out what waits for it, in transactions of 20 ms, so that no mark waits for long."""
        if not self.unsettled(readings):
            return
        with self._database.reading() as connection:
            known = _known(connection)
        for one in readings:
            if known.get(one.search, one.word) != one.word:
                self._begin(one)
        settled = [one for one in readings if one.search in known]
        while self._settle_some(settled):
            pass

    def _begin(self, reading: Reading) -> None:
        """Find all anew. What changes meanwhile waits in `saved_due`, and what goes is not written."""
        token = f"{_BEGUN}{uuid4().hex}"
        mine = saved_search.c.id == reading.search
        with self._database.writing(durable=False) as connection:
            connection.execute(update(saved_search).where(mine).values(reading=token))
            connection.execute(delete(saved_unread).where(saved_unread.c.search == reading.search))
        found = self._lists.ids(Query(unread=True), reading.term)
        still = saved_search.c.id == reading.search, saved_search.c.reading == token
        for start in range(0, len(found), WRITTEN):
            listed = json.dumps(found[start : start + WRITTEN].tolist())
            with self._database.writing(durable=False) as connection:
                if connection.execute(select(saved_search.c.id).where(*still)).first() is None:
                    return  # another process has begun anew, or the search is gone
                connection.execute(_KEEP, {"search": reading.search, "listed": listed})
        with self._database.writing(durable=False) as connection:
            connection.execute(update(saved_search).where(*still).values(reading=reading.word))

    def _settle_some(self, readings: Sequence[Reading]) -> bool:
        with self._database.writing(durable=False) as connection:
            due = _due(connection, TOGETHER)
            if not due or any(word.startswith(_BEGUN) for word in _known(connection).values()):
                return False  # what another process is finding may be older than what is due
            listed = {"listed": json.dumps(due)}
            looked_at = company(connection, due)  # of those that are the same, the first that is found counts
            for one in readings:
                caught = among(connection, looked_at, All((one.term, _UNREAD)))
                mine = saved_unread.c.search == one.search, saved_unread.c.article.in_(LISTED)
                left = json.dumps(sorted(set(looked_at).difference(caught)))
                connection.execute(delete(saved_unread).where(*mine), {"listed": left})
                connection.execute(_KEEP, {"search": one.search, "listed": json.dumps(caught)})
            connection.execute(delete(saved_due).where(saved_due.c.article.in_(LISTED)), listed)
        return True


def _known(connection: Connection) -> dict[int, str]:
    """What each search was read as when its articles were last found."""
    return {row.id: row.reading for row in connection.execute(select(saved_search))}


def _due(connection: Connection, most: int | None) -> list[int]:
    return list(connection.execute(select(saved_due.c.article).limit(most)).scalars())


def _to_come(connection: Connection, reading: Reading, due: list[int]) -> int:
    """By how much what waits changes the number. What is not found while all articles are being indexed again may
    be found still."""
    if not due:
        return 0
    looked_at = company(connection, due)
    caught = set(among(connection, looked_at, All((reading.term, _UNREAD))))
    listed = {"listed": json.dumps(looked_at)}
    mine = saved_unread.c.search == reading.search, saved_unread.c.article.in_(LISTED)
    kept = set(connection.execute(select(saved_unread.c.article).where(*mine), listed).scalars())
    lost = 0 if index.todo(connection) is not None else len(kept - caught)
    return len(caught - kept) - lost
