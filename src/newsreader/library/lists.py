"""Lists of feeds: OPML in and out, and the starter list."""

import errno
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from newsreader.assets import asset
from newsreader.errors import AddressError, OpmlError
from newsreader.feeds.addresses import canonical, host, is_web, normalize, without_password
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.library.opened import Library
from newsreader.library.titles import title_key
from newsreader.model import Feed
from newsreader.outline import ImportReport, Outline, OutlineFeed

# Bytes that are read whole, of a list (60,000 feeds have 6 MB) or of an export: a small .zip may hold any number.
LARGEST = 64_000_000
CHUNK = 500  # feeds a transaction: 5,000 at once would keep the reader's marks waiting

Progress = Callable[[int, int], None]
"""Told how many feeds of how many are done, in the thread that imports."""


_TROUBLES = {
    "missing": {errno.ENOENT, errno.ENOTDIR},
    "forbidden": {errno.EACCES, errno.EPERM, errno.EROFS},
    "full": {errno.ENOSPC, errno.EDQUOT, errno.EFBIG},
    "folder": {errno.EISDIR},
}


def import_opml(library: Library, data: bytes, name: str, progress: Progress | None = None) -> ImportReport:
    """Follow what an OPML document holds, with its folders. Raises OpmlError; `name` is the file's."""
    return import_outline(library, read_opml(data, name), progress)


def import_outline(library: Library, outline: Outline, progress: Progress | None = None) -> ImportReport:
    """Follow the feeds of an outline, with its folders; those that are followed already stay where they are.

    Feeds are stored by hundreds: one that is killed on the way leaves whole feeds, and may be done again.
    """
    paths = [*outline.folders, *(entry.path for entry in outline.feeds)]
    folders = library.store.folders.add_all(paths, fold=title_key)
    fresh, skipped = _to_follow(library, outline)
    known = len(outline.feeds) - len(fresh) - len(skipped)
    added: list[int] = []
    for start in range(0, len(fresh), CHUNK):
        chunk = [(entry, folders[entry.path]) for entry in fresh[start : start + CHUNK]]
        added += library.store.feeds.add_all(chunk, now=library.now())
        if progress is not None:
            progress(len(outline.feeds) - len(fresh) + start + len(chunk), len(outline.feeds))
    return ImportReport(tuple(added), known + len(fresh) - len(added), (*outline.skipped, *skipped))


def _to_follow(library: Library, outline: Outline) -> tuple[list[OutlineFeed], list[tuple[str, str]]]:
    """The feeds of `outline` that are not followed yet, by http or https alike, and what is none and why."""
    followed = {canonical(feed.url) for feed in library.store.feeds.all()}
    fresh: list[OutlineFeed] = []
    skipped: list[tuple[str, str]] = []
    for entry in outline.feeds:
        try:
            url = normalize(entry.url)
        except AddressError:
            skipped.append((entry.title or without_password(entry.url), "opml.bad_address"))
            continue
        if canonical(url) not in followed:
            followed.add(canonical(url))
            title = without_password(entry.title) if is_web(entry.title) else entry.title
            fresh.append(replace(entry, url=url, title=title))
    return fresh, skipped


def export_opml(library: Library) -> bytes:
    """All feeds and folders as OPML 2.0, without passwords."""
    paths = folder_paths(library)
    feeds = tuple(_outline_feed(feed, paths) for feed in library.store.feeds.all())
    return write_opml(Outline(feeds=feeds, folders=tuple(paths.values()), title="Newsreader"))


def save_opml(library: Library, path: Path) -> None:
    """Write all feeds and folders to a file; a full disk leaves what was there before. Raises OpmlError."""
    try:
        replace_file(path, export_opml(library))
    except OSError as error:
        raise unwritable(path, error) from error


def read_list(file: IO[bytes]) -> bytes:
    """All that an open list of feeds holds. Raises OSError, and OpmlError for what has no end, or is larger than
    any list."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OpmlError("opml.too_large", limit=LARGEST // 1_000_000)
    return data


def load_list(path: Path) -> bytes:
    """All that a list of feeds holds. Raises OpmlError."""
    try:
        with path.open("rb") as file:
            return read_list(file)
    except OSError as error:
        raise unreadable(path, error) from error


def folder_paths(library: Library) -> dict[int, tuple[str, ...]]:
    """The titles on the way from the top to each folder, in the order of the tree."""
    paths: dict[int, tuple[str, ...]] = {}
    for folder in library.store.folders.all():  # a parent stands before its children
        above = paths[folder.parent] if folder.parent is not None else ()
        paths[folder.id] = (*above, folder.title)
    return paths


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`, so that a full disk leaves what was there before. Raises OSError."""
    if path.exists() and not path.is_file():  # such as /dev/stdout
        path.write_bytes(data)
        return
    path = path.resolve()  # through a link to the file itself
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(data)
            file.close()
            fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
            fresh.replace(path)
        except BaseException:  # an interrupt as well must leave no half-written file beside the old one
            fresh.unlink(missing_ok=True)
            raise


def unreadable(path: Path, error: OSError) -> OpmlError:
    """What is to be said of a file that the system does not let read."""
    return _trouble("opml.unreadable", path, error)


def unwritable(path: Path, error: OSError) -> OpmlError:
    """What is to be said of a file that the system does not let write."""
    return _trouble("opml.unwritable", path, error)


def _trouble(code: str, path: Path, error: OSError) -> OpmlError:
    """The system's own words only where there are none in the reader's language."""
    kind = next((kind for kind, numbers in _TROUBLES.items() if error.errno in numbers), "")
    name = path.name or str(path)
    if kind and (kind, code) != ("full", "opml.unreadable"):
        return OpmlError(f"{code}_{kind}", name=name)
    return OpmlError(code, name=name, reason=error.strerror or type(error).__name__)


def _outline_feed(feed: Feed, paths: dict[int, tuple[str, ...]]) -> OutlineFeed:
    return OutlineFeed(
        url=feed.url,
        title=feed.published_title or host(feed.url),
        site_url=feed.site_url,
        path=paths.get(feed.folder, ()) if feed.folder is not None else (),
        description=feed.description,
        language=feed.language,
        own_title=feed.custom_title,
    )


def starter() -> Outline:
    """The list of outlets that is offered at first run."""
    path = asset("starter.opml")
    return read_opml(path.read_bytes(), path.name)
