"""What a command costs: wall and CPU seconds, memory of its largest process, by the system's own account."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes. CPU counts the children that the command waited for."""

    wall: float
    cpu: float
    memory: float
    code: int


def cost_of(command: Sequence[str]) -> Cost:
    """Run `command` to its end and account for it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of a repeated act."""

    median: float
    p95: float
    worst: float
    taken: tuple[float, ...] = ()

    @classmethod
    def of(cls, taken: Iterable[float]) -> Self:
        """From single times in milliseconds."""
        ordered = tuple(sorted(taken))
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        return cls(statistics.median(ordered), p95, ordered[-1], ordered)

    @classmethod
    def joined(cls, some: Iterable[Self]) -> Self:
        """Of several acts together."""
        return cls.of(one for times in some for one in times.taken)


def times_of(act: Callable[[], object], repeats: int) -> Times:
    """Do `act` some times and tell how long it took."""
    return times_of_each([act] * repeats)


def times_of_each(acts: Iterable[Callable[[], object]]) -> Times:
    """Do each act once and tell how long they took."""
    taken = []
    for act in acts:
        started = time.perf_counter()
        act()
        taken.append((time.perf_counter() - started) * 1000)
    return Times.of(taken)


@dataclass(frozen=True, slots=True)
class Line:
    """An act, what it may cost at most ("" where nothing was asked), and what it did."""

    act: str
    bar: str
    figure: Times | str

    @property
    def told(self) -> str:
        """The figure for a table: median, p95 and worst in milliseconds where it is of many times."""
        if isinstance(self.figure, str):
            return self.figure
        return " / ".join(f"{one:.3g}" for one in (self.figure.median, self.figure.p95, self.figure.worst))


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
