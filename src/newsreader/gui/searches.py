"""Saved searches: keeping, naming, changing, ordering, letting go. A part of the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.model import Changes
from newsreader.search import SavedSearch

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class Searches:
    """Acts on saved searches; each can be undone."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def find(self, number: int) -> SavedSearch | None:
        """A saved search, None when it is gone."""
        return next((one for one in self._session.saved if one.id == number), None)

    def save(self, title: str, query: str, saved: Callable[[int], object] = lambda _number: None) -> None:
        """Keep a search; `saved` hears its number."""

        def work(library: "Library") -> int:
            from newsreader.library import saved

            return saved.save(library, title, query)

        def done(number: int) -> None:
            self._session.absorb(Changes(tree=True))
            self._session.marks.can_undo(lambda library: _remove(library, number), translate("searches", "Saved."))
            saved(number)

        self._session.write(work, done)

    def change(self, number: int, title: str, query: str) -> None:
        """Give it another name or another text."""
        before = self.find(number)
        if before is not None and (title, query) != (before.title, before.query):
            self._do(
                lambda library: _change(library, number, title, query),
                lambda library: _change(library, number, before.title, before.query),
                translate("searches", "Changed."),
            )

    def move(self, number: int, position: int) -> None:
        """Put it before what stands at `position`."""
        order = [one.id for one in self._session.saved]
        if number not in order:
            return
        place = order.index(number)
        back = place + (position < place)  # before what stood behind it
        self._do(
            lambda library: _move(library, number, position),
            lambda library: _move(library, number, back),
            translate("searches", "Moved."),
        )

    def remove(self, number: int) -> None:
        """Let it go."""
        before = self.find(number)
        if before is not None:
            self._do(
                lambda library: _remove(library, number),
                lambda library: _restore(library, before),
                translate("searches", "“{title}” is no longer saved.").format(title=before.title),
            )

    def settle(self) -> None:
        """Have what waits for it found out, beside everything else."""

        def work(library: "Library") -> None:
            from newsreader.library import saved

            saved.settle(library)

        self._session.write(work, lambda _nothing: None)

    def _do(
        self, work: Callable[["Library"], Changes], inverse: Callable[["Library"], Changes], label: str
    ) -> None:
        def done(changes: Changes) -> None:
            self._session.absorb(changes)
            self._session.marks.can_undo(inverse, label)

        self._session.write(work, done)


def _change(library: "Library", number: int, title: str, query: str) -> Changes:
    from newsreader.library import saved

    return saved.change(library, number, title, query)


def _move(library: "Library", number: int, position: int) -> Changes:
    from newsreader.library import saved

    return saved.move(library, number, position)


def _remove(library: "Library", number: int) -> Changes:
    from newsreader.library import saved

    return saved.remove(library, number)[0]


def _restore(library: "Library", search: SavedSearch) -> Changes:
    from newsreader.library import saved

    return saved.restore(library, search)
