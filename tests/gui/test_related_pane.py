"""Related stories below the article: blocks, keys, clicks, reasons, thumbnails."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui.painting import lay_lines
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.story_buttons import StoryCard, StoryItem, StoryRow
from newsreader.gui.theme import SEMIBOLD, shell_font
from newsreader.model import Block
from tests.gui.articles import PARAGRAPH, draw_picture, make_readable, make_related
from tests.gui.panes import Heard, pane

__all__ = ["pane"]

LONG = PARAGRAPH * 60


# ---------------------------------------------------------------- related stories


def test_related_stories_stand_below_in_blocks(pane: ReadingPane) -> None:
    wanted = Heard()
    pane.thumbnails_wanted.connect(wanted)
    pane.show_article(make_readable())
    related = make_related()
    pane.show_related(1, related)
    kinds = [type(button) for button in pane._related.buttons()]
    assert kinds == [StoryRow] * 2 + [StoryCard] * 3 + [StoryItem] * 6
    assert [button.story.article for button in pane._related.buttons()] == [one.row.id for one in related]
    assert len(wanted[0][0]) == len(related)  # type: ignore[arg-type]  # a tuple of addresses
    assert pane._related.isVisible()


def test_related_stories_of_another_article_are_ignored(pane: ReadingPane) -> None:
    pane.show_article(make_readable(number=2))
    pane.show_related(1, make_related())
    assert not pane._related.buttons()
    pane.show_related(2, make_related())
    pane.show_article(make_readable(number=3))
    assert not pane._related.buttons()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_related_story_opens_by_keyboard(pane: ReadingPane, key: Qt.Key) -> None:
    heard = Heard()
    pane.article_requested.connect(heard)
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    QTest.keyClick(pane._related.buttons()[3], key)
    assert heard == [(103,)]


def test_a_related_story_opens_by_a_click_and_says_why(pane: ReadingPane, app: QApplication) -> None:
    heard = Heard()
    pane.article_requested.connect(heard)
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    app.processEvents()
    card = pane._related.buttons()[2]
    assert "both mention “giá cà phê”" in card.accessibleDescription()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert heard == [(102,)]


def test_the_story_that_the_keyboard_reaches_is_in_view(pane: ReadingPane, app: QApplication) -> None:
    pane.activateWindow()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    app.processEvents()
    last = pane._related.buttons()[-1]
    last.setFocus()
    app.processEvents()
    top = last.mapTo(pane._page.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + last.height() <= pane._page.viewport().height()


def test_related_stories_follow_the_text_while_scrolling(pane: ReadingPane, app: QApplication) -> None:
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    app.processEvents()
    gaps = set()
    for position in (0, 400, pane._page.verticalScrollBar().maximum()):
        pane.restore_position(position)
        gaps.add(pane._related.y() - (pane._page.column.text_end() - pane.scroll_position))
    assert len(gaps) == 1
    bottom = pane._related.geometry().bottom()
    assert bottom < pane._page.viewport().height()


@pytest.mark.parametrize("width", [420, 640, 1100])
def test_no_story_overlaps_another(pane: ReadingPane, app: QApplication, width: int) -> None:
    pane.resize(width, 700)
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    app.processEvents()
    boxes = [QRect(button.mapTo(pane._related, QPoint(0, 0)), button.size()) for button in pane._related.buttons()]
    for at, box in enumerate(boxes):
        assert pane._related.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_names_of_outlets_that_fit_are_not_cut(pane: ReadingPane) -> None:
    related = [one for one in make_related() if one.block is Block.SAME_STORY]
    outlets = ("The Long View", "Meridian Wire")
    named = tuple(
        replace(one, row=replace(one.row, outlet=outlet)) for one, outlet in zip(related, outlets, strict=True)
    )
    pane.show_article(make_readable())
    pane.show_related(1, named)
    for button in pane._related.buttons():
        assert isinstance(button, StoryRow)
        outlet = button.story.outlet
        assert lay_lines(outlet, shell_font(13, SEMIBOLD), button._outlet_width, 1) == [outlet]


def test_a_thumbnail_arrives(pane: ReadingPane, tmp_path: Path) -> None:
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    picture = draw_picture(tmp_path / "thumb.png")
    pane.set_thumbnails({"https://khoixa.example/102.jpg": picture.path})
    assert [button.story.article for button in pane._related.buttons() if button.story.picture] == [102]
    pane.grab()
