"""The search index: contentless, never deleted from, its rows led by time. Words arrive folded.

See docs/notes/002-search-index.md. Lists of a search are in `lists`.
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import select, text

from newsreader.store import index
from newsreader.store.database import Database
from newsreader.store.feed_rows import host
from newsreader.store.schema import LISTED, article, feed

_WINDOW = text("SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET :newest")
_CANDIDATES = text(
    """SELECT a.id FROM search
    JOIN search_map m ON m.row = search.rowid
    JOIN article a ON a.id = m.article
    WHERE search MATCH :match AND search.rowid > :first AND a.hidden = 0 AND a.gone = 0 AND a.id <> :exclude
    AND (:language = '' OR a.language = :language)
    ORDER BY bm25(search, 2.0, 1.0), search.rowid DESC LIMIT :limit"""
)
_UNINDEXED = text(
    """SELECT a.id FROM article a LEFT JOIN search_map m ON m.article = a.id
    WHERE m.row IS NULL OR m.folding <> :version
    ORDER BY a.sort_at DESC, a.id DESC LIMIT :limit"""
)
# One step of the index for each name: a walk over all rows takes fifty times as long.
_AUTHORS = text(
    """WITH RECURSIVE name (author) AS (
        SELECT min(author) FROM article_author
        UNION ALL
        SELECT (SELECT min(author) FROM article_author WHERE author > name.author) FROM name
        WHERE author IS NOT NULL
    ) SELECT author FROM name WHERE author IS NOT NULL"""
)
_STALE = text("SELECT count(*) - count(article), count(*) FROM search_map")


class Search:
    """Questions to the index that are no list: candidates for related stories, and its own health."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def candidates(
        self,
        words: Sequence[str],
        pairs: Sequence[tuple[str, str]],
        *,
        exclude: int,
        newest: int | None = 20_000,
        limit: int = 50,
        language: str = "",
    ) -> list[int]:
        """Visible articles (of `language` unless "") that share `words` or adjacent `pairs` (folded), best bm25
        first.

        Only the newest `newest` rows of the index are looked at; None looks at the whole archive (ten times as
        long at half a million). `exclude` is left out.
        """
        match = _either([*words, *(" ".join(pair) for pair in pairs)])
        if not match:
            return []
        with self._database.reading() as connection:
            first = -1
            if newest is not None:
                first = connection.execute(_WINDOW, {"newest": newest}).scalar() or -1
            values = {"match": match, "first": first, "exclude": exclude, "limit": limit, "language": language}
            return list(connection.execute(_CANDIDATES, values).scalars())

    def feed_names(self) -> dict[int, tuple[str, ...]]:
        """What each feed is called: by the reader, by itself, and its host. "" for none."""
        named = select(feed.c.id, feed.c.custom_title, feed.c.published_title, feed.c.url)
        with self._database.reading() as connection:
            rows = connection.execute(named.where(feed.c.removed.is_(None))).all()
        return {row.id: (row.custom_title, row.published_title, host(row.url)) for row in rows}

    def authors(self) -> list[str]:
        """All authors, by the keys of their names."""
        with self._database.reading() as connection:
            return list(connection.execute(_AUTHORS).scalars())

    def last_id(self) -> int:
        """The number of the article that came last."""
        with self._database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT max(id) FROM article").scalar() or 0)

    def openings(self, article_ids: Sequence[int]) -> dict[int, str]:
        """Title and excerpt of articles, as published."""
        opening = select(article.c.id, article.c.title, article.c.excerpt).where(article.c.id.in_(LISTED))
        with self._database.reading() as connection:
            rows = connection.execute(opening, {"listed": json.dumps(list(article_ids))})
            return {number: f"{title}\n{excerpt}" for number, title, excerpt in rows}

    def unindexed(self, version: int = index.FOLDING, limit: int = 500) -> tuple[int, ...]:
        """Articles whose index row is missing or of another folding than `version`, newest first; index them by
        `articles.set_search`."""
        with self._database.reading() as connection:
            found = connection.execute(_UNINDEXED, {"version": version, "limit": limit})
            return tuple(found.scalars())

    def merge(self, pages: int = 200) -> bool:
        """Merge some of the index's segments, as many small writes leave them: call it after a refresh, until it
        is False. One call is one transaction of about `pages` pages of 4 KB."""
        return index.merge(self._database, pages)

    def stale(self) -> tuple[int, int]:
        """(hidden rows, all rows) of the index: when many are hidden, a rebuild pays."""
        with self._database.reading() as connection:
            hidden, every = connection.execute(_STALE).one()
            return hidden, every


def _either(phrases: Iterable[str]) -> str:
    """An FTS5 expression that any of the phrases fulfils. Quoted, so that no word is taken for an operator."""
    clean = (phrase.replace('"', " ").strip() for phrase in phrases)
    return " OR ".join(f'"{phrase}"' for phrase in clean if phrase)
