"""A damaged library is met with words and choices; backups are listed and put back, with no window on the library."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTreeWidget, QWidget

from newsreader import NAME, __version__
from newsreader.gui import app as gui_app
from newsreader.gui import rescue as gui_rescue
from newsreader.gui import translation
from newsreader.gui.dialogs.backups import BackupsDialog, kind_text, size_text, what_happens
from newsreader.gui.dialogs.damaged import DamagedDialog
from newsreader.gui.dialogs.error import ErrorDialog
from newsreader.gui.dialogs.missing import MissingDialog
from newsreader.gui.rescue import Rescue, carry_out
from newsreader.library.backup import BackupKind, back_up, backups
from newsreader.library.opened import Library, open_library
from newsreader.model import Query
from newsreader.paths import Paths
from tests.gui.desk import quiet_settings
from tests.gui.newsstand import pause, wait
from tests.gui.starting import dialogs, running
from tests.store.news import confuse


def damage(paths: Paths) -> bytes:
    data = paths.database.read_bytes()
    spoilt = b"x" * 4096 + data[4096:]
    paths.database.write_bytes(spoilt)
    return spoilt


@pytest.fixture
def closed(newsstand: Library) -> int:
    """A library that nobody has open; how many articles it has."""
    count = newsstand.store.lists.count(Query())
    newsstand.close()
    return count


def the(kind: type) -> object:
    wait(lambda: dialogs(kind))
    return dialogs(kind)[0]


def test_a_damaged_library_offers_what_can_be_done(app: QApplication, closed: int, paths: Paths) -> None:
    spoilt = damage(paths)
    with running(app, paths, quiet_settings()) as (session, window):
        dialog = the(DamagedDialog)
        assert isinstance(dialog, DamagedDialog)
        assert session.library is None
        dialog.repair.click()
        assert window.rescue == Rescue()
    assert paths.database.read_bytes() == spoilt, "nothing is done while the window is there"
    assert f"articles: {closed}" in carry_out(paths, Rescue())
    again = open_library(paths)
    assert again.store.lists.count(Query()) == closed
    again.close()


@pytest.mark.parametrize("table", ["section", "feed_count"])
def test_damage_that_is_met_while_it_is_opened_is_repaired(
    app: QApplication, closed: int, paths: Paths, table: str
) -> None:
    """The file opens and what the window shows first cannot be read: it counted as open, also to the repair."""
    with closing(sqlite3.connect(paths.database)) as connection:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (root,) = connection.execute(asked, (table,)).fetchone()
    with paths.database.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(b"x" * 4096)
    with running(app, paths, quiet_settings()) as (_session, window):
        dialog = the(DamagedDialog)
        assert isinstance(dialog, DamagedDialog)
        dialog.repair.click()
        assert window.rescue == Rescue()
    assert "was repaired" in carry_out(paths, Rescue())
    again = open_library(paths)
    assert again.store.lists.count(Query()) == closed
    again.close()


def test_quitting_leaves_everything_as_it_is(
    app: QApplication, closed: int, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = damage(paths)
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    with running(app, paths, quiet_settings()) as (_session, window):
        dialog = the(DamagedDialog)
        assert isinstance(dialog, DamagedDialog)
        dialog.quit.click()
        assert window.rescue is None
    assert codes == [gui_app.ERROR_EXIT]
    assert paths.database.read_bytes() == spoilt


def test_a_missing_library_is_told_and_its_backups_are_offered(
    app: QApplication, newsstand: Library, paths: Paths
) -> None:
    made = back_up(newsstand, BackupKind.WHOLE)
    small = back_up(newsstand, BackupKind.SMALL).path
    small.rename(small.with_name(f"small-{datetime.now(UTC) + timedelta(hours=1):%Y%m%d-%H%M%S}.sqlite3"))
    newsstand.close()
    paths.database.unlink()
    with running(app, paths, quiet_settings()) as (session, window):
        dialog = the(MissingDialog)
        assert isinstance(dialog, MissingDialog)
        assert session.library is None
        dialog.restore.click()
        listed = the(BackupsDialog)
        assert isinstance(listed, BackupsDialog)
        wait(listed._restore.isEnabled)
        assert "that you have now" not in listed._told.text()
        listed._restore.click()
        assert window.rescue == Rescue(made.path)
    assert not paths.database.exists(), "nothing is done while the window is there"


def test_a_window_without_a_library_hears_the_signal_that_ends_it(
    app: QApplication, closed: int, paths: Paths
) -> None:
    """Python hears signals while it runs, and nothing else does beside a question that waits for its answer."""
    damage(paths)
    with running(app, paths, quiet_settings()) as (session, _window):
        the(DamagedDialog)
        assert session._poll.isActive()


def test_a_missing_library_can_be_begun_anew(app: QApplication, newsstand: Library, paths: Paths) -> None:
    back_up(newsstand, BackupKind.WHOLE)
    newsstand.close()
    paths.database.unlink()
    with running(app, paths, quiet_settings()) as (_session, window):
        dialog = the(MissingDialog)
        assert isinstance(dialog, MissingDialog)
        dialog.empty.click()
        assert window.rescue == Rescue(anew=True)
    assert str(paths.backups) in carry_out(paths, Rescue(anew=True))
    again = open_library(paths)
    assert again.store.lists.count(Query()) == 0
    again.close()


def test_a_library_whose_disk_is_not_connected_is_told(app: QApplication, closed: int, paths: Paths) -> None:
    """Without backups in sight an empty library was begun in its place."""
    del closed
    log = paths.database.with_name("library.sqlite3-wal")
    paths.database.unlink()
    log.write_bytes(b"x" * 4096)
    with running(app, paths, quiet_settings()) as (session, window):
        dialog = the(MissingDialog)
        assert isinstance(dialog, MissingDialog)
        assert session.library is None
        assert (dialog.restore.isVisible(), dialog.quit.isDefault()) == (False, True)
        dialog.empty.click()
        assert window.rescue == Rescue(anew=True)
    assert not paths.database.exists()
    assert carry_out(paths, Rescue(anew=True)) == "An empty library was made."
    open_library(paths).close()


def test_damage_that_is_met_later_is_told_the_same_way(app: QApplication, closed: int, paths: Paths) -> None:
    from newsreader.errors import StoreError

    with running(app, paths, quiet_settings()) as (session, _window):
        wait(lambda: session.library)
        for _ in range(2):
            session.refuse(StoreError("store.damaged", path="p", backups="b"))
        dialog = the(DamagedDialog)
        assert len(dialogs(DamagedDialog)) == 1
        assert isinstance(dialog, DamagedDialog)
        dialog.hide()


def test_a_fault_that_damage_may_have_made_is_told_as_damage(app: QApplication, closed: int, paths: Paths) -> None:
    confuse(paths.database, "headline", "comments_url")
    with running(app, paths, quiet_settings()) as (session, _window):
        wait(lambda: session.library)
        session.lanes.read(lambda: 1 // 0, lambda _nothing: None)
        dialog = the(DamagedDialog)
        assert isinstance(dialog, DamagedDialog)
        assert dialogs(ErrorDialog) == []
        dialog.hide()


def test_backups_are_listed_and_one_is_chosen(app: QApplication, newsstand: Library, paths: Paths) -> None:
    back_up(newsstand, BackupKind.SMALL)
    whole = back_up(newsstand, BackupKind.WHOLE)
    newsstand.close()
    with running(app, paths, quiet_settings()) as (session, window):
        wait(lambda: session.library)
        window.commands.safekeeping.show_backups()
        dialog = the(BackupsDialog)
        assert isinstance(dialog, BackupsDialog)
        table = dialog.findChild(QTreeWidget)
        assert table is not None
        wait(lambda: table.topLevelItemCount() == 2)
        kinds = {item.text(1) for row in range(2) if (item := table.topLevelItem(row)) is not None}
        assert kinds == {kind_text("small"), kind_text("whole")}
        dialog._make.click()
        wait(lambda: table.topLevelItemCount() == 3)
        assert what_happens("whole") in dialog._told.text()
        place = next(row for row, one in enumerate(dialog._rows) if one.path == whole.path)
        item = table.topLevelItem(place)
        assert item is not None
        table.setCurrentItem(item)
        dialog._restore.click()
        assert window.rescue == Rescue(whole.path)
    assert "restored" in carry_out(paths, Rescue(whole.path))
    assert sum(one.kind is BackupKind.ASIDE for one in backups(paths)) == 1


def test_without_a_backup_the_dialog_says_so(app: QApplication, closed: int, paths: Paths) -> None:
    damage(paths)
    with running(app, paths, quiet_settings()) as (_session, _window):
        first = the(DamagedDialog)
        assert isinstance(first, DamagedDialog)
        first.restore.click()
        dialog = the(BackupsDialog)
        assert isinstance(dialog, BackupsDialog)
        pause(0.1)
        assert not dialog._restore.isEnabled()
        assert not dialog._make.isEnabled(), "a damaged library is not copied over good backups"
        assert "no backup" in dialog._told.text()
        dialog.hide()
        first.hide()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_rescue_is_told_when_it_is_done(
    app: QApplication, newsstand: Library, paths: Paths, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    translation.install(app, language)
    made = back_up(newsstand, BackupKind.WHOLE)
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    gui_rescue.rescue(paths, Rescue(made.path))  # while it is open
    newsstand.close()
    gui_rescue.rescue(paths, Rescue(made.path))
    gui_rescue.rescue(paths, Rescue(Path("/nowhere")))
    assert str(paths.database) in told[0]
    assert str(paths.backups) in told[1]
    assert "/nowhere" in told[2]
    if language == "vi":
        assert "khôi phục" in told[1]


def test_everything_is_exported_and_imported_in_the_background(
    app: QApplication, newsstand: Library, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = newsstand.store.lists.count(Query())
    newsstand.close()
    folder = tmp_path / "tất cả"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    told: list[str] = []
    with running(app, paths, quiet_settings()) as (session, window):
        session.said.connect(told.append)
        session.failed.connect(told.append)
        wait(lambda: session.library)
        window.actions_by_name["export-all"].trigger()
        wait(lambda: len(told) == 2)
        assert f"articles: {count}." in told[1]
        window.actions_by_name["import-all"].trigger()
        wait(lambda: len(told) == 4)
        assert f"known ones merged: {count}" in told[3]
        window.actions_by_name["export-all"].trigger()  # it is there already
        wait(lambda: len(told) == 6)
        assert "is not an empty folder" in told[5]


def test_the_program_starts_anew_as_it_was_started() -> None:
    script = (
        "import sys; from newsreader.gui.rescue import restart;"
        "sys.argv = ['newsreader', '--version']; restart(); print('never')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == f"{NAME} {__version__}\n"


def test_a_small_backup_is_not_said_to_be_nothing(app: QApplication) -> None:
    widget = QWidget(locale=QLocale("vi"))
    assert [size_text(widget, size) for size in (12, 41_600, 512_000, 1_234_000_000)] == [
        "1 kB", "42 kB", "0,5 MB", "1.234,0 MB",
    ]  # fmt: skip
