"""What widgets paint by themselves: letters on tiles, pills in rows, the sentences of an empty list."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from newsreader.gui.models.articles import _spoken, outlets_text
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.models.views import Rows
from newsreader.gui.painting import tile_letter
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.articles import make_row
from tests.gui.desk import open_desk, quiet_settings, settle
from tests.gui.newsstand import OUTLETS, entry, publish

STACKED = "".join(letter + "\u0302" * 40 + "\u0330" * 40 for letter in "Chữ chồng")  # higher than a row, and lower


@pytest.mark.parametrize(
    ("outlet", "letter"),
    [
        ("The Harbour Post", "H"),
        ("Báo Khơi Xa", "K"),
        ("Ba\u0301o Khơi Xa", "K"),
        ("Báo điện tử Chính phủ", "C"),
        ("Tạp chí Tia Sáng", "T"),
        ("Tin Biển Bạc", "T"),
        ("Nhịp Phố - Kinh tế", "N"),
        ("Đất Việt", "Đ"),
        ("Theology Today", "T"),
        ("The", "T"),
        ("Báo ", "B"),
        ("24h", "2"),
        ("…", "•"),
        ("", "•"),
    ],
)
def test_a_tile_shows_the_letter_of_the_outlets_own_name(outlet: str, letter: str) -> None:
    assert tile_letter(outlet) == letter


def test_outlets_are_named_when_there_are_several() -> None:
    assert [outlets_text(count) for count in (0, 1)] == ["", ""]
    assert outlets_text(5) == "5 outlets"
    assert "5 outlets" in _spoken(replace(make_row(), outlets=5))


def spilt(view: QAbstractItemView, index: QModelIndex) -> list[int]:
    """The lines of pixels that painting a row changes outside of it."""
    high, room = view.visualRect(index).height(), 200
    image = QImage(400, high + 2 * room, QImage.Format.Format_RGB32)
    image.fill(0)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, room, image.width(), high)
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    empty = image.pixel(0, 0)
    painted = [y for y in range(image.height()) if any(image.pixel(x, y) != empty for x in range(image.width()))]
    assert painted
    return [y for y in painted if not room <= y < room + high]


def test_letters_with_stacked_marks_stay_in_their_row(newsstand: Library, paths: Paths) -> None:
    publish(newsstand, 1, (entry(OUTLETS[0], 99, age=timedelta(0))._replace(title=STACKED),))
    newsstand.store.feeds.rename(1, STACKED)
    with open_desk(paths, quiet_settings()) as window:
        index = window.listing.model.index(0, 0)
        for kind in Rows:
            window.articles.set_kind(kind)
            settle(window)
            assert spilt(window.articles, index) == []
        feed = window.sidebar.tree.index_of(Place(Kind.FEED, 1).key)
        assert spilt(window.sidebar, feed) == []
