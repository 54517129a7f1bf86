"""The window where it is narrow: what it leaves out, and that nothing is cut."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

from newsreader.gui import translation
from newsreader.gui.row_kinds import NormalRow
from newsreader.gui.row_strokes import Look
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.articles import make_row
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait


@pytest.fixture
def window(newsstand: Library, paths: Paths) -> Iterator[Window]:
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def _is_whole(chip: QPushButton) -> bool:
    return chip.width() >= chip.sizeHint().width()


def test_a_window_of_700_pixels_is_wide_enough(window: Window, app: QApplication) -> None:
    """Half of a small screen: chips go on in a second line, rows leave their pictures out."""
    for language in ("vi", "en"):
        translation.install(app, language)
        wait(lambda: window.minimumSizeHint().width() <= 700, "for the other words")
        window.resize(700, 600)
        wait(lambda: window.width() == 700 and sum(window.panes.sizes()) <= 700, "for the panes")
        for chip in window.header.chips.values():
            wait(partial(_is_whole, chip), "for the chip's words")
            assert window.header.rect().contains(chip.geometry())


def test_a_row_leaves_its_picture_out_where_words_need_the_room(window: Window) -> None:
    asked: list[str] = []
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    rows = NormalRow(window.articles.rows.strokes, asked.append)
    row = make_row(thumbnail="https://a.example/1.jpg")
    for width, pictures in ((299, 0), (300, 1)):
        rows.paint(painter, QRect(0, 0, width, 100), row, Look())
        assert len(asked) == pictures
    painter.end()


def test_a_long_message_ends_in_dots_and_keeps_its_button(window: Window) -> None:
    window.resize(700, 600)
    said = "3 feeds were added. " + "Báo Khơi Xa: The server answered 404. " * 4
    window.status.say(said, undo=True)
    wait(lambda: window.status.undo.geometry().right() < window.status.width(), "for the button")
    message = window.status.message
    assert message.width() < message.sizeHint().width()
    message.setFixedWidth(message.width())
    painted = message.grab().toImage()
    cut = message.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, message.width())
    assert cut.endswith("…")
    message.setText(cut)
    assert painted == message.grab().toImage()
    assert message.toolTip() == said
