"""What the background process does for the window, and what it answers. A part of the session."""

import logging
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsreader import settings
from newsreader.gui import translation
from newsreader.gui.keeping import Keeping
from newsreader.gui.refreshing import Refreshing
from newsreader.gui.timers import make_timer
from newsreader.model import Changes, FeedOutcome, KeepProgress, Urgency
from newsreader.worker.jobs import (
    CareForFeeds,
    Derive,
    Derived,
    Discover,
    Discovered,
    Job,
    JobDone,
    JobFailed,
    Keep,
    LoadIcons,
    LoadPictures,
    LoadThumbnails,
    PicturesLoaded,
    Refresh,
    Subscribe,
    ThumbnailsLoaded,
    WorkerDied,
    WorkerEvent,
)

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

_log = logging.getLogger(__name__)

HIDING_MS = 2_000  # what rules hide in a large library is told 2,000 articles at a time: lists follow so often
DUE_MS = 60_000  # how often we look whether a feed is due; each feed has its own time; where none is, we rest


class Work:
    """Refreshing, keeping, pictures. Turns the worker's events into the session's signals."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._jobs: dict[int, Job] = {}
        self._quiet: set[int] = set()  # jobs that the reader did not ask for
        self.keeping = Keeping(session, self.submit, self._jobs)
        self.refreshing = Refreshing(session)
        session.door.answered.connect(self._hear)
        self._due = make_timer(session, DUE_MS, self._refresh_due)
        self._hidden = Changes()  # by rules, and not told yet
        self._hiding = make_timer(session, HIDING_MS, self._tell_hidden, once=True)
        self._hour = _this_hour()

    def start(self) -> None:
        """Refresh at the start where the settings say so, and from then on when feeds are due. Go on with indexing
        all articles again, where that has stopped."""
        self._due.start()
        self._session.read(_index_waits, lambda waits: self._derive() if waits else None)
        if self._session.settings.get(settings.REFRESH_AT_START) and self._session.feeds:
            self._refresh_quietly()

    def close(self) -> None:
        """Start nothing more."""
        self._due.stop()
        self._hiding.stop()
        self.refreshing.close()

    def busy(self, kind: type[Job]) -> bool:
        """Whether a job of this kind is under way."""
        return any(isinstance(job, kind) for job in self._jobs.values())

    def refresh(self, feeds: tuple[int, ...] = (), urgency: Urgency = Urgency.BY_HAND) -> None:
        """Check the named feeds, or all, as far as `urgency` allows. Finding stories waits for it."""
        self.refreshing.make_room()
        number = self.submit(Refresh(feeds, urgency))
        if number:
            self.refreshing.begin(number, by_hand=True)

    def discover(self, text: str) -> None:
        """Look for feeds; an earlier search is given up."""
        self.cancel_discovery()
        self.submit(Discover(text))

    def cancel_discovery(self) -> None:
        """Look no further."""
        for number, job in list(self._jobs.items()):
            if isinstance(job, Discover):
                self._jobs.pop(number)
                self._session.door.cancel(number)

    def load_pictures(self, article: int) -> None:
        """Fetch the pictures of an article: `pictures_loaded`."""
        if LoadPictures(article) not in self._jobs.values():
            self.submit(LoadPictures(article))

    def load_thumbnails(self, urls: tuple[str, ...]) -> None:
        """Fetch pictures of rows: `thumbnails_loaded`."""
        if urls:
            self.submit(LoadThumbnails(urls))

    def load_icons(self) -> None:
        """Fetch the icons that are missing."""
        if LoadIcons() not in self._jobs.values():
            self.submit(LoadIcons())

    def _refresh_quietly(self, feeds: tuple[int, ...] = ()) -> None:
        number = self.submit(Refresh(feeds))
        if number:
            self._quiet.add(number)
            self.refreshing.begin(number, by_hand=False)

    def submit(self, job: Job) -> int:
        """Give the worker a job; its number, 0 when there is no worker."""
        if isinstance(job, Refresh | Discover | Subscribe | Keep):
            job = replace(job, logins=self._session.care.passwords.held())
        number = self._session.door.submit(job)
        if number:
            self._jobs[number] = job
        return number

    def _derive(self) -> None:
        self.refreshing.derive(self.submit(Derive()))

    def _refresh_due(self) -> None:
        from newsreader.library.choose import due_by_themselves

        if self._hour != _this_hour():
            self._follow_the_clock()
        minutes = self._session.settings.get(settings.REFRESH_MINUTES)
        now = datetime.now(UTC)
        due = due_by_themselves(self._session.feeds, now, minutes)
        if due and not self.busy(Refresh):
            self._refresh_quietly(() if minutes else due)  # what is due else waits for the reader
        elif not self._jobs:
            self._session.read(_rest, lambda _none: None)

    def _follow_the_clock(self) -> None:
        """What depends on the day or the hour is another now, though nothing has come: the numbers of "Today" and
        of searches for the last days or hours, and what a rule mutes until today."""
        self._hour = _this_hour()
        self._session.refresh_values()
        self._session.rules.begin()

    def _hear(self, event: WorkerEvent) -> None:
        session = self._session
        match event.payload:
            case FeedOutcome() as outcome:
                session.absorb(outcome.changes | Changes(feeds=(outcome.feed,)))
                self.refreshing.take(event.job, outcome)
                session.following.take(event.job, outcome)
            case KeepProgress() as progress:
                session.absorb(Changes(updated=(progress.article,)))
                session.keep_progress.emit(progress)
                session.reading.reload(progress.article)
            case Discovered(found, whole):
                if event.job in self._jobs:
                    session.feeds_found.emit(found, whole)
            case PicturesLoaded(article, changes):
                session.absorb(changes)
                session.reading.reload(article)
            case ThumbnailsLoaded(urls):
                session.thumbnails_loaded.emit(tuple(urls))
            case Derived(changes):
                session.absorb(changes)
                self._derived(self._jobs.get(event.job), changes)
            case JobFailed(code, data):
                self._failed(event.job, code, data)
            case WorkerDied():
                self._failed(event.job, "worker.died", {})
            case JobDone():
                self._ended(event.job)

    def _derived(self, job: Job | None, changes: Changes) -> None:
        if isinstance(job, LoadIcons):
            self._session.refresh_icons()
        elif isinstance(job, CareForFeeds) and (changes.added or changes.removed):
            self._hidden |= changes
            if not self._hiding.isActive():
                self._hiding.start()

    def _tell_hidden(self) -> None:
        changes, self._hidden = self._hidden, Changes()
        self._session.rules_settled.emit(changes)

    def _failed(self, number: int, code: str, data: Mapping[str, str | int | float]) -> None:
        job = self._jobs.get(number)
        if job is None:  # given up before it answered
            return
        quiet = number in self._quiet
        self._ended(number, code)
        if code == "bug":
            raise WorkerBugError(str(data.get("details", "")))
        if isinstance(job, Discover):
            self._session.discovery_failed.emit(translation.sentence(code, data), code)
        elif quiet or isinstance(job, LoadPictures | LoadThumbnails | LoadIcons):
            _log.info("%s ended with %s", type(job).__name__, code)
        else:
            self._session.failed.emit(translation.sentence(code, data))

    def _ended(self, number: int, code: str = "") -> None:
        job = self._jobs.pop(number, None)
        self._quiet.discard(number)
        self._session.following.ended(number)
        if self.refreshing.ended(
            number, code
        ):  # what was stored before it was stopped finds its stories all the same
            self._derive()
        if isinstance(job, Refresh | Subscribe) and not self.busy(Refresh):
            self.load_icons()
        elif isinstance(job, Keep) and not self.busy(Keep):
            self._session.keep_ended.emit()
        if not self.refreshing.deriving and not self.busy(Refresh):
            self.refreshing.rest()


def _this_hour() -> datetime:
    """The hour that it is by the reader's clock, whose zone may have become another since: the C library looks for
    that only when it is told to."""
    if sys.platform != "win32":
        time.tzset()
    return datetime.now(UTC).astimezone().replace(minute=0, second=0, microsecond=0, tzinfo=None)


def _index_waits(library: "Library") -> bool:
    from newsreader.library.indexing import waits

    return waits(library)


def _rest(library: "Library") -> None:
    library.rest()


class WorkerBugError(Exception):
    """A fault in the background process, with its traceback as text: for the error dialog."""
