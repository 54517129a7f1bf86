"""Which libraries were open on another disk than the user's own folders, noted there: where such a disk is not
connected, no empty library is begun in the folder that it is usually seen at."""

import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from newsreader.errors import StoreError
from newsreader.paths import Paths, is_there, other_disks

MOST = 50  # libraries that are remembered


def refuse_absent(paths: Paths) -> None:
    """Raise StoreError (store.gone) where the library was on another disk than is there now. One that was deleted
    is begun anew without a word: its disk is the same."""
    if is_there(paths.database):
        return
    disk = _remembered().get(str(paths.data))
    if disk is not None and disk != _disk_of(paths.data):
        raise StoreError("store.gone", path=str(paths.database), trace=str(other_disks()))


def remember(paths: Paths) -> None:
    """Note where a library is that has just been opened, if it is on a disk of its own. What is among temporary
    files, such as the demo's, is meant to vanish."""
    try:
        note = other_disks()
    except RuntimeError:
        return
    name, disk = str(paths.data), _disk_of(paths.data)
    apart = disk != _disk_of(note) and not _is_temporary(paths.data)
    if not apart and not is_there(note):
        return  # nearly everybody's case: nothing is read or written
    before = _remembered()
    known = {other: one for other, one in before.items() if other != name}
    if apart:
        known[name] = disk
    if known != before:
        with suppress(OSError):  # a full disk; the next opening notes it
            _write(note, dict(list(known.items())[-MOST:]))


def _is_temporary(place: Path) -> bool:
    try:
        return place.is_relative_to(gettempdir())
    except OSError:  # no folder takes temporary files: the system's disk is full, or can only be read
        return False


def _disk_of(place: Path) -> int:
    """The disk that a place is on, as far as it is there."""
    for one in (place, *place.parents):
        with suppress(OSError):
            return one.stat().st_dev
    return 0


def _remembered() -> dict[str, int]:
    """The disks of the libraries, by their folders."""
    try:
        found = json.loads(other_disks().read_text(encoding="utf-8"))
    except (OSError, ValueError, RuntimeError):  # there is no note, or no JSON in it, or no home for it
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: disk for name, disk in found.items() if isinstance(disk, int)}


def _write(note: Path, known: dict[str, int]) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    fresh = note.with_suffix(f".{os.getpid()}.new")
    try:
        fresh.write_text(json.dumps(known, indent=1), encoding="utf-8")
        fresh.replace(note)
    finally:
        fresh.unlink(missing_ok=True)
