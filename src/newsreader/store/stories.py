"""What was derived from the texts: term counts, signatures, stories; and the questions of the related blocks.

The queue `derive_queue` takes a watermark's place: an article that arrives late with an old date is derived too.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, text

from newsreader.packing import unpack
from newsreader.store import deriving
from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.feed_rows import host, shown_title
from newsreader.store.schema import (
    LISTED,
    VISIBLE,
    article,
    article_author,
    article_place,
    content,
    derive_queue,
    feed,
    language_count,
    signature,
    story_article,
    term,
)

SINGLES_KEPT = 500_000  # terms that stand in one article, 18 bytes each; what comes back is seldom older than that
SINGLES_CHUNK = 10_000  # 15 ms


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that waits to be derived, with the text to do it from (raw, untrusted: the kept page's if there
    is one). `ticket` tells this waiting from a later one: hand it on to `Derived`."""

    id: int
    feed: int
    outlet: str
    sort_at: datetime
    language: str
    title: str
    html: str
    ticket: int = 0


@dataclass(frozen=True, slots=True)
class Derived:
    """What was derived from one article. `terms` are the distinct term hashes to be counted (signed 64 bit),
    `story` the article id of any member of the story it joins (None: its own, and only stories of two and more
    are stored). `ticket` None ends any waiting."""

    article: int
    language: str
    signature: bytes
    terms: Sequence[int] = ()
    story: int | None = None
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """The terms of a batch in one language: in how many of its `documents` articles each stands, and in how many
    of all that were met, with these."""

    documents: int
    new: Mapping[int, int]
    all: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Document frequencies of one language: of `documents` articles, each term is in so many."""

    documents: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)


_COVERED = text(
    """SELECT sa.story, f.url, f.site_url, max(article.sort_at) AS newest, article.id
    FROM article JOIN story_article sa ON sa.article = article.id JOIN feed f ON f.id = article.feed
    WHERE article.sort_at >= :since AND article.hidden = 0 AND article.gone = 0 AND (:section IS NULL OR EXISTS (
        SELECT 1 FROM story_article other JOIN article_place p ON p.article = other.article
        WHERE other.story = sa.story AND p.section = :section))
    GROUP BY sa.story, article.feed"""
)


class Stories:
    """Derived data. Times of windows are the articles' `sort_at`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def frequencies(self, language: str, terms: Iterable[int] | None = None) -> TermCounts:
        """The counts of `terms` (hashes, signed 64 bit), or of all that stand in two articles and more."""
        mine = select(term.c.hash, term.c.documents).where(term.c.language == language)
        whole = select(language_count.c.documents).where(language_count.c.language == language)
        with self._database.reading() as connection:
            if terms is None:
                rows = connection.execute(mine.where(term.c.documents > 1))
            else:
                rows = connection.execute(mine.where(term.c.hash.in_(LISTED)), {"listed": json.dumps(list(terms))})
            counts = {row.hash: row.documents for row in rows}
            return TermCounts(connection.execute(whole).scalar() or 0, counts)

    def signatures(self, article_ids: Sequence[int]) -> dict[int, bytes]:
        """The packed signatures of those that have one."""
        some = select(signature.c.article, signature.c.terms).where(signature.c.article.in_(LISTED))
        with self._database.reading() as connection:
            rows = connection.execute(some, {"listed": json.dumps(list(article_ids))})
            return {row.article: row.terms for row in rows}

    def underived(self, version: int, limit: int = 200) -> list[Pending]:
        """The next articles to derive, in order of date and id. A `version` other than the stored one first
        forgets all counts and stories and queues every article; old signatures serve until replaced."""
        if deriving.stored_version(self._database) != version:
            deriving.start_over(self._database, version)
        statement = (
            select(
                article.c.id, article.c.feed, article.c.sort_at, article.c.language, article.c.title,
                derive_queue.c.ticket, content.c.html, content.c.full_html,
                feed.c.custom_title, feed.c.published_title, feed.c.url,
            )
            .select_from(derive_queue)
            .join(article, article.c.id == derive_queue.c.article)
            .join(content, content.c.article == article.c.id)
            .join(feed, feed.c.id == article.c.feed)
            .order_by(derive_queue.c.sort_at, derive_queue.c.article)
            .limit(limit)
        )  # fmt: skip
        with self._database.reading() as connection:
            rows = connection.execute(statement).all()
        with self._database.errors():
            return [
                Pending(
                    row.id,
                    row.feed,
                    shown_title(row),
                    moment(row.sort_at),
                    row.language,
                    row.title,
                    unpack(row.html if row.full_html is None else row.full_html),
                    row.ticket,
                )
                for row in rows
            ]

    def waiting(self) -> int:
        """How many articles wait to be derived."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(derive_queue)).scalar_one())

    def write_derived(
        self, version: int, batch: Sequence[Derived], met: Mapping[str, Met] | None = None
    ) -> tuple[int, ...]:
        """Store a batch and take it off the queue, in one transaction. An article that was derived before
        (its text changed) is not counted twice. Returns the ids that are in a story because of it.

        With `met`, by language, terms that were met in one article only are left out: of most word pairs that is
        all there will ever be (see `add_singles`)."""
        with self._database.writing(durable=False) as connection:
            there = deriving.times(connection, [item.article for item in batch])
            present = [item for item in batch if item.article in there]
            deriving.count_terms(connection, version, present, met)
            deriving.write_signatures(connection, version, present)
            joined = deriving.join_stories(connection, present)
            deriving.take_off(connection, present)
        return joined

    def add_singles(self, language: str, terms: Sequence[int]) -> None:
        """Remember terms that were left out, so that they count when they come again on another day. When there
        are too many of them all are forgotten (lossy counting): a term so rare weighs nearly the same."""
        for start in range(0, len(terms), SINGLES_CHUNK):
            with self._database.writing(durable=False) as connection:
                singles = deriving.add_singles(connection, language, terms[start : start + SINGLES_CHUNK])
            if singles > SINGLES_KEPT:
                deriving.prune_singles(self._database)

    def story_of(self, article_id: int) -> int | None:
        """The story an article belongs to."""
        mine = select(story_article.c.story).where(story_article.c.article == article_id)
        with self._database.reading() as connection:
            return connection.execute(mine).scalar()

    def stories_of(self, article_ids: Sequence[int]) -> dict[int, int]:
        """The story of each of these articles that belongs to one."""
        some = select(story_article).where(story_article.c.article.in_(LISTED))
        with self._database.reading() as connection:
            found = connection.execute(some, {"listed": json.dumps(list(article_ids))})
            return {row.article: row.story for row in found}

    def members(self, story: int) -> list[int]:
        """Visible articles of a story, newest first."""
        statement = (
            select(article.c.id)
            .join_from(story_article, article, article.c.id == story_article.c.article)
            .where(story_article.c.story == story, VISIBLE)
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
        )
        with self._database.reading() as connection:
            return list(connection.execute(statement).scalars())

    def window(self, since: datetime, until: datetime, language: str = "") -> dict[int, bytes]:
        """Signatures of visible articles from `since` to before `until`, in order of date and id."""
        statement = (
            select(article.c.id, signature.c.terms)
            .join_from(article, signature, signature.c.article == article.c.id)
            .where(VISIBLE, article.c.sort_at >= seconds(since), article.c.sort_at < seconds(until))
            .order_by(article.c.sort_at, article.c.id)
        )
        if language:
            statement = statement.where(signature.c.language == language)
        with self._database.reading() as connection:
            return {row.id: row.terms for row in connection.execute(statement)}

    def biggest(self, since: datetime, limit: int, section: int | None = None) -> list[tuple[int, int]]:
        """(article, number of outlets) of the stories most outlets covered since then: the newest visible
        article of each story; a `section` takes stories with an article in it, or below it. Outlets are told
        apart by the host of their site; stories of one outlet are left out."""
        outlets: dict[int, set[str]] = {}
        newest: dict[int, tuple[int, int]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(_COVERED, {"since": seconds(since), "section": section}):
                outlets.setdefault(row.story, set()).add(host(row.site_url or row.url))
                newest[row.story] = max(newest.get(row.story, (0, 0)), (row.newest, row.id))
        ranked = sorted(
            ((len(hosts), *newest[story]) for story, hosts in outlets.items() if len(hosts) > 1), reverse=True
        )
        return [(article_id, covered) for covered, _, article_id in ranked[:limit]]

    def by_author(self, author_keys: Sequence[str], *, exclude: int, limit: int) -> list[int]:
        """The newest visible articles by any of these authors."""
        statement = (
            select(article.c.id)
            .join_from(article_author, article, article.c.id == article_author.c.article)
            .where(article_author.c.author.in_(LISTED), VISIBLE, article.c.id != exclude)
            .group_by(article.c.id)
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            listed = {"listed": json.dumps(list(author_keys))}
            return list(connection.execute(statement, listed).scalars())

    def authors_of(self, article_id: int) -> tuple[str, ...]:
        """The author keys of an article."""
        mine = select(article_author.c.author).where(article_author.c.article == article_id)
        with self._database.reading() as connection:
            return tuple(connection.execute(mine).scalars())

    def by_section(self, sections: Sequence[int], *, exclude: int, limit: int) -> list[int]:
        """The newest visible articles in any of these sections or below them."""
        place = article_place.c
        found: set[tuple[int, int]] = set()
        with self._database.reading() as connection:
            for section_id in sections:
                statement = (
                    select(place.sort_at, place.article)
                    .where(place.section == section_id, place.article != exclude)
                    .order_by(place.sort_at.desc(), place.article.desc())
                    .limit(limit)
                )
                found.update((sort_at, id_) for sort_at, id_ in connection.execute(statement))
        return [article_id for _, article_id in sorted(found, reverse=True)[:limit]]

    def latest(self, *, exclude: int, limit: int) -> list[int]:
        """The newest visible articles."""
        statement = (
            select(article.c.id)
            .where(VISIBLE, article.c.id != exclude)
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return list(connection.execute(statement).scalars())
