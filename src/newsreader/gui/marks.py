"""Marks that the reader sets in the window, and taking acts back. A part of the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.model import ArticleRow, Changes, Flag, Query, ReadHow, Undo

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

UNDO_STEPS = 50

Inverse = Callable[["Library"], Changes]

translate = QCoreApplication.translate


class Marks:
    """Read and starred. What can be taken back is kept as a list of inverse acts, the last first."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._inverses: list[Inverse] = []

    def set_read(self, article: int, value: bool, how: ReadHow) -> None:
        """Mark one article. Only what was done by hand can be undone: the rest happens in passing."""
        self._session.marked.emit((article,), Flag.READ, value)

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_read(library, (article,), value, how)

        label = translate("marks", "Marked as read.") if value else translate("marks", "Marked as unread.")
        self._do(work, label if how is ReadHow.BY_HAND else "")

    def set_starred(self, article: int, value: bool) -> None:
        """Give or take the star."""
        self._session.marked.emit((article,), Flag.STARRED, value)

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_starred(library, (article,), value)

        self._do(work, translate("marks", "Star given.") if value else translate("marks", "Star taken away."))

    def toggle_read(self, article: int) -> None:
        """Turn read into unread and back."""
        self._look(article, lambda row: self.set_read(article, not row.read, ReadHow.BY_HAND))

    def toggle_star(self, article: int) -> None:
        """Give or take the star, whichever it is not."""
        self._look(article, lambda row: self.set_starred(article, not row.starred))

    def mark_all_read(self, query: Query) -> None:
        """Mark everything read that the query shows."""

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_all_read(library, query)

        def done(result: tuple[Changes, Undo]) -> None:
            changes, inverse = result
            self._session.marked.emit(changes.updated, Flag.READ, True)
            self._session.absorb(changes)
            count = len(changes.updated)
            if count:
                self.can_undo(_inverse(inverse), translate("marks", "%Ln article(s) marked as read.", "", count))
            else:
                self._session.said.emit(translate("marks", "Everything here is read."))

        self._session.write(work, done)

    def can_undo(self, inverse: Inverse, label: str) -> None:
        """Remember how an act is taken back, and say what was done."""
        self._inverses.append(inverse)
        del self._inverses[:-UNDO_STEPS]
        self._session.undo_available.emit(label)

    def undo(self) -> None:
        """Take the last act back."""
        if not self._inverses:
            self._session.said.emit(translate("marks", "There is nothing to undo."))
            return
        inverse = self._inverses.pop()

        def done(changes: Changes) -> None:
            self._session.absorb(changes)
            self._session.said.emit(translate("marks", "Undone."))

        self._session.write(inverse, done)

    def _do(self, work: Callable[["Library"], tuple[Changes, Undo]], label: str) -> None:
        def done(result: tuple[Changes, Undo]) -> None:
            changes, inverse = result
            self._session.absorb(changes)
            if label and changes:
                self.can_undo(_inverse(inverse), label)

        self._session.write(work, done)

    def _look(self, article: int, then: Callable[[ArticleRow], None]) -> None:
        def work(library: "Library") -> list[ArticleRow]:
            from newsreader.library import read

            return read.list_rows(library, (article,))

        # In the writer's lane, so that two toggles in a row see each other.
        self._session.write(work, lambda rows: then(rows[0]) if rows else None)


def _inverse(undo: Undo) -> Inverse:
    def work(library: "Library") -> Changes:
        from newsreader.library import mark

        return mark.undo(library, undo)

    return work
