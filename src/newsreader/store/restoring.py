"""Putting another file in the place of a library's own, which is put aside and never deleted.

Whatever ends the program in between leaves the old library or the new one. A log that belongs to the old file must
never lie beside the new one: SQLite would write its pages into it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from newsreader.errors import StoreError
from newsreader.paths import is_file
from newsreader.store import small
from newsreader.store.backup import SETTINGS, SPARE
from newsreader.store.copies import SMALL_ID, Backup, BackupKind, look, name_for
from newsreader.store.files import is_emptied, sync_folder, wrapped
from newsreader.store.migrations import STEPS
from newsreader.store.presence import Presence
from newsreader.store.schema import APPLICATION_ID
from newsreader.store.store import Store
from newsreader.store.turnstile import DOOR

_BESIDE = ("-wal", "-shm", "-journal")
RESTORING, REPAIRING = ".restoring", ".repairing"  # ends of the names of libraries that are being made


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have the library to oneself. Raises StoreError("store.in_use") while anybody has it open."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise wrapped(error, path.parent) from error
    presence = Presence(path, alone=True)
    try:
        yield
    finally:
        presence.end()


def restore(source: Path, path: Path, backups: Path, now: datetime) -> tuple[Path | None, str]:
    """Put what the copy `source` holds in the place of the library at `path`, to be called while `alone`. Returns
    where the library lies that was there, and the settings that the copy carries, "" for none.

    Raises StoreError: backup.missing, backup.damaged, store.newer, store.space, store.full, store.read_only.
    """
    if not is_file(source):
        raise StoreError("backup.missing", name=str(source))
    with making(path, RESTORING) as fresh:
        try:
            settings = _make(source, fresh, now)
        except OSError as error:
            raise wrapped(error, path) from error
        return put_in_place(fresh, path, backups, now), settings


@contextmanager
def making(path: Path, end: str) -> Iterator[Path]:
    """Where another library for the place of `path` may be made; nothing is there, and what is left goes. Raises
    StoreError where nothing can be written: SQLite's words for that are those for a copy that is none."""
    fresh = path.with_name(path.name + end)
    try:
        _clear(fresh)
        fresh.touch()
        fresh.unlink()
    except OSError as error:
        raise wrapped(error, path) from error
    try:
        yield fresh
    finally:
        with suppress(OSError):  # `sweep` comes again
            _clear(fresh)


def put_in_place(fresh: Path, path: Path, backups: Path, now: datetime) -> Path | None:
    """Give `fresh` the library's name; where the one lies that had it. Raises StoreError."""
    try:
        return _exchange(fresh, path, backups, now)
    except OSError as error:
        raise wrapped(error, path) from error


def _exchange(fresh: Path, path: Path, backups: Path, now: datetime) -> Path | None:
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    aside = None
    if path.exists():
        backups.mkdir(parents=True, exist_ok=True)
        aside = name_for(backups, BackupKind.ASIDE, now)
        _checkpoint(path)
        for end in ("-wal", ""):  # the log first, so that a library put aside is never without it
            if path.with_name(path.name + end).exists():
                _link(path.with_name(path.name + end), aside.with_name(aside.name + end))
        sync_folder(backups)
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)
    sync_folder(path.parent)
    fresh.replace(path)
    sync_folder(path.parent)
    return aside


def set_settings_aside(settings: Path, aside: Path | None) -> None:
    """Keep the settings beside the library that was put aside."""
    if aside is not None and settings.exists():
        shutil.copy2(settings, aside.with_suffix(".settings.json"))


def _make(source: Path, fresh: Path, now: datetime) -> str:
    """Write the library that `source` holds to `fresh`; the settings it carries."""
    owner = _owner(source)
    needed, free = source.stat().st_size + SPARE, shutil.disk_usage(fresh.parent).free
    if free < needed:
        raise StoreError("store.space", needed=needed // 1_000_000 + 1, free=free // 1_000_000)
    if owner == SMALL_ID:
        about = small.read_about(source, len(STEPS))
        library = Store.open(fresh, backups=fresh.parent, alone=True, anew=True)
        with library, library.database.bare() as connection:
            small.pour(connection, source, now)
        return str(about["settings"])
    if owner == APPLICATION_ID:
        return _copy_whole(source, fresh)
    raise StoreError("backup.damaged", name=source.name)


def _owner(source: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error as error:
        raise StoreError("backup.damaged", name=source.name) from error


def _copy_whole(source: Path, fresh: Path) -> str:
    """Copy page by page, with what a log beside it holds, and examine the copy."""
    try:
        with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(fresh)) as copy:
            held.backup(copy)
        with closing(sqlite3.connect(fresh, isolation_level=None)) as copy:
            found = copy.execute("PRAGMA user_version").fetchone()[0]
            if found > len(STEPS):
                raise StoreError("store.newer", path=str(source), found=found, known=len(STEPS))
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise StoreError("backup.damaged", name=source.name)
            copy.execute("DELETE FROM lease")
            row = copy.execute("SELECT value FROM fact WHERE name = ?", (SETTINGS,)).fetchone()
            copy.execute("DELETE FROM fact WHERE name = ?", (SETTINGS,))
            copy.execute("PRAGMA journal_mode = DELETE")  # no log is left beside it, nor needed
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise StoreError("store.full", path=str(fresh)) from error
        raise StoreError("backup.damaged", name=source.name) from error
    return str(row[0]) if row else ""


def _checkpoint(path: Path) -> None:
    """Have what is in the log written into the file, where that is sound. A damaged one is put aside as it is,
    with its log beside it."""
    if is_emptied(path):
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):  # what SQLite says of noise may be noise
        return


def _link(old: Path, new: Path) -> None:
    """Let a file have a second name, or a copy where the file system knows no second names."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _clear(fresh: Path) -> None:
    """Take an unfinished library away; what lies beside it goes also when it has got another name."""
    for end in ("", *_BESIDE, DOOR):
        fresh.with_name(fresh.name + end).unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Take away what was being made for the place of the library at `path` when its process was ended. Whoever has
    the library open may: nobody makes another meanwhile."""
    for end in (RESTORING, REPAIRING):
        with suppress(OSError):  # where nothing can be written it stays
            _clear(path.with_name(path.name + end))


def describe(source: Path) -> Backup:
    """What is known of a copy anywhere. Raises StoreError("backup.missing")."""
    found = look(source)
    if found is None:
        raise StoreError("backup.missing", name=str(source))
    return found
