"""What the reader corrects of sections: single articles, and what a category of a feed, or of all feeds, means.

A corrected mark remembers what it was (`was_section`, `was_source`), so that a correction can be taken back at any
time and everything stands as it stood. What a category means is brought to the articles that are here so many a
transaction, and to those that arrive in the transaction that stores them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from newsreader.model import SectionSource
from newsreader.store.database import Database
from newsreader.store.doubles import company
from newsreader.store.schema import LISTED, article, article_section, correction
from newsreader.store.section_places import replace_places, stand_for
from newsreader.store.sections import source_named

Fold = Callable[[str], str]

OF_PAGE = 1_000  # positions from here on are the page's: an article's own marks are fewer
STEP = 1_000  # numbers of articles that one transaction looks at
ALL_FEEDS = 0

_GUESSED = frozenset(
    source.value
    for source in (SectionSource.FEED, SectionSource.ADDRESS, SectionSource.PAGE, SectionSource.INFERRED)
)
_CORRECTED, _RULE = SectionSource.CORRECTED.value, SectionSource.RULE.value
_LAST = "SELECT coalesce(max(id), 0) FROM article"
_SET = text(
    """INSERT INTO correction (feed, name, published, section, active, todo)
    VALUES (:feed, :name, :published, :section, :active, :todo)
    ON CONFLICT (feed, name) DO UPDATE SET
    section = excluded.section, active = excluded.active, todo = excluded.todo"""
)
_CHANGE = """UPDATE article_section
    SET section = ?, source = ?, published = ?, confidence = ?, was_section = ?, was_source = ?
    WHERE article = ? AND position = ?"""
_TAKE_OFF = "DELETE FROM article_section WHERE article = ? AND position = ?"
_END = text("DELETE FROM correction WHERE feed = :feed AND name = :name")
_ADVANCE = text("UPDATE correction SET todo = :todo WHERE feed = :feed AND name = :name")
_WAITING = select(correction).where(correction.c.todo > 0).order_by(correction.c.feed, correction.c.name).limit(1)
_IN_FORCE = select(correction).where(correction.c.active == 1)
_NAMED = text(
    """SELECT s.article, s.published FROM article_section s
    JOIN article a ON a.id = s.article
    WHERE s.article > :first AND s.article <= :last AND s.published <> '' AND (:feed = 0 OR a.feed = :feed)"""
)
_CATEGORIES = text(
    """SELECT a.feed, s.published, s.section, s.source, count(*) AS articles
    FROM article_section s JOIN article a ON a.id = s.article
    WHERE s.published <> '' AND a.gone = 0 GROUP BY a.feed, s.published, s.section, s.source"""
)
_ADD = """INSERT INTO article_section
    (article, position, section, source, published, confidence, was_section, was_source)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


class Mark(NamedTuple):
    """A row of `article_section` without its article; `was_source` is None where nothing was corrected."""

    position: int
    section: int | None
    source: str
    published: str
    confidence: float | None
    was_section: int | None
    was_source: str | None

    def raw(self) -> "Mark":
        """The mark as it was before any correction."""
        if self.was_source is None:
            return self
        return self._replace(section=self.was_section, source=self.was_source, was_section=None, was_source=None)

    def put(self, section: int | None, source: str) -> "Mark":
        """The mark corrected; what it was is remembered."""
        was = self.raw()
        return self._replace(section=section, source=source, was_section=was.section, was_source=was.source)

    @property
    def by_hand(self) -> bool:
        """Whether the reader put the article itself here."""
        return self.source == _CORRECTED and not self.published


Marked = dict[int, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Restoring:
    """What articles had before a correction, and what they had after it."""

    before: Marked
    after: Marked

    def __bool__(self) -> bool:
        return bool(self.before)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the reader wants a category to mean: `feed` 0 for all feeds, `section` None for no section. It is in
    force while `active`."""

    feed: int
    name: str
    published: str
    section: int | None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Category:
    """A category as a feed sends it: to how many articles, and in which section those are, by whose word."""

    feed: int
    published: str
    section: int | None
    source: SectionSource
    articles: int


class Corrections:
    """The reader's corrections of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Meaning, ...]:
        """What categories are to mean, by feed and name."""
        wanted = select(correction).where(correction.c.active == 1).order_by(correction.c.feed, correction.c.name)
        with self._database.reading() as connection:
            return tuple(_meaning(row) for row in connection.execute(wanted))

    def categories(self) -> tuple[Category, ...]:
        """Every category that the articles here carry; of a section that was merged or removed, what stands for it
        is told. Walks through all marks: not for the window's thread."""
        with self._database.reading() as connection:
            instead = stand_for(connection)
            return tuple(
                Category(
                    row.feed,
                    row.published,
                    instead.get(row.section, row.section),
                    source_named(row.source),
                    row.articles,
                )
                for row in connection.execute(_CATEGORIES)
            )

    def mean(self, wanted: Meaning) -> Meaning | None:
        """Have a category mean something from now on, or, not `active`, nothing any more. What it meant before,
        None where it is as wanted already; `settle` brings it to the articles that are here."""
        mine = select(correction).where(correction.c.feed == wanted.feed, correction.c.name == wanted.name)
        with self._database.writing() as connection:
            row = connection.execute(mine).first()
            before = _meaning(row) if row is not None else _inactive(wanted)
            if (before.section, before.active) == (wanted.section, wanted.active):
                return None
            if not before.active and not wanted.active:
                return None
            last = connection.exec_driver_sql(_LAST).scalar_one()
            values = {
                "feed": wanted.feed, "name": wanted.name, "published": wanted.published,
                "section": wanted.section, "active": int(wanted.active), "todo": max(1, last),
            }  # fmt: skip
            connection.execute(_SET, values)
        return before

    def unsettled(self) -> bool:
        """Whether `settle` has something to do."""
        with self._database.reading() as connection:
            return connection.execute(_WAITING).first() is not None

    def settle(self, fold: Fold) -> tuple[int, ...] | None:
        """Look through the next articles; those that were corrected, None when nothing is left to look at."""
        with self._database.writing(durable=False) as connection:
            row = connection.execute(_WAITING).first()
            if row is None:
                return None
            first = max(0, row.todo - STEP)
            values = {"feed": row.feed, "first": first, "last": row.todo}
            named = connection.execute(_NAMED, values).all()
            ids = dict.fromkeys(one.article for one in named if fold(one.published) == row.name)
            changed = apply_meanings(connection, tuple(ids), fold)
            done = {"feed": row.feed, "name": row.name, "todo": first}
            if first == 0 and not row.active:
                connection.execute(_END, done)
            else:
                connection.execute(_ADVANCE, done)
        return changed

    def put(self, article_ids: Sequence[int], section: int | None) -> Restoring:
        """Put articles, and what is the same, into a section (None: into none) by the reader's hand, whatever else
        is said of them; rules go on having their say. What restores them."""
        with self._database.writing() as connection:
            before = read_rows(connection, company(connection, article_ids))
            after = {number: _put_by_hand(marks, section) for number, marks in before.items()}
            changed = {number for number in before if before[number] != after[number]}
            write_rows(connection, before, {number: after[number] for number in changed})
        return Restoring({n: before[n] for n in changed}, {n: after[n] for n in changed})

    def by_hand(self, article_ids: Sequence[int]) -> frozenset[int]:
        """Those of the articles that the reader put somewhere."""
        with self._database.reading() as connection:
            found = read_rows(connection, article_ids)
        return frozenset(number for number, marks in found.items() if any(mark.by_hand for mark in marks))

    def apply(self, article_ids: Sequence[int], fold: Fold) -> None:
        """Have the categories of these articles mean what the reader wants."""
        with self._database.writing(durable=False) as connection:
            apply_meanings(connection, article_ids, fold)

    def let_go(self, article_ids: Sequence[int], fold: Fold) -> Restoring:
        """Take the reader's hand off articles, and what is the same: they stand where they would without it. What
        restores them."""
        with self._database.writing() as connection:
            before = read_rows(connection, company(connection, article_ids))
            freed = {
                number: tuple(mark.raw() for mark in marks if not mark.by_hand)
                for number, marks in before.items()
                if any(mark.by_hand for mark in marks)
            }
            write_rows(connection, before, freed)
            apply_meanings(connection, tuple(freed), fold)
            after = read_rows(connection, tuple(freed))
        return Restoring({n: before[n] for n in freed}, after)

    def restore(self, wanted: Restoring) -> Restoring:
        """Turn a correction back where nothing else became of the article since; what was turned, the other way
        round."""
        with self._database.writing() as connection:
            now = read_rows(connection, tuple(wanted.before))
            fitting = {n: wanted.before[n] for n in now if now[n] == wanted.after.get(n)}
            write_rows(connection, now, fitting)
        return Restoring({n: wanted.after[n] for n in fitting}, fitting)

    def add_page(self, article_id: int, named: Iterable[tuple[int | None, str]], fold: Fold) -> bool:
        """Note what an article's own page says: sections, None for what names none, in the page's words. It counts
        where nobody but an inference knew better; whether it does."""
        with self._database.writing(durable=False) as connection:
            marks = read_rows(connection, [article_id]).get(article_id)
            if marks is None or any(mark.source == SectionSource.PAGE.value for mark in marks):
                return False
            inferred = SectionSource.INFERRED.value
            known = any(mark.raw().section is not None and mark.raw().source != inferred for mark in marks)
            if known or any(mark.by_hand for mark in marks):
                return False
            kept = [mark for mark in marks if mark.raw().source != inferred]
            page = [
                Mark(OF_PAGE + place, section, SectionSource.PAGE.value, word, None, None, None)
                for place, (section, word) in enumerate(named)
            ]
            if not any(mark.section is not None for mark in page):
                return False
            write_rows(connection, {article_id: marks}, {article_id: (*kept, *page)})
            apply_meanings(connection, [article_id], fold)
        return True


def apply_meanings(connection: Connection, article_ids: Sequence[int], fold: Fold) -> tuple[int, ...]:
    """Have the categories of articles mean what the reader wants; those of which something changed. What the
    reader corrected by hand stays."""
    means = {(row.feed, row.name): row.section for row in connection.execute(_IN_FORCE)}
    if not article_ids or not (means or connection.execute(_WAITING).first()):
        return ()
    feeds = _feeds(connection, article_ids)
    changed: Marked = {}
    before = read_rows(connection, article_ids)
    for number, marks in before.items():
        if not any(mark.by_hand for mark in marks):
            fresh = _by_meanings(marks, feeds.get(number, 0), means, fold)
            if fresh != marks:
                changed[number] = fresh
    write_rows(connection, before, changed)
    return tuple(changed)


def read_rows(connection: Connection, article_ids: Sequence[int]) -> Marked:
    """The marks of each article that is there, in their order."""
    listed = {"listed": json.dumps(list(article_ids))}
    there = connection.execute(select(article.c.id).where(article.c.id.in_(LISTED)), listed).scalars()
    found: dict[int, list[Mark]] = {number: [] for number in there}
    columns = (article_section.c[name] for name in ("article", *Mark._fields))
    mine = select(*columns).where(article_section.c.article.in_(LISTED))
    for number, *values in connection.execute(mine.order_by(article_section.c.position), listed):
        found[number].append(Mark(*values))
    return {number: tuple(marks) for number, marks in found.items()}


def write_rows(connection: Connection, before: Marked, after: Marked) -> None:
    """Have articles, which have the marks `before`, have those of `after`. Marks that stay where they are, are
    changed in place: to take them off and on again costs five times as much."""
    gone: list[tuple[int, int]] = []
    fresh: list[tuple[Any, ...]] = []
    changed: list[tuple[Any, ...]] = []
    for number, marks in after.items():
        known = {mark.position: mark for mark in before[number]}
        gone += [(number, position) for position in known.keys() - {mark.position for mark in marks}]
        for mark in marks:
            if mark.position not in known:
                fresh.append((number, *mark))
            elif mark != known[mark.position]:
                changed.append((*mark[1:], number, mark.position))
    for statement, rows in ((_TAKE_OFF, gone), (_CHANGE, changed), (_ADD, fresh)):
        if rows:
            connection.exec_driver_sql(statement, rows)
    replace_places(connection, tuple(after))


def _put_by_hand(marks: Sequence[Mark], section: int | None) -> tuple[Mark, ...]:
    others = [mark for mark in marks if not mark.by_hand]
    silent = [mark if mark.raw().source == _RULE else mark.put(None, mark.raw().source) for mark in others]
    place = min(0, min((mark.position for mark in silent), default=0)) - 1
    return (Mark(place, section, _CORRECTED, "", None, None, None), *silent)


def _by_meanings(
    marks: Sequence[Mark], feed: int, means: Mapping[tuple[int, str], int | None], fold: Fold
) -> tuple[Mark, ...]:
    raw = [mark.raw() for mark in marks]
    wanted: dict[int, int | None] = {}
    for mark in raw:
        name = fold(mark.published) if mark.published else ""
        key = (feed, name) if (feed, name) in means else (ALL_FEEDS, name)
        if name and key in means and mark.source != _RULE:
            wanted[mark.position] = means[key]
    if not wanted:
        return tuple(raw)
    made = []
    for mark in raw:
        if mark.position in wanted:
            made.append(mark.put(wanted[mark.position], _CORRECTED))
        elif mark.source in _GUESSED:  # where a category speaks, nobody guesses
            made.append(mark.put(None, mark.source))
        else:
            made.append(mark)
    return tuple(made)


def _feeds(connection: Connection, article_ids: Sequence[int]) -> dict[int, int]:
    listed = {"listed": json.dumps(list(article_ids))}
    mine = select(article.c.id, article.c.feed).where(article.c.id.in_(LISTED))
    return {row.id: row.feed for row in connection.execute(mine, listed)}


def _meaning(row: Any) -> Meaning:
    return Meaning(row.feed, row.name, row.published, row.section, bool(row.active))


def _inactive(wanted: Meaning) -> Meaning:
    return Meaning(wanted.feed, wanted.name, wanted.published, None, active=False)
