"""What a command costs: wall and CPU seconds, memory of its largest process, by the system's own account."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


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


def times_of(act: Callable[[], object], repeats: int) -> Times:
    """Do `act` some times and tell how long it took."""
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        act()
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return Times(statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.95))], taken[-1])


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
