"""The single panes: status line, search field, header, rows, sidebar with the mouse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from newsreader.gui import icons
from newsreader.gui.list_header import ListHeader
from newsreader.gui.models.place import Filters, Kind, Place
from newsreader.gui.painting import cover
from newsreader.gui.search_bar import SearchBar
from newsreader.gui.sidebar import Sidebar
from newsreader.gui.status import StatusLine, offline_text
from newsreader.gui.story_buttons import Story
from newsreader.gui.theme import DARK, LIGHT, LIST_LEAST, palette, stylesheet
from newsreader.gui.timeline import TimelineRow
from newsreader.library.story_page import Member
from newsreader.model import ArticleRow, Counts, Feed, Folder, Offline, Order, Section
from tests.gui.events import sweep
from tests.gui.newsstand import pause, wait

SECTIONS = (Section(1, "news", "Thời sự", "National"), Section(2, "sport", "Thể thao", "Sport"))
W = TypeVar("W", bound=QWidget)
ROW = ArticleRow(5, 1, "Báo", "Bài", "", "", "", datetime(2026, 11, 23, tzinfo=UTC))


def on_the_screen(made: W) -> Iterator[W]:
    """Show a pane for a test, and let it go."""
    made.show()
    yield made
    made.close()
    made.deleteLater()
    sweep()


@pytest.fixture
def status() -> Iterator[StatusLine]:
    yield from on_the_screen(StatusLine())


@pytest.fixture
def header() -> Iterator[ListHeader]:
    made = ListHeader(LIGHT)
    made.resize(404, 120)
    yield from on_the_screen(made)


@pytest.fixture
def sidebar() -> Iterator[Sidebar]:
    made = Sidebar(LIGHT)
    made.resize(232, 700)
    folders = (Folder(1, "Trong nước"),)
    feeds = (Feed(10, "https://a.example/", "A", folder=1), Feed(11, "https://b.example/", "B"))
    made.rebuild(lambda tree: tree.rebuild(feeds, folders, SECTIONS, frozenset({1, 2}), Counts(), "en"))
    yield from on_the_screen(made)


def test_how_one_refresh_ended_gives_way_to_the_next(status: StatusLine) -> None:
    status.say("78 feeds · nothing new", details=True, ended=True)
    status.show_progress(0, 0, "Refreshing…", cancel=True)
    assert status.message.text() == "Refreshing…"
    status.say("Copied.")
    status.show_progress(1, 5, "Refreshing 1 of 5 feeds", cancel=True)
    assert status.message.text() == "Copied."
    status.end_progress()
    status.show_progress(0, 0, "Refreshing…", cancel=True)
    assert status.message.text() == "Copied."  # nothing of a refresh


def test_a_message_gives_way_to_progress_when_it_is_old(status: StatusLine) -> None:
    status.show_progress(3, 10, "Refreshing 3 of 10 feeds")
    assert status.message.text() == "Refreshing 3 of 10 feeds"
    status.say("Marked as read.", undo=True)
    status.show_progress(4, 10, "Refreshing 4 of 10 feeds")
    assert status.message.text() == "Marked as read."
    assert status.undo.isVisible()
    status._fade.setInterval(1)
    status._fade.start()
    wait(lambda: status.message.text() == "Refreshing 4 of 10 feeds")
    assert not status.undo.isVisible()
    status.end_progress()
    assert not status.bar.isVisible()
    assert status.message.text() == ""


def test_the_offline_badge_says_what_is_there() -> None:
    assert offline_text(None) == ("", "")
    assert offline_text(ROW) == ("", "")
    partial = ArticleRow(5, 1, "", "", "", "", "", ROW.published, offline=Offline.PARTIAL, pictures=(5, 3))
    text, kind = offline_text(partial)
    assert "3" in text
    assert "5" in text
    assert kind == ""
    whole = ArticleRow(5, 1, "", "", "", "", "", ROW.published, offline=Offline.COMPLETE)
    assert offline_text(whole)[1] == "good"


def test_typing_is_told_once_after_a_pause() -> None:
    bar = SearchBar(LIGHT)
    told: list[str] = []
    bar.searched.connect(told.append)
    bar.show()
    QTest.keyClicks(bar, "gia")
    assert told == []
    wait(lambda: told)
    assert told == ["gia"]
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert told[-1] == ""
    bar.close()
    bar.deleteLater()
    sweep()


def test_chips_combine_and_all_clears_them(header: ListHeader) -> None:
    wanted: list[Filters] = []
    header.filters_wanted.connect(wanted.append)
    header.set_sections(SECTIONS, frozenset({1, 2}), "en")
    header.show_place(Place(Kind.FEED, 3), "Báo", Filters(order=Order.OLDEST))
    header.chips["unread"].click()
    header.chips["today"].click()
    assert wanted[-1] == Filters(unread=True, today=True, order=Order.OLDEST)
    assert not header.chips["all"].isChecked()
    header.sections.menu().actions()[1].trigger()
    assert wanted[-1].section == 2
    assert header.section.isVisible()
    assert "Sport" in header.section.text()
    header.section.click()
    assert wanted[-1].section is None
    header.chips["all"].click()
    assert wanted[-1] == Filters(order=Order.OLDEST)
    next(action for action in header.sort.menu().actions() if action.text() == "By outlet").trigger()
    assert wanted[-1].order is Order.OUTLET


def test_no_name_and_no_trouble_widens_the_list(header: ListHeader) -> None:
    header.set_sections((Section(3, "own", "Chuyện " * 20, "Matters " * 20),), frozenset({3}), "vi")
    header.show_place(Place(), "Tất cả", Filters(section=3))
    header.show_trouble("x" * 300)
    header.show_numbers("1 " * 300)
    assert header.section.isVisible()
    assert header.section.toolTip().startswith("Chuyện")
    assert header.minimumSizeHint().width() <= LIST_LEAST


def test_new_articles_are_offered_and_withdrawn(header: ListHeader) -> None:
    header.show_new(12)
    assert header.new.isVisible()
    assert "12" in header.new.text()
    assert header.new.toolTip().endswith("(.)")
    assert header.front.toolTip().endswith("(H)")  # F follows a story
    header.show_new(0)
    assert not header.new.isVisible()


def test_an_arrow_folds_and_a_name_goes_there(sidebar: Sidebar) -> None:
    gone: list[Place] = []
    sidebar.place_chosen.connect(gone.append)
    folder = sidebar.tree.index_of("folder:1")
    box = sidebar.visualRect(folder)
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(24, box.center().y()))
    assert not sidebar.isExpanded(folder)
    assert gone == []
    assert sidebar.turned_keys == ("folder:1",)
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, box.center().y()))
    assert gone == [Place(Kind.FOLDER, 1)]


def test_the_place_shown_stays_marked_while_the_keyboard_is_on_a_heading(sidebar: Sidebar) -> None:
    """And where the keyboard is can be seen: Left and Right fold the heading."""
    sidebar.activateWindow()
    sidebar.setFocus()
    heading = next(
        index
        for row in range(sidebar.tree.rowCount())
        if (node := sidebar.tree.node(index := sidebar.tree.index(row, 0))) is not None
        and node.heading is not None
    )
    above = sidebar.indexAbove(heading)
    sidebar.setCurrentIndex(above)
    wait(sidebar.hasFocus, "for the keyboard")

    def colours(index: QModelIndex) -> set[str]:
        box, image = sidebar.visualRect(index), sidebar.viewport().grab().toImage()
        return {image.pixelColor(20 + 8 * at, box.bottom() - 4).name() for at in range(10)}

    assert LIGHT.selection in colours(above)
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert sidebar.currentIndex() == heading
    assert LIGHT.selection in colours(above)
    box, image = sidebar.visualRect(heading), sidebar.viewport().grab().toImage()
    framed = {image.pixelColor(box.center().x(), y).name() for y in range(box.top(), box.bottom())}
    assert len(framed - {LIGHT.sidebar}) > 1
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    assert not sidebar.isExpanded(heading)


def test_a_drag_shows_the_folder_or_the_line_where_a_feed_would_go(sidebar: Sidebar) -> None:
    folder, feed = (sidebar.visualRect(sidebar.tree.index_of(key)) for key in ("folder:1", "feed:10"))
    assert sidebar._box(folder.center()) == folder
    assert sidebar._box(QPoint(60, feed.top() + 3)).top() == feed.top()
    assert sidebar._box(QPoint(60, feed.bottom() - 3)).top() == feed.bottom()
    assert sidebar._box(QPoint(60, feed.top() + 3)).height() == 1
    assert sidebar._box(QPoint(60, sidebar.height() - 5)).isNull()
    sidebar._mark(folder)
    assert sidebar.viewport().grab().toImage().pixelColor(116, folder.top() + 1) == QColor(LIGHT.accent)


def test_a_rebuilt_tree_keeps_what_is_chosen_and_folded(sidebar: Sidebar) -> None:
    sidebar.show_place(Place(Kind.FEED, 11))
    sidebar.setExpanded(sidebar.tree.index_of("folder:1"), False)
    gone: list[Place] = []
    sidebar.place_chosen.connect(gone.append)
    feeds = (Feed(10, "https://a.example/", "A", folder=1), Feed(11, "https://b.example/", "B"))
    sidebar.rebuild(lambda tree: tree.rebuild(feeds, (Folder(1, "X"),), (), frozenset(), Counts(), "en"))
    assert sidebar.currentIndex() == sidebar.tree.index_of("feed:11")
    assert not sidebar.isExpanded(sidebar.tree.index_of("folder:1"))
    assert gone == []


def test_a_right_click_opens_the_menu_and_goes_nowhere(sidebar: Sidebar) -> None:
    gone: list[Place] = []
    sidebar.place_chosen.connect(gone.append)
    at = sidebar.visualRect(sidebar.tree.index_of("feed:11")).center()
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.RightButton, pos=at)
    pause(0.02)
    assert gone == []


def test_icons_take_colours_and_unknown_sections_get_the_common_one() -> None:
    image = icons.pixmap("add", "#ff0000", 24).toImage()
    assert image.pixelColor(12, 12) == QColor("#ff0000")
    unknown = icons.pixmap("section-nonsense", "#000000", 24).toImage()
    assert unknown == icons.pixmap("section", "#000000", 24).toImage()


def test_a_picture_is_cut_to_fill_and_a_huge_one_is_not_decoded(tmp_path: Path) -> None:
    file = tmp_path / "wide.png"
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(file))
    assert cover(str(file), QSize(72, 72), 1_000_000).size() == QSize(72, 72)
    assert cover(str(file), QSize(72, 72), 10_000).isNull()
    file.write_bytes(b"no picture")
    assert cover(str(file), QSize(72, 72), 1_000_000).isNull()


def test_what_is_offered_widens_no_window(status: StatusLine) -> None:
    """A long name of a feed made the window grow."""
    least = status.minimumSizeHint().width()
    status.offer("N again: to " + "a long name " * 20 + "& more, 7 unread", lambda: None)
    assert status.minimumSizeHint().width() < least + 120
    status.resize(400, status.height())
    status.show()
    assert status.grab().width() == 400
    assert status.offered.width() < 400


def test_what_was_said_in_another_language_is_said_no_more(status: StatusLine) -> None:
    whole = replace(ROW, offline=Offline.COMPLETE, pictures=(2, 2))
    status.show_offline(whole)
    status.say("Renamed.", undo=True)
    status.offline.setText("✓ in another language")
    QApplication.sendEvent(status, QEvent(QEvent.Type.LanguageChange))
    assert status.message.text() == ""
    assert not status.undo.isVisible()
    assert status.offline.text() == offline_text(whole)[0]


def test_a_timeline_cuts_the_quotation_before_the_number_behind_it() -> None:
    story = Story(5, "Báo", "Bài", "", "12:00")
    row = TimelineRow(Member(ROW, "Báo", new_sentences=12, new="từ này sang từ khác " * 20), "", story, LIGHT)
    [note] = row._note(420)
    assert "…" in note
    assert note.endswith("12 new sentences")
    [note] = TimelineRow(Member(ROW, "Báo", new_sentences=1, new="một câu"), "", story, LIGHT)._note(420)
    assert note == "New: “một câu”"


def test_a_choice_is_seen_in_both_themes() -> None:
    for theme in (LIGHT, DARK):
        button = QRadioButton("Luôn đưa vào đó")
        button.setStyleSheet(stylesheet(theme))
        button.setPalette(palette(theme))
        picture = button.grab().toImage()
        ring = max(
            abs(
                picture.pixelColor(x, picture.height() // 2).lightness()
                - palette(theme).window().color().lightness()
            )
            for x in range(14)
        )
        assert ring > 60, theme
