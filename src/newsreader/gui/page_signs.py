"""What Qt's rich text cannot draw: bars beside quotations, light points before the items of lists, and the ground
of code."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextFormat

from newsreader.gui.reading_document import has_point
from newsreader.gui.theme import Theme

_AROUND = 8  # pixels of ground around words that have one
_GROUND = QTextFormat.Property.BackgroundBrush
_RULE = QTextFormat.Property.BlockTrailingHorizontalRulerWidth


def paint_signs(
    painter: QPainter, first: QTextBlock, *, offset: int, bottom: int, left: int, text_size: int, theme: Theme
) -> None:
    """Paint the signs of the blocks from `first` down to `bottom`, pixels of the view.

    `offset` is how far the page is scrolled, `left` where the column begins.
    """
    layout = first.document().documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    block = first.previous() if first.previous().isValid() else first  # its ground reaches below its words
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -offset)
        if box.top() > bottom:
            return
        if _quotes(block):
            after = block.next()
            top = box.top() + (0 if _quotes(block.previous()) else 4)
            end = layout.blockBoundingRect(after).top() - offset if _quotes(after) else box.bottom() - 3
            painter.fillRect(QRectF(left, top, 3, end - top), QColor(theme.line))
        if has_ground(block):
            _paint_ground(painter, block, box)
        if has_point(block) and block.layout().lineCount():
            line = block.layout().lineAt(0)
            middle = box.top() + line.y() + line.ascent() - text_size * 0.26
            painter.setBrush(QColor(theme.quiet))
            painter.drawEllipse(QPointF(box.left() + line.x() - 13, middle), 2.6, 2.6)
        block = block.next()


def has_ground(block: QTextBlock) -> bool:
    """Whether a block stands on a colour of its own, as code does. Of a ruled line it is the line's."""
    format_ = block.blockFormat()
    return block.isValid() and format_.hasProperty(_GROUND) and not format_.hasProperty(_RULE)


def _paint_ground(painter: QPainter, block: QTextBlock, box: QRectF) -> None:
    """Room around the words: Qt ends their colour where they begin, and leaves out what is between two lines."""
    lines = block.layout()
    if not lines.lineCount():
        return
    first, last = lines.lineAt(0), lines.lineAt(lines.lineCount() - 1)
    top = box.top() + (0 if has_ground(block.previous()) else first.y() - _AROUND)
    end = box.top() + last.y() + last.height() + _AROUND
    painter.fillRect(
        QRectF(box.left() - _AROUND, top, box.width() + 2 * _AROUND, end - top), block.blockFormat().background()
    )


def _quotes(block: QTextBlock) -> bool:
    # Qt sets BlockQuoteLevel on the first paragraph only; the margin of the style is on all of them.
    return block.isValid() and block.blockFormat().leftMargin() > 0
