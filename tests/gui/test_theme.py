"""Colours that can be read: WCAG 2.1 asks for a contrast of 4.5 between text and what is behind it."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit

from newsreader.gui.app import dress
from newsreader.gui.theme import DARK, LIGHT, Theme

BEHIND = {
    "quiet": ("page", "list", "sidebar", "card", "hover", "faint", "mark"),
    "read_ink": ("page", "list", "card", "hover", "mark"),
    "ink": ("page", "list", "sidebar", "selection", "faint", "mark"),
    "selection_ink": ("selection", "mark"),
    "selection_quiet": ("selection", "mark"),
    "link": ("page", "list", "sidebar", "card", "hover", "mark"),
    "section_path": ("page",),
    "good": ("sidebar",),
    "warning": ("sidebar", "list"),
    "on_accent": ("accent",),
}


def light(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    made = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (made.redF(), made.greenF(), made.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme: Theme) -> None:
    found = {
        f"{text} on {behind}": round(contrast(getattr(theme, text), getattr(theme, behind)), 2)
        for text, places in BEHIND.items()
        for behind in places
    }
    assert not {pair: value for pair, value in found.items() if value < 4.5}
    assert all(contrast("#ffffff", tile) >= 4.5 for tile in theme.tiles)


@pytest.mark.parametrize("chosen", [LIGHT, DARK])
def test_a_field_that_takes_nothing_looks_so(app: QApplication, chosen: Theme) -> None:
    dress(app, chosen)
    field = QLineEdit()
    field.resize(120, 28)
    grounds = []
    for enabled in (True, False):
        field.setEnabled(enabled)
        grounds.append(field.grab().toImage().pixelColor(60, 14).name())
    assert grounds == [chosen.page, chosen.faint]
    field.deleteLater()
