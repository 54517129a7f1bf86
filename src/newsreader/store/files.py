"""Files below `media/`, named by their content, written so that a crash leaves a whole file or none."""

import errno
import hashlib
import os
import tempfile
from pathlib import Path

from newsreader.errors import StoreError

SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
    "image/x-icon": ".ico",
    "image/vnd.microsoft.icon": ".ico",
}


def write_file(folder: Path, data: bytes, mime: str, group: str = "") -> str:
    """Write `data` below `folder`, synced before it gets its name; the name relative to `folder`.

    `group` is the sub-folder, the first two digits of the content's hash unless told.
    Raises StoreError("store.full", "store.read_only", "store.unusable").
    """
    digest = hashlib.sha256(data).hexdigest()[:40]
    name = Path(group or digest[:2]) / (digest + SUFFIXES.get(mime, ".bin"))
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_synced(target, data)
    except OSError as error:
        raise wrapped(error, target) from error
    return name.as_posix()


def wrapped(error: OSError, path: Path) -> StoreError:
    """What the system says of a file, as the store's error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StoreError("store.full", path=str(path))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreError("store.read_only", path=str(path))
    return StoreError("store.unusable", path=str(path), reason=error.strerror or "")


def sync_folder(folder: Path) -> None:
    """Make a rename within `folder` survive a power cut; not every system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_synced(target: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:  # an interrupt as well must leave no half-written file
            file.close()
            fresh.unlink(missing_ok=True)
            raise
    fresh.replace(target)
    sync_folder(target.parent)


def is_emptied(path: Path) -> bool:
    """Whether a database's file has no byte. SQLite takes a log beside it away, also where it may only read."""
    try:
        return path.stat().st_size == 0
    except OSError:
        return False
