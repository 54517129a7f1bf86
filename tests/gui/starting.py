"""The program's window, begun and ended as the program does it, for tests of what comes at its start."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from newsreader.gui import app as gui_app
from newsreader.gui.session import Session
from newsreader.gui.window import Window
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.conftest import stand_still
from tests.gui.events import sweep


@contextmanager
def running(app: QApplication, paths: Paths, values: Settings) -> Iterator[tuple[Session, Window]]:
    """The window as the program opens it, ended as the program ends it."""
    hook = sys.excepthook
    session, window = gui_app.open_window(app, paths, values, demo=False)
    try:
        yield session, window
    finally:
        sys.excepthook = hook
        gui_app.end_window(session, window)
        for look in app.findChildren(gui_app.Look):
            look.deleteLater()
        sweep()
        gc.unfreeze()  # the window asked that what stood then stays
        stand_still()


def dialogs(kind: type) -> list[object]:
    """The dialogs of a kind that are on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
