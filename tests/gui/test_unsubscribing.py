"""Leaving feeds: what goes with one, and what undo brings back."""

import pytest
from PySide6.QtCore import Qt

from newsreader.gui.actions import keys_of
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.model import Query
from tests.gui.desk import feed_of, go, ids, opened_id, press, settle
from tests.gui.newsstand import OUTLETS, wait


def test_unsubscribing_empties_the_place_and_undo_brings_it_back(window: Window) -> None:
    feed = feed_of(window, OUTLETS[2])
    go(window, Kind.FEED, feed.id)
    window.session.unsubscribe((feed.id,))
    wait(lambda: len(window.session.feeds) == 2)
    wait(lambda: window.listing.place == Place(Kind.ALL))
    settle(window)
    wait(lambda: len(ids(window)) == 32)
    window.session.undo()
    wait(lambda: len(window.session.feeds) == 3)
    wait(lambda: window.session.counts.unread == 40)


def test_articles_leave_the_list_with_their_feed_and_come_back_with_it(window: Window) -> None:
    """They stood there until one went elsewhere, beside what other feeds have of them."""
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window), "for somebody who reads")
    before = ids(window)
    reading = window.session.readable
    assert reading is not None
    feed = next(one for one in window.session.feeds if one.id != reading.article.row.feed)
    window.session.unsubscribe((feed.id,))
    wait(lambda: len(ids(window)) == len(before) - feed.articles, "for the rows to leave")
    assert set(ids(window)) < set(before)
    assert opened_id(window) == reading.article.row.id
    told: list[int] = []
    window.listing.announced.connect(told.append)
    window.session.undo()
    wait(lambda: ids(window) == before, "for the rows to come back")
    assert set(told) <= {0}


@pytest.mark.parametrize("kind", [Kind.ALL, Kind.FEED])
def test_an_article_is_left_with_its_feed_and_takes_no_keys_any_more(
    window: Window, newsstand: Library, kind: Kind
) -> None:
    feed = feed_of(window, OUTLETS[2])
    go(window, kind, feed.id if kind is Kind.FEED else 0)
    number = next(iter(newsstand.store.lists.ids(Query(feed=feed.id))))
    window.articles.go_to(number)
    wait(lambda: opened_id(window) == number)
    window.pane.setFocus()
    window.session.unsubscribe((feed_of(window, OUTLETS[1]).id,))
    wait(lambda: len(window.session.feeds) == 2)
    assert opened_id(window) == number  # of another feed
    window.session.unsubscribe((feed.id,))
    wait(lambda: not opened_id(window), "for the pane to be left")
    assert window.pane.current() is None
    assert not window.chosen_articles
    assert not window.bar.buttons["toggle-star"].isEnabled()
    press(window, Qt.Key.Key_S)
    window.session.undo()
    wait(lambda: len(window.session.feeds) == 2)
    assert newsstand.store.lists.count(Query(starred=True)) == 0


def test_delete_in_the_sidebar_unsubscribes_and_stands_on_the_sheet(window: Window) -> None:
    go(window, Kind.ALL, 0)
    window.sidebar.setFocus()
    press(window, Qt.Key.Key_Delete)  # no feed
    go(window, Kind.FEED, feed_of(window, OUTLETS[2]).id)
    window.articles.setFocus()
    press(window, Qt.Key.Key_Delete)  # elsewhere
    settle(window)
    assert len(window.session.feeds) == 3
    window.sidebar.setFocus()
    press(window, Qt.Key.Key_Delete)
    wait(lambda: len(window.session.feeds) == 2)
    window.session.undo()
    wait(lambda: len(window.session.feeds) == 3)
    assert keys_of("unsubscribe") == ("Del",)


def test_undo_puts_a_feed_back_into_the_list_and_calls_nothing_new(window: Window) -> None:
    feed = feed_of(window, OUTLETS[2])
    go(window, Kind.FEED, feed.id)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    window.session.unsubscribe((feed.id,))
    wait(lambda: window.listing.place == Place(Kind.ALL))
    settle(window)
    wait(lambda: len(ids(window)) == 32)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) in ids(window), "for an article under the eye")
    window.session.undo()
    wait(lambda: len(ids(window)) == 40, "for the feed's articles")
    assert window.listing.waiting == 0
    assert not window.header.new.isVisible()
