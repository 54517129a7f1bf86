"""Articles carried by the mouse from the list to a section of the sidebar."""

import json

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui import row_table
from newsreader.gui.models.drops import ARTICLES_MIME
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.grouping import Grouping
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Query
from tests.gui.desk import opened_id, press
from tests.gui.newsstand import wait

COPY = Qt.DropAction.CopyAction


class Carried:
    """Stands for a drag, which waits for a hand: what would be dropped."""

    seen: list[QMimeData]

    def __init__(self, _source: QObject) -> None: ...

    def setMimeData(self, data: QMimeData) -> None:
        self.seen.append(data)

    def setPixmap(self, _sign: QPixmap) -> None: ...

    def exec(self, _action: Qt.DropAction) -> None: ...


def carry(window: Window, row: int, pixels: int) -> None:
    """Press the mouse on a row of the list and move it so far downwards."""
    list_, left = window.articles, Qt.MouseButton.LeftButton
    spot = list_.visualRect(list_.listing.model.index(row, 0)).center()
    QTest.mousePress(list_.viewport(), left, Qt.KeyboardModifier.NoModifier, spot)
    for far in range(0, pixels + 1, 2):
        at = QPointF(spot + QPoint(0, far))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(list_.viewport().mapToGlobal(at)),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(list_.viewport(), moved)
    QTest.mouseRelease(list_.viewport(), left, Qt.KeyboardModifier.NoModifier, spot + QPoint(0, pixels))


def test_articles_are_carried_by_the_mouse(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the list was given to drop could never be picked up: it did not see the hand move."""
    monkeypatch.setattr(Carried, "seen", [], raising=False)
    monkeypatch.setattr(row_table, "QDrag", Carried)
    ids = list(window.listing.model.ids)
    carry(window, 1, 4)
    assert not Carried.seen, "a hand that trembles carries nothing"
    assert list(window.chosen_articles) == [ids[1]]
    carry(window, 1, 300)
    assert list(window.chosen_articles) == [ids[1]], "nor does it choose what it is carried over"
    wait(lambda: opened_id(window) == ids[1], "for the article")
    press(window, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    carry(window, 2, 100)
    alone, both = ([*json.loads(bytes(one.data(ARTICLES_MIME).data()))] for one in Carried.seen)
    assert (alone, both) == (ids[1:2], ids[1:3])
    business = next(one.id for one in window.session.sections if one.key == "business")
    assert not set(both) & set(list_ids(newsstand, Query(section=business)))
    tree = window.sidebar.tree
    tree.dropMimeData(Carried.seen[-1], COPY, -1, 0, tree.index_of(Place(Kind.SECTION, business).key))
    wait(lambda: set(both) <= set(list_ids(newsstand, Query(section=business))), "for both")


def test_a_heading_is_not_carried_and_chooses_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Carried, "seen", [], raising=False)
    monkeypatch.setattr(row_table, "QDrag", Carried)
    window.listing.filter(window.listing.filters.having(group=Grouping.OUTLET))
    wait(lambda: window.listing.model.laid.groups and not window.listing.loading, "for groups")
    carry(window, 0, 300)
    assert not Carried.seen
    assert len(window.chosen_articles) <= 1
