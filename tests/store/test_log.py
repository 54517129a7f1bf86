"""The write-ahead log stays bounded, counted by its pages, whatever is written and whoever reads meanwhile."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsreader.model import ReadHow
from newsreader.store import Store, database, marks
from newsreader.store.files import log_pages
from tests.store.news import NOON, add_feed, new_article, opened, write

PAGES = 300  # the limit in this test, of 4 KiB
HEADROOM = 64 / 48  # what lies between the limit and the bar, for what one transaction writes


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
    monkeypatch.setattr(database, "WAL_LIMIT_ALONE", PAGES * 4096)
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
