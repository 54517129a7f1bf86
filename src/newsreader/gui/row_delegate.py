"""How a row of the article list is painted. Everything is drawn from an ArticleRow; nothing is asked for here."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.gui import icons, times
from newsreader.gui.models.articles import Index, RowRole, as_index, outlets_text
from newsreader.gui.painting import draw_lines, draw_tile, lay_lines, rounded
from newsreader.gui.theme import ROW_HEIGHT, SEMIBOLD, THUMBNAIL, Theme, shell_font
from newsreader.model import ArticleRow, Offline

LEFT = 28
RIGHT = 14
TOP = 10
TITLE_LINE = 18.5
EXCERPT_LINE = 18
PILL_PAD = 8
LINES = 256  # rows whose lines are remembered: a few screenfuls


class Spans(Protocol):
    """Where a line, of a title or not, holds words: (start, end)."""

    def __call__(self, line: str, title: bool = False, /) -> list[tuple[int, int]]: ...  # noqa: FBT001, FBT002, RUF100  # called for each line


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the colours of `theme`. Pictures and feed icons come from callables, None when not there."""

    def __init__(
        self,
        view: QAbstractItemView,
        theme: Theme,
        picture: Callable[[str], QPixmap | None],
        icon: Callable[[int], QPixmap | None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._picture = picture
        self._icon = icon
        self.theme = theme
        self.spans: Spans | None = None  # where a line holds what is searched
        self._title = shell_font(14, SEMIBOLD)
        self._excerpt = shell_font(12.5)
        self._meta = shell_font(12)
        self._lines = lru_cache(LINES)(self._lay)  # breaking lines is most of what painting a row costs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        chosen = self._view.selectionModel().isSelected(as_index(index))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(self.theme.selection if chosen else self.theme.list))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(self.theme.line))
        row = index.data(RowRole)
        if isinstance(row, ArticleRow):
            self._paint_row(painter, box, row, chosen=chosen)
        if chosen and self._view.hasFocus():
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), QColor(self.theme.accent))
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, row: ArticleRow, *, chosen: bool) -> None:
        theme = self.theme
        left, right = box.left() + LEFT, box.right() - RIGHT
        if row.thumbnail and (picture := self._picture(row.thumbnail)) is not None:
            spot = QRectF(right - THUMBNAIL, box.top() + 12, THUMBNAIL, THUMBNAIL)
            painter.save()
            painter.setClipPath(rounded(spot, 6))
            painter.drawPixmap(spot.toRect(), picture)
            painter.restore()
            right -= THUMBNAIL + 12
        width = right - left
        if not row.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(box.left() + 13, box.top() + TOP + 11), 3.6, 3.6)
        title, excerpt = self._lines(row.title, row.excerpt, width)
        colour = theme.read_ink if row.read and not chosen else theme.ink
        quiet = theme.selection_quiet if chosen else theme.quiet
        y: float = box.top() + TOP
        self._mark_words(painter, title, QPointF(left, y), self._title, TITLE_LINE, headline=True)
        y = draw_lines(painter, title, QPointF(left, y), self._title, colour, TITLE_LINE)
        self._mark_words(painter, excerpt, QPointF(left, y + 0.5), self._excerpt, EXCERPT_LINE)
        y = draw_lines(painter, excerpt, QPointF(left, y + 0.5), self._excerpt, quiet, EXCERPT_LINE)
        self._paint_meta(painter, QRect(left, round(y) + 3, width, 18), row, quiet, chosen=chosen)

    def _lay(self, title: str, excerpt: str, width: int) -> tuple[list[str], list[str]]:
        """Title and excerpt in lines: three together, at most two of them for the title."""
        lines = lay_lines(title, self._title, width, 2)
        return lines, lay_lines(excerpt, self._excerpt, width, 3 - max(1, len(lines)))

    def _mark_words(
        self,
        painter: QPainter,
        lines: list[str],
        at: QPointF,
        font: QFont,
        line_height: float,
        *,
        headline: bool = False,
    ) -> None:
        """Lay colour behind the words of a search."""
        if self.spans is None:
            return
        metrics = QFontMetricsF(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.mark))
        for number, line in enumerate(lines):
            for start, end in self.spans(line, headline):
                left = at.x() + metrics.horizontalAdvance(line[:start])
                width = metrics.horizontalAdvance(line[start:end])
                top = at.y() + number * line_height + 1
                painter.drawRoundedRect(QRectF(left - 1.5, top, width + 3, line_height - 2), 3, 3)

    def _paint_meta(self, painter: QPainter, box: QRect, row: ArticleRow, quiet: str, *, chosen: bool) -> None:
        theme = self.theme
        tile = QRectF(box.left(), box.top() + 1, 16, 16)
        draw_tile(painter, tile, row.outlet, theme, self._icon(row.feed))
        signs = self._signs(row)
        pill = outlets_text(row.outlets)
        metrics = QFontMetrics(self._meta)
        pill_room = metrics.horizontalAdvance(pill) + 2 * PILL_PAD if pill else 0
        left, right = box.left() + 22, box.right() - 19 * len(signs) - (pill_room + 8 if pill else 0)
        age = times.age(row.published, datetime.now(UTC)) if row.dated else ""
        painter.setFont(self._meta)
        painter.setPen(QColor(quiet))
        tail = f"  ·  {age}" if age else ""
        outlet = metrics.elidedText(
            row.outlet, Qt.TextElideMode.ElideRight, right - left - metrics.horizontalAdvance(tail)
        )
        text = outlet + tail
        room = QRect(left, box.top(), right - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        left += metrics.horizontalAdvance(text) + 8
        if pill:
            self._paint_pill(painter, QRect(left, box.top(), pill_room, box.height()), pill, chosen=chosen)
            left += pill_room + 8
        self._paint_signs(painter, left, box, signs)

    def _paint_pill(self, painter: QPainter, box: QRect, text: str, *, chosen: bool) -> None:
        """How many outlets report the story."""
        theme = self.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.page if chosen else theme.faint))
        painter.drawRoundedRect(QRectF(box), box.height() / 2, box.height() / 2)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _signs(self, row: ArticleRow) -> list[tuple[str, str]]:
        """Small icons after the time, each with its colour."""
        signs = []
        if row.starred:
            signs.append(("star-filled", self.theme.star))
        if row.offline is not Offline.NONE:
            whole = row.offline is Offline.COMPLETE
            signs.append(("offline", self.theme.good if whole else self.theme.quiet))
        return signs

    def _paint_signs(self, painter: QPainter, left: int, box: QRect, signs: list[tuple[str, str]]) -> None:
        ratio = self._view.devicePixelRatioF()
        for name, colour in signs:
            spot = QRect(left, box.center().y() - 6, 14, 14)
            painter.drawPixmap(spot, icons.pixmap(name, colour, 14, ratio))
            left += 19
