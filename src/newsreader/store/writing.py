"""Writes what checks of feeds brought, within one transaction of the caller's: rows are gathered and given to each
table at once, as plain tuples, since the cost of a statement is several times that of a row."""

import json
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from newsreader.errors import LookupFailure
from newsreader.model import (
    ARTICLE_COLUMNS,
    HEADLINE_COLUMNS,
    Changes,
    FeedCheck,
    FeedMeta,
    FeedWrite,
    NewArticle,
    SectionSource,
)
from newsreader.packing import key_kind
from newsreader.store import index
from newsreader.store.check_rows import describe_feeds, present, record_checks
from newsreader.store.epoch import seconds
from newsreader.store.index import IndexRow
from newsreader.store.schema import (
    HEADED,
    LISTED,
    article,
    article_author,
    article_section,
    article_source,
    enclosure,
    headline,
)

Numbered = tuple[int, NewArticle]
Row = tuple[Any, ...]

_LAST_ID = "SELECT seq FROM sqlite_sequence WHERE name = 'article'"
_ANY_KEYS = (
    "SELECT EXISTS (SELECT 1 FROM entry_key WHERE feed = ?) OR EXISTS (SELECT 1 FROM tombstone WHERE feed = ?)"
)
_KNOWN = "SELECT id FROM feed WHERE id = ?"
_KEYS_HERE = "SELECT key FROM entry_key WHERE feed = ? AND key IN (SELECT value FROM json_each(?))"
_GRAVES = (
    "SELECT key, content_hash, read, starred, may_return FROM tombstone"
    " WHERE feed = ? AND key IN (SELECT value FROM json_each(?))"
)
_OWN_KINDS = ("guid", "url", "file")
_OPEN_GRAVES = "DELETE FROM tombstone WHERE feed = ? AND key IN (SELECT value FROM json_each(?))"
_COUNTED, _PRINTED = len(ARTICLE_COLUMNS), len(ARTICLE_COLUMNS) + len(HEADLINE_COLUMNS)
_ADD_ARTICLE = (
    f"INSERT INTO article ({', '.join(ARTICLE_COLUMNS)}, pictured, id, feed, received, read, starred, starred_at)"  # noqa: S608  # our own names
    f" VALUES ({', '.join('?' * (_COUNTED + 7))})"
)
_CHANGE_ARTICLE = (
    f"UPDATE article SET {', '.join(f'{name} = ?' for name in ARTICLE_COLUMNS)}, pictured = ? WHERE id = ?"  # noqa: S608  # likewise
)
_ADD_HEADLINE = (
    f"INSERT INTO headline ({', '.join(HEADLINE_COLUMNS)}, article)"  # noqa: S608  # likewise
    f" VALUES ({', '.join('?' * (len(HEADLINE_COLUMNS) + 1))})"
)
_CHANGE_HEADLINE = f"UPDATE headline SET {', '.join(f'{name} = ?' for name in HEADLINE_COLUMNS)} WHERE article = ?"  # noqa: S608  # likewise
_ADD_CONTENT = "INSERT INTO content (article, html, base) VALUES (?, ?, ?)"
_CHANGE_CONTENT = "UPDATE content SET html = ?, base = ? WHERE article = ?"
# A key that names another article stays with it.
_ADD_KEY = "INSERT OR IGNORE INTO entry_key (feed, key, article) VALUES (?, ?, ?)"
# Nor is one added of an article that went since the caller looked.
_ADD_FURTHER_KEY = "INSERT OR IGNORE INTO entry_key (feed, key, article) SELECT ?, ?, id FROM article WHERE id = ?"
_ADD_ENCLOSURE = "INSERT INTO enclosure (article, position, url, mime, length, duration) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_AUTHOR = "INSERT OR IGNORE INTO article_author (author, article) VALUES (?, ?)"
_ADD_MARK = "INSERT INTO article_section (article, position, section, source, published) VALUES (?, ?, ?, ?, ?)"
AT_FIRST, AT_ONCE = 20, 100  # articles written before looking whether somebody waits: 5 ms of a small library
LOOKING_EACH = 0.006  # seconds, where it takes longer
LONGEST = 0.03  # seconds; and half as long for the words
_QUEUE = "INSERT OR REPLACE INTO derive_queue (sort_at, article) VALUES (?, ?)"


@dataclass(slots=True)
class _Gathered:
    """Rows for each table, in the order in which they are written. `words` are those of the search index, by
    article."""

    words: dict[int, IndexRow]
    articles: list[Row] = field(default_factory=list)
    headlines: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    changed_headlines: list[Row] = field(default_factory=list)
    contents: list[Row] = field(default_factory=list)
    changed_contents: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    further_keys: list[Row] = field(default_factory=list)
    enclosures: list[Row] = field(default_factory=list)
    authors: list[Row] = field(default_factory=list)
    marks: list[Row] = field(default_factory=list)
    queue: list[Row] = field(default_factory=list)
    checks: list[FeedCheck] = field(default_factory=list)
    told: list[tuple[int, FeedMeta]] = field(default_factory=list)

    def write(self, connection: Connection) -> None:
        """Give each table its rows, but for those of the search index."""
        for statement, rows in (
            (_ADD_ARTICLE, self.articles),
            (_ADD_HEADLINE, self.headlines),
            (_CHANGE_ARTICLE, self.changed),
            (_CHANGE_HEADLINE, self.changed_headlines),
            (_ADD_CONTENT, self.contents),
            (_CHANGE_CONTENT, self.changed_contents),
            (_ADD_KEY, self.keys),
            (_ADD_FURTHER_KEY, self.further_keys),
            (_ADD_ENCLOSURE, self.enclosures),
            (_ADD_AUTHOR, self.authors),
            (_ADD_MARK, self.marks),
            (_QUEUE, self.queue),
        ):
            if rows:
                connection.exec_driver_sql(statement, rows)
        record_checks(connection, self.checks)
        describe_feeds(connection, self.told)

    def add_parts(self, id_: int, feed: int, item: NewArticle, *, marks: bool = True, known: bool = False) -> None:
        """The rows that hang on an article: enclosures, authors, sections, its place in the queue, its words."""
        for position, enclosure_ in enumerate(item.enclosures):
            self.enclosures.append((id_, position, *enclosure_))
        for author in item.author_keys:
            self.authors.append((author, id_))
        if marks:
            for position, mark in enumerate(item.marks):
                self.marks.append((id_, position, *mark))
        self.queue.append((item.sort_at, id_))
        self.words[id_] = IndexRow(id_, feed, item.sort_at, item.folded_title, item.folded_body, known)


def write_checks(
    connection: Connection, batches: Sequence[FeedWrite], awaited: Callable[[], bool]
) -> tuple[Changes, ...]:
    """Write the first checks of feeds: all of them, unless that takes long or somebody is `awaited`. A feed that
    was removed meanwhile, or is no longer what was asked, takes nothing, and its changes do not name it. Raises
    LookupFailure.

    Their words come last, all together. FTS5 writes out what it has gathered whenever a statement on another table
    may have to be undone by itself, as any that has a trigger; each time it leaves a segment, to be merged later.
    """
    changes: list[Changes] = []
    words: dict[int, IndexRow] = {}
    pace = _Pace()
    while len(changes) < len(batches):
        some = pace.first_of(batches[len(changes) :])
        changes += _write_some(connection, some, words)
        if pace.is_over() or awaited():
            break
    index.add_rows(connection, list(words.values()))
    return tuple(changes)


class _Pace:
    """How much is written before looking whether somebody waits: among a million articles each one's pages lie
    strewn, and take five times as long as among few."""

    def __init__(self) -> None:
        self._began = self._looked = time.monotonic()
        self._articles = AT_FIRST
        self._given = 0

    def first_of(self, batches: Sequence[FeedWrite]) -> Sequence[FeedWrite]:
        """The first batches, of as many articles as somebody may have to wait for."""
        now = time.monotonic()
        if self._given:
            taken = max(now - self._looked, 1e-6)
            self._articles = min(AT_ONCE, 2 * self._given, int(self._given * LOOKING_EACH / taken))
        self._looked = now
        articles = list(accumulate(len(one.new) + len(one.updated) for one in batches))
        count = max(1, bisect_right(articles, self._articles))
        self._given = articles[count - 1]
        return batches[:count]

    def is_over(self) -> bool:
        """Whether the transaction has been as long as one may be."""
        return time.monotonic() - self._began > LONGEST


def _write_some(connection: Connection, batches: Sequence[FeedWrite], words: dict[int, IndexRow]) -> list[Changes]:
    """Write checks of feeds, but for the `words` of their articles."""
    gathered = _Gathered(words)
    free = int(connection.exec_driver_sql(_LAST_ID).scalar() or 0) + 1
    changes: list[Changes] = []
    for place, batch in enumerate(batches):
        if any(batch.feed == earlier.feed for earlier in batches[:place]):
            gathered.write(connection)  # what the earlier check of this feed brought must be seen
            gathered = _Gathered(words)
        change = _gather(connection, batch, free, gathered)
        free += len(change.added)
        changes.append(change)
    gathered.write(connection)
    return changes


def _gather(connection: Connection, batch: FeedWrite, first: int, gathered: _Gathered) -> Changes:
    """Gather the rows of one check; its new articles are numbered from `first`."""
    if not present(connection, [batch.check]):
        if connection.exec_driver_sql(_KNOWN, (batch.feed,)).first() is None:
            raise LookupFailure("unknown.feed", name=str(batch.feed))
        return Changes()
    received = seconds(batch.check.at)
    added = _add(connection, batch.feed, batch.new, received, first, gathered)
    updated = _update(connection, batch.updated, received, gathered)
    gathered.further_keys += [(batch.feed, key, id_) for id_, some in batch.keys for key in some]
    gathered.checks.append(batch.check)
    gathered.told.append((batch.feed, batch.meta))
    return Changes(added=added, updated=updated, feeds=(batch.feed,))


def _add(
    connection: Connection,
    feed_id: int,
    new: Sequence[NewArticle],
    received: int,
    first: int,
    gathered: _Gathered,
) -> tuple[int, ...]:
    fresh, flags = _unknown(connection, feed_id, new)
    for id_, item in enumerate(fresh, first):
        read, starred = flags.get(item.keys[0], (0, 0)) if item.keys else (0, 0)
        gathered.articles.append(
            (*_counted(item), id_, feed_id, received, read, starred, received if starred else None)
        )
        gathered.headlines.append((*item[_COUNTED:_PRINTED], id_))
        gathered.contents.append((id_, item.packed, item.base))
        gathered.keys += [(feed_id, key, id_) for key in item.keys]
        gathered.add_parts(id_, feed_id, item)
    return tuple(range(first, first + len(fresh)))


def _counted(item: NewArticle) -> Row:
    """What the article's row has of it; of the thumbnail, whether there is one."""
    return (*item[:_COUNTED], int(item.thumbnail != ""))


def _unknown(
    connection: Connection, feed_id: int, new: Sequence[NewArticle]
) -> tuple[list[NewArticle], dict[int, tuple[int, int]]]:
    """Those that are really not there, each once, and the flags (read, starred) that wait for some of them
    under their first key: another process may have written since the caller looked."""
    seen, waiting = _known_keys(connection, feed_id, [key for item in new for key in item.keys])
    fresh: list[NewArticle] = []
    flags: dict[int, tuple[int, int]] = {}
    for item in new:
        if seen.isdisjoint(item.keys):
            seen.update(item.keys)
            fresh.append(item)
            graves = [waiting[key] for key in item.keys if key in waiting]
            if graves and _are_of(graves, item.keys):
                flags[item.keys[0]] = (graves[0].read, graves[0].starred)
    if flags:
        returned = json.dumps([key for item in fresh if item.keys and item.keys[0] in flags for key in item.keys])
        connection.exec_driver_sql(_OPEN_GRAVES, (feed_id, returned))
    return fresh, flags


def _are_of(graves: Sequence[Any], keys: Sequence[int]) -> bool:
    """Whether tombstones are those of an entry: a title alone may be another article's. Of what a small backup
    brought back (no hash) the strongest key may be all that is known."""
    strongest = graves[0].key == keys[0] and key_kind(keys[0]) in _OWN_KINDS
    return 2 * len(graves) >= len(keys) or (strongest and not graves[0].content_hash)


def _known_keys(connection: Connection, feed_id: int, keys: Sequence[int]) -> tuple[set[int], dict[int, Any]]:
    """Which of `keys` the feed has already, or had and may not have again; and the tombstones under them."""
    if not connection.exec_driver_sql(_ANY_KEYS, (feed_id, feed_id)).scalar():  # at its first check
        return set(), {}
    listed = (feed_id, json.dumps(keys))
    seen = set(connection.exec_driver_sql(_KEYS_HERE, listed).scalars())
    waiting = {row.key: row for row in connection.exec_driver_sql(_GRAVES, listed)}
    return seen | {key for key, row in waiting.items() if not row.may_return}, waiting


def _update(
    connection: Connection, updated: Sequence[Numbered], received: int, gathered: _Gathered
) -> tuple[int, ...]:
    """Change texts, never flags. What the source said before is remembered."""
    if not updated:
        return ()
    listed = {"listed": json.dumps([id_ for id_, _ in updated])}
    whole = select(article, headline).select_from(HEADED).where(article.c.id.in_(LISTED))
    before = {row.id: row for row in connection.execute(whole, listed)}
    items = {id_: _in_its_place(item, before[id_]) for id_, item in updated if id_ in before}
    for id_ in items:
        _remember_source(connection, before[id_], received)
        connection.execute(delete(enclosure).where(enclosure.c.article == id_))
        connection.execute(delete(article_author).where(article_author.c.article == id_))
    corrected = _drop_marks(connection, list(items))
    for id_, item in items.items():
        gathered.changed.append((*_counted(item), id_))
        gathered.changed_headlines.append((*item[_COUNTED:_PRINTED], id_))
        gathered.changed_contents.append((item.packed, item.base, id_))
        gathered.add_parts(id_, before[id_].feed, item, marks=id_ not in corrected, known=True)
    return tuple(items)


def _in_its_place(item: NewArticle, before: Any) -> NewArticle:
    """The article stays where it stands in the lists, unless its date was corrected to one before its arrival:
    without a date it would come on top by every edit, and so it would with a date of tomorrow."""
    if item.published is not None and item.sort_at <= before.received:
        return item
    return item._replace(published=before.published, sort_at=before.sort_at)


def _drop_marks(connection: Connection, article_ids: Sequence[int]) -> frozenset[int]:
    """Take the section marks off, but for those that a rule or the article's page made, and for articles that the
    reader has corrected by hand: their ids."""
    listed = {"listed": json.dumps(list(article_ids))}
    by_reader = select(article_section.c.article).where(
        article_section.c.article.in_(LISTED),
        article_section.c.source == SectionSource.CORRECTED.value,
        article_section.c.published == "",
    )
    corrected = frozenset(connection.execute(by_reader, listed).scalars())
    rest = json.dumps([id_ for id_ in article_ids if id_ not in corrected])
    staying = [source.value for source in (SectionSource.RULE, SectionSource.PAGE)]
    by_source = article_section.c.article.in_(LISTED), article_section.c.source.not_in(staying)
    connection.execute(delete(article_section).where(*by_source), {"listed": rest})
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
