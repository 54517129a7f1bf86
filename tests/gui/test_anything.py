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


def disagreement(window: Window, library: Library) -> str:
    """What the window tells otherwise than the library, "" for nothing. What was just read stays in a list of unread
    articles, and the row under the eye whatever becomes of its article."""
    truth, shown, listed = counts(library), window.session.counts, window.listing.query
    try:
        there = {*list_ids(library, replace(listed, unread=False)), window.listing.selected}
    except LookupFailure:
        return f"the list is of a saved search that is no more: {listed}"
    surplus = set(window.listing.model.ids) - there
    wrong = [
        f"{name}: {ours} shown, {theirs} stored"
        for name in ("unread", "starred", "feeds")
        if (ours := getattr(shown, name)) != (theirs := getattr(truth, name))
    ]
    if surplus:
        rows = library.store.articles.rows(sorted(surplus))
        wrong.append(f"{surplus} in the list of {listed}, stored as {rows}")
    return "; ".join(wrong)


def wait_for_agreement(window: Window, library: Library, hands: Hands, what: str) -> None:
    try:
        wait(lambda: not disagreement(window, library), what)
    except AssertionError:
        sys.stderr.write("\n".join([*hands.did[-60:], disagreement(window, library)]))
        raise


def work_through(paths: Paths, library: Library, seed: int, walks: Sequence[int]) -> None:
    """Press so often, each time until all is quiet again; then take everything back that can be."""
    with open_desk(paths, quiet_settings()) as window:
        window.actions_by_name["quit"].setEnabled(False)  # it is in the menu too
        hands = Hands(window, seed)
        for times in walks:
            hands.press(times)
            settle(window)
            wait_for_agreement(window, library, hands, "for the numbers")
        window.articles.setFocus()
        for _ in range(MOST_UNDONE):
            press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            pause(0.01)
        settle(window)
        wait_for_agreement(window, library, hands, "for the numbers after undoing")


def test_anything_can_be_pressed(paths: Paths, newsstand: Library) -> None:
    work_through(paths, newsstand, 1, (100, 100))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_anything_can_be_pressed_for_long(paths: Paths, newsstand: Library, seed: int) -> None:
    work_through(paths, newsstand, seed, (400,) * 4)
