"""Draw an SVG as a PNG of a given size, or as an ICO, with the Qt that the program itself brings.

python packaging/picture.py DRAWING SIZE OUTPUT
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon


def main(drawing: str, size: int, output: str) -> None:
    """Save `drawing` with `size` pixels a side; the suffix of `output` names the format."""
    application = QGuiApplication([])
    picture = QIcon(drawing).pixmap(QSize(size, size), 1.0)
    if picture.isNull() or not picture.save(output):
        sys.exit(f"{drawing} cannot be drawn into {output}")
    del application


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
