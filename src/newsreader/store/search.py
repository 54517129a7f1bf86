"""The search index: contentless, never deleted from, its rows led by time. Words arrive folded.

See docs/notes/002-search-index.md. Lists of a search are in `lists`.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import text

from newsreader.store import index
from newsreader.store.database import Database

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
