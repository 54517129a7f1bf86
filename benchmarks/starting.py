"""How soon the window stands: from the start of its process to the first paint, and to a filled list.

`python -m benchmarks.starting FOLDER` starts it once, offscreen, and prints both in milliseconds.
"""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measure import table

if TYPE_CHECKING:
    from newsreader.gui.models.articles import ArticleModel

REPEATS = 7
POLL_MS = 2
BEGAN = "NEWSREADER_BENCH_BEGAN"


def report(folder: Path) -> str:
    """Start the window some times on the library in `folder`; Markdown."""
    taken = [start_once(folder) for _ in range(REPEATS)]
    painted, filled = zip(*taken, strict=True)
    rows = [
        (name, f"{median(values):.0f}", f"{max(values):.0f}")
        for name, values in (("first paint", painted), ("list filled", filled))
    ]
    head = ("from the process's start to", "median ms", "worst ms")
    return f"## Starting the window, offscreen\n\n{table(head, rows)}\n"


def start_once(folder: Path) -> tuple[float, float]:
    """Milliseconds to the first paint and to a filled list."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", BEGAN: str(time.time())}
    command = [sys.executable, "-m", "benchmarks.starting", str(folder)]
    told = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=60
    ).stdout.split()
    return float(told[-2]), float(told[-1])


def main() -> None:
    """The window's side: tell when it was painted and when its list had rows, then end."""
    gc.disable()  # as newsreader.__main__ does
    from PySide6.QtCore import QEvent, QObject, QTimer

    from newsreader.gui.app import end_window, make_application, open_window
    from newsreader.gui.article_list import ArticleList
    from newsreader.paths import library_paths
    from newsreader.settings import Settings

    began = float(os.environ[BEGAN])
    app = make_application(sys.argv[:1])
    paths = library_paths(Path(sys.argv[1]))

    class Watch(QObject):
        painted = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if not self.painted and event.type() is QEvent.Type.UpdateRequest and watched.isWidgetType():
                self.painted = -1.0
                QTimer.singleShot(0, self.note)  # once it has been painted
            return False

        def note(self) -> None:
            self.painted = (time.time() - began) * 1000

    watch = Watch()
    app.installEventFilter(watch)
    session, window = open_window(app, paths, Settings(paths.settings), demo=False)

    def look() -> None:
        shown = window.findChild(ArticleList)
        if watch.painted > 0 and shown is not None and _filled(shown.listing.model):
            sys.stdout.write(f"{watch.painted:.1f} {(time.time() - began) * 1000:.1f}\n")
            app.quit()

    timer = QTimer(interval=POLL_MS)
    timer.timeout.connect(look)
    timer.start()
    app.exec()
    end_window(session, window)


def _filled(model: "ArticleModel") -> bool:
    """Whether the first row is there, with its words."""
    return bool(model.ids) and model.known_row(model.ids[0]) is not None


if __name__ == "__main__":
    main()
