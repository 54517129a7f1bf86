"""A list of several feeds shows an article once, however many feeds have it: a condition beside those of a search.

Shown is the first by date of those that a search finds: the original, or where the search leaves that out the next
one. What is read or starred is so for all of them, and the date is the first one's.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, text

from newsreader.search import Among, Is, Kind, Since, State, Term, Until

NO_COPY = "article.copy_of = 0"
STARRED_NO_COPY = "+article.copy_of = 0"
"""The same of the few that are starred: not by the index of all that are shown."""
HAS_WORDS = (
    "EXISTS (SELECT 1 FROM search_map CROSS JOIN search ON search.rowid = search_map.row"
    " WHERE search_map.article = article.id AND search MATCH :match)"
)
"""The words that lead a search, asked of one article."""

# The inner `article` is an earlier one of those that are the same; within its own source the outer one is meant.
_EARLIER = """NOT EXISTS (SELECT 1 FROM (
        SELECT e.id AS number FROM article e
        WHERE e.id = article.copy_of OR (
            e.copy_of > 0 AND e.copy_of = article.copy_of
            AND (e.sort_at, e.feed, e.id) < (article.sort_at, article.feed, article.id))
    ) CROSS JOIN article ON article.id = number WHERE {conditions})"""
_ALIKE = (State.UNREAD, State.READ, State.STARRED)  # of all that are one
_UNREAD_COPIES = text(
    """SELECT iif(c.copy_of > 0, c.copy_of, c.id) AS one, f.folder
    FROM (SELECT DISTINCT copy_of AS head FROM article WHERE copy_of > 0 AND read = 0) h
    CROSS JOIN article c ON c.id = h.head OR (c.copy_of > 0 AND c.copy_of = h.head)
    CROSS JOIN feed f ON f.id = c.feed WHERE f.folder IS NOT NULL"""
)
_FOLDERS = text("SELECT id, parent FROM folder")


def once(terms: Sequence[Term], conditions: Sequence[str]) -> str:
    """The condition for a search of these terms; `conditions` are all but bounds of time, in SQL. "" where nothing
    is left out: a feed shows what it has."""
    if any(isinstance(term, Among) and term.kind is Kind.FEED and len(term.values) == 1 for term in terms):
        return ""
    feeds = any(isinstance(term, Among) and term.kind is Kind.FEED for term in terms)
    sections = any(isinstance(term, Among) and term.kind is Kind.SECTION for term in terms)
    # Copies have no place of their own, so that within a section only originals are looked at.
    if (sections and not feeds) or all(_is_of_all(term) for term in terms):
        return STARRED_NO_COPY if Is(State.STARRED) in terms else NO_COPY
    return first_that_matches(conditions)


def first_that_matches(conditions: Iterable[str]) -> str:
    """That no earlier one of those that are the same fulfils the conditions on `article`."""
    return f"({NO_COPY} OR {_EARLIER.format(conditions=' AND '.join(conditions) or '1')})"


def _is_of_all(term: Term) -> bool:
    match term:
        case Is(state):
            return state in _ALIKE
        case Since() | Until():
            return True
    return False


def counted_twice(connection: Connection) -> Mapping[int, int]:
    """By how much each folder, with those below it, has more unread articles in its feeds than it shows."""
    above = {row.id: row.parent for row in connection.execute(_FOLDERS)}
    seen: dict[tuple[int, int], int] = {}
    for one, inner in connection.execute(_UNREAD_COPIES):
        node: int | None = inner
        while node is not None:
            seen[node, one] = seen.get((node, one), 0) + 1
            node = above.get(node)
    found: dict[int, int] = {}
    for (node, _), times in seen.items():
        if times > 1:
            found[node] = found.get(node, 0) + times - 1
    return found
