"""The background process itself: a loop that takes orders from a pipe, does the library's deeds and answers."""

import asyncio
import logging
import os
import sys
import threading
import traceback
from concurrent.futures import Executor, ThreadPoolExecutor
from multiprocessing.connection import Connection

from newsreader.errors import NewsreaderError
from newsreader.logs import keep_log
from newsreader.paths import Paths
from newsreader.worker.bench import Bench
from newsreader.worker.jobs import (
    Cancel,
    CareForFeeds,
    Job,
    JobDone,
    JobFailed,
    Order,
    Payload,
    Refresh,
    Subscribe,
    WorkerEvent,
)

_log = logging.getLogger(__name__)

IDLE_SECONDS = 60.0
# Behind the window, but not far: a mark waits while the background writes, and at 10 that waited for a processor.
NICENESS = 5
UNASKED = 0  # the number of an order that is the process's own


def run(connection: Connection, paths: Paths, demo: bool) -> None:
    """Serve one library until the pipe closes or nothing was asked for a while."""
    writing = begin_writing()
    if sys.platform != "win32":
        os.nice(NICENESS)
    keep_log(paths, "worker")
    try:
        asyncio.run(_serve(connection, paths, demo, writing))
    except KeyboardInterrupt:  # Ctrl+C reaches the whole group; the window decides, not we
        _log.debug("interrupted")


def begin_writing() -> Executor:
    """A thread for what a refresh stores, begun before this process stands back: whoever holds the library's lock
    keeps a mark waiting, and more so while it waits for a processor itself. On Linux each thread has a niceness of
    its own, see nice(2); elsewhere it stands back with the others."""
    writing = ThreadPoolExecutor(1, thread_name_prefix="writing")
    writing.submit(threading.get_ident).result()
    return writing


async def _serve(connection: Connection, paths: Paths, demo: bool, writing: Executor) -> None:
    orders: asyncio.Queue[Order | Cancel | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=_listen, args=(connection, loop, orders), name="orders", daemon=True)
    thread.start()
    try:
        bench = Bench(paths, demo, writing)
    except NewsreaderError as error:
        await _refuse(connection, orders, error)
        return
    try:
        await Desk(connection, orders, bench).work()
    finally:
        await bench.close()
        connection.close()


async def _refuse(
    connection: Connection, orders: "asyncio.Queue[Order | Cancel | None]", error: NewsreaderError
) -> None:
    """The library cannot be opened: say so to the order that woke us."""
    order = await orders.get()
    if isinstance(order, Order):
        connection.send(WorkerEvent(order.number, JobFailed(error.code, error.data)))
    connection.close()


def _listen(
    connection: Connection,
    loop: asyncio.AbstractEventLoop,
    orders: "asyncio.Queue[Order | Cancel | None]",
) -> None:
    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            order = None
        try:
            loop.call_soon_threadsafe(orders.put_nowait, order)
        except RuntimeError:  # the loop has ended
            return
        if order is None:
            return


class Desk:
    """Starts a task for each order and sends what it yields; ends when the pipe closes or after idling."""

    def __init__(
        self, connection: Connection, orders: "asyncio.Queue[Order | Cancel | None]", bench: Bench
    ) -> None:
        self._connection = connection
        self._orders = orders
        self._bench = bench
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def work(self) -> None:
        """Take orders until there are no more."""
        try:
            while True:
                order = await self._next()
                if order is None:
                    return
                if isinstance(order, Cancel):
                    task = self._tasks.get(order.number)
                    if task is not None:
                        task.cancel()
                    continue
                self._start(order)
        finally:
            tasks = list(self._tasks.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _next(self) -> Order | Cancel | None:
        while True:
            try:
                return await asyncio.wait_for(self._orders.get(), IDLE_SECONDS)
            except TimeoutError:
                if not self._tasks and not self._bench.expectant:
                    return None

    def _start(self, order: Order) -> None:
        self._tasks[order.number] = asyncio.create_task(self._do(order))

    def _follow_up(self, job: Job) -> None:
        """What a job brings with it, after which nobody waits; one at a time, under no number of the window's."""
        if isinstance(job, Refresh | Subscribe) and UNASKED not in self._tasks:
            self._start(Order(UNASKED, CareForFeeds()))

    async def _do(self, order: Order) -> None:
        try:
            async for payload in self._bench.do(order.job):
                self._send(order.number, payload)
            self._send(order.number, JobDone())
            self._follow_up(order.job)
        except NewsreaderError as error:
            self._send(order.number, JobFailed(error.code, error.data))
        except asyncio.CancelledError:
            self._send(order.number, JobDone(cancelled=True))
        except Exception as bug:  # a bug in one job must not end the others; the window shows it
            _log.exception("%s failed", type(order.job).__name__)
            self._send(order.number, await self._failed(bug))
        finally:
            self._tasks.pop(order.number, None)

    async def _failed(self, bug: Exception) -> JobFailed | JobDone:
        """A fault of ours, unless the library's file is damaged: then that may be why. Who cancels the job
        meanwhile is told that it is over."""
        try:
            damage = await asyncio.to_thread(self._bench.damage)
        except asyncio.CancelledError:
            return JobDone(cancelled=True)
        if damage is not None:
            return JobFailed(damage.code, damage.data)
        return JobFailed("bug", {"details": "".join(traceback.format_exception(bug))})

    def _send(self, number: int, payload: Payload) -> None:
        try:
            self._connection.send(WorkerEvent(number, payload))
        except OSError:  # nobody listens any more; the pipe's end reaches the loop by itself
            _log.debug("an event found no listener")
