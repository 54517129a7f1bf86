"""Paints the activity's rows: quiet times, the outlet's tile, a sign and a sentence for how it went."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from newsreader.gui import icons
from newsreader.gui.activity import Line, Result
from newsreader.gui.models.activity import ActivityModel, Column, Index, LineRole
from newsreader.gui.painting import draw_tile, sharpness, within
from newsreader.gui.theme import MEDIUM, SEMIBOLD, Theme, drawn_font

ROW = 30
PAD = 8
TILE = 18
SIGN = 14

Icon = Callable[[int], QPixmap | None]


class ActivityDelegate(QStyledItemDelegate):
    """`theme` and `icon` are asked while painting, so that both may change."""

    def __init__(self, view: QTableView, theme: Callable[[], Theme], icon: Icon) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._icon = icon

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, model = index.data(LineRole), self._view.model()
        if not isinstance(line, Line) or not isinstance(model, ActivityModel):
            return
        theme, column, box = self._theme(), Column(index.column()), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        last = self.reach(line, model)
        if Column.RESULT <= column <= last:  # each of these cells shows its part of the one sentence
            column = Column.RESULT
            box = self._view.visualRect(model.index(index.row(), column))
            box = box.united(self._view.visualRect(model.index(index.row(), last)))
        with within(painter, option.rect, box) as box:
            if chosen or line.result is Result.SUMMARY:
                painter.fillRect(box, QColor(theme.selection if chosen else theme.faint))
            box = box.adjusted(PAD, 0, -PAD, 0)
            if line.result is not Result.SUMMARY and column is Column.FEED:
                box = self._paint_tile(painter, box, line, model)
            elif line.result is not Result.SUMMARY and column is Column.RESULT:
                box = self._paint_sign(painter, box, line.result, theme)
            self._paint_text(painter, box, line, column, model.text(line, column), chosen)

    def reach(self, line: Line, model: ActivityModel) -> Column:
        """The last column that a line's sentence goes over: cells after it that hold nothing are its room."""
        last = Column.RESULT
        for cell in (Column.SECONDS, Column.SIZE):
            if self._view.isColumnHidden(cell):
                continue
            if model.text(line, cell):
                break
            last = cell
        return last

    def _paint_tile(self, painter: QPainter, box: QRect, line: Line, model: ActivityModel) -> QRect:
        spot = QRectF(box.left(), box.center().y() - TILE / 2 + 1, TILE, TILE)
        draw_tile(painter, spot, model.title(line), self._theme(), self._icon(line.feed))
        return box.adjusted(TILE + 9, 0, 0, 0)

    def _paint_sign(self, painter: QPainter, box: QRect, result: Result, theme: Theme) -> QRect:
        """A dot for what is new, a triangle for what failed, a bar for what was left out, a ring for the rest."""
        middle = QPointF(box.left() + SIGN / 2, box.center().y() + 1)
        if result is Result.FAILED:
            spot = QRect(box.left(), round(middle.y() - SIGN / 2), SIGN, SIGN)
            pixmap = icons.pixmap("warning", theme.warning, SIGN, sharpness(self._view))
            painter.drawPixmap(spot, pixmap)
        elif result is Result.NEW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(middle, 3.5, 3.5)
        elif result is Result.LEFT_OUT:
            painter.setPen(QPen(QColor(theme.quiet), 1.6))
            painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
        else:
            painter.setPen(QPen(QColor(theme.quiet), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 3, 3)
        return box.adjusted(SIGN + 8, 0, 0, 0)

    def _paint_text(
        self, painter: QPainter, box: QRect, line: Line, column: Column, text: str, chosen: bool
    ) -> None:
        theme = self._theme()
        colour = theme.selection_ink if chosen else theme.quiet
        weight = 400
        if line.result is Result.SUMMARY and column is not Column.TIME:
            weight, colour = SEMIBOLD, theme.selection_ink if chosen else theme.ink
        elif column is Column.FEED or (column is Column.RESULT and line.result is Result.NEW):
            weight = MEDIUM if column is Column.FEED else 400
            colour = theme.selection_ink if chosen else theme.ink
        elif column is Column.RESULT and line.result is Result.FAILED:
            colour = theme.warning
        font = drawn_font(12.5 if column in (Column.FEED, Column.RESULT) else 12, weight)
        right = column in (Column.SECONDS, Column.SIZE)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
