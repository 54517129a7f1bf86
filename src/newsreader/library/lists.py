"""Lists of feeds: OPML in and out, and the starter list."""

import tempfile
from pathlib import Path

from newsreader.assets import asset
from newsreader.errors import AddressError
from newsreader.feeds.addresses import is_web, normalize, without_password
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.library.opened import Library
from newsreader.model import Feed, Folder, ImportReport, Outline, OutlineFeed


def import_opml(library: Library, data: bytes, name: str) -> ImportReport:
    """Follow what an OPML document holds, with its folders. Raises OpmlError; `name` is the file's."""
    return import_outline(library, read_opml(data, name))


def import_outline(library: Library, outline: Outline) -> ImportReport:
    """Follow the feeds of an outline, with its folders; those that are followed already stay where they are."""
    numbers: dict[tuple[str, ...], int | None] = {(): None}
    for path in outline.folders:
        _folder(library, path, numbers)
    added: list[int] = []
    known = 0
    skipped = list(outline.skipped)
    for entry in outline.feeds:
        try:
            added.append(_follow(library, entry, _folder(library, entry.path, numbers)))
        except AddressError as error:
            if error.code == "address.known":
                known += 1
            else:
                skipped.append((entry.title or without_password(entry.url), "opml.bad_address"))
    return ImportReport(tuple(added), known, tuple(skipped))


def _follow(library: Library, entry: OutlineFeed, folder: int | None) -> int:
    if not is_web(entry.url):
        raise AddressError("address.invalid", text=entry.url)
    return library.store.feeds.add(
        normalize(entry.url),
        title=without_password(entry.title) if is_web(entry.title) else entry.title,
        site_url=entry.site_url,
        folder=folder,
        now=library.now(),
    )


def _folder(library: Library, path: tuple[str, ...], numbers: dict[tuple[str, ...], int | None]) -> int | None:
    """The folder at `path`, made with all above it where it is missing."""
    if path not in numbers:
        numbers[path] = library.store.folders.add(path[-1], _folder(library, path[:-1], numbers))
    return numbers[path]


def export_opml(library: Library) -> bytes:
    """All feeds and folders as OPML 2.0, without passwords."""
    folders = library.store.folders.all()
    paths = {folder.id: _path(folder, {one.id: one for one in folders}) for folder in folders}
    feeds = tuple(_outline_feed(feed, paths) for feed in library.store.feeds.all())
    return write_opml(Outline(feeds=feeds, folders=tuple(paths.values()), title="Newsreader"))


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
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


def _path(folder: Folder, by_id: dict[int, Folder]) -> tuple[str, ...]:
    above = by_id.get(folder.parent) if folder.parent is not None else None
    return (*(_path(above, by_id) if above else ()), folder.title)


def _outline_feed(feed: Feed, paths: dict[int, tuple[str, ...]]) -> OutlineFeed:
    return OutlineFeed(
        url=feed.url,
        title=feed.title,
        site_url=feed.site_url,
        path=paths.get(feed.folder, ()) if feed.folder is not None else (),
        description=feed.description,
        language=feed.language,
    )


def starter() -> Outline:
    """The list of outlets that is offered at first run."""
    path = asset("starter.opml")
    return read_opml(path.read_bytes(), path.name)
