"""Threads beside the window's own, for short reads, long reads and marks; and the door to the worker.

Results come back on the GUI thread. Nothing here knows what is read or written.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from newsreader.errors import NewsreaderError
from newsreader.paths import Paths
from newsreader.worker.client import WorkerClient
from newsreader.worker.jobs import Job, WorkerEvent

T = TypeVar("T")


@dataclass(slots=True)
class _Task:
    """A piece of work and who is told. `ticket` is compared with the newest one of the same key."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[NewsreaderError], None] | None
    key: str
    ticket: int
    result: Any = None
    error: BaseException | None = None


class Lane:
    """One thread with a queue. `deliver` is called in that thread with each finished task."""

    def __init__(self, name: str, wanted: Callable[[_Task], bool], deliver: Callable[[_Task], None]) -> None:
        self._tasks: deque[_Task] = deque()
        self._wake = threading.Condition()
        self._closed = False
        self._wanted = wanted
        self._deliver = deliver
        self._thread = threading.Thread(target=self._run, name=f"lane {name}", daemon=True)
        self._thread.start()

    def put(self, task: _Task) -> None:
        """Queue a task; ignored after `close`."""
        with self._wake:
            if not self._closed:
                self._tasks.append(task)
                self._wake.notify()

    def close(self, *, finish: bool) -> None:
        """End the thread, with `finish` after what is queued."""
        with self._wake:
            self._closed = True
            if not finish:
                self._tasks.clear()
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._tasks and not self._closed:
                    self._wake.wait()
                if not self._tasks:
                    return
                task = self._tasks.popleft()
            if not self._wanted(task):
                continue
            try:
                task.result = task.work()
            except BaseException as error:  # a thread must hand every failure over, not die of it
                task.error = error
            self._deliver(task)
            del task  # while it waits for the next, this one's result would stay


class Lanes(QObject):
    """The lanes of one window. To be made on the GUI thread; `key` drops results that a later call outdated."""

    refused = Signal(object)  # a NewsreaderError that nobody asked for
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reader = Lane("reads", self._is_wanted, self._finished.emit)
        self._ponderer = Lane("long reads", self._is_wanted, self._finished.emit)
        self._writer = Lane("marks", self._is_wanted, self._finished.emit)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        key: str = "",
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """A short read; `done` gets its result on the GUI thread."""
        self._reader.put(self._task(work, done, key, failed))

    def ponder(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        key: str = "",
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """A read that may take long (related stories, counting what is new): the short ones do not wait for it."""
        self._ponderer.put(self._task(work, done, key, failed))

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """A mark or another act; acts are done in the order given, none is dropped."""
        self._writer.put(self._task(work, done, "", failed))

    def forget(self, key: str) -> None:
        """Drop what is under way with `key`."""
        self._tickets += 1
        self._newest[key] = self._tickets

    def close(self) -> None:
        """End the threads; marks under way are finished, reads are dropped."""
        self._closed = True
        self._reader.close(finish=False)
        self._ponderer.close(finish=False)
        self._writer.close(finish=True)

    def _task(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        key: str,
        failed: Callable[[NewsreaderError], None] | None,
    ) -> _Task:
        self._tickets += 1
        if key:
            self._newest[key] = self._tickets
        return _Task(work, done, failed, key, self._tickets)

    def _is_wanted(self, task: _Task) -> bool:
        return not task.key or self._newest.get(task.key) == task.ticket

    def _deliver(self, task: _Task) -> None:
        if self._closed or not self._is_wanted(task):
            return
        if isinstance(task.error, NewsreaderError):
            if task.failed is not None:
                task.failed(task.error)
            else:
                self.refused.emit(task.error)
        elif task.error is not None:
            raise task.error  # a bug: sys.excepthook shows it
        else:
            task.done(task.result)


class WorkerDoor(QObject):
    """The background process as seen from the window: its events arrive as a signal on the GUI thread."""

    answered = Signal(object)  # WorkerEvent

    def __init__(self, paths: Paths, *, demo: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._client = WorkerClient(paths, demo=demo, on_event=self._hand_over)

    def submit(self, job: Job) -> int:
        """Give the worker a job; its number, 0 when the door is closed."""
        return 0 if self._closed else self._client.submit(job)

    def cancel(self, job: int) -> None:
        """Stop a job."""
        if not self._closed:
            self._client.cancel(job)

    def close(self) -> None:
        """End the worker."""
        self._closed = True
        self._client.close()

    def _hand_over(self, event: WorkerEvent) -> None:
        if not self._closed:
            self.answered.emit(event)
