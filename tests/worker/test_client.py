"""The caller's end while it closes: the reader thread ends quietly and hands nothing on."""

from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import pytest

from newsreader.paths import library_paths
from newsreader.worker.client import WorkerClient
from newsreader.worker.jobs import JobDone, WorkerEvent


class Torn:
    """A pipe that gives one event and is closed by another thread in the middle of the next."""

    def __init__(self) -> None:
        self.left: list[WorkerEvent] = [WorkerEvent(1, JobDone())]

    def recv(self) -> WorkerEvent:
        if self.left:
            return self.left.pop()
        raise TypeError("'NoneType' object cannot be interpreted as an integer")

    def close(self) -> None:
        self.left.clear()


@pytest.mark.parametrize("closed", [False, True])
def test_a_pipe_closed_in_the_middle_ends_the_reader(tmp_path: Path, closed: bool) -> None:
    heard: list[WorkerEvent] = []
    client = WorkerClient(library_paths(tmp_path), demo=False, on_event=heard.append)
    if closed:
        client.close()
    client._read(cast("Connection", Torn()))
    assert len(heard) == (0 if closed else 1)
    client.close()
