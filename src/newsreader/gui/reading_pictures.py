"""The photographs of an article inside the text: their sizes, their places while missing, their painting.

Only files of the Readable that is shown are ever opened; nothing here can reach the network.
"""

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
    QPen,
    QPixmap,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
    QTransform,
)

from newsreader.gui.decoding import AT_ONCE, Decoder
from newsreader.gui.painting import draw_lines, lay_lines, on_screen
from newsreader.gui.reading_document import PICTURE_SCHEME
from newsreader.gui.theme import Theme, drawn_font
from newsreader.model import Picture

RADIUS = 8
_HELD = 24  # decoded pictures kept; one is about 4 MB at a doubled pixel ratio
_PLACE_RATIO = 0.28  # height to width of a place whose picture's size nobody told
_TALLEST = 1.15  # height to column width: a taller portrait would not be seen whole
_GROW_FROM = 0.6  # a picture this wide of the column is drawn across it, a smaller one at its own size
_SMALL = (
    0.35  # up to this part of the column a picture stands alone, above it in a quiet field of the column's width
)


class State(Enum):
    """What can be shown of a picture."""

    SHOWN = auto()
    MISSING = auto()
    FAILED = auto()


class PictureObject(QPyTextObject):
    """Draws `<img src="picture:N">` for the text layout. Sizes are device-independent pixels.

    `came` is called when a large picture, decoded elsewhere, can be painted.
    """

    def __init__(
        self,
        theme: Theme,
        most_pixels: int,
        parent: QObject | None = None,
        came: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._came = came
        self._decoder = Decoder(self)
        self.theme = theme
        self.column = 652.0
        self.most_pixels = most_pixels
        self._pictures: tuple[Picture, ...] = ()
        self._natural: dict[int, QSize] = {}
        self._decoded: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()

    def set_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """The pictures of the article now shown; what was decoded before is let go."""
        self._pictures = pictures
        self._natural.clear()
        self._decoded.clear()
        self._decoder.forget()

    def picture(self, name: str) -> tuple[int, Picture] | None:
        """The picture that an image name of the document stands for."""
        number = name.removeprefix(PICTURE_SCHEME)
        if name == number or not number.isdecimal() or int(number) >= len(self._pictures):
            return None
        return int(number), self._pictures[int(number)]

    def state(self, index: int) -> State:
        """Whether a picture can be shown, is not there yet, or cannot be shown at all."""
        picture = self._pictures[index]
        if not picture.path:
            return State.FAILED if picture.failed else State.MISSING
        return State.FAILED if self._size(index).isEmpty() else State.SHOWN

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803  # names are Qt's
        """How much room the layout gives a picture."""
        del doc, posInDocument
        found = self.picture(format.toImageFormat().name())
        if found is None:
            return QSizeF(0, 0)
        index, picture = found
        if self.state(index) is State.SHOWN:
            return self._room(QSizeF(self._size(index)))
        if picture.width > 0 and picture.height > 0:
            return self._room(QSizeF(picture.width, picture.height))
        return QSizeF(self.column, round(self.column * _PLACE_RATIO))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat  # noqa: A002, N803  # names are Qt's
    ) -> None:  # fmt: skip
        """Paint a picture, or a calm place for one that is not there."""
        del doc, posInDocument
        found = self.picture(format.toImageFormat().name())
        if found is None or rect.isEmpty():
            return
        rect = QRectF(rect)
        index, picture = found
        state = self.state(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state is State.SHOWN:
            ratio = painter.device().devicePixelRatio()
            fitted = self._fitted(QSizeF(self._size(index)))
            pixmap = self._pixmap(index, fitted, ratio)
            self._draw_field(painter, rect, fitted, whole=pixmap is None)
            if pixmap is not None and not pixmap.isNull():
                left = round(rect.left() + (rect.width() - fitted.width()) / 2)
                _draw_rounded(painter, QRectF(QPointF(left, rect.top()), fitted), pixmap)
            state = self.state(index)
        if state is not State.SHOWN:
            self._draw_place(painter, rect, state, picture)
        painter.restore()

    def _fitted(self, natural: QSizeF) -> QSizeF:
        """The size at which a picture of `natural` size is painted."""
        width = self.column if natural.width() >= self.column * _GROW_FROM else natural.width()
        height = width * natural.height() / natural.width()
        tallest = self.column * _TALLEST
        if height > tallest:
            width, height = width * tallest / height, tallest
        return QSizeF(round(width), max(1, round(height)))

    def _room(self, natural: QSizeF) -> QSizeF:
        """The room for it in the text: the whole width of the column, but for small pictures."""
        fitted = self._fitted(natural)
        return fitted if fitted.width() <= self.column * _SMALL else QSizeF(self.column, fitted.height())

    def _size(self, index: int) -> QSize:
        """The size in the file's header, turned as EXIF says; empty when it cannot be or may not be shown."""
        if index not in self._natural:
            reader = QImageReader(self._pictures[index].path)
            size = reader.size()
            if size.width() * size.height() > self.most_pixels or bytes(reader.format().data()).startswith(b"svg"):
                size = QSize()
            if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
                size.transpose()
            self._natural[index] = size
        return self._natural[index]

    def _pixmap(self, index: int, size: QSizeF, ratio: float) -> QPixmap | None:
        """A picture at its size, None while it is being decoded; null when it cannot be."""
        key = (index, round(size.width()), ratio)
        if key in self._decoded:
            self._decoded.move_to_end(key)
            return self._decoded[key]
        path, natural = self._pictures[index].path, self._size(index)
        if natural.width() * natural.height() <= AT_ONCE:
            return self._keep(key, decode(path, size, ratio))

        def done(image: QImage) -> None:
            self._keep(key, image)
            self._came()

        self._decoder.ask((path, *key), lambda: decode(path, size, ratio), done)
        return None

    def _keep(self, key: tuple[int, int, float], image: QImage) -> QPixmap:
        if image.isNull():
            self._natural[key[0]] = QSize()
        self._decoded[key] = on_screen(image, key[2])
        while len(self._decoded) > _HELD:
            self._decoded.popitem(last=False)
        return self._decoded[key]

    def _draw_field(self, painter: QPainter, rect: QRectF, fitted: QSizeF, *, whole: bool) -> None:
        """A quiet field: beside a small picture, and in the place of one that is being decoded."""
        if whole or fitted.width() < rect.width():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.card))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def _draw_place(self, painter: QPainter, rect: QRectF, state: State, picture: Picture) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        failed = state is State.FAILED
        said = QCoreApplication.translate("ReadingPictures", "This picture cannot be shown") if failed else (
            QCoreApplication.translate("ReadingPictures", "The picture is not here yet")
        )  # fmt: skip
        font, room = drawn_font(13), rect.width() - 48
        lines = lay_lines(said, font, room, 1)
        alt = [] if picture.alt in (picture.caption, "") else lay_lines(picture.alt, drawn_font(12), room, 2)
        height = 34 + 19 * len(lines) + 17 * len(alt)
        if height > rect.height():
            alt, height = [], 34 + 19 * len(lines)
        top = rect.top() + (rect.height() - height) / 2
        _draw_sign(painter, QPointF(rect.center().x(), top + 12), theme.quiet, struck=failed)
        y = top + 34
        for text in lines:
            y = _centred(painter, text, y, rect, 13, theme.quiet)
        for text in alt:
            y = _centred(painter, text, y, rect, 12, theme.quiet)


def decode(path: str, size: QSizeF, ratio: float) -> QImage:
    """The picture in a file at `size` for a screen of `ratio` pixels a point; null when it cannot be.

    For any thread.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    target = QSize(round(size.width() * ratio), round(size.height() * ratio))
    turned = QSize(target)
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        turned.transpose()
    whole = reader.size()
    if whole.width() > turned.width():
        reader.setScaledSize(turned)  # many times cheaper for JPEG than scaling afterwards
    image = reader.read()
    if image.isNull() or image.size() == target:
        return image
    return image.scaled(target, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _draw_rounded(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    brush = QBrush(pixmap)
    brush.setTransform(QTransform.fromTranslate(rect.left(), rect.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


def _draw_sign(painter: QPainter, centre: QPointF, colour: str, *, struck: bool) -> None:
    """A small drawn frame with hills, struck through when the picture failed."""
    painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = QRectF(centre.x() - 12, centre.y() - 9, 24, 18)
    painter.drawRoundedRect(frame, 3, 3)
    x, y = frame.left(), frame.top()
    painter.drawPolyline(
        [
            QPointF(x + 3, y + 15),
            QPointF(x + 9, y + 8),
            QPointF(x + 13, y + 12),
            QPointF(x + 16, y + 9),
            QPointF(x + 21, y + 15),
        ]
    )
    painter.drawEllipse(QPointF(x + 16.5, y + 5), 1.8, 1.8)
    if struck:
        painter.drawLine(QPointF(x - 2, y + 20), QPointF(x + 26, y - 2))


def _centred(painter: QPainter, text: str, y: float, rect: QRectF, size: int, colour: str) -> float:
    font = drawn_font(size)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text)
    return draw_lines(painter, [text], QPointF(rect.center().x() - width / 2, y), font, colour, size + 5)
