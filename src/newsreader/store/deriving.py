"""Writes what was derived, within one transaction of the caller's, and starts it all over for a new version."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, text

from newsreader.store.database import Database
from newsreader.store.schema import LISTED, article, signature, story, story_article

if TYPE_CHECKING:
    from newsreader.store.stories import Derived, Met

_VERSION = text("SELECT value FROM fact WHERE name = 'derive_version'")
_SET_VERSION = text("INSERT OR REPLACE INTO fact (name, value) VALUES ('derive_version', :version)")
_START_OVER = (
    "DELETE FROM term",
    "DELETE FROM language_count",
    "DELETE FROM story_article",
    "DELETE FROM story",
    "INSERT OR IGNORE INTO derive_queue (sort_at, article) SELECT sort_at, id FROM article",
)
# A term that was held back so far begins with all its articles, one that is there counts on.
_COUNT_TERM = (
    "INSERT INTO term (language, hash, documents) VALUES (?, ?, ?)"
    " ON CONFLICT (language, hash) DO UPDATE SET documents = documents + ?"
)
_ADD_SINGLE = "INSERT OR IGNORE INTO term (language, hash, documents) VALUES (?, ?, 1)"
_SINGLES = text("SELECT value FROM fact WHERE name = 'single_terms'")
_SET_SINGLES = text("INSERT OR REPLACE INTO fact (name, value) VALUES ('single_terms', :value)")
_PRUNE = "DELETE FROM term WHERE language = ? AND hash >= ? AND hash < ? AND documents = 1"
_LANGUAGES = text("SELECT language FROM language_count")
_COUNT_LANGUAGE = (
    "INSERT INTO language_count (language, documents) VALUES (?, ?)"
    " ON CONFLICT (language) DO UPDATE SET documents = documents + excluded.documents"
)
_ADD_SIGNATURE = "INSERT OR REPLACE INTO signature (article, version, language, terms) VALUES (?, ?, ?, ?)"
_TAKE_OFF = "DELETE FROM derive_queue WHERE article = ? AND (? IS NULL OR ticket = ?)"
_LONELY = text(
    """DELETE FROM story WHERE id IN (SELECT value FROM json_each(:listed))
    AND (SELECT count(*) FROM story_article WHERE story = story.id) < 2"""
)


def stored_version(database: Database) -> int | None:
    """The version of what was derived so far."""
    with database.reading() as connection:
        return connection.execute(_VERSION).scalar()


def start_over(database: Database, version: int) -> None:
    """Forget counts and stories, and queue every article. Signatures stay until they are replaced."""
    with database.writing(durable=False) as connection:
        if connection.execute(_VERSION).scalar() == version:
            return  # another process was faster
        for statement in _START_OVER:
            connection.exec_driver_sql(statement)
        connection.execute(_SET_VERSION, {"version": version})


def times(connection: Connection, article_ids: Iterable[int]) -> dict[int, int]:
    """`sort_at` of those articles that are still there."""
    some = select(article.c.id, article.c.sort_at).where(article.c.id.in_(LISTED))
    return {row.id: row.sort_at for row in connection.execute(some, {"listed": json.dumps(list(article_ids))})}


def count_terms(
    connection: Connection, version: int, batch: Sequence["Derived"], met: Mapping[str, "Met"] | None
) -> None:
    """Count the terms of those that were not counted in this version. `met`: see `Stories.write_derived`."""
    listed = {"listed": json.dumps([item.article for item in batch])}
    before = select(signature.c.article).where(signature.c.article.in_(LISTED), signature.c.version == version)
    counted = set(connection.execute(before, listed).scalars())
    fresh = [item for item in batch if item.article not in counted]
    languages = Counter(item.language for item in fresh)
    for language, documents in sorted(languages.items()):
        connection.exec_driver_sql(_COUNT_LANGUAGE, (language, documents))
        mine = (item.terms for item in fresh if item.language == language)
        if met is None:
            rows = [(language, hash_, count, count) for hash_, count in Counter(chain.from_iterable(mine)).items()]
        else:
            every, whole = met[language].all, met[language].documents == documents
            terms = met[language].new if whole else Counter(chain.from_iterable(mine))
            rows = [
                (language, hash_, total, count) for hash_, count in terms.items() if (total := every[hash_]) > 1
            ]
        if rows:
            connection.exec_driver_sql(_COUNT_TERM, sorted(rows))  # as the table is: pages are touched once


def add_singles(connection: Connection, language: str, terms: Sequence[int]) -> int:
    """Remember terms that stand in one article so far; about how many such are remembered by now."""
    connection.exec_driver_sql(_ADD_SINGLE, [(language, hash_) for hash_ in sorted(terms)])
    singles = int(connection.execute(_SINGLES).scalar() or 0) + len(terms)
    connection.execute(_SET_SINGLES, {"value": singles})
    return singles


def prune_singles(database: Database) -> None:
    """Forget the terms that stand in one article, in transactions of a thirty-second of them each."""
    with database.writing(durable=False) as connection:
        languages = list(connection.execute(_LANGUAGES).scalars())
        connection.execute(_SET_SINGLES, {"value": 0})
    for language in languages:
        for start in range(0, 1 << 32, 1 << 27):
            with database.writing(durable=False) as connection:
                connection.exec_driver_sql(_PRUNE, (language, start, start + (1 << 27)))


def write_signatures(connection: Connection, version: int, batch: Sequence["Derived"]) -> None:
    """Replace the signatures."""
    if batch:
        connection.exec_driver_sql(
            _ADD_SIGNATURE, [(item.article, version, item.language, item.signature) for item in batch]
        )


def join_stories(connection: Connection, batch: Sequence["Derived"]) -> tuple[int, ...]:
    """Put each article into its story and out of an earlier one; stories of one article are dissolved."""
    left: set[int] = set()
    joined: dict[int, None] = {}
    for item in batch:
        before = _story_of(connection, item.article)
        target = None if item.story in {None, item.article} else item.story
        now = None if target is None else _story_with(connection, target)
        if now == before:
            continue
        if before is not None:
            connection.execute(delete(story_article).where(story_article.c.article == item.article))
            left.add(before)
        if target is not None and now is not None:
            connection.execute(insert(story_article).values(article=item.article, story=now))
            joined |= {target: None, item.article: None}
    if left:
        connection.execute(_LONELY, {"listed": json.dumps(sorted(left))})
    return tuple(joined)


def take_off(connection: Connection, batch: Sequence["Derived"]) -> None:
    """End the waiting of the batch; an article that was queued again meanwhile goes on waiting."""
    if batch:
        connection.exec_driver_sql(_TAKE_OFF, [(item.article, item.ticket, item.ticket) for item in batch])


def _story_of(connection: Connection, article_id: int) -> int | None:
    mine = select(story_article.c.story).where(story_article.c.article == article_id)
    return connection.execute(mine).scalar()


def _story_with(connection: Connection, member: int) -> int | None:
    """The story of `member`, begun with it when it has none; None when the article is gone."""
    found = _story_of(connection, member)
    if found is None and times(connection, [member]):
        found = int(connection.execute(insert(story).values(id=None)).lastrowid)
        connection.execute(insert(story_article).values(article=member, story=found))
    return found
