"""Where the rows of the list stand when the window is opened again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from newsreader.gui.models.place import Kind
from newsreader.gui.session import Session
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.library import mark
from newsreader.library.grouping import Grouping
from newsreader.library.opened import Library
from newsreader.model import ReadHow
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.gui.desk import go, ids, open_desk, opened_id, press, quiet_settings, settle
from tests.gui.events import sweep
from tests.gui.newsstand import OUTLETS, fresh, publish, wait
from tests.gui.test_list import group


@pytest.fixture
def values() -> Settings:
    return quiet_settings()


def standing(window: Window, article: int) -> int:
    """How far below the top of the list an article's row stands, in pixels."""
    place = window.listing.model.position(article)
    assert place >= 0
    return window.articles.rowViewportPosition(place)


@contextmanager
def opened_again(paths: Paths, values: Settings, height: int = 900) -> Iterator[Window]:
    """The window as the program opens it: its first rows are there before the library is."""
    session = Session(paths, values, language="en")
    window = Window(session, LIGHT)
    window.resize(1440, height)
    window.show()
    window.glance()
    if window.listing.filters.grouping is Grouping.NONE:
        wait(lambda: ids(window), "for the first rows")
    session.start()
    try:
        wait(lambda: session.library is not None, "for the library")
        settle(window)
        yield window
    finally:
        window.close()
        session.close()
        window.deleteLater()
        session.deleteLater()
        sweep()


def read_in_the_middle(window: Window) -> int:
    """Choose an article in the middle of the list and scroll on a little; the article."""
    chosen = ids(window)[20]
    window.articles.go_to(chosen)
    wait(lambda: opened_id(window) == chosen, "for the article")
    bar = window.articles.verticalScrollBar()
    bar.setValue(bar.value() + 137)
    assert 0 < standing(window, chosen) < window.articles.viewport().height() // 2 + 200
    return chosen


@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.DAY])
@pytest.mark.parametrize("new", [0, 3])
def test_the_chosen_row_stands_where_it_stood(
    newsstand: Library, paths: Paths, values: Settings, grouping: Grouping, new: int
) -> None:
    """It was in sight, at another height."""
    with open_desk(paths, values) as window:
        if grouping is not Grouping.NONE:
            group(window, grouping)
        chosen = read_in_the_middle(window)
        stood = standing(window, chosen)
    feed = newsstand.store.feeds.all()[0].id
    publish(newsstand, feed, tuple(fresh(OUTLETS[0], 100 + number) for number in range(new)))
    with opened_again(paths, values) as again:
        wait(lambda: opened_id(again) == chosen, "for the article")
        assert len(ids(again)) == 40 + new
        assert again.articles.article == chosen
        assert standing(again, chosen) == stood


def test_in_a_lower_window_the_chosen_row_is_in_sight(newsstand: Library, paths: Paths, values: Settings) -> None:
    with open_desk(paths, values) as window:
        chosen = read_in_the_middle(window)
        stood = standing(window, chosen)
    with opened_again(paths, values, height=420) as again:
        wait(lambda: opened_id(again) == chosen, "for the article")
        assert 0 <= standing(again, chosen) < again.articles.viewport().height() <= stood


def test_a_list_that_was_scrolled_away_from_its_article_stands_as_it_was_left(
    newsstand: Library, paths: Paths, values: Settings
) -> None:
    with open_desk(paths, values) as window:
        press(window, Qt.Key.Key_J)
        wait(lambda: opened_id(window) == ids(window)[0])
        window.articles.verticalScrollBar().setValue(900)
        looked_at = ids(window)[window.articles.rowAt(300)]
        stood = standing(window, looked_at)
    with opened_again(paths, values) as again:
        wait(lambda: opened_id(again) == ids(again)[0], "for the article")
        assert standing(again, looked_at) == stood


def test_where_the_chosen_one_has_left_the_list_those_beside_it_stay(
    newsstand: Library, paths: Paths, values: Settings
) -> None:
    with open_desk(paths, values) as window:
        go(window, Kind.UNREAD)
        chosen = read_in_the_middle(window)
        beside = ids(window)[window.articles.rowAt(10)]
        stood = standing(window, beside)
    mark.mark_read(newsstand, [chosen], True, ReadHow.BY_HAND)
    with opened_again(paths, values) as again:
        assert chosen not in ids(again)
        assert standing(again, beside) == stood


def test_who_scrolls_before_the_library_is_open_is_not_led_back(
    newsstand: Library, paths: Paths, values: Settings
) -> None:
    with open_desk(paths, values) as window:
        chosen = read_in_the_middle(window)
    session = Session(paths, values, language="en")
    again = Window(session, LIGHT)
    again.resize(1440, 900)
    again.show()
    again.glance()
    try:
        wait(lambda: ids(again), "for the first rows")
        bar = again.articles.verticalScrollBar()
        bar.setValue(bar.value() + 60)
        looked_at = ids(again)[again.articles.rowAt(200)]
        stood = standing(again, looked_at)
        session.start()
        wait(lambda: session.library is not None, "for the library")
        settle(again)
        wait(lambda: opened_id(again) == chosen, "for the article")
        assert standing(again, looked_at) == stood
    finally:
        again.close()
        session.close()
        again.deleteLater()
        session.deleteLater()
        sweep()
