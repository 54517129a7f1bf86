"""Everything out of a library, into a folder or a .zip that other programs can read too, and into another library.

feeds.opml, feeds.jsonl (what is set of each), articles.jsonl (a line each, with marks, sections and texts),
gone.jsonl (what is remembered of articles that are gone), not_same.jsonl (what the reader took apart),
pictures.jsonl and pictures/ by the hash of their content, settings.json, and manifest.json, which is written last:
without it an export was broken off.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Any

from newsreader import __version__
from newsreader.errors import OpmlError
from newsreader.feeds.addresses import canonical, without_password
from newsreader.library.lists import export_opml, import_opml
from newsreader.library.opened import Library
from newsreader.library.repair import index_again
from newsreader.model import FeedSettings, FeedWishes
from newsreader.store.files import SUFFIXES

FORMAT = 1
BATCH = 200
MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
_DIGITS = 40

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    feeds: int
    articles: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in: articles that were new, and known ones whose marks were merged."""

    feeds: int
    articles: int
    merged: int
    pictures: int


def is_everything(path: Path) -> bool:
    """Whether a path names an export of everything, and not a list of feeds."""
    return path.suffix.lower() == ".zip" or path.is_dir() or (not path.suffix and not path.exists())


def export_everything(library: Library, target: Path, progress: Progress | None = None) -> Exported:
    """Write everything to `target`, a folder that is empty or not there, or a .zip. Raises OpmlError
    ("export.not_empty", "opml.unwritable")."""
    try:
        if target.suffix.lower() == ".zip":
            unfinished = target.with_name(target.name + UNFINISHED)
            try:
                with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
                    done = _write(library, _Zip(packed), progress)
                unfinished.replace(target)
            finally:
                unfinished.unlink(missing_ok=True)
            return done
        target.mkdir(parents=True, exist_ok=True)
        if (target / MANIFEST).exists() or any(one.name not in _NAMES for one in target.iterdir()):
            raise OpmlError("export.not_empty", name=target.name)
        return _write(library, _Folder(target), progress)
    except OSError as error:
        raise OpmlError("opml.unwritable", name=target.name, reason=error.strerror or str(error)) from error


def import_everything(library: Library, source: Path, progress: Progress | None = None) -> Imported:
    """Take in what another library wrote; what is known already is not doubled, its marks are merged. May be
    broken off at any time and done again. Raises OpmlError("export.unreadable", "export.newer")."""
    try:
        with _reading(source) as place:
            manifest = json.loads(place.read(MANIFEST))
            if manifest["format"] > FORMAT:
                raise OpmlError("export.newer", name=source.name)
            return _take(library, place, int(manifest["articles"]), progress)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise OpmlError("export.unreadable", name=source.name, reason=reason) from error


_NAMES = frozenset({
    "feeds.opml", "feeds.jsonl", "articles.jsonl", "gone.jsonl", "not_same.jsonl", "pictures.jsonl",
    "pictures", "settings.json",
})  # fmt: skip
_LATER = frozenset({"not_same.jsonl"})  # what earlier programs did not write


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            yield file

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def lines(self, name: str) -> Iterator[Any]:
        if name in _LATER and not (self._folder / name).exists():
            return
        with (self._folder / name).open("rb") as file:
            for line in file:
                yield json.loads(line)


class _Zip:
    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        with self._packed.open(name, "w", force_zip64=True) as file:
            yield file

    def read(self, name: str) -> bytes:
        return self._packed.read(name)

    def lines(self, name: str) -> Iterator[Any]:
        if name in _LATER and name not in self._packed.namelist():
            return
        with self._packed.open(name) as file:
            for line in file:
                yield json.loads(line)


@contextmanager
def _reading(source: Path) -> Iterator[_Folder | _Zip]:
    if source.is_dir():
        yield _Folder(source)
        return
    with zipfile.ZipFile(source) as packed:
        yield _Zip(packed)


def _write(library: Library, place: _Folder | _Zip, progress: Progress | None) -> Exported:
    feeds = library.store.feeds.all()
    with place.writing("feeds.opml") as file:
        file.write(export_opml(library))
    with place.writing("feeds.jsonl") as file:
        for one in feeds:
            own = {
                "url": without_password(one.url),
                "custom_title": one.custom_title,
                "wishes": asdict(one.wishes),
            }
            file.write(_line(own))
    total, done = sum(one.articles for one in feeds), 0
    with place.writing("articles.jsonl") as file:
        batch, last = library.store.portable.articles(0, BATCH)
        while batch:
            for item in batch:
                file.write(_line(item | {"feed_url": without_password(item["feed_url"])}))
            done += len(batch)
            if progress is not None:
                progress(done, max(total, done))
            batch, last = library.store.portable.articles(last, BATCH)
    with place.writing("gone.jsonl") as file:
        for grave in library.store.portable.graves():
            file.write(_line(grave | {"url": without_password(grave["url"])}))
    with place.writing("not_same.jsonl") as file:
        for url, key, other_url, other_key in library.store.doubles.portable():
            file.write(_line((without_password(url), key, without_password(other_url), other_key)))
    pictures = _write_pictures(library, place)
    with place.writing("settings.json") as file:
        file.write(library.settings.text().encode())
    made = Exported(len(feeds), done, pictures)
    with place.writing(MANIFEST) as file:
        file.write(
            _line({"format": FORMAT, "program": __version__, "made": library.now().isoformat(), **asdict(made)})
        )
    return made


def _write_pictures(library: Library, place: _Folder | _Zip) -> int:
    held: list[dict[str, Any]] = []
    written: set[str] = set()
    after = ""
    while batch := library.store.portable.pictures(after, BATCH):
        after = batch[-1]["url"]
        for one in batch:
            path = library.paths.media / one["file"]
            if one["file"] not in written and path.is_file():
                with place.writing(f"pictures/{one['file']}") as file:
                    file.write(path.read_bytes())
                written.add(one["file"])
            if one["file"] in written:
                held.append(one)
    with place.writing("pictures.jsonl") as file:
        for one in held:
            file.write(_line(one))
    return len(written)


def _line(value: object) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a letter, as some feeds send
        return json.dumps(value).encode() + b"\n"


def _take(library: Library, place: _Folder | _Zip, total: int, progress: Progress | None) -> Imported:
    report = import_opml(library, place.read("feeds.opml"), "feeds.opml")
    feeds = {_name(one.url): one.id for one in library.store.feeds.all()}
    added = set(report.added)
    for own in place.lines("feeds.jsonl"):
        number = feeds.get(_name(own["url"]))
        if number is not None and number in added:
            _settle(library, number, own)
    graves = [grave | {"url": _name(grave["url"])} for grave in place.lines("gone.jsonl")]
    library.store.portable.bury(feeds, graves)
    new = merged = seen = 0
    for batch in _batches(place.lines("articles.jsonl")):
        named = [item | {"feed_url": _name(item["feed_url"])} for item in batch]
        fresh, known = library.store.portable.take(feeds, named)
        new, merged, seen = new + fresh, merged + known, seen + len(batch)
        if progress is not None:
            progress(seen, max(total, seen))
    library.store.doubles.take(_apart(feeds, place.lines("not_same.jsonl")))
    pictures = _take_pictures(library, place)
    library.store.backup.mend()  # counted anew, and what is there of pictures
    index_again(library)
    return Imported(len(added), new, merged, pictures)


@lru_cache(maxsize=1024)
def _name(url: str) -> str:
    """What a feed is known by: http and https are one, and a password is nobody's business."""
    return canonical(without_password(url))


def _settle(library: Library, number: int, own: dict[str, Any]) -> None:
    """What was set of a feed there is set here, where it is new."""
    known = {field.name for field in fields(FeedWishes)}
    wishes = FeedWishes(**{name: value for name, value in own["wishes"].items() if name in known})
    folder = library.store.feeds.get(number).folder
    library.store.feeds.settle(number, FeedSettings(own["custom_title"], folder, wishes))


def _apart(feeds: Mapping[str, int], pairs: Iterator[Any]) -> Iterator[tuple[int, int, int, int]]:
    """What was taken apart there, of feeds that are here."""
    for url, key, other_url, other_key in pairs:
        feed, other = feeds.get(_name(url)), feeds.get(_name(other_url))
        if feed is not None and other is not None:
            yield feed, key, other, other_key


def _take_pictures(library: Library, place: _Folder | _Zip) -> int:
    """Keep the pictures whose content is what their name says; a name leads nowhere else."""
    taken = 0
    for one in place.lines("pictures.jsonl"):
        name = PurePosixPath(one["file"]).name
        held = library.store.media.known([one["url"]]).get(one["url"])
        if (held is not None and held.path is not None) or one["mime"] not in SUFFIXES:
            continue
        data = place.read(f"pictures/{name[:2]}/{name}")
        if hashlib.sha256(data).hexdigest()[:_DIGITS] == name.partition(".")[0]:
            library.store.media.put(one["url"], data, one["mime"], one["width"], one["height"], library.now())
            taken += 1
    return taken


def _batches(items: Iterator[Any]) -> Iterator[Sequence[Any]]:
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
