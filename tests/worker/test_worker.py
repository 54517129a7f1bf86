"""The background process for real: spawned, given jobs, cancelled, killed, restarted."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.library.opened import open_library
from newsreader.library.read import feeds, list_ids
from newsreader.model import FeedOutcome, KeepProgress, Query, Urgency
from newsreader.paths import Paths, library_paths
from newsreader.worker.client import WorkerClient
from newsreader.worker.jobs import (
    Discover,
    Discovered,
    JobDone,
    JobFailed,
    Keep,
    Refresh,
    Subscribe,
    WorkerDied,
    WorkerEvent,
)
from newsreader.worker.process import NICENESS
from tests.newsroom import Item, article_page, paragraphs, rss
from tests.server import Answer, Server, feed, page
from tests.store.news import confuse

PATIENCE = 40.0


class Listener:
    """A client with its events in a queue."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self._events: queue.Queue[WorkerEvent] = queue.Queue()
        self.client = WorkerClient(paths, demo=False, on_event=self._events.put)

    def events(self, number: int) -> list[object]:
        """What a job says until it ends."""
        payloads: list[object] = []
        while True:
            event = self._events.get(timeout=PATIENCE)
            if event.job == number:
                payloads.append(event.payload)
                if isinstance(event.payload, JobDone | JobFailed | WorkerDied):
                    return payloads

    def wait_for(self, right: Callable[[object], bool]) -> object:
        """The next payload that is right, whatever job it is of."""
        while True:
            payload = self._events.get(timeout=PATIENCE).payload
            if right(payload):
                return payload


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        base = running.url("").rstrip("/")
        items = [Item(str(number), f"Tin {number}", age=timedelta(hours=number)) for number in range(3)]
        running.script("/rss.xml", feed(rss(items, base=base), etag='"1"'))
        for item in items:
            running.script(f"/{item.slug}", page(article_page(item.title, paragraphs(item.title))))
        yield running


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    one = Listener(library_paths(tmp_path / "library"))
    yield one
    one.client.close()


def pid_of(listener: Listener) -> int:
    process = listener.client._process
    assert process is not None
    assert process.pid is not None
    return process.pid


def test_a_fault_that_damage_may_have_made_is_told_as_damage(listener: Listener, server: Server) -> None:
    listener.events(listener.client.submit(Subscribe(server.url("/rss.xml"))))
    confuse(listener.paths.database, "headline", "url")
    [*_, failed] = listener.events(listener.client.submit(Keep((1,))))
    assert isinstance(failed, JobFailed)
    assert failed.code == "store.damaged"


def test_discovering_subscribing_refreshing_and_keeping(listener: Listener, server: Server) -> None:
    found = listener.events(listener.client.submit(Discover(server.url("/rss.xml"))))
    assert isinstance(found[0], Discovered)
    events = listener.events(listener.client.submit(Subscribe(found[0].found[0].url)))
    assert isinstance(events[0], FeedOutcome)
    assert len(events[0].changes.added) == 3
    assert len(server.requests) == 1
    outcomes = listener.events(listener.client.submit(Refresh(urgency=Urgency.NOW)))
    assert isinstance(outcomes[0], FeedOutcome)
    assert (outcomes[0].done, outcomes[0].total) == (1, 1)
    kept = listener.events(listener.client.submit(Keep(events[0].changes.added)))
    progress = [payload for payload in kept if isinstance(payload, KeepProgress)]
    assert [(one.done, one.total, one.error_code) for one in progress] == [(1, 3, ""), (2, 3, ""), (3, 3, "")]


def test_an_error_of_the_world_comes_back_as_code_and_data(listener: Listener) -> None:
    [failure] = listener.events(listener.client.submit(Discover("không phải địa chỉ")))
    assert isinstance(failure, JobFailed)
    assert failure.code == "address.invalid"


def test_a_cancelled_job_ends_and_leaves_the_process_working(listener: Listener, server: Server) -> None:
    listener.events(listener.client.submit(Subscribe(server.url("/rss.xml"))))
    server.script("/rss.xml", Answer(body=b"x", delay=30))
    number = listener.client.submit(Refresh(urgency=Urgency.NOW))
    deadline = time.monotonic() + PATIENCE
    while len(server.asked("/rss.xml")) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    listener.client.cancel(number)
    assert listener.events(number)[-1] == JobDone(cancelled=True)
    server.script("/rss.xml", Answer(status=404))
    assert isinstance(listener.events(listener.client.submit(Refresh(urgency=Urgency.NOW)))[0], FeedOutcome)


def test_a_killed_process_is_told_of_and_started_again(listener: Listener, server: Server) -> None:
    listener.events(listener.client.submit(Subscribe(server.url("/rss.xml"))))
    server.script("/rss.xml", Answer(body=b"x", delay=30))
    number = listener.client.submit(Refresh(urgency=Urgency.NOW))
    os.kill(pid_of(listener), signal.SIGKILL)
    assert listener.events(number) == [WorkerDied()]
    server.script("/rss.xml", Answer(status=404))
    again = listener.events(listener.client.submit(Refresh(urgency=Urgency.NOW)))
    assert isinstance(again[0], FeedOutcome), again
    assert again[0].error_code == "fetch.not_found"
    library = open_library(listener.paths)
    assert len(list_ids(library, Query())) == 3
    assert len(feeds(library)) == 1
    library.close()


def test_who_starts_the_process_imports_nothing_of_what_it_imports(tmp_path: Path) -> None:
    code = (
        "import queue, sys\n"
        "from pathlib import Path\n"
        "from newsreader.paths import library_paths\n"
        "from newsreader.worker.client import WorkerClient\n"
        "from newsreader.worker.jobs import Derive\n"
        "events = queue.Queue()\n"
        "client = WorkerClient(library_paths(Path(sys.argv[1])), demo=False, on_event=events.put)\n"
        "client.submit(Derive())\n"
        f"print(type(events.get(timeout={PATIENCE}).payload).__name__)\n"
        "client.close()\n"
        "print(sorted({'newsreader.worker.process', 'sqlalchemy', 'aiohttp', 'feedparser'} & sys.modules.keys()))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=2 * PATIENCE).stdout
    assert told == "JobDone\n[]\n"


def test_closing_ends_the_process(listener: Listener, server: Server) -> None:
    listener.events(listener.client.submit(Discover(server.url("/rss.xml"))))
    number = pid_of(listener)
    listener.client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    with pytest.raises(RuntimeError):
        listener.client.submit(Refresh())


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness of their own")
def test_what_a_refresh_stores_does_not_stand_back_behind_the_window(listener: Listener, server: Server) -> None:
    """A mark waits for it, and waited for a processor with it."""
    listener.events(listener.client.submit(Subscribe(server.url("/rss.xml"))))
    own = os.getpriority(os.PRIO_PROCESS, 0)
    threads = [int(task.name) for task in Path(f"/proc/{pid_of(listener)}/task").iterdir()]
    behind = {thread: os.getpriority(os.PRIO_PROCESS, thread) - own for thread in threads}
    assert behind.pop(pid_of(listener)) == NICENESS
    assert sorted({0, NICENESS}) == sorted(set(behind.values()))
    assert list(behind.values()).count(0) == 1


def test_a_library_that_cannot_be_opened_is_told_of(listener: Listener) -> None:
    listener.paths.database.parent.mkdir(parents=True)
    listener.paths.database.write_bytes(b"noise" * 1000)
    [failure] = listener.events(listener.client.submit(Refresh()))
    assert isinstance(failure, JobFailed)
    assert failure.code == "store.damaged"
