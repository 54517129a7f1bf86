"""Who has a library open: a lock on its folder, which every open library shares, and which whoever puts another
file in its place has alone. It ends with its process, whatever ends that."""

import os
import sys
from pathlib import Path

from newsreader.errors import StoreError

if sys.platform != "win32":
    import fcntl


class Presence:
    """One hold on a folder. Windows needs none: a file that is open cannot be renamed there."""

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        """Take hold of the folder of `path`. Raises StoreError: store.in_use when others have it open and `alone`
        is wanted, store.replaced when somebody puts another library in its place."""
        self._handle = -1
        if sys.platform == "win32":
            return
        try:
            self._handle = os.open(path.parent, os.O_RDONLY)
            fcntl.flock(self._handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.end()
            raise StoreError("store.in_use" if alone else "store.replaced", path=str(path)) from error
        except OSError:  # a file system that knows no such locks, or a folder that is none: opening the file tells
            self.end()

    def end(self) -> None:
        """Let go."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
