"""Beginnings of words in the search index, as the words that begin so. See docs/notes/002-search-index.md.

FTS5 reads the whole of every word of a prefix before its first hit comes, 0.2 s for two letters at a million
articles; the words themselves it finds in 20 µs each, and a search for any of them stops with the page.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, bindparam, select, text

from newsreader.store.schema import VISIBLE, article

MOST_WORDS = 400
"""So many words are looked for instead of what they begin with: 8 ms to list them, 3 ms to find a page of them."""
COMMONEST = 12
"""So many of the commonest stand for all that begin so, where a page has to come at once."""
SAMPLED = 500
"""So many of the newest articles tell which words are the commonest."""

Fold = Callable[[str], str]

# Of the kind "instance": a table of rows would count every one, for which it reads the whole of a word.
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)"
_NEXT = text("SELECT term FROM temp.search_word WHERE term > :after AND term < :end LIMIT 1")
_FIRST = text("SELECT term FROM temp.search_word WHERE term = :prefix LIMIT 1")
_NEWEST = (
    select(article.c.title, article.c.excerpt)
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
    found: list[str] = []
    for word in _words(connection, prefix):
        if len(found) == most:
            return None if common is None else _commonest(connection, prefix, common)
        found.append(word)
    return found


def _words(connection: Connection, prefix: str) -> Iterator[str]:
    word = connection.execute(_FIRST, {"prefix": prefix}).scalar()
    while True:
        if word is not None:
            yield word
        after = prefix if word is None else word
        word = connection.execute(_NEXT, {"after": after, "end": prefix + _LAST}).scalar()
        if word is None:
            return


def _commonest(connection: Connection, prefix: str, fold: Fold) -> list[str]:
    counted: Counter[str] = Counter()
    for title, excerpt in connection.execute(_NEWEST, {"newest": SAMPLED}):
        counted.update(word for word in set(fold(f"{title} {excerpt}").split()) if word.startswith(prefix))
    return [word for word, _ in counted.most_common(COMMONEST)]
