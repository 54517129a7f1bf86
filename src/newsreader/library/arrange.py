"""A list cut into days, outlets, sections or stories, or laid out as a front page; sorted anew as it stands."""

from array import array
from collections.abc import Sequence
from datetime import datetime

from newsreader.library import telling
from newsreader.library.front import lay_front
from newsreader.library.grouping import Grouping, ListGroup
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Order, Query
from newsreader.store.runs import Run

MOST_SORTED = 50_000  # so many articles are sorted as they stand; of a longer list the library is asked again

Laid = tuple["array[int]", tuple[ListGroup, ...]]


def group(library: Library, ids: "array[int]", grouping: Grouping, order: Order = Order.NEWEST) -> Laid:
    """A list, which is in `order`, and its groups, for which it must be sorted; only stories and the front page
    change where articles stand."""
    runs = library.store.runs
    match grouping:
        case Grouping.DAY:
            found: Sequence[Run] = runs.days(ids, _day)
        case Grouping.OUTLET:
            found, names = runs.outlets(ids)
            return ids, tuple(ListGroup(*run, name=names.get(run.key, "")) for run in found)
        case Grouping.SECTION:
            found = runs.sections(ids)
        case Grouping.STORY:
            ids, found = runs.stories(ids, telling.preferred(library), oldest_first=order is Order.OLDEST)
        case Grouping.FRONT:
            return lay_front(library, ids)
        case Grouping.NONE:
            found = ()
    return ids, tuple(ListGroup(*run) for run in found)


def sort_shown(library: Library, shown: "array[int]", query: Query) -> "array[int]":
    """The articles of a list as it stands on the screen in the order of `query`, those too that it shows no more:
    read meanwhile, say. Of a very long list, and of what words found, what the library has now."""
    if len(shown) <= MOST_SORTED and query.order is not Order.RELEVANCE:
        return library.store.lists.sorted(shown, query.order)
    return list_ids(library, query)


def _day(at: int) -> int:
    """The reader's own day of a second since 1970, as its ordinal number."""
    return datetime.fromtimestamp(at).toordinal()  # noqa: DTZ006  # the machine's time zone is meant
