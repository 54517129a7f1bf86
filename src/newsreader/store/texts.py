"""The text and the pictures of articles, within a transaction of the caller's."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, select, text, update

from newsreader.model import StoredText
from newsreader.packing import is_noise, pack, unpack_readable
from newsreader.store.schema import LISTED, article_picture, content

OFFLINE = """UPDATE article SET (pictures_wanted, pictures_held, offline) = (
        SELECT count(ap.picture), count(p.file), CASE
            WHEN NOT EXISTS (SELECT 1 FROM content c WHERE c.article = article.id AND full_html IS NOT NULL) THEN 0
            WHEN count(p.file) < count(ap.picture) THEN 1
            ELSE 2 END
        FROM article_picture ap JOIN picture p ON p.id = ap.picture WHERE ap.article = article.id
    ) WHERE id IN (SELECT value FROM json_each(:listed))"""
"""What `refresh_offline` says, for who has the connection below SQLAlchemy's."""
SOME = 500
_PACKED = text("SELECT article, html, full_html FROM content WHERE article > :after ORDER BY article LIMIT :most")
_ADD_PICTURES = text(
    """INSERT INTO picture (url) SELECT value FROM json_each(:listed) WHERE true ON CONFLICT (url) DO NOTHING"""
)
_SHOW_PICTURES = text(
    """INSERT INTO article_picture (article, position, picture)
    SELECT :article, j.key, p.id FROM json_each(:listed) j JOIN picture p ON p.url = j.value"""
)


def read_texts(connection: Connection, article_ids: Sequence[int]) -> dict[int, StoredText]:
    """The texts of those that are there; noise is no text, so that whoever goes through many goes on."""
    rows = connection.execute(
        select(content).where(content.c.article.in_(LISTED)), {"listed": json.dumps(list(article_ids))}
    )
    return {
        row.article: StoredText(
            row.article, unpack_readable(row.html), row.base, unpack_readable(row.full_html), row.full_base
        )
        for row in rows
    }


def unreadable(connection: Connection) -> Iterator[tuple[int, bool, bool]]:
    """The articles with noise in the place of a text: whether it is the feed's, and whether it is the kept page's.
    Reads all of them."""
    after = 0
    while rows := connection.execute(_PACKED, {"after": after, "most": SOME}).all():
        for number, html, full_html in rows:
            own, kept = is_noise(html), is_noise(full_html)
            if own or kept:
                yield number, own, kept
        after = rows[-1][0]


def is_unreadable(connection: Connection, article_id: int) -> bool:
    """Whether noise stands where a text of this article should be."""
    packed = connection.execute(select(content.c.html, content.c.full_html).where(content.c.article == article_id))
    return any(is_noise(text) for row in packed for text in row)


def set_full(connection: Connection, article_id: int, html: str, base: str) -> bool:
    """Keep the full page's article; False when the article is not there."""
    kept = update(content).where(content.c.article == article_id)
    return connection.execute(kept.values(full_html=pack(html), full_base=base)).rowcount > 0


def set_pictures(connection: Connection, article_id: int, urls: Sequence[str]) -> None:
    """Name the pictures of an article, each once, and compute what is offline anew."""
    listed = json.dumps(list(dict.fromkeys(urls)))
    connection.execute(delete(article_picture).where(article_picture.c.article == article_id))
    connection.execute(_ADD_PICTURES, {"listed": listed})
    connection.execute(_SHOW_PICTURES, {"article": article_id, "listed": listed})
    refresh_offline(connection, [article_id])


def refresh_offline(connection: Connection, article_ids: Sequence[int]) -> None:
    """Compute `offline`, `pictures_wanted` and `pictures_held` anew."""
    connection.execute(text(OFFLINE), {"listed": json.dumps(list(article_ids))})
