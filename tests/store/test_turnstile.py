"""Who waits to write is the next to do so, whoever writes without a pause; and no door is no harm."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from newsreader.model import FeedWrite, Query
from newsreader.store import Store, writing
from newsreader.store.turnstile import Turnstile
from newsreader.store.writing import AT_ONCE
from tests.store.children import ROOT
from tests.store.news import add_feed, check_of, new_article, opened

MARKS = 31


def counted(store: Store) -> int:
    with store.database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT value FROM fact WHERE name = 'count'").scalar() or 0)


def test_nobody_is_passed_by_those_who_write_without_a_pause(path: Path) -> None:
    with opened(path) as store:
        with store.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO fact (name, value) VALUES ('count', 0)")
        busy = [sys.executable, "-m", "tests.store.children", "count_on", str(path), "count"]
        with subprocess.Popen(busy, cwd=ROOT) as process:
            try:
                while not counted(store):
                    time.sleep(0.01)
                passed = []
                for _ in range(MARKS):
                    before = counted(store)
                    with store.database.writing() as connection:
                        now = connection.exec_driver_sql("SELECT value FROM fact WHERE name = 'count'").scalar()
                    passed.append(int(now or 0) - before)
            finally:
                process.kill()
    assert median(passed) <= 3, passed


def test_whoever_stands_in_the_door_is_seen(path: Path, tmp_path: Path) -> None:
    with opened(path) as store:
        assert not store.database.awaited()
        with Turnstile(path.with_name(path.name + "-next"), patience=60).passing():
            assert store.database.awaited()
        assert not store.database.awaited()
    assert not Turnstile(tmp_path / "no such folder" / "door", patience=60).occupied()


def test_what_is_left_when_somebody_waits_is_written_by_who_comes_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as store:
        feeds = [add_feed(store, f"f{number}") for number in range(4)]
        items = tuple(new_article(number) for number in range(AT_ONCE // 2 + 1))
        batches = [FeedWrite(feed, check_of(feed), new=items) for feed in feeds]
        monkeypatch.setattr(store.database, "awaited", lambda: True)
        counts = []
        while batches:
            counts.append(len(store.articles.write_some(batches)))
            batches = batches[counts[-1] :]
        assert counts == [1, 1, 1, 1]
        assert store.lists.count(Query()) == 4 * len(items)


@pytest.fixture
def all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction may last for as long as it takes here."""
    monkeypatch.setattr(writing, "LONGEST", 60.0)


@pytest.mark.usefixtures("all_the_time")
def test_where_nobody_waits_all_feeds_are_written_together(path: Path) -> None:
    with opened(path) as store:
        items = tuple(new_article(number) for number in range(AT_ONCE))
        batches = [FeedWrite(feed, check_of(feed), new=items) for feed in (add_feed(store), add_feed(store, "b"))]
        assert [len(one.added) for one in store.articles.write_some(batches)] == [AT_ONCE, AT_ONCE]


@pytest.mark.usefixtures("all_the_time")
def test_the_words_of_all_feeds_are_one_segment_of_the_index(path: Path) -> None:
    with opened(path) as store:
        feeds = [add_feed(store, f"f{number}") for number in range(3)]
        items = tuple(new_article(number) for number in range(AT_ONCE))
        written = store.articles.write_some([FeedWrite(feed, check_of(feed), new=items) for feed in feeds])
        assert [len(one.added) for one in written] == [AT_ONCE] * 3
        with store.database.reading() as connection:
            segments = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_idx").scalar()
        assert segments == 1


@pytest.mark.usefixtures("all_the_time")
def test_an_article_that_changes_twice_in_a_transaction_is_found_by_its_last_words(path: Path) -> None:
    with opened(path) as store:
        feed = add_feed(store)
        (number,) = store.articles.write_some([FeedWrite(feed, check_of(feed), new=(new_article(1),))])[0].added
        batches = [
            FeedWrite(feed, check_of(feed), updated=((number, new_article(1)._replace(folded_body=words)),))
            for words in ("earlier", "later")
        ]
        assert len(store.articles.write_some(batches)) == 2
        assert not store.search.candidates([("earlier", 1.0)], exclude=0)
        assert store.search.candidates([("later", 1.0)], exclude=0) == [number]


def test_where_there_can_be_no_door_nobody_waits(tmp_path: Path) -> None:
    door = Turnstile(tmp_path / "no such folder" / "door", patience=60)
    with door.passing(), door.passing():
        pass


def test_a_door_that_never_opens_is_passed_in_the_end(tmp_path: Path) -> None:
    with (
        Turnstile(tmp_path / "door", patience=60).passing(),
        Turnstile(tmp_path / "door", patience=0.05).passing(),
    ):
        pass
