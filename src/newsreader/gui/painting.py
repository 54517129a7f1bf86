"""Strokes shared by widgets that paint themselves: text in so many lines, letter tiles, rounded pictures."""

from zlib import crc32

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from newsreader.gui.theme import BOLD, Theme, shell_font


def lay_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """`text` broken at words into at most `most` lines of `width` pixels, the last one elided."""
    text = " ".join(text.split())
    if not text or width <= 0 or most < 1:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def draw_lines(
    painter: QPainter, lines: list[str], at: QPointF, font: QFont, colour: str, line_height: float
) -> float:
    """Draw `lines` below `at`, one each `line_height` pixels, and return the y below the last."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    lead = (line_height - metrics.height()) / 2
    y = at.y()
    for line in lines:
        painter.drawText(QPointF(at.x(), y + lead + metrics.ascent()), line)
        y += line_height
    return y


def tile_colour(outlet: str, theme: Theme) -> str:
    """The colour of an outlet's letter tile: always the same for the same name."""
    return theme.tiles[crc32(outlet.encode()) % len(theme.tiles)]


def draw_tile(painter: QPainter, box: QRectF, outlet: str, theme: Theme, icon: QPixmap | None = None) -> None:
    """An outlet's icon, or its first letter on its colour."""
    if icon is not None and not icon.isNull():
        painter.drawPixmap(box.toRect(), icon)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tile_colour(outlet, theme)))
    painter.drawRoundedRect(box, 4, 4)
    letter = next((letter for letter in outlet if letter.isalnum()), "•").upper()
    painter.setFont(shell_font(max(8, box.height() * 0.58), BOLD))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """The outline of `box` with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def cover(path: str, size: QSize, ratio: float, most_pixels: int) -> QPixmap:
    """The picture in the file `path`, cut to fill `size` at the screen's pixel `ratio`; null when it cannot be.

    A picture of more than `most_pixels` is not decoded.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    whole = reader.size()
    target = QSize(round(size.width() * ratio), round(size.height() * ratio))
    if whole.isEmpty() or target.isEmpty() or whole.width() * whole.height() > most_pixels:
        return QPixmap()
    # Scaling while reading is many times cheaper for JPEG; the crop follows on the small picture.
    reader.setScaledSize(whole.scaled(target, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    if image.width() < target.width() or image.height() < target.height():  # turned by its EXIF orientation
        image = image.scaled(
            target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    corner = QRect(
        (image.width() - target.width()) // 2,
        (image.height() - target.height()) // 3,
        target.width(),
        target.height(),
    )
    pixmap = QPixmap.fromImage(image.copy(corner))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
