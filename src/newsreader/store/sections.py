"""Sections of articles: the common tree as it is shown, and the marks on articles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, text, update

from newsreader.model import Section, SectionMark, SectionSource
from newsreader.store.database import Database
from newsreader.store.schema import LISTED, article_section, section
from newsreader.store.section_places import REBUILD, stand_for
from newsreader.store.section_tree import HIDDEN

_FEEDS_IN = text(
    """SELECT count(DISTINCT article.feed) FROM article_place p JOIN article ON article.id = p.article
    WHERE p.section = :section"""
)
_SOURCES = {source.value: source for source in SectionSource}
_NUMBERS = "SELECT section, articles, unread FROM section_count"


class Sections:
    """The tree as stored. Which nodes the program brings is the caller's knowledge: see `ensure`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Section, ...]:
        """The whole tree, parents before children, by position; without what was merged or removed."""
        with self._database.reading() as connection:
            rows = connection.execute(select(section)).all()
            instead = stand_for(connection)
        children: dict[int | None, list[Section]] = {}
        for node in sorted(map(_section, rows), key=lambda node: (node.position, node.id)):
            parent = instead.get(node.parent, node.parent) if node.parent is not None else None
            if node.id not in instead:
                children.setdefault(parent, []).append(_below(node, parent))
        ordered: list[Section] = []
        waiting = children.get(None, [])[::-1]
        while waiting:
            ordered.append(waiting.pop())
            waiting += children.get(ordered[-1].id, [])[::-1]
        return tuple(ordered)

    def stand_for(self) -> Mapping[int, int | None]:
        """What sections that are not shown stand for: where they were merged into, None where removed."""
        with self._database.reading() as connection:
            return stand_for(connection)

    def numbers(self) -> dict[int, tuple[int, int]]:
        """How many articles each section has, with all below it, and how many of them are unread."""
        with self._database.reading() as connection:
            return {row.section: (row.articles, row.unread) for row in connection.exec_driver_sql(_NUMBERS)}

    def feeds_in(self, section_id: int) -> int:
        """How many feeds have visible articles in a section or below it."""
        with self._database.reading() as connection:
            return int(connection.execute(_FEEDS_IN, {"section": section_id}).scalar_one())

    def ensure(self, tree: Sequence[Section]) -> dict[str, int]:
        """Make the stored tree agree with `tree`, whose `parent`s are `id`s within it. Sections are recognised
        by `key`; ids in the file stay as they are, and so does what the reader changed. Sections that are no
        longer in the tree stay. Writes nothing when all is as it should be. Returns the file's ids by key."""
        keys = {node.id: node.key for node in tree}
        with self._database.reading() as connection:
            stored = _read(connection)
        if not _differing(tree, keys, stored):
            return {key: row.id for key, row in stored.items()}
        with self._database.writing() as connection:
            stored = _read(connection)
            new = [{"key": node.key, "position": 0} | _named(node) for node in tree if node.key not in stored]
            if new:
                connection.execute(insert(section), new)
            stored = _read(connection)
            ids = {key: row.id for key, row in stored.items()}
            changed = _differing(tree, keys, stored)
            _put(connection, [(node.key, _named(node)) for node in changed])
            parents = {node.key: None if node.parent is None else ids[keys[node.parent]] for node in changed}
            unplaced = [node for node in changed if not stored[node.key].placed]
            _put(
                connection, [(one.key, {"parent": parents[one.key], "position": one.position}) for one in unplaced]
            )
            _break_circles(connection)
            for statement in REBUILD:
                connection.exec_driver_sql(statement)
        return ids

    def of(self, article_ids: Sequence[int]) -> dict[int, tuple[SectionMark, ...]]:
        """The marks of each article, in their order; all of them get an entry."""
        with self._database.reading() as connection:
            return read_marks(connection, article_ids)


def source_named(value: str) -> SectionSource:
    """Where a mark came from; noise in that word must not keep the article out of lists."""
    return _SOURCES.get(value, SectionSource.DECLARED)


def read_marks(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[SectionMark, ...]]:
    """The marks of each article, in their order; all of them get an entry. A section that was merged or removed is
    told as what stands for it."""
    marked = (
        select(article_section)
        .where(article_section.c.article.in_(LISTED))
        .order_by(article_section.c.article, article_section.c.position)
    )
    instead = stand_for(connection)
    found: dict[int, list[SectionMark]] = {article_id: [] for article_id in article_ids}
    for row in connection.execute(marked, {"listed": json.dumps(list(article_ids))}):
        shown = instead.get(row.section, row.section)
        found[row.article].append(SectionMark(shown, source_named(row.source), row.published, row.confidence))
    return {article_id: tuple(marks) for article_id, marks in found.items()}


def _section(row: Row[Any]) -> Section:
    return Section(
        row.id, row.key, row.title_vi, row.title_en, row.parent, row.position, row.icon, row.custom_title,
        row.custom_icon, hidden=row.state == HIDDEN, own=bool(row.own),
    )  # fmt: skip


def _below(node: Section, parent: int | None) -> Section:
    return node if node.parent == parent else replace(node, parent=parent)


def _read(connection: Connection) -> dict[str, Row[Any]]:
    return {row.key: row for row in connection.execute(select(section))}


def _differing(tree: Sequence[Section], keys: Mapping[int, str], stored: Mapping[str, Row[Any]]) -> list[Section]:
    """Those of `tree` that are stored otherwise or not at all; where the reader put one is no difference."""
    stored_keys = {row.id: key for key, row in stored.items()}

    def same(node: Section) -> bool:
        found = stored.get(node.key)
        if found is None or (node.title_vi, node.title_en, node.icon) != (
            found.title_vi, found.title_en, found.icon,
        ):  # fmt: skip
            return False
        parent = None if node.parent is None else keys[node.parent]
        stored_parent = None if found.parent is None else stored_keys[found.parent]
        return bool(found.placed) or (node.position, parent) == (found.position, stored_parent)

    return [node for node in tree if not same(node)]


def _named(node: Section) -> dict[str, object]:
    return {"title_vi": node.title_vi, "title_en": node.title_en, "icon": node.icon}


def _put(connection: Connection, values: Sequence[tuple[str, Mapping[str, object]]]) -> None:
    """Give sections, by key, values of the same names, by one statement for all: a new library has a hundred."""
    if values:
        of_key = update(section).where(section.c.key == bindparam("of"))
        connection.execute(of_key, [{"of": key, **value} for key, value in values])


def _break_circles(connection: Connection) -> None:
    """A section that a newer tree moves below one that the reader put below it goes to the top."""
    parents: dict[int, int | None] = dict(connection.execute(select(section.c.id, section.c.parent)).all())
    for number in sorted(parents):
        seen, at = {number}, parents[number]
        while at is not None and at not in seen:
            seen.add(at)
            at = parents[at]
        if at == number:
            parents[number] = None
            connection.execute(update(section).where(section.c.id == number).values(parent=None))
