"""What was derived from the texts: term counts, signatures, stories; and the questions of the related blocks.

The queue `derive_queue` takes a watermark's place: an article that arrives late with an old date is derived too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, func, or_, select, text

from newsreader.packing import pack_counts, unpack_counts, unpack_readable
from newsreader.store import deriving, doubles, inferring
from newsreader.store.database import Database
from newsreader.store.doubles import Found
from newsreader.store.epoch import moment, seconds
from newsreader.store.feed_rows import shown_title
from newsreader.store.schema import (
    HEADED,
    ITS_HEADLINE,
    LISTED,
    MUTED,
    VISIBLE,
    article,
    article_place,
    content,
    derive_queue,
    entry_key,
    feed,
    headline,
    language_count,
    pin_key,
    signature,
    story,
    story_article,
    term_page,
)


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that waits to be derived, with the text to do it from (raw, untrusted: the kept page's if there
    is one). `ticket` tells this waiting from a later one: hand it on to `Derived`. `counted`: it was derived in
    this version before, so that its terms are counted already; `fresh`: in no version. `pin` is what the reader
    said of the story that it belongs to."""

    id: int
    feed: int
    outlet: str
    sort_at: datetime
    language: str
    title: str
    html: str
    excerpt: str = ""
    ticket: int = 0
    counted: bool = False
    pin: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Derived:
    """What was derived from one article. `story` is the article id of any member of the story it joins (None: its
    own, and only stories of two and more are stored). `ticket` None ends any waiting. `also`: an article of each
    story that becomes one with it."""

    article: int
    language: str
    signature: bytes
    story: int | None = None
    ticket: int | None = None
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """A derived article as a later one is compared with it. `story` is the story's own number, `pin` its pin."""

    article: int
    feed: int
    sort_at: datetime
    outlet: str
    title: str
    excerpt: str
    language: str
    signature: bytes
    story: int | None
    pin: int | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """When an article is from, and how it begins."""

    at: datetime
    title: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class TermPages:
    """How many articles of one language hold each term: of `documents` articles, by numbered pages that the store
    does not read."""

    documents: int = 0
    pages: Mapping[int, bytes] = field(default_factory=dict)


NOTHING_FOUND = Found()

# What the reader said of the story of an article.
_PIN = (
    select(func.max(pin_key.c.pin))
    .join_from(entry_key, pin_key, and_(pin_key.c.feed == entry_key.c.feed, pin_key.c.key == entry_key.c.key))
    .where(entry_key.c.article == article.c.id)
    .scalar_subquery()
    .label("pin")
)
_SIGNED = (
    select(
        article.c.id, article.c.feed, article.c.sort_at, headline.c.title, headline.c.excerpt,
        signature.c.language, signature.c.terms, story_article.c.story, story.c.pin,
        feed.c.custom_title, feed.c.published_title, feed.c.url,
    )
    .join_from(article, signature, signature.c.article == article.c.id)
    .join(headline, ITS_HEADLINE)
    .join(feed, feed.c.id == article.c.feed)
    .outerjoin(story_article, story_article.c.article == article.c.id)
    .outerjoin(story, story.c.id == story_article.c.story)
    .order_by(article.c.sort_at, article.c.id)
)  # fmt: skip

_BEGINNINGS = select(article.c.id, article.c.sort_at, headline.c.title, headline.c.excerpt).select_from(HEADED)
_BEGINNINGS = _BEGINNINGS.where(article.c.id.in_(LISTED))

LAST_OF_AUTHOR = 500  # a name that stands under thousands of articles would be looked up in each of them
_BY_AUTHOR = text(
    """SELECT article.sort_at, article.id
    FROM (SELECT article FROM article_author WHERE author = :author ORDER BY article DESC LIMIT :most) last
    CROSS JOIN article ON article.id = last.article WHERE article.hidden = 0 AND article.gone = 0"""
)


class Stories:
    """Derived data. Times of windows are the articles' `sort_at`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def term_pages(self, language: str, numbers: Sequence[int] | None = None) -> TermPages:
        """The pages with these numbers, or all of them; what was never kept is not there."""
        mine = select(term_page.c.page, term_page.c.counts).where(term_page.c.language == language)
        whole = select(language_count.c.documents).where(language_count.c.language == language)
        if numbers is not None:
            mine = mine.where(term_page.c.page.in_(LISTED))
        with self._database.reading() as connection:
            rows = connection.execute(mine, {} if numbers is None else {"listed": json.dumps(list(numbers))})
            pages = {row.page: unpack_counts(row.counts) for row in rows}
            return TermPages(connection.execute(whole).scalar() or 0, pages)

    def keep_term_pages(self, language: str, documents: int, pages: Iterable[tuple[int, bytes]]) -> None:
        """Keep the number of articles counted and these pages, in one transaction: a thousand pages take 15 ms."""
        packed = [(language, number, pack_counts(page)) for number, page in pages]
        with self._database.writing(durable=False) as connection:
            deriving.keep_term_pages(connection, language, documents, packed)

    def beginnings(self, article_ids: Sequence[int]) -> dict[int, Beginning]:
        """How those articles that are there begin."""
        with self._database.reading() as connection:
            rows = connection.execute(_BEGINNINGS, {"listed": json.dumps(list(article_ids))}).all()
            return {row.id: Beginning(moment(row.sort_at), row.title, row.excerpt) for row in rows}

    def signatures(self, article_ids: Sequence[int]) -> dict[int, bytes]:
        """The packed signatures of those that have one."""
        some = select(signature.c.article, signature.c.terms).where(signature.c.article.in_(LISTED))
        with self._database.reading() as connection:
            # All at once: row by row they take twice as long.
            rows = connection.execute(some, {"listed": json.dumps(list(article_ids))}).all()
            return {row.article: row.terms for row in rows}

    def start_over(self, version: int) -> Iterator[None]:
        """If what was derived is of another `version`: forget all counts and stories and queue every article, in
        many short transactions, after each of which it yields; old signatures serve until replaced."""
        return deriving.start_over(self._database, version)

    def underived(self, version: int, limit: int = 200) -> list[Pending]:
        """The next articles to derive, in order of date and id; starts over first where that was not done yet."""
        for _ in self.start_over(version):
            pass
        statement = (
            select(
                article.c.id, article.c.feed, article.c.sort_at, article.c.language, headline.c.title,
                headline.c.excerpt, derive_queue.c.ticket, (signature.c.version == version).label("counted"),
                signature.c.article.label("derived"), _PIN,
                content.c.html, content.c.full_html,
                feed.c.custom_title, feed.c.published_title, feed.c.url,
            )
            .select_from(derive_queue)
            .join(article, article.c.id == derive_queue.c.article)
            .join(headline, ITS_HEADLINE)
            .join(content, content.c.article == article.c.id)
            .join(feed, feed.c.id == article.c.feed)
            .outerjoin(signature, signature.c.article == article.c.id)
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
                    unpack_readable(row.html if row.full_html is None else row.full_html),
                    row.excerpt,
                    row.ticket,
                    bool(row.counted),
                    row.pin,
                    row.derived is None,
                )
                for row in rows
            ]

    def write_derived(
        self, version: int, batch: Sequence[Derived], same: Found = NOTHING_FOUND
    ) -> tuple[int, ...]:
        """Store a batch and take it off the queue, in one transaction; `same` names all articles that are the
        same as one of the batch. Returns the ids that are in another story because of it, in one that others tell
        now, or the same as others."""
        with self._database.writing(durable=False) as connection:
            there = deriving.still_there(connection, batch)
            present = [item for item in batch if item.article in there]
            deriving.write_signatures(connection, version, present)
            joined = deriving.join_stories(connection, present, there)
            folded = doubles.join(connection, [item.article for item in present], same.links)
            doubles.keep_sketches(connection, same.sketches)
            deriving.take_off(connection, present)
            inferring.queue(connection, [item.article for item in present])
        return tuple(dict.fromkeys((*joined, *folded)))

    def story_of(self, article_id: int) -> int | None:
        """The story an article belongs to."""
        mine = select(story_article.c.story).where(story_article.c.article == article_id)
        with self._database.reading() as connection:
            return connection.execute(mine).scalar()

    def stories_of(self, article_ids: Sequence[int]) -> dict[int, int]:
        """The story of each of these articles that belongs to one."""
        some = select(story_article).where(story_article.c.article.in_(LISTED))
        with self._database.reading() as connection:
            found = connection.execute(some, {"listed": json.dumps(list(article_ids))}).all()
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

    def window(
        self, since: datetime, until: datetime, version: int, *, after: int = 0, limit: int = 1000
    ) -> list[Signed]:
        """The articles with a signature of `version` from `since` to before `until`, in order of date and id, the
        first so many; those too that are hidden, so that a muted story goes on. For the next, give the last
        one's date and id: `since` and `after`."""
        begun, sort_at, id_ = seconds(since), article.c.sort_at, article.c.id
        found: list[Signed] = []
        with self._database.reading() as connection:
            for seen in (VISIBLE, MUTED):  # each has an index of its own
                statement = _SIGNED.where(
                    seen, sort_at >= begun, sort_at < seconds(until), or_(sort_at > begun, id_ > after),
                    signature.c.version == version,
                ).limit(limit)  # fmt: skip
                found += [
                    Signed(
                        row.id, row.feed, moment(row.sort_at), shown_title(row), row.title, row.excerpt,
                        row.language, row.terms, row.story, row.pin,
                    )
                    for row in connection.execute(statement)
                ]  # fmt: skip
        found.sort(key=lambda one: (one.sort_at, one.article))
        return found[:limit]

    def last_of_feed(
        self, feed_id: int, until: datetime, version: int, limit: int
    ) -> dict[tuple[int, int], bytes]:
        """The signatures of `version` of what a feed brought last, up to a time, by the times (in seconds
        since 1970) and the numbers of the articles."""
        statement = (
            select(article.c.sort_at, article.c.id, signature.c.terms)
            .join_from(article, signature, signature.c.article == article.c.id)
            .where(article.c.feed == feed_id, VISIBLE, article.c.sort_at <= seconds(until))
            .where(signature.c.version == version)
            .order_by(article.c.sort_at.desc(), article.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return {(row.sort_at, row.id): row.terms for row in connection.execute(statement)}

    def by_author(self, author_keys: Sequence[str], *, exclude: int, limit: int) -> list[int]:
        """The newest visible articles by any of these authors, of those of each that came last."""
        found: set[tuple[int, int]] = set()
        with self._database.reading() as connection:
            for author in author_keys:
                rows = connection.execute(_BY_AUTHOR, {"author": author, "most": LAST_OF_AUTHOR}).all()
                found.update((sort_at, id_) for sort_at, id_ in rows if id_ != exclude)
        return [article_id for _, article_id in sorted(found, reverse=True)[:limit]]

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
