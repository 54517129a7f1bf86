"""Telling of new articles while the reader looks elsewhere: one note a refresh, of the feeds that he chose."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from newsreader.gui.desktop_notes import DesktopNotes
from newsreader.model import ArticleRow, FeedOutcome
from newsreader.worker import Derived, WorkerEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

MOST_FEEDS = 4  # that a note names
MOST_TOLD = 3  # articles that a note names

translate = QCoreApplication.translate


def reader_is_here() -> bool:
    """Whether one of our windows is the one being used."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class Notices(QObject):
    """Counts what refreshes bring, and tells of it when one ends and the reader is not here; then of what came to
    stories that are followed."""

    window_wanted = Signal()  # the note was clicked

    def __init__(
        self, session: "Session", parent: QObject | None = None, *, here: Callable[[], bool] = reader_is_here
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._here = here
        self._new: Counter[int] = Counter()
        self._ruled: list[int] = []  # articles of which a rule wants the reader told
        self.notes = DesktopNotes(self)
        self.notes.clicked.connect(self.window_wanted)
        self._followed: list[int] = []  # articles that came to stories which the reader follows
        session.door.answered.connect(self._hear)
        session.rested.connect(self._tell_followed)
        session.refresh_ended.connect(self._tell)

    def close(self) -> None:
        """Tell nothing more."""
        self.notes.close()

    def _hear(self, event: WorkerEvent) -> None:
        if isinstance(event.payload, FeedOutcome) and event.payload.changes.added:
            self._new[event.payload.feed] += len(event.payload.changes.added)
            self._ruled += event.payload.changes.notify
        elif isinstance(event.payload, Derived):
            self._followed += event.payload.changes.notify

    def _tell_followed(self) -> None:
        """Stories are found after the feeds were told of: a note of their own."""
        followed, self._followed = self._followed, []
        if followed and not self._here():
            self._look_up(followed, {})

    def _tell(self) -> None:
        new, self._new = self._new, Counter()
        ruled, self._ruled = self._ruled, []
        told = {feed.title: new[feed.id] for feed in self._session.feeds if feed.wishes.notify and new[feed.id]}
        if not (told or ruled) or self._here():
            return
        if ruled:
            self._look_up(ruled, told)
        else:
            self.notes.show(*note(told))

    def _look_up(self, ruled: Sequence[int], told: Mapping[str, int]) -> None:
        """Find the headlines of articles that a rule wants told, then show the note."""

        def work(library: "Library") -> list[ArticleRow]:
            from newsreader.library import read

            return read.list_rows(library, ruled)

        def show(rows: list[ArticleRow]) -> None:
            if rows:
                self.notes.show(*ruled_note(rows, told))

        self._session.read(work, show)


def ruled_note(rows: Sequence[ArticleRow], new: Mapping[str, int]) -> tuple[str, str]:
    """Title and text of a note of articles that a rule wants told, or of stories that are followed, with how many
    others there are of feeds."""
    first, *rest = rows
    lines = [f"{row.outlet}: {row.title}" for row in rest[: MOST_TOLD - 1]]
    if len(rest) >= MOST_TOLD:
        lines.append(translate("notices", "%Ln more article(s)", "", len(rest) - MOST_TOLD + 1))
    if new:
        lines.append(": ".join(part for part in note(new) if part))
    return f"{first.outlet}: {first.title}", "\n".join(lines)


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
