"""Saying why the window has nothing to show yet: a library of an earlier program is brought to a new form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsreader.gui.session import Session
from newsreader.gui.timers import make_timer

if TYPE_CHECKING:
    from newsreader.gui.dialogs.renewing import RenewingDialog
    from newsreader.gui.window import Window

SOON_MS = 400  # a library of usual size is done by then


class Renewing(QObject):
    """Shows a dialog from a while after it began until the library is open, or cannot be opened."""

    def __init__(self, session: Session, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._step = (0, 0)
        self._soon = make_timer(self, SOON_MS, self._show, once=True)
        self.dialog: RenewingDialog | None = None
        session.renewing.connect(self._follow)
        for end in (session.opened, session.unusable, session.damaged, session.missing):
            end.connect(self._end)

    def _follow(self, step: int, steps: int) -> None:
        self._step = (step, steps)
        if self.dialog is not None:
            self.dialog.show_step(step, steps)
        elif not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        from newsreader.gui.dialogs.renewing import RenewingDialog

        self.dialog = RenewingDialog(self._window)
        self.dialog.show_step(*self._step)
        self._window.show_dialog(self.dialog)

    def _end(self) -> None:
        self._soon.stop()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.accept()
