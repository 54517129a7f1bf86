"""An open library: its places, its store, its settings and its clock, handed to every deed."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime

from newsreader import memory
from newsreader.errors import StoreError
from newsreader.library import whereabouts
from newsreader.paths import Paths
from newsreader.settings import Settings
from newsreader.store import Store
from newsreader.stories.sections import TREE
from newsreader.text.fold import forget_keys


def utc_now() -> datetime:
    """The time of the machine's clock, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Library:
    """What every deed is handed first. Deeds may be called from any thread. What a refresh brings is stored by
    `writing` where there is such a thread."""

    paths: Paths
    store: Store
    settings: Settings
    now: Callable[[], datetime]
    writing: Executor | None = None

    def rest(self) -> None:
        """Give back the memory that is only there to be quick: half a minute later nobody misses it."""
        self.store.database.shrink()
        forget_keys()
        memory.give_back()

    def damage(self) -> StoreError | None:
        """Asked when something went wrong that nobody foresaw: what to tell if the file is damaged, which may be
        why. Takes seconds at most, in any thread."""
        return self.store.database.damage()

    def close(self) -> None:
        """Close the database."""
        self.store.close()


def open_library(
    paths: Paths,
    *,
    settings: Settings | None = None,
    now: Callable[[], datetime] = utc_now,
    checkpoints: bool = False,
    alone: bool = False,
    anew: bool = False,
    progress: Callable[[int, int], object] | None = None,
    writing: Executor | None = None,
) -> Library:
    """Open the library at `paths`, making or migrating it where needed.

    `checkpoints` lets this process move the write-ahead log into the file: the background process does, the
    window never. `alone` is for who holds the library alone, as while it is restored. One that is missing beside
    its backups or its log, or whose disk is not connected, is made only where the reader wants it `anew`.
    `progress` hears which step of how many begins where a library of an earlier program is brought to a new form.
    Raises StoreError.
    """
    if not anew and not alone:
        whereabouts.refuse_absent(paths)
    store = Store.open(
        paths.database,
        backups=paths.backups,
        media=paths.media,
        now=now,
        checkpoints=checkpoints,
        alone=alone,
        anew=anew,
        progress=progress,
    )
    try:
        store.sections.ensure(TREE)
    except BaseException:  # else nobody could repair it in this process: it would count as open
        store.close()
        raise
    whereabouts.remember(paths)
    return Library(paths, store, settings or Settings(paths.settings), now, writing)
