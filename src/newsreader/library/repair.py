"""Examining a library and mending what is found; where pages are damaged, what can be read goes into a new
file."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsreader.errors import StoreError
from newsreader.library import rules
from newsreader.library.indexing import Progress, index_again
from newsreader.library.opened import Library, open_library, utc_now
from newsreader.paths import Paths
from newsreader.store import copies, restoring
from newsreader.store.copies import BackupKind
from newsreader.store.examine import Problem
from newsreader.store.salvage import salvage
from newsreader.text.plain import excerpt, headline, plain

__all__ = ["Problem", "Repair", "check", "examine", "repair"]

_log = logging.getLogger(__name__)

PAGES = frozenset({"check.damaged", "check.pages"})
INDEX = "check.index"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair found and did. `aside` is where the damaged file lies, None when it was mended in its place;
    `left` is what is wrong still."""

    found: tuple[Problem, ...]
    left: tuple[Problem, ...] = ()
    aside: Path | None = None
    feeds: int = 0
    articles: int = 0


def check(library: Library) -> tuple[Problem, ...]:
    """Examine the file and the pictures beside it; what is wrong, () when all is sound."""
    return (*library.store.backup.check(), *library.store.backup.check_pictures())


def examine(paths: Paths) -> tuple[Problem, ...]:
    """The same for a library that may be too damaged to be opened. Raises StoreError, but not store.damaged."""
    return _examine(paths, alone=False)


def repair(paths: Paths, progress: Progress | None = None, now: datetime | None = None) -> Repair:
    """Mend what is wrong with a library that nobody has open. A file with damaged pages is put aside, never
    deleted, and a new one filled with what can be read of it.

    Raises StoreError: store.in_use, store.newer, store.space, store.full, store.read_only, store.unusable.
    """
    with restoring.alone(paths.database):
        found = _examine(paths, alone=True)
        if not found:
            return Repair(())
        aside = _salvage(paths, now or utc_now()) if PAGES & {one.code for one in found} else None
        library = open_library(paths, checkpoints=True, alone=True)
        try:
            _mend(library, index=INDEX in {one.code for one in found}, progress=progress)
            for _ in rules.settle(library):
                pass
            feeds = library.store.feeds.all()
            articles = sum(one.articles for one in feeds)
            return Repair(found, check(library), aside, len(feeds), articles)
        finally:
            library.close()


def _examine(paths: Paths, *, alone: bool) -> tuple[Problem, ...]:
    try:
        library = open_library(paths, checkpoints=True, alone=alone)
    except StoreError as error:
        if error.code != "store.damaged":
            raise
        return (Problem("check.damaged"),)
    try:
        return check(library)
    except StoreError as error:
        if error.code != "store.damaged":
            raise
        return (Problem("check.damaged"),)
    finally:
        library.close()


def _mend(library: Library, *, index: bool, progress: Progress | None) -> None:
    backup = library.store.backup
    if index:
        backup.empty_index()
    backup.mend()
    backup.note_lost_pictures()
    library.store.media.sweep(young=False)
    _entitle(library)
    index_again(library, progress)


def _entitle(library: Library) -> None:
    """Articles whose headline is lost are called by the first words of their text, as those that came without."""
    after = 0
    while numbers := library.store.backup.untitled(after, AT_ONCE):
        stored = library.store.articles.texts(numbers).values()
        texts = [(one.id, headline(plain(one.full_html or one.html))) for one in stored]
        library.store.backup.entitle([(number, title, excerpt(behind)) for number, (title, behind) in texts])
        after = numbers[-1]


def _salvage(paths: Paths, now: datetime) -> Path | None:
    there = copies.found(paths.backups, now)
    small = next((one for one in there if one.kind is BackupKind.SMALL and one.feeds is not None), None)
    with restoring.making(paths.database, restoring.REPAIRING) as fresh:
        saved = salvage(paths.database, fresh, small.path if small is not None else None, now)
        _log.warning("a damaged library was read: %s", dict(saved))
        return restoring.put_in_place(fresh, paths.database, paths.backups, now)
