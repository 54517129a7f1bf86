"""What another process writes reaches the open article: its path, its star, the blocks below it. Nothing moves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from newsreader.gui.models.place import Kind
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.window import Window
from newsreader.library import correct, mark, pins
from newsreader.library.opened import Library
from newsreader.model import Block, Related
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.gui.articles import PARAGRAPH, make_readable, make_related
from tests.gui.desk import go, open_desk, opened_id
from tests.gui.newsstand import wait
from tests.gui.panes import pane
from tests.gui.test_stories import choose, flood, values

__all__ = ["flood", "pane", "values"]

LONG = PARAGRAPH * 60


@pytest.fixture
def window(flood: list[int], paths: Paths, values: Settings) -> Iterator[Window]:
    with open_desk(paths, values) as opened:
        yield opened


def look(window: Window) -> None:
    """Have the window see what the others wrote, as its clock does every few seconds."""
    window.session.look_for_others()


def look_once(window: Window) -> None:
    """Let what was written before the test be seen."""
    looked: list[bool] = []
    window.session.look_for_others()
    window.session.read(lambda _library: True, looked.append)
    wait(lambda: looked, "for the first look")


def path(window: Window) -> list[str]:
    readable = window.pane.current()
    return [title for title, _section, _feed in readable.path] if readable is not None else []


def text_in_view(pane: ReadingPane) -> str:
    """The text from the top of the view on."""
    page = pane._page
    cursor = page.cursorForPosition(QPoint(page.viewport().width() // 2, 4))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def stories(window: Window, block: Block) -> list[int]:
    """The articles that a block below the article shows."""
    shown = [one for one in window.pane._related._blocks if one.block is block]
    return [button.story.article for one in shown for button in one.buttons]


# ---------------------------------------------------------------- the page


def test_a_longer_path_moves_no_line_of_the_text_and_takes_no_choice(pane: ReadingPane) -> None:
    readable = make_readable(LONG)
    pane.show_article(readable)
    page = pane._page
    chosen = page.textCursor()
    chosen.setPosition(page.document().characterCount() - 900)
    chosen.setPosition(page.document().characterCount() - 860, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(chosen)
    pane.restore_position(700)
    before, words = text_in_view(pane), page.textCursor().selectedText()
    many = tuple((f"Chuyên mục thứ {number} có tên dài", number, None) for number in range(1, 9))
    pane.retell(replace(readable, path=many, muted_by=((1, "Một quy tắc"),)))
    assert "Chuyên mục thứ 8" in page.document().toPlainText()
    assert text_in_view(pane) == before
    assert page.textCursor().selectedText() == words != ""
    assert pane.scroll_position > 700


def test_what_is_told_as_before_is_not_laid_out_again(pane: ReadingPane) -> None:
    readable = make_readable(LONG)
    pane.show_article(readable)
    laid: list[bool] = []
    pane._page.document().contentsChanged.connect(lambda: laid.append(True))
    read = replace(readable.article, row=replace(readable.article.row, read=True, starred=True))
    pane.retell(replace(readable, article=read))
    assert laid == []
    assert pane.current() == replace(readable, article=read)


def test_from_the_top_of_a_page_its_path_is_seen(pane: ReadingPane) -> None:
    readable = make_readable(LONG)
    pane.show_article(readable)
    many = tuple((f"Chuyên mục thứ {number} có tên dài", number, None) for number in range(1, 9))
    pane.retell(replace(readable, path=many))
    assert pane.scroll_position == 0


# ---------------------------------------------------------------- the blocks


def shown(pane: ReadingPane) -> list[int]:
    return [button.story.article for button in pane._related.buttons()]


def scroll_to_blocks(pane: ReadingPane) -> None:
    bar = pane._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert not pane._related.visibleRegion().isEmpty()


def test_blocks_in_sight_stay_until_they_are_out_of_it(pane: ReadingPane) -> None:
    found = make_related()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, found)
    scroll_to_blocks(pane)
    before, stood = shown(pane), pane.scroll_position
    fewer = tuple(replace(one, row=replace(one.row, read=True)) for one in found[1:])
    pane.show_related(1, fewer, renewed=True)
    assert (shown(pane), pane.scroll_position) == (before, stood)
    assert [button.story.read for button in pane._related.buttons()] == [False] + [True] * (len(before) - 1)
    pane.restore_position(0)
    wait(lambda: shown(pane) == before[1:], "for the blocks to follow")
    assert pane.scroll_position == 0


def test_what_is_new_comes_behind_blocks_in_sight(pane: ReadingPane) -> None:
    found = make_related()
    first = tuple(one for one in found if one.block is not Block.HIGHLIGHTS)
    pane.show_article(make_readable(LONG))
    pane.show_related(1, first)
    scroll_to_blocks(pane)
    before, stood = shown(pane), pane.scroll_position
    pane.show_related(1, found, renewed=True)
    assert shown(pane)[: len(before)] == before
    assert len(shown(pane)) == len(found)
    assert pane.scroll_position == stood


def test_blocks_out_of_sight_follow_at_once_and_those_of_another_article_never(pane: ReadingPane) -> None:
    found = make_related()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, found)
    pane.show_related(2, found[2:], renewed=True)
    assert len(shown(pane)) == len(found)
    pane.show_related(1, found[2:], renewed=True)
    assert len(shown(pane)) == len(found) - 2
    pane.show_related(1, found, renewed=True)
    assert len(shown(pane)) == len(found)


def test_what_was_held_back_is_forgotten_with_its_article(pane: ReadingPane) -> None:
    found = make_related()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, found)
    scroll_to_blocks(pane)
    pane.show_related(1, found[2:], renewed=True)
    pane.show_article(make_readable(LONG, number=2))
    other: tuple[Related, ...] = found[4:]
    pane.show_related(2, other)
    pane.page_down()
    pane.page_up()
    QApplication.processEvents()
    assert len(shown(pane)) == len(other)


# ---------------------------------------------------------------- the window


def test_a_section_that_was_corrected_elsewhere_is_told_where_the_reader_is(
    window: Window, newsstand: Library, flood: list[int]
) -> None:
    look_once(window)
    old = flood_free(window, flood)
    choose(window, old)
    window.pane.page_down()
    stood = window.pane.scroll_position
    opened: list[object] = []
    assert stood > 0
    window.session.article_opened.connect(opened.append)
    sport = next(one.id for one in window.session.sections if one.key == "sport")
    correct.put(newsstand, [old], sport)
    look(window)
    wait(lambda: path(window)[-1:] == ["Sport"], "for the path")
    assert window.pane.scroll_position == stood
    assert opened == []
    assert opened_id(window) == old


def flood_free(window: Window, flood: list[int]) -> int:
    """An article with a long text, of no story."""
    return next(number for number in window.listing.model.ids if number not in flood)


def test_a_star_given_elsewhere_is_told_of_an_article_that_is_in_no_list(
    window: Window, newsstand: Library, flood: list[int]
) -> None:
    look_once(window)
    go(window, Kind.STARRED)
    window.session.open(flood[0])
    wait(lambda: opened_id(window) == flood[0], "for the article")
    button = window.bar.buttons["toggle-star"]
    before = button.icon().cacheKey()
    mark.mark_starred(newsstand, [flood[0]], True)
    look(window)
    wait(lambda: button.icon().cacheKey() != before, "for the star")
    readable = window.session.readable
    assert readable is not None
    wait(
        lambda: (now := window.session.readable) is not None and now.article.row.starred, "for what is told of it"
    )


def test_a_story_that_was_split_elsewhere_is_told_so_below_the_article(
    window: Window, newsstand: Library, flood: list[int]
) -> None:
    look_once(window)
    told: list[int] = []
    window.session.related_completed.connect(lambda article, _found: told.append(article))
    choose(window, flood[0])
    wait(lambda: told, "for the blocks")
    assert set(stories(window, Block.SAME_STORY)) == set(flood[1:3])
    window.pane._page.hide()  # nobody looks at them
    pins.split_off(newsstand, flood[1])
    look(window)
    wait(lambda: stories(window, Block.SAME_STORY) == flood[2:3], "for the story")


def test_while_the_first_blocks_are_looked_for_nothing_is_looked_for_twice(
    window: Window, newsstand: Library, flood: list[int]
) -> None:
    look_once(window)
    renewed: list[int] = []
    window.session.related_renewed.connect(lambda article, _found: renewed.append(article))
    told: list[int] = []
    window.session.related_completed.connect(lambda article, _found: told.append(article))
    choose(window, flood[0])
    mark.mark_starred(newsstand, [flood[3]], True)
    look(window)
    wait(lambda: told, "for the blocks")
    assert renewed == []
