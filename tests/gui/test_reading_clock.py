"""When an article counts as read: by the delay, by scrolling, on leaving, never in passing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from newsreader import settings
from newsreader.gui.reading_clock import PASSED_OVER, ReadingClock
from newsreader.model import ArticleRow, ReadHow, ReadingEvent
from newsreader.settings import Settings
from tests.gui.events import sweep
from tests.gui.newsstand import pause, wait

ROW = ArticleRow(5, 1, "Báo", "Bài", "", "", "", datetime(2026, 11, 23, tzinfo=UTC))


class Desk:
    def __init__(self, rule: str) -> None:
        self.marks: list[tuple[int, ReadHow]] = []
        self.notes: list[ReadingEvent] = []
        values = Settings(None)
        values.set(settings.MARK_READ, rule)
        values.set(settings.MARK_READ_DELAY, 0.2)
        self.parent = QObject()
        self.clock = ReadingClock(values, lambda *mark: self.marks.append(mark), self.notes.append, self.parent)


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        desk.clock.stop()
        desk.parent.deleteLater()
    sweep()


def make(desks: list[Desk], rule: str) -> Desk:
    desks.append(Desk(rule))
    return desks[-1]


def test_the_delay_marks_once(desks: list[Desk]) -> None:
    desk = make(desks, "delay")
    desk.clock.start(ROW)
    wait(lambda: desk.marks)
    desk.clock.read(ReadHow.SCROLLED)
    assert desk.marks == [(5, ReadHow.OPENED)]


def test_passing_over_marks_nothing_and_notes_nothing(desks: list[Desk]) -> None:
    desk = make(desks, "delay")
    desk.clock.start(ROW)
    pause(0.05)
    desk.clock.stop()
    pause(0.3)
    assert not desk.marks
    assert not desk.notes


def test_scrolling_marks_at_once_but_not_by_hand_only(desks: list[Desk]) -> None:
    desk, hand = make(desks, "delay"), make(desks, "hand")
    for one in (desk, hand):
        one.clock.start(ROW)
        one.clock.read(ReadHow.SCROLLED)
    assert desk.marks == [(5, ReadHow.SCROLLED)]
    assert not hand.marks


def test_showing_marks_at_once_where_set(desks: list[Desk]) -> None:
    desk = make(desks, "show")
    desk.clock.start(ROW)
    assert desk.marks == [(5, ReadHow.OPENED)]


def test_leaving_marks_what_was_read_for_a_while(desks: list[Desk]) -> None:
    desk = make(desks, "leave")
    desk.clock.start(ROW)
    desk.clock.stop()
    assert not desk.marks
    desk.clock.start(ROW)
    pause(PASSED_OVER + 0.1)
    desk.clock.stop()
    assert desk.marks == [(5, ReadHow.MOVED_ON)]
    assert desk.notes[0].seconds >= PASSED_OVER


def test_the_background_does_not_count(desks: list[Desk]) -> None:
    desk = make(desks, "delay")
    desk.clock.start(ROW)
    desk.clock.pause()
    pause(0.4)
    assert not desk.marks
    desk.clock.resume()
    wait(lambda: desk.marks)


def test_a_mark_by_hand_silences_the_clock(desks: list[Desk]) -> None:
    desk = make(desks, "delay")
    desk.clock.start(ROW)
    desk.clock.settle()
    pause(0.4)
    assert not desk.marks
