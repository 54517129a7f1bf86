"""Names in dialogs are what they are: no sign of HTML in them is one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.conftest import sweep
from tests.gui.every_dialog import DIALOGS, NAME, open_named


@pytest.fixture
def window(paths: Paths, newsstand: Library) -> Iterator[Window]:
    with open_named(paths, newsstand) as opened:
        yield opened


def test_no_dialog_takes_a_name_for_html(window: Window) -> None:
    naming, taken = set(), []
    for make in DIALOGS:
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        for label in dialog.findChildren(QLabel):
            if NAME in label.text():
                naming.add(type(dialog).__name__)
            if label.textFormat() is Qt.TextFormat.AutoText and "<" in label.text():
                taken.append(f"{type(dialog).__name__}: {label.text()}")
        dialog.close()
        dialog.deleteLater()
        sweep()
    assert taken == []
    assert naming >= {"CategoryDialog", "FeedSettingsDialog", "PasswordDialog", "SectionChoiceDialog"}
