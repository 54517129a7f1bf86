"""To the next unread article, and from the last one of a place on to the next place of the sidebar that has any:
it is offered first, and gone to when the key is pressed once more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from newsreader.gui.actions import keys_of
from newsreader.gui.models.nodes import Node
from newsreader.gui.models.place import Place
from newsreader.gui.models.sheets import first_unread
from newsreader.gui.models.stops import EVERYTHING, is_stop, next_stop
from newsreader.gui.names import short_name
from newsreader.gui.second_press import SecondPress

if TYPE_CHECKING:
    from newsreader.gui.sidebar import Sidebar
    from newsreader.gui.window import Window

translate = QCoreApplication.translate

LONGEST = 40  # characters of a place's name in the status line
ACTS = ("next-unread", "read-on")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A list that is on its way, or the rest of one; what is unread in it is looked for behind this article, or
    from its top (0). `elsewhere`: the reader was led to it."""

    place: Place
    article: int = 0
    elsewhere: bool = True


class Onward(QObject):
    """Goes on in one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._listing = window.listing
        self._key = ""  # that was pressed, as the offer names it
        self._bound: _Bound | None = None
        self._press = SecondPress(window.status, [keys_of(act)[0] for act in ACTS])
        self._listing.empty_handed.connect(self._end)
        self._listing.shown.connect(self._arrive)
        self._listing.moved.connect(self._moved)
        window.articles.chosen.connect(lambda _article: self._stay())
        window.pane.scrolled_by_reader.connect(self._press.lapse)
        window.session.failed.connect(lambda _sentence: self._stay())

    def go_on(self, act: str) -> None:
        """Go to the next unread article; where none is left and another place was offered, go there. `act` is the
        one of `ACTS` by whose key that is done."""
        if (self._press.watching and self._press.held) or self._press.take() or self._bound is not None:
            return
        self._key = QKeySequence(keys_of(act)[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self._look_behind(self._window.articles.article or self._window.current_article)

    # ------------------------------------------------------------ at the end of a place

    def _end(self, step: int) -> None:
        """There is no further unread article after this one (1), or before it (-1)."""
        status, bound = self._window.status, self._bound
        if step < 0:
            self._bound = None
            status.say(translate("window", "There is no unread article above this one."))
        elif self._listing.loading:  # only its top is shown yet: what comes is looked through too
            self._bound = bound or _Bound(self._listing.place, self._listing.selected, elsewhere=False)
        elif bound is not None and bound.elsewhere:
            self._bound = None
            status.say(translate("window", "There is no unread article here any more."))
        else:
            self._bound = None
            status.say(translate("window", "There is no unread article below this one."))
            if not self._listing.filters.text:  # they go with the reader; the sidebar's numbers are not of hits
                self._press.watch()
                self._window.session.recount(self._find_way)  # what was read just now is unread nowhere

    def _find_way(self) -> None:
        stop = self._next_stop(shown=partial(_is_shown, self._window.sidebar))
        if stop is not None and self._listing.place.kind not in EVERYTHING:
            self._offer_place(stop)
        elif self._press.watching:
            self._look_above(stop or self._here_unfiltered() or self._next_stop(shown=lambda _node: True))

    def _look_above(self, otherwise: Node | None) -> None:
        """Offer the top of this list where something unread stands there, else that place."""
        above = self._listing.around(self._listing.selected, below=False)
        marks = self._listing.model.read.read_marks()

        def done(article: int) -> None:
            if article or self._listing.waiting:
                text = translate("window", "{key} again: from the top of the list").format(key=self._key)
                self._press.offer(text, self._go_to_top)
            elif otherwise is not None:
                self._offer_place(otherwise)
            elif self._press.watching and not self._window.session.counts.unread:
                self._window.status.say(translate("window", "There is no unread article left, here or elsewhere."))

        self._window.session.read(lambda library: first_unread(library, above, marks), done, key="next-unread")

    def _offer_place(self, node: Node) -> None:
        text = translate("window", "{key} again: to {place}, %Ln unread", "", node.count)
        place = node.place or Place()
        told = text.format(key=self._key, place=short_name(node.title, LONGEST))
        self._press.offer(told, lambda: self._go(place))

    def _next_stop(self, *, shown: Callable[[Node], bool]) -> Node | None:
        sidebar = self._window.sidebar
        unfolded = partial(_is_unfolded, sidebar)
        return next_stop(_rows(sidebar), self._listing.place, shown=shown, unfolded=unfolded)

    def _here_unfiltered(self) -> Node | None:
        """The place shown, where chips leave out what is unread in it."""
        here = next((node for node in _rows(self._window.sidebar) if node.place == self._listing.place), None)
        if here is None or not self._listing.filters.words:
            return None
        return here if is_stop(here, unfolded=lambda _node: False) else None

    # ------------------------------------------------------------ on the way

    def _go(self, place: Place) -> None:
        self._bound = _Bound(place)
        self._window.places.reveal(place)
        self._window.go(place)

    def _go_to_top(self) -> None:
        if self._listing.waiting:
            self._bound = _Bound(self._listing.place)
            self._window.articles.show_new()
        else:
            self._look_behind(0)

    def _look_behind(self, article: int) -> None:
        self._listing.next_unread(article, 1, self._found)

    def _found(self, article: int) -> None:
        self._bound = None
        self._window.articles.go_to(article)

    def _arrive(self) -> None:
        bound = self._bound
        if bound is not None and bound.place == self._listing.place:
            self._look_behind(bound.article)

    def _moved(self) -> None:
        self._press.lapse()
        if self._bound is not None and self._bound.place != self._listing.place:
            self._bound = None

    def _stay(self) -> None:
        self._press.lapse()
        self._bound = None


def _rows(sidebar: "Sidebar") -> list[Node]:
    """The sidebar's rows, from the top down."""
    found = (sidebar.tree.node(sidebar.tree.index_of(key)) for key in sidebar.tree.all_keys())
    return [node for node in found if node is not None]


def _is_shown(sidebar: "Sidebar", node: Node) -> bool:
    """Whether a row is there to be scrolled to: not folded away, nor left out by the sidebar's filter."""
    return not sidebar.visualRect(sidebar.tree.index_of(node.key)).isEmpty()


def _is_unfolded(sidebar: "Sidebar", node: Node) -> bool:
    return sidebar.isExpanded(sidebar.tree.index_of(node.key))
