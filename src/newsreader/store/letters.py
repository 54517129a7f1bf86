"""Texts that are no UTF-8 any more: one byte of noise in a title, and no list can be read in which it stands.
SQLite hands texts out as they are and never looks."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection

_TABLES = """SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'
    AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"""
_COUNT = "SELECT count(*) FROM {table} WHERE is_noise({values})"
# What would be there twice then stays as it is.
_MEND = "UPDATE OR IGNORE {table} SET {column} = as_letters({value}) WHERE is_noise({value})"
# The next check that has the article brings its words again: see `library.decide`.
_FETCHED_AGAIN = "UPDATE headline SET content_hash = '' WHERE is_noise({values})"


def count_unreadable(connection: Connection) -> int:
    """In how many rows of the library a text cannot be read."""
    _teach(connection.connection.driver_connection)
    counts = (
        connection.exec_driver_sql(_COUNT.format(table=table, values=_as_bytes(columns))).scalar_one()
        for table, columns in _texts(connection)
    )
    return sum(counts)


def make_readable(connection: Connection) -> None:
    """Put the sign for a letter that is lost (U+FFFD) where noise stands."""
    _teach(connection.connection.driver_connection)
    for table, columns in list(_texts(connection)):
        if table == "headline":
            connection.exec_driver_sql(_FETCHED_AGAIN.format(values=_as_bytes(columns)))
        for column in columns:
            connection.exec_driver_sql(_MEND.format(table=table, column=column, value=_as_bytes([column])))


def _texts(connection: Connection) -> Iterator[tuple[str, list[str]]]:
    """The tables that have texts, with these columns."""
    for (table,) in connection.exec_driver_sql(_TABLES).all():
        rows = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
        columns = [row[1] for row in rows if row[2] == "TEXT"]
        if columns:
            yield table, columns


def _as_bytes(columns: list[str]) -> str:
    return ", ".join(f"CAST({column} AS BLOB)" for column in columns)


def _teach(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        connection.create_function("is_noise", -1, _is_noise, deterministic=True)
        connection.create_function("as_letters", 1, _as_letters, deterministic=True)


def _is_noise(*values: bytes | None) -> bool:
    try:
        for value in values:
            if value is not None:
                value.decode()
    except UnicodeDecodeError:
        return True
    return False


def _as_letters(value: bytes) -> str:
    return value.decode(errors="replace")
