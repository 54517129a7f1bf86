"""From the last unread article of a place to the next place that has any: offered first, and only by a second press."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui import translation
from newsreader.gui.models import staging
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library import mark
from newsreader.library.grouping import Grouping
from newsreader.library.opened import Library
from newsreader.model import Query, ReadHow
from tests.gui.desk import feed_of, go, ids, opened_id, press, settle
from tests.gui.newsstand import OUTLETS, fresh, publish, wait
from tests.gui.test_list import group

CTRL = Qt.KeyboardModifier.ControlModifier


def offered(window: Window) -> str:
    """What the status line offers, "" for nothing."""
    return "" if window.status.offered.isHidden() else window.status.offered.text()


def go_to_end(window: Window, kind: Kind, number: int = 0) -> None:
    """Go to a place and open its last article."""
    go(window, kind, number)
    last = ids(window)[-1]
    window.articles.go_to(last)
    wait(lambda: opened_id(window) == last, "for the last article")


def come_to_end(window: Window, said: str, key: Qt.Key = Qt.Key.Key_N) -> None:
    """Press a key and wait for what is offered."""
    press(window, key)
    wait(partial(_offers, window, said), f"for {said}; there is {offered(window)}")


def _offers(window: Window, said: str) -> bool:
    return offered(window) == said


def place_of(window: Window, outlet: str) -> Place:
    return Place(Kind.FEED, feed_of(window, outlet).id)


def count_of(window: Window, title: str) -> int:
    """The number beside a row of the sidebar."""
    tree = window.sidebar.tree
    nodes = [tree.node(tree.index_of(key)) for key in tree.all_keys()]
    return next(node.count for node in nodes if node is not None and node.title == title)


def read_all(window: Window, library: Library, *, but: Query | None = None) -> None:
    """Have everything read, but for what a query finds."""
    left = set(library.store.lists.ids(but)) if but is not None else set()
    every = [number for number in library.store.lists.ids(Query(unread=True)) if number not in left]
    window.session.absorb(mark.mark_read(library, every, True, ReadHow.BY_HAND)[0])
    wait(lambda: window.session.counts.unread == len(left), "for the numbers")


def test_the_next_feed_is_offered_and_a_second_press_goes_there(window: Window) -> None:
    there = place_of(window, OUTLETS[2])
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    here, last = window.listing.place, opened_id(window)
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    assert window.status.message.text() == "There is no unread article below this one."
    assert (window.listing.place, opened_id(window)) == (here, last)
    press(window, Qt.Key.Key_N)
    wait(lambda: window.listing.place == there and opened_id(window) not in (0, last), "for the other feed")
    assert opened_id(window) == ids(window)[0]
    assert window.articles.article == ids(window)[0]
    node = window.sidebar.tree.node(window.sidebar.currentIndex())
    assert node is not None
    assert node.place == there
    assert (offered(window), window.status.message.text()) == ("", "")  # neither is true of that one


def test_its_first_unread_article_in_the_order_of_reading_is_opened(window: Window, newsstand: Library) -> None:
    """Folded away with others, where the list is one of groups."""
    go(window, Kind.FEED, feed_of(window, OUTLETS[2]).id)
    group(window, Grouping.DAY)
    window.listing.fold_all(True)
    every = ids(window)
    window.session.absorb(mark.mark_read(newsstand, every[:3], True, ReadHow.BY_HAND)[0])
    wait(lambda: window.session.counts.unread == 37)
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    come_to_end(window, "N again: to The Harbour Post, 5 unread")
    press(window, Qt.Key.Key_N)
    wait(lambda: opened_id(window) == every[3], "for the first that is unread")
    assert window.articles.article == every[3]


def test_who_looks_back_on_the_way_can_go_on_all_the_same(window: Window) -> None:
    """N and Space did nothing any more: they waited for what had been given up."""
    there = place_of(window, OUTLETS[2])
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    look_back = window.listing.shown.connect(window.commands.list.previous_unread)
    press(window, Qt.Key.Key_N)
    wait(lambda: "above" in window.status.message.text(), "for what is said of those above")
    window.listing.shown.disconnect(look_back)
    assert window.listing.place == there
    press(window, Qt.Key.Key_N)
    wait(lambda: opened_id(window) == ids(window)[0], "for the first of the other feed")


def test_space_goes_on_too_and_marks_what_was_read_on_its_way(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    last = opened_id(window)
    while window.pane.page_down():
        pass
    come_to_end(window, "Space again: to The Harbour Post, 8 unread", Qt.Key.Key_Space)
    assert window.session.counts.unread == 39
    press(window, Qt.Key.Key_Space)
    wait(lambda: opened_id(window) != last, "for the other feed")
    assert window.listing.place == place_of(window, OUTLETS[2])


def test_at_the_sidebars_end_one_begins_anew(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[2]).id)
    come_to_end(window, f"N again: to National, {count_of(window, 'National')} unread")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "There is no unread article left, here or elsewhere."),
        ("vi", "Không còn bài chưa đọc nào, ở đây cũng như ở nơi khác."),
    ],
)
def test_where_nothing_is_unread_that_is_said(
    app: QApplication, window: Window, newsstand: Library, language: str, said: str
) -> None:
    translation.install(app, language)
    read_all(window, newsstand)
    press(window, Qt.Key.Key_N)
    wait(lambda: window.status.message.text() == said, "for the sentence")
    assert offered(window) == ""


def test_what_was_read_a_moment_ago_is_unread_nowhere(window: Window, newsstand: Library) -> None:
    """Its section and its folder counted it still, and were offered."""
    feed = feed_of(window, OUTLETS[1]).id
    last = list(newsstand.store.lists.ids(Query(feed=feed)))[-1]
    others = [number for number in newsstand.store.lists.ids(Query()) if number != last]
    window.session.absorb(mark.mark_read(newsstand, others, True, ReadHow.BY_HAND)[0])
    wait(lambda: window.session.counts.unread == 1)
    go_to_end(window, Kind.FEED, feed)
    while window.pane.page_down():
        pass
    press(window, Qt.Key.Key_Space)
    wait(lambda: "here or elsewhere" in window.status.message.text(), "for the sentence")
    assert offered(window) == ""


def test_of_a_list_of_everything_its_top_is_offered(window: Window) -> None:
    go_to_end(window, Kind.ALL)
    come_to_end(window, "N again: from the top of the list")
    press(window, Qt.Key.Key_N)
    wait(lambda: opened_id(window) == ids(window)[0], "for the first article")


def test_what_is_announced_stands_at_the_top(window: Window, newsstand: Library) -> None:
    go_to_end(window, Kind.ALL)
    read_all(window, newsstand)
    feed = feed_of(window, OUTLETS[2]).id
    window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[2], 100),)))
    wait(lambda: window.listing.waiting == 1, "for the announcement")
    come_to_end(window, "N again: from the top of the list")
    press(window, Qt.Key.Key_N)
    wait(lambda: len(ids(window)) == 41 and opened_id(window) == ids(window)[0], "for the new one")


def test_the_top_of_a_place_comes_after_all_others(window: Window, newsstand: Library) -> None:
    feed = feed_of(window, OUTLETS[1]).id
    read_all(window, newsstand, but=Query(feed=feed))
    go(window, Kind.SECTION, next(one.id for one in window.session.sections if one.key == "business"))
    window.articles.go_to(ids(window)[-1])
    wait(lambda: opened_id(window) == ids(window)[-1])
    come_to_end(window, "N again: to Nhịp Phố, 12 unread")
    press(window, Qt.Key.Key_N)
    wait(lambda: window.listing.place == Place(Kind.FEED, feed), "for the feed")
    settle(window)
    window.listing.session.marks.set_read(ids(window)[1:], True, ReadHow.BY_HAND)
    wait(lambda: window.session.counts.unread == 1, "for the marks")
    window.sidebar.setExpanded(window.sidebar.tree.index_of("heading:sections"), False)
    window.articles.go_to(ids(window)[-1])
    wait(lambda: opened_id(window) == ids(window)[-1])
    come_to_end(window, "N again: from the top of the list")


def _press_k(window: Window) -> None:
    press(window, Qt.Key.Key_K)


def _press_star(window: Window) -> None:
    press(window, Qt.Key.Key_S)


def _click(window: Window) -> None:
    QTest.mouseClick(window.header, Qt.MouseButton.LeftButton)


def _wheel(window: Window) -> None:
    at = QPointF(20, 20)
    spun = QWheelEvent(
        at, window.articles.viewport().mapToGlobal(at), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window.articles.viewport(), spun)


def _say(window: Window) -> None:
    window.status.say("Something else.")


@pytest.mark.parametrize("act", [_press_k, _press_star, _click, _wheel, _say])
def test_an_offer_lapses_when_anything_else_is_done(window: Window, act: object) -> None:
    assert callable(act)
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    here = window.listing.place
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    act(window)
    assert offered(window) == ""
    window.articles.go_to(ids(window)[-1])
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    assert window.listing.place == here


def test_a_key_of_its_own_that_is_held_with_others_ends_nothing(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    QTest.keyPress(window.articles, Qt.Key.Key_Shift)
    QTest.keyRelease(window.articles, Qt.Key.Key_Shift)
    assert offered(window)


def test_a_key_that_is_held_down_is_no_second_press(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    window.articles.setFocus()
    here = window.listing.place
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    for _ in range(5):
        QTest.simulateEvent(window.articles, True, int(Qt.Key.Key_N), Qt.KeyboardModifier.NoModifier, "n", True)
    assert window.listing.place == here
    assert offered(window)
    press(window, Qt.Key.Key_N)
    assert window.listing.place == place_of(window, OUTLETS[2])
    settle(window)


def test_the_offer_can_be_clicked_and_leaves_the_keyboard_in_the_list(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    window.articles.setFocus()
    come_to_end(window, "N again: to The Harbour Post, 8 unread")
    QTest.mouseClick(window.status.offered, Qt.MouseButton.LeftButton)
    wait(lambda: window.listing.place == place_of(window, OUTLETS[2]), "for the other feed")
    assert window.articles.hasFocus()
    wait(lambda: opened_id(window) == ids(window)[0], "for its first article")


def test_a_place_under_a_heading_that_is_folded_is_passed_over(window: Window) -> None:
    window.sidebar.setExpanded(window.sidebar.tree.index_of("heading:sections"), False)
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[2]).id)
    come_to_end(window, f"N again: to {OUTLETS[0]}, 20 unread")


def test_where_all_others_are_folded_away_they_are_unfolded(window: Window) -> None:
    for heading in ("heading:sections", "heading:feeds"):
        window.sidebar.setExpanded(window.sidebar.tree.index_of(heading), False)
    go(window, Kind.STARRED)
    come_to_end(window, f"N again: to National, {count_of(window, 'National')} unread")
    press(window, Qt.Key.Key_N)
    wait(lambda: window.listing.place.kind is Kind.SECTION, "for the section")
    settle(window)
    assert window.sidebar.isExpanded(window.sidebar.tree.index_of("heading:sections"))
    assert not window.sidebar.isExpanded(window.sidebar.tree.index_of("heading:feeds"))
    window.news.show_tree()
    assert window.sidebar.isExpanded(window.sidebar.tree.index_of("heading:sections"))


def test_what_the_sidebars_filter_leaves_out_is_passed_over_and_comes_last(window: Window) -> None:
    go_to_end(window, Kind.FEED, feed_of(window, OUTLETS[1]).id)
    window.places.open()
    window.places.field.setText("Khơi Xa")
    window.articles.setFocus()
    come_to_end(window, f"N again: to {OUTLETS[0]}, 20 unread")
    window.places.field.setText("Nhịp Phố")
    window.articles.setFocus()
    read = [number for number in ids(window) if number]
    window.session.marks.set_read(read, True, ReadHow.BY_HAND)
    wait(lambda: window.session.counts.unread == 28, "for the marks")
    press(window, Qt.Key.Key_N)
    there = place_of(window, OUTLETS[2])
    wait(lambda: offered(window) == "N again: to The Harbour Post, 8 unread", "for what is left out")
    press(window, Qt.Key.Key_N)
    wait(lambda: window.listing.place == there, "for the feed")
    settle(window)
    assert window.places.field.text() == ""
    assert not window.sidebar.visualRect(window.sidebar.tree.index_of(there.key)).isEmpty()


def test_chips_stay_behind_as_they_do_by_a_click(window: Window, newsstand: Library) -> None:
    """And the place itself is one to go on in, where they leave out what is unread there."""
    feed = feed_of(window, OUTLETS[1]).id
    read_all(window, newsstand, but=Query(feed=feed))
    go(window, Kind.FEED, feed)
    window.header.chips["pictures"].click()
    settle(window)
    assert ids(window) == []
    window.sidebar.setExpanded(window.sidebar.tree.index_of("heading:sections"), False)
    come_to_end(window, "N again: to Nhịp Phố, 12 unread")
    press(window, Qt.Key.Key_N)
    wait(lambda: len(ids(window)) == 12 and opened_id(window) == ids(window)[0], "for the feed without the chip")
    assert window.listing.filters.words == ()


def test_among_hits_no_other_place_is_offered(window: Window) -> None:
    """Words go where the reader goes, and the sidebar's numbers are not of hits."""
    window.bar.search.setText("bai so 7")
    wait(lambda: window.listing.filters.text == "bai so 7")
    settle(window)
    window.articles.go_to(ids(window)[-1])
    wait(lambda: opened_id(window) == ids(window)[-1])
    window.articles.setFocus()
    press(window, Qt.Key.Key_N)
    wait(lambda: "below this one" in window.status.message.text(), "for the sentence")
    counted: list[bool] = []
    window.session.recount(lambda: counted.append(True))
    wait(lambda: counted, "for what may be offered")
    assert offered(window) == ""


def test_of_a_list_whose_rest_is_on_its_way_nothing_is_said_before_it_is_there(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is unread below its top was overlooked."""
    every = ids(window)
    window.session.absorb(mark.mark_read(newsstand, every[:20], True, ReadHow.BY_HAND)[0])
    wait(lambda: window.session.counts.unread == 20)
    go(window, Kind.STARRED)
    monkeypatch.setattr(staging, "FIRST", 6)
    said: list[str] = []
    monkeypatch.setattr(window.status, "say", lambda text, **_how: said.append(text))
    pressed: list[bool] = []

    def look() -> None:
        if not pressed:
            assert window.listing.loading
            pressed.append(True)
            press(window, Qt.Key.Key_N)

    window.listing.shown.connect(look)
    window.go(Place(Kind.ALL))
    wait(lambda: opened_id(window) == every[20], "for the first that is unread")
    assert said == []
