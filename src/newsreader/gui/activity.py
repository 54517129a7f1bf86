"""What refreshing did, feed by feed and as a whole, kept until the window is closed. No widget here."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from newsreader.gui.timers import make_timer
from newsreader.model import FeedOutcome

# Of the newest refresh as many as there are feeds at the most, about 2 MB; fewer of all that were before it.
MOST_LINES, MOST_EARLIER = 10_000, 2_000
NOTHING: Mapping[str, str | int | float] = MappingProxyType({})
GATHER_MS = 200  # outcomes are told together, a few times a second


class Result(StrEnum):
    """How one feed's check ended, or what a line is that stands for a whole refresh."""

    NEW = "new"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    LEFT_OUT = "left-out"
    SUMMARY = "summary"


@dataclass(slots=True)
class Run:
    """One refresh, from the first job to the last: several asked for in a row are one.

    `jobs` holds done and total of each worker's job, (0, 0) while it has not begun. `left_out` counts by reason.
    `asked` are the feeds asked while it goes on; `again` counts those that a later job left alone for that.
    """

    began: datetime
    by_hand: bool
    jobs: dict[int, tuple[int, int]] = field(default_factory=dict)
    over: set[int] = field(default_factory=set)  # the jobs that have ended
    new: int = 0
    updated: int = 0
    failed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    stopped: bool = False
    asked: set[int] = field(default_factory=set)
    again: int = 0
    refused: str = ""  # the code of what went wrong as a whole
    only: FeedOutcome | None = None  # of a refresh of one feed

    @property
    def done(self) -> int:
        """Feeds heard of."""
        return sum(done for done, _ in self.jobs.values())

    @property
    def total(self) -> int:
        """Feeds to be heard of; 0 while it is not known."""
        return sum(total for _, total in self.jobs.values())

    @property
    def complete(self) -> bool:
        """Whether every job has told of its last feed."""
        return bool(self.jobs) and all(0 < total <= done for done, total in self.jobs.values())

    def repeats(self, outcome: FeedOutcome) -> bool:
        """Whether a feed is left alone because this very refresh has asked it: nothing that was to be told."""
        return outcome.skip_code == "schedule.floor" and outcome.feed in self.asked

    def take(self, job: int, outcome: FeedOutcome) -> None:
        """Count an outcome."""
        self.jobs[job] = (outcome.done, outcome.total)
        if self.repeats(outcome):
            self.again += 1
            return
        self.new += len(outcome.changes.added)
        self.updated += len(outcome.changes.updated)
        self.failed += bool(outcome.error_code)
        if outcome.skip_code:
            self.left_out[outcome.skip_code] += 1
        else:
            self.asked.add(outcome.feed)
        self.only = outcome if self.total == 1 else None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the activity. `code` and `data` say why a feed failed or was left out; seconds and bytes as in
    `FeedOutcome`; `run` is what a summary sums up; `number` counts the lines of a window."""

    at: datetime
    result: Result
    feed: int = 0
    title: str = ""
    new: int = 0
    updated: int = 0
    code: str = ""
    data: Mapping[str, str | int | float] = field(default_factory=lambda: NOTHING)
    elapsed: float = 0.0
    size: int = 0
    run: Run | None = None
    number: int = 0


class Activity(QObject):
    """The lines in order of arrival. `first` is the number of the first; those before it have made room."""

    grown = Signal()  # there are more lines, or fewer old ones

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.first = 0
        self._latest = 0  # the number of the newest refresh's first line
        self._moment = datetime.now(UTC)  # when the first of those came that are told together
        self._gather = make_timer(self, GATHER_MS, self._tell, once=True)

    def note(self, outcome: FeedOutcome, title: str) -> None:
        """Add what happened to one feed; `title` is what it is called now."""
        self._add(
            Line(
                self._now(),
                result_of(outcome),
                outcome.feed,
                sys.intern(title),  # a feed has a line in each refresh
                len(outcome.changes.added),
                len(outcome.changes.updated),
                outcome.error_code or outcome.skip_code,
                (outcome.error_data if outcome.error_code else outcome.skip_data) or NOTHING,
                outcome.elapsed,
                outcome.size,
                number=self._next,
            )
        )

    def note_trouble(self, title: str, code: str, data: Mapping[str, str | int | float]) -> None:
        """Add what failed of something that is no feed, under its own title."""
        self._add(Line(self._now(), Result.FAILED, title=title, code=code, data=data, number=self._next))

    def sum_up(self, run: Run) -> None:
        """Add the line that ends a refresh."""
        self._add(Line(self._now(), Result.SUMMARY, run=run, number=self._next))

    def close(self) -> None:
        """Tell nothing more."""
        self._gather.stop()

    @property
    def _next(self) -> int:
        return self.first + len(self.lines)

    def _now(self) -> datetime:
        if not self._gather.isActive():
            self._moment = datetime.now(UTC)
        return self._moment

    def _add(self, line: Line) -> None:
        if self.lines and self.lines[-1].result is Result.SUMMARY:
            self._latest = line.number
        self.lines.append(line)
        if not self._gather.isActive():
            self._gather.start()

    def _tell(self) -> None:
        earlier = max(0, self._latest - self.first)
        over = max(len(self.lines) - MOST_LINES, earlier - MOST_EARLIER)
        if over > 0:
            del self.lines[:over]
            self.first += over
        self.grown.emit()


def result_of(outcome: FeedOutcome) -> Result:
    """How a check ended, in one word."""
    if outcome.error_code:
        return Result.FAILED
    if outcome.skip_code:
        return Result.LEFT_OUT
    return Result.NEW if outcome.changes.added or outcome.changes.updated else Result.UNCHANGED
