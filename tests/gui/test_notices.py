"""One note on the desktop a refresh, of the feeds that want it, while the reader is elsewhere; a click comes back."""

import shutil
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from newsreader.gui.desktop_notes import DesktopNotes
from newsreader.gui.notices import Notices, note
from newsreader.model import Changes, Feed, FeedOutcome, FeedStatus, FeedWishes
from newsreader.worker import WorkerEvent
from tests.gui.desktop import Service, message_bus_running
from tests.gui.newsstand import pause, wait

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a message bus (dbus-daemon)"
)

TOLD = FeedWishes(notify=True)
FEEDS = (
    Feed(1, "https://a.example/rss", "Nhịp Phố", wishes=TOLD),
    Feed(2, "https://b.example/rss", "Tin <Nhanh>", wishes=TOLD),
    Feed(3, "https://c.example/rss", "Báo Khơi Xa"),
)


class Door(QObject):
    """What the worker says."""

    answered = Signal(object)


class Desk(QObject):
    """As much of a session as notices see."""

    refresh_ended = Signal()
    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.door = Door(self)
        self.feeds = FEEDS

    def bring(self, **new: int) -> None:
        """A refresh that brings so many articles to the feeds named f1, f2 and f3."""
        for feed, count in new.items():
            outcome = FeedOutcome(int(feed[1:]), FeedStatus.OK, Changes(added=tuple(range(1, count + 1))))
            self.door.answered.emit(WorkerEvent(1, outcome))
        self.refresh_ended.emit()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with message_bus_running() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        running = Service(address)
        yield running
        running.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


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
    wait(lambda: notes._bus is None, "for the end of the bus")
    notes.close()
    notes.deleteLater()


def test_many_feeds_are_summed_up() -> None:
    title, body = note({f"Báo {number}": 10 - number for number in range(7)})
    assert title == "49 new articles"
    assert body == "Báo 0 10 · Báo 1 9 · Báo 2 8 · Báo 3 7 · 3 more feeds"
