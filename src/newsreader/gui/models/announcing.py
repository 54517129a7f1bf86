"""Looks how many articles a list would have that it does not show yet, after changes of the library.

Asked is for the articles that changes name. Only where something came that they do not name is all of the list
read again: among a million articles that takes a second, and while feeds are asked something comes all the time.
"""

import time
from array import array
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsreader.gui.models.merging import new_in, standing_in
from newsreader.gui.models.sheets import finding_back
from newsreader.gui.timers import make_timer
from newsreader.model import Changes, Query

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.library.opened import Library

LOOK_MS, LONGEST_MS = 400, 8_000  # after changes, before counting what is new
SHARE = 4  # times as long as looking or laying out the list took the last time, within these
A_PART = 10_000  # numbers of a list
MOST_NAMED = 10_000  # articles, a megabyte; of more none is kept, and the list is read


@dataclass(frozen=True, slots=True)
class Looked:
    """What the list would have besides, and what turned out to be another row's article, or is of a feed that was
    left. Of the new the list takes by itself what is of feeds that came `back`, and what stood `behind` an article
    that went."""

    new: frozenset[int]
    folded: tuple[int, ...]
    back: frozenset[int] = frozenset()
    behind: frozenset[int] = frozenset()


class Announcing(QObject):
    """Counts for a listing. What is new comes by itself where the list is empty, or nobody reads in it."""

    def __init__(self, listing: "Listing") -> None:
        super().__init__(listing)
        self._listing = listing
        self._look = make_timer(self, LOOK_MS, self._count_new, once=True)
        self._named: set[int] = set()  # by changes; what was new when one looked last is among them
        self._added: set[int] = set()  # by changes, and not shown yet
        self._unknown = 0  # how often something came that nobody named
        self._looked_at = 0  # up to which of these one looked
        self._new: frozenset[int] = frozenset()
        self._taken: frozenset[int] = frozenset()  # what the list was told to take by itself
        self._behind: frozenset[int] = frozenset()  # what stands for articles that went, and is not shown yet
        self._returned: set[int] = set()  # feeds that came back: the list takes their articles by itself
        self._day: date | None = None  # of the list that one looked for
        self._asked = False  # a list was asked for that is not shown yet
        self._since = 0.0  # when that was, or when one began to look
        self._pause = LOOK_MS
        listing.session.changed.connect(self._follow)
        listing.session.overtaken.connect(self._follow_unknown)
        listing.shown.connect(self.go_on)

    def rest(self) -> None:
        """A list is asked for: what is named may stand in it. Look again when it is shown."""
        self._asked = True
        self._new = frozenset()
        self._since = time.monotonic()
        self._look.stop()
        self._listing.session.lanes.forget("new")

    @property
    def new(self) -> frozenset[int]:
        """What was new when one looked last; none where more may have come."""
        return self._new if self._unknown == self._looked_at else frozenset()

    def go_on(self) -> None:
        """The list that was asked for is shown, or could not be read."""
        if self._asked:
            self._learn_pause()
        self._asked = False
        if self._named or self._unknown != self._looked_at:
            self._begin()

    def _begin(self) -> None:
        if not self._asked and not self._look.isActive():  # not put off: a refresh brings something all the time
            self._look.start(self._pause)

    def _learn_pause(self) -> None:
        taken = int(1000 * (time.monotonic() - self._since))
        self._pause = min(max(LOOK_MS, SHARE * taken), LONGEST_MS)

    def _follow(self, changes: Changes) -> None:
        touched = changes.updated + changes.removed
        if touched:
            self._listing.model.read.refresh(touched)
        if changes.tree and not changes.added:
            self._listing.model.read.refresh()
        self._named.update(changes.added, changes.updated)
        self._added.update(changes.added)
        self._returned.update(changes.returned)
        # Feeds may stand in other folders; what is gone may have had copies, which stand for themselves now.
        self._unknown += changes.tree or bool(changes.removed)
        if changes.added or touched or changes.tree:
            self._begin()

    def _follow_unknown(self) -> None:
        self._listing.model.read.refresh()
        self._unknown += 1
        self._begin()

    def _count_new(self) -> None:
        query, shown, unknown = self._listing.query, self._listing.model.ids, self._unknown
        told = unknown == self._looked_at and query.day == self._day and _is_told(query)
        everything = not told or len(self._named) > MOST_NAMED
        named, added, returned = frozenset(self._named), frozenset(self._added), frozenset(self._returned)
        waiting = self._behind
        self._since = time.monotonic()

        def work(library: "Library") -> Looked:
            looked = look_at_all(library, query, shown) if everything else look_at(library, query, shown, named)
            behind = looked.behind - added | looked.new & waiting
            back = of_feeds(library, returned, looked.new) if returned else frozenset()
            return replace(looked, behind=behind, back=back)

        def done(looked: Looked) -> None:
            self._learn_pause()
            if self._listing.model.ids is not shown:  # rows left it meanwhile
                self._begin()
                return
            if everything:
                self._looked_at, self._day = unknown, query.day
            self._keep(looked, named, added)
            self._returned -= returned
            self._announce(looked)

        self._listing.session.read(work, done, key="new", long=True)

    def _keep(self, looked: Looked, named: frozenset[int], added: frozenset[int]) -> None:
        """What of the `named` one has to look for again, and what of those that were `added` is not shown yet."""
        few = len(looked.new) <= MOST_NAMED
        self._new = looked.new if few else frozenset()
        self._unknown += not few
        self._named -= named
        self._named |= self._new | ({self._listing.selected} & set(looked.folded))
        self._behind = looked.behind
        self._added -= added - looked.new

    def _announce(self, looked: Looked) -> None:
        """Tell how many are new. What turned out to be another row's article, or is of a feed that was left, goes
        from the list, but for what is under the eye."""
        listing, count = self._listing, len(looked.new)
        leaving = tuple(number for number in looked.folded if number != listing.selected)
        takes = (not listing.model.ids or listing.nobody_reads()) and not looked.new <= self._taken
        self._taken = looked.new if takes and not leaving else self._taken & looked.new
        if leaving:
            listing.drop(leaving)  # then one looks again for what is new
        if takes and not leaving:
            listing.take_new()
        elif (back := looked.back | looked.behind) and not leaving:
            # Then one looks again for the others.
            listing.ask(finding_back(listing.query, listing.model.ids, back), listing.put_new)
        elif not takes and count != listing.waiting:
            listing.waiting = count
            listing.announced.emit(count)


def _is_told(query: Query) -> bool:
    """Whether changes name whatever may come into a list: not what comes to a story that is followed from now on,
    nor whose pictures are kept, nor what a search asks."""
    return not (query.followed or query.offline or query.muted or query.text.strip() or query.saved is not None)


def look_at(library: "Library", query: Query, shown: "array[int]", named: frozenset[int]) -> Looked:
    """Look for what changes named."""
    from newsreader.library import read, twins

    named = twins.company(library, named)  # what is the same may stand otherwise now
    found = read.shows(library, query, named)
    here = standing_in(shown, named)
    new = frozenset(found - here)
    return Looked(new, twins.copies_among(library, here - found), behind=from_behind(library, shown, new))


def look_at_all(library: "Library", query: Query, shown: "array[int]") -> Looked:
    """Look for anything, by reading the list."""
    from newsreader.library import read, twins

    found = read.list_ids(library, query)
    # Not by a set of all that is found: of a million it takes 96 MB, and no other thread runs while it grows.
    off = frozenset(standing_in(shown, twins.copies(library) | read.left(library)))
    new = frozenset(new_in(shown, found))
    leaving = tuple(sorted(off - standing_in(found, off)))
    return Looked(new, leaving, behind=from_behind(library, shown, new))


def from_behind(library: "Library", shown: "array[int]", new: frozenset[int]) -> frozenset[int]:
    """Those of the new that were here before, as copies of what has gone or is hidden now: no news. Numbers rise,
    so that none is higher than the highest that is shown."""
    from newsreader.library import twins

    known = twins.grouped(library, new) if new and shown else frozenset[int]()
    if not known:
        return known
    # Part by part, since no other thread runs while the highest of a million is sought.
    last = max(max(shown[start : start + A_PART]) for start in range(0, len(shown), A_PART))
    return frozenset(number for number in known if number < last)


def of_feeds(library: "Library", feeds: frozenset[int], articles: frozenset[int]) -> frozenset[int]:
    """Those of the articles that are of these feeds."""
    from newsreader.library import read

    theirs = {number for feed in feeds for number in read.list_ids(library, Query(feed=feed))}
    return articles & theirs
