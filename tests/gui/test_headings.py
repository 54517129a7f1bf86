"""Names in dialogs are what they are: no sign of HTML in them is one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel

from newsreader.gui import translation
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.events import sweep
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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_heading_of_a_column_is_cut(app: QApplication, window: Window, language: str) -> None:
    translation.install(app, language)
    window.retranslate()
    cut = []
    for make in DIALOGS[:-1]:  # the last one is Qt's own
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        for header in dialog.findChildren(QHeaderView):
            if not header.isVisibleTo(dialog) or header.orientation() is not Qt.Orientation.Horizontal:
                continue
            names = [header.model().headerData(place, header.orientation()) for place in range(header.count())]
            room = [header.sectionSize(place) - 16 for place in range(header.count())]  # with the style's padding
            measure = header.fontMetrics().horizontalAdvance
            cut += [name for name, least in zip(names, room, strict=True) if measure(str(name or "")) > least > 0]
        dialog.close()
        sweep()
    assert cut == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_a_category_is_in_no_section_is_told_whole(app: QApplication, window: Window, language: str) -> None:
    """In Vietnamese it ended in dots, beside empty room."""
    translation.install(app, language)
    dialog = SectionsDialog(window)
    dialog.show_page(1)
    dialog.show()
    QApplication.processEvents()
    table = dialog.categories.table
    words = table.fontMetrics().horizontalAdvance(window.session.tree.title(None))
    assert words <= table.header().sectionSize(2) - 16, "with the style's padding"
    dialog.close()
    dialog.deleteLater()
    sweep()
