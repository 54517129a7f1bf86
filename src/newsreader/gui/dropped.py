"""What is dragged onto the window from elsewhere: files are lists of feeds, an address is looked at for feeds."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from newsreader.gui.models.found import looks_like_address

if TYPE_CHECKING:
    from newsreader.gui.window import Window

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
        files, address = lists_in(event.mimeData()), address_in(event.mimeData())
        if self._window.session.library is None or not (files or address):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            for file in files:
                self._window.session.import_opml(file)
            if not files:
                self._window.commands.add_feed(address=address)
        return True


def lists_in(data: QMimeData) -> list[Path]:
    """The files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def address_in(data: QMimeData) -> str:
    """The one web address that is dragged, as a link or as text; "" for none."""
    urls = [bytes(url.toEncoded().data()).decode("ascii") for url in data.urls()]
    text = urls[0] if len(urls) == 1 else data.text().strip()
    return text if looks_like_address(text) else ""
