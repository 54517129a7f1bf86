"""Where a dragged feed or folder would go in the sidebar: a frame round a folder, or a line between two rows."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from newsreader.gui.models.drops import ARTICLES_MIME, CATEGORY_MIME, PLACE_MIME
from newsreader.gui.painting import on_screen, pixels
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, Theme, shell_font

EDGE = 5  # pixels at the top and bottom of a row that mean "between": Qt takes a row's height by 5.5


class DropTree(QTreeView):
    """A tree whose rows keep their heights. It shows in the colours of `theme` what a drop would do; Fusion's own
    sign is a black frame."""

    carried = Signal()  # articles or a category came over it, which `takes_articles` says, or are gone

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.drop_box = QRect()
        self.takes_articles = False
        self.setDropIndicatorShown(False)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint rows again. Their heights stay: to ask a thousand for theirs, as the tree would, takes 50 ms."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows of ours may go between others; articles and categories only into a section. Where the window takes
        something in our place, a link say, we hear of no leaving."""
        data = event.mimeData()
        self.setDragDropOverwriteMode(not data.hasFormat(PLACE_MIME))
        self._carry(data.hasFormat(ARTICLES_MIME) or data.hasFormat(CATEGORY_MIME))
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._mark(self._box(event.position().toPoint()) if event.isAccepted() else QRect())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(QRect())
        self._carry(False)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._mark(QRect())
        self._carry(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and where what is dragged would go."""
        super().paintEvent(event)
        box = self.drop_box
        if box.isNull():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        if box.height() > 1:
            painter.drawRoundedRect(QRectF(box).adjusted(9, 1, -9, -1), 6, 6)
        else:
            painter.drawLine(box.left() + 10, box.top(), box.right() - 10, box.top())

    def _box(self, at: QPoint) -> QRect:
        """The row that would take what is dropped at a point, or a line above or below a row; null for nowhere."""
        index = self.indexAt(at)
        row = self.visualRect(index)
        if row.isNull():
            return QRect()
        takes = bool(self.model().flags(index) & Qt.ItemFlag.ItemIsDropEnabled)
        if self.dragDropOverwriteMode():  # what is dropped goes into a row, never between two
            return row
        edge = EDGE if takes else row.height() / 2
        if at.y() - row.top() < edge:
            return QRect(row.left(), row.top(), row.width(), 1)
        if row.bottom() - at.y() < edge:
            return QRect(row.left(), row.bottom(), row.width(), 1)
        return row

    def _carry(self, into: bool) -> None:
        if self.takes_articles != into:
            self.takes_articles = into
            self.carried.emit()

    def _mark(self, box: QRect) -> None:
        self.drop_box = box
        self.viewport().update()


def carried_sign(text: str, theme: Theme, ratio: float) -> QPixmap:
    """What hangs at the pointer while something is dragged."""
    font = shell_font(12.5, MEDIUM)
    width = QFontMetrics(font).horizontalAdvance(text) + grown(24)
    height = grown(28)
    sign = on_screen(QImage(pixels(QSize(width, height), ratio), QImage.Format.Format_ARGB32_Premultiplied), ratio)
    sign.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sign)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(QRectF(0, 0, width, height), 8, 8)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_accent))
    painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return sign
