"""Writes what was derived, within one transaction of the caller's, and starts it all over for a new version."""

import json
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, text

from newsreader.packing import DamagedText, unpack_counts
from newsreader.store.database import Database
from newsreader.store.schema import LISTED, article, story, story_article

if TYPE_CHECKING:
    from newsreader.store.stories import Derived

_VERSION = text("SELECT value FROM fact WHERE name = 'derive_version'")
_SET_VERSION = "INSERT OR REPLACE INTO fact (name, value) VALUES ('derive_version', ?)"
NO_VERSION = 0
PIECE = 1_000  # rows forgotten, or articles queued, in a transaction: 10 ms
_FORGET = (
    "DELETE FROM language_count WHERE language IN (SELECT language FROM language_count LIMIT ?)",
    "DELETE FROM term_page WHERE (language, page) IN (SELECT language, page FROM term_page LIMIT ?)",
    # What the reader said of stays together until each article's turn comes: what is muted shows up in no list.
    "DELETE FROM story WHERE id IN (SELECT id FROM story WHERE pin IS NULL ORDER BY id LIMIT ?)",
)
# An article whose signature is of the version in use counts as counted.
_COUNT_ANEW = (
    "DELETE FROM language_count",
    "DELETE FROM term_page",
    "UPDATE signature SET version = 0",  # NO_VERSION
)
_QUEUE_SOME = """INSERT OR IGNORE INTO derive_queue (sort_at, article)
    SELECT sort_at, id FROM article WHERE id > ? AND id <= ?"""
_LAST_OF_SOME = "SELECT max(id) FROM (SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?)"
_KEEP_LANGUAGE = "INSERT OR REPLACE INTO language_count (language, documents) VALUES (?, ?)"
_KEEP_PAGE = "INSERT OR REPLACE INTO term_page (language, page, counts) VALUES (?, ?, ?)"
_ADD_SIGNATURE = "INSERT OR REPLACE INTO signature (article, version, language, terms) VALUES (?, ?, ?, ?)"
_TAKE_OFF = "DELETE FROM derive_queue WHERE article = ? AND (? IS NULL OR ticket = ?)"
# Not replaced, which would call no trigger for the story that is left; two statements, for what triggers do:
# see `doubles`.
_MOVE = "UPDATE story_article SET story = ?2 WHERE article = ?1 AND story <> ?2"
_JOIN = """INSERT INTO story_article (article, story)
    SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM story_article WHERE article = ?1)"""
_LEAVE = "DELETE FROM story_article WHERE article = ?"
_LONELY = text(
    """DELETE FROM story WHERE id IN (SELECT value FROM json_each(:listed))
    AND pin IS NULL AND (SELECT count(*) FROM story_article WHERE story = story.id) < 2"""
)
_PINNED = text("SELECT id FROM story WHERE pin = :pin")
_PIN = text("INSERT INTO story (pin, followed, muted) SELECT id, followed, muted FROM pin WHERE id = :pin")
_PIN_OF = text("SELECT pin FROM story WHERE id = :story")
# What the reader said of them by now: it may be more than when they were read.
_PINS_OF = text(
    """SELECT e.article, max(k.pin) AS pin FROM entry_key e JOIN pin_key k ON k.feed = e.feed AND k.key = e.key
    WHERE e.article IN (SELECT value FROM json_each(:listed)) GROUP BY e.article"""
)
_MEMBERS = text("SELECT article FROM story_article WHERE story = :story")


def stored_version(database: Database) -> int | None:
    """The version of what was derived so far."""
    with database.reading() as connection:
        return connection.execute(_VERSION).scalar()


def are_counts_readable(connection: Connection) -> bool:
    """Whether no page of the counts of terms is noise."""
    try:
        for (packed,) in connection.exec_driver_sql("SELECT counts FROM term_page"):
            unpack_counts(packed)
    except DamagedText:
        return False
    return True


def start_over_next_time(connection: Connection) -> None:
    """Forget the counts of terms, and have all derived anew by whoever derives next."""
    for statement in _COUNT_ANEW:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_SET_VERSION, (NO_VERSION,))


def start_over(database: Database, version: int) -> Iterator[None]:
    """Forget counts and stories, and queue every article, unless all is of `version`. Signatures stay until they
    are replaced. Yields after each of many short transactions, so that a mark made meanwhile does not wait. Who is
    killed between them starts over from the beginning, an older program too: until the end it is of no version.
    """
    if stored_version(database) == version:
        return
    _do(database, version, _SET_VERSION, (NO_VERSION,))
    for statement in _FORGET:
        while _do(database, version, statement, (PIECE,)):
            yield
    after = 0
    while stored_version(database) != version and (last := _last_of_some(database, after)) is not None:
        _do(database, version, _QUEUE_SOME, (after, last))
        after = last
        yield
    _do(database, version, _SET_VERSION, (version,))


def _do(database: Database, version: int, statement: str, values: tuple[int, ...]) -> int:
    """How many rows it changed: none where another process was faster, and derives by now."""
    with database.writing(durable=False) as connection:
        if connection.execute(_VERSION).scalar() == version:
            return 0
        return connection.exec_driver_sql(statement, values).rowcount


def _last_of_some(database: Database, after: int) -> int | None:
    with database.reading() as connection:
        return connection.exec_driver_sql(_LAST_OF_SOME, (after, PIECE)).scalar()


def still_there(connection: Connection, batch: Sequence["Derived"]) -> set[int]:
    """The articles of the batch, and those whose stories they join, that are still there."""
    named = {item.article for item in batch} | {item.story for item in batch if item.story is not None}
    named.update(number for item in batch for number in item.also)
    some = select(article.c.id).where(article.c.id.in_(LISTED))
    return set(connection.execute(some, {"listed": json.dumps(sorted(named))}).scalars())


def keep_term_pages(
    connection: Connection, language: str, documents: int, pages: Sequence[tuple[str, int, bytes]]
) -> None:
    """Replace pages (language, number, packed counts) and the number of articles they count."""
    connection.exec_driver_sql(_KEEP_LANGUAGE, (language, documents))
    if pages:
        connection.exec_driver_sql(_KEEP_PAGE, list(pages))


def write_signatures(connection: Connection, version: int, batch: Sequence["Derived"]) -> None:
    """Replace the signatures."""
    if batch:
        connection.exec_driver_sql(
            _ADD_SIGNATURE, [(item.article, version, item.language, item.signature) for item in batch]
        )


def join_stories(connection: Connection, batch: Sequence["Derived"], there: AbstractSet[int]) -> tuple[int, ...]:
    """Put each article into its story and out of an earlier one; stories of one article are dissolved, unless the
    reader said something of them. `there`: what `still_there` told of the batch. Returns all articles that are
    in another story now, or in one that more tell, or fewer."""
    before = _stories_of(connection, there)
    joining = _Joining(connection, dict(before))
    pins = _pins_of(connection, [item.article for item in batch])
    for item in batch:
        wanted = (number for number in (item.story, *item.also) if number in there and number != item.article)
        target = next(wanted, None)
        if item.article in pins:
            joining.join_pinned(item.article, target, pins[item.article])
        elif target is not None:
            joining.join(item.article, target)
        else:
            joining.leave(item.article)
        for other in item.also:
            if other in there:
                joining.unite(item.article, other)
    now = joining.now
    moved = [(number, now[number]) for number in now if before.get(number) != now[number]]
    if moved:
        connection.exec_driver_sql(_MOVE, moved)
        connection.exec_driver_sql(_JOIN, moved)
    if gone := before.keys() - now.keys():
        connection.exec_driver_sql(_LEAVE, [(number,) for number in sorted(gone)])
    emptied = {before[number] for number in before if before[number] != now.get(number)}
    others = [*_members_of(connection, emptied.union(held for _, held in moved)), *sorted(gone)]
    dissolve(connection, emptied | joining.moved)
    return tuple(dict.fromkeys((*joining.joined, *others)))


def dissolve(connection: Connection, stories: Iterable[int]) -> None:
    """Let go of those that are left with one article or none, unless the reader said something of them."""
    listed = sorted(stories)
    if listed:
        connection.execute(_LONELY, {"listed": json.dumps(listed)})


class _Joining:
    """Which story each article of a batch, and what it joins, is in: `now`; which articles came together."""

    def __init__(self, connection: Connection, now: dict[int, int]) -> None:
        self._connection = connection
        self.now = now
        self.joined: dict[int, None] = {}
        self.moved: set[int] = set()  # stories that went into another one
        self._left: set[int] = set()

    def leave(self, article: int) -> None:
        """Take an article out of its story."""
        self.now.pop(article, None)
        self._left.add(article)

    def join(self, article: int, target: int) -> None:
        """Put an article into the story of another one."""
        if target not in self.now:
            self.now[target] = int(self._connection.execute(insert(story).values(id=None)).lastrowid)
        self._put(article, self.now[target], target)

    def join_pinned(self, article: int, target: int | None, pin: int) -> None:
        """Put an article into the story that the reader wants it in. One that nothing is said of, and that it is
        like, becomes part of that."""
        mine = self._story_with(pin)
        if mine is None:  # the pin is gone
            self.leave(article)
            return
        other = None if target is None else self.now.get(target)
        if other is not None and other != mine and self._pin_of(other) is None:
            self._move(other, mine)
        elif target is not None and other is None:
            self.now[target] = mine
        self._put(article, mine, target)

    def unite(self, article: int, other: int) -> None:
        """Make one of the stories of two articles, unless the reader said something of either."""
        mine, theirs = self.now.get(article), self.now.get(other)
        if mine is None or mine == theirs or self._pin_of(mine) is not None:
            return
        if theirs is None:
            self._put(other, mine, None)
        elif self._pin_of(theirs) is None:
            self.joined |= dict.fromkeys(self._move(theirs, mine))

    def _move(self, story: int, into: int) -> list[int]:
        """Put all articles of a story into another one; which they are."""
        stored = set(self._connection.execute(_MEMBERS, {"story": story}).scalars())
        # Of what came to it or left it in this batch the file does not know yet.
        members = {number for number in stored - self._left if self.now.get(number, story) == story}
        members |= {number for number, held in self.now.items() if held == story}
        self.now.update(dict.fromkeys(members, into))
        self.moved.add(story)
        return sorted(members)

    def _put(self, article: int, into: int, target: int | None) -> None:
        self._left.discard(article)
        if self.now.get(article) != into:
            self.now[article] = into
            self.joined |= {article: None} if target is None else {target: None, article: None}

    def _story_with(self, pin: int) -> int | None:
        found = self._connection.execute(_PINNED, {"pin": pin}).scalar()
        if found is None:
            self._connection.execute(_PIN, {"pin": pin})
            found = self._connection.execute(_PINNED, {"pin": pin}).scalar()
        return found

    def _pin_of(self, number: int) -> int | None:
        return self._connection.execute(_PIN_OF, {"story": number}).scalar()


def take_off(connection: Connection, batch: Sequence["Derived"]) -> None:
    """End the waiting of the batch; an article that was queued again meanwhile goes on waiting."""
    if batch:
        connection.exec_driver_sql(_TAKE_OFF, [(item.article, item.ticket, item.ticket) for item in batch])


def _stories_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, int]:
    some = select(story_article).where(story_article.c.article.in_(LISTED))
    rows = connection.execute(some, {"listed": json.dumps(sorted(article_ids))})
    return {row.article: row.story for row in rows}


def _members_of(connection: Connection, stories: AbstractSet[int]) -> list[int]:
    if not stories:
        return []
    some = select(story_article.c.article).where(story_article.c.story.in_(LISTED))
    return sorted(connection.execute(some, {"listed": json.dumps(sorted(stories))}).scalars())


def _pins_of(connection: Connection, article_ids: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(_PINS_OF, {"listed": json.dumps(list(article_ids))})
    return {row.article: row.pin for row in rows}
