"""The search index: contentless, never deleted from, its rows led by time. Words arrive folded.

See docs/notes/002-search-index.md. Lists of a search are in `lists`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from sqlalchemy import select, text

from newsreader.store import index
from newsreader.store.database import Database
from newsreader.store.feed_rows import host
from newsreader.store.schema import LISTED, feed, headline

_WINDOW = text("SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET :newest")
_CANDIDATES = text(
    """SELECT a.id FROM json_each(:rows) j
    CROSS JOIN search_map m ON m.row = j.value
    CROSS JOIN article a ON a.id = m.article
    WHERE a.hidden = 0 AND a.gone = 0 AND a.id <> :exclude AND (:language = '' OR a.language = :language)
    LIMIT :limit"""
)
_SPARE = 2  # times as many are looked up, since some are muted or of another language
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
        phrases: Sequence[tuple[str, float]],
        *,
        exclude: int,
        newest: int | None = 20_000,
        rows: int = 15_000,
        limit: int = 50,
        language: str = "",
    ) -> list[int]:
        """Visible articles (of `language` unless "") that hold some of the phrases (folded words), what these are
        worth together highest first, of equals the newer. `exclude` is left out.

        Only the newest `newest` rows of the index are looked at (None: the whole archive), and the phrases are
        asked one by one until they gave so many `rows`: name the rare ones first. Not by bm25, which counts each
        phrase through all of the index, however few of the newest rows are wanted.
        """
        worth: dict[int, float] = {}
        with self._database.reading() as connection:
            first = -1
            if newest is not None:
                first = connection.execute(_WINDOW, {"newest": newest}).scalar() or -1
            for match, weight in _quoted(phrases):
                found = index.rows_of(connection, match, rows, after=first)
                rows -= len(found)
                for row in found:
                    worth[row] = worth.get(row, 0.0) + weight
                if rows <= 0:
                    break
            best = nlargest(_SPARE * limit, zip(worth.values(), worth, strict=True))
            listed = json.dumps([row for _, row in best])
            values = {"rows": listed, "exclude": exclude, "limit": limit, "language": language}
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
        columns = headline.c
        opening = select(columns.article, columns.title, columns.excerpt).where(columns.article.in_(LISTED))
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


def _quoted(phrases: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """FTS5 expressions of the phrases, each with its worth. Quoted, so that no word is taken for an operator."""
    for phrase, worth in phrases:
        words = phrase.replace('"', " ").strip()
        if words:
            yield f'"{words}"', worth
