"""The filter above the sidebar: names found with and without marks, and everything as it was afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt

from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import open_library
from newsreader.library.subscribe import add_folder, move_folder
from newsreader.paths import Paths
from tests.gui.desk import go, open_desk, press, quiet_settings, settle
from tests.gui.newsstand import fill, wait


@pytest.fixture
def window(paths: Paths) -> Iterator[Window]:
    library = open_library(paths)
    fill(library)
    folder = next(one.id for one in library.store.folders.all())
    move_folder(library, folder, add_folder(library, "Đường về Thuỷ Nguyên"))
    library.close()
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def titles(window: Window, parent: QModelIndex | None = None) -> list[str]:
    """What stands in the sidebar, from the top down, but for what is folded up or hidden."""
    sidebar, above = window.sidebar, parent or QModelIndex()
    found = []
    for row in range(sidebar.tree.rowCount(above)):
        if sidebar.isRowHidden(row, above):
            continue
        index = sidebar.tree.index(row, 0, above)
        found.append(str(index.data()))
        if sidebar.isExpanded(index):
            found += titles(window, index)
    return found


def type_name(window: Window, typed: str) -> None:
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.places.field.hasFocus()
    window.places.field.setText(typed)


@pytest.mark.parametrize("typed", ["nhip pho", "NHỊP", "nhi\u0323p pho\u0302\u0301", "ịp ph", "  phố "])
def test_a_feed_is_found_however_it_is_typed(window: Window, typed: str) -> None:
    type_name(window, typed)
    assert titles(window)[-3:] == ["Đường về Thuỷ Nguyên", "Trong nước", "Nhịp Phố"]
    assert "Báo Khơi Xa" not in titles(window)


@pytest.mark.parametrize("typed", ["duong", "ĐƯỜNG VỀ", "thủy nguyên", "thuỷ", "d"])
def test_a_folder_is_found_with_what_is_in_it(window: Window, typed: str) -> None:
    type_name(window, typed)
    assert titles(window)[-4:] == ["Đường về Thuỷ Nguyên", "Trong nước", "Báo Khơi Xa", "Nhịp Phố"]


def test_enter_goes_to_what_was_found_and_escape_brings_all_back(window: Window) -> None:
    before = titles(window)
    turned = window.sidebar.turned_keys
    go(window, Kind.UNREAD)
    type_name(window, "harbour")
    assert window.listing.place == Place(Kind.UNREAD)
    press(window, Qt.Key.Key_Return)
    settle(window)
    assert window.listing.place.kind is Kind.FEED
    assert window.sidebar.hasFocus()
    assert titles(window)[-1] == "The Harbour Post"
    type_name(window, "nhịp")
    press(window, Qt.Key.Key_Escape)
    assert window.sidebar.hasFocus()
    assert not window.places.field.isVisible()
    assert titles(window) == before
    assert window.sidebar.turned_keys == turned
    assert window.listing.place.kind is Kind.FEED


def test_escape_brings_all_back_from_the_rows_too(window: Window) -> None:
    before = titles(window)
    type_name(window, "nhip pho")
    press(window, Qt.Key.Key_Down)
    wait(window.sidebar.hasFocus, "for the rows")
    assert titles(window) != before
    press(window, Qt.Key.Key_Escape)
    assert not window.places.field.isVisible()
    assert titles(window) == before
    assert window.sidebar.hasFocus()


def test_what_comes_while_it_is_filtered_is_filtered_too(window: Window) -> None:
    type_name(window, "hải")
    assert titles(window) == []
    assert window.places.nothing.isVisible()
    window.session.add_folder("Hai Phong")
    wait(lambda: "Hai Phong" in titles(window), "for the folder")
    assert not window.places.nothing.isVisible()
    assert "Trong nước" not in titles(window)
    window.places.field.setText("hải phòng")
    assert titles(window)[-1] == "Hai Phong"
