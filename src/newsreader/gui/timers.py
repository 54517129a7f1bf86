"""Making timers in one line. Knows nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def make_timer(parent: QObject, milliseconds: int, call: Callable[[], object], *, once: bool = False) -> QTimer:
    """A timer that is not running yet; `call` is called every so many milliseconds, or `once`."""
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.setSingleShot(once)
    timer.timeout.connect(call)
    return timer
