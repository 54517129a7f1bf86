"""Draws the pictures of the bundled demo news into resources/demo/pictures.

Run `python packaging/draw_demo_pictures.py`, with names behind it to draw only those pictures. The same Qt
draws the same bytes.
"""

import os
import sys
from pathlib import Path

from demo_canvas import Canvas
from demo_scenes_indoors import INDOORS
from demo_scenes_land import LAND
from demo_scenes_sea import SEA
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

PICTURES = Path(__file__).parents[1] / "resources" / "demo" / "pictures"
QUALITIES = range(86, 40, -4)
LIMIT = 60_000  # bytes; the demo travels in every package


def draw(names: list[str]) -> None:
    """Draw the named pictures, or all of them when no name is given."""
    for name, (top, bottom, scene) in sorted((LAND | SEA | INDOORS).items()):
        if names and name not in names:
            continue
        canvas = Canvas(top, bottom)
        scene(canvas)
        canvas.painter.end()
        save(canvas.image, PICTURES / f"{name}.jpg")


def save(image: QImage, path: Path) -> None:
    """Write a JPEG of the best quality that stays within the limit."""
    for quality in QUALITIES:
        writer = QImageWriter(str(path), b"jpeg")
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
        if not writer.write(image):
            sys.exit(f"{path.name}: {writer.errorString()}")
        if path.stat().st_size < LIMIT:
            return
    sys.exit(f"{path.name} holds too much detail for {LIMIT} bytes")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    draw(sys.argv[1:])
