"""Following feeds, each a job for the worker: what was ticked at once is one act. A part of the session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui import translation
from newsreader.gui.history import Plain
from newsreader.model import Changes, FeedOutcome
from newsreader.worker.jobs import Subscribe

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class _Act:
    """What the reader ticked: the jobs that have not ended, and what came of the others."""

    def __init__(self, jobs: set[int]) -> None:
        self.open = jobs
        self.outcomes: list[FeedOutcome] = []


class Following:
    """Follows feeds, and tells of them when the last has answered."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._acts: list[_Act] = []

    def subscribe(self, feeds: Sequence[tuple[str, str]], folder: int | None = None) -> None:
        """Follow the feeds at these addresses, each with what it goes by where it has no title itself."""
        submit = self._session.work.submit
        numbers = {submit(Subscribe(url, folder, called)) for url, called in feeds}
        self._acts.append(_Act(numbers - {0}))  # 0: there is no worker

    def take(self, job: int, outcome: FeedOutcome) -> None:
        """Note what came of a job."""
        for act in self._acts:
            if job in act.open:
                act.outcomes.append(outcome)

    def ended(self, job: int) -> None:
        """Note that nothing more comes of a job."""
        for act in self._acts:
            act.open.discard(job)
        over = [act for act in self._acts if not act.open]
        self._acts = [act for act in self._acts if act.open]
        for act in over:
            if act.outcomes:
                self._tell(act.outcomes)

    def _tell(self, outcomes: Sequence[FeedOutcome]) -> None:
        self._session.absorb(Changes(tree=True))
        added = tuple(outcome.feed for outcome in outcomes)
        if len(added) == 1:
            said = translate("subscriptions", "The feed was added.")
            name = translate("subscriptions", "add a feed")
        else:
            said = translate("subscriptions", "%Ln feed(s) were added.", "", len(added))
            name = translate("subscriptions", "add %Ln feed(s)", "", len(added))
        self._session.history.can_undo(leave(added), said, return_to(added), name)
        for outcome in outcomes:
            if outcome.error_code == "fetch.login":
                self._session.care.await_login(outcome.feed)
            elif outcome.error_code:
                self._session.failed.emit(translation.sentence(outcome.error_code, outcome.error_data))


def leave(feeds: tuple[int, ...]) -> Plain:
    """What follows these feeds no longer."""

    def work(library: "Library") -> Changes:
        from newsreader.library import subscribe

        return subscribe.unsubscribe(library, feeds)

    return work


def return_to(feeds: tuple[int, ...]) -> Plain:
    """What follows these feeds again, with all that was there."""

    def work(library: "Library") -> Changes:
        from newsreader.library import subscribe

        return subscribe.resubscribe(library, feeds)

    return work
