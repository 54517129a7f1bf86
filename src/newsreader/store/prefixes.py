"""Beginnings of words in the search index, as the words that begin so. See docs/notes/002-search-index.md.

FTS5 reads the whole of every word of a prefix before its first hit comes, 0.2 s for two letters at a million
articles; the words themselves it finds in 20 µs each, and a search for any of them stops with the page.
"""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, select, text

from newsreader.store.schema import HEADED, VISIBLE, article, headline

MOST_WORDS = 250
"""So many words are looked for instead of what they begin with: 5 ms to list them, 2 ms to find a page of them."""
COMMONEST = 12
"""So many of the commonest stand for all that begin so, where a page has to come at once."""
SAMPLED = 200
"""So many of the newest articles tell which words are the commonest."""

Fold = Callable[[str], str]

# Of the kind "instance": a table of rows would count every one, for which it reads the whole of a word.
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)"
# From word to word: ">= word and a control sign", since for ">" FTS5 goes through every instance of the word.
_STEPS = text(
    """WITH RECURSIVE step (word) AS (
        SELECT (SELECT term FROM temp.search_word WHERE term >= :prefix AND term < :end LIMIT 1)
        UNION ALL
        SELECT (SELECT term FROM temp.search_word WHERE term >= step.word || char(1) AND term < :end LIMIT 1)
        FROM step WHERE word IS NOT NULL
    ) SELECT word FROM step WHERE word IS NOT NULL LIMIT :most"""
)
_NEWEST = (
    select(headline.c.title, headline.c.excerpt)
    .select_from(HEADED)
    .where(VISIBLE)
    .order_by(article.c.sort_at.desc())
    .limit(bindparam("newest"))
)
_LAST = "\U0010ffff"


def words_of(
    connection: Connection, prefix: str, *, most: int = MOST_WORDS, common: Fold | None = None
) -> list[str] | None:
    """The words that begin with `prefix`. Where they are more than `most`, None; with `common`, which folds a
    text, the commonest of those that the newest articles open with."""
    connection.exec_driver_sql(_WORDS)
    values = {"prefix": prefix, "end": prefix + _LAST, "most": most + 1}
    found = list(connection.execute(_STEPS, values).scalars())
    if len(found) <= most:
        return found
    return None if common is None else _commonest(connection, prefix, common) or found[:COMMONEST]


def _commonest(connection: Connection, prefix: str, fold: Fold) -> list[str]:
    counted: Counter[str] = Counter()
    for title, excerpt in connection.execute(_NEWEST, {"newest": SAMPLED}):
        counted.update(word for word in set(fold(f"{title} {excerpt}").split()) if word.startswith(prefix))
    return [word for word, _ in counted.most_common(COMMONEST)]
