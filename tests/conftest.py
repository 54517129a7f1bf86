"""What holds for every test: a fault of ours that a refresh outlasted is a fault all the same. And what makes
thousands of them quicker."""

import gc
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from newsreader.store import store
from newsreader.store.database import Database
from newsreader.store.migrations import Progress, migrate

settings.register_profile("steady", derandomize=True, database=None)


def pytest_configure(config: pytest.Config) -> None:
    """Property tests try the same examples at each run, so that what passed for one passes for the next and a failure
    is the change's. New examples are the fuzz proof's part, which gives a seed (`--hypothesis-seed`)."""
    if config.getoption("--hypothesis-seed") is None:
        settings.load_profile("steady")


def stand_still() -> None:
    """What is there by now is never looked at again by the search for cycles, which walked through all of it for each
    test of the window."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _what_was_imported_stays() -> None:
    stand_still()


@pytest.fixture(autouse=True, scope="session")
def _homes_are_not_written_to(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where a library is on another disk than the home is noted in the home (`library.whereabouts`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


_blank: list[bytes] = []  # a library's file as it is made, for all tests of a process


@pytest.fixture(autouse=True)
def new_libraries_are_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred statements make a library, a tenth of a second for each of two thousand tests. One is made and
    copied; tests of the statements themselves call `migrate`."""
    monkeypatch.setattr(store, "migrate", _migrate_or_copy)


def _migrate_or_copy(database: Database, now: datetime, *, progress: Progress | None = None) -> None:
    if not database.path.exists():
        if not _blank:
            _blank.append(_made(now))
        with suppress(OSError):  # the store has sentences of its own for a folder that cannot be written to
            database.path.write_bytes(_blank[0])
    migrate(database, now, progress=progress)


def _made(now: datetime) -> bytes:
    """A new library's file. It is read once nobody has it open: who closes a file gives up all locks of its process
    on it, and another process would take away the log of a library that counts as closed."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.sqlite3", Path(folder))
        migrate(database, now)
        database.close()
        return database.path.read_bytes()


@pytest.fixture(autouse=True)
def _no_fault_goes_unseen(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("fault") is None:
        told = [one for one in caplog.get_records("call") if one.name == "newsreader.library.findings"]
        assert [one.getMessage() for one in told if one.levelno >= logging.ERROR] == []
