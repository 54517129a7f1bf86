"""Copies are whole libraries; the examination finds what is wrong."""

import random
import shutil
import sqlite3
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.model import Query
from newsreader.store import Store, backup, database
from newsreader.store.copies import BackupKind, look, name_for
from newsreader.store.small import write_small
from tests.store.news import NOON, add_feed, new_article, opened, write

# A moment's work that reads nothing of the library.
COUNT = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) FROM n"


def test_a_copy_is_a_whole_library(store: Store, path: Path, tmp_path: Path) -> None:
    numbers = write(store, add_feed(store), *(new_article(n) for n in range(9))).added
    target = tmp_path / "copies" / "copy.sqlite3"
    assert store.backup.copy(target) == target.stat().st_size
    write(store, 1, new_article(10))
    with opened(target) as copy:
        assert set(copy.lists.ids(Query())) == set(numbers)
        assert copy.backup.check() == []
    store.backup.copy(target)
    with opened(target) as copy:
        assert copy.lists.count(Query()) == 10
    assert {file.name for file in target.parent.iterdir()} == {"copy.sqlite3", "copy.sqlite3-next"}


def test_a_copy_that_finds_no_room_leaves_the_old_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.sqlite3"
    target.write_text("old")

    class Full:
        free = 5

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Full)
    with pytest.raises(StoreError) as caught:
        store.backup.copy(target)
    assert caught.value.code == "store.space"
    assert target.read_text() == "old"


def test_the_log_stays_bounded_while_a_copy_is_made_beside_a_writer(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that takes as long as somebody writes: the log is emptied all the same, and the copy comes to its end."""
    rng, limit = random.Random(1), 2_000_000
    monkeypatch.setattr(database, "WAL_LIMIT", limit // 2)
    monkeypatch.setattr(backup, "LOG_LIMIT", limit)
    monkeypatch.setattr(backup, "PAUSE_SECONDS", 0.01)
    text = [rng.randbytes(12_000).hex() for _ in range(10)]
    sizes: list[int] = []
    with opened(path, checkpoints=True) as store, opened(path, checkpoints=True) as writer:
        feed = add_feed(store)

        def go_on() -> None:
            for start in range(0, 800, 20):
                write(writer, feed, *(new_article(start + n, html=text[n % 10]) for n in range(20)))
                sizes.append(writer.database.wal_size())
                time.sleep(0.005)

        thread = threading.Thread(target=go_on)

        def copy_for_long(source: sqlite3.Connection, target: Path, settings: str, now: datetime) -> None:
            try:
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM article").fetchone()
                while thread.is_alive():
                    source.execute(COUNT).fetchone()
            finally:
                source.execute("ROLLBACK")
            write_small(source, target, settings, now)

        monkeypatch.setattr(backup, "write_small", copy_for_long)
        thread.start()
        target = tmp_path / "copy.sqlite3"
        store.backup.copy_small(target, "", NOON)
        thread.join()
        assert max(sizes) < 2 * limit
        assert store.lists.count(Query()) == 800
    assert look(target) is not None
    assert not list(tmp_path.glob("*.unfinished*"))


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE feed_count SET unread = 7", "check.feed_counts"),
        ("UPDATE section_count SET articles = 7 WHERE section = 1", "check.section_counts"),
        ("DELETE FROM article_place WHERE section = 1", "check.places"),
        ("UPDATE article_place SET sort_at = 1", "check.places"),
        ("DELETE FROM content", "check.no_text"),
        ("UPDATE search_map SET article = NULL", "check.not_indexed"),
        ("UPDATE feed SET removed = 1", "check.gone"),
        ("UPDATE article SET hidden = 1", "check.hidden"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM feed", "check.references"),
        ("DELETE FROM search_data WHERE id > 10", "check.index"),
    ],
)
def test_what_is_wrong_is_found(path: Path, harm: str, problem: str) -> None:
    with opened(path) as store:
        write(store, add_feed(store), new_article(1))
        with store.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO section (id, key, title_vi, title_en, position) VALUES (1, 'k', '', '', 0)"
            )
            connection.exec_driver_sql(
                "INSERT INTO article_section (article, position, section, source, published) VALUES (1, 0, 1, 'declared', '')"
            )
        assert store.backup.check() == []
        with store.database.bare() as driver:
            driver.executescript(harm)
        assert problem in {found.code for found in store.backup.check()}


def test_a_folder_that_may_not_be_looked_at_has_room_for_a_name(tmp_path: Path) -> None:
    """What is wrong with it is told by who writes there."""
    assert name_for(tmp_path / ("x" * 300), BackupKind.SMALL, NOON).name.startswith("small-")
