"""How large the system wants text, and how much larger than drawn the shell is for it. Knows no widget."""

import re
import sys
from math import ceil, floor

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

DRAWN = 13  # pixels at 96 dpi of the shell's text in the drawings
LEAST, MOST = 10, 26  # pixels of it in the window: below, nobody can read; above, no screen holds three panes
# Points of the system's text where nobody has changed it. What Qt says where it knows nothing is 9 as well.
LEAST_USUAL = 9.0
GNOME, OTHERS, WINDOWS, MACOS = 11.0, 10.0, 9.0, 13.0
GNOMES = frozenset({"gnome", "ubuntu", "unity", "pantheon", "budgie"})
POINTS_A_PIXEL = 0.75

_LENGTH = re.compile(r"(?P<round>border-radius: )?\b(?P<pixels>\d+)px")
HAIR = 2  # pixels: lines and frames up to this width stay as thin as they are


def system_font() -> QFont:
    """The system's font for text in windows, as it is now: also after the application was given another."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def wanted_pixels(font: QFont, desktop: str, platform: str = sys.platform) -> int:
    """How large the shell's text is where the system's `font` is this: 13 pixels at the usual size.
    `desktop` is what XDG_CURRENT_DESKTOP says. Between the least of usual sizes and this desktop's own nothing
    grows or shrinks: a session that tells Qt nothing cannot be told from one in which 9 points were chosen."""
    points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * POINTS_A_PIXEL
    least, most = _usual(desktop, platform)
    share = points / least if points < least else max(1.0, points / most)
    return min(max(round(DRAWN * share), LEAST), MOST)


def _usual(desktop: str, platform: str) -> tuple[float, float]:
    if platform == "darwin":
        return MACOS, MACOS
    if platform == "win32":
        return WINDOWS, WINDOWS
    return LEAST_USUAL, GNOME if is_gnome(desktop) else OTHERS


def is_gnome(desktop: str) -> bool:
    """Whether XDG_CURRENT_DESKTOP names GNOME or one of its kin."""
    return not GNOMES.isdisjoint(desktop.casefold().split(":"))


def growth() -> float:
    """How much larger than drawn the shell is: 1.0 at the usual size. The application's font says it."""
    pixels = QGuiApplication.font().pixelSize()
    return pixels / DRAWN if pixels > 0 else 1.0


def grown(pixels: float) -> int:
    """A length of the drawings beside the shell's text; what holds text is never a hair too small for it."""
    return ceil(pixels * growth() - 0.001)


def grown_sheet(sheet: str) -> str:
    """A stylesheet with all its lengths beside the shell's text, but for thin lines. Corners grow as a box does
    that has such a line around it: one whose radius were more than half of its box would not be round at all."""
    if growth() == 1.0:
        return sheet

    def grow(match: re.Match[str]) -> str:
        pixels = int(match["pixels"])
        if pixels <= HAIR:
            return match[0]
        if match["round"]:
            return f"{match['round']}{floor((pixels - 1) * growth()) + 1}px"
        return f"{round(pixels * growth())}px"

    return _LENGTH.sub(grow, sheet)
