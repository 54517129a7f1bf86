"""Saved searches: keeping, naming, changing, ordering, letting go. A part of the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.history import Deed, Plain, reversible
from newsreader.gui.names import short_name
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
            name = translate("searches", "save the search {title}").format(title=short_name(title or query))
            self._session.history.remember(_removing(number), name, translate("searches", "Saved."))
            saved(number)

        self._session.write(work, done)

    def change(self, number: int, title: str, query: str) -> None:
        """Give it another name or another text."""
        before = self.find(number)
        if before is not None and (title, query) != (before.title, before.query):
            there, back = _change(number, title, query), _change(number, before.title, before.query)
            name = translate("searches", "change the search {title}").format(title=short_name(before.title))
            self._do(reversible(there, back), name, translate("searches", "Changed."))

    def move(self, number: int, position: int) -> None:
        """Put it before what stands at `position`."""
        order = [one.id for one in self._session.saved]
        if number not in order:
            return
        place = order.index(number)
        back = place + (position < place)  # before what stood behind it
        name = translate("searches", "move a search")
        deed = reversible(_move(number, position), _move(number, back))
        self._do(deed, name, translate("searches", "Moved."))

    def remove(self, number: int) -> None:
        """Let it go."""
        before = self.find(number)
        if before is not None:
            said = translate("searches", "“{title}” is no longer saved.").format(title=short_name(before.title))
            name = translate("searches", "delete the search {title}").format(title=short_name(before.title))
            self._do(_removing(number), name, said)

    def settle(self) -> None:
        """Have what waits for it found out, beside everything else."""

        def work(library: "Library") -> None:
            from newsreader.library import saved

            saved.settle(library)

        self._session.write(work, lambda _nothing: None)

    def _do(self, deed: Deed, name: str, said: str) -> None:
        def done(result: tuple[Changes, Deed | None]) -> None:
            changes, back = result
            self._session.absorb(changes)
            if back is not None:
                self._session.history.remember(back, name, said)

        self._session.write(deed.work, done)


def _change(number: int, title: str, query: str) -> Plain:
    def work(library: "Library") -> Changes:
        from newsreader.library import saved

        return saved.change(library, number, title, query)

    return work


def _move(number: int, position: int) -> Plain:
    def work(library: "Library") -> Changes:
        from newsreader.library import saved

        return saved.move(library, number, position)

    return work


def _removing(number: int) -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed]:
        from newsreader.library import saved

        changes, gone = saved.remove(library, number)
        return changes, _restoring(gone)

    return Deed(work)


def _restoring(search: SavedSearch) -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed]:
        from newsreader.library import saved

        return saved.restore(library, search), _removing(search.id)

    return Deed(work)
