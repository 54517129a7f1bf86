"""The kinds of rows: compact (a line), normal (headline, excerpt, small picture), card (a large picture)."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from newsreader.gui.models.articles import age_text, story_number
from newsreader.gui.models.views import Rows
from newsreader.gui.painting import draw_lines, draw_tile, lay_lines, rounded
from newsreader.gui.row_strokes import CHEVRON, PILL_PAD, SIGN, Look, Strokes
from newsreader.gui.theme import ROW_HEIGHT, SEMIBOLD, THUMBNAIL, drawn_font
from newsreader.model import ArticleRow

HEIGHTS = {Rows.COMPACT: 34, Rows.NORMAL: ROW_HEIGHT, Rows.CARD: 318}
CARD_PICTURE = QSize(380, 162)
INDENT = 20  # of an article below the first of its story
LEFT = 28
RIGHT = 14
TOP = 10
TITLE_LINE = 18.5
EXCERPT_LINE = 18
CARD_LINE = 23
CARD_ROOM = 86  # two lines of a headline and two of the excerpt, or three and none
PICTURED = 300  # pixels of a row in which words have room beside a picture
LINES = 256  # rows whose lines are remembered: a few screenfuls

Picture = Callable[[str], QPixmap | None]


class CompactRow:
    """Headline, outlet and age on one line."""

    def __init__(self, strokes: Strokes) -> None:
        self._strokes = strokes
        self._title, self._read_title = drawn_font(13.4, SEMIBOLD), drawn_font(13.4)

    def paint(self, painter: QPainter, box: QRect, row: ArticleRow, look: Look) -> QRect:
        """Draw the row; where the pill stands that unfolds a story."""
        strokes = self._strokes
        left, right = box.left() + LEFT + INDENT * look.below, box.right() - RIGHT
        middle = box.center().y()
        strokes.dot(painter, QPointF(box.left() + 13, middle + 0.5), row)
        metrics = QFontMetrics(strokes.meta_font)
        age = age_text(row, look.head)
        age = f"+{len(row.twins)}  {age}" if row.twins else age
        painter.setFont(strokes.meta_font)
        painter.setPen(QColor(strokes.quiet(chosen=look.chosen)))
        room = QRect(left, box.top(), right - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, age)
        right -= max(metrics.horizontalAdvance(age), 34) + 10
        signs = strokes.signs(row)
        if signs:
            right -= SIGN * len(signs)
            strokes.paint_signs(painter, right + 3, box, signs)
        pill = QRect()
        if look.head is not None:
            text = QLocale().toString(story_number(row, look.head))
            width = metrics.horizontalAdvance(text) + CHEVRON + 3 + 2 * PILL_PAD
            right -= width + 8
            pill = QRect(right + 4, middle - 9, width, 18)
            strokes.pill(painter, pill, text, look.head, chosen=look.chosen)
        tile = QRectF(left, middle - 7, 16, 16)
        draw_tile(painter, tile, row.outlet, strokes.theme, strokes.icon(row.feed))
        left += 24
        font = self._read_title if row.read else self._title
        title = lay_lines(row.title, font, right - left, 1)
        at = QPointF(left, middle - 8.5)
        strokes.mark_words(painter, title, at, font, TITLE_LINE, headline=True)
        draw_lines(painter, title, at, font, strokes.ink(row, chosen=look.chosen), TITLE_LINE)
        return pill


class NormalRow:
    """Headline and excerpt on three lines, outlet and age below, a small picture beside them."""

    def __init__(self, strokes: Strokes, picture: Picture) -> None:
        self._strokes = strokes
        self._picture = picture
        self._title, self._excerpt = drawn_font(14, SEMIBOLD), drawn_font(12.5)
        self._lines = lru_cache(LINES)(self._lay)  # breaking lines is most of what painting a row costs

    def paint(self, painter: QPainter, box: QRect, row: ArticleRow, look: Look) -> QRect:
        """Draw the row; where the pill stands that unfolds a story."""
        strokes = self._strokes
        left, right = box.left() + LEFT + INDENT * look.below, box.right() - RIGHT
        # What is new has the room of a picture that shows the same, and so has all in a narrow list.
        bare = look.text is not None or box.width() < PICTURED
        if row.thumbnail and not bare and (picture := self._picture(row.thumbnail)) is not None:
            spot = QRectF(right - THUMBNAIL, box.top() + 12, THUMBNAIL, THUMBNAIL)
            painter.save()
            painter.setClipPath(rounded(spot, 6))
            painter.drawPixmap(spot.toRect(), picture)
            painter.restore()
            right -= THUMBNAIL + 12
        width = right - left
        strokes.dot(painter, QPointF(box.left() + 13, box.top() + TOP + 11), row)
        text = row.excerpt if look.text is None else look.text
        title, excerpt = self._lines(row.title, text, width)
        y: float = box.top() + TOP
        strokes.mark_words(painter, title, QPointF(left, y), self._title, TITLE_LINE, headline=True)
        ink, quiet = strokes.ink(row, chosen=look.chosen), strokes.excerpt_ink(look)
        y = draw_lines(painter, title, QPointF(left, y), self._title, ink, TITLE_LINE)
        strokes.mark_words(painter, excerpt, QPointF(left, y + 0.5), self._excerpt, EXCERPT_LINE)
        y = draw_lines(painter, excerpt, QPointF(left, y + 0.5), self._excerpt, quiet, EXCERPT_LINE)
        return strokes.meta(painter, QRect(left, round(y) + 3, width, 18), row, look)

    def _lay(self, title: str, excerpt: str, width: int) -> tuple[list[str], list[str]]:
        """Title and excerpt in lines: three together, at most two of them for the title."""
        lines = lay_lines(title, self._title, width, 2)
        return lines, lay_lines(excerpt, self._excerpt, width, 3 - max(1, len(lines)))


class CardRow:
    """A large picture with headline and excerpt below it; without one, more of the excerpt, and the source right
    below that."""

    def __init__(self, strokes: Strokes, picture: Picture) -> None:
        self._strokes = strokes
        self._picture = picture
        self._title, self._excerpt = drawn_font(17, SEMIBOLD), drawn_font(13)
        self._lines = lru_cache(LINES)(self._lay)

    def paint(self, painter: QPainter, box: QRect, row: ArticleRow, look: Look) -> QRect:
        """Draw the row; where the pill stands that unfolds a story."""
        strokes = self._strokes
        left, right = box.left() + LEFT + INDENT * look.below, box.right() - RIGHT
        y: float = box.top() + 16
        room = CARD_ROOM
        if row.thumbnail:
            self._paint_picture(painter, QRectF(left, y, right - left, CARD_PICTURE.height()), row.thumbnail)
            y += CARD_PICTURE.height() + 10
        else:
            room += CARD_PICTURE.height() + 10
        strokes.dot(painter, QPointF(box.left() + 13, y + 12), row)
        text = row.excerpt if look.text is None else look.text
        title, excerpt = self._lines(row.title, text, right - left, room)
        ink, quiet = strokes.ink(row, chosen=look.chosen), strokes.excerpt_ink(look)
        strokes.mark_words(painter, title, QPointF(left, y), self._title, CARD_LINE, headline=True)
        y = draw_lines(painter, title, QPointF(left, y), self._title, ink, CARD_LINE) + 2
        strokes.mark_words(painter, excerpt, QPointF(left, y), self._excerpt, EXCERPT_LINE)
        y = draw_lines(painter, excerpt, QPointF(left, y), self._excerpt, quiet, EXCERPT_LINE)
        foot = box.bottom() - 32 if row.thumbnail else min(box.bottom() - 32, round(y) + 6)
        return strokes.meta(painter, QRect(left, foot, right - left, 18), row, look)

    def _paint_picture(self, painter: QPainter, spot: QRectF, url: str) -> None:
        picture = self._picture(url)
        painter.save()
        painter.setClipPath(rounded(spot, 8))
        if picture is None:
            painter.fillRect(spot, QColor(self._strokes.theme.faint))
        else:
            size = picture.deviceIndependentSize()
            scale = max(spot.width() / size.width(), spot.height() / size.height())
            wide, high = spot.width() / scale, spot.height() / scale
            ratio = picture.devicePixelRatioF()
            cut = QRectF((size.width() - wide) / 2, (size.height() - high) / 2, wide, high)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            part = QRectF(cut.x() * ratio, cut.y() * ratio, wide * ratio, high * ratio)
            painter.drawPixmap(spot, picture, part)
        painter.restore()

    def _lay(self, title: str, excerpt: str, width: int, room: float) -> tuple[list[str], list[str]]:
        """Title and excerpt in the lines that fit into the room."""
        lines = lay_lines(title, self._title, width, 3)
        left = int((room - CARD_LINE * len(lines) - 2) // EXCERPT_LINE)
        return lines, lay_lines(excerpt, self._excerpt, width, max(0, left))
