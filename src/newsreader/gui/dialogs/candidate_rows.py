"""The rows of stories to merge with: the headline stands out, below it who tells it and what both share."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.gui.painting import lay_lines, within
from newsreader.gui.text_size import grown, growth
from newsreader.gui.theme import SEMIBOLD, drawn_font, worn

LEFT, TOP, LINE = 14, 7, 18  # pixels, as drawn
MOST_LINES = 2  # of a headline

Index = QModelIndex | QPersistentModelIndex


class CandidateDelegate(QStyledItemDelegate):
    """Paints the lines of an item's text, the first as a headline, in the colours that the list wears."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        headline, others = self._lines(index, ceil(width / growth()))
        return QSize(width, grown(2 * TOP + LINE * (len(headline) + len(others))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = worn()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        with within(painter, option.rect) as box:
            if chosen or focused:
                painter.setPen(QPen(QColor(theme.accent), 1.2) if focused else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.selection) if chosen else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box.adjusted(3, 1, -3, -1)), 7, 7)
            headline, others = self._lines(index, box.width())
            ink, quiet = (theme.selection_ink, theme.selection_quiet) if chosen else (theme.ink, theme.quiet)
            room = QRect(box.left() + LEFT, box.top() + TOP, box.width() - 2 * LEFT, LINE)
            for line, font, colour in (
                *((line, drawn_font(13.5, SEMIBOLD), ink) for line in headline),
                *((line, drawn_font(12.5), quiet) for line in others),
            ):
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
                room = room.translated(0, room.height())

    def _lines(self, index: Index, width: int) -> tuple[list[str], list[str]]:
        """The lines of the headline, and those below it, as they have room in `width`, which is as drawn."""
        headline, *others = str(index.data()).split("\n")
        room = width - 2 * LEFT
        small = drawn_font(12.5)
        told = [line for other in others for line in lay_lines(other, small, room, 1)]
        return lay_lines(headline, drawn_font(13.5, SEMIBOLD), room, MOST_LINES), told
