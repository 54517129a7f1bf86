"""The list of found feeds: a tick, the name, the newest headline, numbers. What is said is the model's."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsreader.gui import icons
from newsreader.gui.models.found import FoundModel, FoundRole, Index, feed_name
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.painting import sharpness, within
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, Theme, drawn_font, worn
from newsreader.outline import FoundFeed

ROW = 72
BOX = 16
LEFT = 12
TEXT = LEFT + BOX + 11


class FoundDelegate(QStyledItemDelegate):
    """Paints a feed in the colours that the view wears."""

    def __init__(self, view: "FoundList") -> None:
        super().__init__(view)
        self._view = view

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The view ticks: Qt would tick again where its own style has the box."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), grown(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        feed, theme = index.data(FoundRole), worn()
        if not isinstance(feed, FoundFeed):
            return
        current = index.row() == self._view.currentIndex().row()
        with within(painter, option.rect) as box:
            if current:
                pill = QRectF(box.adjusted(3, 2, -3, -2))
                painter.setPen(QPen(QColor(theme.accent), 1.2) if self._view.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.selection))
                painter.drawRoundedRect(pill, 7, 7)
            usable = self._view.found.usable(feed)
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            self._paint_box(painter, QRect(box.left() + LEFT, box.top() + 13, BOX, BOX), theme, usable, ticked)
            self._paint_lines(painter, box, feed, theme, current)

    def _paint_box(self, painter: QPainter, spot: QRect, theme: Theme, usable: bool, ticked: bool) -> None:
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.quiet if usable else theme.line), 1))
        painter.setBrush(QColor(theme.accent if ticked else theme.page if usable else theme.faint))
        painter.drawRoundedRect(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            tick = icons.pixmap("check", theme.on_accent, BOX - 2, sharpness(self._view))
            painter.drawPixmap(spot.adjusted(1, 1, -1, -1), tick)

    def _paint_lines(self, painter: QPainter, box: QRect, feed: FoundFeed, theme: Theme, current: bool) -> None:
        quiet = theme.selection_quiet if current else theme.quiet
        usable = self._view.found.usable(feed)
        room = QRect(box.left() + TEXT, box.top() + 11, box.width() - TEXT - 12, 18)
        ink = theme.selection_ink if current else theme.ink
        self._paint_line(painter, room, feed_name(feed), ink if usable or current else theme.quiet, SEMIBOLD, 13.5)
        for number, line in enumerate(self._view.found.lines(feed)):
            trouble = bool(feed.error_code) and number == 0
            place = room.translated(0, 18 * (number + 1))
            self._paint_line(painter, place, line, theme.warning if trouble else quiet, 400, 12)

    def _paint_line(
        self, painter: QPainter, room: QRect, text: str, colour: str, weight: int, size: float
    ) -> None:
        font = drawn_font(size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class FoundList(QListView):
    """Arrows go from feed to feed, the space bar ticks, as does a click on the box or a double click anywhere."""

    def __init__(self, found: FoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.setObjectName("found")
        self.setModel(found)
        self.setItemDelegate(FoundDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)

    def toggle(self, index: Index) -> None:
        """Tick the feed of a row, or take its tick away."""
        feed = index.data(FoundRole)
        if isinstance(feed, FoundFeed):
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            self.found.tick(feed, not ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's button answers
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters choose nothing here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and at.x() < grown(TEXT):
            self.toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.toggle(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()
