"""Pages read without SQLite hold what SQLite says they hold, with what only the log has; noise is passed over."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.store.pages import Pages

VALUES: tuple[Any, ...] = (
    None, 0, 1, -1, 127, -128, 32_000, -8_000_000, 2**31, -(2**40), 2**62, -(2**63), 0.5, -1e300, "", "chữ Việt",
    "x" * 5_000, b"", b"\0\xff" * 9_000,
)  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[tuple[Path, dict[str, list[Any]]]]:
    """A file with a log beside it that nobody has moved into it yet, and what SQLite reads of both."""
    path, copied = tmp_path / "a.sqlite3", tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, a, b)")
        connection.execute("CREATE TABLE keyed (k TEXT, n INTEGER, a, PRIMARY KEY (n, k)) WITHOUT ROWID")
        rng = random.Random(1)
        for turn in range(2):
            for _ in range(400):
                row = (rng.choice(VALUES), rng.choice(VALUES))
                connection.execute("INSERT INTO plain (a, b) VALUES (?, ?)", row)
                connection.execute("INSERT INTO keyed VALUES (?, ?, ?)", (str(rng.random()), turn, row[0]))
            if turn == 0:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("DELETE FROM plain WHERE id % 3 = 0")
        expected = {
            "plain": connection.execute("SELECT * FROM plain ORDER BY id").fetchall(),
            "keyed": connection.execute("SELECT n, k, a FROM keyed ORDER BY n, k").fetchall(),
        }
        copied.write_bytes(path.read_bytes())
        copied.with_name("copy.sqlite3-wal").write_bytes(path.with_name("a.sqlite3-wal").read_bytes())
        yield copied, expected


def read(path: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {"plain": [], "keyed": []}
    keys = {"plain": 1, "keyed": 2}
    with Pages(path) as pages:
        roots = {values[1]: values[3] for number in pages.tree(1) for _, values in pages.rows(number)}
        for name, rows in found.items():
            for number in pages.tree(roots[name]):
                rows += [values if id_ is None else (id_, *values[1:]) for id_, values in pages.rows(number)]
            rows.sort(key=lambda row: row[: keys[name]])
    return found


def test_rows_are_those_that_sqlite_reads(copy: tuple[Path, dict[str, list[Any]]]) -> None:
    path, expected = copy
    assert read(path) == expected


def test_what_a_log_did_not_commit_is_not_there(copy: tuple[Path, dict[str, list[Any]]]) -> None:
    path, expected = copy
    log = path.with_name("copy.sqlite3-wal")
    log.write_bytes(log.read_bytes()[:-2_000])  # the last commit is torn
    found = read(path)
    assert found != expected
    assert len(found["keyed"]) == len(expected["keyed"]), "the DELETE came last"


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_noise_is_passed_over(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("noise") / "x.sqlite3"
    size = data.draw(st.integers(0, 5))
    rng = random.Random(data.draw(st.integers(0, 2**32)))
    kinds = [rng.choice([2, 5, 10, 13]).to_bytes(1, "big") + rng.randbytes(4095) for _ in range(size)]
    path.write_bytes(b"".join(kinds) + data.draw(st.binary(max_size=100)))
    with Pages(path) as pages:
        for number in range(1, pages.count + 1):
            list(pages.tree(number))
            list(pages.rows(number))
        pages.free()
