"""What is dragged onto the window from a file manager or a browser."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.dialogs.import_report import ImportReportDialog
from newsreader.gui.window import Window
from tests.gui.arranging import shown
from tests.gui.desk import press
from tests.gui.newsstand import wait

LIST = """<opml version="2.0"><body><outline text="Báo" xmlUrl="http://127.0.0.1:9/a.xml"/></body></opml>"""


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag `data` from outside onto a widget and let go; whether it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), copy, data, left, none))
    return entering.isAccepted()


def of_urls(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


@pytest.mark.parametrize("pane", ["pane", "articles", "sidebar", "bar"])
def test_a_list_of_feeds_is_imported_wherever_it_is_dropped(window: Window, tmp_path: Path, pane: str) -> None:
    file = tmp_path / "báo của tôi.opml"
    file.write_text(LIST, encoding="utf-8")
    before = len(window.session.feeds)
    assert drop(getattr(window, pane), of_urls(QUrl.fromLocalFile(str(file))))
    wait(lambda: window.findChild(ImportReportDialog), "for the report")
    wait(lambda: len(window.session.feeds) == before + 1, "for the feed")


def test_a_file_that_is_no_list_is_told_so(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("chữ", encoding="utf-8")
    said: list[str] = []
    window.session.failed.connect(said.append)
    assert drop(window, of_urls(QUrl.fromLocalFile(str(tmp_path / "a.txt"))))
    wait(lambda: said, "for the sentence")
    assert said == ["a.txt is not a list of feeds: it is not XML."]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/rss", "http://127.0.0.1:9/tin%20m%E1%BB%9Bi?q=a%26b"])
def test_an_address_is_looked_at(window: Window, address: str) -> None:
    assert drop(window, of_urls(QUrl(address)))
    [dialog] = window.findChildren(AddFeedDialog)
    assert dialog.address.text() == address
    dialog.reject()


def test_a_link_that_is_dragged_over_the_sidebar_leaves_it_as_it_is(window: Window) -> None:
    """The window takes it, so that the sidebar heard of no leaving and showed sections without articles for good."""
    before = shown(window)
    viewport, data = window.sidebar.viewport(), of_urls(QUrl("http://127.0.0.1:9/rss"))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, left, none))
    assert shown(window) == before
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert shown(window) == before


def test_what_is_dragged_within_the_window_is_left(window: Window) -> None:
    """An address that was marked in an article, and slipped from the hand, was looked at for feeds."""

    class Inner(QDragEnterEvent):
        def source(self) -> QWidget:
            return window.pane

    data = QMimeData()
    data.setText("https://khoixa.example/rss")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, taken in ((QDragEnterEvent, True), (Inner, False)):
        event = kind(QPoint(20, 20), Qt.DropAction.CopyAction, data, left, none)
        event.ignore()
        QApplication.sendEvent(window, event)
        assert event.isAccepted() is taken


def test_what_says_nothing_to_us_is_left(window: Window) -> None:
    text = QMimeData()
    text.setText("một câu nào đó")
    assert not drop(window, text)
    assert not drop(window, of_urls(QUrl("http://a.example/"), QUrl("http://b.example/")))
    assert not drop(window, of_urls(QUrl("ftp://a.example/x")))


def test_an_address_that_was_copied_is_followed_by_ctrl_v(window: Window) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    QGuiApplication.clipboard().setText("một câu nào đó")
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said == ["No address was copied, and no list of feeds."]
    QGuiApplication.clipboard().setText(" http://127.0.0.1:9/rss\n")
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [dialog] = window.findChildren(AddFeedDialog)
    assert dialog.address.text() == "http://127.0.0.1:9/rss"
    dialog.reject()
    window.bar.search.setFocus()
    QTest.keyClick(window.bar.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.bar.search.text().strip() == "http://127.0.0.1:9/rss"
    window.bar.search.clear()


def test_a_list_that_was_copied_in_a_file_manager_is_imported(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(LIST, encoding="utf-8")
    QGuiApplication.clipboard().setMimeData(of_urls(QUrl.fromLocalFile(str(file))))
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: window.findChild(ImportReportDialog), "for the report")
    QGuiApplication.clipboard().clear()
