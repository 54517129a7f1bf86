"""The search index: contentless, never deleted from, its rows led by time. Words arrive folded.

See docs/notes/002-search-index.md. Lists of a search are in `lists`.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from sqlalchemy import select, text

from newsreader.store import index
from newsreader.store.database import Database
from newsreader.store.feed_rows import host
from newsreader.store.index import MERGE_PAGES
from newsreader.store.outlets import declared_names
from newsreader.store.schema import LISTED, feed, headline

_WINDOW = text("SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET :newest")
_CANDIDATES = text(
    """SELECT a.id FROM json_each(:rows) j
    CROSS JOIN search_map m ON m.row = j.value
    CROSS JOIN article a ON a.id = m.article
    WHERE a.hidden = 0 AND a.gone = 0 AND a.id <> :exclude AND (:language = '' OR a.language = :language)
    LIMIT :limit"""
)
LAST = 2**63 - 1  # no article has it
_PARTS = 17  # no divisor of what times and places within a second have in common
_SPARE = 2  # times as many are looked up, since some are muted or of another language
_UNINDEXED = text(
    """SELECT a.id FROM article a LEFT JOIN search_map m ON m.article = a.id
    WHERE a.id < :below AND (m.row IS NULL OR m.folding <> :version)
    ORDER BY a.id DESC LIMIT :limit"""
)
_STILL = text(
    """SELECT a.id, a.feed, a.sort_at FROM json_each(:listed) j CROSS JOIN article a ON a.id = j.value
    LEFT JOIN search_map m ON m.article = a.id WHERE m.row IS NULL OR m.folding <> :version"""
)
_HOW_FAR = text(
    "SELECT (SELECT count(*) FROM search_map WHERE article IS NOT NULL), (SELECT count(*) FROM article)"
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
_LAST_BROUGHT = """SELECT n.id, s.id, s.until FROM (SELECT max(id) AS id FROM article) n
    LEFT JOIN article_source s ON s.id = (SELECT max(id) FROM article_source)"""
_STALE = text("SELECT count(*) - count(article), count(*) FROM search_map")


class Search:
    """Questions to the index that are no list: candidates for related stories, and its own health."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unmerged = 0

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
        worth = _Worth()
        with self._database.reading() as connection:
            first = -1
            if newest is not None:
                first = connection.execute(_WINDOW, {"newest": newest}).scalar() or -1
            for match, weight in _quoted(phrases):
                found = index.rows_of(connection, match, rows, after=first)
                rows -= len(found)
                worth.add(found, weight)
                if rows <= 0:
                    break
            listed = json.dumps(worth.best(_SPARE * limit))
            values = {"rows": listed, "exclude": exclude, "limit": limit, "language": language}
            return list(connection.execute(_CANDIDATES, values).scalars().all())

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

    def declared_outlets(self) -> list[str]:
        """All outlets that articles declare, as they write them."""
        with self._database.reading() as connection:
            return declared_names(connection)

    def last_brought(self) -> tuple[int, ...]:
        """What is another after anything that may bring a name: the number of the article that came last, and that
        of the last correction, with its time, since the number of one that went is given again."""
        with self._database.reading() as connection:
            return tuple(connection.exec_driver_sql(_LAST_BROUGHT).first() or ())

    def openings(self, article_ids: Sequence[int]) -> dict[int, str]:
        """Title and excerpt of articles, as published."""
        columns = headline.c
        opening = select(columns.article, columns.title, columns.excerpt).where(columns.article.in_(LISTED))
        with self._database.reading() as connection:
            rows = connection.execute(opening, {"listed": json.dumps(list(article_ids))})
            return {number: f"{title}\n{excerpt}" for number, title, excerpt in rows}

    def titles(self, article_ids: Sequence[int]) -> dict[int, str]:
        """Headlines of articles, as published."""
        named = select(headline.c.article, headline.c.title).where(headline.c.article.in_(LISTED))
        with self._database.reading() as connection:
            rows = connection.execute(named, {"listed": json.dumps(article_ids)})
            return {row.article: row.title for row in rows}

    def unindexed(
        self, version: int = index.FOLDING, *, below: int | None = None, limit: int = 500
    ) -> tuple[int, ...]:
        """Articles whose index row is missing or of another folding than `version`, the last ones first; only
        those `below` a number. To be indexed by `index`."""
        values = {"version": version, "limit": limit, "below": LAST if below is None else below}
        with self._database.reading() as connection:
            return tuple(connection.execute(_UNINDEXED, values).scalars())

    def index(self, words: Mapping[int, tuple[str, str]]) -> None:
        """Index articles that are not yet, by their folded headlines and texts, in one transaction; those that
        were changed meanwhile are, with what stands there now."""
        listed = {"listed": json.dumps(list(words)), "version": index.FOLDING}
        with self._database.writing(durable=False) as connection:
            still = connection.execute(_STILL, listed).all()
            rows = [
                index.IndexRow(number, feed, sort_at, *words[number], known=True)
                for number, feed, sort_at in still
            ]
            with index.known_words(connection, list(words)):
                index.add_rows(connection, rows)
        self._unmerged += 1
        if self._unmerged % index.MERGE_EACH == 0:
            index.merge(self._database, MERGE_PAGES)

    def todo(self) -> int | None:
        """While all articles are being indexed again: the number below which none was looked at yet."""
        with self._database.reading() as connection:
            return index.todo(connection)

    def whole(self) -> None:
        """All articles are indexed."""
        with self._database.writing(durable=False) as connection:
            index.set_todo(connection, None)

    def how_far(self) -> tuple[int, int] | None:
        """While all articles are being indexed again: (how many are, of how many)."""
        with self._database.reading() as connection:
            if index.todo(connection) is None:
                return None
            done, every = connection.execute(_HOW_FAR).one()
            return done, every

    def merge(self, pages: int = MERGE_PAGES) -> bool:
        """Merge some of the index's segments, as many small writes leave them: call it after a refresh, until it
        is False. One call is one transaction of about `pages` pages of 4 KB."""
        return index.merge(self._database, pages)

    def stale(self) -> tuple[int, int]:
        """(hidden rows, all rows) of the index: when many are hidden, a rebuild pays."""
        with self._database.reading() as connection:
            hidden, every = connection.execute(_STALE).one()
            return hidden, every


class _Worth:
    """What rows are worth together, counted in parts: of sixty thousand rows a seventeenth are Python's numbers
    at a time. All at once they took 7 MB, and 5 stayed with the window."""

    def __init__(self) -> None:
        self._parts = [(array("q"), array("d")) for _ in range(_PARTS)]

    def add(self, found: "array[int]", weight: float) -> None:
        """Let each of these be worth so much more."""
        for row in found:
            rows, weights = self._parts[row % _PARTS]
            rows.append(row)
            weights.append(weight)

    def best(self, count: int) -> list[int]:
        """So many rows at most, what is worth most first, of equals the latest."""
        parts = (nlargest(count, _summed(rows, weights)) for rows, weights in self._parts)
        return [row for _, row in nlargest(count, chain.from_iterable(parts))]


def _summed(rows: "array[int]", weights: "array[float]") -> Iterator[tuple[float, int]]:
    worth: dict[int, float] = {}
    for row, weight in zip(rows, weights, strict=True):
        worth[row] = worth.get(row, 0.0) + weight
    return zip(worth.values(), worth, strict=True)


def _quoted(phrases: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """FTS5 expressions of the phrases, each with its worth. Quoted, so that no word is taken for an operator."""
    for phrase, worth in phrases:
        words = phrase.replace('"', " ").strip()
        if words:
            yield f'"{words}"', worth
