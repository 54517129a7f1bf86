"""How a row of the article list is painted. Everything is drawn from an ArticleRow; nothing is asked for here."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.gui.models.articles import ArticleModel, Head, HeadRole, Index, RowRole, as_index
from newsreader.gui.models.told import Told
from newsreader.gui.models.views import Rows
from newsreader.gui.painting import draw_tile, within
from newsreader.gui.row_kinds import HEIGHTS, INDENT, CardRow, CompactRow, NormalRow, Picture
from newsreader.gui.row_strokes import CHEVRON, Look, Strokes
from newsreader.gui.text_size import grown, growth
from newsreader.gui.theme import BOLD, SEMIBOLD, Theme, drawn_font
from newsreader.library.grouping import Grouping
from newsreader.model import ArticleRow

HEADER_HEIGHT = 34  # as drawn
PILLS = 200  # places remembered: more than a screen holds


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the colours of `theme`. Pictures and feed icons come from callables, None when not there."""

    def __init__(
        self,
        view: QAbstractItemView,
        theme: Theme,
        picture: Picture,
        icon: Callable[[int], QPixmap | None],
        card_picture: Picture,
        told: Callable[[int], Told | None] = lambda _article: None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._told = told
        self.strokes = Strokes(view, theme, icon)
        self.kind = Rows.NORMAL
        self._framed = 0  # the model's number of the row that an open menu is about
        self._kinds: dict[Rows, CompactRow | NormalRow | CardRow] = {
            Rows.COMPACT: CompactRow(self.strokes),
            Rows.NORMAL: NormalRow(self.strokes, picture),
            Rows.CARD: CardRow(self.strokes, card_picture),
        }
        self._header_font = drawn_font(12.6, SEMIBOLD)
        self._heading_font = drawn_font(14.6, BOLD)
        self._pills: dict[int, QRect] = {}  # where a row of the screen unfolds its story, from the row's corner

    @property
    def height(self) -> int:
        """The height of an article's row."""
        return grown(HEIGHTS[self.kind])

    @property
    def header_height(self) -> int:
        """The height of a group's header."""
        return grown(HEADER_HEIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height)

    def frame(self, row: int) -> None:
        """Frame the row that an open menu is about, wherever it stands by then; -1 for none."""
        self._framed = self._number(row)
        self._view.viewport().update()

    def _number(self, row: int) -> int:
        """What the model calls a row, 0 for none."""
        model = self._view.model()
        return model.rows[row] if isinstance(model, ArticleModel) and 0 <= row < len(model.rows) else 0

    def unfolds(self, row: int, at: QPointF) -> bool:
        """Whether a click at `at`, seen from the corner of a row, folds or unfolds a story."""
        return self._pills.get(row, QRect()).adjusted(-3, -4, 3, 4).contains((at / growth()).toPoint())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.strokes.theme
        chosen = self._view.selectionModel().isSelected(as_index(index))
        row, head = index.data(RowRole), index.data(HeadRole)
        with within(painter, option.rect) as box:
            if isinstance(row, ArticleRow):
                self._paint_article(painter, box, row, self._look(index, head, chosen=chosen), index.row())
            elif isinstance(head, Head) and head.text:
                self._paint_header(painter, box, head, chosen=chosen)
            else:
                painter.fillRect(box, QColor(theme.selection if chosen else theme.list))
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(theme.line))
            if self._framed and self._number(index.row()) == self._framed:
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box).adjusted(3, 2, -3, -3), 5, 5)
            current = self._view.currentIndex().row() == index.row()
            if chosen and current and self._view.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), QColor(theme.accent))

    def _look(self, index: Index, head: object, *, chosen: bool) -> Look:
        model = index.model()
        below = isinstance(model, ArticleModel) and model.follows(index.row())
        told = self._told(model.rows[index.row()]) if below and isinstance(model, ArticleModel) else None
        return Look(chosen, head if isinstance(head, Head) else None, below, told)

    def _paint_article(self, painter: QPainter, box: QRect, row: ArticleRow, look: Look, place: int) -> None:
        theme = self.strokes.theme
        painter.fillRect(box, QColor(theme.selection if look.chosen else theme.list))
        if look.below:
            line = QRect(box.left() + INDENT + 7, box.top() + 6, 2, box.height() - 13)
            painter.fillRect(line, QColor(theme.line))
        pill = self._kinds[self.kind].paint(painter, box, row, look)
        self._pills.pop(place, None)
        if len(self._pills) > PILLS:
            self._pills.clear()
        if not pill.isEmpty():
            self._pills[place] = pill.translated(-box.topLeft())

    def _paint_heading(self, painter: QPainter, box: QRect, head: Head, *, chosen: bool) -> None:
        """A heading of a front page: its name in the colour of section paths, on a line of its own."""
        theme = self.strokes.theme
        painter.fillRect(box, QColor(theme.selection if chosen else theme.list))
        painter.fillRect(QRect(box.left() + 14, box.bottom() - 2, 28, 2), QColor(theme.section_path))
        painter.setFont(self._heading_font)
        painter.setPen(QColor(theme.ink))
        room = box.adjusted(14, 3, -14, -3)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, head.text)

    def _paint_header(self, painter: QPainter, box: QRect, head: Head, *, chosen: bool) -> None:
        """A group's header: chevron, an outlet's icon, the name, the number of its articles."""
        strokes, theme = self.strokes, self.strokes.theme
        if head.group.is_heading:
            self._paint_heading(painter, box, head, chosen=chosen)
            return
        painter.fillRect(box, QColor(theme.selection if chosen else theme.sidebar))
        middle = box.center().y()
        strokes.chevron(painter, QPointF(box.left() + 8, middle - CHEVRON / 2 + 0.5), head)
        left, right = box.left() + 28, box.right() - 14
        model = self._view.model()
        if isinstance(model, ArticleModel) and model.laid.grouping is Grouping.OUTLET:
            draw_tile(painter, QRectF(left, middle - 7.5, 16, 16), head.text, theme, strokes.icon(head.group.key))
            left += 23
        count = self._view.locale().toString(head.group.count)
        painter.setFont(strokes.meta_font)
        painter.setPen(QColor(strokes.quiet(chosen=chosen)))
        room = QRect(left, box.top(), right - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        width = right - left - QFontMetrics(strokes.meta_font).horizontalAdvance(count) - 12
        metrics = QFontMetrics(self._header_font)
        painter.setFont(self._header_font)
        painter.setPen(QColor(theme.ink))
        text = metrics.elidedText(head.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
