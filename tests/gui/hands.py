"""Somebody who presses anything: keys, buttons, rows and menus of the window and its dialogs, by a seed."""

import random

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget

from newsreader.gui.actions import ACTS
from newsreader.gui.window import Window

EVERY = 10  # milliseconds between two acts
LONGEST_VISIT = 25  # acts in dialogs, after which the one on top is given up
LEFT_ALONE = ("quit", "open-original")
KEYS = [key for act in ACTS if act.name not in LEFT_ALONE for key in act.keys]
PLAIN_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
)  # fmt: skip
MENU_KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)
TYPED = (
    "giá", "tin", "a", "đ", "Bài", "số 1", '"', "-", "OR", "HOẶC", "feed:", "is:unread", "là:chưa-đọc", " ", "(", ")",
    "https://tin.example/rss", "Kinh tế", "ư", "🎉", "a" * 300,
)  # fmt: skip


class Hands:
    """Hands on a window. What they did is in `did`, in words."""

    def __init__(self, window: Window, seed: int) -> None:
        self.did: list[str] = []
        self._window = window
        self._chance = random.Random(seed)
        self._loop = QEventLoop()
        self._left = self._in_dialogs = 0

    def press(self, times: int) -> None:
        """Act so often, then close what is open. Menus and dialogs that wait for an answer have loops of their own,
        in which one act calls the next; so each is a timer of its own."""
        self._left = times
        QTimer.singleShot(EVERY, self._go_on)
        self._loop.exec()
        for dialog in _dialogs():
            dialog.reject()

    def _go_on(self) -> None:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._left <= 0 and top is None:
            self._loop.quit()
            return
        QTimer.singleShot(EVERY, self._go_on)
        if self._left <= 0:
            _close(top)
            return
        self._left -= 1
        if top is not None and top is QApplication.activePopupWidget():
            self._press(top, self._chance.choice(MENU_KEYS))
        else:
            self._act(top or self._one_of_the_windows())

    def _one_of_the_windows(self) -> QWidget:
        dialogs = _dialogs()
        return self._chance.choice(dialogs) if dialogs and self._chance.random() < 0.6 else self._window

    def _act(self, top: QWidget) -> None:
        self._in_dialogs = 0 if top is self._window else self._in_dialogs + 1
        if self._in_dialogs > LONGEST_VISIT:
            self.did.append(f"give up {type(top).__name__}")
            self._in_dialogs = 0
            _close(top)
            return
        if not top.isActiveWindow():
            top.activateWindow()
        focus = QApplication.focusWidget() or top
        kind = self._chance.random()
        if kind < 0.4 and top is self._window:
            self._press_keys(focus, self._chance.choice(KEYS))
        elif kind < 0.6:
            self._press(focus, self._chance.choice(PLAIN_KEYS))
        elif kind < 0.7 and isinstance(focus, QLineEdit):
            self._type(focus)
        elif kind < 0.95:
            self._touch(top)
        elif top is self._window:
            top.resize(self._chance.randrange(500, 1700), self._chance.randrange(400, 1000))

    def _press_keys(self, focus: QWidget, keys: str) -> None:
        self.did.append(keys)
        QTest.keySequence(focus, QKeySequence(keys))

    def _press(self, focus: QWidget, key: Qt.Key) -> None:
        self.did.append(f"{key.name} in {type(focus).__name__}")
        shift = self._chance.random() < 0.15
        QTest.keyClick(focus, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)

    def _type(self, field: QLineEdit) -> None:
        text = self._chance.choice(TYPED)
        self.did.append(f"type {text[:20]}")
        field.insert(text)

    def _touch(self, top: QWidget) -> None:
        kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
        there = [one for one in top.findChildren(QWidget) if isinstance(one, kinds) and _touchable(one)]
        if not there:
            return
        one = self._chance.choice(there)
        at = one.viewport() if isinstance(one, QAbstractItemView) else one
        point = QPoint(self._chance.randrange(max(1, at.width())), self._chance.randrange(max(1, at.height())))
        way = self._chance.random()
        self.did.append(f"touch {type(one).__name__} {_name(one)}")
        if way < 0.2:
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, at.mapToGlobal(point))
            QApplication.sendEvent(at, asked)  # posted, what Python made of it was gone now and then: a crash
        elif way < 0.3:
            QTest.mouseDClick(at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        else:
            held = self._chance.choice(
                [Qt.KeyboardModifier.NoModifier] * 4
                + [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]
            )
            QTest.mouseClick(at, Qt.MouseButton.LeftButton, held, point)


def _dialogs() -> list[QDialog]:
    """The dialogs on the screen, in an order that chance does not make."""
    there = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return sorted(there, key=lambda one: type(one).__name__)


def _close(top: QWidget | None) -> None:
    if isinstance(top, QDialog):
        top.reject()
    elif top is not None:
        top.close()


def _touchable(one: QWidget) -> bool:
    return one.isVisible() and one.isEnabled()


def _name(one: QWidget) -> str:
    return one.text() if isinstance(one, QAbstractButton) else one.objectName()
