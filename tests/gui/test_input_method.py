"""Vietnamese must be possible to type: which input method Qt is told to use, and what arrives through it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from newsreader.gui.dialogs.first_run import FirstRunDialog
from newsreader.gui.dialogs.name import NameDialog
from newsreader.gui.find_bar import FindBar
from newsreader.gui.input_method import choose_input_method
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.search_bar import SearchBar
from newsreader.gui.theme import LIGHT
from newsreader.outline import Outline
from newsreader.settings import Settings
from tests.gui.articles import make_readable
from tests.gui.events import sweep

WHEEL = frozenset({"libibusplatforminputcontextplugin.so", "libcomposeplatforminputcontextplugin.so"})
TYPED = "Người Việt đọc báo"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;ibus"}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "compose"}, {"QT_IM_MODULE": "compose"}),
        ({"XMODIFIERS": "@im=fcitx"}, {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, {"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}),
        ({}, {}),
    ],
)  # fmt: skip
def test_ibus_stands_in_for_fcitx(before: dict[str, str], after: dict[str, str]) -> None:
    environment = dict(before)
    choose_input_method(environment, WHEEL)
    assert environment == after


def test_a_plugin_for_fcitx_is_used_where_there_is_one() -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    choose_input_method(environment, WHEEL | {"libfcitx5platforminputcontextplugin.so"})
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_the_wheel_brings_ibus_and_no_fcitx() -> None:
    """When this fails, Qt brings a plugin for fcitx at last, and the fallback can go."""
    environment = {"QT_IM_MODULE": "fcitx"}
    choose_input_method(environment)
    assert environment == {"QT_IM_MODULE": "ibus"}


@pytest.fixture
def fields(app: QApplication) -> Iterator[dict[str, QLineEdit]]:
    """The fields to type in: search, find, a dialog's name, a dialog's filter."""
    pane = ReadingPane(LIGHT, Settings(None), "vi")
    pane.show_article(make_readable())
    find = pane.findChild(FindBar)
    assert find is not None
    owners: dict[str, QWidget] = {
        "search": SearchBar(LIGHT),
        "find": find,
        "name": NameDialog("Thư mục mới"),
        "filter": FirstRunDialog(Outline()),
    }
    found = {}
    for name, owner in owners.items():
        field = owner if isinstance(owner, QLineEdit) else owner.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        found[name] = field
    yield found
    for owner in (*owners.values(), pane):
        owner.deleteLater()
    sweep()


@pytest.mark.parametrize("name", ["search", "find", "name", "filter"])
def test_what_an_input_method_commits_arrives(fields: dict[str, QLineEdit], name: str) -> None:
    field = fields[name]
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    field.clear()
    for syllable in TYPED.split(" "):
        preedit = QInputMethodEvent(syllable[:1], [])
        QApplication.sendEvent(field, preedit)
        commit = QInputMethodEvent()
        commit.setCommitString(syllable if not field.text() else f" {syllable}")
        QApplication.sendEvent(field, commit)
    assert field.text() == TYPED
