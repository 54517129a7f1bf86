"""A power cut, simulated on copies of the files: what was not synced is dropped, torn or garbled sector by sector.

After a durable act the write-ahead log is synced as far as it goes; what is behind may reach the disk in part and in
any order. During a checkpoint any part of the pages may have reached the file while the log is still whole.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from newsreader.model import Query, ReadHow
from newsreader.store import Store, marks
from tests.store.news import NOON, add_feed, new_article, write

SECTOR = 512
PAGE = 4096
FEW, MANY = 8, 200


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def cut_behind(log: bytes, synced: int, rng: random.Random) -> bytes:
    """The log after the cut: whole up to `synced`, behind it sectors that came, did not come, or came as noise."""
    tail = bytearray(log[synced:])
    for start in range(0, len(tail), SECTOR):
        fate = rng.random()
        size = len(tail[start : start + SECTOR])
        if fate < 0.3:
            tail[start : start + size] = bytes(size)
        elif fate < 0.5:
            tail[start : start + size] = rng.randbytes(size)
    return log[:synced] + bytes(tail[: rng.randrange(len(tail) + 1)])


def torn(before: bytes, after: bytes, rng: random.Random) -> bytes:
    """The file in the middle of a checkpoint: each page as before or as after, and maybe not grown yet."""
    pages = []
    for start in range(0, len(after), PAGE):
        old = before[start : start + PAGE]
        pages.append(old if old and rng.random() < 0.5 else after[start : start + PAGE])
    whole = b"".join(pages)
    return whole[: rng.randrange(len(before), len(whole) + 1)] if len(whole) > len(before) else whole


def reopen(folder: Path, file: bytes, log: bytes) -> Store:
    folder.mkdir()
    path = folder / "library.sqlite3"
    path.write_bytes(file)
    log_of(path).write_bytes(log)
    return Store.open(path, backups=folder / "backups")


def starred(store: Store) -> list[int]:
    return sorted(store.lists.ids(Query(starred=True)))


def make_library(path: Path) -> tuple[Store, list[int]]:
    """A library with articles, everything in the file and synced; its log holds what comes from now on."""
    store = Store.open(path, backups=path.parent / "backups", checkpoints=True)
    feed = add_feed(store)
    ids = list(write(store, feed, *(new_article(number) for number in range(20))).added)
    store.checkpoint()
    store.close()
    return Store.open(path, backups=path.parent / "backups", checkpoints=False), ids


def cut_after_a_star(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "library.sqlite3"
    store, ids = make_library(path)
    file = path.read_bytes()
    feed = store.feeds.all()[0].id
    done: list[int] = []
    for turn in range(rounds):
        rng = random.Random(turn)
        done += store.marks.star([ids[turn % len(ids)]], turn // len(ids) % 2 == 0, NOON)
        expected, synced = starred(store), log_of(path).stat().st_size
        write(store, feed, *(new_article(1000 + 10 * turn + number) for number in range(3)))
        log = log_of(path).read_bytes()
        assert path.read_bytes() == file, "no checkpoint may come between, or the copy is no moment in time"
        with reopen(tmp_path / f"cut{turn}", file, cut_behind(log, synced, rng)) as after:
            assert starred(after) == expected
            assert after.backup.check() == []
    store.close()


def cut_in_a_checkpoint(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "library.sqlite3"
    store, ids = make_library(path)
    store.marks.star(ids[:5], True, NOON)
    write(store, store.feeds.all()[0].id, *(new_article(2000 + number) for number in range(30)))
    before, log = path.read_bytes(), log_of(path).read_bytes()
    store.close()
    with Store.open(path, backups=tmp_path / "backups", checkpoints=True) as worker:
        worker.checkpoint()
        after = path.read_bytes()
    for turn in range(rounds):
        with reopen(tmp_path / f"torn{turn}", torn(before, after, random.Random(turn)), log) as opened:
            assert starred(opened) == sorted(ids[:5])
            assert len(opened.lists.ids(Query())) == 50
            assert opened.backup.check() == []


def test_what_a_person_did_survives_a_cut(tmp_path: Path) -> None:
    cut_after_a_star(tmp_path, FEW)


def test_a_cut_in_a_checkpoint_loses_nothing(tmp_path: Path) -> None:
    cut_in_a_checkpoint(tmp_path, FEW)


@pytest.mark.slow
def test_what_a_person_did_survives_many_cuts(tmp_path: Path) -> None:
    cut_after_a_star(tmp_path, MANY)


@pytest.mark.slow
def test_many_cuts_in_a_checkpoint_lose_nothing(tmp_path: Path) -> None:
    cut_in_a_checkpoint(tmp_path, MANY)


def test_the_simulation_sees_a_star_that_was_not_synced(tmp_path: Path) -> None:
    """Were a star not synced when it is done, as with synchronous=OFF, the cut would show it."""
    path = tmp_path / "library.sqlite3"
    store, ids = make_library(path)
    file, synced = path.read_bytes(), log_of(path).stat().st_size
    store.marks.star(ids[:1], True, NOON)
    log = log_of(path).read_bytes()
    store.close()
    lost = 0
    for turn in range(FEW):
        with reopen(tmp_path / f"lost{turn}", file, cut_behind(log, synced, random.Random(turn))) as after:
            lost += starred(after) == []
            assert after.backup.check() == []
    assert lost


def test_a_persons_acts_are_synced_and_what_can_be_fetched_again_is_not_waited_for(tmp_path: Path) -> None:
    store, _ = make_library(tmp_path / "library.sqlite3")
    for durable, wanted in ((True, 2), (False, 1), (True, 2)):  # SQLite's FULL and NORMAL
        with store.database.writing(durable=durable) as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == wanted
    store.close()


@pytest.mark.parametrize("read_before", [(), (0, 1), (18, 19), range(20)])
def test_marks_of_many_transactions_are_synced_by_the_last_whatever_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_before: Sequence[int]
) -> None:
    """Who commits nothing syncs nothing: then what the transactions before it wrote would be lost."""
    store, ids = make_library(tmp_path / "library.sqlite3")
    store.marks.read([ids[place] for place in read_before], True, ReadHow.OPENED, NOON)
    monkeypatch.setattr(marks, "CHUNK", 3)
    writing, done = store.database.writing, list[tuple[bool, bool]]()

    @contextmanager
    def noted(*, durable: bool = True) -> Iterator[Connection]:
        before = store.database.wal_size()
        with writing(durable=durable) as connection:
            yield connection
        done.append((durable, store.database.wal_size() > before))

    monkeypatch.setattr(store.database, "writing", noted)
    store.marks.read(ids, True, ReadHow.MARKED_ALL, NOON)
    assert [durable for durable, _ in done] == [False] * 6 + [True]
    assert done[-1] == (True, True)
    assert store.lists.count(Query(unread=True)) == 0
    store.close()
