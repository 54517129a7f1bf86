"""Everything out of a library, into a folder or a .zip that other programs can read too, and into another library.

feeds.opml, feeds.jsonl (what is set of each), sections.jsonl (the tree), categories.jsonl (what they mean to the
reader), searches.jsonl, rules.jsonl, articles.jsonl (a line each, with marks, sections and texts), gone.jsonl
(what is remembered of articles that are gone), stories.jsonl (what the reader said of them), not_same.jsonl (what
the reader took apart), pictures.jsonl and pictures/ by the hash of their content, settings.json, and
manifest.json, written last: without it an export was broken off. A line that cannot be read is left out and told.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from newsreader import __version__
from newsreader.errors import OpmlError
from newsreader.feeds.addresses import without_password
from newsreader.library import correct, rules
from newsreader.library.export_articles import ARTICLES, BATCH, GONE, Arrivals, Progress, write_articles
from newsreader.library.export_files import (
    Files,
    Folder,
    LeftOut,
    Zip,
    content,
    document,
    missing,
    opened,
    readable_lines,
    whole_number,
    written,
)
from newsreader.library.export_searches import RULES, SEARCHES, take_rules, take_searches, write_searches
from newsreader.library.export_sections import (
    CATEGORIES,
    SECTIONS,
    take_categories,
    take_sections,
    write_sections,
)
from newsreader.library.export_stories import NOT_SAME, STORIES, take_stories, write_stories
from newsreader.library.indexing import index_again
from newsreader.library.lists import export_opml, import_opml, unreadable, unwritable
from newsreader.library.names import feed_name
from newsreader.library.opened import Library
from newsreader.model import FeedSettings, FeedWishes
from newsreader.outline import ImportReport
from newsreader.paths import is_folder, is_there
from newsreader.search import Note
from newsreader.settings import OF_THIS_MACHINE, RETENTION
from newsreader.store.files import SUFFIXES

FORMAT = 1
MANIFEST = "manifest.json"
PICTURES = "pictures.jsonl"
UNFINISHED = ".unfinished"
_DIGITS = 40
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)  # what a line of another hand may raise


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    feeds: int
    articles: int
    pictures: int
    searches: int = 0
    rules: int = 0
    stories: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in: articles that were new, and known ones whose marks were merged. `notes` tell what was
    left out, or means something else here: codes of `wording`."""

    feeds: int
    articles: int
    merged: int
    pictures: int
    searches: int = 0
    rules: int = 0
    settings: int = 0
    stories: int = 0
    categories: int = 0
    notes: tuple[Note, ...] = ()


def is_everything(path: Path) -> bool:
    """Whether a path names an export of everything, and not a list of feeds."""
    return path.suffix.lower() == ".zip" or is_folder(path) or (not path.suffix and not is_there(path))


def export_everything(library: Library, target: Path, progress: Progress | None = None) -> Exported:
    """Write everything to `target`, a folder that is empty or not there, or a .zip. Raises OpmlError
    ("export.not_empty", "opml.unwritable")."""
    try:
        if target.suffix.lower() == ".zip":
            unfinished = target.with_name(target.name + UNFINISHED)
            try:
                with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
                    done = _write(library, Zip(packed), progress)
                unfinished.replace(target)
            finally:
                unfinished.unlink(missing_ok=True)
            return done
        target.mkdir(parents=True, exist_ok=True)
        if (target / MANIFEST).exists() or any(one.name not in _NAMES for one in target.iterdir()):
            raise OpmlError("export.not_empty", name=target.name)
        return _write(library, Folder(target), progress)
    except OSError as error:
        raise unwritable(target, error) from error


def import_everything(library: Library, source: Path, progress: Progress | None = None) -> Imported:
    """Take in what another library wrote; what is known already is not doubled, its marks are merged. May be
    broken off at any time and done again. Raises OpmlError("export.unreadable", "export.damaged",
    "export.missing", "export.newer")."""
    try:
        with opened(source) as place:
            manifest = document(place, MANIFEST)
            if manifest["format"] > FORMAT:
                raise OpmlError("export.newer", name=source.name)
            done = _take(library, place, whole_number(manifest["articles"]), progress)
            short = [note for told, name in _TOLD.items() for note in missing(place, name, manifest.get(told))]
            return replace(done, notes=(*short, *done.notes))
    except FileNotFoundError as error:
        if not source.exists():
            raise unreadable(source, error) from error
        raise OpmlError("export.missing", name=source.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OpmlError("export.unreadable", name=source.name, reason=reason) from error
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        raise OpmlError("export.damaged", name=source.name) from error


# What the manifest tells of how many lines files have.
_TOLD = {
    "feeds": "feeds.jsonl",
    "articles": ARTICLES,
    "pictures": PICTURES,
    "searches": SEARCHES,
    "rules": RULES,
    "stories": STORIES,
}
_NAMES = frozenset({
    "feeds.opml", "feeds.jsonl", SECTIONS, CATEGORIES, SEARCHES, RULES, ARTICLES, GONE, STORIES, NOT_SAME,
    PICTURES, "pictures", "settings.json",
})  # fmt: skip


def _write(library: Library, place: Files, progress: Progress | None) -> Exported:
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
            file.write(written(own))
    write_sections(library, place)
    searches, all_rules = write_searches(library, place)
    done = write_articles(library, place, sum(one.articles for one in feeds), progress)
    stories = write_stories(library, place)
    pictures = _write_pictures(library, place)
    with place.writing("settings.json") as file:
        file.write(library.settings.text().encode())
    made = Exported(len(feeds), done, pictures, searches, all_rules, stories)
    with place.writing(MANIFEST) as file:
        file.write(
            written({"format": FORMAT, "program": __version__, "made": library.now().isoformat(), **asdict(made)})
        )
    return made


def _write_pictures(library: Library, place: Files) -> int:
    held: list[dict[str, Any]] = []
    copied: set[str] = set()
    after = ""
    while batch := library.store.portable.pictures(after, BATCH):
        after = batch[-1]["url"]
        for one in batch:
            path = library.paths.media / one["file"]
            if one["file"] not in copied and path.is_file():
                with place.writing(f"pictures/{one['file']}") as file:
                    file.write(path.read_bytes())
                copied.add(one["file"])
            if one["file"] in copied:
                held.append(one)
    with place.writing("pictures.jsonl") as file:
        for one in held:
            file.write(written(one))
    return len(held)


def _take(library: Library, place: Files, total: int, progress: Progress | None) -> Imported:
    empty = not any(one.articles for one in library.store.feeds.all())
    report = _take_feeds(library, place)
    feeds = {feed_name(one.url): one.id for one in library.store.feeds.all()}
    added, left_out = set(report.added), LeftOut()
    _take_wishes(library, place, {name: number for name, number in feeds.items() if number in added}, left_out)
    settings = _take_settings(library, place, empty=empty)
    keys = take_sections(library, place, left_out)
    categories = take_categories(library, place, feeds, keys, left_out)
    articles = Arrivals(library, feeds, keys, left_out)
    articles.take(place, total, progress)
    stories = take_stories(library, place, feeds, left_out)
    pictures = _take_pictures(library, place, left_out)
    searches, unasked = take_searches(library, place)
    ruled, unruled = take_rules(library, place, keys)
    for _ in correct.settle(library):
        pass
    library.store.backup.mend()  # counted anew, and what is there of pictures
    index_again(library)
    for _ in rules.settle(library):  # what they mute there is muted here
        pass
    notes = (*left_out.notes(), *unasked, *unruled)
    return Imported(
        len(report.added),
        articles.new,
        articles.known,
        pictures,
        searches,
        ruled,
        settings,
        stories,
        categories,
        notes,
    )


def _take_feeds(library: Library, place: Files) -> ImportReport:
    """A library without feeds may have sections of its own all the same."""
    try:
        return import_opml(library, content(place, "feeds.opml"), "feeds.opml")
    except OpmlError as error:
        if error.code != "opml.no_feeds" or document(place, MANIFEST)["feeds"]:
            raise
        return ImportReport()


def _take_wishes(library: Library, place: Files, added: Mapping[str, int], left_out: LeftOut) -> None:
    """What is set of a feed there is set here, where it is new."""
    for line, own in readable_lines(place, "feeds.jsonl"):
        try:
            number = added.get(feed_name(own["url"]))
            if number is not None:
                title, folder = own["custom_title"], library.store.feeds.get(number).folder
                wanted = FeedSettings(title, folder, _wishes(own["wishes"]))
                library.store.feeds.settle(number, wanted)
        except _UNREADABLE:
            left_out.add("feeds.jsonl", line)


def _wishes(told: Mapping[str, Any]) -> FeedWishes:
    """Raises ValueError for what no wish can be."""
    values = {field.name: told[field.name] for field in fields(FeedWishes) if field.name in told}
    for field in fields(FeedWishes):
        value = values.get(field.name, field.default)
        number = type(value) is int and value >= 0
        if not (value is None or number if field.default is None else type(value) is type(field.default)):
            raise ValueError(field.name)
    return FeedWishes(**values)


def _take_settings(library: Library, place: Files, *, empty: bool) -> int:
    """What is set there and not here is set here, but for what belongs to a machine; how much. How long articles
    stay is taken by an empty library only: those that are here do not go because of an import."""
    staying = OF_THIS_MACHINE if empty else (*OF_THIS_MACHINE, *RETENTION)
    return library.settings.adopt(content(place, "settings.json").decode(), staying)


def _take_pictures(library: Library, place: Files, left_out: LeftOut) -> int:
    """Keep the pictures whose content is what their name says; a name leads nowhere else."""
    taken = 0
    for line, one in readable_lines(place, PICTURES):
        try:
            taken += _take_picture(library, place, one)
        except (AttributeError, KeyError, TypeError, ValueError, FileNotFoundError):
            left_out.add(PICTURES, line)
    return taken


def _take_picture(library: Library, place: Files, one: Any) -> bool:
    name = PurePosixPath(one["file"]).name
    held = library.store.media.known([one["url"]]).get(one["url"])
    if (held is not None and held.path is not None) or one["mime"] not in SUFFIXES:
        return False
    data = content(place, f"pictures/{name[:2]}/{name}")
    if hashlib.sha256(data).hexdigest()[:_DIGITS] != name.partition(".")[0]:
        return False
    width, height = whole_number(one["width"]), whole_number(one["height"])
    library.store.media.put(one["url"], data, one["mime"], width, height, library.now())
    return True
