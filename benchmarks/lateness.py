"""How late the window's ticks come while it refreshes an empty library, and what it was doing when it was late.

The real window, drawn offscreen, over a real library, with the real background process and the loopback workload.

    python -m benchmarks.lateness --feeds 1000 --refreshes 10
"""

import argparse
import gc
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.measure import table
from benchmarks.serving import Site
from benchmarks.world import World
from newsreader import settings
from newsreader.gui.app import end_window, make_application, open_window
from newsreader.gui.window import Window
from newsreader.library.lists import import_outline
from newsreader.library.opened import open_library
from newsreader.model import Urgency
from newsreader.outline import Outline, OutlineFeed
from newsreader.paths import library_paths
from newsreader.settings import Settings

TICK_MS = 10
LATE_MS = 50.0
LOOK_SECONDS = 0.005  # how often the watching thread looks where a late window is
CALLS = 3  # of our own functions that name a place, the innermost first
PATIENCE = 900.0  # seconds a refresh may take, deriving included


@dataclass(slots=True)
class Ticks:
    """A timer of 10 ms on the window's thread, and a thread that looks on when a tick is late.

    `late` holds milliseconds beyond the 10; `causes` the milliseconds by the place where the window was.
    """

    late: list[float] = field(default_factory=list)
    causes: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[float, str]] = field(default_factory=list)
    collecting: float = 0.0  # the longest run of Python's garbage collector on the window's thread, ms

    _last: float = 0.0
    _seen: Counter[str] = field(default_factory=Counter)
    _stop: threading.Event = field(default_factory=threading.Event)
    _timer: QTimer | None = None
    _watcher: threading.Thread | None = None
    _began: float = 0.0

    def start(self) -> None:
        """Tick from now on."""
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        main = threading.get_ident()
        self._watcher = threading.Thread(target=self._watch, args=(main,), name="watcher", daemon=True)
        self._watcher.start()
        gc.callbacks.append(self._collected)

    def stop(self) -> None:
        """Tick no more."""
        gc.callbacks.remove(self._collected)
        self._stop.set()
        if self._timer is not None:
            self._timer.stop()
        if self._watcher is not None:
            self._watcher.join()

    def _tick(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - TICK_MS
        self._last = now
        self.late.append(max(0.0, late))
        seen, self._seen = self._seen, Counter()
        if late > LATE_MS / 2:
            place = seen.most_common(1)[0][0] if seen else "(not seen: the machine was busy, or one call into C)"
            self.causes[place] += round(late)
            self.worst = sorted([*self.worst, (late, place)], reverse=True)[:10]

    def _watch(self, main: int) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            if (time.perf_counter() - self._last) * 1000 > TICK_MS * 2:
                frames = sys._current_frames()  # noqa: SLF001  # made for this: the only way to see another thread
                self._seen[_place(frames.get(main), "window")] += 1

    def _collected(self, phase: str, info: dict[str, int]) -> None:
        if threading.current_thread() is not threading.main_thread():
            return
        if phase == "start":
            self._began = time.perf_counter()
        else:
            self.collecting = max(self.collecting, (time.perf_counter() - self._began) * 1000)


def _place(frame: FrameType | None, idle: str) -> str:
    """Where a thread is, by our own functions, the innermost first."""
    calls: list[str] = []
    while frame is not None and len(calls) < CALLS:
        name = frame.f_code.co_filename
        if f"{os.sep}newsreader{os.sep}" in name:
            calls.append(f"{Path(name).stem}.{frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(calls) or f"({idle} in Qt's own code)"


@dataclass(frozen=True, slots=True)
class Run:
    """Ticks while feeds were asked and stored, and while stories were found afterwards; seconds of both."""

    asking: Ticks
    deriving: Ticks
    seconds: tuple[float, float]


def refresh_once(app: QApplication, site: Site, feeds: int, folder: Path) -> Run:
    """A library that follows all feeds and holds nothing: opened in a window and refreshed."""
    paths = library_paths(folder)
    library = open_library(paths)
    import_outline(library, Outline(feeds=tuple(OutlineFeed(site.url(feed)) for feed in range(feeds))))
    library.close()
    values = Settings(None)
    values.set(settings.REFRESH_AT_START, False)
    values.set(settings.FIRST_RUN_DONE, True)
    session, window = open_window(app, paths, values, demo=False)
    _wait(lambda: len(session.feeds) == feeds and not window.listing.loading)
    _settle(window)
    told: list[str] = []
    session.refresh_ended.connect(lambda: told.append("asked"))
    session.rested.connect(lambda: told.append("rested"))
    asking, deriving = Ticks(), Ticks()
    started = time.perf_counter()
    asking.start()
    session.refresh((), Urgency.NOW)
    _wait(lambda: "asked" in told)
    asking.stop()
    asked = time.perf_counter()
    deriving.start()
    _wait(lambda: "rested" in told)
    deriving.stop()
    ended = time.perf_counter()
    end_window(session, window)
    return Run(asking, deriving, (asked - started, ended - asked))


def _settle(window: Window) -> None:
    """Let what the start leaves behind come to rest, the first garbage too."""
    end = time.monotonic() + 2
    _wait(lambda: time.monotonic() > end and not window.listing.loading)
    gc.collect()


def _wait(ready: Callable[[], object]) -> None:
    """Run the window's own loop, as the program does, until `ready`. Raises TimeoutError."""
    loop = QEventLoop()
    end = time.monotonic() + PATIENCE
    look = QTimer()
    look.timeout.connect(lambda: loop.quit() if ready() or time.monotonic() > end else None)
    look.start(20)
    loop.exec()
    look.stop()
    if time.monotonic() > end:
        raise TimeoutError


def report(feeds: int, refreshes: int) -> str:
    """So many refreshes from an empty database, each with a window of its own; Markdown."""
    app = make_application(["newsreader"])
    app.setQuitOnLastWindowClosed(False)
    runs = []
    with tempfile.TemporaryDirectory(prefix="newsreader-lateness-") as folder, Site(World(feeds)) as site:
        for number in range(refreshes):
            runs.append(refresh_once(app, site, feeds, Path(folder) / str(number)))
            sys.stderr.write(f"{number + 1}/{refreshes}: {runs[-1].seconds[0]:.1f} s\n")
    rows = [
        _row("asking and storing", [run.asking for run in runs], [run.seconds[0] for run in runs]),
        _row("finding stories", [run.deriving for run in runs], [run.seconds[1] for run in runs]),
    ]
    head = ("while", "seconds", "ticks", f"> {LATE_MS:.0f} ms late", "in a thousand", "worst ms", "collector ms")
    lines = [f"## The window's ticks in {refreshes} refreshes of {feeds} feeds", "", table(head, rows), ""]
    for name, all_ticks in (
        ("asking and storing", [run.asking for run in runs]),
        ("finding stories", [run.deriving for run in runs]),
    ):
        lines += _causes(name, all_ticks)
    return "\n".join(lines) + "\n"


def _row(name: str, all_ticks: list[Ticks], seconds: list[float]) -> list[object]:
    late = [one for ticks in all_ticks for one in ticks.late]
    over = sum(one > LATE_MS for one in late)
    share = 1000 * over / max(1, len(late))
    worst = max(late, default=0.0)
    collecting = max(ticks.collecting for ticks in all_ticks)
    mean = sum(seconds) / len(seconds)
    return [name, f"{mean:.1f}", len(late), over, f"{share:.2f}", f"{worst:.0f}", f"{collecting:.0f}"]


def _causes(name: str, all_ticks: list[Ticks]) -> list[str]:
    """The worst ticks, and where the lateness beyond half the limit came from."""
    worst = sorted((one for ticks in all_ticks for one in ticks.worst), reverse=True)[:8]
    sums: Counter[str] = Counter()
    for ticks in all_ticks:
        sums.update(ticks.causes)
    if not worst:
        return []
    lines = [f"Worst while {name}:", *(f"- {late:.0f} ms: {place}" for late, place in worst), ""]
    lines += [f"Late by more than {LATE_MS / 2:.0f} ms, summed by place:"]
    return [*lines, *(f"- {total} ms: {place}" for place, total in sums.most_common(10)), ""]


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--refreshes", type=int, default=10)
    options = parser.parse_args()
    sys.stdout.write(report(options.feeds, options.refreshes))


if __name__ == "__main__":
    main()
