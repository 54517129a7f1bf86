"""Tab and Shift+Tab through the whole window: they come everywhere, and back the same way."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsreader.gui.article_page import ArticlePage
from newsreader.gui.window import Window
from tests.gui.desk import ids, opened_id, press
from tests.gui.newsstand import wait


def test_tab_comes_to_every_part_and_shift_tab_back_the_same_way(window: Window) -> None:
    """Shift+Tab stayed at an article's first link for good: the way back to the list was shut."""
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    window.articles.setFocus()
    there = walk(Qt.Key.Key_Tab, window)
    assert window.pane.findChildren(ArticlePage)[0] in there
    assert {window.sidebar, window.bar.search} <= set(there)
    back = walk(Qt.Key.Key_Backtab, window)
    assert back == list(reversed(there))


def walk(key: Qt.Key, window: Window) -> list[QWidget]:
    """What the keyboard comes to from the list until it is there again, each once in its order."""
    met: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is window.articles:
            return met
        if focus not in met:
            met.append(focus)
    raise AssertionError(f"the list is not reached again: {met}")
