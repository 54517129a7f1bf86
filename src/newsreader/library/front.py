"""A list laid out as a small front page: highlights, then stories, then the rest."""

from array import array
from collections.abc import Sequence

from newsreader.library.grouping import HIGHLIGHTS, REST, STORIES, ListGroup
from newsreader.library.highlights import weightiest
from newsreader.library.opened import Library

LOOKED_AT = 2_000  # articles from the top of the list that may stand in highlights and stories
RECENT = 72 * 3_600  # seconds back from the newest of them
MOST_HIGHLIGHTS = 5

Laid = tuple["array[int]", tuple[ListGroup, ...]]


def lay_front(library: Library, ids: "array[int]") -> Laid:
    """A list by time as a front page: every article once. What has no story of two stays in its order below. Where
    there is no story at all, there is no heading either."""
    members = _stories(library, ids)
    reports = library.store.coverage.reports(list(members))
    highlights = [one.story for one in weightiest(library, reports, MOST_HIGHLIGHTS)]
    others = [story for story, some in members.items() if len(some) > 1 and story not in highlights]
    if not highlights and not others:
        return ids, ()
    laid: array[int] = array("q")
    groups: list[ListGroup] = []
    for heading, stories in ((HIGHLIGHTS, highlights), (STORIES, others)):
        if stories:
            groups.append(ListGroup(heading, len(laid), 0))
        for story in stories:
            some = [number for number, _ in members[story]]
            if len(some) > 1:
                groups.append(ListGroup(story, len(laid), len(some), at=members[story][0][1]))
            laid.extend(some)
    above = set(laid)
    rest = array("q", (number for number in ids if number not in above))
    if rest:
        groups.append(ListGroup(REST, len(laid), 0))
    return laid + rest, tuple(groups)


Members = dict[int, list[tuple[int, int]]]  # by story: articles of the list with their times, the newest first


def _stories(library: Library, ids: Sequence[int]) -> Members:
    """The stories of the newest articles of a list, in the order of their newest."""
    told = library.store.front.told(ids[:LOOKED_AT])
    begin = max((one.at for one in told), default=0) - RECENT
    members: Members = {}
    for one in told:
        if one.story is not None and one.at >= begin:
            members.setdefault(one.story, []).append((one.article, one.at))
    return members
