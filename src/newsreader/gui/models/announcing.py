"""Looks how many articles a list would have that it does not show yet, after changes of the library."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsreader.gui.models.merging import count_new
from newsreader.gui.timers import make_timer
from newsreader.model import Changes

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.library.opened import Library

LOOK_MS = 400  # after changes, before counting what is new


class Announcing(QObject):
    """Counts for a listing. What is new comes by itself where the list is empty, or nobody reads in it."""

    def __init__(self, listing: "Listing") -> None:
        super().__init__(listing)
        self._listing = listing
        self._look = make_timer(self, LOOK_MS, self._count_new, once=True)
        listing.session.changed.connect(self._follow)
        listing.session.overtaken.connect(self._follow_unknown)

    def rest(self) -> None:
        """The list is asked for as a whole: forget what was being counted."""
        self._look.stop()
        self._listing.session.lanes.forget("new")

    def _follow(self, changes: Changes) -> None:
        touched = changes.updated + changes.removed
        if touched:
            self._listing.model.read.refresh(touched)
        if changes.tree and not changes.added:
            self._listing.model.read.refresh()
        listed = changes.added or changes.removed or changes.updated or changes.tree
        if listed and not self._look.isActive():  # not put off: a refresh brings something all the time
            self._look.start()

    def _follow_unknown(self) -> None:
        self._listing.model.read.refresh()
        if not self._look.isActive():
            self._look.start()

    def _count_new(self) -> None:
        query, shown = self._listing.query, self._listing.model.ids

        def work(library: "Library") -> tuple[int, tuple[int, ...]]:
            from newsreader.library import read, twins

            found = read.list_ids(library, query)
            return count_new(shown, found), twins.folded(library, shown, found)

        self._listing.session.read(work, self._announce, key="new", long=True)

    def _announce(self, looked: tuple[int, tuple[int, ...]]) -> None:
        """Tell how many are new. What turned out to be another row's article leaves the list, but for what is
        under the eye."""
        listing = self._listing
        count, folded = looked
        leaving = tuple(number for number in folded if number != listing.selected)
        if leaving:
            listing.drop(leaving)
        if count and (not listing.model.ids or listing.nobody_reads()):
            listing.take_new()
        elif count != listing.waiting:
            listing.waiting = count
            listing.announced.emit(count)
