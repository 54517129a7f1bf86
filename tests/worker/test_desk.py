"""The desk of the background process: what a job ends with is told, whenever it is cancelled."""

import asyncio
import multiprocessing
import threading
from collections.abc import AsyncIterator
from pathlib import Path

from newsreader.errors import StoreError
from newsreader.paths import library_paths
from newsreader.worker.bench import Bench
from newsreader.worker.jobs import Cancel, Job, JobDone, Keep, Order, Payload, WorkerEvent
from newsreader.worker.process import Desk


class FaultyBench(Bench):
    """A bench on which every job goes wrong, in a library so large that examining it takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(library_paths(folder), demo=False)
        self.examining, self.examined = threading.Event(), threading.Event()

    async def do(self, job: Job) -> AsyncIterator[Payload]:
        if job:
            raise ZeroDivisionError
        yield JobDone()

    def damage(self) -> StoreError | None:
        self.examining.set()
        self.examined.wait(30)
        return super().damage()


async def told_after_cancelling(folder: Path) -> WorkerEvent:
    """What is told of a job that is cancelled while its fault is looked into."""
    window, connection = multiprocessing.Pipe()
    orders: asyncio.Queue[Order | Cancel | None] = asyncio.Queue()
    bench = FaultyBench(folder)
    desk = asyncio.create_task(Desk(connection, orders, bench).work())
    try:
        orders.put_nowait(Order(1, Keep((1,))))
        await asyncio.to_thread(bench.examining.wait, 30)
        orders.put_nowait(Cancel(1))
        assert await asyncio.to_thread(window.poll, 10), "nothing was told"
        event = window.recv()
        assert isinstance(event, WorkerEvent)
        return event
    finally:
        bench.examined.set()
        orders.put_nowait(None)
        await desk
        await bench.close()


def test_a_job_that_is_cancelled_while_its_fault_is_looked_into_is_over(tmp_path: Path) -> None:
    assert asyncio.run(told_after_cancelling(tmp_path)) == WorkerEvent(1, JobDone(cancelled=True))
