"""Brings a library's file to the version this program knows: all steps in one transaction, after a copy.

Why own steps: docs/notes/001-own-migrations.md.
"""

import logging
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from newsreader.errors import StoreError
from newsreader.packing import pack_key
from newsreader.store import (
    copies,
    version_1,
    version_2,
    version_3,
    version_4,
    version_5,
    version_6,
    version_7,
    version_8,
    version_9,
    version_10,
    version_11,
    version_12,
    version_13,
    version_14,
    version_15,
)
from newsreader.store.database import BUSY_SECONDS, Database
from newsreader.store.files import sync_folder, wrapped
from newsreader.store.schema import APPLICATION_ID

UNFINISHED_SECONDS = 60  # a copy grows without pause

_log = logging.getLogger(__name__)

Step = Callable[[Connection], None]
Progress = Callable[[int, int], object]
"""Told which step of how many begins, 0 while the file is copied before; in the thread that opens the library."""


def teach_key_number(connection: sqlite3.Connection | None) -> None:
    """Let statements of this connection say `key_number(key)`."""
    if connection is not None:
        connection.create_function("key_number", 1, pack_key, deterministic=True)


def _step(statements: Sequence[str]) -> Step:
    def take(connection: Connection) -> None:
        teach_key_number(connection.connection.driver_connection)
        for statement in statements:
            connection.exec_driver_sql(statement)

    return take


STEPS: tuple[Step, ...] = (
    *(
        _step(version.STATEMENTS)
        for version in (
            version_1,
            version_2,
            version_3,
            version_4,
            version_5,
            version_6,
            version_7,
            version_8,
            version_9,
            version_10,
            version_11,
            version_12,
            version_13,
        )
    ),
    version_14.reshape,
    _step(version_15.STATEMENTS),
)
"""Step N leads from version N - 1 to version N. A published step is never changed."""


def migrate(
    database: Database, now: datetime, steps: Sequence[Step] = STEPS, progress: Progress | None = None
) -> None:
    """Make `database` ready for use; `progress` hears of a file that is not new. Raises StoreError: store.damaged,
    store.newer, store.space, store.full, store.read_only, store.locked, store.unusable (a file of another
    program). On any of them the file is as it was before."""
    found = _examine(database, len(steps))
    _use_wal(database)
    if found == len(steps):
        return
    tell = progress if progress is not None and found > 0 else _tell_nobody
    if found > 0:
        tell(0, len(steps) - found)
        _copy_before(database, found, now)
    with database.writing(references=False) as connection:
        found = _version(connection)  # another process may have been faster
        if found >= len(steps):
            return
        _log.info("the library goes from version %d to %d", found, len(steps))
        for number, step in enumerate(steps[found:], 1):
            tell(number, len(steps) - found)
            step(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")


def _tell_nobody(_step: int, _steps: int) -> None:
    """Where nobody wants to know."""


def _examine(database: Database, known: int) -> int:
    with database.reading() as connection:
        found = _version(connection)
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    if tables and owner != APPLICATION_ID:
        raise StoreError("store.unusable", path=str(database.path), reason="it belongs to another program")
    if found > known:
        raise StoreError("store.newer", path=str(database.path), found=found, known=known)
    return found


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _use_wal(database: Database) -> None:
    """WAL is a property of the file. Changing to it does not wait for other connections by itself."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            with database.bare() as connection:
                mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            break
        except StoreError as error:
            if error.code != "store.locked" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    if mode != "wal":
        reason = f"its disk allows no write-ahead log ({mode})"
        raise StoreError("store.unusable", path=str(database.path), reason=reason)


def _copy_before(database: Database, found: int, now: datetime) -> None:
    """A copy for the case that a newer program spoils something; room for it and for the steps is checked."""
    try:
        _copy_into_backups(database, found, now)
    except OSError as error:
        raise wrapped(error, database.backups) from error
    except sqlite3.Error as error:
        reason = str(error)
        raise StoreError("store.unusable", path=str(database.backups), reason=reason) from error


def _copy_into_backups(database: Database, found: int, now: datetime) -> None:
    size = database.path.stat().st_size + database.wal_size()
    database.backups.mkdir(parents=True, exist_ok=True)
    # Each time that somebody ended the program here one as large as the library was left, and no backup was made
    # that would have taken it away, until there was no room for another.
    copies.sweep_unfinished(database.backups, UNFINISHED_SECONDS)
    needed = 2 * size + 16_000_000
    free = shutil.disk_usage(database.backups).free
    if free < needed:
        raise StoreError("store.space", needed=needed // 1_000_000, free=free // 1_000_000)
    target = database.backups / f"library-version-{found}-{now:%Y%m%d-%H%M%S}.sqlite3"
    unfinished = target.with_suffix(f".{os.getpid()}.unfinished")  # another process may do the same
    with database.bare() as source:
        _copy(source, unfinished)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
    sync_folder(target.parent)


def _copy(source: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
