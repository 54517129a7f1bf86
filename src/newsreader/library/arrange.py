"""A list cut into days, feeds, sections or stories, and sorted anew as it stands."""

from array import array
from datetime import datetime

from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Grouping, ListGroup, Order, Query

MOST_SORTED = 50_000  # so many articles are sorted as they stand; of a longer list the library is asked again

Laid = tuple["array[int]", tuple[ListGroup, ...]]


def group(library: Library, ids: "array[int]", grouping: Grouping) -> Laid:
    """A list and its groups, for which it must be sorted; only stories change where articles stand."""
    runs = library.store.runs
    match grouping:
        case Grouping.DAY:
            return ids, runs.days(ids, _day)
        case Grouping.FEED:
            return ids, runs.feeds(ids)
        case Grouping.SECTION:
            return ids, runs.sections(ids)
        case Grouping.STORY:
            return runs.stories(ids)
        case Grouping.NONE:
            return ids, ()


def sort_shown(library: Library, shown: "array[int]", query: Query) -> "array[int]":
    """The articles of a list as it stands on the screen in the order of `query`, those too that it shows no more:
    read meanwhile, say. Of a very long list, and of what words found, what the library has now."""
    if len(shown) <= MOST_SORTED and query.order is not Order.RELEVANCE:
        return library.store.lists.sorted(shown, query.order)
    return list_ids(library, query)


def _day(at: int) -> int:
    """The reader's own day of a second since 1970, as its ordinal number."""
    return datetime.fromtimestamp(at).toordinal()  # noqa: DTZ006  # the machine's time zone is meant
