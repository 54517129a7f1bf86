"""A list in two steps: the rows at its top as soon as they are found, all of it when that is."""

from typing import TYPE_CHECKING

from newsreader.gui.models.sheets import Sheet, finding, finding_rest
from newsreader.library.grouping import Grouping
from newsreader.model import Order, Query

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing

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

    def ask(self) -> None:
        """Show the list that the listing's query finds. Meanwhile it goes on loading."""
        listing = self._listing
        query, grouping = listing.query, listing.filters.grouping
        if _has_quick_top(query) and grouping in _FROM_TOP:
            listing.ask(finding(query, FIRST), self._show_first)
        else:
            listing.ask(finding(query), listing.show)

    def ask_again(self) -> None:
        """Find the list anew, which has lost or got articles; what is still in it stays where it is."""
        listing = self._listing
        if listing.loading:
            self.ask()
        else:
            listing.ask(finding(listing.query), listing.put_new, long=True)

    def _show_first(self, sheet: Sheet) -> None:
        listing, first = self._listing, sheet.laid.ids
        if len(first) < FIRST:
            listing.show(sheet)
            return
        listing.enter(sheet)
        listing.ask(finding_rest(listing.query, first), listing.put_new, long=True)
