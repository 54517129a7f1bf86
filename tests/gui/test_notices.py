"""One note on the desktop a refresh, of the feeds that want it, while the reader is elsewhere; a click comes back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from newsreader.gui.desktop_notes import DesktopNotes
from newsreader.gui.notices import Notices, note
from newsreader.library import pins
from newsreader.library.opened import Library, open_library
from newsreader.model import FeedOutcome, FeedStatus, FeedWishes
from newsreader.paths import library_paths
from newsreader.store.doubles import Apart
from newsreader.worker.jobs import WorkerEvent
from tests.gui.desktop import Service, message_bus_running
from tests.gui.newsstand import pause, wait
from tests.store.news import NOON, new_article, write

T = TypeVar("T")

NAMES = ("Nhịp Phố", "Tin <Nhanh>", "Báo Khơi Xa")


class Door(QObject):
    """What the worker says."""

    answered = Signal(object)


class Desk(QObject):
    """As much of a session as notices see, with a real library."""

    refresh_ended = Signal()
    rested = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.door = Door(self)
        self.library = library
        for number, name in enumerate(NAMES):
            feed = library.store.feeds.add(f"https://{number}.example/rss", now=NOON, custom_title=name)
            library.store.feeds.set_wishes(feed, FeedWishes(notify=number < 2))
        self.feeds = library.store.feeds.all()
        self._last = 0

    def bring(self, **new: int) -> None:
        """A refresh that brings so many articles to the feeds named f1, f2 and f3."""
        for feed, count in new.items():
            self.publish(int(feed[1:]), count)
        self.refresh_ended.emit()
        self.rested.emit()

    def publish(self, feed: int, count: int = 1, *, notify: bool = False) -> tuple[int, ...]:
        """New articles of a feed; with `notify` a rule wants them told."""
        items = [new_article(self._last + number) for number in range(1, count + 1)]
        self._last += count
        changes = write(self.library.store, feed, *items)
        changes = replace(changes, notify=changes.added if notify else ())
        self.door.answered.emit(WorkerEvent(1, FeedOutcome(feed, FeedStatus.OK, changes)))
        return changes.added

    def read(self, work: Callable[[Library], T], done: Callable[[T], None]) -> None:
        """As the session does, at once."""
        done(work(self.library))


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with message_bus_running() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        running = Service(address)
        yield running
        running.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(library_paths(tmp_path / "library"), now=lambda: NOON, checkpoints=True)
    yield Desk(library)
    library.close()


@pytest.fixture
def notices(desk: Desk) -> Iterator[Notices]:
    made = Notices(desk, here=lambda: False)  # type: ignore[arg-type]  # as much of a session as it sees
    yield made
    made.close()
    made.deleteLater()


def test_one_note_tells_of_a_refresh(service: Service, desk: Desk, notices: Notices) -> None:
    desk.bring(f1=3, f3=5)
    wait(lambda: service.shown, "for the note")
    name, replaces, icon, title, body, actions, hints, _ = service.shown[0]
    assert (name, replaces, title, body) == ("Newsreader", 0, "Nhịp Phố: 3 new articles", "")
    assert (icon, actions[0], hints["desktop-entry"][1]) == (
        "org.newsreader.Newsreader", "default", "org.newsreader.Newsreader",
    )  # fmt: skip


def test_several_feeds_share_a_note_that_takes_the_place_of_the_last(
    service: Service, desk: Desk, notices: Notices
) -> None:
    desk.bring(f1=1)
    wait(lambda: notices.notes._note == 1, "for its number")
    desk.bring(f1=2, f2=9)
    wait(lambda: len(service.shown) == 2, "for the other note")
    assert service.shown[1][1] == 1
    assert service.shown[1][3:5] == ("11 new articles", "Tin &lt;Nhanh&gt; 9 · Nhịp Phố 2")


def test_a_click_asks_for_the_window(service: Service, desk: Desk, notices: Notices) -> None:
    wanted: list[bool] = []
    notices.window_wanted.connect(lambda: wanted.append(True))
    desk.bring(f1=1)
    wait(lambda: notices.notes._note == 1, "for its number")
    service.click()
    wait(lambda: wanted, "for the click")


def test_nothing_is_told_while_the_reader_is_here_or_wants_nothing(service: Service, desk: Desk) -> None:
    here = Notices(desk, here=lambda: True)  # type: ignore[arg-type]  # as much of a session as it sees
    desk.bring(f1=3)
    here.close()
    away = Notices(desk, here=lambda: False)  # type: ignore[arg-type]  # likewise
    desk.bring(f3=3)
    desk.bring()
    pause(0.3)
    away.close()
    assert service.shown == []


def test_what_was_told_is_not_told_again(service: Service, desk: Desk, notices: Notices) -> None:
    desk.bring(f1=3)
    desk.bring(f2=1)
    wait(lambda: len(service.shown) == 2, "for both")
    assert service.shown[1][3] == "Tin <Nhanh>: 1 new article"


def test_a_copy_is_told_once(service: Service, desk: Desk, notices: Notices) -> None:
    first, second = desk.publish(1, 2)
    (copy,) = desk.publish(2)
    desk.refresh_ended.emit()
    desk.library.store.doubles.unite(Apart(copy, (first,), ()))  # as found while stories are
    desk.rested.emit()
    wait(lambda: service.shown, "for the note")
    assert service.shown[0][3:5] == ("Nhịp Phố: 2 new articles", "")
    assert desk.library.store.lists.standing([copy, second, first]) == (second, first)


def test_what_came_to_a_muted_story_is_not_told(service: Service, desk: Desk, notices: Notices) -> None:
    here, there = desk.publish(1), desk.publish(2, notify=True)
    desk.refresh_ended.emit()
    pins.mute(desk.library, here[0], True)
    pins.mute(desk.library, there[0], True)
    desk.rested.emit()
    pause(0.3)
    assert service.shown == []
    desk.bring(f2=1)
    wait(lambda: service.shown, "for the next one")
    assert service.shown[0][3] == "Tin <Nhanh>: 1 new article"


def test_where_finding_stories_takes_long_it_is_told_before(
    service: Service, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.gui.notices.PATIENCE_MS", 50)
    made = Notices(desk, here=lambda: False)  # type: ignore[arg-type]  # as much of a session as it sees
    desk.publish(1)
    desk.refresh_ended.emit()
    wait(lambda: service.shown, "for the note")
    desk.rested.emit()
    pause(0.2)
    assert len(service.shown) == 1
    made.close()
    made.deleteLater()


def test_without_service_bus_and_tray_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    notes = DesktopNotes()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert notes.show("Nhịp Phố: 3 bài mới", "") is False
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert notes.show("Nhịp Phố: 3 bài mới", "") is False
    with message_bus_running() as address:  # a bus without a service
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        notes.show("Nhịp Phố: 3 bài mới", "")
        pause(0.3)
    wait(lambda: not notes._bus.is_open, "for the end of the bus")
    notes.close()
    notes.deleteLater()


def test_many_feeds_are_summed_up() -> None:
    title, body = note({f"Báo {number}": 10 - number for number in range(7)})
    assert title == "49 new articles"
    assert body == "Báo 0 10 · Báo 1 9 · Báo 2 8 · Báo 3 7 · 3 more feeds"
