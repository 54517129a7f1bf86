"""The file itself: connections, transactions, pragmas, and SQLite's errors wrapped once into StoreError."""

import logging
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from newsreader.errors import StoreError
from newsreader.packing import DamagedText
from newsreader.store.own_writes import OwnWrites
from newsreader.store.turnstile import DOOR, STEP, Turnstile, alone

_log = logging.getLogger(__name__)

BUSY_SECONDS = 10.0  # another process's transactions are 10-50 ms; a wait like this means it hangs
WAL_BYTES = 16 * 1024 * 1024  # what is left of the WAL after a checkpoint that emptied it
WAL_LIMIT = 40 * 1024 * 1024  # beyond it the background looks for a moment in which the log can be emptied
# Beyond it nobody writes before it is emptied: with one transaction more it stays below 64 MB.
WAL_BOUND = 52 * 1024 * 1024
PATIENCE = 0.5  # seconds that the background waits once for readers before it writes on
# Likewise beyond the bound: a list of a million articles is read in two seconds on a busy machine, and the
# background writes 40 MB meanwhile. Who reads for longer, as who copies the library, cannot be waited for.
LONGEST_PATIENCE = 5.0
MOMENT = 0.05  # seconds that it waits after each further transaction; and that others are kept from writing, once
BETWEEN_TRIES = 0.01  # seconds
STAYING = 1.0  # seconds for which a reader that stayed for longer than a moment counts as staying
FEW_PAGES = 256  # of the log are copied while others wait: a millisecond or two
FULL_BYTES = 1_000_000
CHECKPOINT_PAGES = 4_000  # of 4 KiB: a page that was written many times is copied once
CACHE_KIB = 16 * 1024
READER_CACHE_KIB = 2 * 1024  # of the window, whose four connections grew by 45 MB while 2,000 articles were read


class Database:
    """Connections to one SQLite file; each transaction takes one from a pool, so any thread may ask.

    What a window writes goes through one connection (`own_writes`)."""

    def __init__(self, path: Path, backups: Path, *, checkpoints: bool = True) -> None:
        """Connect lazily to `path`; `backups` is only named in errors and by migrations."""
        self.path = path
        self.backups = backups
        self.checkpoints = checkpoints
        self._engine = self._create_engine()
        self._own = None if checkpoints else OwnWrites(self._create_engine(), 2 * BUSY_SECONDS, str(path))
        self._turnstile = Turnstile(path.with_name(path.name + DOOR), BUSY_SECONDS)
        self._stays_until = 0.0  # by the clock of `time.monotonic`: a reader keeps the log as it is
        self._in_vain = 0.0  # seconds that a reader outlasted; nobody waits as long again until the log is empty

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the file and never waits for writers."""
        with self.errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = True, references: bool = True) -> Iterator[Connection]:
        """A transaction that writes (BEGIN IMMEDIATE), committed at the end, rolled back on any error.
        `durable` waits until the disk has it; False is for what can be fetched again. Without `references` a table
        can be made anew that others refer to; else SQLite would take away what does."""
        with self.errors(), (self._own or self._engine).connect() as connection:
            connection.execution_options(begin="IMMEDIATE", synchronous="FULL" if durable else "NORMAL")
            with nullcontext() if references else _without_references(connection), connection.begin():
                yield connection
        size = self.wal_size() if self.checkpoints else 0
        if size > WAL_LIMIT:
            patience = LONGEST_PATIENCE if size > WAL_BOUND else PATIENCE
            self.checkpoint(MOMENT if self._in_vain >= patience else patience, committed=True)

    def awaited(self) -> bool:
        """Whether somebody waits to write. Who asks within a transaction that can end here, ends it."""
        return self._turnstile.occupied()

    @contextmanager
    def bare(self) -> Iterator[sqlite3.Connection]:
        """A connection outside of any transaction, for what SQLite does only there (VACUUM, checkpoints)."""
        with self.errors():
            proxy = self._engine.raw_connection()
            try:
                driver = proxy.driver_connection
                assert isinstance(driver, sqlite3.Connection)
                yield driver
            finally:
                proxy.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Raise what SQLite says about the world as StoreError; what it says about our SQL passes through."""
        try:
            yield
        except DBAPIError as error:
            self._raise_wrapped(error, error.orig)
            raise
        except sqlite3.Error as error:
            self._raise_wrapped(error, error)
            raise
        # Noise where something packed stood, or a text of SQLite's own.
        except (DamagedText, UnicodeDecodeError) as error:
            raise self.damaged() from error

    def data_version(self) -> int:
        """See `Store.data_version`. Nobody waits for it."""
        assert self._own is not None, "the background process writes with several connections"
        with self.errors():
            return self._own.version()

    def checkpoint(self, patience: float = BUSY_SECONDS, *, committed: bool = False) -> int:
        """See `Store.checkpoint`. Beyond the limit it tries for so many seconds to empty the log, which takes a
        moment in which no reader needs it. Others write between two tries; only the background's last one keeps
        them waiting as well. Nobody waits while many pages are copied, as those that a reader held up.

        SQLite before 3.51.3 can lose what others write while it begins to copy a log that is copied whole already
        (sqlite.org/wal.html#walresetbug). So nobody copies who has not just `committed` or knows that pages are
        left, a page is written where that is not so, and it is emptied only while nobody can write."""
        end = time.monotonic() + patience
        with self.bare() as connection, _busy_after(connection, 0):
            left = self._copy(connection) if committed or self._add_page(connection) else 0
            while self.wal_size() >= WAL_LIMIT:
                over = time.monotonic() >= end
                if left <= FEW_PAGES:
                    self._empty_behind_the_door(connection, MOMENT if over and self.checkpoints else 0)
                if over or self.wal_size() < WAL_LIMIT:
                    break
                time.sleep(BETWEEN_TRIES)
                left = self._copy(connection) if left else 0
            self._in_vain = max(self._in_vain, patience) if self.wal_size() >= WAL_LIMIT else 0.0
        return self.wal_size()

    def _copy(self, connection: sqlite3.Connection) -> int:
        """Copy the log while others write; how many of its pages are left, as far as is known: none while another
        copies. Twice where the first time leaves some, since it may take long."""
        with _copying(self.path) as mine:
            left = _empty(connection, "PASSIVE") if mine else 0
            if left:
                left = _empty(connection, "PASSIVE")
            return left or 0

    def _add_page(self, connection: sqlite3.Connection) -> bool:
        """Write the first page as it is; False where nothing can be written now."""
        with self._turnstile.passing():
            begun = _begins(connection)
        return begun and _writes_first_page(connection)

    def _empty_behind_the_door(self, connection: sqlite3.Connection, patience: float) -> None:
        """Empty the log while nobody writes, nor can begin to; waits so many seconds for readers."""
        with self._turnstile.passing():
            if not _begins(connection):
                return
            connection.execute("ROLLBACK")
            with _copying(self.path) as mine, _busy_after(connection, patience):
                if mine:
                    _empty(connection, "TRUNCATE")

    def wal_size(self) -> int:
        """The WAL's size in bytes."""
        try:
            return _log_of(self.path).stat().st_size
        except FileNotFoundError:
            return 0

    def shrink(self) -> None:
        """Let the connections that nobody uses forget the pages of the file that they hold."""
        with self.errors(), ExitStack() as held:
            for _ in range(cast("QueuePool", self._engine.pool).checkedin()):
                connection = self._engine.raw_connection()
                held.callback(connection.close)
                connection.cursor().execute("PRAGMA shrink_memory")
            if self._own is not None:
                self._own.shrink()

    def close(self) -> None:
        """Close all connections."""
        if self._own is not None:
            self._own.close()
        self._engine.dispose()

    def _create_engine(self) -> Engine:
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            hide_parameters=True,  # an address may carry a password, which no traceback may show
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=-1,
            # isolation_level None: sqlite3 must not open or end transactions by itself, or CREATE TABLE and
            # user_version would survive a rollback
            connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: sqlite3.Connection, record: object) -> None:
            del record
            # Who has just committed has something to copy: see `checkpoint`.
            pages = CHECKPOINT_PAGES if self.checkpoints else 0
            cache = CACHE_KIB if self.checkpoints else READER_CACHE_KIB
            for pragma in (
                "foreign_keys = ON",
                f"journal_size_limit = {WAL_BYTES}",
                f"wal_autocheckpoint = {pages}",
                f"cache_size = -{cache}",
                "temp_store = MEMORY",
            ):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            options = connection.get_execution_options()
            wanted = options.get("synchronous", "NORMAL")
            driver = connection.connection
            if driver.info.get("synchronous") != wanted:  # SQLite takes it only between transactions
                connection.exec_driver_sql(f"PRAGMA synchronous = {wanted}")
                driver.info["synchronous"] = wanted
            if options.get("begin") == "IMMEDIATE":
                self._begin_to_write(connection)
            else:
                connection.exec_driver_sql("BEGIN DEFERRED")

        return engine

    def _begin_to_write(self, connection: Connection) -> None:
        """Who waits to write is the next to do so: see `turnstile`. Only who has the lock knows how large the log
        is: the transaction before has added to it."""
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        with self._turnstile.passing(), _busy_after(driver, 0):
            _begin_now(driver)
            if self.wal_size() > WAL_BOUND:
                driver.execute("ROLLBACK")
                self._make_room(driver)
                _begin_now(driver)

    def _make_room(self, driver: sqlite3.Connection) -> None:
        """Empty a log that is at its bound, while all who write stand behind; a reader that stays longer than a
        moment keeps it as it is, and is waited for again a while later."""
        began = time.monotonic()
        patience = MOMENT if began >= self._stays_until else 0.0
        with _busy_after(driver, patience):
            while True:
                with _copying(self.path) as mine:
                    left = _empty(driver, "TRUNCATE") if mine else None
                if self.wal_size() <= WAL_BOUND:
                    return
                if left is not None and patience:  # it waited for readers in vain
                    self._stays_until = time.monotonic() + STAYING
                if left is not None or time.monotonic() >= began + patience:
                    return
                time.sleep(STEP)  # another process is copying

    def _raise_wrapped(self, error: Exception, cause: BaseException | None) -> None:
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None:
            if isinstance(cause, sqlite3.OperationalError) and "UTF-8" in str(cause):  # noise in a text column
                raise self.damaged() from error
            return
        primary = code & 0xFF  # the rest of an extended code tells the place, not the kind
        if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            _log.error("the library's file is damaged (SQLite code %d)", code)
            raise self.damaged() from error
        if primary == sqlite3.SQLITE_INTERRUPT:
            raise StoreError("backup.stopped") from error
        if primary == sqlite3.SQLITE_FULL:
            raise StoreError("store.full", path=str(self.path)) from error
        if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreError("store.locked", path=str(self.path)) from error
        if primary in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
            raise StoreError("store.read_only", path=str(self.path)) from error
        if primary in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT} and self.damage() is not None:
            _log.error("the library's file is damaged: %s", cause)
            raise self.damaged() from error
        if primary == sqlite3.SQLITE_IOERR:  # also what a full disk gives where SQLite grows its shared memory
            if _is_full(self.path.parent):
                raise StoreError("store.full", path=str(self.path)) from error
            raise StoreError("store.unusable", path=str(self.path), reason=str(cause)) from error

    def damage(self) -> StoreError | None:
        """What tells of noise in the file, where examining it for some seconds finds any."""
        from newsreader.store.sound import is_sound  # needs the steps, which need a database; and hardly ever

        return None if is_sound(self.path) else self.damaged()

    def damaged(self) -> StoreError:
        """What tells of noise in the file."""
        return StoreError("store.damaged", path=str(self.path), backups=str(self.backups))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < FULL_BYTES
    except OSError:
        return False


def _begin_now(driver: sqlite3.Connection) -> None:
    """Begin to write, asking again and again for as long as others may take."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(STEP)
        else:
            return


def _log_of(path: Path) -> Path:
    """The write-ahead log beside a library's file."""
    return path.with_name(path.name + "-wal")


def _copying(path: Path) -> AbstractContextManager[bool]:
    """Whether nobody else copies the log of this library, by a lock on it."""
    return alone(_log_of(path))


def _begins(connection: sqlite3.Connection) -> bool:
    """Begin to write; False where that cannot be now."""
    try:
        _begin_now(connection)
    except sqlite3.OperationalError:
        return False
    return True


def _writes_first_page(connection: sqlite3.Connection) -> bool:
    """Write the first page as it is, and commit; False where the disk has no room for it."""
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return False
    return True


def _empty(connection: sqlite3.Connection, mode: str) -> int | None:
    """Copy the log into the file, as far as `mode` goes; how many of its pages are left, None where somebody else
    is doing so. See sqlite.org/pragma.html#pragma_wal_checkpoint."""
    _, pages, copied = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return int(pages - copied) if pages >= 0 else None


@contextmanager
def _busy_after(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """So long the connection waits for locks, within it."""
    before = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {int(1000 * seconds)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")


@contextmanager
def _without_references(connection: Connection) -> Iterator[None]:
    """SQLite changes it only between transactions."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        if not connection.invalidated:  # closed in the middle of a statement, as Ctrl+C does it
            driver.execute("PRAGMA foreign_keys = ON")
