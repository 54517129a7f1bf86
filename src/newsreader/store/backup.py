"""Copies of the library's file, its examination, and giving space back."""

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select

from newsreader.errors import StoreError
from newsreader.store import copies, mending
from newsreader.store.database import WAL_LIMIT, Database
from newsreader.store.examine import Problem, examine, examine_pictures
from newsreader.store.files import sync_folder, wrapped
from newsreader.store.schema import fact
from newsreader.store.small import write_small

SETTINGS = "settings"  # the fact under which a whole copy carries the settings
FAILURES = "backup_failures"  # the fact that tells which copies could not be made the last time
UNFINISHED_SECONDS = 3600  # without a byte written, as while a small copy is packed
# Nothing is taken out of the write-ahead log while anybody reads: a long copy beside a refresh would let it grow
# without bound. Where it grows past this the copy is broken off, and begun anew when the log was emptied.
LOG_LIMIT = WAL_LIMIT + 8_000_000
LOOKED_AT = 50_000  # of SQLite's steps, a few milliseconds
PATIENCE_SECONDS = 600.0  # a refresh that lasts longer gets no copy beside it
PAUSE_SECONDS = 0.5
SPARE = 16_000_000  # bytes that are left free beside a copy


class Backup:
    """Keeping the file safe and sound."""

    def __init__(self, database: Database, media: Path) -> None:
        self._database = database
        self._media = media
        self._copying: sqlite3.Connection | None = None

    def copy(self, target: Path, settings: str = "") -> int:
        """Copy the whole file while it is in use, and what the settings are; `target` is replaced only when the
        copy is complete, sound and synced. Returns its bytes. Raises StoreError("store.space", "store.full",
        "store.damaged", "backup.read_only", "backup.no_folder", "backup.unwritable")."""
        return self._put(target, lambda unfinished: self._copy_whole(unfinished, settings), whole=True)

    def copy_small(self, target: Path, settings: str, now: datetime) -> int:
        """Copy what a person did: see `small`. Returns its bytes and raises as `copy` does."""

        def write(unfinished: Path) -> None:
            with self._database.bare() as connection, self._stoppable(connection):
                self._read(connection, lambda: write_small(connection, unfinished, settings, now), unfinished)

        return self._put(target, write, whole=False)

    def failures(self) -> str:
        """What `note_failures` was told last, "" for nothing."""
        with self._database.reading() as connection:
            return connection.execute(select(fact.c.value).where(fact.c.name == FAILURES)).scalar() or ""

    def note_failures(self, told: str) -> None:
        """Remember which copies could not be made."""
        with self._database.writing() as connection:
            values = {"name": FAILURES, "value": told}
            connection.execute(insert(fact).prefix_with("OR REPLACE").values(**values))

    def check(self) -> list[Problem]:
        """Examine everything: pages, references, the search index, kept counters. Nothing is changed. Takes
        seconds a gigabyte."""
        return examine(self._database)

    def check_pictures(self) -> list[Problem]:
        """Examine the files of pictures; reads all of them."""
        return list(examine_pictures(self._database, self._media))

    def mend(self) -> None:
        """See `mending.mend`."""
        mending.mend(self._database)

    def untitled(self, after: int, limit: int) -> tuple[int, ...]:
        """See `mending.untitled`."""
        return mending.untitled(self._database, after, limit)

    def entitle(self, titles: Sequence[tuple[int, str, str]]) -> None:
        """See `mending.entitle`."""
        mending.entitle(self._database, titles)

    def empty_index(self) -> None:
        """See `mending.empty_index`."""
        mending.empty_index(self._database)

    def note_lost_pictures(self) -> int:
        """See `mending.note_lost_pictures`."""
        return mending.note_lost_pictures(self._database, self._media)

    def _copy_whole(self, unfinished: Path, settings: str) -> None:
        with self._database.bare() as connection, self._stoppable(connection):
            self._read(connection, lambda: connection.execute("VACUUM INTO ?", (str(unfinished),)), unfinished)
        with (
            self._database.errors(),
            closing(sqlite3.connect(unfinished, isolation_level=None)) as copy,
            self._stoppable(copy),
        ):
            copy.execute("DELETE FROM lease")
            copy.execute("DELETE FROM fact WHERE name = ?", (FAILURES,))
            if settings:
                copy.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (SETTINGS, settings))
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise StoreError(
                    "store.damaged", path=str(self._database.path), backups=str(self._database.backups)
                )

    def _read(self, connection: sqlite3.Connection, copy: Callable[[], object], unfinished: Path) -> None:
        """Read the library while it is written to, as often as it takes to do so without letting the log grow."""
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            self._database.checkpoint(PAUSE_SECONDS)
            long = False

            def look() -> bool:
                nonlocal long
                long = self._database.wal_size() > LOG_LIMIT
                return long

            connection.set_progress_handler(look, LOOKED_AT)
            try:
                copy()
                return
            except sqlite3.OperationalError:
                if not long:
                    raise
                if time.monotonic() > end:
                    raise StoreError("backup.busy") from None
            finally:
                connection.set_progress_handler(None, 0)
            unfinished.write_bytes(b"")
            time.sleep(PAUSE_SECONDS)

    def stop(self) -> None:
        """Break off the copy that is being made in another thread, if any: nothing is left of it."""
        if self._copying is not None:
            self._copying.interrupt()

    @contextmanager
    def _stoppable(self, connection: sqlite3.Connection) -> Iterator[None]:
        self._copying = connection
        try:
            yield
        finally:
            self._copying = None

    def _put(self, target: Path, write: Callable[[Path], None], *, whole: bool) -> int:
        unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
        with _files(target, unfinished):
            target.parent.mkdir(parents=True, exist_ok=True)
            copies.sweep_unfinished(target.parent, UNFINISHED_SECONDS)
            unfinished.unlink(missing_ok=True)
            unfinished.touch()  # here the system tells what is wrong with the folder; SQLite fills an empty file
            if whole:
                self._require_space(target.parent)
            write(unfinished)
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(target)
            sync_folder(target.parent)
            return target.stat().st_size

    def _require_space(self, folder: Path) -> None:
        needed = self._database.path.stat().st_size + self._database.wal_size() + SPARE
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise StoreError("store.space", needed=needed // 1_000_000 + 1, free=free // 1_000_000)


@contextmanager
def _files(target: Path, unfinished: Path) -> Iterator[None]:
    """What the system says of files, as the store's error; nothing unfinished is left behind."""
    try:
        yield
    except OSError as error:
        raise _wrapped(error, target.parent) from error
    finally:
        with suppress(OSError):  # where nothing can be written, nothing was left
            for end in ("", "-journal", "-wal", "-shm"):
                unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def _wrapped(error: OSError, folder: Path) -> StoreError:
    """What the system says of the folder of backups. That is not the library, which is as it was."""
    code = wrapped(error, folder).code
    if code == "store.full":
        return StoreError("store.full", path=str(folder))
    if code == "store.read_only":
        return StoreError("backup.read_only", folder=str(folder))
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return StoreError("backup.no_folder", folder=str(folder))
    return StoreError("backup.unwritable", folder=str(folder), reason=error.strerror or str(error))
