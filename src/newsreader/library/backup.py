"""Keeping the library safe: copies of it, made when they are due, and putting one back."""

import json
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newsreader.errors import NewsreaderError, StoreError
from newsreader.library.indexing import index_again
from newsreader.library.opened import Library, open_library, utc_now
from newsreader.model import BackupFailure
from newsreader.paths import Paths
from newsreader.settings import BACKUP_MEGABYTES, BACKUP_NUMBER, BACKUPS, Settings
from newsreader.store import copies, restoring
from newsreader.store.copies import Backup, BackupKind
from newsreader.store.restoring import describe

__all__ = [
    "Backup", "BackupKind", "back_up", "back_up_when_due", "backups", "describe", "due", "failures", "latest",
    "noted_failures", "restore", "thin",
]  # fmt: skip

_log = logging.getLogger(__name__)

EVERY = {BackupKind.SMALL: timedelta(days=1), BackupKind.WHOLE: timedelta(days=7)}
EARLY = timedelta(hours=1)  # a refresh a little before the same hour of the next day will do


def backups(paths: Paths, now: datetime | None = None) -> tuple[Backup, ...]:
    """The copies there are, newest first, and last those that a clock dated later than `now`; also those made
    before a migration, and libraries that were put aside."""
    return copies.found(paths.backups, now or utc_now())


def due(library: Library) -> tuple[BackupKind, ...]:
    """The kinds of copies whose time has come. One from the future (the clock was set back) counts for none."""
    if not library.settings.get(BACKUPS) or not library.store.feeds.all():
        return ()
    now = library.now()
    there = backups(library.paths, now)
    return tuple(
        kind
        for kind, every in EVERY.items()
        if not any(one.kind is kind and timedelta() <= now - one.made < every - EARLY for one in there)
    )


def back_up_when_due(library: Library) -> tuple[Backup, ...]:
    """Make the copies that are due, let go of those beyond the budget. One that cannot be made is noted
    (`failures`) and tried again after the next refresh: the library itself is as it was."""
    made = []
    for kind in due(library):
        try:
            made.append(back_up(library, kind))
        except NewsreaderError as error:
            _log.warning("no %s backup was made: %s", kind.value, error.code)
            if error.code == "backup.stopped":
                break
            _note(library, kind, error)
    return tuple(made)


def failures(library: Library) -> tuple[BackupFailure, ...]:
    """The copies that could not be made the last time, while backups are wanted."""
    if not library.settings.get(BACKUPS):
        return ()
    noted = _noted(library)
    try:
        return tuple(
            BackupFailure(BackupKind(kind).value, one["code"], one["data"]) for kind, one in noted.items()
        )
    except (KeyError, TypeError, ValueError):  # a newer program's
        return ()


def noted_failures(paths: Paths) -> tuple[BackupFailure, ...]:
    """The same of a library that is not open; () where it cannot be opened."""
    try:
        library = open_library(paths)
    except NewsreaderError:
        return ()
    try:
        return failures(library)
    finally:
        library.close()


def _noted(library: Library) -> dict[str, dict[str, Any]]:
    try:
        noted = json.loads(library.store.backup.failures())
    except ValueError:
        return {}
    return noted if isinstance(noted, dict) else {}


def _note(library: Library, kind: BackupKind, error: NewsreaderError) -> None:
    noted = _noted(library) | {kind.value: {"code": error.code, "data": dict(error.data)}}
    try:
        library.store.backup.note_failures(json.dumps(noted))
    except NewsreaderError as further:  # a full disk, of which the reader hears otherwise
        _log.warning("that could not be noted: %s", further.code)


def _forget(library: Library, kind: BackupKind) -> None:
    noted = _noted(library)
    if noted.pop(kind.value, None) is not None:
        library.store.backup.note_failures(json.dumps(noted))


def back_up(library: Library, kind: BackupKind) -> Backup:
    """Make a copy now, small or whole. Raises StoreError: store.damaged, store.space, store.full,
    backup.read_only, backup.no_folder, backup.unwritable, backup.budget (whole and larger than all may be)."""
    now, settings = library.now(), library.settings.text()
    target = copies.name_for(library.paths.backups, kind, now)
    if kind is BackupKind.SMALL:
        library.store.backup.copy_small(target, settings, now)
    else:
        _require_budget(library)
        library.store.backup.copy(target, settings)
    _forget(library, kind)
    thin(library)
    return describe(target)


def thin(library: Library) -> tuple[Backup, ...]:
    """Let go of copies beyond the budget; those that went."""
    budget, now = library.settings.get(BACKUP_MEGABYTES) * 1_000_000, library.now()
    # What a clock dated ahead, though by hours only, stands behind what was made a moment ago.
    there = sorted(backups(library.paths, now), key=lambda one: one.made > now)
    going = copies.beyond(there, library.settings.get(BACKUP_NUMBER), budget)
    for one in going:
        one.path.unlink(missing_ok=True)
    return going


def restore(
    paths: Paths, source: Path, settings: Settings | None = None, now: datetime | None = None
) -> Path | None:
    """Put what the copy `source` holds in the place of the library, which nobody may have open. What was there is
    put aside, never deleted: returns where it lies, None when there was none.

    Raises StoreError: store.in_use, backup.missing, backup.damaged, store.newer, store.space, store.full,
    store.read_only.
    """
    with restoring.alone(paths.database):
        aside, text = restoring.restore(source, paths.database, paths.backups, now or utc_now())
        if text:
            _take_settings(paths, text, settings, aside)
        library = open_library(paths, checkpoints=True, alone=True)
        try:
            library.store.backup.note_lost_pictures()
            index_again(library)
        finally:
            library.close()
    return aside


def _take_settings(paths: Paths, text: str, settings: Settings | None, aside: Path | None) -> None:
    """What cannot be done with the file of settings leaves the library restored all the same."""
    try:
        restoring.set_settings_aside(paths.settings, aside)
        (settings or Settings(paths.settings)).take(text)
    except OSError as error:
        _log.warning("the settings of the backup were not taken over: %s", error)


def latest(paths: Paths) -> tuple[Backup, Backup | None]:
    """The copy that is put back where none is named: the newest that can be read and holds articles, being no
    small one, else the newest. Also a small one that is newer than it, where there is one. Raises
    StoreError("backup.none")."""
    there = [one for one in backups(paths) if one.kind is not BackupKind.ASIDE and one.feeds is not None]
    if not there:
        raise StoreError("backup.none", folder=str(paths.backups))
    best = next((one for one in there if one.kind is not BackupKind.SMALL and one.articles), there[0])
    return best, there[0] if there[0] is not best and there[0].kind is BackupKind.SMALL else None


def _require_budget(library: Library) -> None:
    size = library.paths.database.stat().st_size
    budget = library.settings.get(BACKUP_MEGABYTES)
    if size > budget * 1_000_000:
        raise StoreError("backup.budget", size=size // 1_000_000 + 1, budget=budget)
