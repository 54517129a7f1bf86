"""Whether a library's file is sound, asked when SQLite says of it what it says of no sound one: that a table or a
column is missing, that a row is there twice. Noise in the text of the schema leaves a file that opens."""

import sqlite3
import time
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from newsreader.store.migrations import STEPS

LONGEST = 5.0  # seconds of looking at the pages of a large file: somebody waits for the answer
_OFTEN = 10_000  # steps of SQLite's machine, about a millisecond
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

Shape = frozenset[tuple[str, str, str]]


def is_sound(path: Path) -> bool:
    """Whether the file's shape is that of its version and no page is known to be damaged, as far as can be seen in
    LONGEST."""
    try:
        # "rw": where the file is gone by now, with its disk, none must be begun in its place.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return has_its_shape(connection) and _are_pages_whole(connection)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # none where a text is no UTF-8
        return code & 0xFF not in _DAMAGED


def has_its_shape(connection: sqlite3.Connection) -> bool:
    """Whether a file has the tables, indexes and triggers that the steps to its version make. Others may be there,
    by another hand. Raises sqlite3.Error."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return not 0 < version <= len(STEPS) or _shape_of(version) <= _shape(connection)


@cache
def _shape_of(version: int) -> Shape:
    """The shape of a library that was made by the steps to `version`."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            for step in STEPS[:version]:
                step(connection)
            made = connection.connection.driver_connection
            assert isinstance(made, sqlite3.Connection)
            return _shape(made)
    finally:
        engine.dispose()


def _shape(connection: sqlite3.Connection) -> Shape:
    """Kind, name and text of all that is declared. SQLite writes names that it changes with or without quotes, by
    its version, and makes tables of its own."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    return frozenset((kind, name, " ".join((sql or "").replace('"', "").split())) for kind, name, sql in rows)


def _are_pages_whole(connection: sqlite3.Connection) -> bool:
    end = time.monotonic() + LONGEST
    connection.set_progress_handler(lambda: time.monotonic() > end, _OFTEN)
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
            return True  # nothing was found in that time
        raise
