"""The menu of an article's page, by the mouse and by the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from newsreader.gui import translation
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.theme import LIGHT
from newsreader.settings import Settings
from tests.gui.articles import draw_picture, make_readable
from tests.gui.events import sweep
from tests.gui.newsstand import wait
from tests.gui.test_mnemonics import faults, letters_in

BODY = '<p>Xem <a href="https://a.example/?q=%2520&amp;b=1">trang</a> này.</p><p class="picture"><img src="picture:0"></p>'


@pytest.fixture
def pane(app: QApplication, tmp_path: Path) -> Iterator[ReadingPane]:
    made = ReadingPane(LIGHT, Settings(None), "en")
    made.resize(760, 800)
    made.show()
    made.activateWindow()
    made.show_article(make_readable(BODY, pictures=(draw_picture(tmp_path / "a.png", 400, 300),)))
    made.setFocus()
    made.grab()
    yield made
    made.close()
    made.deleteLater()
    sweep()


def asked(pane: ReadingPane, at: QPoint, reason: QContextMenuEvent.Reason) -> QMenu:
    """The menu that the page shows when it is asked for at a place."""
    page = pane._page
    page.contextMenuEvent(QContextMenuEvent(reason, at, page.viewport().mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def lines(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text() and one.isEnabled()]


def place_of(pane: ReadingPane, words: str) -> QPoint:
    found = pane._page.document().find(words)
    found.setPosition(found.selectionStart() + 1)
    return pane._page.cursorRect(found).center()


MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
ALWAYS = ["Select all"]


def test_a_link_is_opened_or_its_address_copied(pane: ReadingPane) -> None:
    opened: list[str] = []
    pane.link_activated.connect(opened.append)
    menu = asked(pane, place_of(pane, "trang"), MOUSE)
    assert lines(menu) == ["Open in the browser", "Copy the address", *ALWAYS]
    choose(menu, "Open in the browser")
    assert opened == ["https://a.example/?q=%2520&b=1"]
    choose(asked(pane, place_of(pane, "trang"), MOUSE), "Copy the address")
    assert QGuiApplication.clipboard().text() == opened[0]


def test_a_picture_is_copied(pane: ReadingPane) -> None:
    page = pane._page
    at = place_of(pane, "này") + QPoint(0, 120)
    wait(lambda: page._image_at(at), "for the picture's place")
    choose(asked(pane, at, MOUSE), "Copy the picture")
    assert QGuiApplication.clipboard().image().width() == 400


def test_words_that_are_selected_are_copied(pane: ReadingPane) -> None:
    page, at = pane._page, place_of(pane, "này")
    assert lines(asked(pane, at, MOUSE)) == ALWAYS
    found = page.document().find("này")
    page.setTextCursor(found)
    choose(asked(pane, at, MOUSE), "Copy")
    assert QGuiApplication.clipboard().text() == "này"
    choose(asked(pane, at, MOUSE), "Select all")
    assert page.textCursor().selectedText().startswith(page.document().firstBlock().text())


def test_the_menu_key_asks_for_the_menu_wherever_the_keyboard_is(pane: ReadingPane) -> None:
    """It did nothing before an article was clicked on: the cursor stood on the way to its section."""
    page = pane._page
    cursor = page.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    page.setTextCursor(cursor)
    assert lines(asked(pane, page.cursorRect().center(), KEYBOARD)) == ALWAYS
    for _ in range(9):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        if page.textCursor().selectedText() == "trang":
            break
    assert "Open in the browser" in lines(asked(pane, page.cursorRect().center(), KEYBOARD))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_letter_of_the_menu_means_two_things(app: QApplication, pane: ReadingPane, language: str) -> None:
    translation.install(app, language)
    assert faults(letters_in(asked(pane, place_of(pane, "trang"), MOUSE))) == []
