"""Starting: the application, light and dark, language, faults, one window a library, pictures of the window."""

import gc
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from newsreader import settings
from newsreader.gui import app as gui_app
from newsreader.gui.dialogs.error import ErrorDialog
from newsreader.gui.dialogs.first_run import FirstRunDialog
from newsreader.gui.theme import DARK, LIGHT, MEDIUM, SEMIBOLD, SERIF_FAMILY, SHELL_FAMILY, shell_font
from newsreader.library.opened import Library
from newsreader.paths import Paths, library_paths
from newsreader.settings import Settings
from tests.gui.desk import quiet_settings
from tests.gui.events import sweep
from tests.gui.newsstand import pause, wait
from tests.gui.starting import dialogs, running


def test_settings_that_cannot_be_read_are_told_of(app: QApplication, tmp_path: Path) -> None:
    paths = library_paths(tmp_path)
    paths.settings.write_text('{"theme": "da')
    with running(app, paths, Settings(paths.settings)) as (session, _window):
        told: list[str] = []
        session.failed.connect(told.append)
        wait(lambda: told)
    assert str(paths.settings.with_suffix(".damaged.json")) in told[0]
    assert "are as they were at first" in told[0]


def test_settings_damaged_while_the_window_is_open_stay_and_are_told_of(app: QApplication, tmp_path: Path) -> None:
    paths = library_paths(tmp_path)
    values = Settings(paths.settings)
    values.set(settings.FIRST_RUN_DONE, True)
    values.set(settings.THEME, "dark")
    with running(app, paths, values) as (session, window):
        wait(lambda: session.library is not None)
        told: list[str] = []
        session.failed.connect(told.append)
        paths.settings.write_text('{"theme": "da')
        values.set(settings.TEXT_SIZE, 22)
        assert window.theme is DARK
        assert window.status.message.text() == told[0]
        assert str(paths.settings.with_suffix(".damaged.json")) in told[0]
        assert "all is set as before" in told[0]
        values.set(settings.TEXT_SIZE, 23)
        assert len(told) == 1
    assert Settings(paths.settings).get(settings.THEME) == "dark"


def test_settings_set_aside_by_the_command_line_are_told_of_by_the_next_window(
    app: QApplication, tmp_path: Path
) -> None:
    paths = library_paths(tmp_path)
    paths.settings.write_text('{"theme": "da')
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path), "feeds"]
    subprocess.run(command, check=True, capture_output=True)
    assert not paths.settings.exists()
    told: list[str] = []
    for _window in range(2):
        values = Settings(paths.settings)
        values.set(settings.FIRST_RUN_DONE, True)
        with running(app, paths, values) as (session, _):
            opened: list[bool] = []
            session.failed.connect(told.append)
            session.opened.connect(partial(opened.append, True))
            wait(opened.__len__)
    assert [str(paths.settings.with_suffix(".damaged.json")) in sentence for sentence in told] == [True]


def test_a_window_is_closed_though_its_state_cannot_be_saved(app: QApplication, tmp_path: Path) -> None:
    paths = library_paths(tmp_path)
    values = Settings(paths.settings)
    values.set(settings.FIRST_RUN_DONE, True)
    paths.settings.with_suffix(".new").mkdir()  # as where the disk is full
    with running(app, paths, values) as (session, window):
        wait(lambda: session.library is not None)
        told: list[str] = []
        session.failed.connect(told.append)
        assert window.close()
        assert not window.isVisible()
    assert "could not be saved" in told[0]


def test_the_collector_rests_only_until_the_library_is_open(app: QApplication, tmp_path: Path) -> None:
    gc.disable()  # as `newsreader.__main__` does
    frozen = gc.get_freeze_count()
    try:
        with running(app, library_paths(tmp_path), quiet_settings()) as (session, _window):
            wait(lambda: session.library is not None)
            assert gc.isenabled()
            assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()


def test_who_computes_lets_others_go_on_soon(app: QApplication) -> None:
    """A mark comes back from SQLite a dozen times, and each time another thread may be computing."""
    assert sys.getswitchinterval() <= 0.001


def test_the_bundled_fonts_are_there_in_their_weights(app: QApplication) -> None:
    for family in (SHELL_FAMILY, SERIF_FAMILY):
        assert QFontInfo(QFont(family)).family() == family
    assert QFontInfo(shell_font(13, MEDIUM)).weight() == MEDIUM
    assert QFontInfo(shell_font(13, SEMIBOLD)).weight() == SEMIBOLD


def test_colours_follow_the_setting(app: QApplication, newsstand: Library, paths: Paths) -> None:
    values = quiet_settings()
    with running(app, paths, values) as (session, window):
        wait(lambda: session.library)
        assert window.theme is LIGHT
        values.set(settings.THEME, "dark")
        assert window.theme is DARK
        assert window.articles.rows.strokes.theme is DARK
        # Between the dot and the words of a row: elsewhere it may be a letter.
        ground = window.grab().toImage().pixelColor(254, window.height() // 2)
        assert ground.lightness() < 80


def test_the_language_changes_while_running(app: QApplication, newsstand: Library, paths: Paths) -> None:
    values = quiet_settings()
    with running(app, paths, values) as (session, window):
        wait(lambda: session.library)
        values.set(settings.LANGUAGE, "vi")
        assert session.language == "vi"
        economy = next(section for section in session.sections if section.key == "business")
        index = window.sidebar.tree.index_of(f"section:{economy.id}")
        assert index.data() == economy.title_vi
        values.set(settings.LANGUAGE, "en")
        assert window.sidebar.tree.index_of(f"section:{economy.id}").data() == economy.title_en


def test_a_fault_is_shown_once(
    app: QApplication, newsstand: Library, paths: Paths, caplog: pytest.LogCaptureFixture
) -> None:
    with running(app, paths, quiet_settings()) as (session, _window):
        wait(lambda: session.library)
        for _ in range(2):
            session.lanes.read(lambda: 1 // 0, lambda _nothing: None)
        wait(lambda: dialogs(ErrorDialog))
        pause(0.1)
        assert len(dialogs(ErrorDialog)) == 1
        for dialog in dialogs(ErrorDialog):
            assert isinstance(dialog, ErrorDialog)
            dialog.close()
    assert "ZeroDivisionError" in caplog.text


def test_the_first_run_offers_the_starter_list_once(app: QApplication, paths: Paths) -> None:
    values = quiet_settings()
    values.set(settings.FIRST_RUN_DONE, False)
    for expected in (1, 0):
        with running(app, paths, values) as (session, _window):
            wait(lambda s=session: s.library)  # type: ignore[misc]  # a default binds the session of this turn
            pause(0.3)
            assert len(dialogs(FirstRunDialog)) == expected


def test_a_newer_library_is_told_in_words(app: QApplication, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute(f"PRAGMA application_id = {0x4E577372}")
        connection.execute("PRAGMA user_version = 99")
    with running(app, paths, quiet_settings()) as (session, _window):
        wait(lambda: dialogs(QMessageBox))
        box = dialogs(QMessageBox)[0]
        assert isinstance(box, QMessageBox)
        assert str(paths.database) in box.text()
        assert session.library is None
        box.hide()


def test_a_second_start_knocks_at_the_first(paths: Paths, tmp_path: Path) -> None:
    first = gui_app.OneWindow(paths)
    knocks: list[bool] = []
    first.knocked = lambda: knocks.append(True)
    second = gui_app.OneWindow(paths)
    assert first.first
    assert not second.first
    wait(lambda: knocks)
    other = gui_app.OneWindow(library_paths(tmp_path / "other"))
    assert other.first
    link = tmp_path / "link"
    link.symlink_to(paths.data)
    third = gui_app.OneWindow(library_paths(link))
    assert not third.first
    for one in (first, second, other, third):
        one.close()
    sweep()


def test_the_window_is_there_before_the_library_is_read(
    app: QApplication, newsstand: Library, paths: Paths
) -> None:
    with running(app, paths, quiet_settings()) as (session, window):
        assert window.isVisible()
        assert session.library is None
        wait(lambda: session.library)
        assert window.windowState() is not Qt.WindowState.WindowMinimized


def test_an_empty_clipboard_is_left_alone(app: QApplication) -> None:
    QGuiApplication.clipboard().clear()
    gui_app.leave_clipboard()
    assert not QGuiApplication.clipboard().text()


def test_what_was_copied_does_not_outlive_the_interpreter(app: QApplication) -> None:
    data = QMimeData()
    data.setText("chữ đã chép")
    QGuiApplication.clipboard().setMimeData(data)
    gui_app.leave_clipboard()
    left = QGuiApplication.clipboard().mimeData()
    assert left.text() == "chữ đã chép"
    assert not shiboken6.createdByPython(left)


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C.UTF-8", "LANGUAGE": "vi"}, {"LANG": "vi_VN", "LC_TIME": "en_US"}]
)
def test_dates_are_vietnamese_whatever_the_system_writes(variables: dict[str, str]) -> None:
    script = (
        "from datetime import UTC, datetime; from newsreader.gui.times import long_date;"
        "print(long_date(datetime(2026, 11, 23, 12, tzinfo=UTC), 'vi', with_time=False))"
    )
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LANG", "LC_TIME")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=kept | variables, capture_output=True, text=True, check=True
    )
    assert "tháng 11" in done.stdout


def test_only_the_chatter_of_the_offscreen_platform_is_kept_back(
    app: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    before = qInstallMessageHandler(None)
    try:
        gui_app.hush_offscreen()
        qWarning(gui_app.OFFSCREEN_CHATTER)
        qWarning("something else")
    finally:
        qInstallMessageHandler(before)
    assert capsys.readouterr().err == "something else\n"
