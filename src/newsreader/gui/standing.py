"""Where the rows of the list stand on the screen: noted before the list changes, and put back there after it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.gui.row_table import RowTable

SEEN = 24  # pixels of a row that make it one in sight
LOOKED_AT = 12  # rows from the top of the screen, of which one will still be there


class Standing:
    """The scroll position of a list, by its articles."""

    def __init__(self, view: "RowTable", listing: "Listing") -> None:
        self._view = view
        self._listing = listing
        self._anchors: list[tuple[int, int]] = []  # articles and how far below the top they stood
        self._last: tuple[tuple[int, int], ...] = ()  # the same of the last time, as long as the list comes
        self._put = 0  # where it was scrolled to for them
        self._at_top = False
        self._seen = False  # whether the chosen row, an article or the header it is folded under, was in sight

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """The chosen article, where it is in sight, and the first ones in sight, with how many pixels below the
        top they stand."""
        if not self._last:
            self.note()
        return self._last or tuple(self._anchors)

    def come_back(self, anchors: tuple[tuple[int, int], ...]) -> None:
        """Have the list that comes first stand by these of the last time, unless the reader scrolls in it before
        all of it is there."""
        self._last = anchors

    def note(self) -> None:
        """Remember where the chosen article is, and the first ones in sight."""
        view, model = self._view, self._listing.model
        if self._value != self._put:
            self._last = ()
        self._anchors = []
        self._at_top = bool(model.rows) and self._value == 0
        self._seen = self._current >= 0 and self._in_sight(self._current)
        places = []
        chosen = self._chosen()
        if chosen >= 0 and self._in_sight(chosen):
            places.append(chosen)
        if self._value > 0:
            top = max(0, view.rowAt(0))
            places += range(top, min(top + LOOKED_AT, len(model.rows)))
        for place in places:
            if model.rows[place] > 0:
                self._anchors.append((model.rows[place], self._top(place) - self._value))

    def restore(self, *, other: bool = False) -> None:
        """Put the first of them that is still there where it stood, else the chosen article into sight. In an
        `other` list only the chosen article is looked for."""
        self._view.updateGeometries()
        if not self._put_back(self._last) and not self._put_back(self._anchors, other=other):
            self._begin(other=other)
        self._put = self._value
        if self._listing.session.library is not None and not self._listing.loading:
            self._last = ()

    def _put_back(self, anchors: Sequence[tuple[int, int]], *, other: bool = False) -> bool:
        for article, offset in anchors:
            place = self._listing.model.position(article)
            if place >= 0 and (not other or article == self._listing.selected):
                self._view.verticalScrollBar().setValue(self._top(place) - offset)
                # A group was unfolded above it, or the window is lower than the last time.
                seen = self._seen or offset >= self._view.viewport().height()
                if seen and self._current >= 0 and not self._in_sight(self._current):
                    self.reveal(self._current)
                return True
        return False

    def _begin(self, *, other: bool) -> None:
        chosen = self._chosen()
        if chosen >= 0 and (other or self._seen or not self._at_top):
            self.reveal(chosen)
        else:
            self._view.scrollToTop()

    def to_top(self) -> None:
        """Show the first row."""
        self._view.updateGeometries()
        self._view.scrollToTop()

    def reveal(self, place: int, margin: int = 0) -> None:
        """Scroll as little as needed for a row and `margin` pixels above and below it."""
        bar, room = self._view.verticalScrollBar(), self._view.viewport().height()
        top, height = self._top(place), self._view.verticalHeader().sectionSize(place)
        if top - margin < bar.value():
            bar.setValue(max(0, top - margin))
        elif top + height + margin > bar.value() + room:
            bar.setValue(top + height + margin - room)

    def reveal_chosen(self) -> None:
        """Show the whole of the chosen row where it was in sight: it is higher than before."""
        if self._seen and self._current >= 0:
            self.reveal(self._current)

    def shift(self, by: int) -> None:
        """The list begins so many pixels lower: have its rows stay where they are on the screen."""
        if by and self._listing.model.rows:
            self._view.updateGeometries()
            self._view.verticalScrollBar().setValue(self._value + by)
            self._put += by

    def _chosen(self) -> int:
        listing = self._listing
        return listing.model.position(listing.selected) if listing.selected else -1

    @property
    def _current(self) -> int:
        return self._view.currentIndex().row()

    @property
    def _value(self) -> int:
        return self._view.verticalScrollBar().value()

    def _top(self, place: int) -> int:
        return self._view.verticalHeader().sectionPosition(place)

    def _in_sight(self, place: int) -> bool:
        offset, height = self._top(place) - self._value, self._view.viewport().height()
        return SEEN - self._view.rows.height <= offset <= height - SEEN
