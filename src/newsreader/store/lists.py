"""Lists of article ids for a query, and the numbers in the sidebar. No OFFSET, no content."""

import json
from array import array
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, and_, exists, func, select, text
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.elements import TextClause

from newsreader.model import Counts, Order, Query, SearchWords
from newsreader.store import index, order_sql
from newsreader.store.database import Database
from newsreader.store.epoch import seconds
from newsreader.store.schema import (
    LISTED,
    OFFLINE,
    STARRED,
    UNREAD,
    VISIBLE,
    article,
    article_place,
    feed_count,
    search,
    search_map,
    section_count,
)

RANKED = 20_000
"""So many of the newest index rows are ranked: bm25 over all of a million takes a second for a common word."""

Condition = ColumnElement[bool] | TextClause

_MATCH = text("search MATCH :match")
_FEEDS_BELOW = text(
    """WITH RECURSIVE below (id) AS (
        SELECT :folder UNION SELECT folder.id FROM folder JOIN below ON folder.parent = below.id
    ) SELECT feed.id FROM feed JOIN below ON feed.folder = below.id WHERE feed.removed IS NULL"""
)
_RANKED_FROM = text("SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET :newest")
_IN_FEEDS = text("article.feed IN (SELECT value FROM json_each(:feeds))")
_RANK = text("bm25(search, 4.0, 1.0)")


class Lists:
    """What the reader chooses to see. Muted articles and those of removed feeds are in no list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, query: Query, words: SearchWords | None = None, *, limit: int | None = None) -> "array[int]":
        """The ids ("q") that match all filters of `query`, sorted as it asks: by time, then id.

        `query.day` and `query.text` are not looked at: the caller resolves the day to `since` (inclusive) and
        `until` (exclusive), and the text to `words`. `folder` and `section` include everything below them.
        By relevance, the newest 20,000 rows of the index are ranked, and older hits follow by time; within one
        second a search lists by the order of indexing. Words whose `match` is "" match nothing.
        """
        if words is not None and not words.match:
            return array("q")
        with self._database.reading() as connection:
            if words is not None and query.order is Order.RELEVANCE:
                return self._by_relevance(connection, query, words, limit)
            statement, values = _select(connection, query, words)
            return order_sql.ids(connection, statement, values, query.order, _time(query, words), limit)

    def sorted(self, ids: Sequence[int], order: Order) -> "array[int]":
        """These articles in another order, whether a list shows them or not; those that are gone are left out."""
        statement = select(article.c.id).where(article.c.id.in_(LISTED))
        values: dict[str, object] = {"listed": json.dumps(list(ids))}
        with self._database.reading() as connection:
            return order_sql.ids(connection, statement, values, order, [article.c.sort_at, article.c.id])

    def count(self, query: Query, words: SearchWords | None = None) -> int:
        """How many `ids` would give."""
        if words is not None and not words.match:
            return 0
        with self._database.reading() as connection:
            statement, values = _select(connection, query, words)
            counted = statement.with_only_columns(func.count(), maintain_column_froms=True)
            return int(connection.execute(counted, values).scalar_one())

    def counts(self, day_start: datetime, day_end: datetime) -> Counts:
        """The numbers in the sidebar; "today" is from `day_start` to before `day_end`. `feeds` and `sections`
        have the unread articles of those that have any; a section's number includes everything below it,
        each article once."""
        today = and_(VISIBLE, article.c.sort_at >= seconds(day_start), article.c.sort_at < seconds(day_end))
        number = select(func.count()).select_from(article)
        with self._database.reading() as connection:
            feeds = connection.execute(select(feed_count).where(feed_count.c.articles > 0)).all()
            sections = connection.execute(select(section_count).where(section_count.c.unread > 0)).all()
            return Counts(
                articles=sum(row.articles for row in feeds),
                unread=sum(row.unread for row in feeds),
                today=connection.execute(number.where(today)).scalar_one(),
                today_unread=connection.execute(number.where(today, UNREAD)).scalar_one(),
                starred=connection.execute(number.where(VISIBLE, STARRED)).scalar_one(),
                offline=connection.execute(number.where(VISIBLE, OFFLINE)).scalar_one(),
                feeds={row.feed: row.unread for row in feeds if row.unread},
                sections={row.section: row.unread for row in sections},
            )

    def used_sections(self) -> frozenset[int]:
        """The sections that have articles, themselves or below them."""
        used = select(section_count.c.section).where(section_count.c.articles > 0)
        with self._database.reading() as connection:
            return frozenset(connection.execute(used).scalars())

    def _by_relevance(
        self, connection: Connection, query: Query, words: SearchWords, limit: int | None
    ) -> "array[int]":
        border = connection.execute(_RANKED_FROM, {"newest": RANKED}).scalar()
        statement, values = _select(connection, query, words)
        newest = statement if border is None else statement.where(search.c.rowid > border)
        ranked = newest.order_by(_RANK, search.c.rowid.desc()).limit(limit)
        found = array("q", connection.execute(ranked, values).scalars())
        if border is None or (limit is not None and len(found) >= limit):
            return found
        older = statement.where(search.c.rowid <= border).order_by(search.c.rowid.desc())
        rest = None if limit is None else limit - len(found)
        found.extend(connection.execute(older.limit(rest), values).scalars())
        return found


def _select(
    connection: Connection, query: Query, words: SearchWords | None
) -> tuple[Select[int], dict[str, object]]:
    """The statement without its order. What drives it is the search, else the section, else the article."""
    values: dict[str, object] = {}
    conditions = _conditions(connection, query, values)
    if words is not None:
        values["match"] = words.match
        conditions = [_MATCH, VISIBLE, *conditions, *_index_range(query)]
        if query.section is not None:
            conditions.append(_placed(query.section))
        joined = search.join(search_map, search_map.c.row == search.c.rowid).join(
            article, article.c.id == search_map.c.article
        )
        return select(article.c.id).select_from(joined).where(*conditions), values
    if query.section is None:
        return select(article.c.id).where(VISIBLE, *conditions, *_range(query, article.c.sort_at)), values
    place = article_place.c
    in_section = (place.section == query.section, *_range(query, place.sort_at))
    if not conditions:
        return select(place.article).where(*in_section), values
    joined = article_place.join(article, article.c.id == place.article)
    return select(place.article).select_from(joined).where(*in_section, *conditions), values


def _conditions(connection: Connection, query: Query, values: dict[str, object]) -> list[Condition]:
    conditions: list[Condition] = []
    if query.feed is not None:
        conditions.append(article.c.feed == query.feed)
    if query.folder is not None:
        below = connection.execute(_FEEDS_BELOW, {"folder": query.folder}).scalars()
        values["feeds"] = json.dumps(list(below))
        conditions.append(_IN_FEEDS)
    if query.unread:
        conditions.append(UNREAD)
    if query.starred:
        conditions.append(STARRED)
    if query.offline:
        conditions.append(OFFLINE)
    if query.pictures:
        conditions.append(text("(article.thumbnail <> '' OR article.pictures_wanted > 0)"))
    return conditions


def _range(query: Query, column: ColumnElement[int]) -> list[Condition]:
    conditions: list[Condition] = []
    if query.since is not None:
        conditions.append(column >= seconds(query.since))
    if query.until is not None:
        conditions.append(column < seconds(query.until))
    return conditions


def _index_range(query: Query) -> list[Condition]:
    conditions: list[Condition] = []
    if query.since is not None:
        conditions.append(search.c.rowid >= index.first_row(seconds(query.since)))
    if query.until is not None:
        conditions.append(search.c.rowid < index.first_row(seconds(query.until)))
    return conditions


def _placed(section_id: int) -> Condition:
    place = article_place.c
    return exists().where(place.article == article.c.id, place.section == section_id)


def _time(query: Query, words: SearchWords | None) -> list[ColumnElement[int]]:
    """What stands in order of time in the index that drives the query."""
    if words is not None:
        return [search.c.rowid]
    if query.section is not None:
        return [article_place.c.sort_at, article_place.c.article]
    return [article.c.sort_at, article.c.id]
