"""Dialogs beside which the window can be used, its preferences included."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from newsreader.gui import translation
from newsreader.gui.dialogs.feed_health import FeedHealthDialog
from newsreader.gui.dialogs.rules import RulesDialog
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.dialogs.story import StoryDialog
from newsreader.gui.window import Window
from tests.gui.desk import ids
from tests.gui.newsstand import wait


@pytest.mark.parametrize(
    ("show", "kind"),
    [
        (lambda window: window.ruling.show_rules(), RulesDialog),
        (lambda window: window.sectioning.show_editor(), SectionsDialog),
        (lambda window: window.commands.show_feed_health(), FeedHealthDialog),
        (lambda window: window.telling.show_timeline(ids(window)[0]), StoryDialog),
    ],
)
def test_none_stays_in_another_language_than_the_window(
    window: Window, app: QApplication, show: Callable[[Window], None], kind: type[QDialog]
) -> None:
    show(window)
    assert window.findChild(kind) is not None
    translation.install(app, "vi")
    wait(lambda: window.findChild(kind) is None, "for the dialog to go")
