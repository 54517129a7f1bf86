"""Qt's events, in tests: what is to be deleted is, and no key is held."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def release_keys() -> None:
    """Let go of Shift and its like. Qt takes them for held after a key that was struck with them for a test, and a
    row that is chosen next, by whomever, would then go on from the row before it."""
    if QGuiApplication.keyboardModifiers() is not Qt.KeyboardModifier.NoModifier:
        widget = QWidget()
        QTest.keyRelease(widget, Qt.Key.Key_Shift)
        widget.deleteLater()


def sweep() -> None:
    """Let Qt delete what is to be deleted later."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
