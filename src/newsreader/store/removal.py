"""Articles that go for good, and feeds that come back."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, and_, delete, select, text, update

from newsreader.store.deriving import dissolve
from newsreader.store.headline import with_headline
from newsreader.store.schema import LISTED, article, feed

_TOMBSTONES = text(
    f"""INSERT OR REPLACE INTO tombstone (feed, key, content_hash, read, starred, may_return, gone_at)
    SELECT k.feed, k.key, h.content_hash, a.read, a.starred, :may_return, :gone_at
    FROM article a JOIN entry_key k ON k.article = a.id {with_headline("a", "h")}
    WHERE a.id IN (SELECT value FROM json_each(:listed))"""  # noqa: S608  # our own words
)

_STORIES = text("SELECT DISTINCT story FROM story_article WHERE article IN (SELECT value FROM json_each(:listed))")


def forget(connection: Connection, article_ids: Sequence[int], gone_at: int, *, may_return: bool) -> None:
    """Delete the articles; tombstones keep their keys and flags. What hangs on them goes by cascade, their rows
    in the search index are hidden."""
    listed = json.dumps(list(article_ids))
    values = {"listed": listed, "may_return": int(may_return), "gone_at": gone_at}
    connection.execute(_TOMBSTONES, values)
    stories = list(connection.execute(_STORIES, {"listed": listed}).scalars())
    connection.execute(delete(article).where(article.c.id.in_(LISTED)), {"listed": listed})
    dissolve(connection, stories)


def revive(connection: Connection, feed_ids: Sequence[int]) -> tuple[int, ...]:
    """Bring removed feeds back with the articles they still have; the ids that were removed."""
    removed = and_(feed.c.id.in_(LISTED), feed.c.removed.is_not(None))
    listed = {"listed": json.dumps(list(feed_ids))}
    ids = tuple(connection.execute(select(feed.c.id).where(removed), listed).scalars())
    connection.execute(update(feed).where(removed).values(removed=None), listed)
    for feed_id in ids:
        mine = and_(article.c.feed == feed_id, article.c.gone == 1)
        connection.execute(update(article).where(mine).values(gone=0))
    return ids
