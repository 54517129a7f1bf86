"""A disk that loses what was not synced: a VFS of apsw that notes every write, and the library's own code run on it.

apsw brings a SQLite of its own, whose files may be opened through Python. The store's `sqlite3` is replaced by a module
with the same face upon it, so that everything above it is the real thing.
"""

import random
import sqlite3
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import apsw
import pytest
from sqlalchemy import create_engine

from newsreader.store import database

SECTOR = 512
KEPT = (".sqlite3", ".sqlite3-wal", ".sqlite3-journal")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file: data at an offset, a size, its end (`size` -1), or a sync (None)."""

    name: str
    offset: int = 0
    data: bytes = b""
    size: int | None = None


@dataclass
class Disk:
    """What was done to the files below `folder`, in order. `room` is how many bytes more may be written."""

    folder: Path
    steps: list[Step] = field(default_factory=list)
    room: int | None = None
    writes: int = 0
    fail_at: int | None = None  # from this write on the disk is full
    never_sync: bool = False

    def note(self, step: Step) -> None:
        self.steps.append(step)

    def write(self, name: str, data: bytes, offset: int) -> None:
        self.writes += 1
        if self.fail_at is not None and self.writes > self.fail_at:
            raise apsw.FullError
        self.note(Step(name, offset, data))

    def after_a_cut(self, at: int, target: Path, rng: random.Random) -> None:
        """Write to `target` what the disk holds when the power is cut before step `at`: all that was synced, and of
        the rest any sectors, in any order. That a file is gone is kept by the next sync of any file, as by every
        file system with a journal of its own."""
        target.mkdir()
        steps = self.steps[:at]
        for name in {step.name for step in steps}:
            mine = [step for step in steps if step.name == name]
            synced = max((place for place, step in enumerate(mine) if _is_sync(step)), default=-1) + 1
            gone = max(
                (place for place, step in enumerate(steps) if step.name == name and step.size == -1), default=-1
            )
            if gone >= 0 and any(map(_is_sync, steps[gone:])):
                synced = max(synced, sum(step.name == name for step in steps[: gone + 1]))
            image: bytearray | None = bytearray()
            for step in mine[:synced]:
                image = _whole(image, step)
            left = mine[synced:]
            if left and rng.random() < 0.3:
                left = left[: rng.randrange(len(left) + 1)]
            for step in left:
                image = _part(image, step, rng)
            if image is not None:
                (target / name).write_bytes(image)


def _is_sync(step: Step) -> bool:
    return step.size is None and not step.data


def _whole(image: bytearray | None, step: Step) -> bytearray | None:
    if step.size is not None:
        return None if step.size < 0 else (image or bytearray())[: step.size].ljust(step.size, b"\0")
    image = bytearray() if image is None else image
    if len(image) < step.offset:
        image.extend(bytes(step.offset - len(image)))
    image[step.offset : step.offset + len(step.data)] = step.data
    return image


def _part(image: bytearray | None, step: Step, rng: random.Random) -> bytearray | None:
    """Each sector of a write that nobody waited for came, or did not."""
    if step.size is not None:
        return _whole(image, step) if rng.random() < 0.5 else image
    for start in range(0, len(step.data), SECTOR):
        if rng.random() < 0.5:
            image = _whole(image, Step(step.name, step.offset + start, step.data[start : start + SECTOR]))
    return image


class _File(apsw.VFSFile):
    """A file of the real disk whose changes are noted. What it says of itself promises nothing of sectors."""

    def __init__(self, filename: str | apsw.URIFilename | None, flags: list[int], disk: Disk) -> None:
        super().__init__("", filename, flags)
        path = filename.filename() if isinstance(filename, apsw.URIFilename) else filename
        self._name = Path(path).name if path else ""
        self._disk = disk if self._name.endswith(KEPT) and Path(path or "").parent == disk.folder else None

    def xWrite(self, data: Any, offset: int) -> None:  # apsw's name, as all of these
        if self._disk is not None:
            self._disk.write(self._name, bytes(data), offset)
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        if self._disk is not None:
            self._disk.note(Step(self._name, size=newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        if self._disk is not None:
            self._disk.note(Step(self._name))

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xSectorSize(self) -> int:
        return SECTOR


class _Vfs(apsw.VFS):
    def __init__(self, name: str, disk: Disk) -> None:
        super().__init__(name, "")
        self._disk = disk

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(name, flags, self._disk)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        if Path(filename).parent == self._disk.folder and filename.endswith(KEPT):
            self._disk.note(Step(Path(filename).name, size=-1))
        super().xDelete(filename, syncdir)


_ERRORS: tuple[tuple[type[Exception], type[sqlite3.Error]], ...] = (
    (apsw.ConstraintError, sqlite3.IntegrityError),
    (apsw.CorruptError, sqlite3.DatabaseError),
    (apsw.NotADBError, sqlite3.DatabaseError),
    (apsw.Error, sqlite3.OperationalError),
)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next(ours for theirs, ours in _ERRORS if isinstance(error, theirs))
        raised = kind(str(error))
        usual = sqlite3.SQLITE_FULL if isinstance(error, apsw.FullError) else sqlite3.SQLITE_ERROR
        raised.sqlite_errorcode = getattr(error, "extendedresult", usual)
        raise raised from error


class _Cursor:
    """A cursor of the DB-API."""

    arraysize = 1

    def __init__(self, connection: "_Connection") -> None:
        self.connection = connection
        self._cursor = connection.real.cursor()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def _run(self, act: Callable[..., object], sql: str, values: Any) -> None:
        """Do it; what columns there are is told to a tracer only, also where there are no rows. The tracer goes at
        once, or a ring would keep the cursor, and with it a lock."""
        columns: list[tuple[str, ...]] = []

        def trace(cursor: apsw.Cursor, _sql: str, _bindings: object) -> bool:
            columns[:] = cursor.get_description()
            return True

        self._cursor.exec_trace = trace
        try:
            with _errors():
                act(sql, values)
        finally:
            self._cursor.exec_trace = None
        self.description = tuple((column[0], None, None, None, None, None, None) for column in columns) or None

    def execute(self, sql: str, parameters: Any = ()) -> "_Cursor":
        if self.connection.disk.never_sync and "PRAGMA synchronous" in sql:
            sql = "PRAGMA synchronous = OFF"
        self._run(self._cursor.execute, sql, parameters or None)
        self._count(sql)
        return self

    def executemany(self, sql: str, rows: Sequence[Any]) -> "_Cursor":
        before = self.connection.real.total_changes()
        self._run(self._cursor.executemany, sql, rows)
        self._count(sql)
        self.rowcount = self.connection.real.total_changes() - before
        return self

    def _count(self, sql: str) -> None:
        changes = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"))
        self.rowcount = self.connection.real.changes() if changes and self.description is None else -1
        self.lastrowid = self.connection.real.last_insert_rowid()

    def fetchone(self) -> Any:
        with _errors():
            return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        with _errors():
            return list(self._cursor.fetchall())

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [row for _ in range(size or 1) if (row := self.fetchone()) is not None]

    def __iter__(self) -> Iterator[Any]:
        while (row := self.fetchone()) is not None:
            yield row

    def close(self) -> None:
        self._cursor.close()


class _Connection:
    """A connection of the DB-API, in autocommit as the store wants it."""

    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str, disk: Disk) -> None:
        self.disk = disk
        with _errors():
            self.real = apsw.Connection(str(path), vfs=vfs)
        self.real.set_busy_timeout(10_000)

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    @property
    def total_changes(self) -> int:
        return self.real.total_changes()

    def cursor(self) -> _Cursor:
        return _Cursor(self)

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(
        self, name: str, count: int, act: Callable[..., Any], *, deterministic: bool = False
    ) -> None:
        self.real.create_scalar_function(name, act, count, deterministic=deterministic)

    def close(self) -> None:
        with _errors():
            self.real.close(True)


@contextmanager
def noting(folder: Path, *, never_sync: bool = False) -> Iterator[Disk]:
    """Within it the store writes below `folder` through the disk that is given."""
    disk = Disk(folder, never_sync=never_sync)
    name = f"cut-{folder.name}-{id(disk)}"
    vfs = _Vfs(name, disk)
    face = types.ModuleType("sqlite3")
    face.__dict__.update(vars(sqlite3))
    face.__dict__.update(
        Connection=_Connection, connect=lambda path, **_options: _Connection(str(path), name, disk)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "sqlite3", face)
        patch.setattr(database, "create_engine", partial(create_engine, module=face))
        yield disk
    vfs.unregister()
