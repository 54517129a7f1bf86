"""The table of actions: whole, without two acts on one key, every act with a verb and an icon that exists."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from newsreader.assets import asset
from newsreader.gui.actions import ACTS, MENU, make_actions


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for act in ACTS for key in act.keys)
    assert "" not in keys
    assert not [key for key, count in keys.items() if count > 1]


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
    verbs = {act.name: (lambda name=act.name: called.append(name)) for act in ACTS}
    actions = make_actions(window, verbs, (pane,))
    for action in actions.values():
        action.trigger()
    assert called == [act.name for act in ACTS]
