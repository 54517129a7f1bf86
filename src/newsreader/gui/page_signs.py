"""What Qt's rich text cannot draw: bars beside quotations, and light points before the items of lists."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock

from newsreader.gui.reading_document import has_point
from newsreader.gui.theme import Theme


def paint_signs(
    painter: QPainter, first: QTextBlock, *, offset: int, bottom: int, left: int, text_size: int, theme: Theme
) -> None:
    """Paint the signs of the blocks from `first` down to `bottom`, pixels of the view.

    `offset` is how far the page is scrolled, `left` where the column begins.
    """
    layout = first.document().documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    block = first
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -offset)
        if box.top() > bottom:
            return
        if _quotes(block):
            after = block.next()
            top = box.top() + (0 if _quotes(block.previous()) else 4)
            end = layout.blockBoundingRect(after).top() - offset if _quotes(after) else box.bottom() - 3
            painter.fillRect(QRectF(left, top, 3, end - top), QColor(theme.line))
        if has_point(block) and block.layout().lineCount():
            line = block.layout().lineAt(0)
            middle = box.top() + line.y() + line.ascent() - text_size * 0.26
            painter.setBrush(QColor(theme.quiet))
            painter.drawEllipse(QPointF(box.left() + line.x() - 13, middle), 2.6, 2.6)
        block = block.next()


def _quotes(block: QTextBlock) -> bool:
    # Qt sets BlockQuoteLevel on the first paragraph only; the margin of the style is on all of them.
    return block.isValid() and block.blockFormat().leftMargin() > 0
