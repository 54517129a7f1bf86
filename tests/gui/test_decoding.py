"""Large pictures: decoded beside the window's thread, painted when they come, forgotten with their article."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from newsreader.gui import reading_pictures
from newsreader.gui.decoding import Decoder, is_large
from newsreader.gui.painting import cover
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.reading_pictures import decode
from tests.gui.articles import draw_picture, make_readable
from tests.gui.events import sweep
from tests.gui.newsstand import wait
from tests.gui.panes import pane

__all__ = ["pane"]

PICTURE = '<p class="picture"><img src="picture:0"></p>'


@pytest.fixture
def decoder(app: QApplication) -> Iterator[Decoder]:
    made = Decoder(app)
    yield made
    made.deleteLater()
    sweep()


def test_only_large_pictures_wait(tmp_path: Path) -> None:
    draw_picture(tmp_path / "small.png", 800, 400)
    draw_picture(tmp_path / "large.png", 2000, 1500)
    assert not is_large(str(tmp_path / "small.png"))
    assert is_large(str(tmp_path / "large.png"))
    assert not is_large(str(tmp_path / "none.png"))


def test_what_is_decoded_elsewhere_comes_back_once(decoder: Decoder, tmp_path: Path) -> None:
    picture = draw_picture(tmp_path / "large.png", 2000, 1500)
    came: list[QImage] = []
    for _ in range(3):
        decoder.ask("one", lambda: cover(picture.path, QSize(72, 72), 40_000_000), came.append)
    wait(lambda: came, "for the picture")
    assert [image.size() for image in came] == [QSize(72, 72)]


def test_what_was_forgotten_does_not_come(decoder: Decoder) -> None:
    came: list[str] = []
    decoder.ask("old", QImage, lambda _image: came.append("old"))
    decoder.forget()
    decoder.ask("new", QImage, lambda _image: came.append("new"))
    wait(lambda: came, "for what is wanted")
    assert came == ["new"]


def test_the_page_does_not_decode_a_large_picture_itself(
    pane: ReadingPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    threads: list[str] = []

    def noted(path: str, size: QSizeF, ratio: float) -> QImage:
        threads.append(threading.current_thread().name)
        return decode(path, size, ratio)

    monkeypatch.setattr(reading_pictures, "decode", noted)
    picture = draw_picture(tmp_path / "large.png", 2400, 1200)
    pane.show_article(make_readable(PICTURE, pictures=(picture,), lead=""))

    def painted() -> bool:
        image = pane.grab().toImage()
        return image.pixelColor(image.width() // 2, 300) == QColor("#c04020")

    wait(painted, "for the picture")
    assert set(threads) == {"pictures"}
