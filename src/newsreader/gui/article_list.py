"""The middle pane's list: a table of one column over the ids of a listing. It chooses; opening is the window's."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from newsreader.gui.emptiness import Emptiness
from newsreader.gui.models.articles import IdRole
from newsreader.gui.models.listing import Listing
from newsreader.gui.models.thumbnails import Thumbnails
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.row_delegate import RowDelegate
from newsreader.gui.sidebar import Sidebar
from newsreader.gui.theme import ROW_HEIGHT, THUMBNAIL, Theme
from newsreader.gui.timers import make_timer

AGES_MS = 60_000  # ages are painted again once a minute


class ArticleList(QTableView):
    """Rows of fixed height. The chosen article stays chosen, and where it is, when the list changes."""

    chosen = Signal(int)  # the reader went to this article
    activated_by_reader = Signal(int)  # Enter or a double click
    menu_wanted = Signal(int, QPoint)

    def __init__(self, listing: Listing, sidebar: Sidebar, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listing = listing
        self._quiet = False
        self._offset = 0  # where the chosen row stood in the viewport before the list changed
        self.setObjectName("articles")
        self.thumbnails = Thumbnails(listing.session, THUMBNAIL, max(1.0, self.devicePixelRatioF()))
        self.thumbnails.ready.connect(self.viewport().update)
        self.rows = RowDelegate(self, theme, self.thumbnails.get, sidebar.icon)
        self.setItemDelegate(self.rows)
        self.setModel(listing.model)
        self._configure()
        self.emptiness = Emptiness(listing, self.viewport())
        listing.model.modelAboutToBeReset.connect(self._before)
        listing.shown.connect(self._after)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(lambda index: self.activated_by_reader.emit(index.data(IdRole)))
        self._ages = make_timer(self, AGES_MS, self.viewport().update)
        self._ages.start()

    def _configure(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)  # `_reveal` scrolls, and not when the list changes under the reader
        self.setCornerButtonEnabled(False)
        self.verticalScrollBar().setSingleStep(32)
        self._bar = OverlayBar(self)

    @property
    def place(self) -> int:
        """The number of the chosen row, -1 for none."""
        return self.currentIndex().row()

    @property
    def article(self) -> int:
        """The chosen article, 0 for none."""
        number = self.currentIndex().data(IdRole)
        return number if isinstance(number, int) else 0

    def step(self, by: int) -> bool:
        """Choose the row so many further; False at the end of the list."""
        to = self.place + by if self.place >= 0 else (0 if by > 0 else self.listing.model.rowCount() - 1)
        if not 0 <= to < self.listing.model.rowCount():
            return False
        self._choose(to)
        self._reveal(to, ROW_HEIGHT // 2)
        return True

    def go_to(self, article: int) -> bool:
        """Choose an article and open it; False when it is not in the list."""
        place = self.listing.model.position(article)
        if place < 0:
            return False
        self._choose(place)
        self._reveal(place, ROW_HEIGHT // 2)
        return True

    def show_new(self) -> None:
        """Show what was announced, from the top."""
        self.listing.from_top = True
        self.listing.take_new()

    def follow(self, article: int) -> None:
        """Mark the open article as the chosen one, where it is in the list; nothing is opened."""
        self.listing.selected = article
        place = self.listing.model.position(article)
        self._quiet = True
        if place < 0:
            self.selectionModel().clear()
        elif place != self.place:
            self._choose(place)
            self._reveal(place, ROW_HEIGHT // 2)
        self._quiet = False

    def mark_words(self, text: str) -> None:
        """Show where rows hold the words of a search; "" for none."""
        if not text.strip():
            self.rows.spans = None
            return
        from newsreader.library import read

        words = read.search_words(text)
        self.rows.spans = lambda line, title=False: read.highlight_spans(line, words, title=title)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.rows.theme = theme
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys, not a search in the list."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(0, self.viewport().width())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        number = index.data(IdRole)
        if isinstance(number, int):
            self.menu_wanted.emit(number, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)  # a right click asks for the menu and opens nothing

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.currentIndex().isValid()
        quiet, self._quiet = self._quiet, True  # Qt chooses the first row by itself, which would open an article
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clear()
        self._quiet = quiet
        self.viewport().update()

    def _choose(self, place: int) -> None:
        index = self.listing.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _reveal(self, place: int, margin: int = 0) -> None:
        """Scroll as little as needed for a row and `margin` pixels above and below it."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = place * ROW_HEIGHT
        if top - margin < bar.value():
            bar.setValue(max(0, top - margin))
        elif top + ROW_HEIGHT + margin > bar.value() + room:
            bar.setValue(top + ROW_HEIGHT + margin - room)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        number = current.data(IdRole)
        if not self._quiet and isinstance(number, int):
            self.listing.selected = number
            self._reveal(current.row())
            self.chosen.emit(number)

    def _before(self) -> None:
        self._quiet = True
        place = self.listing.model.position(self.listing.selected)
        self._offset = place * ROW_HEIGHT - self.verticalScrollBar().value() if place >= 0 else -1

    def _after(self) -> None:
        to_top, self.listing.from_top = self.listing.from_top, False
        place = self.listing.model.position(self.listing.selected)
        self._quiet = True
        if place >= 0:
            index = self.listing.model.index(place, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            in_sight = not to_top and 0 <= self._offset <= self.viewport().height() - ROW_HEIGHT
            if in_sight:
                self.verticalScrollBar().setValue(place * ROW_HEIGHT - self._offset)
            elif not to_top:
                self._reveal(place)
        if to_top or place < 0:
            self.scrollToTop()
        self._quiet = False
