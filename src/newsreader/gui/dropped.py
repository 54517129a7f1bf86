"""What is dragged onto the window, or pasted: files are lists of feeds, an address is looked at for feeds."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication

from newsreader.gui.models.found import looks_like_address

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate

_ASKING = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class Dropped(QObject):
    """Takes for the window what no pane of it takes, and nothing that is dragged within it: an address that is
    marked in an article and slips from the hand is no wish to follow it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags and drops of files and addresses."""
        if event.type() not in _ASKING and event.type() is not QEvent.Type.Drop:
            return False
        if not isinstance(event, QDragMoveEvent | QDropEvent) or event.source() is not None:
            return False
        data = event.mimeData()
        if self._window.session.library is None or not (lists_in(data) or address_in(data)):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            take(self._window, data)
        return True


def paste(window: "Window") -> None:
    """Take what was copied elsewhere as if it were dropped on the window."""
    data = QGuiApplication.clipboard().mimeData()
    if window.session.library is None:
        return
    if data is not None and (lists_in(data) or address_in(data)):
        take(window, data)
    else:
        window.session.said.emit(translate("window", "No address was copied, and no list of feeds."))


def take(window: "Window", data: QMimeData) -> None:
    """Import lists of feeds, or look for feeds at an address."""
    files = lists_in(data)
    for file in files:
        window.session.import_opml(file)
    if not files:
        window.commands.add_feed(address=address_in(data))


def lists_in(data: QMimeData) -> list[Path]:
    """The files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def address_in(data: QMimeData) -> str:
    """The one web address that is dragged, as a link or as text; "" for none."""
    urls = [bytes(url.toEncoded().data()).decode("ascii") for url in data.urls()]
    text = urls[0] if len(urls) == 1 else data.text().strip()
    return text if looks_like_address(text) else ""
