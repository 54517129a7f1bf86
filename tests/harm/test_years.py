"""Years of a reader's life in a few minutes: sixteen outlets of bad manners asked once a day, articles read and starred,
clocks set wrong, retention, backups, restarts. Nothing is lost, stands twice, comes back, or forgets its marks."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.feeds.fetch import Fetcher
from newsreader.library import rules
from newsreader.library.backup import BackupKind, back_up_when_due, backups, restore
from newsreader.library.derive import derive
from newsreader.library.intake import ParserHere
from newsreader.library.mark import mark_read, mark_starred
from newsreader.library.opened import Library, open_library
from newsreader.library.read import counts, list_ids, list_rows
from newsreader.library.refresh import refresh, settle
from newsreader.library.subscribe import resubscribe, unsubscribe
from newsreader.library.tidy import tidy
from newsreader.model import ArticleRow, Query, ReadHow
from newsreader.paths import library_paths
from newsreader.settings import RETENTION_DAYS
from tests.harm.years import MANNERS, MARK, Outlet, host
from tests.library.conftest import Clock
from tests.library.ways import run_with_fetcher
from tests.newsroom import NOON
from tests.server import Server

AHEAD, BEHIND = timedelta(days=1200), -timedelta(days=800)


@dataclass
class Marks:
    """What the reader did, by the marks of pieces."""

    read: set[str] = field(default_factory=set)
    starred: set[str] = field(default_factory=set)

    def copy(self) -> "Marks":
        """As it is now."""
        return Marks(set(self.read), set(self.starred))


@dataclass
class Life:
    """A reader with a library and outlets; `retention` counts from the day on which it is set."""

    folder: Path
    outlets: list[Outlet]
    retention: int
    set_on: int
    clock: Clock = field(default_factory=Clock)
    marks: Marks = field(default_factory=Marks)
    copied: Marks = field(default_factory=Marks)  # as they were when the newest whole copy was made
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def __post_init__(self) -> None:
        self.library = self._open()
        self.feeds = [self.library.store.feeds.add(one.url, now=NOON) for one in self.outlets]

    def _open(self) -> Library:
        return open_library(library_paths(self.folder), now=self.clock, checkpoints=True)

    def open_again(self) -> None:
        """End the program and start it."""
        self.library.close()
        self.library = self._open()

    def live(self, day: int, wrong: timedelta) -> None:
        """One day; the clock is `wrong` by so much while the program works."""
        now = NOON + timedelta(days=day, minutes=self.chance.randrange(30))
        for outlet in self.outlets:
            outlet.publish(now)
        self.clock.moment = now + wrong
        if day == self.set_on:
            self.library.settings.set(RETENTION_DAYS, self.retention)
        work(self.library)
        if any(made.kind is BackupKind.WHOLE for made in back_up_when_due(self.library)):
            self.copied = self.marks.copy()
        self.clock.moment = now
        self._read()
        if day % 97 == 50:
            feed = [self.chance.choice(self.feeds)]
            unsubscribe(self.library, feed)
            resubscribe(self.library, feed)

    def _read(self) -> None:
        unread = [
            one for one in list_ids(self.library, Query(unread=True), limit=60) if self.chance.random() < 0.3
        ]
        starred = [one for one in unread if self.chance.random() < 0.05]
        for ids, marks in ((unread, self.marks.read), (starred, self.marks.starred)):
            marks |= {mark_of(row) for row in list_rows(self.library, ids)}
        mark_read(self.library, unread, True, ReadHow.OPENED)
        mark_starred(self.library, starred, True)

    def faults(self, day: int) -> list[tuple[str, str, list[str]]]:
        """What is other than it should be, by outlet."""
        since = self.clock() - timedelta(days=self.retention) if day > self.set_on + 1 else None
        found: list[tuple[str, str, list[str]]] = []
        unread = 0
        for outlet, feed in zip(self.outlets, self.feeds, strict=True):
            must, may = outlet.expected(since)
            rows = [(mark_of(row), row) for row in rows_of(self.library, feed)]
            there = Counter(mark for mark, _ in rows)
            unread += sum(not row.read for _, row in rows)
            wrong = {
                "twice": [mark for mark, times in there.items() if times > 1],
                "missing": sorted((must | (self.marks.starred & outlet.whole.keys())) - there.keys()),
                "too old": sorted(there.keys() - may - self.marks.starred),
                "read": [mark for mark, row in rows if row.read != (mark in self.marks.read)],
                "starred": [mark for mark, row in rows if row.starred != (mark in self.marks.starred)],
            }
            found += [(outlet.manner, name, marks) for name, marks in wrong.items() if marks]
        if counts(self.library).unread != unread:
            found.append(("all", "unread", [f"{counts(self.library).unread} instead of {unread}"]))
        return found + [("all", "damaged", [str(one)]) for one in self.library.store.backup.check()]


def work(library: Library) -> None:
    """What the background process does once a day."""

    async def ask(fetcher: Fetcher) -> None:
        async for _ in refresh(library, fetcher, ParserHere()):
            pass
        async for _ in derive(library):
            pass
        await settle(library)

    run_with_fetcher(library, ask)
    for deed in (rules.settle, tidy):
        for _ in deed(library):
            pass


def mark_of(row: ArticleRow) -> str:
    """The mark of a row's piece."""
    found = MARK.search(f"{row.excerpt} {row.title} {row.url}")
    assert found is not None
    return found[0]


def rows_of(library: Library, feed: int) -> list[ArticleRow]:
    """All rows of a feed."""
    return list_rows(library, list_ids(library, Query(feed=feed)))


@dataclass(frozen=True)
class Plan:
    """How long, and on which days of each round what happens."""

    days: int
    round: int
    ahead: int
    behind: int
    retention: int
    set_on: int
    look: int


def live_all(folder: Path, plan: Plan) -> Life:
    """Live through `plan`, looking at everything now and then; the program ends and starts again each time."""
    with Server([host(number) for number in range(len(MANNERS))]) as server:
        life = Life(
            folder, [Outlet(number, server, 1) for number in range(len(MANNERS))], plan.retention, plan.set_on
        )
        for day in range(plan.days):
            wrong = {plan.ahead: AHEAD, plan.behind: BEHIND}.get(day % plan.round, timedelta())
            life.live(day, wrong)
            server.forget()
            if day % plan.look == plan.look - 1:
                assert life.faults(day) == [], f"on day {day}"
                life.open_again()
        assert life.faults(plan.days) == []
        life.library.close()
    return life


def look_at_copy(life: Life, elsewhere: Path) -> None:
    """The newest whole backup, put back elsewhere, has what was there when it was made, with its marks."""
    copy = next(one for one in backups(life.library.paths, life.clock()) if one.kind is BackupKind.WHOLE)
    paths = library_paths(elsewhere)
    restore(paths, copy.path)
    library = open_library(paths, now=life.clock)
    rows = list_rows(library, list_ids(library, Query()))
    library.close()
    then = life.copied
    assert len(rows) > 100
    assert {mark_of(row) for row in rows if row.read} <= then.read
    assert {mark_of(row) for row in rows if row.starred} == then.starred
    assert not [row for row in rows if not row.read and mark_of(row) in then.read]


def test_three_weeks_lose_nothing(tmp_path: Path) -> None:
    life = live_all(tmp_path / "library", Plan(20, round=20, ahead=4, behind=11, retention=7, set_on=8, look=7))
    look_at_copy(life, tmp_path / "elsewhere")


@pytest.mark.slow
def test_five_years_lose_nothing(tmp_path: Path) -> None:
    plan = Plan(5 * 365, round=211, ahead=100, behind=150, retention=365, set_on=365, look=61)
    life = live_all(tmp_path / "library", plan)
    look_at_copy(life, tmp_path / "elsewhere")
