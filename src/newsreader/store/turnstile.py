"""A door that writers pass one by one before they ask SQLite for its lock.

SQLite lets whoever waits sleep, for up to 100 ms between two tries, and gives its lock to whoever asks first when
it is free: a mark in the window waited for ten seconds beside transactions that followed one another closely. Who
has passed the door asks every two milliseconds, and all others wait behind it. Nobody holds it for longer than it
takes to begin.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

DOOR = "-next"  # ends its name, which begins as that of its library
STEP = 0.002  # seconds between two tries
FAR = 1 << 40  # bytes into a file, where nobody reads: Windows lets nobody read what is locked

if os.name == "nt":
    import msvcrt

    def _try(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only

else:
    import fcntl

    def _try(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Turnstile:
    """One door a library, a file that is never written to. Whoever ends, however, leaves it open."""

    def __init__(self, path: Path, patience: float) -> None:
        """`patience`: after so many seconds the door counts as broken, and nobody waits at it."""
        self._path = path
        self._patience = patience

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Wait for the door, and hold it. Where there can be none (a folder that is read only, a file system
        without locks) nobody waits."""
        try:
            file = self._path.open("ab", buffering=0)
        except OSError:
            yield
            return
        with file:  # which gives the lock back
            self._wait(file)
            yield

    def occupied(self) -> bool:
        """Whether somebody stands in the door."""
        try:
            with self._path.open("ab", buffering=0) as file:
                _try(file)
        except (BlockingIOError, PermissionError):  # the second on Windows
            return True
        except OSError:
            return False
        return False

    def _wait(self, file: BinaryIO) -> None:
        end = time.monotonic() + self._patience
        while time.monotonic() < end:
            try:
                _try(file)
            except (BlockingIOError, PermissionError):  # the second on Windows
                time.sleep(STEP)
            except OSError:  # no locks here
                return
            else:
                return


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether nobody else holds `path` in this way, which is held until the end. Nothing is written to the file.
    Where there are no such locks everybody is alone, and where there is no file nobody."""
    try:
        file = path.open("rb", buffering=0)
    except OSError:
        yield False
        return
    with file:
        file.seek(FAR)
        try:
            _try(file)
        except (BlockingIOError, PermissionError):  # the second on Windows
            held = False
        except OSError:  # no locks here
            held = True
        else:
            held = True
        yield held
