"""The small backup: what a person did, in one SQLite file of a few megabytes.

Tables that hang on no article are copied as they are; of the articles those that are starred or were kept, and
the newest that were put into a section by hand, with their texts; of the others what must outlive them, packed by
feeds: under which keys they are known, read or not. Of a feed's newest read articles that is every key; of all
before them the strongest one, or it would not be small.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from newsreader.errors import StoreError
from newsreader.model import HEADLINE_COLUMNS
from newsreader.packing import DamagedText, pack_key, pack_keys, unpack, unpack_keys
from newsreader.store.copies import SMALL_ID
from newsreader.store.epoch import seconds
from newsreader.store.mending import recount
from newsreader.store.migrations import teach_key_number

FORMAT = 2
FORMATS = (1, FORMAT)
_JSON = 1  # the format that told keys as JSON, and of the newest articles only
# So many of a feed's newest read articles, which it still sends, are told by every key: where a feed changes its
# ids or its addresses at once, they are known by the others.
NEWEST = 100
NEWEST_GRAVES = 1_500

# Whoever puts more into sections by hand has a section for them, and a small copy holds no library.
_BY_HAND = """SELECT DISTINCT article FROM main.article_section WHERE source = 'corrected' AND published = ''
    ORDER BY article DESC LIMIT 1000"""
_STAYING = f"""SELECT id FROM main.article
    WHERE gone = 0 AND (starred = 1 OR kept = 1 AND offline > 0 OR id IN ({_BY_HAND}))"""
_OF_ARTICLES = ("headline", "content", "entry_key", "enclosure", "article_author", "article_section")
# What is counted, derived, or another process's; what a later version adds is copied unless it hangs on articles.
_LEFT_OUT = frozenset({
    "fact", "feed_count", "section_count", "section_above", "article_place", "picture", "language_count",
    "term_page", "story", "lease", "tombstone", "article", "resting", "marking_many",
    "section_todo",
})  # fmt: skip
_READ = """SELECT a.id, k.key FROM article a CROSS JOIN entry_key k ON k.article = a.id
    WHERE a.feed = ? AND a.gone = 0 AND a.read = 1 ORDER BY a.sort_at DESC, a.id DESC"""
_GRAVES = """SELECT content_hash, key, read, starred, may_return FROM tombstone WHERE feed = ?
    ORDER BY gone_at DESC"""
# The next check takes a feed's document for a new one: hardly anything of it is here.
_FORGET_DOCUMENTS = "UPDATE feed SET etag = '', last_modified = '', validators_received = NULL, body_hash = ''"
# So it is due, unless that is left to the reader, or a server refused or asked for time.
_PLAN_ANEW = """UPDATE feed SET next_check = NULL, next_reason = '' WHERE next_reason IN
    ('schedule.interval', 'schedule.max_age', 'schedule.ttl', 'schedule.rhythm')"""
_VALUES = {("entry_key", "key"): "key_number(key)"}  # what an older program wrote in another way
_GRAVE = """INSERT OR IGNORE INTO tombstone (feed, key, content_hash, read, starred, may_return, gone_at)
    VALUES (?, ?, '', ?, ?, ?, ?)"""


def write_small(source: sqlite3.Connection, target: Path, settings: str, now: datetime) -> None:
    """Write it to `target`, which is not there yet. `settings` is the text of the file of settings."""
    with closing(sqlite3.connect(target, isolation_level=None)) as made:
        made.execute("PRAGMA page_size = 1024")  # packed keys of a feed leave half a page empty
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")  # the caller syncs the whole file before it gets its name
        made.execute(f"PRAGMA application_id = {SMALL_ID}")
        made.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value ANY) STRICT")
        made.execute(
            "CREATE TABLE flags (feed INTEGER NOT NULL, flags TEXT NOT NULL, packed BLOB NOT NULL) STRICT"
        )
    source.execute("ATTACH DATABASE ? AS small", (str(target),))
    try:
        source.execute("BEGIN")  # one state of the library
        _fill(source, settings, now)
        source.execute("COMMIT")
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        source.execute("DETACH DATABASE small")


def _fill(source: sqlite3.Connection, settings: str, now: datetime) -> None:
    for name in _copied(source):
        source.execute(f"CREATE TABLE small.{name} AS SELECT * FROM main.{name}")
    source.execute(f"CREATE TABLE small.article AS SELECT * FROM main.article WHERE id IN ({_STAYING})")
    for name in _OF_ARTICLES:
        stays = "article IN (SELECT id FROM small.article)"
        source.execute(f"CREATE TABLE small.{name} AS SELECT * FROM main.{name} WHERE {stays}")
    for (feed,) in source.execute("SELECT id FROM main.feed").fetchall():
        groups = [(feed, flags, pack_keys(keys)) for flags, keys in _flags(source, feed)]
        source.executemany("INSERT INTO small.flags VALUES (?, ?, ?)", groups)
    facts = {
        "format": FORMAT,
        "made": seconds(now),
        "version": source.execute("PRAGMA main.user_version").fetchone()[0],
        "feeds": source.execute("SELECT count(*) FROM small.feed WHERE removed IS NULL").fetchone()[0],
        "articles": source.execute("SELECT count(*) FROM small.article").fetchone()[0],
        "starred": source.execute("SELECT count(*) FROM small.article WHERE starred = 1").fetchone()[0],
        "settings": settings,
        "checksum": checksum(source, "small"),
    }
    source.executemany("INSERT INTO small.about VALUES (?, ?)", list(facts.items()))


def _copied(source: sqlite3.Connection) -> list[str]:
    """The tables that are copied as they are, parents before their children."""
    query = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid"
    return [
        name
        for name, sql in source.execute(query)
        if name not in _LEFT_OUT
        and not name.startswith(("sqlite_", "search_"))
        and not name.endswith("_count")
        and not sql.upper().startswith("CREATE VIRTUAL")
        and not any(row[2] == "article" for row in source.execute(f"PRAGMA main.foreign_key_list({name})"))
    ]


def _flags(source: sqlite3.Connection, feed: int) -> Iterator[tuple[str, set[int]]]:
    """Keys by flags: read, starred, whether an article under it may come again."""
    groups: dict[str, set[int]] = {}
    for seen, (_, rows) in enumerate(groupby(source.execute(_READ, (feed,)), key=itemgetter(0))):
        keys = [key for _, key in rows]
        groups.setdefault("101", set()).update(keys if seen < NEWEST else _strongest(keys))
    older: dict[tuple[str, str], list[int]] = {}
    for seen, (content_hash, key, *flags) in enumerate(source.execute(_GRAVES, (feed,))):
        name = "".join(map(str, flags))
        if seen < NEWEST_GRAVES or not content_hash:
            groups.setdefault(name, set()).add(key)
        else:  # those of one article have its hash in common
            older.setdefault((content_hash, name), []).append(key)
    for (_, name), keys in older.items():
        groups.setdefault(name, set()).update(_strongest(keys))
    yield from groups.items()


def _strongest(keys: Sequence[int]) -> tuple[int]:
    """The key by which an article is known best: an id of its own, an address."""
    return (min(keys, key=lambda key: (key & 15, key)),)


def checksum(connection: sqlite3.Connection, schema: str) -> str:
    """A hash of all that a small backup holds, but for what it says of itself."""
    digest = hashlib.sha256()
    query = f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' AND name <> 'about' ORDER BY name"
    for (name,) in connection.execute(query).fetchall():
        digest.update(name.encode())
        for row in connection.execute(f"SELECT * FROM {schema}.{name} ORDER BY rowid"):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def read_about(path: Path, known: int) -> dict[str, object]:
    """What a small backup says of itself, once every byte of it was found as written. Raises
    StoreError("backup.damaged", "store.newer")."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != SMALL_ID:
                raise StoreError("backup.damaged", name=path.name)
            about = dict(connection.execute("SELECT name, value FROM about"))
            if about.get("format") not in FORMATS or int(about["version"]) > known:
                raise StoreError("store.newer", path=str(path), found=int(about["version"]), known=known)
            if about.get("checksum") != checksum(connection, "main"):
                raise StoreError("backup.damaged", name=path.name)
    except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
        raise StoreError("backup.damaged", name=path.name) from error
    return about


def pour(target: sqlite3.Connection, source: Path, now: datetime) -> None:
    """Fill an empty library of this program's version with what a small backup holds. What an older program knew
    no column for takes what is usual. Raises StoreError("backup.damaged")."""
    target.execute("ATTACH DATABASE ? AS small", (str(source),))
    teach_key_number(target)
    try:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN IMMEDIATE")
        names = [name for (name,) in target.execute("SELECT name FROM small.sqlite_schema WHERE type = 'table'")]
        names.sort(key=lambda name: ("section", "folder", "feed", "article").index(name) if name in (
            "section", "folder", "feed", "article") else 9)  # fmt: skip
        for name in names:
            if name not in ("about", "flags"):
                _pour_table(target, name)
        if "headline" not in names:
            _pour_headlines(target)
        for grave in _graves(target, "small", now):
            target.execute(_GRAVE, grave)
        target.execute(_FORGET_DOCUMENTS)
        target.execute(_PLAN_ANEW)
        target.execute("INSERT OR IGNORE INTO derive_queue (sort_at, article) SELECT sort_at, id FROM article")
        recount(target)
        target.execute("COMMIT")
    except (DamagedText, ValueError) as error:
        raise StoreError("backup.damaged", name=source.name) from error
    finally:
        if target.in_transaction:
            target.execute("ROLLBACK")
        target.execute("DETACH DATABASE small")
        target.execute("PRAGMA foreign_keys = ON")


def pour_lost(target: sqlite3.Connection, source: Path, is_lost: Callable[[str], bool]) -> None:
    """Within a transaction: give tables that hang on no article, and are lost in part, what a small backup has of
    them. Something that was deleted since may come back: better than that what was not is gone."""
    with _read_small(source) as small:
        names = [name for (name,) in small.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for name in names:
            if name not in ("about", "flags", "article", *_OF_ARTICLES) and is_lost(name):
                _add_rows(target, small, name)
        if "headline" in names:
            _pour_articles(target, small, is_lost)


def _pour_articles(target: sqlite3.Connection, small: sqlite3.Connection, is_lost: Callable[[str], bool]) -> None:
    """Articles whose rows are lost and keys are not (keys go with an article that is let go), or whose keys may be
    lost as well; and lost texts."""
    keys_lost: bool | None = None
    for (number,) in small.execute("SELECT id FROM article").fetchall():
        known = "SELECT 1 FROM article WHERE id = ?", "SELECT 1 FROM entry_key WHERE article = ?"
        here, left = (target.execute(query, (number,)).fetchone() is not None for query in known)
        if not here and not left:
            keys_lost = left = is_lost("entry_key") if keys_lost is None else keys_lost
        if left and not here:
            _add_rows(target, small, "article", number)
        for name in ("headline", "content") if here else _OF_ARTICLES if left else ():
            _add_rows(target, small, name, number)


def pour_missing(target: sqlite3.Connection, source: Path) -> None:
    """Within a transaction: give articles whose feed's row is lost the feed that a small backup knows, and its
    folder."""
    with _read_small(source) as small:
        for name, wanted in (
            ("feed", "SELECT feed FROM entry_key WHERE feed NOT IN (SELECT id FROM feed)"),
            ("feed", "SELECT feed FROM article WHERE feed NOT IN (SELECT id FROM feed)"),
            ("feed", "SELECT feed FROM tombstone WHERE feed NOT IN (SELECT id FROM feed)"),
            ("folder", "SELECT folder FROM feed WHERE folder NOT IN (SELECT id FROM folder)"),
            ("folder", "SELECT parent FROM folder WHERE parent NOT IN (SELECT id FROM folder)"),
        ):
            for (number,) in target.execute(f"SELECT DISTINCT * FROM ({wanted})").fetchall():
                _add_rows(target, small, name, number)


def pour_graves(target: sqlite3.Connection, source: Path, now: datetime) -> None:
    """Within a transaction: note of entries that are here no more, lost or let go, what a small backup knows of
    them: what was read comes back as read."""
    here = "SELECT 1 FROM entry_key k JOIN article a ON a.id = k.article WHERE k.feed = ? AND k.key = ?"
    with _read_small(source) as small:
        for grave in _graves(small, "main", now):
            if target.execute(here, grave[:2]).fetchone() is None:
                target.execute(_GRAVE, grave)


def _read_small(source: Path) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True))


def _add_rows(target: sqlite3.Connection, small: sqlite3.Connection, name: str, number: int | None = None) -> None:
    """Add the rows of a table, or the one of this number; what is there stays."""
    here = [row[1] for row in target.execute(f"PRAGMA table_info({name})")]
    there = {row[1] for row in small.execute(f"PRAGMA table_info({name})")}
    both = [column for column in here if column in there]
    if both:
        key = "id" if "id" in here else "article"
        query = f"SELECT {', '.join(both)} FROM {name}" + ("" if number is None else f" WHERE {key} = {number:d}")
        add = f"INSERT OR IGNORE INTO {name} ({', '.join(both)}) VALUES ({', '.join('?' * len(both))})"
        target.executemany(add, small.execute(query).fetchall())


def _pour_table(target: sqlite3.Connection, name: str) -> None:
    here = [row[1] for row in target.execute(f"PRAGMA main.table_info({name})")]
    there = {row[1] for row in target.execute(f"PRAGMA small.table_info({name})")}
    both = [column for column in here if column in there]
    if both:
        names, values = ", ".join(both), ", ".join(_VALUES.get((name, column), column) for column in both)
        target.execute(f"INSERT OR REPLACE INTO main.{name} ({names}) SELECT {values} FROM small.{name}")


def _pour_headlines(target: sqlite3.Connection) -> None:
    """Up to version 13 they stood in the rows of the articles."""
    names = ", ".join(HEADLINE_COLUMNS)
    target.execute(
        f"INSERT OR REPLACE INTO main.headline (article, {names}) SELECT id, {names} FROM small.article"
    )


def _graves(connection: sqlite3.Connection, schema: str, now: datetime) -> Iterator[tuple[int, ...]]:
    """The values of `_GRAVE` for each key that a small backup, which is there as `schema`, tells flags of."""
    for feed, flags, keys in _told(connection, schema):
        read, starred, may_return = (int(flag) for flag in flags)
        for key in keys:
            yield feed, key, read, starred, may_return, seconds(now)


def _told(connection: sqlite3.Connection, schema: str) -> Iterator[tuple[int, str, list[int]]]:
    """Feeds, flags, and the keys that have them; as texts where a library up to version 6 was copied."""
    about = dict(connection.execute(f"SELECT name, value FROM {schema}.about WHERE name = 'format'"))
    if about["format"] != _JSON:
        for feed, flags, packed in connection.execute(f"SELECT feed, flags, packed FROM {schema}.flags"):
            yield feed, flags, unpack_keys(packed)
        return
    for feed, packed in connection.execute(f"SELECT feed, packed FROM {schema}.flags"):
        for flags, keys in json.loads(unpack(packed)).items():
            yield feed, flags, [pack_key(key) for key in keys]
