"""Where no window can be opened: a sentence on stderr and an exit code, where Qt by itself aborts the process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from newsreader.wording import sentence

NO_WINDOW = 1  # the exit code
_UNREACHED = "could not connect to display"
_UNKNOWN = "Could not find the Qt platform plugin"  # which was asked for, or is missing: a display would not help
_NEEDED = "is needed to load"  # Qt says so of one library whatever the reason is


@contextmanager
def refusal_told() -> Iterator[None]:
    """While the application object is made: tell what Qt cannot go on after, and end the process. What it says
    else is said afterwards."""
    said: list[str] = []
    formed: list[str] = []  # the same lines as Qt prints them

    def take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            print(f"newsreader: {reason(said or [text])}", file=sys.stderr, flush=True)
            os._exit(NO_WINDOW)  # Qt would abort behind this
        said.append(text)
        formed.append(qFormatLogMessage(kind, context, text))

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for line in formed:
            print(line, file=sys.stderr)


def reason(said: list[str]) -> str:
    """Why there is no window, in a sentence; `said` are the lines that Qt said of it."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    elsewhere = sys.platform in ("win32", "darwin") or any(_UNKNOWN in line for line in said)
    if not display and not elsewhere:
        return sentence("window.no_display")
    if any(_UNREACHED in line for line in said):
        return sentence("window.display", {"display": display})
    needed = [line for line in said if _NEEDED in line]
    return sentence("window.no_start", {"reason": (needed or said)[0].rstrip(".")})
