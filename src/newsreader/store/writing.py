"""Writes what one check of a feed brought, within one transaction of the caller's. Batches of rows, since the
cost of a statement is several times that of a row."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Changes, FeedWrite, NewArticle, SectionSource
from newsreader.store import index
from newsreader.store.epoch import seconds
from newsreader.store.feed_rows import check_values, meta_values
from newsreader.store.index import IndexRow
from newsreader.store.schema import (
    LISTED,
    article,
    article_author,
    article_section,
    article_source,
    content,
    derive_queue,
    enclosure,
    entry_key,
    feed,
    tombstone,
)

Numbered = tuple[int, NewArticle]

_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
_FEED: BindParameter[int] = bindparam("feed")
_KEYS_HERE = select(entry_key.c.key).where(entry_key.c.feed == _FEED, entry_key.c.key.in_(LISTED))
_GRAVES = select(tombstone).where(tombstone.c.feed == _FEED, tombstone.c.key.in_(LISTED))
_OPEN_GRAVES = delete(tombstone).where(tombstone.c.feed == _FEED, tombstone.c.key.in_(LISTED))
_ADD_ARTICLE = insert(article)
_ADD_CONTENT = insert(content)
_ADD_ENCLOSURE = insert(enclosure)
_ADD_MARK = insert(article_section)
_ADD_KEY = insert(entry_key).prefix_with("OR IGNORE")  # a key that names another article stays with it
_QUEUE = insert(derive_queue).prefix_with("OR REPLACE")
_ADD_AUTHOR = insert(article_author).prefix_with("OR IGNORE")


def write_checks(connection: Connection, batches: Sequence[FeedWrite]) -> tuple[Changes, ...]:
    """Write checks of feeds. A feed that was removed meanwhile takes nothing. Raises LookupFailure."""
    rows: list[IndexRow] = []
    changes = tuple(_write_check(connection, batch, rows) for batch in batches)
    index.add_rows(connection, rows)
    return changes


def _write_check(connection: Connection, batch: FeedWrite, rows: list[IndexRow]) -> Changes:
    row = connection.execute(select(feed.c.removed).where(feed.c.id == batch.feed)).first()
    if row is None:
        raise LookupFailure("unknown.feed", name=str(batch.feed))
    if row.removed is not None:
        return Changes()
    received = seconds(batch.check.at)
    added = _add(connection, batch.feed, batch.new, received)
    updated = _update(connection, batch.updated, received)
    _add_keys(connection, batch.feed, batch.keys)
    values = check_values(batch.check) | meta_values(batch.meta)
    connection.execute(update(feed).where(feed.c.id == batch.feed).values(**values))
    rows += [_index_row(id_, item, known=False) for id_, item in added]
    rows += [_index_row(id_, item, known=True) for id_, item in updated]
    return Changes(
        added=tuple(id_ for id_, _ in added), updated=tuple(id_ for id_, _ in updated), feeds=(batch.feed,)
    )


def _index_row(article_id: int, item: NewArticle, *, known: bool) -> IndexRow:
    return IndexRow(article_id, seconds(item.sort_at), item.folded_title, item.folded_body, known)


def _add(connection: Connection, feed_id: int, new: Sequence[NewArticle], received: int) -> list[Numbered]:
    fresh, flags = _unknown(connection, feed_id, new)
    if not fresh:
        return []
    first = int(connection.execute(_LAST_ID).scalar() or 0) + 1
    numbered = list(enumerate(fresh, first))
    connection.execute(
        _ADD_ARTICLE,
        [
            _article_values(item)
            | {"id": id_, "feed": feed_id, "received": received}
            | _flag_values(flags.get(item.keys[0] if item.keys else "", (0, 0)), received)
            for id_, item in numbered
        ],
    )
    texts = [{"article": id_, "html": item.packed, "base": item.base} for id_, item in numbered]
    connection.execute(_ADD_CONTENT, texts)
    _add_keys(connection, feed_id, [(id_, item.keys) for id_, item in numbered])
    _add_parts(connection, numbered)
    return numbered


def _unknown(
    connection: Connection, feed_id: int, new: Sequence[NewArticle]
) -> tuple[list[NewArticle], dict[str, tuple[int, int]]]:
    """Those that are really not there, each once, and the flags (read, starred) that wait for some of them
    under their first key: another process may have written since the caller looked."""
    keys = [key for item in new for key in item.keys]
    if not keys:
        return list(new), {}
    listed = {"listed": json.dumps(keys), "feed": feed_id}
    seen = set(connection.execute(_KEYS_HERE, listed).scalars())
    waiting = {row.key: row for row in connection.execute(_GRAVES, listed)}
    seen |= {key for key, row in waiting.items() if not row.may_return}
    fresh: list[NewArticle] = []
    flags: dict[str, tuple[int, int]] = {}
    for item in new:
        if seen.isdisjoint(item.keys):
            seen.update(item.keys)
            fresh.append(item)
            for key in item.keys:
                if key in waiting:
                    flags.setdefault(item.keys[0], (waiting[key].read, waiting[key].starred))
    if flags:
        returned = json.dumps([key for item in fresh if item.keys and item.keys[0] in flags for key in item.keys])
        connection.execute(_OPEN_GRAVES, {"listed": returned, "feed": feed_id})
    return fresh, flags


def _update(connection: Connection, updated: Sequence[Numbered], received: int) -> list[Numbered]:
    """Change texts, never flags. What the source said before is remembered."""
    if not updated:
        return []
    listed = {"listed": json.dumps([id_ for id_, _ in updated])}
    before = {row.id: row for row in connection.execute(select(article).where(article.c.id.in_(LISTED)), listed)}
    items = [(id_, item) for id_, item in dict(updated).items() if id_ in before]
    for id_, item in items:
        connection.execute(update(article).where(article.c.id == id_).values(**_article_values(item)))
        text_values = {"html": item.packed, "base": item.base}
        connection.execute(update(content).where(content.c.article == id_).values(**text_values))
        _remember_source(connection, before[id_], received)
        connection.execute(delete(enclosure).where(enclosure.c.article == id_))
        connection.execute(delete(article_author).where(article_author.c.article == id_))
    corrected = _drop_marks(connection, [id_ for id_, _ in items])
    _add_parts(connection, items, without_marks=corrected)
    return items


def _drop_marks(connection: Connection, article_ids: Sequence[int]) -> frozenset[int]:
    """Take the section marks off, but for articles that the reader has corrected: their ids."""
    listed = {"listed": json.dumps(list(article_ids))}
    by_reader = select(article_section.c.article).where(
        article_section.c.article.in_(LISTED), article_section.c.source == SectionSource.CORRECTED.value
    )
    corrected = frozenset(connection.execute(by_reader, listed).scalars())
    rest = json.dumps([id_ for id_ in article_ids if id_ not in corrected])
    connection.execute(delete(article_section).where(article_section.c.article.in_(LISTED)), {"listed": rest})
    return corrected


def _remember_source(connection: Connection, row: Any, until: int) -> None:
    connection.execute(
        insert(article_source).values(
            article=row.id,
            until=until,
            title=row.title,
            url=row.url,
            content_hash=row.content_hash,
            source_title=row.source_title,
            source_url=row.source_url,
        )
    )


def _add_keys(connection: Connection, feed_id: int, keys: Iterable[tuple[int, Sequence[str]]]) -> None:
    rows = [{"feed": feed_id, "key": key, "article": id_} for id_, some in keys for key in some]
    if rows:
        connection.execute(_ADD_KEY, rows)


def _add_parts(
    connection: Connection,
    numbered: Sequence[Numbered],
    *,
    without_marks: frozenset[int] = frozenset(),
) -> None:
    """The rows that hang on the articles: enclosures, authors, sections, the place in the queue."""
    enclosures = [
        {
            "article": id_,
            "position": position,
            "url": item.url,
            "mime": item.mime,
            "length": item.length,
            "duration": item.duration,
        }
        for id_, new in numbered
        for position, item in enumerate(new.enclosures)
    ]
    authors = [{"author": key, "article": id_} for id_, item in numbered for key in item.author_keys]
    marks = [
        {
            "article": id_,
            "position": position,
            "section": mark.section,
            "source": mark.source.value,
            "published": mark.published,
        }
        for id_, item in numbered
        if id_ not in without_marks
        for position, mark in enumerate(item.marks)
    ]
    queued = [{"sort_at": seconds(item.sort_at), "article": id_} for id_, item in numbered]
    for statement, rows in (
        (_ADD_ENCLOSURE, enclosures),
        (_ADD_AUTHOR, authors),
        (_ADD_MARK, marks),
        (_QUEUE, queued),
    ):
        if rows:
            connection.execute(statement, rows)


def _article_values(item: NewArticle) -> dict[str, Any]:
    return {
        "sort_at": seconds(item.sort_at),
        "words": item.words,
        "published": seconds(item.published),
        "updated": seconds(item.updated),
        "title": item.title,
        "url": item.url,
        "authors": "\n".join(author.replace("\n", " ") for author in item.authors),
        "excerpt": item.excerpt,
        "language": item.language,
        "thumbnail": item.thumbnail,
        "content_hash": item.content_hash,
        "source_title": item.source.title if item.source else "",
        "source_url": item.source.url if item.source else "",
        "comments_url": item.comments_url,
    }


def _flag_values(flags: tuple[int, int], at: int) -> dict[str, Any]:
    read, starred = flags
    return {"read": read, "starred": starred, "starred_at": at if starred else None}
