"""The one connection that a window writes with, by which it tells its own commits from another process's.

SQLite's `data_version` on a connection changes when another one has committed, not when it has itself. So all that
a window writes has to go through one, in turn; and whoever only wants to know the number waits for nobody.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from newsreader.errors import StoreError


class OwnWrites:
    """Lends the connection of an engine that has only one."""

    def __init__(self, engine: Engine, patience: float, path: str) -> None:
        """`patience`: seconds that a thread waits for another; `path` is only named in errors."""
        self._engine = engine
        self._patience = patience
        self._path = path
        self._lent = threading.Lock()
        self._version = 0

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """The connection, as soon as no other thread has it. Raises StoreError, store.locked, where that takes too
        long."""
        with self._taken(self._patience) as connection:
            if connection is None:
                raise StoreError("store.locked", path=self._path)
            yield connection

    def version(self) -> int:
        """sqlite.org/pragma.html#pragma_data_version; while somebody writes, what it was."""
        with self._taken(0) as connection:
            if connection is not None:
                self._version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return self._version

    def shrink(self) -> None:
        """Let it forget the pages of the file that it holds, unless somebody writes."""
        with self._taken(0) as connection:
            if connection is not None:
                connection.exec_driver_sql("PRAGMA shrink_memory")

    @contextmanager
    def _taken(self, patience: float) -> Iterator[Connection | None]:
        """The connection, None where somebody has it for longer than so many seconds."""
        if not self._lent.acquire(timeout=patience):
            yield None
            return
        try:
            with self._engine.connect() as connection:
                yield connection
        finally:
            self._lent.release()

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()
