"""The reading pane as a reader uses it: scrolling, links, pictures, related stories, sizes, copying, finding."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QTextFrame, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsreader.gui.reading_pane import EmptyState, ReadingPane, get_ready
from newsreader.gui.reading_pictures import State
from newsreader.gui.theme import DARK, LIGHT
from newsreader.model import Picture
from newsreader.settings import COLUMN_WIDTH, PICTURE_PIXELS, TEXT_SIZE
from tests.gui.articles import PARAGRAPH, draw_picture, make_readable, make_related
from tests.gui.panes import Heard, pane

__all__ = ["pane"]

LONG = PARAGRAPH * 60


def turn_wheel(
    pane: ReadingPane, delta: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    at = QPointF(300, 300)
    viewport = pane._page.viewport()
    event = QWheelEvent(
        at, viewport.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_getting_ready_shows_nothing_and_takes_nothing_away(pane: ReadingPane) -> None:
    pane.show_empty(EmptyState.NOTHING_SELECTED)
    shown = pane._stack.currentWidget()
    get_ready(pane)
    assert pane._stack.currentWidget() is shown
    assert pane._page.document().toPlainText().strip() == ""
    pane.show_article(make_readable(LONG))
    pane.page_down()
    place, text = pane.scroll_position, pane._page.document().toPlainText()
    get_ready(pane)
    assert (pane.scroll_position, pane._page.document().toPlainText()) == (place, text)


# ---------------------------------------------------------------- scrolling


def test_space_goes_through_the_article_to_its_end(pane: ReadingPane) -> None:
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    places = [pane.scroll_position]
    while pane.page_down():
        places.append(pane.scroll_position)
    assert len(places) > 3
    assert places == sorted(set(places))
    page = pane._page
    assert page.verticalScrollBar().value() + page.viewport().height() >= page.column.text_end()
    assert pane.page_up()


def test_code_stands_on_a_ground_with_room_around_it_and_lines_are_light(pane: ReadingPane) -> None:
    pane.show_article(make_readable("<p>Mã:</p><pre>def a():\n\n    return 1</pre><p>Sau.</p><hr><p>Hết.</p>"))
    page = pane._page
    shown = page.viewport().grab().toImage()
    column = [shown.pixelColor(page.column.left() - 4, y).name() for y in range(shown.height())]
    assert set(column) == {LIGHT.page, LIGHT.faint}
    first, last = column.index(LIGHT.faint), shown.height() - column[::-1].index(LIGHT.faint)
    assert set(column[first:last]) == {LIGHT.faint}  # no gap between lines, nor at an empty one
    assert last - first == pytest.approx(3 * 24 + 8, abs=8)
    inside = {shown.pixelColor(page.column.left() + 500, y).name() for y in range(last, shown.height())}
    assert LIGHT.line in inside
    assert LIGHT.ink not in inside


def test_a_short_article_has_no_page_to_turn(pane: ReadingPane) -> None:
    pane.show_article(make_readable())
    assert not pane.page_down()
    assert not pane.page_up()


def test_an_article_that_was_left_leaves_nothing_behind(pane: ReadingPane) -> None:
    def frames() -> int:
        gc.collect()
        return sum(isinstance(one, QTextFrame) for one in gc.get_objects())

    pane.show_article(make_readable())
    before = frames()
    for _ in range(20):
        pane.show_article(make_readable())
    assert frames() <= before + 1


def test_of_a_long_article_only_the_beginning_is_laid_out_at_once(pane: ReadingPane) -> None:
    """Also after something at the end of the last one was chosen."""
    page = pane._page
    for _ in range(2):
        pane.show_article(make_readable(PARAGRAPH * 2_000))
        last = page.document().lastBlock()
        assert last.layout().lineCount() == 0
        pane.show_related(1, make_related())  # which stand below all of it
        assert last.layout().lineCount() == 0
        assert page.textCursor().position() == 0
        for _moment in range(500):  # the rest comes by itself
            if last.layout().lineCount():
                break
            QTest.qWait(10)
        assert last.layout().lineCount()
        QTest.qWait(100)
        assert pane._related.y() > pane._page.viewport().height()
        assert page.verticalScrollBar().maximum() > pane._related.y()
        page.selectAll()
    pane.show_article(make_readable())
    assert not page.textCursor().hasSelection()


def test_another_article_begins_at_its_top(pane: ReadingPane) -> None:
    pane.show_article(make_readable(LONG))
    pane.page_down()
    pane.show_article(make_readable(LONG, number=2))
    assert pane.scroll_position == 0


def test_only_the_reader_counts_as_scrolling(pane: ReadingPane) -> None:
    heard = Heard()
    pane.scrolled_by_reader.connect(heard)
    pane.show_article(make_readable(LONG))
    pane.restore_position(300)
    assert not heard
    turn_wheel(pane, -120)
    assert len(heard) == 1
    pane.page_down()
    assert len(heard) == 2
    QTest.keyClick(pane._page, Qt.Key.Key_PageDown)
    assert len(heard) == 3


def test_the_place_comes_back_once_the_page_is_long_enough(pane: ReadingPane) -> None:
    pane.show_article(make_readable(PARAGRAPH * 8))
    pane.show_related(1, make_related())
    bar = pane._page.verticalScrollBar()
    wanted = bar.maximum() - 10
    pane.show_article(make_readable(PARAGRAPH * 8))
    pane.restore_position(wanted)
    assert pane.scroll_position < wanted
    pane.show_related(1, make_related())
    assert pane.scroll_position == wanted


# ---------------------------------------------------------------- links


def test_links_are_told_and_never_followed(pane: ReadingPane) -> None:
    told, sections = Heard(), Heard()
    pane.link_activated.connect(told)
    pane.section_requested.connect(sections)
    pane.show_article(make_readable())
    before = pane._page.toPlainText()
    for address in (
        "https://a.example/x?a=1",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "path:1",
        "path:9",
    ):
        pane._page.anchorClicked.emit(QUrl(address))
    assert told == [("https://a.example/x?a=1",), ("mailto:a@b.example",)]
    assert sections == [(3, None)]
    assert pane._page.toPlainText() == before


def test_a_click_on_the_section_path_asks_for_the_section(pane: ReadingPane, app: QApplication) -> None:
    sections = Heard()
    pane.section_requested.connect(sections)
    pane.show_article(make_readable())
    app.processEvents()
    cursor = QTextCursor(pane._page.document())
    cursor.setPosition(pane._page.toPlainText().index("Kinh tế") + 3)
    QTest.mouseClick(pane._page.viewport(), Qt.MouseButton.LeftButton, pos=pane._page.cursorRect(cursor).center())
    assert sections == [(3, None)]


def test_the_address_under_the_pointer_is_told(pane: ReadingPane) -> None:
    heard = Heard()
    pane.link_hovered.connect(heard)
    pane._page.highlighted.emit(QUrl("https://a.example/"))
    pane._page.highlighted.emit(QUrl("path:0"))
    pane._page.highlighted.emit(QUrl())
    assert heard == [("https://a.example/",), ("",), ("",)]


def test_tab_goes_through_links_and_then_once_through_each_related_story_and_back(
    pane: ReadingPane, app: QApplication
) -> None:
    pane.activateWindow()
    pane.show_article(make_readable())
    pane.show_related(1, make_related())
    app.processEvents()
    pane.setFocus()
    below: list[QWidget] = [
        link for block in pane._related._blocks for link in block.links() if link.isVisibleTo(pane)
    ]
    below += pane._related.buttons()
    assert {"HeadingLink", "StoryRow", "StoryCard", "StoryItem"} == {type(one).__name__ for one in below}
    links = 0
    while QApplication.focusWidget() is pane._page:
        tab()
        links += 1
    met = [QApplication.focusWidget()]
    while len(met) < len(below):
        tab()
        met.append(QApplication.focusWidget())
        assert in_view(pane, met[-1])
    assert set(met) == set(below)
    assert [one for one in met if one in pane._related.buttons()] == pane._related.buttons()
    for one in reversed(met):
        assert QApplication.focusWidget() is one
        tab(back=True)
    assert QApplication.focusWidget() is pane._page
    assert links > 2


def tab(*, back: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)


def in_view(pane: ReadingPane, widget: QWidget | None) -> bool:
    view = pane._page.viewport()
    return widget is not None and view.rect().contains(widget.mapTo(view, QPoint(0, 0)))


# ---------------------------------------------------------------- nothing is loaded


def test_nothing_but_the_articles_own_pictures_is_opened(pane: ReadingPane, tmp_path: Path) -> None:
    other = draw_picture(tmp_path / "other.png")
    style = tmp_path / "other.css"
    style.write_text("p { color: red }")
    body = (
        f'<style>@import "{style.as_uri()}";</style><link rel="stylesheet" href="{style.as_uri()}">'
        f'<p><img src="{Path(other.path).as_uri()}"><img src="https://a.example/x.png"><img src="picture:5"></p>'
    )
    pane.show_article(make_readable(body))
    page = pane._page
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource):
        for address in (style.as_uri(), Path(other.path).as_uri(), "https://a.example/x.png"):
            assert bytes(page.document().resource(kind.value, QUrl(address)).data()).strip() == b""
    for name in (Path(other.path).as_uri(), "https://a.example/x.png", "picture:5", "picture:-1", "picture:x"):
        assert page.pictures.picture(name) is None
    assert "color:#ff0000" not in page.toHtml()


# ---------------------------------------------------------------- pictures


def test_pictures_fill_the_column_and_keep_their_shape(pane: ReadingPane, tmp_path: Path) -> None:
    shown = draw_picture(tmp_path / "a.png", 1600, 800)
    pane.show_article(make_readable('<p class="picture"><img src="picture:0"></p>', pictures=(shown,)))
    assert picture_size(pane, 0) == (652, 326)
    pane._settings.set(COLUMN_WIDTH, 500)
    assert picture_size(pane, 0) == (500, 250)


def test_small_pictures_are_not_blown_up(pane: ReadingPane, tmp_path: Path) -> None:
    shown = draw_picture(tmp_path / "a.png", 120, 60)
    pane.show_article(make_readable('<p class="picture"><img src="picture:0"></p>', pictures=(shown,)))
    assert picture_size(pane, 0) == (120, 60)


def test_tall_pictures_can_be_seen_whole(pane: ReadingPane, tmp_path: Path) -> None:
    shown = draw_picture(tmp_path / "a.png", 700, 2100)
    pane.show_article(make_readable('<p class="picture"><img src="picture:0"></p>', pictures=(shown,)))
    assert picture_size(pane, 0) == (652, 750)


def test_what_cannot_be_shown_has_a_place_and_a_reason(pane: ReadingPane, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    vector = tmp_path / "drawing.svg"
    vector.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    pictures = (
        Picture("u0"),
        Picture("u1", failed=True),
        Picture("u2", str(broken)),
        Picture("u3", str(vector)),
        draw_picture(tmp_path / "good.png"),
    )
    body = "".join(f'<p class="picture"><img src="picture:{n}"></p>' for n in range(5))
    pane.show_article(make_readable(body, pictures=pictures))
    pane.grab()
    states = [pane._page.pictures.state(number) for number in range(5)]
    assert states == [State.MISSING, State.FAILED, State.FAILED, State.FAILED, State.SHOWN]


def test_a_picture_with_too_many_pixels_is_never_decoded(pane: ReadingPane, tmp_path: Path) -> None:
    pane._settings.set(PICTURE_PIXELS, 1_000_000)
    shown = draw_picture(tmp_path / "big.png", 1100, 1000)
    pane.show_article(make_readable('<p class="picture"><img src="picture:0"></p>', pictures=(shown,)))
    assert pane._page.pictures.state(0) is State.FAILED
    pane.grab()
    assert not pane._page.pictures._decoded


def test_pictures_that_come_later_leave_the_line_under_the_eye(
    pane: ReadingPane, app: QApplication, tmp_path: Path
) -> None:
    body = '<p class="picture"><img src="picture:0"></p>' + LONG
    pane.show_article(make_readable(body, pictures=(Picture("u0"),)))
    pane.restore_position(900)
    before = first_line(pane)
    shown = draw_picture(tmp_path / "a.png", 800, 700)
    pane.refresh_pictures(make_readable(body, pictures=(shown,)))
    app.processEvents()
    assert pane.scroll_position != 900
    assert first_line(pane) == before
    pane.refresh_pictures(make_readable(body, number=2, pictures=(shown,)))
    assert pane.current() == make_readable(body, pictures=(shown,))


def test_a_click_on_a_missing_picture_asks_for_it(pane: ReadingPane, app: QApplication) -> None:
    heard = Heard()
    pane.pictures_wanted.connect(heard)
    missing = Picture("u0", width=800, height=400)
    pane.show_article(make_readable('<p class="picture"><img src="picture:0"></p>', pictures=(missing,)))
    app.processEvents()
    QTest.mouseClick(pane._page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert heard == [(1,)]


# ---------------------------------------------------------------- looks


def test_zooming_is_a_setting(pane: ReadingPane) -> None:
    pane.show_article(make_readable())
    turn_wheel(pane, 240, Qt.KeyboardModifier.ControlModifier)
    assert pane._settings.get(TEXT_SIZE) == 21
    assert body_font_size(pane) == 21
    pane.zoom(-3)
    assert body_font_size(pane) == 18
    pane.zoom(0)
    assert body_font_size(pane) == TEXT_SIZE.default
    pane.zoom(1000)
    assert pane._settings.get(TEXT_SIZE) == TEXT_SIZE.default


@pytest.mark.parametrize(
    "change", [lambda pane: pane.zoom(4), lambda pane: pane.apply_theme(DARK), lambda pane: pane.resize(600, 700)]
)
def test_the_line_under_the_eye_stays_when_the_look_changes(
    pane: ReadingPane, app: QApplication, change: Callable[[ReadingPane], None]
) -> None:
    numbered = "".join(f"<p>Đoạn {number}. {'chữ ' * 40}</p>" for number in range(60))
    pane.show_article(make_readable(numbered))
    pane.restore_position(2000)
    before = first_line(pane)
    change(pane)
    app.processEvents()
    assert first_line(pane) == before


def test_the_column_is_in_the_middle(pane: ReadingPane, app: QApplication) -> None:
    pane.resize(1200, 700)
    pane.show_article(make_readable())
    app.processEvents()
    frame = pane._page.document().rootFrame().frameFormat()
    assert abs(frame.leftMargin() - frame.rightMargin()) <= 1
    assert pane._page.column.width() == 652


def test_an_empty_pane_says_why(pane: ReadingPane) -> None:
    heard = Heard()
    pane.add_feed_requested.connect(heard)
    pane.starter_list_requested.connect(heard)
    pane.show_empty(EmptyState.NO_FEEDS)
    pane._empty.add_feed.click()
    pane._empty.starter.click()
    pane.import_requested.connect(heard)
    pane._empty.bring.click()
    assert len(heard) == 3
    pane.show_empty(EmptyState.NOTHING_SELECTED)
    assert not pane._empty.add_feed.isVisible()
    assert pane._empty._title.text()
    assert pane.current() is None


def test_screen_readers_hear_the_headline_and_the_outline(pane: ReadingPane) -> None:
    pane.show_article(make_readable("<h2>Phần một</h2><p>Chữ</p>"))
    assert pane._page.accessibleName() == "Giá cà phê vượt 150 triệu đồng"
    assert "Phần một" in pane._page.accessibleDescription()


# ---------------------------------------------------------------- copying, finding


def test_copied_text_holds_no_tokens(pane: ReadingPane, tmp_path: Path) -> None:
    shown = draw_picture(tmp_path / "a.png")
    body = f'<p>Trước.</p><p class="picture"><img src="picture:0"></p><p class="caption">Chú thích</p>{PARAGRAPH}'
    pane.show_article(make_readable(body, pictures=(shown,)))
    pane._page.selectAll()
    pane._page.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert "\ufffc" not in copied.text()
    assert "picture:" not in copied.html()
    assert "Trước.\nChú thích" in copied.text().replace("\n\n", "\n")


def test_pictures_fit_their_column_where_the_margins_stay(pane: ReadingPane, tmp_path: Path) -> None:
    """In a narrow pane the margins are the same at any width, and Qt lays out the text once."""
    picture = draw_picture(tmp_path / "wide.png", 1200, 800)
    pane.show_article(replace(make_readable('<p>Trước.</p><p><img src="picture:0"></p>'), pictures=(picture,)))
    for width in (500, 640, 420):
        pane.resize(width, 600)
        QApplication.processEvents()
        block = pane._page.document().begin()
        while "\ufffc" not in block.text():
            block = block.next()
        assert round(block.layout().lineAt(0).height()) == round(pane._page.pictures.column * 2 / 3)


def test_the_keyboard_stays_in_the_pane_when_a_story_below_is_opened(pane: ReadingPane) -> None:
    pane.activateWindow()
    pane.show_article(make_readable(LONG))
    pane.show_related(1, make_related())
    pane._related.buttons()[0].setFocus()
    assert QApplication.focusWidget() is pane._related.buttons()[0]
    pane.show_article(make_readable("<p>Bài khác.</p>"))
    assert QApplication.focusWidget() is pane._page


def test_tab_reaches_the_buttons_of_an_empty_pane(pane: ReadingPane) -> None:
    pane.activateWindow()
    pane.show_empty(EmptyState.NO_FEEDS)
    pane.setFocus()
    assert QApplication.focusWidget() is pane._empty.starter
    QTest.keyClick(pane._empty.starter, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane._empty.add_feed
    QTest.keyClick(pane._empty.add_feed, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane._empty.bring
    pane.show_article(make_readable())
    pane.setFocus()
    assert QApplication.focusWidget() is pane._page


# ---------------------------------------------------------------- measures used above


def picture_size(pane: ReadingPane, index: int) -> tuple[int, int]:
    document = pane._page.document()
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            format_ = pieces.fragment().charFormat()
            if format_.isImageFormat() and format_.toImageFormat().name() == f"picture:{index}":
                size = pane._page.pictures.intrinsicSize(document, block.position(), format_)
                return round(size.width()), round(size.height())
            pieces += 1
        block = block.next()
    raise AssertionError(index)


def first_line(pane: ReadingPane) -> str:
    """The words at the top of the view."""
    cursor = pane._page.cursorForPosition(QPoint(pane._page.viewport().width() // 2, 4))
    return cursor.block().text()[:40]


def body_font_size(pane: ReadingPane) -> int:
    document = pane._page.document()
    cursor = QTextCursor(document)
    cursor.setPosition(document.toPlainText().index("Sáng 23/11") + 2)
    return cursor.charFormat().font().pixelSize()


def test_a_rebuilt_body_keeps_the_place(pane: ReadingPane) -> None:
    pane.show_article(make_readable(LONG))
    pane.restore_position(500)
    pane.refresh_pictures(replace(make_readable(LONG), body=LONG + PARAGRAPH))
    assert pane.scroll_position == 500
    pane.set_language("vi")
    assert pane.scroll_position == 500
