"""The real window over a real library, for tests: opened, waited for, closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from newsreader import settings
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.session import Session
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.model import Feed
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.gui.events import sweep
from tests.gui.newsstand import wait


def quiet_settings() -> Settings:
    """Settings in memory that start nothing by themselves."""
    values = Settings(None)
    values.set(settings.REFRESH_AT_START, False)
    values.set(settings.FIRST_RUN_DONE, True)
    values.set(settings.LANGUAGE, "en")
    return values


@contextmanager
def open_desk(paths: Paths, values: Settings) -> Iterator[Window]:
    """The window on the library at `paths`, its list on the screen; closed and swept away at the end."""
    session = Session(paths, values, language="en")
    window = Window(session, LIGHT)
    opened: list[bool] = []
    session.opened.connect(lambda: opened.append(True))
    window.resize(1440, 900)
    window.show()
    session.start()
    with closed_at_the_end(window):
        wait(lambda: opened, "for the library")
        settle(window)
        yield window


@contextmanager
def closed_at_the_end(window: Window) -> Iterator[None]:
    """Close a window with its session, and sweep them away, whatever happens."""
    try:
        yield
    finally:
        window.close()
        window.session.close()
        window.deleteLater()
        window.session.deleteLater()
        sweep()


def settle(window: Window) -> None:
    """Wait until the list and its first rows are there."""
    wait(lambda: not window.listing.loading, "for the list")
    model = window.listing.model
    wait(lambda: not model.ids or model.row(0) is not None or model.head(0) is not None, "for rows")


def go(window: Window, kind: Kind, number: int = 0) -> None:
    """Go to a place as a click in the sidebar does."""
    index = window.sidebar.tree.index_of(Place(kind, number).key)
    assert index.isValid()
    window.sidebar.setCurrentIndex(index)
    settle(window)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    if not window.isActiveWindow():
        window.activateWindow()
        wait(window.isActiveWindow, "for the focus")
    target = QApplication.focusWidget() or window
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


def opened_id(window: Window) -> int:
    """The open article, 0 for none."""
    readable = window.session.readable
    return readable.article.row.id if readable is not None else 0


def ids(window: Window) -> list[int]:
    """The articles of the list, from its top."""
    return list(window.listing.model.ids)


def feed_of(window: Window, outlet: str) -> Feed:
    """The feed that is called so."""
    return next(feed for feed in window.session.feeds if feed.title == outlet)


def said(widget: QWidget) -> str:
    """All that labels say, a line each."""
    labels = (label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
    return "\n".join(label.text() for label in labels)
