"""Strokes shared by widgets that paint themselves: text in so many lines, letter tiles, rounded pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor
from unicodedata import normalize
from zlib import crc32

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from newsreader.gui.text_size import growth
from newsreader.gui.theme import BOLD, Theme, drawn_font

# What an outlet's name may begin with without telling it from others: articles, and the words for newspaper,
# magazine and station. "Tin" (news) is no such word: outlets are called by it.
KINDS = ("the ", "báo điện tử ", "báo ", "tạp chí ", "tờ ", "đài ", "le ", "la ", "der ", "die ", "das ", "el ")


@contextmanager
def within(painter: QPainter, box: QRect, whole: QRect | None = None) -> Iterator[QRect]:
    """Paint a row that stays in its box, whatever its text: marks that are stacked on a letter go beyond its line.
    It is given the box as it is drawn, see `as_drawn`, or the `whole` of which the box is a part. The painter is
    as it was afterwards."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield as_drawn(painter, box if whole is None else whole)
    finally:
        painter.restore()


def as_drawn(painter: QPainter, box: QRect) -> QRect:
    """Let what is painted from now on at the sizes of the drawings grow as the shell's text does, and return the
    box in those sizes: a row grows as a whole, as it would on a screen of more pixels."""
    by = growth()
    if by == 1.0:
        return box
    painter.translate(box.topLeft())
    painter.scale(by, by)
    return QRect(0, 0, ceil(box.width() / by), floor(box.height() / by + 0.001))


def sharpness(widget: QWidget) -> float:
    """How many pixels of the screen a pixel of the drawings takes: for pictures in what grows."""
    return widget.devicePixelRatioF() * growth()


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


def tile_letter(outlet: str) -> str:
    """The letter on an outlet's tile: that of its own name, H for "The Harbour Post" and K for "Báo Khơi Xa"."""
    name = normalize("NFC", outlet).strip()
    words = name.casefold()
    for kind in KINDS:
        if words.startswith(kind) and any(letter.isalnum() for letter in name[len(kind) :]):
            name = name[len(kind) :]
            break
    return next((letter for letter in name if letter.isalnum()), "•").upper()


def draw_tile(painter: QPainter, box: QRectF, outlet: str, theme: Theme, icon: QPixmap | None = None) -> None:
    """An outlet's icon, or its letter on its colour."""
    if icon is not None and not icon.isNull():
        painter.drawPixmap(box.toRect(), icon)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tile_colour(outlet, theme)))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(drawn_font(max(8, box.height() * 0.58), BOLD))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tile_letter(outlet))


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """The outline of `box` with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def cover(path: str, size: QSize, most_pixels: int) -> QImage:
    """The picture in the file `path`, cut to fill `size` pixels; null when it cannot be. For any thread.

    A picture of more than `most_pixels` is not decoded.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isEmpty() or size.isEmpty() or whole.width() * whole.height() > most_pixels:
        return QImage()
    # Scaling while reading is many times cheaper for JPEG; the crop follows on the small picture.
    reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    if image.width() < size.width() or image.height() < size.height():  # turned by its EXIF orientation
        image = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    left, top = (image.width() - size.width()) // 2, (image.height() - size.height()) // 3
    return image.copy(QRect(left, top, size.width(), size.height()))


def on_screen(image: QImage, ratio: float) -> QPixmap:
    """An image made for a screen of `ratio` pixels a point."""
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixels(size: QSize, ratio: float) -> QSize:
    """A size of the window in pixels of the screen."""
    return QSize(round(size.width() * ratio), round(size.height() * ratio))
