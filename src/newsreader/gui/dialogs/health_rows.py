"""Paints the rows of the health table: tile and title, a dot with a word, times that stand back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from newsreader.gui.models.health import FEED, NEWEST, NEXT, READ, STATE, ConditionRole, Index
from newsreader.gui.painting import cover, draw_tile, on_screen, pixels, sharpness, within
from newsreader.gui.theme import DARK, LIGHT, MEDIUM, Theme, drawn_font
from newsreader.model import FeedCondition, FeedStatus, Trouble

if TYPE_CHECKING:
    from newsreader.gui.session import Session

TILE = 18
SIDE = 10  # pixels before and behind the text of a cell
DOT = 8
MOST_ICON_PIXELS = 4_000_000


def theme_now() -> Theme:
    """The theme that the program wears. A view's own palette says nothing: the stylesheet has changed it."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.sidebar else LIGHT


def state_colour(condition: FeedCondition, theme: Theme) -> str:
    """The colour of a feed's dot: the graver, the louder."""
    if not condition.troubles:
        return theme.good if condition.feed.status is not FeedStatus.NEVER else theme.handle
    loud = {Trouble.BROKEN: theme.section_path, Trouble.GONE: theme.section_path, Trouble.MOVED: theme.accent}
    soft = {
        Trouble.RESTING: theme.star, Trouble.RETRYING: theme.star, Trouble.SILENT: theme.quiet,
        Trouble.SLOW: theme.warning,
    }  # fmt: skip
    return (loud | soft)[condition.troubles[0]]


class HealthDelegate(QStyledItemDelegate):
    """One for all columns; a chosen row is one pill across them."""

    def __init__(self, session: "Session", table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._icons = session.icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        condition = index.data(ConditionRole)
        if not isinstance(condition, FeedCondition):
            return
        theme = theme_now()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        with within(painter, option.rect) as whole:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if chosen or hovered:
                self._paint_ground(painter, whole, index, theme, chosen=chosen)
            box = whole.adjusted(SIDE, 0, -SIDE, 0)
            if index.column() == FEED:
                self._paint_feed(painter, box, condition, theme, chosen=chosen)
            elif index.column() == STATE:
                spot = QRectF(box.left(), box.center().y() - DOT / 2 + 0.5, DOT, DOT)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(state_colour(condition, theme)))
                painter.drawEllipse(spot)
                ink = theme.selection_ink if chosen else theme.ink
                self._write(painter, box.adjusted(DOT + 8, 0, 0, 0), index.data(), ink)
            else:
                self._write(painter, box, index.data(), theme.selection_quiet if chosen else theme.quiet)

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index, theme: Theme, *, chosen: bool) -> None:
        row = QRectF(box).adjusted(0, 1, 0, -1)
        row.setLeft(row.left() if index.column() == FEED else row.left() - 12)  # round corners at the ends only
        row.setRight(row.right() if index.column() == self._last() else row.right() + 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selection if chosen else theme.hover))
        painter.drawRoundedRect(row, 6, 6)
        current = self._table.currentIndex()
        if self._table.hasFocus() and isinstance(current, QModelIndex) and current.row() == index.row():
            painter.setPen(QPen(QColor(theme.accent), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)

    def _last(self) -> int:
        """The last column that there is room for."""
        return next(column for column in (NEXT, READ, NEWEST, STATE) if not self._table.isColumnHidden(column))

    def _paint_feed(
        self, painter: QPainter, box: QRect, condition: FeedCondition, theme: Theme, *, chosen: bool
    ) -> None:
        feed = condition.feed
        tile = QRectF(box.left(), box.center().y() - TILE / 2 + 0.5, TILE, TILE)
        icon = None
        if feed.id in self._icons:
            ratio = sharpness(self._table)
            picture = cover(self._icons[feed.id], pixels(tile.size().toSize(), ratio), MOST_ICON_PIXELS)
            icon = None if picture.isNull() else on_screen(picture, ratio)
        draw_tile(painter, tile, feed.title, theme, icon)
        ink = theme.selection_ink if chosen else theme.ink
        self._write(painter, box.adjusted(TILE + 10, 0, 0, 0), feed.title, ink, MEDIUM)

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: object, colour: str, weight: int = 400) -> None:
        painter.setFont(drawn_font(13, weight))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(str(text or ""), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
