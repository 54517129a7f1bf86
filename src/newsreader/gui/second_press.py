"""What is offered in the status line and done when the same key is pressed once more. Knows no act and no list."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from newsreader.gui.status import StatusLine

_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.TouchBegin)
_WITH_OTHERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class SecondPress(QObject):
    """Watches from the first press on: what is offered lapses when the reader does anything but press one of these
    `keys` (in Qt's portable form), and with the words on the screen that tell of it."""

    def __init__(self, status: StatusLine, keys: Collection[str]) -> None:
        super().__init__(status)
        self._status = status
        self._keys = {QKeySequence(key).toString() for key in keys}
        self._way: Callable[[], object] | None = None
        self.watching = False
        self.held = False  # whether what is heard of the key comes from its being held down
        status.offer_gone.connect(self.lapse)

    def watch(self) -> None:
        """A key was pressed, and what it will offer is being looked for."""
        self.lapse()
        self.watching, self.held = True, False
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def offer(self, text: str, way: Callable[[], object]) -> None:
        """Offer `way`, unless the reader did something else meanwhile."""
        if self.watching:
            self._status.offer(text, self.take)
            self._way = way

    def take(self) -> bool:
        """Do what is offered; False where nothing is."""
        way = self._way
        if way is not None:
            self._status.forget()
            self.lapse()
            way()
        return way is not None

    def lapse(self) -> None:
        """Offer nothing any more; what somebody else offers in the status line stays there."""
        offered, self._way, self.watching = self._way is not None, None, False
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if offered:
            self._status.withdraw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what the reader does, wherever that is."""
        if self._is_other(watched, event):
            self.lapse()
        return False

    def _is_other(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            return isinstance(watched, QWidget) and watched is not self._status.offered
        if not isinstance(event, QKeyEvent) or kind is QEvent.Type.KeyRelease:
            return False
        self.held = event.isAutoRepeat()
        pressed = QKeySequence(event.keyCombination()).toString()
        return pressed not in self._keys and event.key() not in _WITH_OTHERS
