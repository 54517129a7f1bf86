"""Several processes on one library, and processes that are killed."""

import os
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreader.model import Query, ReadHow
from newsreader.store import Store
from tests.store.children import BATCH, child
from tests.store.news import NOON, add_feed, new_article, opened, write


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_while_writing_nothing_done_is_lost_and_nothing_is_half_done(path: Path) -> None:
    moments = random.Random(4)
    for _ in range(5):
        with child("write_on", path, "a") as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
            told = process.stdout.read().split("\n")
        with opened(path) as store:
            assert_whole(store, [line for line in told[:-1] if line])


def assert_whole(store: Store, told: list[str]) -> None:
    """Whole batches only, validators never ahead of their articles, and everything that was told is there."""
    assert store.backup.check() == []
    (feed,) = store.feeds.all()
    assert feed.articles % BATCH == 0
    assert int(feed.body_hash) == feed.articles // BATCH - 1
    wrote = [int(line.split()[1]) for line in told if line.startswith("wrote")]
    marked = [int(line.split()[1]) for line in told if line.startswith("marked")]
    assert int(feed.body_hash) >= max(wrote, default=-1)
    rows = store.articles.rows(store.lists.ids(Query()))
    assert len(rows) == feed.articles
    starred = {row.title for row in rows if row.starred}
    read = {row.title for row in rows if row.read}
    for batch in marked:
        assert f"Tin số {batch * BATCH + 1}" in starred
        assert f"Tin số {batch * BATCH}" in read


def test_two_writers_and_a_reader_do_not_harm_each_other(path: Path) -> None:
    with opened(path, checkpoints=False) as store:
        feed = add_feed(store, "mine")
        numbers = write(store, feed, *(new_article(n) for n in range(30))).added
        with child("write_some", path, "a") as one, child("write_some", path, "b") as two:
            seen = store.data_version()
            for number in numbers:
                assert store.marks.read([number], True, ReadHow.OPENED, NOON) == (number,)
                assert store.lists.count(Query(feed=feed)) == 30
                time.sleep(0.02)
            one.communicate()
            two.communicate()
        assert (one.returncode, two.returncode) == (0, 0)
        assert store.data_version() != seen
        assert [(feed.articles, feed.unread) for feed in store.feeds.all()] == [(30, 0), (150, 120), (150, 120)]
        assert store.backup.check() == []


def test_what_another_process_writes_is_told_from_our_own(path: Path) -> None:
    with opened(path, checkpoints=False) as store:
        before = store.data_version()
        feed = add_feed(store, "mine")
        numbers = write(store, feed, *(new_article(n) for n in range(3))).added
        store.marks.star(numbers, True, NOON)
        assert store.data_version() == before
        with child("write_some", path, "a") as other:
            other.communicate()
        after = store.data_version()
        assert after != before
        store.marks.star(numbers, False, NOON)
        assert store.data_version() == after


def test_threads_of_a_window_write_one_after_another(path: Path) -> None:
    with opened(path, checkpoints=False) as store:
        seen = store.data_version()
        number = write(store, add_feed(store, "mine"), new_article(0)).added
        with ThreadPoolExecutor(max_workers=8) as threads:
            rounds = [threads.submit(store.marks.star, number, n % 2 == 0, NOON) for n in range(80)]
            for done in rounds:
                done.result()
            assert store.data_version() == seen
            with store.database.writing():
                assert threads.submit(store.data_version).result(timeout=5) == seen  # which waits for nobody


def test_many_open_a_new_library_at_once(path: Path) -> None:
    children = [child("open_it", path, f"h{n}") for n in range(4)]
    for process in children:
        process.communicate()
    assert [process.returncode for process in children] == [0] * 4
    with opened(path) as store:
        assert len(store.feeds.all()) == 4
