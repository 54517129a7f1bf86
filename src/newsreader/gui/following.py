"""Following feeds, each a job for the worker: what was ticked at once is one act. A part of the session."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.history import Plain
from newsreader.gui.names import short_name
from newsreader.model import Changes, FeedOutcome
from newsreader.worker.jobs import Subscribe

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

LOCKED = "fetch.login"  # a password is asked for instead of told of

translate = QCoreApplication.translate


class _Act:
    """What the reader ticked: the jobs that have not ended, and what came of the others. `names` are what its
    feeds go by until they have a title."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self.names = names
        self.open = set(names)
        self.outcomes: list[tuple[str, FeedOutcome]] = []


class Following:
    """Follows feeds, and tells of them when the last has answered."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._acts: list[_Act] = []

    def subscribe(self, feeds: Sequence[tuple[str, str]], folder: int | None = None) -> None:
        """Follow the feeds at these addresses, each with what it goes by where it has no title itself."""
        submit = self._session.work.submit
        names = {submit(Subscribe(url, folder, called)): called or short_address(url) for url, called in feeds}
        names.pop(0, None)  # there is no worker
        self._acts.append(_Act(names))

    def take(self, job: int, outcome: FeedOutcome) -> None:
        """Note what came of a job."""
        for act in self._acts:
            if job in act.open:
                act.outcomes.append((act.names[job], outcome))

    def ended(self, job: int) -> None:
        """Note that nothing more comes of a job."""
        for act in self._acts:
            act.open.discard(job)
        over = [act for act in self._acts if not act.open]
        self._acts = [act for act in self._acts if act.open]
        for act in over:
            if act.outcomes:
                self._tell(act.outcomes)

    def _tell(self, outcomes: Sequence[tuple[str, FeedOutcome]]) -> None:
        """Say what was followed, and in the same breath what failed of it: a message of its own would take the
        place of the first, and with it the button that takes all back."""
        self._session.absorb(Changes(tree=True))
        added = tuple(outcome.feed for _, outcome in outcomes)
        if len(added) == 1:
            said = translate("subscriptions", "The feed was added.")
            name = translate("subscriptions", "add a feed")
        else:
            said = translate("subscriptions", "%Ln feed(s) were added.", "", len(added))
            name = translate("subscriptions", "add %Ln feed(s)", "", len(added))
        failed = [one for one in outcomes if one[1].error_code not in ("", LOCKED)]
        said = " ".join(part for part in (said, _trouble(failed, alone=len(added) == 1)) if part)
        self._session.history.can_undo(leave(added), said, return_to(added), name)
        for _, outcome in outcomes:
            if outcome.error_code == LOCKED:
                self._session.care.await_login(outcome.feed)


def _trouble(failed: Sequence[tuple[str, FeedOutcome]], *, alone: bool) -> str:
    """Why a feed brought nothing yet, by its name where it is not `alone`; which ones, where there are several."""
    if not failed:
        return ""
    if len(failed) > 1:
        names = ", ".join(short_name(name) for name, _ in failed)
        told = translate("subscriptions", "%Ln of them brought nothing yet: {names}", "", len(failed))
        return told.format(names=names)
    name, outcome = failed[0]
    why = translation.sentence(outcome.error_code, outcome.error_data)
    return why if alone else f"{short_name(name)}: {why}"


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
