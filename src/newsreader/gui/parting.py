"""Taking an article from those that it is shown as one with, and back. A part of what the session can do."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from newsreader.gui.history import Deed
from newsreader.model import Changes

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


def part(session: "Session", number: int) -> None:
    """Say that an article is not the same as the others of its row."""
    work = _parting(number).work

    def done(result: tuple[Changes, Deed | None]) -> None:
        changes, inverse = result
        session.absorb(changes)
        if inverse is not None:
            name = translate("parting", "show an article by itself")
            session.history.remember(
                inverse, name, translate("parting", "The article stands by itself from now on.")
            )

    session.write(work, done)


def offer_reuniting(session: "Session", action: QAction, number: int) -> None:
    """Show `action` once it is known that the article was taken from others, or they from it, however long ago."""

    def work(library: "Library") -> tuple[str, ...]:
        from newsreader.library import twins

        return twins.parted_from(library, number)

    def done(outlets: tuple[str, ...]) -> None:
        if outlets and shiboken6.isValid(action):  # its menu may be closed by now
            names = ", ".join(outlets).replace("&", "&&")
            action.setText(translate("parting", "The same article as in {feeds} after all").format(feeds=names))
            action.triggered.connect(lambda _checked=False: _reunite(session, number))
            action.setVisible(True)

    action.setVisible(False)
    session.read(work, done)


def _reunite(session: "Session", number: int) -> None:
    def done(result: tuple[Changes, Deed | None]) -> None:
        changes, inverse = result
        session.absorb(changes)
        if inverse is not None:
            name = translate("parting", "show articles as one again")
            session.history.remember(inverse, name, translate("parting", "They are one article again."))

    session.write(_reuniting(number).work, done)


def _reuniting(number: int) -> Deed:
    def there(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import twins

        changes, parted = twins.reunite(library, number)

        def back(library: "Library") -> tuple[Changes, Deed]:
            changes = Changes()
            for one in parted:
                changes |= twins.part(library, one)[0]
            return changes, _reuniting(number)

        return changes, Deed(back) if parted else None

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
