"""The few brush strokes the demo pictures are drawn with; it knows no scene."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import pi, sin
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

WIDTH = 1200
HEIGHT = 760


class Canvas:
    """A picture of 1200 x 760 pixels; colours are #rrggbb or #aarrggbb, places are pixels from the top left."""

    def __init__(self, top: str, bottom: str) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.fade(top, bottom, 0, 0, WIDTH, HEIGHT)

    @contextmanager
    def at(self, x: float, y: float, size: float = 1, turn: float = 0) -> Iterator[None]:
        """Draw around (x, y), enlarged by size and turned by that many degrees, until the block ends."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(turn)
        self.painter.scale(size, size)
        yield
        self.painter.restore()

    def fade(self, top: str, bottom: str, x: float, y: float, w: float, h: float) -> None:
        """A rectangle that goes from one colour at its top to another at its bottom."""
        gradient = QLinearGradient(0, y, 0, y + h)
        gradient.setColorAt(0, QColor(top))
        gradient.setColorAt(1, QColor(bottom))
        self.painter.fillRect(QRectF(x, y, w, h), gradient)

    def glow(self, colour: str, x: float, y: float, r: float) -> None:
        """A soft light that has faded away at the distance r."""
        gradient = QRadialGradient(QPointF(x, y), r)
        far = QColor(colour)
        far.setAlpha(0)
        gradient.setColorAt(0, QColor(colour))
        gradient.setColorAt(1, far)
        self.painter.setBrush(QBrush(gradient))
        self.painter.drawEllipse(QPointF(x, y), r, r)

    def rect(self, colour: str, x: float, y: float, w: float, h: float, r: float = 0) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), r, r)

    def disc(self, colour: str, x: float, y: float, rx: float, ry: float | None = None) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(x, y), rx, rx if ry is None else ry)

    def half(self, colour: str, x: float, y: float, r: float, *, start: int = 0) -> None:
        """Half a disc above the line through its middle (start 0) or below it (start 180)."""
        self.painter.setBrush(QColor(colour))
        self.painter.drawPie(QRectF(x - r, y - r, 2 * r, 2 * r), start * 16, 180 * 16)

    def poly(self, colour: str, *places: float) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawPolygon(QPolygonF(_points(places)))

    def line(self, colour: str, width: float, *places: float) -> None:
        """A line with round ends through all the places."""
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.drawPolyline(QPolygonF(_points(places)))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def ring(self, colour: str, width: float, x: float, y: float, r: float) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(colour), width))
        self.painter.drawEllipse(QPointF(x, y), r, r)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def ridge(self, colour: str, *heights: float) -> None:
        """Rounded hills through evenly spaced heights, filled down to the lower edge."""
        self._fill(colour, heights, HEIGHT)

    def ribbon(self, colour: str, width: float, *heights: float) -> None:
        """A bent line through evenly spaced heights across the whole picture."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(colour), width))
        self.painter.drawPath(_smooth(heights))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def waves(self, colour: str, y: float, amplitude: float, length: float, phase: float = 0) -> None:
        """Water whose surface is a sine, filled down to the lower edge."""
        step = 20
        places = [
            place
            for x in range(0, WIDTH + step, step)
            for place in (float(x), y + amplitude * sin(2 * pi * (x / length + phase)))
        ]
        self.poly(colour, *places, WIDTH, HEIGHT, 0, HEIGHT)

    def glints(self, colour: str, seed: int, area: tuple[int, int, int, int], count: int, length: int) -> None:
        """Short level strokes of light, strewn over the area (left, top, right, bottom)."""
        random = Random(seed)
        left, top, right, bottom = area
        for _ in range(count):
            x, y = random.randint(left, right), random.randint(top, bottom)
            self.line(colour, 4, x, y, x + random.randint(length // 3, length), y)

    def person(self, colour: str, x: float, y: float, h: float, *, behind: bool = False) -> None:
        """A figure that stands on (x, y) and is h high; from behind only the hair is seen of its head."""
        hair = "#2b211d"
        self.rect(colour, x - h * 0.16, y - h * 0.72, h * 0.32, h * 0.72, h * 0.14)
        self.disc(hair if behind else "#d9a47c", x, y - h * 0.86, h * 0.13)
        self.half(hair, x, y - h * 0.88, h * 0.135)

    def tree(self, leaf: str, trunk: str, x: float, y: float, h: float) -> None:
        self.rect(trunk, x - h * 0.04, y - h * 0.5, h * 0.08, h * 0.5)
        self.disc(leaf, x, y - h * 0.66, h * 0.3, h * 0.34)

    def _fill(self, colour: str, heights: tuple[float, ...], floor: float) -> None:
        path = _smooth(heights)
        path.lineTo(WIDTH, floor)
        path.lineTo(0, floor)
        self.painter.setBrush(QColor(colour))
        self.painter.drawPath(path)


def _points(places: tuple[float, ...]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(places[::2], places[1::2], strict=True)]


def _smooth(heights: tuple[float, ...]) -> QPainterPath:
    step = WIDTH / (len(heights) - 1)
    places = [QPointF(number * step, height) for number, height in enumerate(heights)]
    path = QPainterPath(places[0])
    for before, after in pairwise(places):
        middle = (before.x() + after.x()) / 2
        path.cubicTo(QPointF(middle, before.y()), QPointF(middle, after.y()), after)
    return path
