"""The first rows of a list, read before the library is opened and without SQLAlchemy, whose import takes 0.4 s.

It reads only, and is silent where anything is wrong: the opening that follows says what.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from newsreader.model import ArticleRow, Offline, Order, Query
from newsreader.paths import is_there
from newsreader.store.epoch import moment
from newsreader.store.files import is_emptied
from newsreader.store.headline import with_headline

ROWS = 256
BUSY_SECONDS = 0.1
OFFLINE = (Offline.NONE, Offline.PARTIAL, Offline.COMPLETE)
_ORDERS = {Order.NEWEST: "DESC", Order.OLDEST: "ASC"}
_COLUMNS = """a.id, a.feed,
    coalesce(nullif(h.source_title, ''), nullif(f.custom_title, ''), f.published_title), f.url,
    h.title, h.excerpt, h.url, h.authors, a.published, a.sort_at, a.read, a.starred, a.offline, a.pictures_wanted,
    a.pictures_held, h.thumbnail, a.language"""


def first_rows(path: Path, query: Query) -> list[ArticleRow]:
    """The rows at the top of a list by time; [] for another list, and where the file cannot be read like this.
    What they know of sections and of a story is missing."""
    asked = _statement(query)
    if asked is None or not is_there(path) or is_emptied(path):
        return []
    statement, values = asked
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
            return [_row(found) for found in connection.execute(statement, values)]
    except (sqlite3.Error, UnicodeError, ValueError, OSError, IndexError, TypeError):
        return []


def _statement(query: Query) -> tuple[str, dict[str, int]] | None:
    plain = Query(
        feed=query.feed, section=query.section, unread=query.unread, starred=query.starred, offline=query.offline,
        order=query.order,
    )  # fmt: skip
    if query != plain or query.order not in _ORDERS:
        return None
    way, values = _ORDERS[query.order], {"most": ROWS}
    table, time = "article a", f"a.sort_at {way}, a.id {way}"
    conditions = ["a.hidden = 0", "a.gone = 0"]
    if query.feed is None and query.section is None:
        conditions.append("a.copy_of = 0")
    if query.section is not None and query.feed is not None:
        return None
    if query.section is not None:
        table, time = "article_place p JOIN article a ON a.id = p.article", f"p.sort_at {way}, p.article {way}"
        conditions, values["section"] = ["p.section = :section"], query.section
    if query.feed is not None:
        conditions.append("a.feed = :feed")
        values["feed"] = query.feed
    flags = ((query.unread, "a.read = 0"), (query.starred, "a.starred = 1"), (query.offline, "a.offline > 0"))
    conditions += [condition for wanted, condition in flags if wanted]
    where = " AND ".join(conditions)
    table += f" JOIN feed f ON f.id = a.feed {with_headline('a', 'h')}"
    joined = f"FROM {table} WHERE {where} ORDER BY {time} LIMIT :most"
    return f"SELECT {_COLUMNS} {joined}", values


def _row(found: Sequence[object]) -> ArticleRow:
    number, feed, outlet, address, title, excerpt, url, authors, published, sort_at = found[:10]
    read, starred, offline, wanted, held, thumbnail, language = found[10:]
    return ArticleRow(
        id=_whole(number),
        feed=_whole(feed),
        outlet=str(outlet) or _host(str(address)),
        title=str(title),
        excerpt=str(excerpt),
        url=str(url),
        author=", ".join(str(authors).split("\n")) if authors else "",
        published=moment(_whole(sort_at if published is None else published)),
        read=bool(read),
        starred=bool(starred),
        offline=OFFLINE[_whole(offline)],
        pictures=(_whole(wanted), _whole(held)),
        thumbnail=str(thumbnail),
        language=str(language),
        dated=published is not None,
    )


def _host(address: str) -> str:
    """What a feed without a title is called, as `feed_rows.host` has it, which knows SQLAlchemy."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value
