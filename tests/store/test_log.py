"""The write-ahead log stays bounded, counted by its pages, whatever is written and whoever reads meanwhile."""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from newsreader.model import FeedWrite, ReadHow
from newsreader.store import Store, database, marks, writing
from newsreader.store.turnstile import alone
from tests.store.news import NOON, add_feed, check_of, new_article, opened, write

PAGES = 300  # the limit in this test, of 4 KiB
HEADROOM = 64 / 40  # what lies between the limit and the bar, for what one transaction writes


def log_pages(path: Path) -> int:
    """How many pages of 4 KiB the write-ahead log beside a library's file has."""
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size // 4096 if log.exists() else 0


@contextmanager
def always_reading(path: Path) -> Iterator[None]:
    """Readers whose transactions overlap: there is no moment without one."""
    ended = threading.Event()
    window = Store.open(path, backups=path.parent, checkpoints=False)

    def read() -> None:
        while not ended.is_set():
            with window.database.reading() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM article").all()
                time.sleep(0.01)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
        time.sleep(0.004)
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()
        window.close()


def test_many_marks_of_a_window_alone_leave_the_log_below_its_bound(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its background process has ended, as it does after a minute without work."""
    monkeypatch.setattr(database, "WAL_BOUND", PAGES * 4096)
    monkeypatch.setattr(marks, "CHUNK", 20)
    with opened(path) as worker:
        ids = write(worker, add_feed(worker), *(new_article(n) for n in range(2_000))).added
        worker.checkpoint()
    most = 0
    with Store.open(path, backups=path.parent, checkpoints=False) as window:
        for value in (True, False):
            for start in range(0, len(ids), 100):
                window.marks.read(ids[start : start + 100], value, ReadHow.BY_HAND, NOON)
                most = max(most, log_pages(path))
    assert PAGES // 2 < most < PAGES * HEADROOM


def test_the_log_stays_below_its_bound_in_a_long_refresh(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAL_LIMIT", PAGES * 4096)
    monkeypatch.setattr(database, "CHECKPOINT_PAGES", 100)
    with opened(path) as worker:
        feed = add_feed(worker)
        with always_reading(path):
            most = 0
            for turn in range(60):
                write(worker, feed, *(new_article(9 * turn + n, html="<p>x</p>" * 9000) for n in range(9)))
                most = max(most, log_pages(path))
    assert PAGES // 2 < most < PAGES * HEADROOM


def test_the_log_stays_below_its_bound_while_window_and_background_write_without_pause(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes next empties it, though there is no moment without a reader."""
    monkeypatch.setattr(database, "WAL_LIMIT", PAGES * 4096)
    monkeypatch.setattr(database, "WAL_BOUND", PAGES * 52 // 40 * 4096)
    monkeypatch.setattr(marks, "CHUNK", 100)
    ended, most = threading.Event(), 0
    with opened(path) as worker, Store.open(path, backups=path.parent, checkpoints=False) as window:
        feed = add_feed(worker)
        ids = write(worker, feed, *(new_article(n) for n in range(1_000))).added
        worker.checkpoint()

        def mark() -> None:
            value = True
            while not ended.is_set():
                window.marks.read(ids, value, ReadHow.BY_HAND, NOON)
                value = not value

        marking = threading.Thread(target=mark)
        marking.start()
        with always_reading(path):
            for turn in range(150):
                write(worker, feed, *(new_article(2_000 + 9 * turn + n, html="<p>x</p>" * 9000) for n in range(9)))
                most = max(most, log_pages(path))
        ended.set()
        marking.join()
    assert PAGES // 2 < most < PAGES * 64 // 40


def test_who_marks_is_not_kept_waiting_while_a_reader_holds_the_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two tries to empty the log nothing is locked; once the reader has gone, the log is emptied."""
    monkeypatch.setattr(database, "WAL_LIMIT", 100 * 4096)
    text, marked = random.Random(1).randbytes(50_000).hex(), []  # which no packing makes small
    with opened(path) as worker, Store.open(path, backups=path.parent, checkpoints=False) as window:
        feed = add_feed(worker)
        with window.database.reading() as reading:
            reading.exec_driver_sql("SELECT count(*) FROM article").all()

            def mark_meanwhile(_seconds: float) -> None:
                with closing(sqlite3.connect(path, timeout=0)) as other:  # it would raise instead of waiting
                    other.execute("UPDATE article SET read = 1 - read WHERE id = 1")
                    other.commit()
                marked.append(log_pages(path))
                if len(marked) == 3:
                    reading.rollback()

            monkeypatch.setattr("time.sleep", mark_meanwhile)
            write(worker, feed, *(new_article(number, html=text) for number in range(20)))
    assert len(marked) == 3
    assert min(marked) > 100
    assert log_pages(path) == 0


def test_a_reader_that_outlasts_patience_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each further transaction for a moment only. Nor is anybody kept from writing: the many pages that the
    reader holds up would be copied meanwhile as soon as it ends."""
    monkeypatch.setattr(database, "WAL_LIMIT", 300 * 4096)
    monkeypatch.setattr(database, "CHECKPOINT_PAGES", 0)
    text = random.Random(1).randbytes(100_000).hex()
    waited, modes = 0.0, list[str]()
    empty = database._empty

    def wait(seconds: float) -> None:
        nonlocal waited
        waited += seconds

    def noted(connection: sqlite3.Connection, mode: str) -> int | None:
        modes.append(mode)
        return empty(connection, mode)

    monkeypatch.setattr("time.monotonic", lambda: waited)
    monkeypatch.setattr("time.sleep", wait)
    monkeypatch.setattr(database, "_empty", noted)
    with opened(path) as worker, Store.open(path, backups=path.parent, checkpoints=False) as window:
        feed = add_feed(worker)

        def bring(first: int) -> float:
            before = waited
            write(worker, feed, *(new_article(first + number, html=text) for number in range(20)))
            return waited - before

        def hold_up(first: int) -> None:
            with window.database.reading() as reading:
                reading.exec_driver_sql("SELECT count(*) FROM article").all()
                assert bring(first) == pytest.approx(database.PATIENCE, abs=database.BETWEEN_TRIES)
                assert bring(first + 20) == pytest.approx(database.MOMENT, abs=database.BETWEEN_TRIES)

        hold_up(0)
        assert set(modes) == {"PASSIVE"}
        assert bring(40) == 0  # which empties the log
        assert modes[-2:] == ["PASSIVE", "TRUNCATE"]
        assert log_pages(path) == 0
        modes.clear()
        monkeypatch.setattr(database, "WAL_BOUND", 300 * 4096)
        with window.database.reading() as reading:
            reading.exec_driver_sql("SELECT count(*) FROM article").all()
            assert bring(60) == pytest.approx(database.LONGEST_PATIENCE, abs=database.BETWEEN_TRIES)
            before = modes.count("TRUNCATE")
            assert bring(100) == pytest.approx(database.MOMENT, abs=database.BETWEEN_TRIES)
            assert modes.count("TRUNCATE") > before == 0, "at its bound the log comes before who waits"


def test_who_marks_waits_once_for_a_reader_that_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the log's bound a mark of the window would wait for a moment each time, in front of all others."""
    monkeypatch.setattr(database, "WAL_LIMIT", 100 * 4096)
    monkeypatch.setattr(database, "WAL_BOUND", 100 * 4096)
    text = random.Random(1).randbytes(50_000).hex()
    patience: list[float] = []
    busy = database._busy_after

    def noted(connection: sqlite3.Connection, seconds: float) -> AbstractContextManager[None]:
        patience.append(seconds)
        return busy(connection, seconds)

    with opened(path) as worker, Store.open(path, backups=path.parent, checkpoints=False) as window:
        feed = add_feed(worker)
        with window.database.reading() as reading:
            reading.exec_driver_sql("SELECT count(*) FROM article").all()
            ids = write(worker, feed, *(new_article(number, html=text) for number in range(20))).added
            monkeypatch.setattr(database, "_busy_after", noted)
            for value in (True, False, True):
                window.marks.read(ids, value, ReadHow.BY_HAND, NOON)
        assert patience.count(database.MOMENT) == 1
        monkeypatch.setattr(window.database, "_stays_until", 0.0)
        window.marks.read(ids, False, ReadHow.BY_HAND, NOON)
        assert log_pages(path) < 100


def test_a_refresh_looks_oftener_whether_somebody_waits_where_it_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 0.0
    monkeypatch.setattr("time.monotonic", lambda: moment)
    batches = [FeedWrite(n, check_of(n), new=tuple(new_article(i) for i in range(10))) for n in range(200)]
    fast, slow = writing._Pace(), writing._Pace()
    given = []
    for _ in range(4):
        given.append(len(fast.first_of(batches)))
        moment += 0.001
    assert given == [2, 4, 8, 10]
    moment, given = 100.0, []
    slow = writing._Pace()
    for _ in range(4):
        given.append(len(slow.first_of(batches)))
        moment += 0.002 * 10 * given[-1]
    assert given == [2, 1, 1, 1]
    assert slow.is_over()


# What SQLite's index of the log says (sqlite.org/walformat.html): pages in the log, and how many of them are copied.
# Another process looks: who closes a file gives up all locks that its process has on it.
LOOK = """
import struct, sys
index = open(sys.argv[1] + "-shm", "rb").read()
print(*struct.unpack_from("I", index, 16), *struct.unpack_from("I", index, 96))
"""


def test_no_copy_begins_of_a_log_that_is_copied_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before 3.51.3 SQLite can lose what is written meanwhile: sqlite.org/wal.html#walresetbug."""
    begun: list[tuple[int, int]] = []
    empty = database._empty

    def noted(connection: sqlite3.Connection, mode: str) -> int | None:
        if mode == "PASSIVE":
            told = subprocess.run([sys.executable, "-c", LOOK, path], capture_output=True, text=True, check=True)
            pages, copied = map(int, told.stdout.split())
            begun.append((pages, copied))
        return empty(connection, mode)

    monkeypatch.setattr(database, "_empty", noted)
    with opened(path) as worker:
        write(worker, add_feed(worker), *(new_article(number) for number in range(20)))
        for _ in range(3):
            worker.checkpoint()
        with worker.database.reading() as reading:
            reading.exec_driver_sql("SELECT count(*) FROM article").all()
            for _ in range(3):
                worker.checkpoint()
    assert len(begun) >= 6
    assert all(copied < pages for pages, copied in begun), begun


def test_only_one_copies_the_log_and_no_window_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []
    empty = database._empty

    def noted(connection: sqlite3.Connection, mode: str) -> int | None:
        modes.append(mode)
        return empty(connection, mode)

    monkeypatch.setattr(database, "_empty", noted)
    with opened(path) as worker, Store.open(path, backups=path.parent, checkpoints=False) as window:
        with window.database.reading() as reading:
            assert reading.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one() == 0
        write(worker, add_feed(worker), new_article(1))
        with alone(path.with_name(path.name + "-wal")) as mine:
            assert mine
            worker.database.checkpoint(0)
            window.database.checkpoint(0)
        assert modes == []
        worker.database.checkpoint(0)
        assert modes == ["PASSIVE"]
