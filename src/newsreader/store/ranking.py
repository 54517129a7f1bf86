"""The best matches first: all words in the title, side by side if possible, then the newer.

Not by bm25: FTS5 counts each word through all of the index first, which takes a second for the common ones.
"""

import json
from array import array
from dataclasses import replace

from sqlalchemy import Connection, text

from newsreader.search import All, Text
from newsreader.store.leading import Plan
from newsreader.store.query_sql import Expand, match_of

RANKED = 1_000
"""So many of the newest hits are ranked; older ones follow by time."""

_ROWS = "search_map.row"
# Not one by one: asked for a row that it has not, FTS5 looks for the next one that it has.
_BETWEEN = text(
    "SELECT search.rowid FROM search WHERE search MATCH :match AND search.rowid BETWEEN :first AND :last"
    " ORDER BY search.rowid DESC LIMIT 20000"
)
_ARTICLES = text("SELECT search_map.article FROM json_each(:rows) CROSS JOIN search_map ON row = json_each.value")


def ranked(
    connection: Connection, plan: Plan, words: All, expand: Expand, limit: int | None, *, most: int = RANKED
) -> "array[int]":
    """What `plan` finds, best first; `words` are those that must be there."""
    rows = plan.newest_ids(connection, most, _ROWS)
    if not rows:
        return rows
    points = dict.fromkeys(rows, 0)
    for match, worth in ((f"title : ({plan.made.match})", 2), (_side_by_side(words, expand), 1)):
        for row in _fulfilling(connection, match, rows) if match else ():
            points[row] = points.get(row, 0) + worth
    best = sorted(rows, key=lambda row: -points[row])  # stable: the newer before the older
    listed = {"rows": json.dumps(best[:limit])}
    found = array("q", connection.execute(_ARTICLES, listed).scalars())
    if len(rows) == most and (limit is None or len(found) < limit):
        older = replace(plan, before_row=rows[-1])
        found += older.ids(connection, older.newest(), None if limit is None else limit - len(found))
    return found


def _side_by_side(words: All, expand: Expand) -> str:
    """The whole words in the order typed, as a phrase; "" where that is none."""
    texts = [term for term in words.of if isinstance(term, Text) and not term.title and not term.prefix]
    return match_of(Text(" ".join(term.words for term in texts)), expand) if len(texts) > 1 else ""


def _fulfilling(connection: Connection, match: str, rows: "array[int]") -> set[int]:
    found = connection.execute(_BETWEEN, {"match": match, "first": rows[-1], "last": rows[0]})
    return set(found.scalars()) & set(rows)
