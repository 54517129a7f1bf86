"""The first rows of a list, shown while the library is being opened."""

from array import array
from typing import TYPE_CHECKING

from newsreader.gui.models.laid import Laid
from newsreader.gui.models.place import Filters, Place
from newsreader.gui.models.sheets import sheet_of
from newsreader.library.glance import glance
from newsreader.library.grouping import Grouping
from newsreader.model import ArticleRow

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing


class FirstLook:
    """Shows the top of a listing before there is a library."""

    def __init__(self, listing: "Listing") -> None:
        self._listing = listing
        self._shown = False

    def show(self, place: Place, filters: Filters) -> None:
        """Show the first rows of a place with its chips, where they can be read so early; `go` to it follows."""
        listing = self._listing
        listing.place, listing.filters = place, listing.views.dress(place, filters)
        listing.loading = True
        listing.moved.emit()
        if listing.filters.grouping is not Grouping.NONE:
            return
        query, paths = listing.query, listing.session.paths
        listing.session.lanes.read(lambda: glance(paths, query), self._take, failed=lambda _error: None)

    def ends(self) -> bool:
        """Whether first rows are shown; from now on they are not the first any more."""
        shown, self._shown = self._shown, False
        return shown

    def _take(self, rows: list[ArticleRow]) -> None:
        if rows and self._listing.session.library is None:
            self._shown = True
            self._listing.model.read.take(rows, 0)
            self._listing.put(sheet_of(Laid(array("q", [row.id for row in rows]))))
