"""Looks how many articles a list would have that it does not show yet, after changes of the library.

Asked is for the articles that changes name. Only where something came that they do not name is all of the list
read again: among a million articles that takes a second, and while feeds are asked something comes all the time.
"""

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsreader.gui.models.merging import new_in, standing_in
from newsreader.gui.timers import make_timer
from newsreader.model import Changes, Query

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.library.opened import Library

LOOK_MS = 400  # after changes, before counting what is new
MOST_NAMED = 20_000  # articles; of more it costs no more to read the list


@dataclass(frozen=True, slots=True)
class Looked:
    """What the list would have besides, and what turned out to be another row's article."""

    new: frozenset[int]
    folded: tuple[int, ...]


class Announcing(QObject):
    """Counts for a listing. What is new comes by itself where the list is empty, or nobody reads in it."""

    def __init__(self, listing: "Listing") -> None:
        super().__init__(listing)
        self._listing = listing
        self._look = make_timer(self, LOOK_MS, self._count_new, once=True)
        self._named: set[int] = set()  # by changes; what was new when one looked last is among them
        self._unknown = 0  # how often something came that nobody named
        self._looked_at = 0  # up to which of these one looked
        self._new: frozenset[int] = frozenset()
        self._asked = False  # a list was asked for that is not shown yet
        listing.session.changed.connect(self._follow)
        listing.session.overtaken.connect(self._follow_unknown)
        listing.shown.connect(self._go_on)

    def rest(self) -> None:
        """A list is asked for: what is named may stand in it. Look again when it is shown."""
        self._asked = True
        self._look.stop()
        self._listing.session.lanes.forget("new")

    @property
    def new(self) -> frozenset[int]:
        """What was new when one looked last; none where more may have come."""
        return self._new if self._unknown == self._looked_at else frozenset()

    def _go_on(self) -> None:
        self._asked = False
        if self._named or self._unknown != self._looked_at:
            self._begin()

    def _begin(self) -> None:
        if not self._asked and not self._look.isActive():  # not put off: a refresh brings something all the time
            self._look.start()

    def _follow(self, changes: Changes) -> None:
        touched = changes.updated + changes.removed
        if touched:
            self._listing.model.read.refresh(touched)
        if changes.tree and not changes.added:
            self._listing.model.read.refresh()
        self._named.update(changes.added, changes.updated)
        self._unknown += changes.tree  # feeds may stand in other folders
        if changes.added or touched or changes.tree:
            self._begin()

    def _follow_unknown(self) -> None:
        self._listing.model.read.refresh()
        self._unknown += 1
        self._begin()

    def _count_new(self) -> None:
        query, shown, unknown = self._listing.query, self._listing.model.ids, self._unknown
        everything = unknown != self._looked_at or not _is_told(query) or len(self._named) > MOST_NAMED
        named = frozenset(self._named)

        def work(library: "Library") -> Looked:
            return _look_at_all(library, query, shown) if everything else _look_at(library, query, shown, named)

        def done(looked: Looked) -> None:
            if self._listing.model.ids is not shown:  # rows left it meanwhile
                self._begin()
                return
            if everything:
                self._looked_at = unknown
            self._new = looked.new
            self._named = (self._named - named) | looked.new
            self._announce(looked)

        self._listing.session.read(work, done, key="new", long=True)

    def _announce(self, looked: Looked) -> None:
        """Tell how many are new. What turned out to be another row's article leaves the list, but for what is
        under the eye."""
        listing, count = self._listing, len(looked.new)
        leaving = tuple(number for number in looked.folded if number != listing.selected)
        if leaving:
            listing.drop(leaving)
        if count and (not listing.model.ids or listing.nobody_reads()):
            self._named -= looked.new  # nor would one ask for ever, should the list not have them after all
            listing.take_new()
        elif count != listing.waiting:
            listing.waiting = count
            listing.announced.emit(count)


def _is_told(query: Query) -> bool:
    """Whether changes name whatever may come into a list: not what comes to a story that is followed from now on,
    nor whose pictures are kept, nor what a search asks."""
    return not (query.followed or query.offline or query.muted or query.text.strip() or query.saved is not None)


def _look_at(library: "Library", query: Query, shown: "array[int]", named: frozenset[int]) -> Looked:
    from newsreader.library import read, twins

    found = read.shows(library, query, named)
    here = standing_in(shown, named)
    return Looked(found - here, twins.copies_among(library, here - found))


def _look_at_all(library: "Library", query: Query, shown: "array[int]") -> Looked:
    from newsreader.library import read, twins

    found = read.list_ids(library, query)
    return Looked(frozenset(new_in(shown, found)), twins.folded(library, shown, found))
