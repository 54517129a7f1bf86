"""Articles: what a check of a feed brings is written here in one transaction; rows are read without content.

Flags are set in `marks`. How a batch is written is in `writing`, texts and pictures of articles in `texts`.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, insert, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import (
    Article,
    ArticleRow,
    Changes,
    Enclosure,
    FeedWrite,
    Known,
    Offline,
    SourceRef,
    StoredText,
    Twin,
)
from newsreader.packing import key_kind, pack_key
from newsreader.store import index, removal, texts
from newsreader.store.corrections import Fold, apply_meanings
from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.feed_rows import host, outlet_of
from newsreader.store.schema import (
    HEADED,
    ITS_HEADLINE,
    LISTED,
    STAYING,
    article,
    article_section,
    content,
    derive_queue,
    enclosure,
    entry_key,
    feed,
    headline,
    story_article,
    tombstone,
)
from newsreader.store.section_places import stand_for
from newsreader.store.sections import read_marks
from newsreader.store.verdicts import RuleReading, arrive
from newsreader.store.writing import write_checks

CHUNK = 2_000
OFFLINE = (Offline.NONE, Offline.PARTIAL, Offline.COMPLETE)

Folded = tuple[str, str]
"""The words of an article's headline and text, as the search index has them."""


class Articles:
    """The articles of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unmerged = 0

    def known(self, feed_id: int, keys: Sequence[str]) -> dict[str, Known]:
        """What is known under those of `keys` that are known at all; `Known.keys` are all keys of the entry
        within this feed. An entry of which only a tombstone is left has `article` None: it is not stored
        again.

        The file keeps numbers for keys: those that were not asked for come as their kind and number
        ("guid:#1f..."), which tells how many there are and of what."""
        asked = {pack_key(key): key for key in keys}
        named = and_(entry_key.c.feed == feed_id, entry_key.c.key.in_(LISTED))
        other = entry_key.alias("other")
        here = (
            select(
                entry_key.c.key,
                entry_key.c.article,
                headline.c.content_hash,
                headline.c.url,
                other.c.key.label("further"),
            )
            .select_from(entry_key)
            .join(headline, headline.c.article == entry_key.c.article)
            .join(other, other.c.article == entry_key.c.article)
            .where(named)
        )
        graves = select(tombstone.c.key, tombstone.c.content_hash).where(
            tombstone.c.feed == feed_id, tombstone.c.key.in_(LISTED), tombstone.c.may_return == 0
        )
        listed = {"listed": json.dumps(list(asked))}
        found: dict[int, tuple[int, str, str, list[str]]] = {}
        with self._database.reading() as connection:
            buried = connection.execute(graves, listed)
            known = {asked[row.key]: Known(None, row.content_hash, (asked[row.key],)) for row in buried}
            for key, id_, content_hash, url, further in connection.execute(here, listed):
                name = asked.get(further) or f"{key_kind(further)}:#{further:x}"
                found.setdefault(key, (id_, content_hash, url, []))[3].append(name)
        for key, (id_, content_hash, url, all_keys) in found.items():
            known[asked[key]] = Known(id_, content_hash, tuple(all_keys), url)
        return known

    def write_some(
        self, batches: Sequence[FeedWrite], rules: Sequence[RuleReading] = (), fold: Fold | None = None
    ) -> tuple[Changes, ...]:
        """Store checks: content, identity, sections, search rows, the feeds' validators and next checks. All in
        ONE transaction, unless that takes long or somebody waits to write; then as many as were written by
        then, one at least. The caller comes again with the rest. An update changes the text and the search
        row and never a flag; an entry whose keys became known or tombstoned since is left out. What `rules`
        want is done in the same transaction, and with `fold` what the reader wants categories to mean. Each
        check's `Changes` has the ids added and updated, in the order given."""
        with self._database.writing(durable=False) as connection:
            changes = write_checks(connection, batches, self._database.awaited)
            if fold is not None:
                come = [number for one in changes for number in (*one.added, *one.updated)]
                apply_meanings(connection, come, fold)
            if rules:
                changes = arrive(connection, changes, rules, seconds(batches[0].check.at))
        if any(one.added or one.updated for one in changes):
            self._merge_sometimes()
        return changes

    def get(self, article_id: int) -> Article:
        """Everything but its text; also of a hidden article. Raises LookupFailure("unknown.article")."""
        enclosed = select(enclosure).where(enclosure.c.article == article_id).order_by(enclosure.c.position)
        with self._database.reading() as connection:
            row = connection.execute(_ROW.where(article.c.id == article_id)).first()
            if row is None:
                raise LookupFailure("unknown.article", id=article_id)
            marks = read_marks(connection, [article_id])[article_id]
            twins = connection.execute(_TWINS, {"listed": json.dumps([article_id])}).all()
            enclosures = connection.execute(enclosed).all()
        sections = tuple(dict.fromkeys(mark.section for mark in marks if mark.section is not None))
        return Article(
            row=_row_from(row, sections, twins=tuple(_twin_from(*twin) for _, *twin in twins)),
            authors=_authors(row),
            updated=moment(row.updated),
            received=moment(row.received),
            source=SourceRef(row.source_title, row.source_url) if row.source_title or row.source_url else None,
            comments_url=row.comments_url,
            enclosures=tuple(Enclosure(item.url, item.mime, item.length, item.duration) for item in enclosures),
            marks=marks,
            words=row.words,
            read_at=moment(row.read_at),
            read_how=row.read_how,
            starred_at=moment(row.starred_at),
            opened=row.opened,
            open_seconds=row.open_seconds,
        )

    def rows(self, article_ids: Sequence[int]) -> list[ArticleRow]:
        """Rows in the order of `article_ids`; missing ones are left out. Never content."""
        listed = {"listed": json.dumps(list(article_ids))}
        sections: dict[int, dict[int, None]] = {}
        outlets: dict[int, set[str]] = {}
        muted: dict[int, set[str]] = {}  # of which a story that is muted has none but these
        twins: dict[int, list[Twin]] = {}
        with self._database.reading() as connection:
            found = {row.id: row for row in connection.execute(_ROW_LISTED, listed)}
            instead = stand_for(connection)
            for article_id, section in connection.execute(_SECTIONS, listed):
                shown = instead.get(section, section)
                if shown is not None:
                    sections.setdefault(article_id, {})[shown] = None
            stories = {row.article: row.story for row in connection.execute(_TOLD_IN, listed)}
            for row in connection.execute(_REPORTED, {"listed": json.dumps(sorted(set(stories.values())))}):
                (muted if row.hidden else outlets).setdefault(row.story, set()).add(outlet_of(row))
            for article_id, *twin in connection.execute(_TWINS, listed):
                twins.setdefault(article_id, []).append(_twin_from(*twin))
        outlets = muted | outlets
        return [
            _row_from(
                found[id_],
                tuple(sections.get(id_, ())),
                len(outlets.get(stories.get(id_, 0), ())),
                tuple(twins.get(id_, ())),
            )
            for id_ in article_ids
            if id_ in found
        ]

    def forget(self, article_ids: Sequence[int], now: datetime, *, may_return: bool = False) -> tuple[int, ...]:
        """Delete articles for good, in transactions of 2,000; tombstones remember their keys and flags, so that
        they are not stored again (or, with `may_return`, come back with their flags). Those that the reader
        wants to stay do. Returns which went."""
        plain = select(article.c.id).where(article.c.id.in_(LISTED), ~STAYING)
        gone: list[int] = []
        for start in range(0, len(article_ids), CHUNK):
            listed = {"listed": json.dumps(list(article_ids[start : start + CHUNK]))}
            with self._database.writing(durable=False) as connection:
                ids = list(connection.execute(plain, listed).scalars())
                removal.forget(connection, ids, seconds(now), may_return=may_return)
            gone += ids
        return tuple(gone)

    def text(self, article_id: int, *, strictly: bool = False) -> StoredText:
        """The raw, untrusted text, "" where noise stands in its place. Raises LookupFailure("unknown.article");
        `strictly` also StoreError("store.damaged") where nothing can be read of it for noise."""
        with self._database.reading() as connection:
            found = texts.read_texts(connection, [article_id]).get(article_id)
            if found is None:
                raise LookupFailure("unknown.article", id=article_id)
            empty = not found.html and not found.full_html
            if strictly and empty and texts.is_unreadable(connection, article_id):
                raise self._database.damaged()
            return found

    def texts(self, article_ids: Sequence[int]) -> dict[int, StoredText]:
        """The texts of those that are there, "" where noise stands in the place of one."""
        with self._database.reading() as connection:
            return texts.read_texts(connection, article_ids)

    def set_full(
        self, article_id: int, html: str, base: str, pictures: Sequence[str], words: Folded | None = None
    ) -> None:
        """Keep the full page's article and name the pictures it shows, in their order; what is offline is
        computed anew. Its `words` are found from then on: a page that is kept is not read again, so that who is
        killed in between would never find them. Raises LookupFailure."""
        with self._database.writing(durable=False) as connection:
            if not texts.set_full(connection, article_id, html, base):
                raise LookupFailure("unknown.article", id=article_id)
            texts.set_pictures(connection, article_id, pictures)
            queued = select(article.c.sort_at, article.c.id).where(article.c.id == article_id)
            connection.execute(_REQUEUE.from_select(["sort_at", "article"], queued))
            if words is not None:
                _index_anew(connection, {article_id: words})

    def keep(self, article_ids: Sequence[int]) -> None:
        """Remember that the reader wants them kept for offline: they stay from when they are."""
        kept = update(article).where(article.c.id.in_(LISTED)).values(kept=1)
        with self._database.writing() as connection:
            connection.execute(kept, {"listed": json.dumps(list(article_ids))})

    def drop_full(self, article_ids: Sequence[int], words: Mapping[int, Folded] = MappingProxyType({})) -> None:
        """Forget the kept pages; the feed's own text stays, and `words` are those that are found of it."""
        dropped = update(content).where(content.c.article.in_(LISTED)).values(full_html=None, full_base="")
        with self._database.writing(durable=False) as connection:
            connection.execute(dropped, {"listed": json.dumps(list(article_ids))})
            texts.refresh_offline(connection, article_ids)
            _index_anew(connection, words)

    def set_pictures_wanted(self, article_id: int, urls: Sequence[str]) -> None:
        """The pictures that the article shows, in their order; what is offline is computed anew. Raises
        LookupFailure("unknown.article")."""
        with self._database.writing(durable=False) as connection:
            if connection.execute(select(article.c.id).where(article.c.id == article_id)).first() is None:
                raise LookupFailure("unknown.article", id=article_id)
            texts.set_pictures(connection, article_id, urls)

    def _merge_sometimes(self) -> None:
        """Keep the index's segments few during a long refresh; `search.merge` does the rest after it."""
        self._unmerged += 1
        due = self._unmerged > index.MERGE_AFTER and self._unmerged % index.MERGE_EACH == 0
        if due and not self._database.awaited() and not index.merge(self._database, index.MERGE_PAGES):
            self._unmerged = 0


_REQUEUE = insert(derive_queue).prefix_with("OR REPLACE")
_ROW: Select[Any] = select(
    article, headline, feed.c.custom_title, feed.c.published_title, feed.c.url.label("feed_url")
).select_from(HEADED.join(feed, feed.c.id == article.c.feed))
_ROW_LISTED = _ROW.where(article.c.id.in_(LISTED))
_SECTIONS = (
    select(article_section.c.article, article_section.c.section)
    .where(article_section.c.article.in_(LISTED), article_section.c.section.is_not(None))
    .order_by(article_section.c.article, article_section.c.position)
)


_TOLD_IN = select(story_article.c.article, story_article.c.story).where(story_article.c.article.in_(LISTED))
# Who reports each of these stories.
_REPORTED = (
    select(
        story_article.c.story,
        article.c.hidden,
        headline.c.source_title,
        feed.c.custom_title,
        feed.c.published_title,
        feed.c.url,
    )
    .join_from(story_article, article, article.c.id == story_article.c.article)
    .join(headline, ITS_HEADLINE)
    .join(feed, feed.c.id == article.c.feed)
    .where(story_article.c.story.in_(LISTED), article.c.gone == 0)
    .distinct()
)


# The others that an article is shown as one with, the first of them first.
_TWINS = text(
    """SELECT json_each.value, m.id, m.feed, f.custom_title, f.published_title, f.url
    FROM json_each(:listed) CROSS JOIN article a ON a.id = json_each.value
    CROSS JOIN article m ON m.id IN (
        SELECT iif(a.copy_of > 0, a.copy_of, a.id)
        UNION ALL
        SELECT c.id FROM article c WHERE c.copy_of > 0 AND c.copy_of = iif(a.copy_of > 0, a.copy_of, a.id)
    ) AND m.id <> a.id
    CROSS JOIN feed f ON f.id = m.feed ORDER BY json_each.id, m.copy_of, m.sort_at, m.feed, m.id"""
)


def _index_anew(connection: Connection, words: Mapping[int, Folded]) -> int:
    """Give articles new rows in the search index, as far as they are there; how many that are."""
    columns = article.c
    placed = select(columns.id, columns.feed, columns.sort_at).where(columns.id.in_(LISTED))
    found = connection.execute(placed, {"listed": json.dumps(list(words))}).all()
    index.add_rows(connection, [index.IndexRow(*row, *words[row.id], known=True) for row in found])
    return len(found)


def _twin_from(number: int, feed_id: int, custom_title: str, published_title: str, url: str) -> Twin:
    return Twin(number, feed_id, custom_title or published_title or host(url))


def _row_from(
    row: Row[Any], sections: tuple[int, ...], outlets: int = 0, twins: tuple[Twin, ...] = ()
) -> ArticleRow:
    published = moment(row.sort_at if row.published is None else row.published)
    return ArticleRow(
        id=row.id,
        feed=row.feed,
        outlet=row.source_title or row.custom_title or row.published_title or host(row.feed_url),
        title=row.title,
        excerpt=row.excerpt,
        url=row.url,
        author=", ".join(_authors(row)),
        published=published,
        read=bool(row.read),
        starred=bool(row.starred),
        offline=OFFLINE[row.offline],
        pictures=(row.pictures_wanted, row.pictures_held),
        thumbnail=row.thumbnail,
        sections=sections,
        language=row.language,
        dated=row.published is not None,
        outlets=outlets,
        copy_of=row.copy_of,
        twins=twins,
    )


def _authors(row: Row[Any]) -> tuple[str, ...]:
    return tuple(row.authors.split("\n")) if row.authors else ()
