"""Lists of article ids for a query, and the numbers in the sidebar. No OFFSET, no content.

How a search becomes SQL is in `query_sql`, what is found best first in `ranking`; here it is decided what leads.
"""

import json
from array import array
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, and_, func, select, text

from newsreader.model import Counts, Order, Query
from newsreader.search import All, Among, Is, Kind, Since, State, Term, Text, Until, change, walk
from newsreader.store import order_sql
from newsreader.store.database import Database
from newsreader.store.doubles import company
from newsreader.store.epoch import seconds
from newsreader.store.leading import Lead, Plan, plan, section_of
from newsreader.store.once import HAS_WORDS, STARRED_NO_COPY, counted_twice, first_that_matches, once
from newsreader.store.prefixes import COMMONEST, MOST_WORDS, Fold, words_of
from newsreader.store.query_sql import FOLLOWED, Expand, Translation, flatten, leaf, translate, words_among
from newsreader.store.ranking import RANKED, ranked
from newsreader.store.schema import (
    LISTED,
    MUTED,
    OFFLINE,
    SHOWN,
    STARRED,
    UNREAD,
    VISIBLE,
    article,
    feed_count,
    section_count,
)

SLOW = 15.0
"""Milliseconds that a page may cost by its plan, before the commonest words must do for a beginning."""

_FEW = 2_000
_FEEDS_BELOW = text(
    """WITH RECURSIVE below (id) AS (
        SELECT value FROM json_each(:folders)
        UNION SELECT folder.id FROM folder JOIN below ON folder.parent = below.id
    ) SELECT feed.id FROM feed JOIN below ON feed.folder = below.id WHERE feed.removed IS NULL"""
)
# Feed by feed: there is an index for that, and none for all.
_LEFT = text("SELECT a.id FROM feed f CROSS JOIN article a ON a.feed = f.id AND a.gone = 1")
# Without it SQLite would walk an index of all articles instead of the one that has the muted ones by time.
_ANY_TIME = text(f"article.sort_at >= {-(2**63)}")
_HITS = text("SELECT 1 FROM search WHERE search MATCH :match LIMIT :most")
_THESE = "article.id IN (SELECT value FROM json_each(:listed))"
_HITS_WITHIN = text(
    "SELECT 1 FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last LIMIT :most"
)
# To ask the index for one article costs as much as so many hits.
_HITS_EACH = 20
_ROWS = text(
    "SELECT min(row), max(row) FROM json_each(:listed)"
    " CROSS JOIN search_map ON search_map.article = json_each.value"
)
_AMONG_THESE = (
    "SELECT article.id FROM json_each(:listed) CROSS JOIN article ON article.id = json_each.value WHERE "
)
_OFFLINE_ONCE = (VISIBLE, OFFLINE, text(first_that_matches(["article.offline > 0"])))
# Of which there is something to be seen: nobody could go there to follow another one no more.
_FOLLOWED_COUNT = text(
    """SELECT count(*) FROM story s WHERE s.followed = 1 AND EXISTS (
        SELECT 1 FROM story_article m CROSS JOIN article ON article.id = m.article
        WHERE m.story = s.id AND article.hidden = 0 AND article.gone = 0)"""
)
_UNREAD_ONCE = first_that_matches(["article.read = 0", FOLLOWED])
_FOLLOWED_UNREAD = text(  # "CROSS": else SQLite begins with all that is unread
    f"""SELECT count(*) FROM story s CROSS JOIN story_article m ON m.story = s.id
    CROSS JOIN article ON article.id = m.article
    WHERE s.followed = 1 AND article.read = 0 AND article.hidden = 0 AND article.gone = 0 AND {_UNREAD_ONCE}"""  # noqa: S608  # our own words
)
_MUTED_COUNT = select(func.count()).select_from(article).where(MUTED)
_ALL_MUTED = (
    "SELECT article.id FROM article WHERE article.hidden = 1 AND article.gone = 0 AND {conditions}"
    " ORDER BY article.sort_at{turn}, article.id{turn}"
)


class Lists:
    """What the reader chooses to see. Muted articles and those of removed feeds are in no list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(
        self, query: Query, search: Term | None = None, *, limit: int | None = None, fold: Fold | None = None
    ) -> "array[int]":
        """The ids ("q") that match all filters of `query` and `search`, sorted as it asks: by time, then id.

        `query.day` and `query.text` are not looked at: the caller resolves the day to `since` (inclusive) and
        `until` (exclusive), and the text to `search`. `folder` and `section` include everything below them.
        By relevance, the newest `ranking.RANKED` hits are ranked, and older ones follow by time.

        With a `limit`, the beginning of a word that very many words have stands for the commonest of them, if
        `fold` is given: the whole list, without a limit, may hold more.
        """
        with self._database.reading() as connection:
            terms = _terms(connection, query, search)
            found, expand = _plan(connection, terms, limit, MOST_WORDS, fold)
            goes_on = any(isinstance(inner, Text) and inner.prefix for term in terms for inner in walk(term))
            if goes_on and fold is not None and limit is not None and found.cost > SLOW:
                found, expand = _plan(connection, terms, limit, COMMONEST, fold)
            words = words_among(terms)
            if query.order is Order.RELEVANCE and words is not None:
                return ranked(connection, found, words, expand, limit, most=RANKED)
            return order_sql.ids(connection, found, query.order, limit)

    def sorted(self, ids: Sequence[int], order: Order) -> "array[int]":
        """These articles in another order, whether a list shows them or not; those that are gone are left out."""
        these = Translation(conditions=[_THESE], values={"listed": json.dumps(list(ids))})
        with self._database.reading() as connection:
            return order_sql.ids(connection, Plan(Lead.ARTICLES, these, visible=False), order)

    def count(self, query: Query, search: Term | None = None, *, each: bool = False) -> int:
        """How many `ids` would give; with `each` copies count as well, but for those of a section's."""
        with self._database.reading() as connection:
            return _plan(connection, _terms(connection, query, search), None, each=each)[0].count(connection)

    def among(self, article_ids: Sequence[int], search: Term) -> tuple[int, ...]:
        """Those of the articles that `search` finds, in rising order: for what just arrived or changed."""
        with self._database.reading() as connection:
            return among(connection, article_ids, search)

    def found(self, article_ids: Collection[int], query: Query) -> frozenset[int]:
        """Those of the articles that `ids` would give."""
        with self._database.reading() as connection:
            asked = All(tuple(_terms(connection, query, None)))
            return frozenset(among(connection, sorted(article_ids), asked))

    def muted(self, query: Query, search: Term | None = None) -> "array[int]":
        """What rules hide from all other lists: the ids of those that match, by time."""
        with self._database.reading() as connection:
            return among_muted(connection, query, search)

    def standing(self, article_ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the articles that stand in the list of all, in their order: neither muted nor copies."""
        some = select(article.c.id).where(article.c.id.in_(LISTED), SHOWN)
        with self._database.reading() as connection:
            found = set(connection.execute(some, {"listed": json.dumps(list(article_ids))}).scalars())
        return tuple(number for number in article_ids if number in found)

    def left(self) -> frozenset[int]:
        """The articles of feeds that were left, which are kept for a while."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(_LEFT).scalars())

    def counts(self, day_start: datetime, day_end: datetime) -> Counts:
        """The numbers in the sidebar; "today" is from `day_start` to before `day_end`. `feeds` and `sections`
        have the unread articles of those that have any; a section's number includes everything below it,
        each article once."""
        today = and_(SHOWN, article.c.sort_at >= seconds(day_start), article.c.sort_at < seconds(day_end))
        number = select(func.count()).select_from(article)
        with self._database.reading() as connection:
            feeds = connection.execute(select(feed_count).where(feed_count.c.articles > 0)).all()
            sections = connection.execute(select(section_count).where(section_count.c.unread > 0)).all()
            return Counts(
                articles=sum(row.articles - row.copies for row in feeds),
                unread=sum(row.unread - row.unread_copies for row in feeds),
                today=connection.execute(number.where(today)).scalar_one(),
                today_unread=connection.execute(number.where(today, UNREAD)).scalar_one(),
                starred=connection.execute(number.where(VISIBLE, STARRED, text(STARRED_NO_COPY))).scalar_one(),
                offline=connection.execute(number.where(*_OFFLINE_ONCE)).scalar_one(),
                feeds={row.feed: row.unread for row in feeds if row.unread},
                sections={row.section: row.unread for row in sections},
                followed=connection.execute(_FOLLOWED_COUNT).scalar_one() or 0,
                followed_unread=connection.execute(_FOLLOWED_UNREAD).scalar_one() or 0,
                muted=connection.execute(number.where(MUTED, _ANY_TIME)).scalar_one(),
                twice=counted_twice(connection) if any(row.unread_copies for row in feeds) else {},
            )

    def used_sections(self) -> frozenset[int]:
        """The sections that have articles, themselves or below them."""
        used = select(section_count.c.section).where(section_count.c.articles > 0)
        with self._database.reading() as connection:
            return frozenset(connection.execute(used).scalars())


def among(
    connection: Connection, article_ids: Sequence[int], search: Term, *, muted: bool = False
) -> tuple[int, ...]:
    """See `Lists.among`, within a transaction of the caller's. With `muted`, of all there are, even of those that
    are muted or of a removed feed."""
    terms = flatten([_with_feeds(connection, search)])
    listed = {"listed": json.dumps(list(article_ids))}
    around = list(article_ids) if muted else company(connection, article_ids)
    first, last = connection.execute(_ROWS, {"listed": json.dumps(around)}).one()
    rows = range(first or 0, (last or 0) + 1)

    def is_rare(match: str) -> bool:
        """Whether to ask the index once costs less than once for each article."""
        most = _HITS_EACH * len(article_ids)
        bounds = {"match": match, "first": rows.start, "last": rows.stop - 1, "most": most}
        return len(connection.execute(_HITS_WITHIN, bounds).all()) < most

    expand = partial(words_of, connection)
    bounds = [term for term in terms if isinstance(term, Since | Until)]
    rest = [term for term in terms if term not in bounds]
    made = translate(rest, expand, is_rare, leading=False, muted=muted, rows=rows)
    seen = "article.id > 0" if muted else "article.hidden = 0 AND article.gone = 0"
    shown = "" if muted else once(terms, made.conditions)
    holding = [seen, *made.conditions, *(leaf(term, made) for term in bounds), *filter(None, [shown])]
    found = text(_AMONG_THESE + " AND ".join(holding))
    return tuple(sorted(connection.execute(found, made.values | listed).scalars()))


def among_muted(connection: Connection, query: Query, search: Term | None) -> "array[int]":
    """The muted articles that match `query` and `search`, the newest first."""
    terms = _terms(connection, query, search)
    most = _HITS_EACH * (connection.execute(_MUTED_COUNT).scalar_one() + 1)

    def is_rare(match: str) -> bool:
        return len(connection.execute(_HITS, {"match": match, "most": most}).all()) < most

    made = translate(terms, partial(words_of, connection), is_rare, leading=False, muted=True)
    turn = "" if query.order is Order.OLDEST else " DESC"
    found = _ALL_MUTED.format(conditions=" AND ".join(["1", *made.conditions]), turn=turn)
    return array("q", connection.execute(text(found), made.values).scalars())


def _terms(connection: Connection, query: Query, search: Term | None) -> list[Term]:
    """All that must hold."""
    places = ((Kind.FEED, query.feed), (Kind.FOLDER, query.folder), (Kind.SECTION, query.section))
    states = (
        (State.UNREAD, query.unread),
        (State.STARRED, query.starred),
        (State.OFFLINE, query.offline),
        (State.FOLLOWED, query.followed),
        (State.PICTURE, query.pictures),
    )
    terms: list[Term] = [Among(kind, (number,)) for kind, number in places if number is not None]
    terms += [Is(state) for state, wanted in states if wanted]
    terms += [Since(query.since)] if query.since is not None else []
    terms += [Until(query.until)] if query.until is not None else []
    terms += [search] if search is not None else []
    return flatten([_with_feeds(connection, term) for term in terms])


def _with_feeds(connection: Connection, term: Term) -> Term:
    """The same with the feeds of folders, with all below them."""

    def leaf(term: Term) -> Term:
        if not isinstance(term, Among) or term.kind is not Kind.FOLDER:
            return term
        below = connection.execute(_FEEDS_BELOW, {"folders": json.dumps(term.values)}).scalars()
        return Among(Kind.FEED, tuple(below))

    return change(term, leaf)


def _plan(
    connection: Connection,
    terms: list[Term],
    limit: int | None,
    most: int = MOST_WORDS,
    fold: Fold | None = None,
    *,
    each: bool = False,
) -> tuple[Plan, Expand]:
    expand = partial(words_of, connection, most=most, common=fold if limit is not None else None)
    section = section_of(terms)
    placed = Among(Kind.SECTION, (section,)) if section is not None else None
    rest = [term for term in terms if term != placed and not isinstance(term, Since | Until)]

    def is_rare(match: str) -> bool:
        return limit is None or len(connection.execute(_HITS, {"match": match, "most": _FEW}).all()) < _FEW

    made = translate(rest, expand, is_rare)
    shown = "" if each else once(terms, [*made.conditions, *([HAS_WORDS] if made.match else [])])
    return plan(connection, terms, made, limit, shown), expand
