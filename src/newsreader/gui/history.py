"""What can be taken back and done again, and how. A part of the session; knows no act by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.errors import NewsreaderError
from newsreader.model import Changes

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

STEPS = 200

Work = Callable[["Library"], tuple[Changes, "Deed | None"]]
Plain = Callable[["Library"], Changes]

translate = QCoreApplication.translate


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Deed:
    """Changes the library and gives the deed that takes it back, None where nothing does. `first` and `then` are
    called on the window's thread before it is done and after it, also when it failed."""

    work: Work
    first: Callable[[], object] = _nothing
    then: Callable[[], object] = _nothing


@dataclass(frozen=True, slots=True)
class Step:
    """An act by its name ("mark 12 articles as read"), and the deed that takes it back or does it again."""

    name: str
    deed: Deed


def reversible(there: Plain, back: Plain) -> Deed:
    """A deed of two acts that take each other back."""
    return Deed(lambda library: (there(library), reversible(back, there)))


class History:
    """The acts of this session, the last first. A new act ends what could be done again."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def names(self) -> tuple[str, str]:
        """What undo takes back and what redo does again, by name; "" where there is nothing."""
        return (self._done[-1].name if self._done else "", self._undone[-1].name if self._undone else "")

    def remember(self, deed: Deed, name: str, said: str) -> None:
        """Note the deed that takes an act back, by the act's name, and say what was done."""
        self._done.append(Step(name, deed))
        del self._done[:-STEPS]
        self._undone.clear()
        self._session.history_changed.emit()
        self._session.undo_available.emit(said)

    def can_undo(self, inverse: Plain, label: str, again: Plain | None = None, name: str = "") -> None:
        """The same for an act with a plain inverse; without `again` it cannot be done again."""
        deed = reversible(inverse, again) if again is not None else Deed(lambda library: (inverse(library), None))
        self.remember(deed, name or label.rstrip("."), label)

    def undo(self) -> None:
        """Take the last act back, where there is one."""
        self._turn(self._done, self._undone, self._say_undone)

    def redo(self) -> None:
        """Do again what was taken back last, where there is something."""
        self._turn(self._undone, self._done, self._say_redone)

    def _turn(self, steps: list[Step], others: list[Step], say: Callable[[str, Changes], None]) -> None:
        if not steps:
            return
        step = steps.pop()
        step.deed.first()
        self._session.history_changed.emit()

        def done(result: tuple[Changes, Deed | None]) -> None:
            changes, inverse = result
            step.deed.then()
            self._session.absorb(changes)
            if inverse is not None and changes:
                others.append(Step(step.name, inverse))
                self._session.history_changed.emit()
            say(step.name, changes)

        def failed(error: NewsreaderError) -> None:
            step.deed.then()
            self._session.refuse(error)

        self._session.write(step.deed.work, done, failed)

    def _say_undone(self, name: str, changes: Changes) -> None:
        if changes:
            text = translate("history", "Undone: {act}").format(act=name)
        else:
            text = translate("history", "Left as it is, since it was changed meanwhile: {act}").format(act=name)
        self._session.said.emit(text)

    def _say_redone(self, name: str, changes: Changes) -> None:
        if changes:
            self._session.said.emit(translate("history", "Redone: {act}").format(act=name))
        else:
            self._say_undone(name, changes)
