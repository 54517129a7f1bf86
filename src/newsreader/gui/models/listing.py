"""What the list shows and why: place, filters, the ids found, and what came meanwhile. No widgets here.

The list on the screen is a snapshot: what is read stays until the list is left; what comes is announced.
"""

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.gui.models.articles import ArticleModel
from newsreader.gui.models.merging import count_new, merge
from newsreader.gui.models.place import Filters, Kind, Place, make_query
from newsreader.gui.session import Session
from newsreader.gui.timers import make_timer
from newsreader.model import ArticleRow, Changes, Flag, Query

if TYPE_CHECKING:
    from newsreader.library.opened import Library

LOOK_MS = 400  # after changes, before counting what is new
LOOK_AHEAD = 256  # rows read at once when looking for an unread one


class Listing(QObject):
    """The list as a value that changes: set where to be, hear when it is there."""

    moved = Signal()  # place or filters changed; the ids follow
    shown = Signal()  # other ids are shown
    announced = Signal(int)  # so many articles are not shown yet
    counted = Signal()  # `section_feeds` is known
    empty_handed = Signal()  # there is no further unread article

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.place = Place()
        self.filters = Filters()
        self.searching_from: Place | None = None
        self.loading = False
        self.from_top = False  # whether what comes next is shown from its first row
        self.waiting = 0
        self.section_feeds = 0  # feeds with articles in the section shown; 0 while it is not known
        self.model = ArticleModel(self._fetch, self)
        self.model.gone.connect(self._drop)
        self.selected = 0
        self._look = make_timer(self, LOOK_MS, self._count_new, once=True)
        session.changed.connect(self._follow)
        session.overtaken.connect(self._follow_unknown)
        session.marked.connect(self._mark)

    @property
    def query(self) -> Query:
        """What the library is asked."""
        return make_query(self.place, self.filters, date.today())  # noqa: DTZ011  # the reader's own day

    def go(self, place: Place, filters: Filters | None = None) -> None:
        """Show another place, with its own filters."""
        if filters is None:
            filters = self.filters.plain
        self.searching_from = None
        if (place, filters) != (self.place, self.filters) or not self.model.ids:
            self._set(place, filters)

    def filter(self, filters: Filters) -> None:
        """Change the filters of the place."""
        if filters != self.filters:
            self._set(self.place, filters)

    def search(self, text: str) -> None:
        """Words to look for: everywhere at first, then wherever the reader goes; "" goes back."""
        text = text.strip()
        if text == self.filters.text:
            return
        place = self.place
        if text and not self.filters.text:
            self.searching_from, place = self.place, Place(Kind.ALL)
        elif not text and self.searching_from is not None:
            place, self.searching_from = self.searching_from, None
        filters = self.filters.having(text=text)
        if bool(text) != bool(self.filters.text):
            filters = Filters(text=text, order=self.filters.order)
        self._set(place, filters)

    def take_new(self) -> None:
        """Show what was announced; what is shown and no longer answers the query stays."""
        shown = self.model.ids
        self._ask(self._put, lambda fresh: merge(shown, fresh))

    def reload(self) -> None:
        """Ask again, as if the place had just been entered."""
        self._ask(self._show)

    def next_unread(self, after: int, step: int, found: Callable[[int], object]) -> None:
        """Hand the next unread article after (`step` 1) or before (-1) the one at place `after` to `found`."""
        ids = self.model.ids
        overlay = self.model.read_marks()
        ahead = ids[after + 1 :] if step > 0 else ids[: max(after, 0)][::-1]

        def done(number: int) -> None:
            if number:
                found(number)
            else:
                self.empty_handed.emit()

        self.session.read(lambda library: _first_unread(library, ahead, overlay), done, key="next-unread")

    def _set(self, place: Place, filters: Filters) -> None:
        self.place, self.filters = place, filters
        self.waiting = 0
        self.announced.emit(0)
        self.loading = True
        self.section_feeds = 0
        self.from_top = bool(filters.text)  # what words find is shown from its best
        self.moved.emit()
        self._ask(self._show)
        if place.kind is Kind.SECTION:
            self._count_feeds(place.id)

    def _ask(
        self,
        take: Callable[["array[int]"], None],
        change: Callable[["array[int]"], "array[int]"] = lambda ids: ids,
    ) -> None:
        query = self.query
        self._look.stop()
        self.session.lanes.forget("new")

        def work(library: "Library") -> "array[int]":
            from newsreader.library import read

            return change(read.list_ids(library, query))

        self.session.read(work, take, key="list")

    def _count_feeds(self, section: int) -> None:
        def work(library: "Library") -> int:
            from newsreader.library import read

            return read.feeds_in(library, section)

        def done(count: int) -> None:
            if self.place == Place(Kind.SECTION, section):
                self.section_feeds = count
                self.counted.emit()

        self.session.read(work, done, key="section-feeds", long=True)

    def _show(self, ids: "array[int]") -> None:
        self.loading = False
        self._put(ids)

    def _put(self, ids: "array[int]") -> None:
        self.waiting = 0
        self.announced.emit(0)
        self.model.set_ids(ids)
        self.shown.emit()

    def _fetch(self, ids: Sequence[int], take: Callable[[list[ArticleRow]], None]) -> None:
        def work(library: "Library") -> list[ArticleRow]:
            from newsreader.library import read

            return read.list_rows(library, ids)

        self.session.read(work, take)

    def _mark(self, articles: tuple[int, ...], flag: Flag, value: bool) -> None:
        self.model.mark(articles, flag, value)

    def _drop(self, articles: tuple[int, ...]) -> None:
        gone = set(articles)
        self.model.set_ids(array("q", [number for number in self.model.ids if number not in gone]))
        self.shown.emit()

    def _follow(self, changes: Changes) -> None:
        touched = changes.updated + changes.removed
        if touched:
            self.model.refresh(touched)
        if changes.tree and not changes.added:
            self.model.refresh()
        listed = changes.added or changes.removed or changes.updated or changes.tree
        if listed and not self._look.isActive():  # not put off: a refresh brings something all the time
            self._look.start()

    def _follow_unknown(self) -> None:
        self.model.refresh()
        if not self._look.isActive():
            self._look.start()

    def _count_new(self) -> None:
        query, shown = self.query, self.model.ids

        def work(library: "Library") -> tuple["array[int]", int]:
            from newsreader.library import read

            fresh = read.list_ids(library, query)
            return fresh, count_new(shown, fresh)

        self.session.read(work, self._announce, key="new", long=True)

    def _announce(self, result: tuple["array[int]", int]) -> None:
        fresh, count = result
        if not self.model.ids:
            if fresh:
                self._put(fresh)
        elif count != self.waiting:
            self.waiting = count
            self.announced.emit(count)


def _first_unread(library: "Library", ids: Sequence[int], known: dict[int, bool]) -> int:
    from newsreader.library import read

    for start in range(0, len(ids), LOOK_AHEAD):
        part = ids[start : start + LOOK_AHEAD]
        stored = {row.id: row.read for row in read.list_rows(library, part)}
        for number in part:
            if number in stored and not known.get(number, stored[number]):
                return number
    return 0
