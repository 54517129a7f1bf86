"""Power cuts and full disks at any write, with the library's own code on a disk that notes what was synced.

Bars: a library that a cut leaves is sound, and holds every act of a person that had ended before it.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.model import Query, ReadHow
from tests.store.disk import Disk, noting
from tests.store.news import NOON, add_feed, new_article, opened, write

CUTS, MANY_CUTS = 40, 2_000
FULL, MANY_FULL = 12, 10_000


@pytest.fixture
def new_libraries_are_copies() -> None:
    """Not here: how one is made is looked at."""


@dataclass
class Life:
    """What was done to a library, and at which step of the disk each act of the person had ended."""

    disk: Disk
    marks: list[tuple[int, frozenset[int]]] = field(default_factory=list)  # (step, starred articles from then on)

    def states_from(self, step: int) -> list[frozenset[int]]:
        """What may be starred when the power is cut before this step: the last ended act's, or one begun since."""
        ended = [place for place, (end, _) in enumerate(self.marks) if end <= step]
        first = ended[-1] if ended else 0
        return [starred for _, starred in self.marks[first : first + 2]]


def live(folder: Path, *, never_sync: bool = False, rounds: int = 12) -> Life:
    """Stars, news and checkpoints, in turn."""
    rng = random.Random(7)
    folder.mkdir(parents=True)
    with noting(folder, never_sync=never_sync) as disk, opened(folder / "library.sqlite3") as store:
        life = Life(disk)
        feed = add_feed(store)
        ids = list(write(store, feed, *(new_article(n) for n in range(30))).added)
        with store.database.bare() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        starred: set[int] = set()
        life.marks.append((len(disk.steps), frozenset(starred)))
        for turn in range(rounds):
            number = rng.choice(ids)
            starred ^= {number}
            store.marks.star([number], number in starred, NOON)
            life.marks.append((len(disk.steps), frozenset(starred)))
            write(store, feed, *(new_article(100 + 9 * turn + n, html="<p>x</p>" * 700) for n in range(3)))
            if turn % 3 == 2:
                store.checkpoint()
    return life


def wrong_after(life: Life, step: int, target: Path) -> str:
    """What is wrong with the library after a cut before this step, "" when nothing is."""
    life.disk.after_a_cut(step, target, random.Random(step))
    try:
        with opened(target / "library.sqlite3") as store:
            problems = store.backup.check()
            if problems:
                return f"damaged: {problems[0]}"
            starred = frozenset(store.lists.ids(Query(starred=True)))
            return "" if starred in life.states_from(step) else "a star is lost"
    except StoreError as error:
        return error.code


def cuts(tmp_path: Path, count: int, *, never_sync: bool = False) -> dict[int, str]:
    """Cut at so many steps; what was wrong, by step."""
    life = live(tmp_path / "life", never_sync=never_sync)
    first = life.marks[0][0]
    steps = range(first, len(life.disk.steps) + 1)
    chosen = steps if count >= len(steps) else random.Random(count).sample(steps, count)
    found = {step: wrong_after(life, step, tmp_path / f"cut-{step}") for step in chosen}
    return {step: wrong for step, wrong in found.items() if wrong}


def test_a_cut_at_any_write_loses_nothing(tmp_path: Path) -> None:
    assert cuts(tmp_path, CUTS) == {}


@pytest.mark.slow
def test_cuts_at_every_write_lose_nothing(tmp_path: Path) -> None:
    assert cuts(tmp_path, MANY_CUTS) == {}


def test_the_disk_breaks_a_library_that_never_syncs(tmp_path: Path) -> None:
    """With synchronous=OFF, as other readers have it, cuts cost stars and whole libraries: the simulation sees it."""
    wrong = cuts(tmp_path, CUTS, never_sync=True)
    assert len(wrong) > CUTS // 4
    assert any(told.startswith(("damaged", "store.damaged")) for told in wrong.values())
    assert "a star is lost" in wrong.values()


def fill_up(folder: Path, fail_at: int) -> bool:
    """Have the disk full from that write on; False when the work needs no such write. What was done before is there
    afterwards, what was not is told of, and work goes on when there is room again."""
    folder.mkdir(parents=True)
    path = folder / "library.sqlite3"
    with noting(folder) as disk:
        with opened(path) as store:
            feed = add_feed(store)
            ids = write(store, feed, *(new_article(n) for n in range(9))).added
        disk.writes, disk.fail_at = 0, fail_at
        done, failed = 0, ""
        try:
            with opened(path) as store:
                for number in ids:
                    store.marks.star([number], True, NOON)
                    done += 1
                    write(store, feed, new_article(50 + number, html="<p>x</p>" * 2000))
                    store.checkpoint()
        except StoreError as error:
            failed = error.code
        disk.fail_at = None
        with opened(path) as store:
            assert store.backup.check() == []
            starred = store.lists.ids(Query(starred=True))
            assert done <= len(starred) <= done + 1, f"{done} were seen to be done, {len(starred)} are"
            store.marks.read(ids, True, ReadHow.BY_HAND, NOON)
            write(store, feed, new_article(99))
    assert failed in ("", "store.full")
    return disk.writes > fail_at and bool(failed)


@pytest.mark.parametrize("fail_at", [round(1.6**power) for power in range(FULL)])
def test_a_disk_that_is_full_at_any_write(tmp_path: Path, fail_at: int) -> None:
    fill_up(tmp_path / "disk", fail_at)


@pytest.mark.slow
def test_a_disk_that_is_full_at_every_write(tmp_path: Path) -> None:
    tried = 0
    while tried < MANY_FULL and fill_up(tmp_path / f"disk{tried}", tried):
        tried += 1
    assert tried > 50
