"""One QApplication offscreen; Qt's warnings, faults in slots and what keeps running after a test fail it."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CURRENT_DESKTOP"] = ""  # else GNOME, where it is there, says how large text is

import pytest
import shiboken6
from PySide6.QtCore import (
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from newsreader.gui import translation
from newsreader.gui.app import dress, leave_clipboard, make_application
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.library.opened import Library, open_library
from newsreader.paths import Paths, library_paths
from newsreader.settings import Settings
from tests.conftest import stand_still
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.events import release_keys, sweep
from tests.gui.newsstand import fill

OFFSCREEN = (
    "This plugin does not support "  # what Qt's offscreen screen says of sizes, of menus that take the keys
)


@pytest.fixture(scope="session", autouse=True)
def app() -> Iterator[QApplication]:
    made = make_application(["newsreader"])
    made.setQuitOnLastWindowClosed(False)
    yield made
    made.closeAllWindows()
    leave_clipboard()


@pytest.fixture(autouse=True, scope="module")
def what_other_tests_left_stays() -> None:
    stand_still()


@pytest.fixture(autouse=True)
def plain_look(app: QApplication) -> None:
    """Every test starts in light colours and in English."""
    dress(app, LIGHT)
    translation.install(app, "en")


@pytest.fixture(autouse=True)
def no_key_is_held(app: QApplication) -> Iterator[None]:
    """Every test starts with a keyboard that nobody touches."""
    yield
    release_keys()


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Fail the test when Qt warned."""
    warnings: list[str] = []

    def take(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg and not text.startswith(OFFSCREEN):
            warnings.append(text)

    before = qInstallMessageHandler(take)
    yield
    qInstallMessageHandler(before)
    assert not warnings


@pytest.fixture(autouse=True)
def no_faults_in_slots(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Fail the test when a slot raised; a test that expects it empties the list."""
    faults: list[BaseException] = []

    def take(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        faults.append(error)

    monkeypatch.setattr(sys, "excepthook", take)
    yield faults
    if faults:
        raise faults[0]


@pytest.fixture(autouse=True)
def nothing_dangles(no_qt_warnings: None) -> Iterator[None]:
    """Fail the test when a thread or a timer is left running."""
    threads = set(threading.enumerate())
    timers = {id(timer) for timer in _running_timers()}
    yield
    sweep()
    left = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in left:
        thread.join(1.0)  # seconds: one that has done its work may just be ending
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left: {names}"
    ticking = [timer for timer in _running_timers() if id(timer) not in timers]
    assert not ticking, f"timers left: {[(timer.interval(), timer.parent()) for timer in ticking]}"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return library_paths(tmp_path / "library")


@pytest.fixture
def newsstand(paths: Paths) -> Iterator[Library]:
    """A library with three feeds, a folder and forty articles."""
    library = open_library(paths)
    fill(library)
    yield library
    library.close()


@pytest.fixture
def values() -> Settings:
    """Settings in memory that start nothing by themselves."""
    return quiet_settings()


@pytest.fixture
def window(newsstand: Library, paths: Paths, values: Settings) -> Iterator[Window]:
    """The window on the library of `newsstand`, its list on the screen."""
    with open_desk(paths, values) as opened:
        yield opened


def _running_timers() -> list[QTimer]:
    found = [thing for thing in gc.get_objects() if isinstance(thing, QTimer)]
    return [timer for timer in found if shiboken6.isValid(timer) and timer.isActive()]
