"""Our line icons in the theme's colours. Knows files and colours, no widget of ours."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from newsreader.assets import asset

FALLBACK = "section"


@cache
def _drawing(name: str) -> str:
    """The SVG text of an icon; a section without an icon of its own gets the common one."""
    try:
        return asset("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return asset("icons", f"{FALLBACK}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` logical pixels in one colour, for a screen of `ratio` pixels each."""
    key = f"newsreader:{name}:{colour}:{size}:{ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """An icon for buttons and menus, faded when disabled, sharp on screens of one to three pixels a point."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(_faded(pixmap(name, colour, size, ratio)), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(asset("icons", "newsreader.svg")))


def _faded(whole: QPixmap) -> QPixmap:
    made = QPixmap(whole.size())
    made.setDevicePixelRatio(whole.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(0.4)
    painter.drawPixmap(0, 0, whole)
    painter.end()
    return made
