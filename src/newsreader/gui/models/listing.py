"""What the list shows and why: place, filters, the ids found, and what came meanwhile. No widgets here.

The list on the screen is a snapshot: what is read stays until the list is left; what comes is announced.
"""

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.errors import NewsreaderError
from newsreader.gui.models.announcing import Announcing
from newsreader.gui.models.articles import ArticleModel
from newsreader.gui.models.first_look import FirstLook
from newsreader.gui.models.folding import Folding
from newsreader.gui.models.group_names import group_name
from newsreader.gui.models.laid import Laid
from newsreader.gui.models.merging import merge
from newsreader.gui.models.place import Filters, Kind, Place, make_query
from newsreader.gui.models.sheets import (
    Find,
    Sheet,
    finding,
    finding_new,
    first_unread,
    make_sheet,
    sheet_of,
)
from newsreader.gui.models.staging import Staging
from newsreader.gui.models.told import ToldStories
from newsreader.gui.models.views import Views
from newsreader.gui.session import Session
from newsreader.library.grouping import Grouping
from newsreader.model import ArticleRow, Query

if TYPE_CHECKING:
    from newsreader.library.opened import Library


class Listing(QObject):
    """The list as a value that changes: set where to be, hear when it is there."""

    moved = Signal()  # place or filters changed; the ids follow
    shown = Signal()  # other ids are shown
    announced = Signal(int)  # so many articles are not shown yet
    counted = Signal()  # `section_feeds` is known
    empty_handed = Signal(int)  # there is no further unread article after this one (1), or before it (-1)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.views = Views(session.settings)
        self.place = Place()
        self.filters = Filters()
        self.searching_from: Place | None = None
        self.loading = False
        self.from_top = False  # whether what comes next is shown from its first row
        self.entered = False  # whether what is shown next is another list, or the same in another order
        self.nobody_reads: Callable[[], bool] = lambda: False  # whether what comes may be shown unasked
        self._first_look = FirstLook(self)
        self.glance = self._first_look.show
        self.waiting = 0
        self.follower = 0  # what stood behind the article under the eye, which has left the list; 0 for nothing
        self.section_feeds = 0  # feeds with articles in the section shown; 0 while it is not known
        self.model = ArticleModel(self._fetch, self)
        self.model.gone.connect(self.drop)
        self.model.name_group = lambda group: group_name(session, self.filters.grouping, group)
        self._staging = Staging(self)
        self.follow_hiding = self._staging.follow_hiding
        self._folding = Folding(self)
        self.fold = self._folding.fold
        self.fold_all = self._folding.fold_all
        self.untuck = self._folding.untuck
        self._announcing = Announcing(self)
        self.told = ToldStories(session.stories.look, self._folding.tell, self)
        session.stories_changed.connect(self._folding.regroup)
        session.marked.connect(self.model.read.mark)
        session.mark_stored.connect(self.model.read.mark_stored)

    @property
    def query(self) -> Query:
        """What the library is asked."""
        return make_query(self.place, self.filters, date.today())  # noqa: DTZ011  # the reader's own day

    @property
    def selected(self) -> int:
        """The article under the eye, 0 for none: its row stays, whatever becomes of it."""
        return self.model.read.held

    @selected.setter
    def selected(self, article: int) -> None:
        self.model.read.held = article

    def go(self, place: Place, filters: Filters | None = None) -> None:
        """Show another place, with its own filters."""
        if filters is None:
            filters = self.views.dress(place, self.filters.plain)
        self.searching_from = None
        same = (place, filters) == (self.place, self.filters)
        if self._first_look.ends() and same:
            self.model.read.refresh()
            self.ask(finding(self.query), self.put_new)  # what is shown stays where it is
        elif not same or not self.model.ids:
            self._set(place, filters)

    def filter(self, filters: Filters) -> None:
        """Change the filters of the place. Another order or other groups do not leave the list: it is laid out
        anew with all that stands in it."""
        if filters == self.filters:
            return
        before = self.filters
        if not filters.text.strip():
            self.views.remember(self.place, filters)
        other = replace(filters, order=before.order, group=before.group, ranking=before.ranking) != before
        if other or self.loading:
            self._set(self.place, filters)
        else:
            self.filters = filters
            self.from_top = not self.selected
            self.moved.emit()
            self._lay_anew()

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
            filters = self.views.dress(place, Filters(text=text))
        self._set(place, filters)

    def take_new(self) -> None:
        """Show what was announced; what is shown and no longer answers the query stays."""
        if not self.loading:
            by_time = self.filters.grouping in (Grouping.NONE, Grouping.DAY)  # others move what is in the list
            new = self._announcing.new if by_time else frozenset[int]()
            self.ask(finding_new(self.query, self.model.ids, new), self.put_new)

    def next_unread(self, article: int, step: int, found: Callable[[int], object]) -> None:
        """Hand the next unread article after (`step` 1) or before (-1) this one to `found`, folded away or not."""
        ids = self.model.ids
        place = -1
        for number, back in ((article, 0), (self.follower, int(step > 0))):
            if number and place < 0:
                with suppress(ValueError):  # it has left the list: then what stood behind it tells where it was
                    place = ids.index(number) - back
        overlay = self.model.read.read_marks()
        ahead = ids[place + 1 :] if step > 0 else ids[: max(place, 0)][::-1]

        def done(number: int) -> None:
            if number:
                found(number)
            elif self.model.ids is not ids:  # the rest of it came meanwhile
                self.next_unread(article, step, found)
            else:
                self.empty_handed.emit(step)

        self.session.read(lambda library: first_unread(library, ahead, overlay), done, key="next-unread")

    def around(self, article: int, *, below: bool) -> "array[int]":
        """The articles of the list above or below one, folded ones too."""
        ids = self.model.ids
        if article not in ids:
            return ids[:0]
        place = ids.index(article)
        return ids[place + 1 :] if below else ids[:place]

    def _set(self, place: Place, filters: Filters) -> None:
        self.place, self.filters = place, filters
        self.waiting = 0
        self.announced.emit(0)
        self.loading = True
        self.section_feeds = 0
        self.from_top = bool(filters.text)  # what words find is shown from its best
        self.moved.emit()
        self._staging.ask()

    def _lay_anew(self) -> None:
        shown, query = self.model.ids, self.query

        def find(library: "Library") -> "array[int]":
            from newsreader.library import arrange

            return merge(shown, arrange.sort_shown(library, shown, query))

        self.ask(find, self.enter)

    def ask(self, find: Find, take: Callable[[Sheet], None], *, long: bool = False) -> None:
        """Find a list beside the window's thread (`long` where it may take its time) and have it taken; what was
        asked for before is not wanted any more."""
        grouping, order = self.filters.grouping, self.query.order
        turned = self._folding.turned()
        self._announcing.rest()

        clock = self.model.read.clock

        def work(library: "Library") -> Sheet:
            return make_sheet(library, find(library), grouping, order, turned, clock)

        def refused(error: NewsreaderError) -> None:
            self._announcing.go_on()
            self.session.refuse(error)

        self.session.read(work, take, key="list", long=long, failed=refused)

    def _count_feeds(self, section: int) -> None:
        def work(library: "Library") -> int:
            from newsreader.library import read

            return read.feeds_in(library, section)

        def done(count: int) -> None:
            if self.place == Place(Kind.SECTION, section):
                self.section_feeds = count
                self.counted.emit()

        self.session.read(work, done, key="section-feeds", long=True)

    def show(self, sheet: Sheet) -> None:
        """Show another list."""
        self.enter(sheet, self.put_new)

    def enter(self, sheet: Sheet, put: Callable[[Sheet], None] | None = None) -> None:
        """Show another list, or the same in another order, with `put`."""
        self.entered = True
        (put or self.put)(sheet)
        self.entered = False

    def put_new(self, sheet: Sheet) -> None:
        """Show a list with all that came; what is on the screen stays where it is."""
        self.loading = False
        self.waiting = 0
        self.announced.emit(0)
        self.put(sheet)
        if self.place.kind is Kind.SECTION:
            self._count_feeds(self.place.id)

    def put(self, sheet: Sheet) -> None:
        """Show a list that was made for the place."""
        self.model.read.take(sheet.first, sheet.clock)
        self.model.show_list(sheet.laid, sheet.rows, sheet.heads)
        self.shown.emit()
        self._folding.tell_again()
        self._staging.hide_again()

    def _fetch(self, ids: Sequence[int], take: Callable[[list[ArticleRow]], None]) -> None:
        def work(library: "Library") -> list[ArticleRow]:
            from newsreader.library import read

            return read.list_rows(library, ids)

        self.session.read(work, take)

    def drop(self, articles: tuple[int, ...]) -> None:
        """Take out what does not belong here any more; what is under the eye is not among it."""
        if self.loading:
            return
        gone = set(articles)
        left = array("q", (number for number in self.model.ids if number not in gone))
        if not self.model.laid.groups:
            self.put(sheet_of(Laid(left)))
        else:
            self.ask(lambda _library: left, self.put)
