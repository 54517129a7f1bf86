"""Rows of sections in the sidebar: what a step in their menu goes past, and which are there to be dropped on."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from newsreader.gui.models.drops import articles_data, category_data, place_data
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Query
from newsreader.paths import Paths
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import OUTLETS, entry, publish, wait
from tests.gui.test_sections import act, number, shown

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(newsstand: Library, paths: Paths) -> Iterator[Window]:
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def enter(window: Window, data: QMimeData) -> None:
    event = QDragEnterEvent(QPoint(40, 40), COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(window.sidebar.viewport(), event)


def test_a_step_goes_past_what_is_seen(window: Window) -> None:
    """Between the two stands one without articles: the first steps changed nothing that was to be seen."""
    assert shown(window) == ["National", "Business"]
    place = Place(Kind.SECTION, number(window, "business"))
    lines = [one.text() for one in window.place_menu.make(place).actions()]
    assert "Move up" in lines
    assert "Move down" not in lines
    act(window.place_menu.make(place), "Move up")
    wait(lambda: shown(window) == ["Business", "National"], "for the step")
    act(window.place_menu.make(place), "Move down")
    wait(lambda: shown(window) == ["National", "Business"], "for the step back")


@pytest.mark.parametrize("carried", [articles_data([1]), category_data("Kinh doanh", 1)])
def test_all_sections_are_there_while_something_is_carried_to_them(window: Window, carried: QMimeData) -> None:
    """Nothing could be dropped on one that had no article yet."""
    world = Place(Kind.SECTION, number(window, "world")).key
    enter(window, carried)
    assert window.sidebar.tree.index_of(world).isValid()
    QApplication.sendEvent(window.sidebar.viewport(), QDragLeaveEvent())
    assert shown(window) == ["National", "Business"]
    enter(window, place_data(Place(Kind.SECTION, number(window, "business"))))
    assert shown(window) == ["National", "Business"], "a row is moved among those that are seen"


def test_a_section_without_articles_is_dropped_on(window: Window, newsstand: Library) -> None:
    (article,) = publish(newsstand, 1, (entry(OUTLETS[0], 77, age=timedelta(hours=1)),)).added
    data, sidebar = articles_data([article]), window.sidebar
    world = number(window, "world")
    enter(window, data)
    index = sidebar.tree.index_of(Place(Kind.SECTION, world).key)
    sidebar.scrollTo(index)
    spot = QPointF(sidebar.visualRect(index).center())
    QApplication.sendEvent(sidebar.viewport(), QDropEvent(spot, COPY, data, LEFT, NO_KEY))
    wait(lambda: article in list_ids(newsstand, Query(section=world)), "for the article")
    wait(lambda: shown(window) == ["National", "World", "Business"], "for its row, and no others")
