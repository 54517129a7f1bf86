"""Looking for what belongs to the open article: soon, in the whole archive, and anew. A part of the session."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.gui.timers import make_timer
from newsreader.model import Related

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

RELATED_AFTER_MS = 150  # passing over rows costs no search for related stories
COMPLETED_AFTER_MS = (
    400  # and going through articles none of the whole archive, which would keep the next one waiting
)
RENEWED_AFTER_MS = 400  # after another process wrote
SHARE = 10  # times as long as that search took the last time, while it writes on and on

Found = tuple[Related, ...]


class Relating:
    """Answers by the session's `related_found`, `related_completed` and `related_renewed`."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._wanted = 0  # the article for which one looks
        self._soon = make_timer(session, RELATED_AFTER_MS, self._find, once=True)
        self._completed = make_timer(session, COMPLETED_AFTER_MS, self._complete, once=True)
        self._renewed = make_timer(session, RENEWED_AFTER_MS, self._renew, once=True)
        session.stories_changed.connect(self.again)
        session.rules_settled.connect(self.again)

    def start(self) -> None:
        """An article was opened."""
        self._soon.start()

    def stop(self) -> None:
        """Nobody waits for what belongs to the last article any more."""
        self._wanted = 0
        for timer in (self._soon, self._completed, self._renewed):
            timer.stop()

    def again(self) -> None:
        """The reader made other stories, put the article elsewhere, or wants no more of others: what stands below
        it is to say so."""
        self._completed.stop()
        self._renewed.stop()
        if self._session.readable is not None:
            self._soon.start()

    def renew(self) -> None:
        """Another process wrote, and may have done any of that."""
        waiting = any(timer.isActive() for timer in (self._soon, self._completed, self._renewed))
        if not waiting and self._session.readable is not None:
            self._renewed.start()

    def _find(self) -> None:
        def work(library: "Library", number: int) -> Found:
            from newsreader.library.related import related

            return related(library, number)

        def take(number: int, found: Found) -> None:
            self._session.related_found.emit(number, found)
            if number == self._wanted:
                self._completed.start()

        self._ask(work, take)

    def _complete(self) -> None:
        self._ask(_completed, self._session.related_completed.emit)

    def _renew(self) -> None:
        begun = time.monotonic()

        def take(number: int, found: Found) -> None:
            taken = 1000 * (time.monotonic() - begun)
            self._renewed.setInterval(max(RENEWED_AFTER_MS, round(SHARE * taken)))
            self._session.related_renewed.emit(number, found)

        self._ask(_completed, take)

    def _ask(self, work: "Callable[[Library, int], Found]", take: Callable[[int, Found], None]) -> None:
        current = self._session.readable
        if current is None:
            return
        number = self._wanted = current.article.row.id
        self._session.read(
            lambda library: work(library, number),
            lambda found: take(number, found),
            key="related",
            failed=lambda _error: None,
            long=True,
        )


def _completed(library: "Library", number: int) -> Found:
    from newsreader.library.related import completed

    return completed(library, number)
