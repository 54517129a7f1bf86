"""The refresh under way: how far it is, how it ended, and the finding of stories after it. Gives no jobs."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.activity import Activity, Run
from newsreader.gui.timers import make_timer
from newsreader.model import FeedOutcome

if TYPE_CHECKING:
    from newsreader.gui.session import Session

TELL_MS = 150  # progress is told so often, not for every feed
LINGER_MS = 1_500  # finding stories is told of only when it lasts

translate = QCoreApplication.translate


class Refreshing:
    """Counts what the worker tells of its refreshes. A part of the session; jobs are known by their numbers."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self.run: Run | None = None  # the refresh under way
        self.last: Run | None = None  # the one before
        self.activity = Activity(session)
        self.deriving: set[int] = set()  # jobs whose feeds are all stored, while stories are found
        self._waiting = 0  # articles that wait for their stories
        self._titles: dict[int, str] = {}
        session.tree_changed.connect(self._follow_tree)
        self._tell = make_timer(session, TELL_MS, self._tell_progress, once=True)
        self._linger = make_timer(session, LINGER_MS, self._tell_background, once=True)

    def close(self) -> None:
        """Tell nothing more."""
        self._tell.stop()
        self._linger.stop()
        self.activity.close()

    @property
    def busy(self) -> bool:
        """Whether feeds are being asked, or stories found in what they brought."""
        return self.run is not None or bool(self.deriving)

    def title(self, feed: int) -> str:
        """What a feed is called now, "" when it is not followed."""
        return self._titles.get(feed, "")

    def begin(self, job: int, *, by_hand: bool) -> None:
        """A job to refresh was given; it joins the refresh under way."""
        if self.run is None:
            self.run = Run(datetime.now(UTC), by_hand)
        self.run.jobs[job] = (0, 0)
        self.run.by_hand |= by_hand
        if by_hand:
            self._tell_progress()

    def stop(self) -> None:
        """Ask no more feeds; what is stored stays."""
        if self.run is not None:
            self.run.stopped = True
            self._cancel(set(self.run.jobs))

    def make_room(self) -> None:
        """Leave off finding stories: a refresh waits for its turn, and its own end takes that up again."""
        self._cancel(self.deriving)

    def take(self, job: int, outcome: FeedOutcome) -> None:
        """A feed was checked, by a refresh or because it is followed now (then it is of no run)."""
        run = self.run if self.run is not None and job in self.run.jobs else None
        if run is None or not run.repeats(outcome):
            self.activity.note(outcome, self.title(outcome.feed))
        self._waiting += len(outcome.changes.added)
        if run is not None:
            run.take(job, outcome)
        if outcome.done >= outcome.total:
            self.derive(job)
        if run is None:
            return
        if run.complete:
            self._end()
        else:
            if job in self.deriving:
                self.make_room()  # for the other jobs of this run
            if not self._tell.isActive():
                self._tell.start()

    def derive(self, job: int) -> None:
        """A job has come to finding stories."""
        self.deriving.add(job)
        self._linger.start()

    def ended(self, job: int, code: str = "") -> bool:
        """A job is over, with an error's `code` or "". Whether that ended a refresh with stories left to find."""
        self.deriving.discard(job)
        run = self.run
        if run is None or job not in run.jobs:
            return False
        run.refused = run.refused or code
        run.over.add(job)
        if run.over != run.jobs.keys():
            return False
        self._end()  # stopped, refused, or there was nothing to ask
        return run.stopped and run.new > 0

    def rest(self) -> None:
        """Nothing goes on any more."""
        self._waiting = 0
        self._linger.stop()
        self._session.background.emit("")
        self._session.rested.emit()

    def _cancel(self, jobs: set[int]) -> None:
        for job in jobs:
            self._session.door.cancel(job)

    def _end(self) -> None:
        self._tell.stop()
        self.last, self.run = self.run, None
        if self.last is not None:
            self.last.asked.clear()  # the activity keeps runs for as long as the window is open
        if self.last is not None and not self.last.refused and (self.last.total or self.last.by_hand):
            self.activity.sum_up(self.last)
        self._session.refresh_ended.emit()

    def _follow_tree(self) -> None:
        self._titles = {feed.id: feed.title for feed in self._session.feeds}

    def _tell_progress(self) -> None:
        if self.run is not None:
            self._session.refresh_progress.emit(self.run)

    def _tell_background(self) -> None:
        if self.deriving and self._waiting:
            text = translate("work", "Finding stories in %Ln new article(s)…", "", self._waiting)
            self._session.background.emit(text)
