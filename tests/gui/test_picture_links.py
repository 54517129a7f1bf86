"""Pictures that are links: followed by a click once they are there."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui.reading_pane import ReadingPane
from newsreader.model import Picture
from tests.gui.articles import draw_picture, make_readable
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
