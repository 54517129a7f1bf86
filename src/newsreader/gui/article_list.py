"""The middle pane's list: a table of one column over the ids of a listing. It chooses; opening is the window's."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from newsreader.gui.emptiness import Emptiness
from newsreader.gui.list_selection import Selection
from newsreader.gui.models.articles import IdRole
from newsreader.gui.models.listing import Listing
from newsreader.gui.models.thumbnails import Thumbnails
from newsreader.gui.painting import sharpness
from newsreader.gui.row_delegate import RowDelegate
from newsreader.gui.row_kinds import CARD_PICTURE
from newsreader.gui.row_table import RowTable
from newsreader.gui.sidebar import Sidebar
from newsreader.gui.standing import Standing
from newsreader.gui.theme import THUMBNAIL, Theme
from newsreader.gui.timers import make_timer

AGES_MS = 60_000  # ages are painted again once a minute
_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ArticleList(RowTable):
    """Articles in rows of one height, headers of groups in lower ones. When the list changes, the chosen article
    stays chosen and where it is; where none is, the first row in sight."""

    chosen = Signal(int)  # the reader went to this article
    activated_by_reader = Signal(int)  # Enter or a double click
    menu_wanted = Signal(tuple, QPoint)  # of articles
    escaped = Signal()  # and no choice of several to end with it

    def __init__(self, listing: Listing, sidebar: Sidebar, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listing = listing
        self._quiet = False
        ratio = sharpness(self)
        self.thumbnails = Thumbnails(listing.session, QSize(THUMBNAIL, THUMBNAIL), ratio)
        self._covers = Thumbnails(listing.session, CARD_PICTURE, ratio)
        for pictures in (self.thumbnails, self._covers):
            pictures.ready.connect(self.viewport().update)
        self.rows = RowDelegate(self, theme, self.thumbnails.get, sidebar.icon, self._covers.get, listing.told.get)
        self.articles = listing.model
        self.standing = Standing(self, listing)
        self.configure()
        self.selection = Selection(self)
        self.emptiness = Emptiness(listing, self.viewport())
        listing.nobody_reads = self._nobody_reads
        listing.moved.connect(lambda: self.set_kind(listing.views.rows(listing.place.kind)))
        listing.model.modelAboutToBeReset.connect(self._before)
        listing.shown.connect(self._after)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(self._activate)
        self._ages = make_timer(self, AGES_MS, self.viewport().update)
        self._ages.start()

    @property
    def place(self) -> int:
        """The number of the current row, -1 for none."""
        return self.currentIndex().row()

    @property
    def article(self) -> int:
        """The article of the current row, 0 for none."""
        number = self.currentIndex().data(IdRole)
        return number if isinstance(number, int) else 0

    def step(self, by: int, *, extend: bool = False) -> bool:
        """Go to the next article (1) or the one before (-1), over headers; False at the end of the list.
        Where all groups are folded, into the one that is chosen.
        With `extend` what was chosen stays so, and nothing is opened."""
        rows, behind = self.listing.model.rows, self.selection.behind()
        if behind >= 0:
            to = behind if by > 0 else behind - (2 if self.place >= 0 else 1)
        else:
            to = 0 if by > 0 else len(rows) - 1
        while 0 <= to < len(rows) and rows[to] < 0:
            to += by
        if not 0 <= to < len(rows):
            folded = 0 if extend else self.selection.folded_away(by)
            return bool(folded) and self.go_to(folded)
        if extend:
            self._quiet = True
            self.selection.extend(to)
            self._quiet = False
        else:
            self.selection.put(to)
        self.standing.reveal(to, self.rows.height // 2)
        return True

    def go_to(self, article: int) -> bool:
        """Choose an article and open it; False when it is not in the list."""
        place = self.listing.model.unfold_for(article)
        if place < 0:
            return False
        self.selection.put(place)
        self.standing.reveal(place, self.rows.height // 2)
        return True

    def show_new(self) -> None:
        """Show what was announced, from the top."""
        self.listing.from_top = True
        self.listing.take_new()

    def follow(self, article: int) -> None:
        """Mark the open article as the chosen one, where it is in the list; nothing is opened. Where several are
        chosen by now, and it is one of them, they stay so."""
        self.listing.selected = article
        place = self.listing.model.position(article)
        self._quiet = True
        if place < 0:
            self.selectionModel().clear()
        elif place != self.place and not (self.selection.several and self.selection.has(place)):
            self.selection.put(place)
            self.standing.reveal(place, self.rows.height // 2)
        self._quiet = False

    def fold_current(self, folded: bool | None = None) -> bool:
        """Fold or unfold the group of the current row; False where nothing changes by that."""
        place = self.place
        head = self.listing.model.head(place)
        goes_in = folded is False or (folded is None and head is None)
        if goes_in and (head is None or not head.folded) and self.listing.untuck(place):
            return True
        if head is None and folded is not False:
            place = self.listing.model.head_above(place)
            head = self.listing.model.head(place)
        if head is None or head.folded == folded:
            return False
        self._quiet = True
        if place != self.place:
            self.selection.put(place)
            self.standing.reveal(place)
        self.listing.fold(place, folded)
        self._quiet = False
        return True

    def mark_words(self, text: str) -> None:
        """Show where rows hold the words of a search; "" for none."""
        if not text.strip():
            self.rows.strokes.spans = None
            return
        from newsreader.library import read

        words = read.search_words(text)
        self.rows.strokes.spans = lambda line, title=False: read.highlight_spans(line, words, title=title)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        self.rows.strokes.theme = theme
        for pictures in (self.thumbnails, self._covers):
            pictures.sharpen(sharpness(self))
        self.resize_rows()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        articles = self.selection.around(index)
        if articles:
            self.rows.frame(index.row())
            self.menu_wanted.emit(articles, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return  # a right click asks for the menu and opens nothing
        if self._fold_at(event.position()):
            return
        self._quiet = bool(event.modifiers() & _EXTENDING)  # choosing several opens none
        super().mousePressEvent(event)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._quiet = bool(event.modifiers() & _EXTENDING)
        if event.key() == Qt.Key.Key_Escape and self.selection.several:
            self._quiet = True
            self.selection.put_open()
            self.standing.reveal(self.place)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.selection.put_end(first=event.key() == Qt.Key.Key_Home)  # to a table they are the ends of a row
        else:
            before = self.place
            super().keyPressEvent(event)
            if self._quiet and self.place not in (before, -1):
                self.standing.reveal(self.place)
        self._quiet = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.currentIndex().isValid()
        quiet, self._quiet = self._quiet, True  # Qt chooses the first row by itself, which would open an article
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clear()
        self._quiet = quiet
        self.viewport().update()

    def _fold_at(self, at: QPointF) -> bool:
        """Fold or unfold what was clicked on: a header, or the pill of a story."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return False
        header = self.listing.model.rows[index.row()] < 0
        corner = QPointF(self.visualRect(index).topLeft())
        if not header and not self.rows.unfolds(index.row(), at - corner):
            return False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.listing.fold(index.row())
        return True

    def _activate(self, index: QModelIndex) -> None:
        number = index.data(IdRole)
        if isinstance(number, int):
            self.activated_by_reader.emit(number)
        else:
            self.listing.fold(index.row())

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.standing.reveal(current.row())
            number = current.data(IdRole)
            if isinstance(number, int):
                self.listing.selected = number
                self.chosen.emit(number)

    def _nobody_reads(self) -> bool:
        """Whether what is new may come by itself: at the top, nothing chosen, the pointer elsewhere."""
        at_top = self.verticalScrollBar().value() == 0
        return at_top and not self.listing.selected and self.place < 0 and not self.underMouse()

    def _before(self) -> None:
        self._quiet = True
        self.standing.note()
        self.selection.note()
        self.level()

    def _after(self) -> None:
        to_top, self.listing.from_top = self.listing.from_top, False
        self._quiet = True
        self.size_headers(0, len(self.listing.model.rows) - 1)
        self.selection.restore()
        if to_top:
            self.standing.to_top()
        else:
            self.standing.restore(other=self.listing.entered)
        self._quiet = False
