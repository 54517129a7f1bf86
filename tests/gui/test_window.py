"""The window over a real library: places, filters, keys, marks, undo, restart."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from newsreader import settings
from newsreader.gui import translation
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.place_numbers import place_numbers
from newsreader.gui.window import Window
from newsreader.library import mark
from newsreader.library.opened import Library
from newsreader.model import Changes, FeedCheck, FeedStatus, ReadHow
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.gui.desk import feed_of, go, ids, open_desk, opened_id, press, settle
from tests.gui.newsstand import OUTLETS, pause, wait


def test_the_sidebar_shows_exact_unread_counts(window: Window, newsstand: Library) -> None:
    tree = window.sidebar.tree
    titles = {node.title: node.count for key in tree.all_keys() if (node := tree.node(tree.index_of(key)))}
    assert titles["Unread"] == 40
    assert titles["Trong nước"] == 32
    assert [titles[outlet] for outlet in OUTLETS] == [20, 12, 8]


def test_a_place_a_chip_and_words_combine(window: Window) -> None:
    feed = feed_of(window, OUTLETS[0])
    go(window, Kind.FEED, feed.id)
    assert len(ids(window)) == 20
    window.header.chips["unread"].click()
    settle(window)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    window.bar.search.setText("bai so 7")
    wait(lambda: window.listing.filters.text == "bai so 7")
    settle(window)
    assert window.listing.place == Place(Kind.ALL)
    everywhere = len(ids(window))
    window.sidebar.place_chosen.emit(Place(Kind.FEED, feed.id))
    settle(window)
    assert 0 < len(ids(window)) < everywhere
    window.bar.search.give_up()
    settle(window)
    assert window.listing.filters.text == ""


def test_an_article_is_read_after_the_delay_and_stays_in_unread(window: Window, values: Settings) -> None:
    values.set(settings.MARK_READ_DELAY, 0.2)
    go(window, Kind.UNREAD)
    before = ids(window)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == before[0])
    wait(lambda: (row := window.listing.model.row(0)) is not None and row.read)
    wait(lambda: window.session.counts.unread == 39)
    pause(0.6)
    assert ids(window) == before
    assert window.articles.article == before[0]


def test_passing_over_rows_marks_nothing(window: Window) -> None:
    for _ in range(6):
        press(window, Qt.Key.Key_J)
        pause(0.05)
    wait(lambda: opened_id(window) == ids(window)[5])
    press(window, Qt.Key.Key_K)
    pause(0.3)
    window.session.lanes.write(lambda: None, lambda _nothing: None)
    assert window.session.counts.unread == 40
    assert not any((row := window.listing.model.row(place)) is not None and row.read for place in range(6))


def test_the_chosen_row_does_not_move_when_others_are_read_elsewhere(window: Window, newsstand: Library) -> None:
    go(window, Kind.UNREAD)
    for _ in range(15):
        window.articles.step(1)
    chosen, top = window.articles.article, window.articles.visualRect(window.articles.currentIndex()).top()
    others = [number for number in ids(window) if number != chosen][:10]
    changes, _ = mark.mark_read(newsstand, others, True, ReadHow.BY_HAND)
    window.session.absorb(changes)
    wait(lambda: window.session.counts.unread == 30)
    pause(0.6)
    window.articles.show_new()
    pause(0.3)
    assert window.articles.article == chosen
    assert len(ids(window)) == 40
    assert top >= 0


def test_star_and_read_by_hand_can_be_undone(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    number = opened_id(window)
    press(window, Qt.Key.Key_S)
    wait(lambda: window.session.counts.starred == 1)
    wait(window.status.undo.isVisible)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: window.session.counts.starred == 0)
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 39)
    row = window.listing.model.known_row(number)
    assert row is not None
    assert row.read
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 40)


def test_mark_all_read_marks_the_place_only(window: Window) -> None:
    go(window, Kind.FEED, feed_of(window, OUTLETS[0]).id)
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    wait(lambda: window.session.counts.unread == 20)
    assert len(ids(window)) == 20
    window.status.undo.click()
    wait(lambda: window.session.counts.unread == 40)


def _says(window: Window, said: str) -> bool:
    return window.status.message.text() == said


@pytest.mark.parametrize(
    ("language", "below", "above"),
    [
        ("en", "There is no unread article below this one.", "There is no unread article above this one."),
        ("vi", "Bên dưới không còn bài chưa đọc nào.", "Bên trên không còn bài chưa đọc nào."),
    ],
)
def test_where_no_unread_article_is_left_is_said_of_the_side_that_was_looked_at(
    app: QApplication, window: Window, language: str, below: str, above: str
) -> None:
    """There may be many on the other."""
    translation.install(app, language)
    for place, key, said in ((-1, Qt.Key.Key_N, below), (0, Qt.Key.Key_P, above)):
        window.articles.go_to(window.listing.model.ids[place])
        settle(window)
        press(window, key)
        wait(partial(_says, window, said), "for the sentence")


def test_next_unread_skips_what_is_read(window: Window, newsstand: Library) -> None:
    every = ids(window)
    changes, _ = mark.mark_read(newsstand, every[1:4], True, ReadHow.BY_HAND)
    window.session.absorb(changes)
    press(window, Qt.Key.Key_N)
    wait(lambda: opened_id(window) == every[0])
    press(window, Qt.Key.Key_N)
    wait(lambda: opened_id(window) == every[4])
    press(window, Qt.Key.Key_P)
    wait(lambda: opened_id(window) == every[0])


def test_space_scrolls_then_goes_on(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    first = opened_id(window)
    press(window, Qt.Key.Key_Space)
    assert window.pane.scroll_position > 0
    for _ in range(40):
        press(window, Qt.Key.Key_Space)
        pause(0.03)
        if opened_id(window) != first:
            break
    assert opened_id(window) != first
    wait(lambda: window.session.counts.unread == 39)


def test_back_returns_to_the_same_place(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    first = opened_id(window)
    pause(0.1)
    window.pane.page_down()
    stood = window.pane.scroll_position
    window.pane.article_requested.emit(ids(window)[7])
    wait(lambda: opened_id(window) == ids(window)[7])
    assert window.articles.article == ids(window)[7]
    press(window, Qt.Key.Key_B)
    wait(lambda: opened_id(window) == first)
    wait(lambda: window.pane.scroll_position == stood)


def test_arrows_go_between_panes_and_fold_the_tree(window: Window) -> None:
    window.articles.setFocus()
    press(window, Qt.Key.Key_Left)
    assert window.sidebar.hasFocus()
    folder = window.session.folders[0]
    go(window, Kind.FOLDER, folder.id)
    index = window.sidebar.tree.index_of(Place(Kind.FOLDER, folder.id).key)
    press(window, Qt.Key.Key_Left)
    assert not window.sidebar.isExpanded(index)
    press(window, Qt.Key.Key_Right)
    assert window.sidebar.isExpanded(index)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Right)
    assert window.articles.hasFocus()


def test_letters_typed_in_the_search_field_are_words(window: Window) -> None:
    press(window, Qt.Key.Key_Slash)
    assert window.bar.search.hasFocus()
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_S)
    assert window.bar.search.text() == "js"
    press(window, Qt.Key.Key_Escape)
    assert window.bar.search.text() == ""
    assert window.articles.hasFocus()


def test_a_star_that_is_given_elsewhere_stands_on_the_bar_too(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    button = window.bar.buttons["toggle-star"]
    before = button.icon().cacheKey()
    window.session.look_for_others()
    mark.mark_starred(newsstand, [opened_id(window)], True)
    window.session.look_for_others()
    wait(lambda: button.icon().cacheKey() != before, "for the star")
    row = window.current_row
    assert row is not None
    assert row.starred


def test_a_feed_moves_by_its_menu(window: Window) -> None:
    feed = feed_of(window, OUTLETS[2])
    menu = window.place_menu.make(Place(Kind.FEED, feed.id))
    texts = [action.text() for action in menu.actions()]
    menu.deleteLater()
    assert {"Unsubscribe", "Rename…", "Mark all as read", "Move to"} <= set(texts)
    window.session.move_feed(feed.id, window.session.folders[0].id)
    wait(lambda: all(one.folder is not None for one in window.session.feeds))


def test_everything_survives_a_restart(newsstand: Library, paths: Paths, values: Settings) -> None:
    with open_desk(paths, values) as window:
        go(window, Kind.FEED, feed_of(window, OUTLETS[0]).id)
        window.panes.setSizes([260, 450, 730])
        widths = window.panes.sizes()
        window.sidebar.set_turned(("heading:sections",))
        press(window, Qt.Key.Key_J)
        press(window, Qt.Key.Key_J)
        wait(lambda: opened_id(window) == ids(window)[1])
        number, place = opened_id(window), window.listing.place
    with open_desk(paths, values) as again:
        wait(lambda: opened_id(again) == number)
        assert again.listing.place == place
        assert again.articles.article == number
        assert again.panes.sizes() == widths
        assert again.sidebar.turned_keys == ("heading:sections",)


def test_another_process_is_noticed(window: Window, newsstand: Library) -> None:
    window.session.look_for_others()
    pause(0.2)
    number = ids(window)[0]
    mark.mark_starred(newsstand, [number], True)
    window.session.look_for_others()
    wait(lambda: window.session.counts.starred == 1)
    wait(lambda: (row := window.listing.model.known_row(number)) is not None and row.starred)


def test_a_failing_feed_is_told_in_words(window: Window, newsstand: Library) -> None:
    feed = feed_of(window, OUTLETS[0])
    check = FeedCheck(feed.id, newsstand.now(), FeedStatus.FAILED, "fetch.login", {"host": "outlet0.example"})
    newsstand.store.checks.record_all([check])
    window.session.refresh_values()
    go(window, Kind.FEED, feed.id)
    wait(window.header.trouble.isVisible)
    assert "outlet0.example" in window.header.trouble.text()


def test_a_feed_that_stays_as_it_is_is_in_memory_once(window: Window, newsstand: Library) -> None:
    before = window.session.feeds
    mark.mark_starred(newsstand, [ids(window)[0]], True)
    told: list[object] = []
    window.session.counts_changed.connect(told.append)
    window.session.refresh_values()
    wait(lambda: told)
    assert window.session.feeds is before


def test_every_part_has_a_name_for_screen_readers(window: Window) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    for widget in (window.sidebar, window.articles, window.pane):
        assert widget.accessibleName()
    for part in (window.bar, window.header, window.status):
        for button in part.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text(), button
        for field in part.findChildren(QLineEdit):
            assert field.accessibleName()
    spoken = window.listing.model.data(window.listing.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "unread" in spoken


def test_keys_work_while_the_article_has_the_focus(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    press(window, Qt.Key.Key_Right)
    pause(0.05)
    assert not window.articles.hasFocus()
    press(window, Qt.Key.Key_Space)
    assert window.pane.scroll_position > 0
    first = opened_id(window)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) != first)
    press(window, Qt.Key.Key_Left)
    assert window.articles.hasFocus()


def test_searching_marks_the_words_in_rows(window: Window) -> None:
    window.bar.search.setText("bai so")
    wait(lambda: window.articles.rows.strokes.spans is not None)
    spans = window.articles.rows.strokes.spans
    assert spans is not None
    assert spans("Bài số 7")
    window.bar.search.give_up()
    wait(lambda: window.articles.rows.strokes.spans is None)


def test_escape_in_the_list_ends_the_search(window: Window) -> None:
    window.bar.search.setText("bai so")
    wait(lambda: window.listing.filters.text == "bai so")
    window.articles.setFocus()
    press(window, Qt.Key.Key_Escape)
    wait(lambda: window.listing.filters.text == "", "for the whole list")
    assert window.bar.search.text() == ""


def test_escape_leads_from_the_article_to_the_list_and_out_of_the_search(window: Window) -> None:
    window.bar.search.setText("bai so")
    wait(lambda: window.listing.filters.text == "bai so")
    window.session.open(ids(window)[0])
    wait(lambda: window.pane.current() is not None)
    window.pane.setFocus()
    window.pane.open_find()
    press(window, Qt.Key.Key_Escape)
    assert not window.pane._find.isVisible()
    window.pane.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.articles.hasFocus()
    assert window.listing.filters.text == "bai so"
    press(window, Qt.Key.Key_Escape)
    wait(lambda: window.listing.filters.text == "", "for the whole list")


def test_the_focus_alone_opens_nothing(window: Window) -> None:
    window.sidebar.setFocus()
    window.articles.setFocus()
    pause(0.2)
    assert window.articles.article == 0
    assert opened_id(window) == 0


def test_an_empty_list_says_why(window: Window) -> None:
    empty = window.articles.emptiness
    assert not empty.isVisible()
    go(window, Kind.STARRED)
    wait(empty.isVisible, "for the sentence")
    assert empty.title.text() == "No article has a star"
    go(window, Kind.ALL)
    wait(lambda: not empty.isVisible())
    window.bar.search.setText("xyzzy")
    wait(lambda: empty.isVisible() and empty.title.text() == "Nothing found", "for the search")


def test_words_are_shown_from_their_best_match(window: Window) -> None:
    for _ in range(15):
        window.articles.step(1)
    chosen = window.articles.article
    window.bar.search.setText("bai so")
    wait(lambda: window.listing.filters.text == "bai so")
    settle(window)
    wait(lambda: window.articles.verticalScrollBar().value() == 0, "for the top")
    assert window.articles.article == chosen


def test_a_section_tells_how_many_feeds_it_has(window: Window) -> None:
    (section,) = [one.id for one in window.session.sections if one.key == "business"]
    go(window, Kind.SECTION, section)
    wait(lambda: "3 feeds" in window.header.numbers.text(), "for the number of feeds")


def test_related_stories_come_at_once_and_the_archives_after_them(window: Window) -> None:
    session = window.session
    told: list[tuple[str, int]] = []
    session.related_found.connect(lambda article, _found: told.append(("found", article)))
    session.related_completed.connect(lambda article, _found: told.append(("completed", article)))
    first, second = list(window.listing.model.ids)[:2]
    session.open(first)
    wait(lambda: len(told) == 2, "for both answers")
    assert told == [("found", first), ("completed", first)]
    shown = window.pane._related.buttons()
    assert shown
    told.clear()
    session.open(second)
    wait(lambda: told, "for the first answer")
    session.open(first)  # nobody waits for the archive's answer on what was left
    wait(lambda: len(told) == 3, "for the answers to the other article")
    assert told == [("found", second), ("found", first), ("completed", first)]


def test_what_is_read_meanwhile_is_shown_as_read_below_the_article(window: Window) -> None:
    """It stood there as unread as when the article was opened, whatever was marked since."""
    session = window.session
    session.open(next(iter(window.listing.model.ids)))
    wait(window.pane._related.buttons, "for the blocks")
    shown = [button.story.article for button in window.pane._related.buttons()]
    session.marks.mark_all_read(window.listing.query)
    wait(lambda: all(button.story.read for button in window.pane._related.buttons()), "for the mark")
    session.undo()
    wait(lambda: not any(button.story.read for button in window.pane._related.buttons()), "for it to be undone")
    assert [button.story.article for button in window.pane._related.buttons()] == shown


def test_of_two_that_are_read_one_upon_the_other_both_are_shown_so(window: Window) -> None:
    """The second look took the first one's place, and only its article was shown as read."""
    session = window.session
    session.open(next(iter(window.listing.model.ids)))
    wait(window.pane._related.buttons, "for the blocks")
    both = window.pane._related.buttons()[:2]
    articles = [button.story.article for button in both]
    assert session.library is not None
    mark.mark_read(session.library, articles, True, ReadHow.BY_HAND)
    for article in articles:
        session.changed.emit(Changes(updated=(article,)))
    wait(lambda: all(button.story.read for button in both), "for both")


def test_memory_is_given_back_when_nothing_goes_on(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    rested: list[Library] = []

    def rest(library: Library) -> None:
        rested.append(library)

    monkeypatch.setattr(Library, "rest", rest)
    window.session.work._due.timeout.emit()
    wait(lambda: rested == [window.session.library], "for the lane")


def test_only_what_was_read_of_a_feed_is_called_updated(window: Window) -> None:
    feed = feed_of(window, OUTLETS[0])
    go(window, Kind.FEED, feed.id)
    assert "updated" in window.header.numbers.text()
    broken = replace(feed, last_success=None)
    window.session.feeds = tuple(broken if one.id == feed.id else one for one in window.session.feeds)
    assert "updated" not in place_numbers(window.listing, window.session, 3)


def test_the_row_that_a_menu_is_about_is_framed_as_long_as_it_is_open(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    spot = window.articles.visualRect(window.articles.model().index(3, 0)).center()
    at = window.articles.viewport().mapToGlobal(spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, at)
    before = window.articles.grab().toImage()
    window.articles.contextMenuEvent(event)
    assert window.articles.grab().toImage() != before
    shown[0].aboutToHide.emit()
    assert window.articles.grab().toImage() == before
