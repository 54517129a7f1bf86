"""Large pictures are decoded beside the window's thread: 24 megapixels take 60 to 320 ms. Knows only files."""

import threading
from collections import deque
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

AT_ONCE = 1_200_000  # pixels: up to so many take a few milliseconds, less than a picture that comes late disturbs

Done = Callable[[QImage], None]


def is_large(path: str) -> bool:
    """Whether a picture should not be decoded in the window's thread, by its file's header."""
    size = QImageReader(path).size()
    return size.width() * size.height() > AT_ONCE


class Decoder(QObject):
    """One thread that lives while there is something to decode. Results come back on the GUI thread."""

    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Hashable, Callable[[], QImage]]] = deque()
        self._working = False
        self._wanted: dict[Hashable, Done] = {}
        self._decoded.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, key: Hashable, work: Callable[[], QImage], done: Done) -> None:
        """Have `work` done elsewhere and its image handed to `done`; what is under way is not asked for again."""
        if key in self._wanted:
            return
        self._wanted[key] = done
        with self._lock:
            self._waiting.append((key, work))
            if not self._working:
                self._working = True
                threading.Thread(target=self._run, name="pictures", daemon=True).start()

    def forget(self) -> None:
        """Drop everything that was asked for."""
        self._wanted.clear()
        with self._lock:
            self._waiting.clear()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
                key, work = self._waiting.popleft()
            image = work()
            try:
                self._decoded.emit(key, image)
            except RuntimeError:  # the window was closed meanwhile, and this object went with it
                return

    def _deliver(self, key: Hashable, image: QImage) -> None:
        done = self._wanted.pop(key, None)
        if done is not None:
            done(image)
