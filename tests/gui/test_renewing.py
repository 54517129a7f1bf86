"""A library of an earlier program: the window says what is done before it can show anything, and is never frozen."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection

from newsreader import settings
from newsreader.gui.dialogs.renewing import RenewingDialog
from newsreader.gui.renewing import Renewing
from newsreader.gui.timers import make_timer
from newsreader.paths import library_paths
from newsreader.store import migrations
from newsreader.store.migrations import STEPS
from tests.gui.desk import quiet_settings
from tests.gui.newsstand import wait
from tests.gui.starting import dialogs, running
from tests.store.test_migrations import DUMPS, load


class Steps(list[migrations.Step]):
    """The real steps, each of which takes a while."""

    def __init__(self, real: Sequence[migrations.Step], seconds: float) -> None:
        super().__init__(self.slow(one, seconds) for one in real)

    @staticmethod
    def slow(step: migrations.Step, seconds: float) -> migrations.Step:
        def take(connection: Connection) -> None:
            time.sleep(seconds)
            step(connection)

        return take


@pytest.mark.parametrize(
    ("language", "heading", "step"),
    [
        ("en", "The library is being brought to a new form", "Step {} of {}"),
        ("vi", "Thư viện đang được chuyển sang dạng mới", "Bước {} / {}"),
    ],
)
def test_it_says_which_step_is_taken_while_it_goes_on_hearing(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, heading: str, step: str
) -> None:
    paths = library_paths(tmp_path / "library")
    load(DUMPS[0], paths.database)
    steps = Steps(STEPS, 0.12)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps, None))
    values = quiet_settings()
    values.set(settings.LANGUAGE, language)
    ticks: list[float] = []
    with running(app, paths, values) as (session, window):
        clock = make_timer(window, 10, lambda: ticks.append(time.monotonic()))
        clock.start()
        wait(lambda: dialogs(RenewingDialog), "for the dialog")
        (dialog,) = dialogs(RenewingDialog)
        assert isinstance(dialog, RenewingDialog)
        texts = {label.text() for label in dialog.findChildren(type(dialog.step))}
        assert heading in texts
        seen: set[str] = set()
        wait(lambda: seen.add(dialog.step.text()) or len(seen) > 3, "for its steps")  # type: ignore[func-returns-value]  # it is None
        assert seen <= {step.format(number, len(STEPS) - 1) for number in range(1, len(STEPS))}
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialogs(RenewingDialog)
        wait(lambda: session.library is not None, "for the library")
        wait(lambda: not dialogs(RenewingDialog), "for the dialog to go")
        clock.stop()
        wait(lambda: window.articles.model().rowCount() == 6, "for the list")
    assert len(ticks) > 20, "the window goes on meanwhile"


def test_what_takes_no_time_is_not_spoken_of(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.gui.renewing.SOON_MS", 60_000)
    paths = library_paths(tmp_path / "library")
    load(DUMPS[0], paths.database)
    told: list[tuple[int, int]] = []
    with running(app, paths, quiet_settings()) as (session, window):
        session.renewing.connect(lambda step, steps: told.append((step, steps)))
        wait(lambda: session.library is not None, "for the library")
        renewing = next(one for one in window.children() if isinstance(one, Renewing))
        assert renewing.dialog is None
        assert not renewing._soon.isActive()
    assert told == [(number, len(STEPS) - 1) for number in range(len(STEPS))]


def test_a_new_library_and_one_of_today_are_not_spoken_of(app: QApplication, tmp_path: Path) -> None:
    told: list[int] = []
    for _ in range(2):
        with running(app, library_paths(tmp_path), quiet_settings()) as (session, _window):
            session.renewing.connect(lambda step, _steps: told.append(step))
            wait(lambda: session.library is not None, "for the library")
    assert told == []
