"""A table of one column: rows of one height, and lower ones for headers of groups. Knows no list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from newsreader.gui.drop_mark import carried_sign
from newsreader.gui.models.articles import ArticleModel, articles_text
from newsreader.gui.models.drops import articles_data
from newsreader.gui.models.views import Rows
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.row_delegate import RowDelegate
from newsreader.gui.standing import Standing
from newsreader.gui.theme import worn

if TYPE_CHECKING:
    from newsreader.gui.list_selection import Selection

MOST_CARRIED = 5_000  # articles in one drag


class RowTable(QTableView):
    """Shows the rows of `articles`, painted by `rows`; both are set before `configure` is called."""

    articles: ArticleModel
    rows: RowDelegate
    standing: Standing
    selection: "Selection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holds = False  # a button was pressed on an article, and is down still
        self.setObjectName("articles")

    def configure(self) -> None:
        """Take model and delegate, and look as a list does."""
        self.setItemDelegate(self.rows)
        self.setModel(self.articles)
        self.articles.rowsInserted.connect(lambda _parent, first, last: self.size_headers(first, last))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.rows.height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAutoScroll(False)  # `_reveal` scrolls, and not when the list changes under the reader
        self.setCornerButtonEnabled(False)
        self.verticalScrollBar().setSingleStep(32)
        self._bar = OverlayBar(self)

    def set_kind(self, kind: Rows) -> None:
        """Show rows of another kind; what is under the eye stays there."""
        if kind is not self.rows.kind:
            self.standing.note()
            self.rows.kind = kind
            self._size_rows()

    def resize_rows(self) -> None:
        """Give rows the height that the system's text asks for now."""
        if self.verticalHeader().defaultSectionSize() != self.rows.height:
            self.standing.note()
            self._size_rows()

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        header.blockSignals(True)  # else it tells of each row, of a million
        header.setDefaultSectionSize(self.rows.height)
        header.blockSignals(False)
        self.size_headers(0, len(self.articles.rows) - 1)  # those that were as high as an article grew with it
        self.standing.restore()
        self.standing.reveal_chosen()
        self.viewport().update()

    def size_headers(self, first: int, last: int, height: int = 0) -> None:
        """Make the headers of groups among these rows lower than articles, or as high as is said."""
        model, header = self.articles, self.verticalHeader()
        height = height or self.rows.header_height
        if not model.laid.headed:
            return
        header.setUpdatesEnabled(False)  # else each size is followed by a look at every row
        for place in model.laid.header_rows(first, last):
            header.resizeSection(place, height)
        header.setUpdatesEnabled(True)

    def level(self) -> None:
        """Give all rows one height before the model is reset: Qt would keep the heights by number."""
        self.size_headers(0, len(self.articles.rows) - 1, self.rows.height)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry what is chosen, to be dropped on a section. A list of everything is too much to carry."""
        del actions
        self._holds = False  # what is dropped is not released here
        articles = self.selection.articles[:MOST_CARRIED]
        if articles:
            drag = QDrag(self)
            drag.setMimeData(articles_data(articles))
            drag.setPixmap(carried_sign(articles_text(len(articles)), worn(), self.devicePixelRatioF()))
            drag.exec(Qt.DropAction.CopyAction)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys, not a search in the list."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(0, self.viewport().width())

    def moveEvent(self, event: QMoveEvent) -> None:
        """What comes or goes above the list moves no row on the screen."""
        super().moveEvent(event)
        if self.isVisible():
            self.standing.shift(event.pos().y() - event.oldPos().y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._holds = bool(self.indexAt(event.position().toPoint()).flags() & Qt.ItemFlag.ItemIsDragEnabled)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # What is held is carried away. Without it, a hand that trembles while it clicks would choose further rows.
        if not event.buttons() or self._holds:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holds = False
        super().mouseReleaseEvent(event)
