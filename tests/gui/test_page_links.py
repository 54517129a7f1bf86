"""Links in an article: pictures that are links, followed once they are there; footnotes, gone to and back from."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui.reading_document import headings
from newsreader.gui.reading_pane import ReadingPane
from newsreader.model import Picture
from tests.gui.articles import PARAGRAPH, draw_picture, make_readable
from tests.gui.panes import Heard, pane

__all__ = ["pane"]


def test_a_picture_that_is_a_link_is_followed_once_it_is_there(
    pane: ReadingPane, app: QApplication, tmp_path: Path
) -> None:
    wanted, followed = Heard(), Heard()
    pane.pictures_wanted.connect(wanted)
    pane.link_activated.connect(followed)
    body = '<p class="picture"><a href="https://phim.example/"><img src="picture:0"></a></p>'
    pane.show_article(make_readable(body, pictures=(Picture("u0", width=800, height=400),)))
    app.processEvents()
    QTest.mouseClick(pane._page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert (wanted, followed) == ([(1,)], [])
    pane.refresh_pictures(make_readable(body, pictures=(draw_picture(tmp_path / "a.png", 800, 400),)))
    app.processEvents()
    QTest.mouseClick(pane._page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert (wanted, followed) == ([(1,)], [("https://phim.example/",)])
    pane.refresh_pictures(make_readable(body, pictures=(Picture("u0", width=800, height=400, failed=True),)))
    app.processEvents()
    QTest.mouseClick(pane._page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert (wanted, len(followed)) == ([(1,)], 2)


def test_a_footnote_is_gone_to_and_back(pane: ReadingPane, app: QApplication) -> None:
    followed, moved = Heard(), Heard()
    pane.link_activated.connect(followed)
    pane.scrolled_by_reader.connect(moved)
    pane.show_article(make_readable(
        f'<p><a name="note-2"></a><a href="#note-1">1</a> Chữ</p>{PARAGRAPH * 60}'
        f'<ol><li><a name="note-1"></a>Ghi chú <a href="#note-2">về</a></li></ol>{PARAGRAPH * 60}'
    ))  # fmt: skip
    app.processEvents()
    page = pane._page
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    while page.textCursor().charFormat().anchorHref() != "#note-1":
        QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert "Ghi chú" in page.cursorForPosition(QPoint(page.viewport().width() // 2, 8)).block().text()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert "1 Chữ" in page.cursorForPosition(QPoint(page.viewport().width() // 2, 8)).block().text()
    assert (followed, len(moved)) == ([], 2)


def test_a_heading_that_is_led_to_is_still_a_heading(pane: ReadingPane, app: QApplication) -> None:
    pane.show_article(
        make_readable(f'<h3><a name="note-1"></a>Mục</h3>{PARAGRAPH * 60}<h2><a name="note-2"></a>Hai</h2>')
    )
    app.processEvents()
    assert [found[:2] for found in headings(pane._page.document())][1:] == [(3, "Mục"), (2, "Hai")]
    pane._page.scrollToAnchor("note-2")
    assert pane.scroll_position > 500
