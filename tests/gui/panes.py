"""A reading pane on its own, and ears for its signals: what the tests of the pane share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.theme import LIGHT
from newsreader.settings import Settings
from tests.gui.events import sweep


@pytest.fixture
def pane(app: QApplication) -> Iterator[ReadingPane]:
    made = ReadingPane(LIGHT, Settings(None), "en")
    made.resize(804, 700)
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()
    sweep()


class Heard(list[tuple[object, ...]]):
    """What a signal told."""

    def __call__(self, *values: object) -> None:
        self.append(values)
