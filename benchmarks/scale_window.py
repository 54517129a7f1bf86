"""What the window costs on a library of many articles, drawn offscreen. It writes: hand it a copy.

python -m benchmarks.scale_window FOLDER choose scroll step mark marks memory
"""

import gc
import json
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from sqlalchemy import Connection

from benchmarks.lateness import Ticks
from benchmarks.library import HUGE, LONG
from benchmarks.measure import Line, Times
from benchmarks.serving import Site
from benchmarks.world import World
from newsreader import settings
from newsreader.gui.app import end_window, make_application, open_window
from newsreader.gui.models.place import Filters, Kind, Place
from newsreader.gui.theme import ROW_HEIGHT
from newsreader.library.mark import mark_read
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Query, ReadHow, Urgency
from newsreader.paths import library_paths
from newsreader.settings import Settings

PATIENCE = 900.0
FRAME = 0.016
SCROLLED, A_FRAME = 10_000, 4  # rows
ROUNDS = 5
BETWEEN = 0.4  # seconds between two articles: related stories come, as they do for a reader
MARKED = 100_000
OPENED, REFRESHES = 2_000, 50
MARKS = 1_000
SETTLED = 3.0
IDLE = 65.0  # the window rests once a minute


class Painted(QObject):
    """Tells when a widget was painted while `ready`."""

    def __init__(self, widget: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__()
        self._ready = ready
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() is QEvent.Type.Paint and not self.at and self._ready():
            self.at = -1.0
            QTimer.singleShot(0, self._note)  # once it has been painted
        return False

    def _note(self) -> None:
        self.at = time.perf_counter()


class Desk:
    """A window on a library, and its event loop."""

    def __init__(self, folder: Path) -> None:
        self.app = make_application(["newsreader"])
        self.app.setQuitOnLastWindowClosed(False)
        values = Settings(None)
        values.set(settings.REFRESH_AT_START, False)
        values.set(settings.REFRESH_MINUTES, 0)
        values.set(settings.FIRST_RUN_DONE, True)
        values.set(settings.LOAD_PICTURES, False)
        values.set(settings.MARK_READ, "hand")
        self._wake = QTimer(
            interval=100
        )  # for what no event tells; none of a call's own, since `Ticks` looks into
        self._wake.start()  # calls from another thread, where a timer that ends with its call would be deleted
        self.paths = library_paths(folder)
        self.session, self.window = open_window(self.app, self.paths, values, demo=False)
        self.listing, self.articles = self.window.listing, self.window.articles
        self.until(lambda: bool(self.listing.model.ids))
        self.rest(SETTLED)

    @property
    def library(self) -> Library:
        """The library that is open."""
        assert self.session.library is not None
        return self.session.library

    def until(self, ready: Callable[[], object]) -> None:
        """Run the loop until `ready`. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not ready():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError

    def rest(self, seconds: float) -> None:
        """Run the loop for so long."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def list_painted(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act until the first rows of what it shows are painted; then the rest is awaited."""
        listing = self.listing
        shown: list[bool] = []

        def ready() -> bool:
            ids = listing.model.ids
            return bool(shown) and (not ids or listing.model.known_row(ids[0]) is not None)

        telling = listing.shown.connect(lambda: shown.append(True))
        watch = Painted(self.articles.viewport(), ready)
        began = time.perf_counter()
        act()
        self.until(lambda: watch.at > 0)
        listing.shown.disconnect(telling)
        self.until(lambda: not listing.loading)
        return (watch.at - began) * 1000

    def article_painted(self, act: Callable[[], object], article: int) -> float:
        """Milliseconds from an act until an article is painted."""
        pane = self.window.pane

        def ready() -> bool:
            shown = pane.current()
            return shown is not None and shown.article.row.id == article

        page = pane.findChild(QAbstractScrollArea)
        assert page is not None
        watch = Painted(page.viewport(), ready)
        began = time.perf_counter()
        act()
        self.until(lambda: watch.at > 0)
        return (watch.at - began) * 1000


# ---------------------------------------------------------------- measures


def choose(desk: Desk) -> Iterator[Line]:
    """Places of the sidebar and filters, each from another place."""
    session, listing = desk.session, desk.listing
    feeds = sorted(session.feeds, key=lambda feed: -feed.articles)
    folder = session.folders[0]
    section = max(session.counts.sections, key=lambda one: session.counts.sections[one])
    go = [
        ("all articles", Place(Kind.ALL)),
        ("the largest feed", Place(Kind.FEED, feeds[0].id)),
        ("a usual feed", Place(Kind.FEED, feeds[len(feeds) // 2].id)),
        ("a folder", Place(Kind.FOLDER, folder.id)),
        ("the largest section", Place(Kind.SECTION, section)),
        ("unread", Place(Kind.UNREAD)),
        ("starred", Place(Kind.STARRED)),
        ("today", Place(Kind.TODAY)),
    ]
    filters_asked = [("filter: unread", Filters(unread=True)), ("filter: with a picture", Filters(pictures=True))]
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, place in go[1:] + go[:1]:
            taken.setdefault(name, []).append(desk.list_painted(lambda place=place: listing.go(place, Filters())))  # type: ignore[misc]  # the default binds the loop's place
            desk.rest(0.3)
        for name, filters in filters_asked:
            taken.setdefault(name, []).append(desk.list_painted(lambda filters=filters: listing.filter(filters)))  # type: ignore[misc]  # likewise
            desk.rest(0.3)
    for name, times in taken.items():
        yield Line(f"choose {name}: first rows painted", "50 ms", Times.of(times))


def scroll(desk: Desk) -> Iterator[Line]:
    """10,000 rows at four a frame, each frame with all that it brings."""
    desk.listing.go(Place(Kind.ALL), Filters(order=desk.listing.filters.order))
    desk.rest(SETTLED)
    bar, frames = desk.articles.verticalScrollBar(), []
    for place in range(0, min(SCROLLED, len(desk.listing.model.ids) - 20), A_FRAME):
        began = time.perf_counter()
        bar.setValue(place * ROW_HEIGHT)
        desk.app.processEvents()
        taken = time.perf_counter() - began
        frames.append(taken * 1000)
        while (left := FRAME - (time.perf_counter() - began)) > 0:
            time.sleep(min(left, 0.002))
    late = 100 * sum(one > FRAME * 1000 for one in frames) / len(frames)
    yield Line(f"scroll {SCROLLED} rows: frames over 16 ms", "0.5 %", f"{late:.2f} % (worst {max(frames):.0f} ms)")


def step(desk: Desk) -> Iterator[Line]:
    """The key for the next article, through articles of 1 MB and of 22 KB."""
    desk.listing.go(Place(Kind.ALL), Filters(order=desk.listing.filters.order))
    desk.rest(SETTLED)
    desk.articles.setFocus()
    ids = desk.listing.model.ids
    taken = []
    for place in range(HUGE + LONG):
        key = Qt.Key.Key_Down
        taken.append(
            desk.article_painted(lambda key=key: QTest.keyClick(desk.articles, key), ids[place])  # type: ignore[misc]  # the default binds the loop's key
        )
        desk.rest(BETWEEN)
    yield Line("next article of 22 KB, from key to painted", "20 ms, 30 ms p95", Times.of(taken[HUGE + 1 :]))
    yield Line("next article of 1 MB, from key to painted", "200 ms", Times.of(taken[1:HUGE]))


def mark(desk: Desk) -> Iterator[Line]:
    """Mark the newest 100,000 unread read, and take it back."""
    unread = list_ids(desk.library, Query(unread=True))
    count = min(MARKED, len(unread))
    rows = desk.library.store.articles.rows([unread[count - 1]])
    query = Query(since=rows[0].published)
    told: list[str] = []
    desk.session.undo_available.connect(told.append)
    desk.session.said.connect(told.append)
    for name, bar, act in (
        (f"mark {count} read", "2 s, window free", lambda: desk.session.mark_all_read(query)),
        (f"undo of {count} marks", "", desk.session.undo),
    ):
        ticks, heard = Ticks(), len(told)
        began = time.perf_counter()
        ticks.start()
        act()  # type: ignore[no-untyped-call]  # a verb of the session among them
        desk.until(lambda heard=heard: len(told) > heard)  # type: ignore[misc]  # the default binds the loop's number
        taken = time.perf_counter() - began
        desk.rest(1.5)
        ticks.stop()
        yield Line(name, bar, f"{taken:.2f} s, ticks at most {max(ticks.late):.0f} ms late")
        sys.stderr.write("".join(f"{late:.0f} ms late: {place}\n" for late, place in ticks.worst[:3]))
        desk.rest(SETTLED)


def memory(desk: Desk) -> Iterator[Line]:
    """Idle without the worker; after much reading; marks and the WAL under refreshes."""
    _without_worker(desk)
    idle = _pss()
    yield Line("memory (PSS) idle", "150 MB", f"{idle:.0f} MB")
    _open_many(desk)
    _without_worker(desk)
    read = _pss()
    yield Line(f"— after {OPENED} articles opened", "", f"{read:.0f} MB ({100 * (read / idle - 1):+.0f} %)")
    with Site(World()) as site, Wal(desk) as wal:
        _move_feeds(desk, site)
        yield from _mark_under_refresh(desk)
        for _ in range(REFRESHES - 1):
            site.tick()
            _refresh(desk)
        yield Line("largest WAL", "64 MB", f"{wal.largest / 2**20:.0f} MB")
    _without_worker(desk)
    after = _pss()
    bar = "grown by less than 10 %"
    yield Line(f"— and {REFRESHES} refreshes", bar, f"{after:.0f} MB ({100 * (after / idle - 1):+.0f} %)")


def marks(desk: Desk) -> Iterator[Line]:
    """Marks under one refresh, and nothing else: on a million articles the fifty of `memory` take hours."""
    with Site(World()) as site:
        _move_feeds(desk, site)
        yield from _mark_under_refresh(desk, whole=False)


def _open_many(desk: Desk) -> None:
    ids = desk.listing.model.ids[HUGE + LONG : HUGE + LONG + OPENED]
    found: list[int] = []
    desk.session.related_found.connect(lambda article, _related: found.append(article))
    for turn, article in enumerate(ids):
        desk.article_painted(lambda article=article: desk.session.open(article), article)  # type: ignore[misc]  # the default binds the loop's article
        if turn % 10 == 0:
            desk.until(lambda article=article: article in found)  # type: ignore[misc]  # likewise


def _move_feeds(desk: Desk, site: Site) -> None:
    """Let the feeds be where something answers."""
    with closing(sqlite3.connect(desk.paths.database, timeout=10)) as connection, connection:
        for place, (feed,) in enumerate(connection.execute("SELECT id FROM feed ORDER BY id").fetchall()):
            connection.execute("UPDATE feed SET url = ? WHERE id = ?", (site.url(place), feed))
    desk.session.refresh_values()
    desk.rest(SETTLED)


def _refresh(desk: Desk) -> None:
    told: list[bool] = []
    link = desk.session.rested.connect(lambda: told.append(True))
    desk.session.refresh((), Urgency.NOW)
    desk.until(lambda: told)
    desk.session.rested.disconnect(link)


def _mark_under_refresh(desk: Desk, *, whole: bool = True) -> Iterator[Line]:
    """Marks one after the other, while all feeds bring news and their stories are found; unless `whole`, only
    until all feeds were asked and all marks are made."""
    taken: list[float] = []
    told: list[str] = []
    links = [
        desk.session.refresh_ended.connect(lambda: told.append("asked")),
        desk.session.rested.connect(lambda: told.append("rested")),
    ]
    ids = desk.listing.model.ids[:MARKS]
    seconds: list[float] = []
    waited = _waits_to_write(desk.library)
    asked = 0

    def mark_one() -> None:
        nonlocal asked
        if len(taken) >= MARKS or "rested" in told:
            return
        article, value, began = ids[len(taken)], len(taken) % 2 == 0, time.perf_counter()

        def work(library: Library) -> float:
            mark_read(library, [article], value, ReadHow.OPENED)
            return (time.perf_counter() - began) * 1000

        def done(whole: float) -> None:
            taken.append(whole)
            if "asked" not in told:
                nonlocal asked
                asked = len(taken)
            QTimer.singleShot(5, mark_one)

        desk.session.write(work, done)

    started = time.perf_counter()
    desk.session.refresh_ended.connect(lambda: seconds.append(time.perf_counter() - started))
    desk.session.refresh((), Urgency.NOW)
    mark_one()
    desk.until(lambda: "rested" in told or (not whole and "asked" in told and len(taken) >= MARKS))
    for signal, link in zip((desk.session.refresh_ended, desk.session.rested), links, strict=True):
        signal.disconnect(link)
    yield Line(
        "a mark under a refresh of 1,000 feeds",
        "100 ms at most",
        Line("", "", Times.of(taken)).told
        + f" ({len(taken)} marks, {asked} while {seconds[0]:.0f} s of asking and storing)",
    )
    yield Line("— of that waiting for what the background writes", "", Line("", "", Times.of(waited)).told)


def _waits_to_write(library: Library) -> list[float]:
    """A list that gets, for each transaction from now on, the milliseconds until it may write."""
    database = library.store.database
    begin, waits = database._begin_to_write, list[float]()  # noqa: SLF001  # which is how it is measured

    def timed(connection: Connection) -> None:
        began = time.perf_counter()
        begin(connection)
        waits.append((time.perf_counter() - began) * 1000)

    database._begin_to_write = timed  # type: ignore[method-assign]  # noqa: SLF001  # likewise
    return waits


class Wal:
    """Watches how large the write-ahead log grows."""

    def __init__(self, desk: Desk) -> None:
        self._path = desk.paths.database.with_name(desk.paths.database.name + "-wal")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.largest = 0

    def __enter__(self) -> "Wal":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.02):
            if self._path.exists():
                self.largest = max(self.largest, self._path.stat().st_size)


def _without_worker(desk: Desk) -> None:
    """Wait until the background process has ended by itself, and for a minute in which nothing goes on."""
    desk.rest(IDLE)
    desk.until(lambda: not _workers())
    gc.collect()
    desk.rest(1.0)


def _workers() -> list[str]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            try:
                command = Path(f"/proc/{child}/cmdline").read_text()
            except OSError:
                continue
            if "spawn_main" in command:
                found.append(child)
    return found


def _pss() -> float:
    """Megabytes of this process, what it shares divided by those who share it."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


MEASURES: dict[str, Callable[[Desk], Iterator[Line]]] = {
    "choose": choose, "scroll": scroll, "step": step, "mark": mark, "marks": marks, "memory": memory,
}  # fmt: skip


def main() -> None:
    """Do what is named, and tell each line as JSON."""
    desk = Desk(Path(sys.argv[1]))
    try:
        for name in sys.argv[2:]:
            for line in MEASURES[name](desk):
                sys.stdout.write(json.dumps([line.act, line.bar, line.told]) + "\n")
                sys.stdout.flush()
    finally:
        end_window(desk.session, desk.window)
        QApplication.processEvents()


if __name__ == "__main__":
    main()
