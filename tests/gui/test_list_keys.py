"""Where keys leave the reader in the list: the row that is chosen, and where it stands."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from newsreader.gui.models.place import Kind
from newsreader.gui.models.views import Rows
from newsreader.gui.window import Window
from newsreader.library.grouping import Grouping
from tests.gui.desk import go, ids, opened_id, press, settle
from tests.gui.newsstand import wait
from tests.gui.test_list import group, top_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_home_and_end_go_to_the_first_and_the_last_article(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    window.articles.setFocus()
    QTest.keyClick(window.articles, Qt.Key.Key_End)
    assert window.articles.article == ids(window)[-1]
    group(window, Grouping.DAY)  # whose first row is a header
    QTest.keyClick(window.articles, Qt.Key.Key_Home)
    assert window.articles.article == ids(window)[0]


def test_escape_from_several_goes_back_to_the_one_that_is_open(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    press(window, Qt.Key.Key_J, SHIFT)
    press(window, Qt.Key.Key_J, SHIFT)
    window.articles.setFocus()
    QTest.keyClick(window.articles, Qt.Key.Key_Escape)
    assert list(window.articles.selection.articles) == ids(window)[:1]
    assert window.articles.article == opened_id(window)
    press(window, Qt.Key.Key_J)
    assert window.articles.article == ids(window)[1]


def test_several_chosen_before_the_first_is_open_stay_chosen(window: Window) -> None:
    """The article that came a moment later took the choice away."""
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J, SHIFT)
    press(window, Qt.Key.Key_J, SHIFT)
    wait(lambda: opened_id(window) == ids(window)[0])
    assert list(window.chosen_articles) == ids(window)[:3]
    press(window, Qt.Key.Key_S)
    wait(lambda: window.session.counts.starred == 3)


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_N])
def test_muting_a_story_leaves_the_reader_where_he_was(window: Window, key: Qt.Key) -> None:
    for _ in range(15):
        press(window, Qt.Key.Key_J)
    muted, behind, seen = ids(window)[14:17]
    wait(lambda: opened_id(window) == muted)
    stood = top_of(window, seen)
    press(window, Qt.Key.Key_X)
    wait(lambda: muted not in ids(window), "for the mute")
    settle(window)
    assert window.articles.verticalScrollBar().value() > 0
    assert abs(top_of(window, seen) - stood) <= window.articles.rows.height
    press(window, key)
    wait(lambda: window.articles.article == behind, "for the next one")


def test_a_group_that_is_unfolded_shows_the_article_under_the_eye(window: Window) -> None:
    group(window, Grouping.OUTLET)
    press(window, Qt.Key.Key_End)
    for _ in range(3):
        press(window, Qt.Key.Key_J)
    last = ids(window)[-1]
    window.articles.go_to(last)
    wait(lambda: opened_id(window) == last)
    window.listing.fold_all(True)
    settle(window)
    window.listing.fold_all(False)
    settle(window)
    place = window.listing.model.position(last)
    assert 0 <= window.articles.rowViewportPosition(place) < window.articles.viewport().height()


def test_j_unfolds_a_group_where_all_are_folded(window: Window) -> None:
    group(window, Grouping.OUTLET)
    press(window, Qt.Key.Key_Z, SHIFT)
    wait(lambda: all(number < 0 for number in window.listing.model.rows), "for the folds")
    press(window, Qt.Key.Key_J)
    assert window.articles.article == ids(window)[0]
    assert sum(number < 0 for number in window.listing.model.rows) < len(window.listing.model.rows)


def test_a_row_that_becomes_a_card_is_shown_whole(window: Window) -> None:
    for _ in range(6):
        press(window, Qt.Key.Key_J)
    window.articles.set_kind(Rows.CARD)
    place = window.articles.place
    top, height = window.articles.rowViewportPosition(place), window.articles.rowHeight(place)
    assert top >= 0
    assert top + height <= window.articles.viewport().height()


def test_why_this_section_is_told_beside_the_article(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    corner = window.pane.mapToGlobal(QPoint(0, 0))
    at = window.pane.below_path()
    assert corner.x() < at.x() < corner.x() + window.pane.width()
    assert corner.y() < at.y() < corner.y() + 100
    told: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, point: told.append(point))
    press(window, Qt.Key.Key_C, SHIFT)
    wait(lambda: told == [at], "for the menu")


def test_the_open_article_tells_its_section_in_the_windows_language(window: Window) -> None:
    business = next(section.id for section in window.session.sections if section.key == "business")
    go(window, Kind.SECTION, business)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])

    def section() -> str:
        readable = window.pane.current()
        return readable.path[-1][0] if readable is not None else ""

    assert section() == "Business"
    window.session.language = "vi"
    window.retranslate()
    wait(lambda: section() == "Kinh tế", "for the path")


def test_a_saved_search_is_shown_with_the_keyboard_in_its_list(window: Window) -> None:
    window.bar.search.setText("bài")
    window.bar.search.setFocus()
    wait(lambda: window.listing.filters.text == "bài")
    window.session.searches.save("Bài", "bài", window.searching._go)
    wait(lambda: window.listing.place.kind is Kind.SAVED, "for the saved search")
    wait(window.articles.hasFocus, "for the focus")


@pytest.mark.skipif(sys.platform != "linux", reason="the system does so")
def test_shift_f10_asks_for_the_menu_where_a_keyboard_has_no_key_for_it(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    for pane in (window.articles, window.sidebar, window.pane):
        pane.setFocus()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F10, SHIFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()
