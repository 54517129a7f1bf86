"""The rows of the dialog that merges stories: a headline stands out, and has room, at any size of text."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from newsreader.gui.app import dress
from newsreader.gui.dialogs.merging import MergeDialog
from newsreader.gui.text_size import grown
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.library.story_page import Candidate
from tests.gui.articles import make_row
from tests.gui.newsstand import wait

LONG = "Chính phủ nói chín mươi phần trăm cử tri đã đi bầu cử quốc hội hôm chủ nhật, bất chấp lời kêu gọi tẩy chay"


@pytest.mark.parametrize("larger", [1.0, 1.5])
def test_rows_have_room_for_two_lines_of_a_headline_and_what_is_below(
    app: QApplication, window: Window, monkeypatch: pytest.MonkeyPatch, larger: float
) -> None:
    """All was set in one weight, so that headlines could not be told from outlets and reasons."""
    monkeypatch.setattr(window.session.stories, "near", lambda _article, _done: None)
    usual = app.font()
    try:
        font = QFont(usual)
        font.setPixelSize(round(usual.pixelSize() * larger))
        app.setFont(font)
        dialog = MergeDialog(window.session, 1, window)
        dialog.show()
        dialog._show((Candidate(make_row(1, LONG), 0.5, ("cử tri",)), Candidate(make_row(2, "Ngắn"), 0.5, ())))
        wait(lambda: dialog.list.count() == 2, "for the rows")
        QApplication.processEvents()
        long, short = (dialog.list.visualItemRect(dialog.list.item(row)).height() for row in (0, 1))
        assert (long, short) == (grown(14 + 4 * 18), grown(14 + 2 * 18))
        width = dialog.list.visualItemRect(dialog.list.item(0)).width()
        dialog.resize(dialog.width() * 2, dialog.height())
        wait(lambda: dialog.list.visualItemRect(dialog.list.item(0)).width() > width, "for the width")
        wait(lambda: dialog.list.visualItemRect(dialog.list.item(0)).height() < long, "for one line")
        bold = _darkest_runs(dialog)
        assert bold[0] > bold[1], "the headline is heavier than what is below it"
        dialog.deleteLater()
    finally:
        app.setFont(usual)
        dress(app, LIGHT)


def _darkest_runs(dialog: MergeDialog) -> tuple[int, int]:
    """How many dark pixels the headline of the second row has, and the line below it, each by its letters."""
    box = dialog.list.visualItemRect(dialog.list.item(1))
    image = dialog.list.viewport().grab(box).toImage()
    half = image.height() // 2

    def dark(top: int, bottom: int) -> int:
        return sum(
            image.pixelColor(x, y).lightness() < 90 for y in range(top, bottom) for x in range(image.width())
        )

    return dark(0, half), dark(half, image.height())
