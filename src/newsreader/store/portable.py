"""Articles on their way out of a library and into another one: whole, with their keys, marks and texts, as
mappings that know no numbers of this file. Feeds are named by their address, sections by their key.

`sections` are the marks of an article as they were before the reader corrected any, `put` is the section into
which the reader put it by hand (None: into none). What categories mean, and stories, are not an article's own.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsreader.model import ARTICLE_COLUMNS, HEADLINE_COLUMNS, SectionSource
from newsreader.packing import pack, pack_key, unpack
from newsreader.store.corrections import OF_PAGE
from newsreader.store.database import Database
from newsreader.store.headline import with_headline
from newsreader.store.portable_pins import PinTold, read_pins, take_pins
from newsreader.store.texts import OFFLINE

Item = Mapping[str, Any]

FLAGS = ("read", "read_at", "read_how", "starred", "starred_at", "kept", "opened", "open_seconds")
_COLUMNS = (*ARTICLE_COLUMNS, "received", *FLAGS)
_BATCH = f"""SELECT a.id, f.url AS feed_url, {", ".join(f"a.{name}" for name in _COLUMNS)},
    {", ".join(f"h.{name}" for name in HEADLINE_COLUMNS)},
    c.html, c.base, c.full_html, c.full_base
    FROM article a {with_headline("a", "h")} JOIN feed f ON f.id = a.feed LEFT JOIN content c ON c.article = a.id
    WHERE a.id > ? AND a.gone = 0 ORDER BY a.id LIMIT ?"""
_GRAVES = """SELECT f.url, t.key, t.content_hash, t.read, t.starred, t.may_return, t.gone_at
    FROM tombstone t JOIN feed f ON f.id = t.feed WHERE f.removed IS NULL"""
_FOUND = """SELECT k.article, count(*) AS shared FROM entry_key k
    WHERE k.feed = ? AND k.key IN (SELECT value FROM json_each(?))
    GROUP BY k.article ORDER BY shared DESC LIMIT 1"""
_GONE = """SELECT count(*), coalesce(max(may_return), 0), coalesce(max(read), 0), coalesce(max(starred), 0)
    FROM tombstone WHERE feed = ? AND key IN (SELECT value FROM json_each(?))"""
# What either library knows of an article is known afterwards: read, starred and kept stay so.
_MERGE = """UPDATE article SET
    read = max(read, :read),
    read_at = CASE WHEN read = 0 AND :read = 1 THEN :read_at ELSE read_at END,
    read_how = CASE WHEN read = 0 AND :read = 1 THEN :read_how ELSE read_how END,
    starred_at = CASE WHEN starred = 0 AND :starred = 1 THEN :starred_at ELSE starred_at END,
    starred = max(starred, :starred), kept = max(kept, :kept), opened = max(opened, :opened),
    open_seconds = max(open_seconds, :open_seconds) WHERE id = :id"""
_ADD = f"""INSERT INTO article ({", ".join(_COLUMNS)}, pictured, feed)
    VALUES ({", ".join(f":{name}" for name in _COLUMNS)}, :thumbnail <> '', :feed)"""
_ADD_HEADLINE = f"""INSERT INTO headline ({", ".join(HEADLINE_COLUMNS)}, article)
    VALUES ({", ".join(f":{name}" for name in HEADLINE_COLUMNS)}, :article)"""
_LISTS = {
    "keys": "SELECT article, key FROM entry_key WHERE article IN (SELECT value FROM json_each(?))",
    "authors_known": """SELECT article, author FROM article_author
        WHERE article IN (SELECT value FROM json_each(?))""",
    "enclosures": """SELECT article, url, mime, length, duration FROM enclosure
        WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, position""",
    "sections": """SELECT m.article, s.key, coalesce(m.was_source, m.source) AS raw, m.published
        FROM article_section m LEFT JOIN section s ON s.state <> 'removed'
            AND s.id = iif(m.was_source IS NULL, m.section, m.was_section)
        WHERE m.article IN (SELECT value FROM json_each(?)) AND raw <> 'inferred'
            AND NOT (raw = 'corrected' AND m.published = '')
        ORDER BY m.article, m.position""",
    "put": """SELECT m.article, s.key FROM article_section m
        LEFT JOIN section s ON s.id = m.section AND s.state <> 'removed'
        WHERE m.article IN (SELECT value FROM json_each(?)) AND m.source = 'corrected' AND m.published = ''
        ORDER BY m.article, m.position""",
    "readings": """SELECT article, opened, seconds FROM reading
        WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, opened, id""",
    "versions": """SELECT article, until, title, url, content_hash, source_title, source_url FROM article_source
        WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, id""",
    "pictures": """SELECT ap.article, p.url FROM article_picture ap JOIN picture p ON p.id = ap.picture
        WHERE ap.article IN (SELECT value FROM json_each(?)) ORDER BY ap.article, ap.position""",
}
_PICTURES = (
    "SELECT url, file, mime, width, height FROM picture WHERE file IS NOT NULL AND url > ? ORDER BY url LIMIT ?"
)
# What a line of another hand may hold; what else goes wrong is not the line's fault.
_DAMAGE = (
    AttributeError, KeyError, TypeError, ValueError, OverflowError,
    sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError,
)  # fmt: skip
_BURY = """INSERT OR IGNORE INTO tombstone (feed, key, content_hash, read, starred, may_return, gone_at)
    SELECT :feed, :key, :content_hash, :read, :starred, :may_return, :gone_at
    WHERE NOT EXISTS (SELECT 1 FROM entry_key WHERE feed = :feed AND key = :key)"""


@dataclass(slots=True)
class Taken:
    """What became of items: how many were new, how many known, what each is here by its place among them, and the
    places of those that could not be read."""

    new: int = 0
    known: int = 0
    articles: dict[int, int] = field(default_factory=dict)
    damaged: list[int] = field(default_factory=list)


class Portable:
    """Reads a library for another one, and takes in what was read of another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, after: int, limit: int) -> tuple[list[dict[str, Any]], int]:
        """The next articles by number, and the number of the last of them."""
        with self._database.bare() as connection:
            rows = _dicts(connection, _BATCH, (after, limit))
            listed = json.dumps([row["id"] for row in rows])
            lists: dict[str, dict[int, list[Any]]] = {name: {} for name in _LISTS}
            for name, query in _LISTS.items():
                for number, *values in connection.execute(query, (listed,)):
                    lists[name].setdefault(number, []).append(values[0] if len(values) == 1 else values)
            for row in rows:
                number = row.pop("id")
                row |= {name: found.get(number, []) for name, found in lists.items()}
                row["html"], row["full_html"] = unpack(row["html"]), unpack(row["full_html"])
                after = number
        return rows, after

    def graves(self) -> Iterator[dict[str, Any]]:
        """What is remembered of articles that are gone."""
        with self._database.bare() as connection:
            yield from _dicts(connection, _GRAVES, ())

    def pictures(self, after: str, limit: int) -> list[dict[str, Any]]:
        """The next pictures that are held, by address."""
        with self._database.bare() as connection:
            return _dicts(connection, _PICTURES, (after, limit))

    def take(self, feeds: Mapping[str, int], sections: Mapping[str, int], items: Sequence[Item]) -> Taken:
        """Take in articles, in one transaction: those that are known have their marks merged, those that were let
        go here stay gone unless they are starred there. `sections` are the numbers here of keys there."""
        taken = Taken()
        with self._database.bare() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                for place, item in enumerate(items):
                    connection.execute("SAVEPOINT item")
                    try:
                        _take_one(connection, feeds, sections, item, place, taken)
                    except _DAMAGE:
                        connection.execute("ROLLBACK TO item")
                        taken.damaged.append(place)
                    connection.execute("RELEASE item")
                # Else what has no pictures would never be offline: these count when they come.
                kept = [number for place, number in taken.articles.items() if items[place]["full_html"]]
                connection.execute(OFFLINE, {"listed": json.dumps(kept)})
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        return taken

    def pins(self) -> Iterator[dict[str, Any]]:
        """See `portable_pins.read_pins`."""
        return read_pins(self._database)

    def take_pins(self, told: Iterable[PinTold]) -> int:
        """See `portable_pins.take_pins`."""
        return take_pins(self._database, told)

    def bury(self, feeds: Mapping[str, int], graves: Sequence[Item]) -> None:
        """Remember articles that are gone there, unless they are here."""
        wanted = [
            {**grave, "key": pack_key(grave["key"]), "feed": feeds[grave["url"]]}
            for grave in graves
            if grave["url"] in feeds
        ]
        with self._database.bare() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(_BURY, wanted)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _take_one(
    connection: sqlite3.Connection,
    feeds: Mapping[str, int],
    sections: Mapping[str, int],
    item: Item,
    place: int,
    taken: Taken,
) -> None:
    feed = feeds.get(item["feed_url"])
    if feed is None:
        return
    number = _find(connection, feed, _keys(item))
    if number is not None:
        _merge(connection, number, item)
        taken.known += 1
    else:
        number = _add(connection, feed, item, sections)
        taken.new += number is not None
    if number is not None:
        taken.articles[place] = number


def _dicts(connection: sqlite3.Connection, query: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _keys(item: Item) -> list[int]:
    """Of an article or a grave; earlier programs wrote them as texts."""
    return [pack_key(key) for key in item["keys"]]


def _find(connection: sqlite3.Connection, feed: int, keys: Sequence[int]) -> int | None:
    """The article that has at least half of the keys: a title alone may be another's."""
    row = connection.execute(_FOUND, (feed, json.dumps(keys))).fetchone()
    return int(row[0]) if row is not None and 2 * row[1] >= len(keys) else None


def _merge(connection: sqlite3.Connection, number: int, item: Item) -> None:
    connection.execute(_MERGE, {**{name: item[name] for name in FLAGS}, "id": number})
    if item["full_html"]:
        connection.execute(
            "UPDATE content SET full_html = ?, full_base = ? WHERE article = ? AND full_html IS NULL",
            (pack(item["full_html"]), item["full_base"], number),
        )
        _show_pictures(connection, number, item["pictures"])
    _note_readings(connection, number, item)


def _add(connection: sqlite3.Connection, feed: int, item: Item, sections: Mapping[str, int]) -> int | None:
    values = {name: item[name] for name in (*_COLUMNS, *HEADLINE_COLUMNS)} | {"feed": feed}
    keys = _keys(item)
    if not _raise(connection, feed, keys, values):
        return None
    number = int(connection.execute(_ADD, values).lastrowid or 0)
    connection.execute(_ADD_HEADLINE, values | {"article": number})
    full = pack(item["full_html"]) if item["full_html"] else None
    connection.execute(
        "INSERT INTO content (article, html, base, full_html, full_base) VALUES (?, ?, ?, ?, ?)",
        (number, pack(item["html"]), item["base"] or "", full, item["full_base"] or ""),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO entry_key (feed, key, article) VALUES (?, ?, ?)",
        [(feed, key, number) for key in keys],
    )
    _add_rows(connection, number, item, sections)
    _show_pictures(connection, number, item["pictures"])
    _note_readings(connection, number, item)
    return number


def _raise(connection: sqlite3.Connection, feed: int, keys: Sequence[int], values: dict[str, Any]) -> bool:
    """Let an article that was let go here come again, with the marks that it had, where it may or is starred;
    whether it comes."""
    listed = (feed, json.dumps(keys))
    graves, may_return, read, starred = connection.execute(_GONE, listed).fetchone()
    if not graves or 2 * graves < len(keys):
        return True
    if not may_return and not values["starred"]:
        return False
    values["read"], values["starred"] = max(values["read"], read), max(values["starred"], starred)
    connection.execute("DELETE FROM tombstone WHERE feed = ? AND key IN (SELECT value FROM json_each(?))", listed)
    return True


def _add_rows(connection: sqlite3.Connection, number: int, item: Item, sections: Mapping[str, int]) -> None:
    """What an article has several of, and its turn to be derived."""
    for statement, rows in (
        ("INSERT OR IGNORE INTO article_author (author, article) VALUES (?, ?)",
         [(author, number) for author in item["authors_known"]]),
        ("INSERT INTO enclosure (article, position, url, mime, length, duration) VALUES (?, ?, ?, ?, ?, ?)",
         [(number, place, *enclosure) for place, enclosure in enumerate(item["enclosures"])]),
        ("INSERT INTO article_section (article, position, section, source, published) VALUES (?, ?, ?, ?, ?)",
         [(number, place + OF_PAGE * (source == SectionSource.PAGE.value), sections.get(key), source, published)
          for place, (key, source, published) in enumerate(item["sections"])]),
        ("""INSERT INTO article_source (article, until, title, url, content_hash, source_title, source_url)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
         [(number, *version) for version in item.get("versions", ())]),
        ("INSERT OR REPLACE INTO derive_queue (sort_at, article) VALUES (?, ?)", [(item["sort_at"], number)]),
    ):  # fmt: skip
        connection.executemany(statement, rows)


def _note_readings(connection: sqlite3.Connection, number: int, item: Item) -> None:
    connection.executemany(
        """INSERT INTO reading (article, opened, seconds) SELECT ?1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM reading WHERE article = ?1 AND opened = ?2)""",
        [(number, opened, spent) for opened, spent in item.get("readings", ())],
    )


def _show_pictures(connection: sqlite3.Connection, number: int, urls: Sequence[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO picture (url) VALUES (?)", [(url,) for url in urls])
    connection.executemany(
        """INSERT OR IGNORE INTO article_picture (article, position, picture)
        SELECT ?, ?, id FROM picture WHERE url = ?""",
        [(number, place, url) for place, url in enumerate(urls)],
    )
