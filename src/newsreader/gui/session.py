"""What the window knows and can do: cached values, signals and verbs, all on the GUI thread and all asynchronous.

The verbs live in parts (reading, marks, subscriptions, work); a widget calls them here. No widget is known here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from newsreader.errors import NewsreaderError
from newsreader.gui import translation
from newsreader.gui.corrections import Corrections
from newsreader.gui.feed_care import FeedCare
from newsreader.gui.following import Following
from newsreader.gui.history import History
from newsreader.gui.lanes import Lanes, WorkerDoor
from newsreader.gui.marks import Marks
from newsreader.gui.reading import Reading
from newsreader.gui.rules import Rules
from newsreader.gui.searches import Searches
from newsreader.gui.sections import Sections
from newsreader.gui.stories import Stories
from newsreader.gui.subscriptions import Subscriptions
from newsreader.gui.timers import make_timer
from newsreader.gui.work import Work
from newsreader.model import Changes, Counts, Feed, Folder, Readable, Section
from newsreader.paths import Paths
from newsreader.search import SavedSearch
from newsreader.settings import Settings

if TYPE_CHECKING:  # the library brings SQLAlchemy with it: 0.4 s that the first paint does not need
    from newsreader.library.opened import Library

T = TypeVar("T")

GATHER_MS = 200  # changes are told together, so that views follow a few times a second
REFRESH_GATHER_MS = 600  # while feeds bring news all the time, or articles find their stories
DAMAGED, MISSING, GONE = "store.damaged", "store.missing", "store.gone"
POLL_MS = 4000  # how often we look whether another process wrote


class Session(QObject):
    """One open library as the window sees it. `language` is "vi" or "en"; `library` is None until `opened`."""

    renewing = Signal(
        int, int
    )  # the library is brought to a new form: which step of how many begins, 0 for a copy
    opened = Signal()  # the library is open; the first values are in
    unusable = Signal(str)  # the library cannot be opened, in words
    damaged = Signal()  # it cannot be read: at its opening, or later
    missing = Signal(bool)  # its file is not there; whether backups are
    changed = Signal(object)  # Changes
    overtaken = Signal()  # another process wrote; nobody knows what
    counts_changed = Signal(object)  # Counts
    tree_changed = Signal()
    icons_changed = Signal()
    article_opened = Signal(object)  # Readable
    article_retold = Signal(object)  # Readable: the open article, of which something else is told now
    article_missing = Signal(int)
    article_left = Signal()  # the open one is of a feed that is followed no more
    place_restored = Signal(int)  # after back: where the page stood
    related_found = Signal(int, tuple)
    related_completed = Signal(int, tuple)  # by the whole archive, a moment later
    related_renewed = Signal(int, tuple)  # the same anew, after another process wrote
    pictures_loaded = Signal(int)
    thumbnails_loaded = Signal(tuple)  # addresses now in the store
    feeds_found = Signal(tuple, bool)  # of FoundFeed, and whether these are all
    discovery_failed = Signal(str, str)  # what to say, and the error's code
    import_progress = Signal(int, int)  # feeds of a list stored, of how many; equal when there is no more to come
    imported = Signal(object, str)  # ImportReport and the file's name
    refresh_progress = Signal(object)  # Run
    refresh_ended = Signal()  # every feed was asked and stored; see `refreshing.last`
    background = Signal(str)  # what goes on behind the window, in words; "" for nothing
    rested = Signal()  # nothing goes on any more
    keep_progress = Signal(object)  # KeepProgress
    keep_ended = Signal()
    failed = Signal(str)
    said = Signal(str)
    rules_changed = Signal()
    rules_settled = Signal(object)  # Changes: what they, or muted stories, hide is another than before
    stories_changed = Signal()  # which articles belong together, or what stands for them
    stories_undone = Signal(object)  # Changes; told by a lane
    undo_available = Signal(str)  # what was done, in a sentence
    history_changed = Signal()  # what undo and redo would do
    marked = Signal(object, object, bool)  # ids, Flag and its new value, at once, before it is stored
    mark_stored = Signal()  # the first of the marks told that was not stored yet is now, or was refused

    def __init__(self, paths: Paths, settings: Settings, *, demo: bool = False, language: str = "en") -> None:
        super().__init__()
        self.paths = paths
        self.demo = demo
        self.settings = settings
        self.language = language
        self.library: Library | None = None
        self.feeds: tuple[Feed, ...] = ()
        self.folders: tuple[Folder, ...] = ()
        self.sections: tuple[Section, ...] = ()
        self.used_sections: frozenset[int] = frozenset()
        self.saved: tuple[SavedSearch, ...] = ()
        self.counts = Counts()
        self.parted: Mapping[int, tuple[int, ...]] = {}
        self.icons: dict[int, str] = {}
        self.readable: Readable | None = None
        self.lanes = Lanes(self)
        self.lanes.refused.connect(self.refuse)
        self.door = WorkerDoor(paths, demo=demo, parent=self)
        self._make_parts()
        self._gathered = Changes()
        self._gather = make_timer(self, GATHER_MS, self._tell, once=True)
        self._poll = make_timer(self, POLL_MS, self.look_for_others)
        self._seen_version = 0
        self._reading = False  # the values are being read
        self._outdated = False  # and will be outdated when they come

    def _make_parts(self) -> None:
        self.reading = Reading(self)
        self.history = History(self)
        self.marks = Marks(self)
        self.subscriptions = Subscriptions(self)
        self.following = Following(self)
        self.searches = Searches(self)
        self.rules = Rules(self)
        self.tree = Sections(self)
        self.corrections = Corrections(self)
        self.stories = Stories(self)
        self.care = FeedCare(self)
        self.work = Work(self)
        self.open = self.reading.open
        self.back = self.reading.back
        self.toggle_read = self.marks.toggle_read
        self.toggle_star = self.marks.toggle_star
        self.mark_all_read = self.marks.mark_all_read
        self.mark_shown_read = self.marks.mark_shown_read
        self.undo = self.history.undo
        self.redo = self.history.redo
        self.discover = self.subscriptions.discover
        self.stop_discovery = self.work.cancel_discovery
        self.subscribe = self.following.subscribe
        self.rename_feed = self.subscriptions.rename_feed
        self.move_feed = self.subscriptions.move_feed
        self.unsubscribe = self.subscriptions.unsubscribe
        self.add_folder = self.subscriptions.add_folder
        self.rename_folder = self.subscriptions.rename_folder
        self.move_folder = self.subscriptions.move_folder
        self.remove_folder = self.subscriptions.remove_folder
        self.import_opml = self.subscriptions.import_opml
        self.export_opml = self.subscriptions.export_opml
        self.refresh = self.work.refresh
        self.refreshing = self.work.refreshing
        self.cancel_refresh = self.refreshing.stop
        self.keep = self.work.keeping.keep
        self.keep_query = self.work.keeping.keep_query
        self.cancel_keep = self.work.keeping.cancel_keep

    def start(self) -> None:
        """Open the library in a lane, then read what the frame shows. `opened` or `unusable` follows."""
        self._poll.start()  # also where none is opened: signals are heard while Python runs, between two looks

        def work() -> tuple["Library", int, Snapshot]:
            from newsreader.library.opened import open_library

            library = open_library(self.paths, settings=self.settings, progress=self.renewing.emit)
            try:
                if self.demo:
                    from newsreader.library import demo, read

                    if not read.feeds(library):
                        demo.fill(library)
                return library, library.store.data_version(), _snapshot(library, NO_TREE)
            except BaseException:  # else nobody could repair it: it would count as open
                library.close()
                raise

        self.lanes.read(
            work,
            self._begin,
            failed=self._not_opened,
        )

    def close(self) -> None:
        """Note the reading under way, end the worker and the lanes, close the library."""
        self._gather.stop()
        self._poll.stop()
        self.work.close()
        self.reading.leave()
        self.door.close()
        self.lanes.close()
        if self.library is not None:
            self.library.close()
            self.library = None

    def read(
        self,
        work: Callable[["Library"], T],
        done: Callable[[T], None],
        *,
        key: str = "",
        failed: Callable[[NewsreaderError], None] | None = None,
        long: bool = False,
    ) -> None:
        """Read from the library in a lane (`long` in the one that may be slow); nothing before `opened`."""
        library = self.library
        if library is not None:
            lane = self.lanes.ponder if long else self.lanes.read
            lane(lambda: work(library), done, key=key, failed=failed)

    def write(
        self,
        work: Callable[["Library"], T],
        done: Callable[[T], None],
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """Change the library in the lane of marks; nothing before `opened`."""
        library = self.library
        if library is not None:
            self.lanes.write(lambda: work(library), done, failed=failed)

    def stop(self) -> None:
        """Stop the refresh under way, else what is being kept; what is stored stays."""
        if self.refreshing.run is not None:
            self.cancel_refresh()
        else:
            self.cancel_keep()

    def absorb(self, changes: Changes) -> None:
        """Take note of what an act or the worker changed; views are told together, a few times a second."""
        if changes:
            self._gathered = self._gathered | changes
            if not self._gather.isActive():
                self._gather.start(REFRESH_GATHER_MS if self.refreshing.busy else GATHER_MS)

    def refuse(self, error: NewsreaderError) -> None:
        """Say in words why something was not done."""
        if error.code == DAMAGED:
            self.damaged.emit()
        elif error.code in {MISSING, GONE}:
            self.missing.emit(error.code == MISSING)
        else:
            self.failed.emit(translation.sentence(error.code, error.data))

    def refresh_values(self) -> None:
        """Read feeds, folders, sections and counts anew; once more afterwards when that is wanted meanwhile."""
        if self._reading:
            self._outdated = True
            return
        self._reading, self._outdated = self.library is not None, False
        before = (self.feeds, self.folders, self.sections, self.used_sections, self.saved)
        self.read(lambda library: _snapshot(library, before), self._take, failed=self._not_taken)

    def recount(self, done: Callable[[], object]) -> None:
        """Read the counts anew once all marks made so far are stored; then `done` is called."""

        def work(library: "Library") -> Counts:
            from newsreader.library import read

            return read.counts(library)

        def take(counts: Counts) -> None:
            if counts != self.counts:
                self.counts = counts
                self.counts_changed.emit(counts)
            done()

        self.write(work, take)

    def refresh_icons(self) -> None:
        """Read anew which feeds have an icon."""

        def take(icons: dict[int, str]) -> None:
            if icons != self.icons:
                self.icons = icons
                self.icons_changed.emit()

        self.read(_icons, take, key="icons")

    def _begin(self, result: tuple["Library", int, "Snapshot"]) -> None:
        self.library, self._seen_version, values = result
        self._take(values)
        self.opened.emit()  # the list is asked for first
        self.refresh_icons()
        self.rules.begin()
        self.work.start()

    def _not_opened(self, error: NewsreaderError) -> None:
        if error.code in {DAMAGED, MISSING, GONE}:
            self.refuse(error)
        else:
            self.unusable.emit(translation.sentence(error.code, error.data))

    def _take(self, values: "Snapshot") -> None:
        self.feeds, self.folders, self.sections, self.used_sections, self.saved = values.tree
        self.parted = values.parted
        before, self.counts = self.counts, values.counts  # known when the tree is built, so that it is built once
        if values.changed:
            self.tree_changed.emit()
        if values.counts != before:
            self.counts_changed.emit(self.counts)
        if values.unsettled:
            self.searches.settle()
        self._read_again()

    def _not_taken(self, error: NewsreaderError) -> None:
        self.refuse(error)
        self._read_again()

    def _read_again(self) -> None:
        self._reading = False
        if self._outdated:
            self.refresh_values()

    def _tell(self) -> None:
        changes, self._gathered = self._gathered, Changes()
        self.refresh_values()
        self.changed.emit(changes)

    def look_for_others(self) -> None:
        """See whether another process wrote since the last look, and follow it; while our own worker writes all
        the time nobody can tell, and what it writes is told."""

        def take(version: int) -> None:
            if self.refreshing.busy or self._gather.isActive():
                return  # looked at when it rests
            seen, self._seen_version = self._seen_version, version
            if seen != version:
                self.refresh_values()
                self.overtaken.emit()

        self.read(lambda library: library.store.data_version(), take, key="version")


Tree = tuple[tuple[Feed, ...], tuple[Folder, ...], tuple[Section, ...], frozenset[int], tuple[SavedSearch, ...]]
NO_TREE: Tree = ((), (), (), frozenset(), ())


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the sidebar shows, read at one moment; `changed` tells whether the tree is another than before,
    `unsettled` whether saved searches have something to find out, `parted` which articles were taken apart."""

    tree: Tree
    changed: bool
    counts: Counts
    unsettled: bool = False
    parted: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def _snapshot(library: "Library", before: Tree) -> Snapshot:
    from newsreader.library import read, saved

    # Compared here, since 10,000 feeds take 50 ms; what is the same stays, since views hold what was before.
    tree = (
        _same(read.feeds(library, before[0]), before[0]),
        _same(read.folders(library), before[1]),
        _same(read.sections(library), before[2]),
        _same(read.used_sections(library), before[3]),
        _same(saved.saved_searches(library), before[4]),
    )
    changed = any(part is not old for part, old in zip(tree, before, strict=True))
    return Snapshot(tree, changed, read.counts(library), saved.unsettled(library), read.parted(library))


def _same(now: T, before: T) -> T:
    return before if now == before else now


def _icons(library: "Library") -> dict[int, str]:
    from newsreader.library import read

    return read.icons(library)
