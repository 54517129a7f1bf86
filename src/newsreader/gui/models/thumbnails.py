"""Small pictures of rows and icons of feeds: asked for by address, read and cut in a lane, kept for a while."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from newsreader import settings
from newsreader.gui.painting import cover, on_screen, pixels
from newsreader.gui.session import Session
from newsreader.gui.timers import make_timer

if TYPE_CHECKING:
    from newsreader.library.opened import Library

KEPT_PIXELS = 3_200_000  # of the screen a ratio: 600 pictures of rows, 50 of cards; 12 MB, 50 at twice the pixels
BATCH_MS = 25  # rows painted in one go ask together


class Thumbnails(QObject):
    """Pictures by address. `get` answers at once with what is there and has the rest fetched."""

    ready = Signal()

    def __init__(self, session: Session, size: QSize, ratio: float) -> None:
        super().__init__(session)
        self._session = session
        self._points = size
        self._size = pixels(size, ratio)
        self._most = KEPT_PIXELS // (size.width() * size.height())
        self._ratio = ratio
        self._pixmaps: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._sent: set[str] = set()  # given to the worker; asked once a session
        self._batch: list[str] = []
        self._timer = make_timer(self, BATCH_MS, self._read, once=True)
        session.thumbnails_loaded.connect(self._again)
        session.opened.connect(lambda: self._again(tuple(self._asked)))  # what was asked for before that
        session.pictures_loaded.connect(lambda _article: self._again(tuple(self._asked)))

    def get(self, url: str) -> QPixmap | None:
        """The picture, None while it is not there (or never will be)."""
        pixmap = self._pixmaps.get(url)
        if pixmap is not None:
            self._pixmaps.move_to_end(url)
            return pixmap
        if url not in self._asked:
            self._asked.add(url)
            self._batch.append(url)
            if not self._timer.isActive():
                self._timer.start()
        return None

    def sharpen(self, ratio: float) -> None:
        """Make them for so many pixels of the screen a pixel of ours from now on."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._size = pixels(self._points, ratio)
            self._pixmaps.clear()
            self._again(tuple(self._asked))

    def _read(self) -> None:
        urls, self._batch = tuple(self._batch), []
        size, most = self._size, self._session.settings.get(settings.PICTURE_PIXELS)

        def work(library: "Library") -> dict[str, QImage]:
            from newsreader.library import read

            found = read.thumbnails(library, urls)
            return {url: cover(path, size, most) for url, path in found.items()}

        self._session.read(work, lambda images: self._take(urls, images), long=True)

    def _take(self, urls: tuple[str, ...], images: dict[str, QImage]) -> None:
        for url, image in images.items():
            if not image.isNull():
                self._pixmaps[url] = on_screen(image, self._ratio)
        while len(self._pixmaps) > self._most:
            self._asked.discard(self._pixmaps.popitem(last=False)[0])
        self._fetch(url for url in urls if url not in images)
        if images:
            self.ready.emit()

    def _fetch(self, urls: Iterable[str]) -> None:
        wanted = tuple(url for url in urls if url not in self._sent)
        if wanted and self._session.settings.get(settings.LOAD_PICTURES):
            self._sent.update(wanted)
            self._session.work.load_thumbnails(wanted)

    def _again(self, urls: tuple[str, ...]) -> None:
        self._asked.difference_update(url for url in urls if url not in self._pixmaps)
        self.ready.emit()
