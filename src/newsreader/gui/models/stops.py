"""Where reading goes on when a place has no further unread article: the sidebar's rows in their order. Pure."""

from collections.abc import Callable, Sequence

from newsreader.gui.models.nodes import Node
from newsreader.gui.models.place import Kind, Place

EVERYTHING = (Kind.ALL, Kind.UNREAD)
"""Places in which all that is unread stands."""

# Today, All and Unread are views of what stands in other places too; the numbers of Starred, Offline and Muted
# are not of unread articles.
_STOPS = (Kind.FOLLOWED, Kind.SAVED, Kind.SECTION, Kind.FOLDER, Kind.FEED)


def is_stop(node: Node, *, unfolded: Callable[[Node], bool]) -> bool:
    """Whether a row has unread articles to go on with. A folder that is unfolded is gone through feed by feed; a
    section is a list of its own, since there may be articles in it that are in none below it."""
    if node.place is None or node.place.kind not in _STOPS or not node.count:
        return False
    return node.place.kind is not Kind.FOLDER or not unfolded(node)


def next_stop(
    rows: Sequence[Node], here: Place, *, shown: Callable[[Node], bool], unfolded: Callable[[Node], bool]
) -> Node | None:
    """The first stop among the `shown` of all rows below `here`, and then from the sidebar's top on; None where no
    other place has any. What stands below the row of `here` is in its list, and was offered there."""
    at = next((number for number, node in enumerate(rows) if node.place == here), -1)
    behind = at + 1 + sum(1 for _inner in rows[at].walk()) if at >= 0 else 0
    order = (*rows[behind:], *rows[: max(at, 0)])
    return next((node for node in order if is_stop(node, unfolded=unfolded) and shown(node)), None)
