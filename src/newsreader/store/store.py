"""Opens the library's file and hands out its parts. Holds no query of its own."""

import errno
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from newsreader.errors import StoreError
from newsreader.paths import is_there
from newsreader.store import copies
from newsreader.store.arrangement import Arranging
from newsreader.store.articles import Articles
from newsreader.store.backup import Backup
from newsreader.store.checks import Checks
from newsreader.store.corrections import Corrections
from newsreader.store.coverage import Coverage
from newsreader.store.database import Database
from newsreader.store.doubles import Doubles
from newsreader.store.feeds import Feeds
from newsreader.store.files import is_emptied, wrapped
from newsreader.store.folders import Folders
from newsreader.store.front import Front
from newsreader.store.inferring import Inferring
from newsreader.store.leases import Leases
from newsreader.store.lists import Lists
from newsreader.store.marks import Marks
from newsreader.store.media import Media
from newsreader.store.migrations import STEPS, Progress, migrate
from newsreader.store.pins import Pins
from newsreader.store.portable import Portable
from newsreader.store.presence import Presence
from newsreader.store.reuniting import Reuniting
from newsreader.store.rules import Rules
from newsreader.store.runs import Runs
from newsreader.store.saved import Saved
from newsreader.store.search import Search
from newsreader.store.section_tree import SectionTree
from newsreader.store.sections import Sections
from newsreader.store.shelf import Shelf
from newsreader.store.stories import Stories


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


class Store:
    """A library's file, open. May be used from any thread; every method of a part is one short transaction
    (or several of 2,000 articles each, where it says so) and raises StoreError when the file fails it."""

    def __init__(self, database: Database, media: Path, presence: Presence | None) -> None:
        """Use `Store.open`."""
        self.database = database
        self._presence = presence
        self.feeds = Feeds(database, media)
        self.checks = Checks(database)
        self.folders = Folders(database)
        self.arranging = Arranging(database)
        self.articles = Articles(database)
        self.lists = Lists(database)
        self.runs = Runs(database)
        self.front = Front(database)
        self.marks = Marks(database)
        self.search = Search(database)
        self.saved = Saved(database)
        self.rules = Rules(database)
        self.shelf = Shelf(database)
        self.sections = Sections(database)
        self.section_tree = SectionTree(database)
        self.corrections = Corrections(database)
        self.stories = Stories(database)
        self.doubles = Doubles(database)
        self.reuniting = Reuniting(database)
        self.inferring = Inferring(database)
        self.pins = Pins(database)
        self.coverage = Coverage(database)
        self.media = Media(database, media)
        self.leases = Leases(database)
        self.portable = Portable(database)
        self.backup = Backup(database, media)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        backups: Path,
        media: Path | None = None,
        checkpoints: bool = True,
        now: Callable[[], datetime] = utc_now,
        alone: bool = False,
        anew: bool = False,
        progress: Progress | None = None,
    ) -> "Store":
        """Open the file at `path`, creating it and its folder, or migrating it, where needed.

        `backups` gets a copy before a migration. `media` is the folder of pictures, `media/` beside the file
        unless told. `checkpoints` False leaves checkpoints of the WAL to another process (the window's case).
        `alone` is for who holds the folder alone already: see `restoring.alone`. A file that is missing beside its
        backups or its log is made only where the reader wants it `anew`. `progress` hears of a migration.
        Raises StoreError: store.missing, store.gone, store.damaged, store.newer, store.space, store.full,
        store.read_only, store.locked, store.unusable, store.replaced.
        """
        database = Database(path, backups, checkpoints=checkpoints)
        try:
            _make_folder(path)
            _refuse_emptied(path, backups)
            if anew:
                _put_log_aside(path)
            else:
                _refuse_missing(path, backups)
            presence = None if alone else Presence(path)
        except BaseException:  # whatever ends the opening, nothing of it stays open
            database.close()
            raise
        try:
            migrate(database, now(), progress=progress)
        except BaseException:  # likewise
            database.close()
            if presence is not None:
                presence.end()
            raise
        return cls(database, media if media is not None else path.parent / "media", presence)

    def close(self) -> None:
        """Close every connection. The store is of no use afterwards."""
        self.database.close()
        if self._presence is not None:
            self._presence.end()

    def data_version(self) -> int:
        """A number that is another one after another process has committed; asked of a window's store only
        (`checkpoints` False). What was written outside of `Database.writing` counts as another's."""
        return self.database.data_version()

    def checkpoint(self) -> int:
        """Move the WAL into the file as far as readers allow; the WAL's size in bytes afterwards."""
        return self.database.checkpoint()

    def version(self) -> int:
        """The version of the file's shape."""
        return len(STEPS)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_emptied(path: Path, backups: Path) -> None:
    """A file without a byte beside backups, or beside a log, was a library: SQLite would make a new one of it."""
    if not is_emptied(path):
        return
    log = path.with_name(path.name + "-wal")
    if (is_there(log) and not is_emptied(log)) or copies.any_in(backups):
        raise StoreError("store.damaged", path=str(path), backups=str(backups))


def _refuse_missing(path: Path, backups: Path) -> None:
    """Where there are backups there was a library: who lost it is not to find an empty one in its place. So it is
    beside a log, of which SQLite would leave nothing."""
    if is_there(path):
        return
    if copies.any_in(backups):
        raise StoreError("store.missing", path=str(path), backups=str(backups))
    log = path.with_name(path.name + "-wal")
    if is_there(log) and not is_emptied(log):
        raise StoreError("store.gone", path=str(path), trace=str(log))


def _put_log_aside(path: Path) -> None:
    """Keep a log whose file is gone: the last that was written is in it, for when the file comes back."""
    log = path.with_name(path.name + "-wal")
    if is_there(path) or not is_there(log) or is_emptied(log):
        return
    aside, further = log.with_name(f"{log.name}.aside"), 1
    while is_there(aside):
        aside, further = log.with_name(f"{log.name}.aside-{further}"), further + 1
    try:
        log.replace(aside)
    except OSError as error:
        raise wrapped(error, path) from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise StoreError("store.read_only", path=str(path)) from error
    except OSError as error:
        code = "store.full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "store.unusable"
        reason = error.strerror or ""
        raise StoreError(code, path=str(path), reason=reason) from error
