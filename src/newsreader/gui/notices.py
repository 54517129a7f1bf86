"""Telling of new articles while the reader looks elsewhere: one note a refresh, of the feeds that he chose."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from newsreader.gui.desktop_notes import DesktopNotes
from newsreader.model import FeedOutcome
from newsreader.worker import WorkerEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session

MOST_FEEDS = 4  # that a note names

translate = QCoreApplication.translate


def reader_is_here() -> bool:
    """Whether one of our windows is the one being used."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class Notices(QObject):
    """Counts what refreshes bring, and tells of it when one ends and the reader is not here."""

    window_wanted = Signal()  # the note was clicked

    def __init__(
        self, session: "Session", parent: QObject | None = None, *, here: Callable[[], bool] = reader_is_here
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._here = here
        self._new: Counter[int] = Counter()
        self.notes = DesktopNotes(self)
        self.notes.clicked.connect(self.window_wanted)
        session.door.answered.connect(self._hear)
        session.refresh_ended.connect(self._tell)

    def close(self) -> None:
        """Tell nothing more."""
        self.notes.close()

    def _hear(self, event: WorkerEvent) -> None:
        if isinstance(event.payload, FeedOutcome) and event.payload.changes.added:
            self._new[event.payload.feed] += len(event.payload.changes.added)

    def _tell(self) -> None:
        new, self._new = self._new, Counter()
        told = {feed.title: new[feed.id] for feed in self._session.feeds if feed.wishes.notify and new[feed.id]}
        if told and not self._here():
            self.notes.show(*note(told))


def note(new: Mapping[str, int]) -> tuple[str, str]:
    """Title and text of a note: how many new articles there are, and of which feeds when there are several."""
    total = sum(new.values())
    articles = translate("notices", "%Ln new article(s)", "", total)
    if len(new) == 1:
        return f"{next(iter(new))}: {articles}", ""
    ordered = sorted(new, key=lambda title: -new[title])
    parts = [f"{title} {QLocale().toString(new[title])}" for title in ordered[:MOST_FEEDS]]
    if len(ordered) > MOST_FEEDS:
        parts.append(translate("notices", "%Ln more feed(s)", "", len(ordered) - MOST_FEEDS))
    return articles, " · ".join(parts)
