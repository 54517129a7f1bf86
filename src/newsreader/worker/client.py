"""The caller's end of the background process: starts it when a job is given, hands its events on. No Qt."""

import logging
import multiprocessing
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from newsreader.paths import Paths
from newsreader.worker.jobs import Cancel, Job, JobDone, JobFailed, Order, WorkerDied, WorkerEvent

_log = logging.getLogger(__name__)


class WorkerClient:
    """Gives jobs to the process of one library and calls `on_event`, in a thread of its own, for each answer.

    The process starts with the first job, ends by itself when idle, and is started again when needed.
    """

    def __init__(self, paths: Paths, *, demo: bool, on_event: Callable[[WorkerEvent], None]) -> None:
        self._paths = paths
        self._demo = demo
        self._on_event = on_event
        self._lock = threading.Lock()
        self._numbers = 0
        self._open: set[int] = set()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._reader: threading.Thread | None = None
        self._closed = False

    def submit(self, job: Job) -> int:
        """Give a job and return its number, which its events carry. Starts the process where none runs.

        Raises RuntimeError after `close`.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("the worker's door is closed")
            self._numbers += 1
            order = Order(self._numbers, job)
            self._open.add(order.number)
            if not self._send(order):
                self._start()
                self._send(order)
            return order.number

    def cancel(self, number: int) -> None:
        """Ask for a job to be stopped; its `JobDone` still comes. Unknown or ended numbers are let pass."""
        with self._lock:
            if number in self._open:
                self._send(Cancel(number))

    def close(self, timeout: float = 5.0) -> None:
        """End the process: politely within `timeout` seconds, else at once. What it wrote stays."""
        with self._lock:
            self._closed = True
            connection, process, reader = self._connection, self._process, self._reader
            self._connection = self._process = self._reader = None
        if connection is not None:
            # Closing is not enough: while the reader thread waits on it, the other end sees no end of it.
            with suppress(OSError, ValueError):
                connection.send(None)
        if process is not None:
            process.join(timeout)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
        if reader is not None and reader is not threading.current_thread():
            reader.join(timeout)
        if connection is not None:  # after the reader, which would go on with a number that is another's by then
            _shut(connection)

    def _send(self, message: Order | Cancel) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.send(message)
        except (OSError, ValueError):  # the pipe broke, or was closed by the reader thread
            return False
        return True

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy the window's threads and locks
        ours, theirs = context.Pipe()
        process = context.Process(target=_run, args=(theirs, self._paths, self._demo), name="newsreader-worker")
        process.start()
        theirs.close()
        if self._process is not None:
            self._process.join(1)
        self._process, self._connection = process, ours
        self._reader = threading.Thread(target=self._read, args=(ours,), name="worker events", daemon=True)
        self._reader.start()

    def _read(self, connection: Connection) -> None:
        while True:
            try:
                event = connection.recv()
            except (EOFError, OSError):
                break
            except TypeError:  # multiprocessing's own, when the pipe is closed between its check and its read
                break
            if isinstance(event.payload, JobDone | JobFailed):
                with self._lock:
                    self._open.discard(event.job)
            if not self._closed:
                self._on_event(event)
        self._ended(connection)

    def _ended(self, connection: Connection) -> None:
        """Tell of a process that ended with jobs open. One that idled out ends with none and says nothing."""
        with self._lock:
            mine = self._connection is connection
            if mine:
                self._connection = None
            lost = sorted(self._open) if mine else []
            if mine:
                self._open.clear()
        _shut(connection)
        if lost and not self._closed:
            _log.warning("the background process ended with %d jobs open", len(lost))
            for number in lost:
                self._on_event(WorkerEvent(number, WorkerDied()))


def _run(connection: Connection, paths: Paths, demo: bool) -> None:
    """The other process. Only there its imports are made: they take a second and 60 MB, and the window, which has
    to name what is to be run, would have both."""
    from newsreader.worker.process import run

    run(connection, paths, demo)


def _shut(connection: Connection) -> None:
    try:
        connection.close()
    except OSError:
        _log.debug("the pipe was closed already")
