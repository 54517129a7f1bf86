"""Telling of new articles while the reader looks elsewhere: one note a refresh, of the feeds that he chose, of
what a rule wants told, and of what came to stories that are followed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from newsreader.gui.desktop_notes import DesktopNotes
from newsreader.gui.timers import make_timer
from newsreader.model import ArticleRow, FeedOutcome
from newsreader.worker.jobs import Derived, WorkerEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

PATIENCE_MS = 60_000  # finding stories in an archive takes longer: then what is known by now is told
MOST_FEEDS = 4  # that a note names
MOST_TOLD = 3  # articles that a note names

translate = QCoreApplication.translate


def reader_is_here() -> bool:
    """Whether one of our windows is the one being used."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class Notices(QObject):
    """Gathers what refreshes bring, and tells of it when the reader is not here: once stories and copies are
    found, since what turns out to be muted, or to be shown as one with another, is nothing new."""

    window_wanted = Signal()  # the note was clicked

    def __init__(
        self, session: "Session", parent: QObject | None = None, *, here: Callable[[], bool] = reader_is_here
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._here = here
        self._new: dict[int, int] = {}  # new articles with their feeds
        self._named: dict[
            int, None
        ] = {}  # of which a rule wants the reader told, or which came to a followed story
        self.notes = DesktopNotes(self)
        self.notes.clicked.connect(self.window_wanted)
        self._patience = make_timer(self, PATIENCE_MS, self._tell, once=True)
        session.door.answered.connect(self._hear)
        session.refresh_ended.connect(self._patience.start)
        session.rested.connect(self._tell)

    def close(self) -> None:
        """Tell nothing more."""
        self._patience.stop()
        self.notes.close()

    def _hear(self, event: WorkerEvent) -> None:
        if isinstance(event.payload, FeedOutcome):
            self._new |= dict.fromkeys(event.payload.changes.added, event.payload.feed)
            self._named |= dict.fromkeys(event.payload.changes.notify)
        elif isinstance(event.payload, Derived):
            self._named |= dict.fromkeys(event.payload.changes.notify)

    def _tell(self) -> None:
        self._patience.stop()
        new, self._new = self._new, {}
        named, self._named = self._named, {}
        titles = {feed.id: feed.title for feed in self._session.feeds if feed.wishes.notify}
        new = {number: feed for number, feed in new.items() if feed in titles}
        if not (new or named) or self._here():
            return

        def work(library: "Library") -> tuple[list[ArticleRow], Counter[str]]:
            from newsreader.library import read

            fresh = read.standing(library, [*new, *named])
            rows = read.list_rows(library, [number for number in fresh if number in named])
            return rows, Counter(titles[new[number]] for number in fresh if number in new)

        self._session.read(work, self._show)

    def _show(self, found: tuple[list[ArticleRow], Counter[str]]) -> None:
        rows, told = found
        if rows:
            self.notes.show(*ruled_note(rows, told))
        elif told:
            self.notes.show(*note(told))


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
