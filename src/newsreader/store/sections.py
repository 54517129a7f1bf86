"""Sections of articles: the common tree, each outlet's own names for it, and the marks on articles."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Section, SectionMark, SectionSource
from newsreader.store.database import Database
from newsreader.store.schema import LISTED, article, article_section, category, section

_MAP = text(
    """INSERT INTO category (feed, published, section, source) VALUES (:feed, :published, :section, :source)
    ON CONFLICT (feed, published) DO UPDATE SET section = excluded.section, source = excluded.source
    WHERE category.source <> :corrected OR excluded.source = :corrected"""
)
# The tree changed: which sections lie above which, every place and every counter are made anew.
REBUILD = (
    "DELETE FROM section_above",
    """INSERT INTO section_above (section, above)
    WITH RECURSIVE up (section, above) AS (
        SELECT id, id FROM section
        UNION SELECT up.section, section.parent FROM up JOIN section ON section.id = up.above
        WHERE section.parent IS NOT NULL
    ) SELECT section, above FROM up""",
    "DELETE FROM article_place",
    """INSERT INTO article_place (section, sort_at, article)
    SELECT DISTINCT u.above, h.sort_at, h.id FROM article a
    JOIN article_section s ON s.article = a.id JOIN section_above u ON u.section = s.section
    JOIN article h ON h.id = iif(a.copy_of > 0, a.copy_of, a.id)
    WHERE h.hidden = 0 AND h.gone = 0""",
    """UPDATE section_count SET
    articles = (SELECT count(*) FROM article_place p WHERE p.section = section_count.section),
    unread = (SELECT count(*) FROM article_place p JOIN article a ON a.id = p.article
        WHERE p.section = section_count.section AND a.read = 0)""",
)
_FEEDS_IN = text(
    """SELECT count(DISTINCT article.feed) FROM article_place p JOIN article ON article.id = p.article
    WHERE p.section = :section"""
)


class Sections:
    """The tree as stored. Which nodes there are is the caller's knowledge: see `ensure`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Section, ...]:
        """The whole tree, parents before children, by position."""
        with self._database.reading() as connection:
            stored = _read(connection).values()
        children: dict[int | None, list[Section]] = {}
        for node in sorted(stored, key=lambda node: (node.position, node.id)):
            children.setdefault(node.parent, []).append(node)
        ordered: list[Section] = []
        waiting = children.get(None, [])[::-1]
        while waiting:
            ordered.append(waiting.pop())
            waiting += children.get(ordered[-1].id, [])[::-1]
        return tuple(ordered)

    def feeds_in(self, section_id: int) -> int:
        """How many feeds have visible articles in a section or below it."""
        with self._database.reading() as connection:
            return int(connection.execute(_FEEDS_IN, {"section": section_id}).scalar_one())

    def ensure(self, tree: Sequence[Section]) -> dict[str, int]:
        """Make the stored tree agree with `tree`, whose `parent`s are `id`s within it. Sections are recognised
        by `key`; ids in the file stay as they are. Sections that are no longer in the tree stay. Writes nothing
        when all is as it should be. Returns the file's ids by key."""
        keys = {node.id: node.key for node in tree}
        with self._database.reading() as connection:
            stored = _read(connection)
        if not _differing(tree, keys, stored):
            return {key: node.id for key, node in stored.items()}
        with self._database.writing() as connection:
            stored = _read(connection)
            for node in tree:
                if node.key not in stored:
                    titles = {"title_vi": node.title_vi, "title_en": node.title_en}
                    connection.execute(insert(section).values(key=node.key, position=0, **titles))
            ids = {key: found.id for key, found in _read(connection).items()}
            for node in _differing(tree, keys, _read(connection)):
                values = {
                    "title_vi": node.title_vi,
                    "title_en": node.title_en,
                    "parent": None if node.parent is None else ids[keys[node.parent]],
                    "position": node.position,
                    "icon": node.icon,
                }
                connection.execute(update(section).where(section.c.key == node.key).values(**values))
            for statement in REBUILD:
                connection.exec_driver_sql(statement)
        return ids

    def categories(self, feed_id: int) -> Mapping[str, int | None]:
        """The outlet's own names (as published) and the section each is mapped to, None: to none."""
        names = select(category.c.published, category.c.section).where(category.c.feed == feed_id)
        with self._database.reading() as connection:
            return {row.published: row.section for row in connection.execute(names)}

    def set_category(self, feed_id: int, published: str, section: int | None, source: SectionSource) -> None:
        """Map an outlet's own name. A mapping the reader made (CORRECTED) is only replaced by another such."""
        values = {"feed": feed_id, "published": published, "section": section, "source": source.value}
        corrected = SectionSource.CORRECTED
        with self._database.writing(durable=source is corrected) as connection:
            connection.execute(_MAP, values | {"corrected": corrected.value})

    def of(self, article_ids: Sequence[int]) -> dict[int, tuple[SectionMark, ...]]:
        """The marks of each article, in their order; all of them get an entry."""
        with self._database.reading() as connection:
            return read_marks(connection, article_ids)

    def set_marks(self, article_id: int, marks: Sequence[SectionMark]) -> None:
        """Replace the marks of an article. Raises LookupFailure("unknown.article")."""
        by_reader = any(mark.source is SectionSource.CORRECTED for mark in marks)
        with self._database.writing(durable=by_reader) as connection:
            if connection.execute(select(article.c.id).where(article.c.id == article_id)).first() is None:
                raise LookupFailure("unknown.article", id=article_id)
            connection.execute(delete(article_section).where(article_section.c.article == article_id))
            rows = [
                {
                    "article": article_id,
                    "position": position,
                    "section": mark.section,
                    "source": mark.source.value,
                    "published": mark.published,
                }
                for position, mark in enumerate(marks)
            ]
            if rows:
                connection.execute(insert(article_section), rows)


def read_marks(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[SectionMark, ...]]:
    """The marks of each article, in their order; all of them get an entry."""
    marked = (
        select(article_section)
        .where(article_section.c.article.in_(LISTED))
        .order_by(article_section.c.article, article_section.c.position)
    )
    found: dict[int, list[SectionMark]] = {article_id: [] for article_id in article_ids}
    for row in connection.execute(marked, {"listed": json.dumps(list(article_ids))}):
        found[row.article].append(SectionMark(row.section, SectionSource(row.source), row.published))
    return {article_id: tuple(marks) for article_id, marks in found.items()}


def _read(connection: Connection) -> dict[str, Section]:
    return {
        row.key: Section(row.id, row.key, row.title_vi, row.title_en, row.parent, row.position, row.icon)
        for row in connection.execute(select(section))
    }


def _differing(tree: Sequence[Section], keys: Mapping[int, str], stored: Mapping[str, Section]) -> list[Section]:
    """Those of `tree` that are stored otherwise or not at all."""
    stored_keys = {node.id: key for key, node in stored.items()}

    def same(node: Section) -> bool:
        found = stored.get(node.key)
        if found is None:
            return False
        parent = None if node.parent is None else keys[node.parent]
        stored_parent = None if found.parent is None else stored_keys[found.parent]
        return (node.title_vi, node.title_en, node.position, node.icon, parent) == (
            found.title_vi, found.title_en, found.position, found.icon, stored_parent,
        )  # fmt: skip

    return [node for node in tree if not same(node)]
