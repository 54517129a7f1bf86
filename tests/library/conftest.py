"""A real library in a folder of the test's own, and a clock that the test sets."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsreader.library.opened import Library, open_library
from newsreader.paths import library_paths
from tests.newsroom import NOON
from tests.server import Server


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, step: timedelta) -> None:
        """Move the clock on, or back."""
        self.moment += step


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    opened = open_library(library_paths(tmp_path / "library"), now=clock, checkpoints=True)
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running
