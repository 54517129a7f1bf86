"""What can be read of a damaged file, page by page, put into a new one. The damaged file is not changed."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from newsreader.packing import DamagedText, pack_key, unpack
from newsreader.store import version_1
from newsreader.store.mending import recount
from newsreader.store.pages import INDEX_INNER, INDEX_LEAF, TABLE_LEAF, Pages
from newsreader.store.small import pour_graves, pour_lost, pour_missing
from newsreader.store.store import Store
from newsreader.store.version_14 import MOVED, STAYING

# Pages that no tree leads to any more are told by the shape of their rows. An index on a table looks like some
# tables: only what cannot be mistaken is taken.
_BY_SHAPE = frozenset({
    "feed", "folder", "article", "content", "entry_key", "tombstone", "article_source", "enclosure", "picture",
    "section", "article_section", "headline",
})  # fmt: skip
_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,), "TEXT": (str,), "REAL": (float, int), "BLOB": (bytes,), "ANY": (int, str, float, bytes),
}  # fmt: skip
_LEFT_OUT = frozenset({
    "feed_count", "section_count", "section_above", "article_place", "derive_queue", "language_count", "term_page",
    "signature", "article_sketch", "story", "story_article", "lease", "fact", "marking_many", "section_todo",
    "infer_queue",
})  # fmt: skip
_KNOWING = ("article", "entry_key", "tombstone")  # by them an entry is known, and what the reader did with it
_KEYS = {("entry_key", "key"), ("tombstone", "key")}
_FEWEST = {
    "feed": 30,
    "article": 23,
    "headline": 10,
    "section": 7,
    "article_section": 5,
}  # columns that the first version had; later ones added theirs behind them
# Up to version 13 an article's headline stood in its row; a table for such rows, and how they are taken over.
_BEFORE, _FEWEST_BEFORE = "article_before", 29
_MAKE_BEFORE = (
    *(
        statement.replace("CREATE TABLE article (", f"CREATE TEMP TABLE {_BEFORE} (")
        for statement in version_1.TABLES
        if statement.startswith("CREATE TABLE article (")
    ),
    f"ALTER TABLE {_BEFORE} ADD COLUMN kept INTEGER NOT NULL DEFAULT 0",
    f"ALTER TABLE {_BEFORE} ADD COLUMN copy_of INTEGER NOT NULL DEFAULT 0",
)
_TAKE_OVER = (
    f"INSERT OR IGNORE INTO article ({STAYING}) SELECT {STAYING} FROM {_BEFORE}",
    f"INSERT OR IGNORE INTO headline (article, {MOVED}) SELECT id, {MOVED} FROM {_BEFORE}",
    f"DROP TABLE {_BEFORE}",
)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    types: tuple[type, ...]
    required: bool
    is_rowid: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as its rows are stored: the columns in the order in which they lie on a page."""

    name: str
    columns: tuple[_Column, ...]
    fewest: int  # columns that every version had
    has_rowid: bool

    def fit(self, row: tuple[int | None, tuple[Any, ...]]) -> tuple[Any, ...] | None:
        """The values as they are inserted, None when they cannot be of this table."""
        rowid, values = row
        if not self.fewest <= len(values) <= len(self.columns) or (rowid is None) is self.has_rowid:
            return None
        fitted = []
        for column, value in zip(self.columns, values, strict=False):
            if column.is_rowid:
                if value is not None or rowid is None or rowid < 1:
                    return None
                value = rowid
            elif value is None:
                if column.required:
                    return None
            elif (self.name, column.name) in _KEYS:
                value = _as_key(value)
                if value is None:
                    return None
            elif not isinstance(value, column.types):
                return None
            fitted.append(value)
        return tuple(fitted)


def _as_key(value: Any) -> int | None:
    """An identity key, a text up to version 6. A number or a moment is never as large as what a hash gives."""
    if isinstance(value, str):
        return pack_key(value)
    return value if isinstance(value, int) and abs(value) >= 2**40 else None


def salvage(damaged: Path, fresh: Path, small: Path | None, now: datetime) -> Counter[str]:
    """Fill a new library at `fresh`. Feeds, folders, sections, rules, saved searches and the like whose rows are
    lost are taken from the backup `small`, and what it knows of entries that are here no more. Returns how many
    rows of each table were read."""
    store = Store.open(fresh, backups=fresh.parent, alone=True, anew=True)
    with Pages(damaged) as pages, store, store.database.bare() as target:
        return _fill(target, pages, small, now)


def _fill(target: sqlite3.Connection, pages: Pages, small: Path | None, now: datetime) -> Counter[str]:
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN IMMEDIATE")
    triggers = target.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        target.execute(f"DROP TRIGGER {name}")
    saved: Counter[str] = Counter()
    tables = _tables(target)
    roots = _roots(pages, [name for (name,) in target.execute("SELECT name FROM sqlite_schema")])
    for statement in _MAKE_BEFORE:
        target.execute(statement)
    tables["article"] += (_table(target, _BEFORE, _FEWEST_BEFORE, has_rowid=True),)
    for table, number in _leaves(pages, tables, roots):
        saved[table.name.removesuffix("_before")] += _insert(target, table, pages, number)
    for statement in _TAKE_OVER:
        target.execute(statement)
    if small is not None:
        is_lost = cache(lambda name: name in tables and _is_lost(pages, roots.get(name), tables[name]))
        pour_lost(target, small, is_lost)
        pour_missing(target, small)
        if any(map(is_lost, _KNOWING)):
            pour_graves(target, small, now)
    for _, sql in triggers:
        target.execute(sql)
    target.execute("INSERT OR IGNORE INTO derive_queue (sort_at, article) SELECT sort_at, id FROM article")
    recount(target)
    target.execute("COMMIT")
    target.execute("PRAGMA foreign_keys = ON")
    return saved


def _tables(target: sqlite3.Connection) -> dict[str, tuple[_Table, ...]]:
    """The tables of which rows are wanted, those of later versions too: what came later is behind what was
    there."""
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
    found: dict[str, tuple[_Table, ...]] = {}
    for name, sql in target.execute(query).fetchall():
        if name in _LEFT_OUT or name.startswith(("sqlite_", "search")) or name.endswith("_count"):
            continue
        found[name] = (_table(target, name, _FEWEST.get(name), has_rowid="WITHOUT ROWID" not in sql.upper()),)
    return found


def _table(target: sqlite3.Connection, name: str, fewest: int | None, *, has_rowid: bool) -> _Table:
    info = target.execute(f"PRAGMA table_info({name})").fetchall()
    keys = [row for row in info if row[5]]
    alone = has_rowid and len(keys) == 1 and keys[0][2] == "INTEGER"
    ordered = info if has_rowid else sorted(keys, key=lambda row: row[5]) + [row for row in info if not row[5]]
    columns = tuple(
        _Column(row[1], _TYPES[row[2]], bool(row[3] or row[5]), alone and bool(row[5])) for row in ordered
    )
    return _Table(name, columns, fewest or len(columns), has_rowid)


def _leaves(
    pages: Pages, tables: Mapping[str, tuple[_Table, ...]], roots: Mapping[str, int]
) -> Iterator[tuple[_Table, int]]:
    """The pages that hold rows, with their tables: first those that are found from the roots down. Noise may lead
    into another table's tree: a page belongs to a table when a row of it does. Trees of no interest come last."""
    seen = pages.free() | {1}
    for name, root in sorted(roots.items(), key=lambda one: one[0] not in tables):
        for number in pages.tree(root):
            holding = [table for table in tables.get(name, ()) if _holds(pages, number, table)]
            if number in seen or (name in tables and not holding):
                continue
            seen.add(number)
            if holding:
                yield holding[0], number
    for number in range(2, pages.count + 1):
        if number in seen or pages.kind(number) not in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER):
            continue
        rows = list(pages.rows(number))
        for table in (table for name in sorted(_BY_SHAPE & tables.keys()) for table in tables[name]):
            if rows and all(table.fit(row) is not None for row in rows):
                yield table, number
                break


def _is_lost(pages: Pages, root: int | None, tables: tuple[_Table, ...]) -> bool:
    """Whether rows of a table may be lost: not all of its pages can be read, or they are another's."""
    if root is None or not pages.is_whole(root):
        return True
    rows = (row for number in pages.tree(root) for row in pages.rows(number))
    return any(all(table.fit(row) is None for table in tables) for row in rows)


def _holds(pages: Pages, number: int, table: _Table) -> bool:
    return any(table.fit(row) is not None for row in pages.rows(number))


def _roots(pages: Pages, declared: Sequence[str]) -> dict[str, int]:
    """The root page of each table, and of each index by a name of its own; `declared` are the names that there can
    be. A name with a letter of noise is taken for the one like it that is missing."""
    found = {}
    for number in pages.tree(1):
        for _, values in pages.rows(number):
            if len(values) == 5 and isinstance(values[1], str) and isinstance(values[3], int) and values[3] > 1:
                found[values[1]] = values[3]
    for meant in [name for name in declared if name not in found]:
        for name in [name for name in found if name not in declared and _is_nearly(name, meant)]:
            found[meant] = found.pop(name)
    return found


def _is_nearly(name: str, meant: str) -> bool:
    return len(name) == len(meant) and sum(map(str.__ne__, name, meant)) == 1


def _insert(target: sqlite3.Connection, table: _Table, pages: Pages, number: int) -> int:
    """Insert the rows of one page; what is there already stays."""
    fitted = [values for row in pages.rows(number) if (values := table.fit(row)) is not None]
    if table.name == "content":
        fitted = [values for values in fitted if _is_text(values)]
    for values in fitted:
        names = ", ".join(column.name for column in table.columns[: len(values)])
        marks = ", ".join("?" * len(values))
        with suppress(sqlite3.IntegrityError):  # a row that noise has made impossible; the rest is saved
            target.execute(f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})", values)
    return len(fitted)


def _is_text(values: Sequence[Any]) -> bool:
    try:
        for packed in values:
            if isinstance(packed, bytes):
                unpack(packed)
    except DamagedText:
        return False
    return True
