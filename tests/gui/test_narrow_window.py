"""The window where it is narrow: what it leaves out, and that nothing is cut."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from newsreader.gui import translation
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.row_kinds import NormalRow
from newsreader.gui.row_strokes import Look
from newsreader.gui.session import Session
from newsreader.gui.sidebar import SidebarDelegate
from newsreader.gui.theme import LIGHT, SIDEBAR_LEAST
from newsreader.gui.window import Window, first_size
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.articles import make_row
from tests.gui.desk import quiet_settings
from tests.gui.newsstand import wait


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


def test_the_first_window_is_no_larger_than_its_screen(newsstand: Library, paths: Paths) -> None:
    """On a laptop's screen its foot, where messages and Undo stand, was below the edge."""
    session = Session(paths, quiet_settings(), language="en")
    opened = Window(session, LIGHT)
    room = opened.screen().availableSize()
    assert room.width() < 1440  # the screen of these tests
    assert room.height() < 900
    assert opened.width() <= room.width()
    assert opened.height() < room.height()  # a title bar comes on top
    assert first_size(QSize(2560, 1400)) == QSize(1440, 900)
    assert first_size(QSize(1366, 728)).height() < 728
    session.close()
    opened.deleteLater()
    session.deleteLater()


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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_narrow_sidebar_shows_the_programs_own_names_whole(
    window: Window, app: QApplication, language: str
) -> None:
    """With numbers of two figures beside them."""
    translation.install(app, language)
    window.retranslate()
    window.resize(700, 600)
    wait(lambda: window.sidebar.width() == SIDEBAR_LEAST, "for the panes")
    node = window.sidebar.tree.node(window.sidebar.tree.index_of(Place(Kind.STARRED).key))
    assert node is not None
    assert node.title == {"vi": "Đánh dấu sao", "en": "Starred"}[language]
    node.count = 88
    window.sidebar.viewport().grab()
    delegate = window.sidebar.itemDelegate()
    assert isinstance(delegate, SidebarDelegate)
    assert node.key not in delegate._cut


def test_a_name_that_is_cut_is_told_whole_under_the_pointer(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []  # offscreen Qt warns of a tooltip that is shown
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_where: told.append(text))
    index = window.sidebar.tree.index_of(Place(Kind.FEED, window.session.feeds[0].id).key)
    node = window.sidebar.tree.node(index)
    assert node is not None
    node.title = "VnExpress – Thời sự"
    for width in (700, 1440):
        window.resize(width, 600)
        window.panes.setSizes([SIDEBAR_LEAST if width == 700 else 300, 300, 300])
        window.sidebar.scrollTo(index)
        window.sidebar.viewport().grab()
        at = window.sidebar.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, window.sidebar.viewport().mapToGlobal(at))
        QApplication.sendEvent(window.sidebar.viewport(), event)
    assert told == [f"<p>{node.title}</p>", ""]
