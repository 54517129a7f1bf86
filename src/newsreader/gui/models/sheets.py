"""Lists as a lane makes them, beside the window's thread: found, cut into groups, with the rows at their top."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.gui.models.laid import Laid
from newsreader.gui.models.merging import kept_of, merge, merge_top
from newsreader.gui.models.read_rows import CHUNK
from newsreader.gui.models.unstored import ReadMarks
from newsreader.library.grouping import Grouping
from newsreader.model import ArticleRow, Order, Query

if TYPE_CHECKING:  # the library brings SQLAlchemy with it: 0.4 s that the first paint does not need
    from newsreader.library.opened import Library

LOOK_AHEAD = 256  # rows read at once when looking for an unread one

Find = Callable[["Library"], "array[int]"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list with what its views need of it; `first` are the rows at its top, read at `clock` of the model."""

    laid: Laid
    rows: "array[int]"
    heads: dict[int, int]
    first: Sequence[ArticleRow] = ()
    clock: int = 0


def sheet_of(laid: Laid) -> Sheet:
    """A list as it is laid, without rows."""
    return Sheet(laid, laid.rows(), laid.heads())


def finding(query: Query, limit: int | None = None) -> Find:
    """Finds what the query shows, or only the first of it."""

    def find(library: "Library") -> "array[int]":
        from newsreader.library import read

        return read.list_ids(library, query, limit=limit)

    return find


def finding_new(query: Query, shown: "array[int]", new: frozenset[int]) -> Find:
    """Finds what is shown with what the query shows by now. What is `new` is looked for at the top, where news
    come; all of the list is read if they do not stand there, or if that is not known."""

    def find(library: "Library") -> "array[int]":
        limit = LOOK_AHEAD + 2 * len(new)
        while new and query.order is Order.NEWEST and limit < len(shown) // 2:
            joined = merge_top(shown, finding(query, limit)(library), new)
            if joined is not None:
                return joined
            limit *= 8
        return merge(shown, finding(query)(library))

    return find


def finding_back(query: Query, shown: "array[int]", back: frozenset[int]) -> Find:
    """Finds what is shown with what came `back`, and nothing else that the query shows by now."""

    def find(library: "Library") -> "array[int]":
        return merge(shown, kept_of(finding(query)(library), shown, back))

    return find


def finding_rest(query: Query, first: "array[int]") -> Find:
    """Finds what the query shows; `first`, which is on the screen already, stays at its top."""

    def find(library: "Library") -> "array[int]":
        whole = finding(query)(library)
        if whole[: len(first)] == first:
            return whole
        known = set(first)
        return first + array("q", (number for number in whole if number not in known))

    return find


def make_sheet(
    library: "Library", ids: "array[int]", grouping: Grouping, order: Order, turned: frozenset[int], clock: int
) -> Sheet:
    """A list in this order, cut into groups, with the rows at its top."""
    from newsreader.library import arrange, read

    ids, groups = arrange.group(library, ids, grouping, order)
    laid = Laid(ids, grouping, groups, turned)
    rows = laid.rows()
    first = read.list_rows(library, [number for number in rows[:CHUNK] if number > 0])
    return Sheet(laid, rows, laid.heads(), first, clock)


def first_unread(library: "Library", ids: Sequence[int], known: ReadMarks) -> int:
    """The first of these articles that is not read, 0 for none."""
    from newsreader.library import read

    for start in range(0, len(ids), LOOK_AHEAD):
        part = ids[start : start + LOOK_AHEAD]
        stored = {row.id: row.read for row in read.list_rows(library, part)}
        for number in part:
            if number in stored and not known.get(number, stored[number]):
                return number
    return 0
