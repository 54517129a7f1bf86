"""The Qt binding itself: PySide6 6.12.0 on Python < 3.12 lost one reference to None for each C++ void call."""

import sys

from PySide6.QtWidgets import QApplication


def test_calls_into_qt_do_not_lose_references_to_none(app: QApplication) -> None:
    app.processEvents()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        app.processEvents()
    # A few references come and go with Python's own bookkeeping; the fault lost a thousand.
    assert abs(sys.getrefcount(None) - before) < 100
