"""Anything is pressed, in any order: nothing breaks, and what the window shows is what the library holds."""

import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from newsreader.errors import LookupFailure
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.library.read import counts, list_ids
from newsreader.paths import Paths
from tests.gui.desk import open_desk, press, quiet_settings, settle
from tests.gui.hands import Hands
from tests.gui.newsstand import pause, wait

MOST_UNDONE = 30


@pytest.fixture(autouse=True)
def nothing_leaves_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser is started, and who is asked for a file names none."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_options: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_options: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_args: True)


def agree(window: Window, library: Library) -> bool:
    """Whether the window's numbers are the library's, and its list holds nothing that its place does not. What was
    just read stays in a list of unread articles, and the row under the eye whatever becomes of its article."""
    truth, shown, listed = counts(library), window.session.counts, window.listing.query
    try:
        there = {*list_ids(library, replace(listed, unread=False)), window.listing.selected}
    except LookupFailure:  # a saved search that is no more
        return False
    same = (truth.unread, truth.starred, truth.feeds) == (shown.unread, shown.starred, shown.feeds)
    return same and there >= set(window.listing.model.ids)


def work_through(paths: Paths, library: Library, seed: int, walks: Sequence[int]) -> None:
    """Press so often, each time until all is quiet again; then take everything back that can be."""
    with open_desk(paths, quiet_settings()) as window:
        window.actions_by_name["quit"].setEnabled(False)  # it is in the menu too
        hands = Hands(window, seed)
        for times in walks:
            hands.press(times)
            settle(window)
            try:
                wait(lambda: agree(window, library), "for the numbers")
            except AssertionError:
                sys.stderr.write("\n".join(hands.did[-60:]))
                raise
        window.articles.setFocus()
        for _ in range(MOST_UNDONE):
            press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            pause(0.01)
        settle(window)
        wait(lambda: agree(window, library), "for the numbers after undoing")


def test_anything_can_be_pressed(paths: Paths, newsstand: Library) -> None:
    work_through(paths, newsstand, 1, (100, 100))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_anything_can_be_pressed_for_long(paths: Paths, newsstand: Library, seed: int) -> None:
    work_through(paths, newsstand, seed, (400,) * 4)
