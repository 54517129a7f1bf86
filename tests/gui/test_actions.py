"""The table of actions: whole, without two acts on one key, every act with a verb and an icon that exists."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from newsreader.assets import asset
from newsreader.gui.actions import ACTS, MENU, make_actions
from newsreader.gui.dialogs.shortcuts import ShortcutsDialog
from newsreader.library.opened import Library, open_library
from newsreader.paths import Paths
from tests.gui.desk import open_desk, press, quiet_settings


def test_no_key_does_two_things() -> None:
    everywhere, in_parts = (
        Counter(QKeySequence(key).toString() for act in ACTS if act.part is part for key in act.keys)
        for part in (False, True)
    )
    assert "" not in everywhere + in_parts
    assert not [key for key, count in everywhere.items() if count > 1 or in_parts[key]]


def test_names_are_unique_and_the_menu_knows_them() -> None:
    names = [act.name for act in ACTS]
    assert len(names) == len(set(names))
    assert {name for name in MENU if name} <= set(names)


def test_every_icon_exists() -> None:
    for act in ACTS:
        if act.icon:
            assert asset("icons", f"{act.icon}.svg").is_file()


def test_actions_call_their_verbs() -> None:
    window, pane = QWidget(), QWidget()
    called: list[str] = []
    names = [act.name for act in ACTS if not act.part]
    verbs = {name: (lambda name=name: called.append(name)) for name in names}
    actions = make_actions(window, verbs, (pane,))
    for action in actions.values():
        action.trigger()
    assert called == names


def test_every_key_of_the_window_stands_on_the_sheet(newsstand: Library, paths: Paths) -> None:
    del newsstand
    with open_desk(paths, quiet_settings()) as window:
        keys = {one.key().toString() for one in window.findChildren(QShortcut)}
        keys |= {key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()}
        window.actions_by_name["shortcuts"].trigger()
        sheet = window.findChild(ShortcutsDialog)
        assert sheet is not None
        told = {QKeySequence(key).toString() for line in sheet.shown() for key in line.keys}
        assert {"F3", "Shift+F3", "Ctrl+G", "Ctrl+Shift+G", "Ctrl+F", "J"} <= keys
        assert keys - told == set()
        sheet.close()


def test_a_key_that_has_nothing_to_act_on_says_so(paths: Paths) -> None:
    open_library(paths).close()
    with open_desk(paths, quiet_settings()) as window:
        told: list[str] = []
        window.session.said.connect(told.append)
        for name in ("toggle-read", "toggle-star", "keep", "open-original"):
            window.actions_by_name[name].trigger()
        assert told == ["Choose an article first."] * 4
        for name in ("refresh", "refresh-all"):
            window.actions_by_name[name].trigger()
        assert told[4:] == ["There is no feed to refresh yet."] * 2


def test_a_key_opens_the_menu(newsstand: Library, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert newsstand
    with open_desk(paths, quiet_settings()) as window:
        opened: list[bool] = []  # what is shown goes on until it is closed
        monkeypatch.setattr(window.bar.menu, "showMenu", lambda: opened.append(True))
        press(window, Qt.Key.Key_F10)
        assert opened == [True]
        assert window.bar.menu.toolTip() == "Menu (F10)"
