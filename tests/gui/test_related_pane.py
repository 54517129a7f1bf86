"""Related stories below the article: blocks, keys, clicks, reasons, thumbnails."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.gui.painting import lay_lines
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.story_buttons import StoryCard, StoryItem, StoryRow
from newsreader.gui.theme import SEMIBOLD, shell_font
from newsreader.gui.times import clock_or_age
from newsreader.model import Block, Related
from tests.gui.articles import PARAGRAPH, draw_picture, make_readable, make_related, make_row
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


def test_each_block_says_what_holds_it_together(pane: ReadingPane) -> None:
    pane.show_article(make_readable())
    related = make_related()
    named = [replace(one, authors=("Lê & Hằng",)) if one.block is Block.SAME_AUTHOR else one for one in related]
    pane.show_related(1, tuple(named))
    said = [view.accessibleName() for view in pane._related._blocks if view.block is not Block.SAME_TOPIC]
    assert said == [
        "Same story 3 outlets",
        "Same author Lê & Hằng",
        "Same section Kinh tế",
        "Most read by you, last 7 days",
        "Latest of all your feeds",
        "Highlights most outlets, last 3 days",
    ]
    assert "Lê &amp; Hằng" in pane._related._blocks[2]._label.text()
    pane._related._blocks[2].resize(150, 80)
    assert "…</span>" in pane._related._blocks[2]._label.text()


def test_a_story_is_told_by_as_many_outlets_as_everywhere(pane: ReadingPane) -> None:
    """A portal's articles count for the paper that they name: two outlets, though three feeds bring them."""
    related = [one for one in make_related() if one.block is Block.SAME_STORY]
    told = [
        replace(one, outlets=0, row=replace(one.row, outlet=name, outlets=2))
        for one, name in zip(related, ("Cổng Tin", "Nhịp Phố"), strict=True)
    ]
    pane.show_article(make_readable())
    pane.show_related(1, tuple(told))
    assert pane._related._blocks[0].accessibleName() == "Same story 2 outlets"


def test_a_highlight_has_the_number_of_its_row_in_the_list(pane: ReadingPane) -> None:
    """Chosen for five outlets that wrote of it themselves, where six tell it: the block said 5, the list 6."""
    chosen = next(one for one in make_related() if one.block is Block.HIGHLIGHTS)
    pane.show_article(make_readable())
    pane.show_related(1, (replace(chosen, outlets=5, row=replace(chosen.row, outlets=6)),))
    assert [button.story.note for button in pane._related.buttons()] == ["6 outlets"]


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
    assert len(boxes) == len(make_related())
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
    assert len(pane._related.buttons()) == len(outlets)
    for button in pane._related.buttons():
        assert isinstance(button, StoryRow)
        outlet = button.story.outlet
        assert lay_lines(outlet, shell_font(13, SEMIBOLD), button._outlet_width, 1) == [outlet]


def test_the_middle_button_and_control_lead_to_the_browser(pane: ReadingPane) -> None:
    """The middle button did nothing, and Ctrl left the article as a click does."""
    wanted, opened = Heard(), Heard()
    pane.article_requested.connect(wanted)
    pane.link_activated.connect(opened)
    pane.show_article(make_readable())
    related = make_related()
    pane.show_related(1, related)
    button, left, middle = pane._related.buttons()[3], Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
    QTest.mouseClick(button, middle)
    QTest.mouseClick(button, left, Qt.KeyboardModifier.ControlModifier)
    QTest.mousePress(button, middle)
    QTest.mouseRelease(button, middle, pos=QPoint(-5, -5))  # thought better of
    assert opened == [(related[3].row.url,)] * 2
    assert related[3].row.url
    assert not wanted
    QTest.mouseClick(button, left)
    assert wanted == [(related[3].row.id,)]


@pytest.mark.parametrize(("width", "lines"), [(804, 1), (360, 2)])
def test_a_headline_stands_below_its_outlet_where_it_is_narrow(pane: ReadingPane, width: int, lines: int) -> None:
    """Two words of it were left beside the name, in a window of 1000 pixels."""
    title = "Nông dân Tây Nguyên giữ hàng chờ đợt giá mới sau hai vụ mất mùa liên tiếp"
    first = next(one for one in make_related() if one.block is Block.SAME_STORY)
    pane.resize(width, 700)
    pane.show_article(make_readable())
    pane.show_related(1, (replace(first, row=replace(first.row, title=title)),))
    (row,) = pane._related.buttons()
    assert row.height() == (StoryRow.HEIGHT if lines == 1 else StoryRow.HEIGHT + 1 + 2 * 18)
    assert row.grab().toImage().height() == row.height()


def test_a_number_of_outlets_is_not_cut(pane: ReadingPane) -> None:
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    heading = pane._related._blocks[0]
    assert "3 outlets" in heading._label.text()
    heading.resize(200, 80)
    assert "outl" not in heading._label.text()
    assert "…" not in heading._label.text()


def test_cards_have_room_for_pictures_where_there_is_one(pane: ReadingPane) -> None:
    """Cards of feeds without pictures were grey boxes with a letter."""
    related = [one for one in make_related() if one.block is Block.SAME_TOPIC]
    bare = [replace(one, row=replace(one.row, thumbnail="")) for one in related]
    heights = []
    for shown in (related, [*bare[:1], *related[1:]], bare):
        pane.show_article(make_readable())
        pane.show_related(1, tuple(shown))
        heights.append(pane._related.buttons()[0].height())
    assert heights[0] == heights[1]
    assert heights[2] < heights[0] - 80


def test_a_clock_time_is_of_today() -> None:
    """Last night's article of a story said 20:53, at half past eight in the evening."""
    now = datetime(2026, 3, 10, 20, 30).astimezone()
    assert clock_or_age(now - timedelta(hours=20), now, "en") == "00:30"
    assert clock_or_age(now - timedelta(hours=23), now, "en") == "23 h"
    assert clock_or_age(now + timedelta(hours=1), now, "en") == "now"


def test_a_thumbnail_arrives(pane: ReadingPane, tmp_path: Path) -> None:
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    picture = draw_picture(tmp_path / "thumb.png")
    pane.set_thumbnails({"https://khoixa.example/102.jpg": picture.path})
    assert [button.story.article for button in pane._related.buttons() if button.story.picture] == [102]
    pane.grab()


# ---------------------------------------------------------------- what the archive adds


def completed(related: tuple[Related, ...]) -> tuple[Related, ...]:
    """The blocks in another order of articles, with one more article before each block's and two behind it."""
    found: list[Related] = []
    for place, block in enumerate(dict.fromkeys(one.block for one in related)):
        mine = [one for one in related if one.block is block]
        new = [Related(block, make_row(1000 + 10 * place + n, f"Từ kho {n}"), more=n > 0) for n in range(3)]
        found += [new[0], *reversed(mine), *new[1:]]
    return tuple(found)


def boxes(pane: ReadingPane) -> dict[int, QRect]:
    """Where each story stands in the window, by its article."""
    return {
        button.story.article: QRect(button.mapTo(pane, QPoint(0, 0)), button.size())
        for button in pane._related.buttons()
    }


def test_what_is_in_sight_stays_where_it_is_when_the_archive_completes_it(
    pane: ReadingPane, app: QApplication
) -> None:
    related = tuple(one for one in make_related() if one.block is not Block.SAME_AUTHOR)
    pane.show_article(make_readable())
    pane.show_related(1, related)
    app.processEvents()
    assert not pane._related.visibleRegion().isEmpty()
    before = boxes(pane)
    pane.show_related(1, completed(make_related()), completed=True)
    app.processEvents()
    after = boxes(pane)
    assert {article: after[article] for article in before} == before
    lowest = max(box.bottom() for box in before.values())
    new = set(after) - set(before)
    assert new
    assert all(after[article].top() > lowest for article in new)
    assert pane._related._blocks[-1].block is Block.SAME_AUTHOR


def test_what_nobody_sees_yet_is_put_in_the_best_order(pane: ReadingPane, app: QApplication) -> None:
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    app.processEvents()
    assert pane._related.visibleRegion().isEmpty()
    best = completed(make_related())
    position = pane.scroll_position
    pane.show_related(1, best, completed=True)
    app.processEvents()
    assert [button.story.article for button in pane._related.buttons()] == [
        one.row.id for one in best if not one.more
    ]
    assert pane.scroll_position == position


def test_what_a_block_has_more_of_is_behind_a_button(pane: ReadingPane, app: QApplication) -> None:
    asked = Heard()
    pane.thumbnails_wanted.connect(asked)
    pane.show_article(make_readable())
    related = make_related()
    pane.show_related(1, related)
    assert not any(block.more.isVisible() for block in pane._related._blocks)
    pane.show_related(1, completed(related), completed=True)
    app.processEvents()
    topic = pane._related._blocks[1]
    assert topic.block is Block.SAME_TOPIC
    assert topic.more.isVisible()
    assert topic.more.text() == "3 more"
    asked.clear()
    QTest.keyClick(topic.more, Qt.Key.Key_Space)
    app.processEvents()
    topic = pane._related._blocks[1]
    assert not topic.more.isVisible()
    assert [button.story.article for button in topic.buttons[-3:]] == [1010, 1011, 1012]
    assert topic.buttons[-3].hasFocus()
    assert pane._related._blocks[0].more.isVisible()
    assert asked


def test_what_the_archive_completes_for_another_article_is_ignored(pane: ReadingPane) -> None:
    pane.show_article(make_readable(number=2))
    pane.show_related(1, completed(make_related()), completed=True)
    assert not pane._related.buttons()


def test_the_button_for_more_that_the_keyboard_reaches_is_in_view(pane: ReadingPane, app: QApplication) -> None:
    pane.activateWindow()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    pane.show_related(1, completed(make_related()), completed=True)
    app.processEvents()
    more = pane._related._blocks[-1].more
    more.setFocus()
    app.processEvents()
    top = more.mapTo(pane._page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= pane._page.viewport().height() - more.height()


def test_a_heading_is_whole_beside_the_way_to_the_timeline(pane: ReadingPane, app: QApplication) -> None:
    pane.resize(340, 600)
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    app.processEvents()
    block = next(one for one in pane._related._blocks if one.block is Block.SAME_STORY)
    assert block.timeline is not None
    assert block._label.width() >= block._label.sizeHint().width()
    assert block._label.geometry().right() < block.timeline.geometry().left()
    assert block.timeline.geometry().right() < block.width()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_way_to_the_timeline_is_pressed_by_keys(pane: ReadingPane, key: Qt.Key) -> None:
    asked = Heard()
    pane.timeline_requested.connect(asked)
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    link = next(block.timeline for block in pane._related._blocks if block.timeline is not None)
    QTest.keyClick(link, key)
    assert len(asked) == 1
