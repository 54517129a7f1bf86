"""F2 renames what is chosen in the sidebar, whatever it is; its menus show the key."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit

from newsreader.gui.dialogs.name import NameDialog
from newsreader.gui.dialogs.saved_search import SavedSearchDialog
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.models.place import Kind, Place, place_title
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.desk import go, open_desk, press, quiet_settings
from tests.gui.newsstand import wait
from tests.gui.test_menus import keys_in


@pytest.fixture
def window(newsstand: Library, paths: Paths) -> Iterator[Window]:
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def a_feed(window: Window) -> Place:
    return Place(Kind.FEED, window.session.feeds[0].id)


def a_folder(window: Window) -> Place:
    return Place(Kind.FOLDER, window.session.folders[0].id)


def a_section(window: Window) -> Place:
    return Place(Kind.SECTION, next(one.id for one in window.session.sections if one.key == "business"))


def a_search(window: Window) -> Place:
    if not window.session.saved:
        window.session.searches.save("Bài", "bài")
        wait(lambda: window.session.saved, "for the saved search")
    return Place(Kind.SAVED, window.session.saved[0].id)


def name_field(window: Window) -> QLineEdit:
    """The field for the name in the dialog that is open."""
    found: list[QLineEdit] = []

    def look() -> bool:
        for dialog in window.findChildren(QDialog):
            if isinstance(dialog, NameDialog):
                found.append(dialog.field)
            elif isinstance(dialog, SavedSearchDialog):
                found.append(dialog.title)
        return bool(found)

    wait(look, "for the dialog")
    return found[0]


@pytest.mark.parametrize("place_of", [a_feed, a_folder, a_section, a_search])
def test_f2_asks_for_another_name_and_gives_it(window: Window, place_of: Callable[[Window], Place]) -> None:
    place = place_of(window)
    go(window, place.kind, place.id)
    window.articles.setFocus()  # it is heard wherever the keyboard is
    before = place_title(place, *window.names())
    press(window, Qt.Key.Key_F2)
    field = name_field(window)
    assert field.text() == field.selectedText() == before
    wait(field.hasFocus, "for the cursor in the field")
    QTest.keyClicks(field, "Another")
    dialog = field.window()
    assert isinstance(dialog, QDialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    wait(lambda: place_title(place, *window.names()) == "Another", "for the name")


@pytest.mark.parametrize("place_of", [a_feed, a_folder, a_section, a_search])
def test_menus_show_the_key(window: Window, place_of: Callable[[Window], Place]) -> None:
    place = place_of(window)
    keys = keys_in(window.place_menu.make(place))
    assert "F2" in (keys.get("Rename…"), keys.get("Rename or change…"))


def test_what_has_no_name_of_the_readers_own_says_so(window: Window) -> None:
    told: list[str] = []
    window.session.said.connect(told.append)
    press(window, Qt.Key.Key_F2)
    go(window, Kind.FEED, window.session.feeds[0].id)
    window.sidebar.setFocus()
    window.sidebar.setCurrentIndex(window.sidebar.tree.index_of("heading:sections"))
    press(window, Qt.Key.Key_F2)
    assert told == ["Choose a feed, a folder, a section or a saved search first."] * 2
    assert not window.findChildren(NameDialog)


def test_f2_renames_in_the_table_of_sections_too(window: Window) -> None:
    window.sectioning.show_editor()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    asked: list[bool] = []
    dialog.rename.clicked.connect(lambda: asked.append(True))
    dialog.table.setFocus()
    wait(dialog.table.hasFocus, "for the focus")
    keys = [one.key().toString() for one in dialog.table.findChildren(QShortcut)]
    assert keys == ["F2"]
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    assert asked == [True]
    name_field(window).window().close()
    dialog.close()
