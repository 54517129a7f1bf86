"""Taking an article from those that it is shown as one with, and back. A part of what the session can do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.history import Deed
from newsreader.model import Changes

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


def part(session: "Session", number: int) -> None:
    """Say that an article is not the same as the others of its row."""
    name = translate("parting", "show an article by itself")
    _do(session, _parting(number), name, translate("parting", "The article stands by itself from now on."))


def reunite(session: "Session", number: int) -> None:
    """Say that an article is the same after all as those that it was taken from."""
    name = translate("parting", "show articles as one again")
    _do(session, _reuniting(number), name, translate("parting", "They are one article again."))


def _do(session: "Session", deed: Deed, name: str, said: str) -> None:
    def done(result: tuple[Changes, Deed | None]) -> None:
        changes, inverse = result
        session.absorb(changes)
        if inverse is not None:
            session.history.remember(inverse, name, said)

    session.write(deed.work, done)


def _reuniting(number: int) -> Deed:
    def there(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import twins

        changes, before = twins.reunite(library, number)
        if before is None:
            return changes, None

        def back(library: "Library") -> tuple[Changes, Deed]:
            return twins.stand_again(library, before), _reuniting(number)

        return changes, Deed(back)

    return Deed(there)


def _parting(number: int) -> Deed:
    def there(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import twins

        changes, apart = twins.part(library, number)
        if apart is None:
            return changes, None

        def back(library: "Library") -> tuple[Changes, Deed]:
            return twins.unite(library, apart), _parting(number)

        return changes, Deed(back)

    return Deed(there)
