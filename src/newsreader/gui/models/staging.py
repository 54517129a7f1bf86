"""A list in two steps: the rows at its top as soon as they are found, all of it when that is."""

from array import array
from typing import TYPE_CHECKING

from newsreader.gui.models.sheets import Sheet, finding, finding_back, finding_rest
from newsreader.library.grouping import Grouping
from newsreader.model import Changes, Order, Query

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.library.opened import Library

FIRST = 256  # articles: more than a screen holds, found in milliseconds in a library of any size

_BY_TIME = {Order.NEWEST, Order.OLDEST, Order.RELEVANCE}
# Whose first outlets or sections are read alone, where no filter but the unread is set.
_IN_PARTS = {Order.OUTLET, Order.OUTLET_OLDEST, Order.SECTION}
_FROM_TOP = {Grouping.NONE, Grouping.DAY}  # groups that begin before all of the list is known


def _has_quick_top(query: Query) -> bool:
    """Whether its first articles are found much sooner than all of it."""
    plain = Query(order=query.order, unread=query.unread)
    return query.order in _BY_TIME or (query.order in _IN_PARTS and query == plain)


class Staging:
    """Asks for what a listing is to show, when it goes to another place."""

    def __init__(self, listing: "Listing") -> None:
        self._listing = listing
        self._back: set[int] = set()  # what came back, and is not shown yet
        self._hiding = False  # whether what is hidden by now has still to go

    def ask(self) -> None:
        """Show the list that the listing's query finds. Meanwhile it goes on loading."""
        listing = self._listing
        query, grouping = listing.query, listing.filters.grouping
        self._back.clear()
        self._hiding = False
        if _has_quick_top(query) and grouping in _FROM_TOP:
            listing.ask(finding(query, FIRST), self._show_first)
        else:
            listing.ask(finding(query), listing.show)

    def follow_hiding(self, changes: Changes) -> None:
        """The reader had articles hidden, or shown again: they go and come. All else stays where it is, what was
        read among the unread, say."""
        listing = self._listing
        listing.model.read.refresh()  # of other rows the story is told by fewer, or by more
        if listing.loading:
            self.ask()
            return
        query, shown = listing.query, listing.model.ids
        self._back.update(changes.removed if query.muted else changes.added)
        back = frozenset(self._back)
        self._hiding = True

        def find(library: "Library") -> "array[int]":
            left = without_hidden(library, shown, muted=query.muted)
            return finding_back(query, left, back)(library)

        def put(sheet: Sheet) -> None:
            self._back -= back
            self._hiding = False
            listing.put_new(sheet)

        listing.ask(find, put, long=True)

    def hide_again(self) -> None:
        """A list was shown that was made of what stood there: what is being hidden meanwhile stands in it too."""
        if self._hiding:
            self.follow_hiding(Changes())

    def _show_first(self, sheet: Sheet) -> None:
        listing, first = self._listing, sheet.laid.ids
        if len(first) < FIRST:
            listing.show(sheet)
            return
        listing.enter(sheet)
        listing.ask(finding_rest(listing.query, first), listing.put_new, long=True)


def without_hidden(library: "Library", shown: "array[int]", *, muted: bool) -> "array[int]":
    """Those of a list that are not hidden by now; of the list of what is `muted` those that still are."""
    from newsreader.library import read

    hidden = frozenset(read.list_ids(library, Query(muted=True)))
    return array("q", (number for number in shown if (number in hidden) == muted))
