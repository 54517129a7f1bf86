"""Articles and checks as the library would hand them to the store."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newsreader.model import Changes, FeedCheck, FeedStatus, FeedWrite, NewArticle, SectionMark, SectionSource
from newsreader.packing import pack, pack_key
from newsreader.store import Store

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

# id, key, Vietnamese, English, parent
TREE = (
    (1, "news", "Thời sự", "News", None, 0),
    (2, "politics", "Chính trị", "Politics", 1, 0),
    (3, "rights", "Nhân quyền", "Human rights", 2, 0),
    (4, "business", "Kinh doanh", "Business", None, 1),
    (5, "sport", "Thể thao", "Sport", None, 2),
)


def new_article(
    number: int, *, minutes: int | None = None, sections: Sequence[int] = (), **other: Any
) -> NewArticle:
    """Article `number`, published `minutes` after NOON (its number unless told). Times may be given as datetimes."""
    at = NOON + timedelta(minutes=number if minutes is None else minutes)
    values: dict[str, Any] = {
        "keys": (f"guid-{number}", f"https://a.example/{number}"),
        "content_hash": f"hash-{number}",
        "url": f"https://a.example/{number}",
        "title": f"Tin số {number}",
        "authors": "Lê An",
        "excerpt": "Một đoạn ngắn.",
        "published": at,
        "updated": None,
        "sort_at": at,
        "language": "vi",
        "html": f"<p>Toàn văn của tin số {number}</p>",
        "base": "https://a.example/",
        "thumbnail": "",
        "source_title": "",
        "source_url": "",
        "comments_url": "",
        "enclosures": (),
        "words": 5,
        "marks": tuple((section, SectionSource.DECLARED.value, "Mục") for section in sections),
        "folded_title": f"tin so {number}",
        "folded_body": f"toan van cua tin so {number}",
        "author_keys": ("lê an",),
    }
    values |= other
    times = {name: value.timestamp() for name, value in values.items() if isinstance(value, datetime)}
    values |= {name: int(seconds // 1) for name, seconds in times.items()}
    values["keys"] = tuple(map(pack_key, values["keys"]))
    return NewArticle(packed=pack(values.pop("html")), **values)


def check_of(feed: int, **other: Any) -> FeedCheck:
    """A check that went well."""
    values: dict[str, Any] = {"feed": feed, "at": NOON, "status": FeedStatus.OK}
    return FeedCheck(**(values | other))


def write(store: Store, feed: int, *new: NewArticle, updated: Sequence[tuple[int, NewArticle]] = ()) -> Changes:
    """Write a check that brought these."""
    return store.articles.write_some([FeedWrite(feed, check_of(feed), new=new, updated=tuple(updated))])[0]


def mark_sections(store: Store, article: int, marks: Sequence[SectionMark]) -> None:
    """Have an article stand in these sections only, whoever put it there."""
    insert = "INSERT INTO article_section (article, position, section, source, published, confidence) VALUES "
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM article_section WHERE article = ?", (article,))
        for position, mark in enumerate(marks):
            row = (article, position, mark.section, mark.source.value, mark.published, mark.confidence)
            connection.exec_driver_sql(insert + "(?, ?, ?, ?, ?, ?)", row)


def waiting(store: Store) -> int:
    """How many articles wait to be derived."""
    with store.database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM derive_queue").scalar_one())


def caught(store: Store, rule: int) -> list[int]:
    """The articles that a rule catches, in rising order."""
    mine = "SELECT article FROM rule_article WHERE rule = ? ORDER BY article"
    with store.database.reading() as connection:
        return list(connection.exec_driver_sql(mine, (rule,)).scalars())


def add_feed(store: Store, name: str = "a") -> int:
    """A feed at a host of that name."""
    return store.feeds.add(f"https://{name}.example/rss", now=NOON)


def confuse(path: Path, table: str, column: str) -> None:
    """Put a number where a text belongs, as noise in the head of a row does: no statement of SQLite's would."""
    strict = [(") STRICT", ")"), (f" {column} TEXT", f" {column} ANY")]
    _declare(path, table, strict)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = 7")
    _declare(path, table, [(loose, word) for word, loose in strict])


def _declare(path: Path, table: str, words: Sequence[tuple[str, str]]) -> None:
    """Replace words of a table's declaration, whatever is in it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        for word, instead in words:
            before, _, after = sql.rpartition(word)
            sql = before + instead + after
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, table))


def opened(path: Path, **other: Any) -> Store:
    """The library at `path`."""
    return Store.open(path, backups=path.parent / "backups", **other)
