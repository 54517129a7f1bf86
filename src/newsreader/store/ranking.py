"""The best matches first: all words in the title, side by side if possible, then the newer.

Not by bm25: FTS5 counts each word through all of the index first, which takes a second for the common ones.
"""

from array import array
from collections.abc import Collection
from contextlib import closing
from itertools import islice

from sqlalchemy import Connection, text

from newsreader.search import All, Text
from newsreader.store.leading import Plan
from newsreader.store.query_sql import Expand, match_of

RANKED = 1_000
"""So many of the newest hits are ranked; older ones follow by time."""

# Not one by one: asked for a row that it has not, FTS5 looks for the next one that it has.
_BETWEEN = text(
    "SELECT search.rowid FROM search WHERE search MATCH :match AND search.rowid BETWEEN :first AND :last"
    " ORDER BY search.rowid DESC LIMIT 20000"
)


def ranked(
    connection: Connection, plan: Plan, words: All, expand: Expand, limit: int | None, *, most: int = RANKED
) -> "array[int]":
    """What `plan` finds, best first; `words` are those that must be there."""
    with closing(plan.found(connection, None if limit is None else max(limit, most))) as hits:
        newest = [(row, number) for _, number, row in islice(hits, most)]
        older = array("q", (number for _, number, _ in hits))
    if not newest:
        return older
    points = dict.fromkeys((row for row, _ in newest), 0)
    for match, worth in ((f"title : ({plan.made.words})", 2), (_side_by_side(words, expand), 1)):
        for row in _fulfilling(connection, plan.made.limited(match), points) if match else ():
            points[row] += worth
    best = sorted(newest, key=lambda hit: -points[hit[0]])  # stable: the newer before the older
    return (array("q", (number for _, number in best)) + older)[:limit]


def _side_by_side(words: All, expand: Expand) -> str:
    """The whole words in the order typed, as a phrase; "" where that is none."""
    texts = [term for term in words.of if isinstance(term, Text) and not term.title and not term.prefix]
    return match_of(Text(" ".join(term.words for term in texts)), expand) if len(texts) > 1 else ""


def _fulfilling(connection: Connection, match: str, rows: Collection[int]) -> set[int]:
    found = connection.execute(_BETWEEN, {"match": match, "first": min(rows), "last": max(rows)})
    return set(found.scalars()).intersection(rows)
