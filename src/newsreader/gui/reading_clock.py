"""When an article counts as read, and how long it was open. Knows rows and settings, nothing of the library."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QElapsedTimer, QObject

from newsreader import settings
from newsreader.gui.timers import make_timer
from newsreader.model import ArticleRow, ReadHow, ReadingEvent
from newsreader.settings import Settings

PASSED_OVER = 1.5  # seconds; an article that was open for less was passed over, not read


class ReadingClock:
    """Runs while an article is open; calls `mark` once when it counts as read, `note` when it was left."""

    def __init__(
        self,
        values: Settings,
        mark: Callable[[int, ReadHow], None],
        note: Callable[[ReadingEvent], None],
        parent: QObject,
    ) -> None:
        self._settings = values
        self._mark = mark
        self._note = note
        self._row: ArticleRow | None = None
        self._pending = False
        self._opened = datetime.now(UTC)
        self._seconds = 0.0
        self._running = QElapsedTimer()
        self._delay = make_timer(parent, 0, self._delay_over, once=True)

    def start(self, row: ArticleRow) -> None:
        """An article was shown."""
        self.stop()
        self._row, self._pending = row, not row.read
        self._opened, self._seconds = datetime.now(UTC), 0.0
        self._running.start()
        rule = self._settings.get(settings.MARK_READ)
        if rule == "show":
            self.read(ReadHow.OPENED)
        elif rule == "delay" and self._pending:
            self._delay.start(round(self._settings.get(settings.MARK_READ_DELAY) * 1000))

    def read(self, how: ReadHow) -> None:
        """The reader did what shows that they read: scrolled, or went on from the end. Not with "by hand"."""
        if self._row is not None and self._pending and self._settings.get(settings.MARK_READ) != "hand":
            self._pending = False
            self._delay.stop()
            self._mark(self._row.id, how)

    def settle(self) -> None:
        """The reader marked the article by hand: the clock has nothing more to say about it."""
        self._pending = False
        self._delay.stop()

    def pause(self) -> None:
        """The window went to the background: time stands still."""
        if self._running.isValid():
            self._seconds += self._running.elapsed() / 1000
            self._running.invalidate()
        self._delay.stop()

    def resume(self) -> None:
        """The window is in front again."""
        if self._row is None or self._running.isValid():
            return
        self._running.start()
        if self._pending and self._settings.get(settings.MARK_READ) == "delay":
            self._delay.start(round(self._settings.get(settings.MARK_READ_DELAY) * 1000))

    def stop(self) -> None:
        """The article was left."""
        row = self._row
        if row is None:
            return
        self.pause()
        self._row = None
        if self._seconds < PASSED_OVER:
            return
        if self._pending and self._settings.get(settings.MARK_READ) == "leave":
            self._mark(row.id, ReadHow.MOVED_ON)
        self._note(ReadingEvent(row.id, self._opened, round(self._seconds, 1)))

    def _delay_over(self) -> None:
        self.read(ReadHow.OPENED)
