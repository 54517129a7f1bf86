"""The shell beside the system's text: as drawn at the usual size, and as much larger as that is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from newsreader.gui import text_size, translation
from newsreader.gui.app import Look, dress
from newsreader.gui.models.place import Kind
from newsreader.gui.models.views import Rows
from newsreader.gui.painting import sharpness
from newsreader.gui.text_size import grown, grown_sheet, growth, wanted_pixels
from newsreader.gui.theme import DARK, LIGHT, ROW_HEIGHT, SEMIBOLD, SIDEBAR_ROW, shell_font, wear_font
from newsreader.gui.window import Window, first_widths
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait

SetText = Callable[[float], None]


def points(size: float) -> QFont:
    made = QFont("Sans Serif")
    made.setPointSizeF(size)
    return made


@pytest.fixture
def system_text(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetText]:
    """Gives the system's text another size, as Qt would say it."""
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    yield lambda size: monkeypatch.setattr(text_size, "system_font", lambda: points(size))
    monkeypatch.undo()
    dress(app, LIGHT)


@pytest.mark.parametrize(
    ("size", "desktop", "platform", "pixels"),
    [
        (9, "", "linux", 13),  # what Qt says where it knows nothing
        (10, "KDE", "linux", 13),
        (11, "ubuntu:GNOME", "linux", 13),
        (9, "GNOME", "linux", 13),
        (8, "KDE", "linux", 12),
        (11, "KDE", "linux", 14),
        (13, "", "linux", 17),
        (13.75, "GNOME", "linux", 16),  # its usual 11 points at a text scaling of 1.25
        (16, "KDE", "linux", 21),
        (20, "XFCE", "linux", 26),
        (72, "KDE", "linux", 26),  # a screen holds no more
        (4, "KDE", "linux", 10),
        (9, "", "win32", 13),
        (13.5, "", "win32", 20),
        (13, "", "darwin", 13),
    ],
)
def test_how_large_text_is(size: float, desktop: str, platform: str, pixels: int) -> None:
    assert wanted_pixels(points(size), desktop, platform) == pixels


def test_a_system_font_may_be_told_in_pixels() -> None:
    font = QFont("Sans Serif")
    font.setPixelSize(20)
    assert wanted_pixels(font, "KDE", "linux") == wanted_pixels(points(15), "KDE", "linux") == 20


def test_at_the_usual_size_all_is_as_drawn(app: QApplication, system_text: SetText) -> None:
    for size in (9, 10):
        system_text(size)
        dress(app, LIGHT)
        assert growth() == 1.0
        assert [grown(length) for length in range(100)] == list(range(100))
        assert grown_sheet("padding: 3px 14px") == "padding: 3px 14px"
        assert [shell_font(size).pixelSize() for size in (11.4, 12.3, 12.5, 13, 19.5)] == [11, 12, 12, 13, 20]


def test_lengths_grow_with_text_and_thin_lines_do_not(app: QApplication, system_text: SetText) -> None:
    system_text(16)
    dress(app, LIGHT)
    assert growth() == 21 / 13
    assert grown(97) == 157
    assert shell_font(13).pixelSize() == 21
    assert grown_sheet("border: 1px; padding: 3px 14px") == "border: 1px; padding: 5px 23px"


def test_an_article_keeps_room_beside_large_text(app: QApplication, system_text: SetText) -> None:
    assert first_widths(1440) == (232, 404, 804)
    system_text(20)
    dress(app, LIGHT)
    left, middle, article = first_widths(1440)
    assert left > 232
    assert middle > 404
    assert article >= 579
    assert first_widths(700)[2] == 290


@pytest.fixture
def window(newsstand: Library, paths: Paths) -> Iterator[Window]:
    with open_desk(paths, quiet_settings()) as opened:
        opened.resize(1440, 900)
        yield opened


def _tell_qt_of_it(window: Window) -> None:
    """What a window hears when the platform's theme says that its look is another."""
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))


def _row_beside(window: Window) -> int:
    """How high a row of the sidebar is."""
    return window.sidebar.visualRect(window.sidebar.tree.index(0, 0)).height()


def test_the_window_follows_while_it_is_open(window: Window, app: QApplication, system_text: SetText) -> None:
    look = Look(app, window.session.settings)
    look.follow(window)
    heights = (window.bar.height(), window.status.height(), window.header.numbers.height())
    for size, pixels in ((16, 21), (10, 13)):
        system_text(size)
        _tell_qt_of_it(window)
        assert app.font().pixelSize() == pixels
        assert window.header.title.font().pixelSize() == round(20 * pixels / 13)
        assert window.articles.verticalHeader().defaultSectionSize() == grown(ROW_HEIGHT)
        wait(lambda: _row_beside(window) == grown(SIDEBAR_ROW), "for the rows beside")
        assert window.articles.thumbnails._ratio == sharpness(window)
        assert window.bar.buttons["refresh"].iconSize().width() == grown(18)
    assert heights == (window.bar.height(), window.status.height(), window.header.numbers.height())
    look.deleteLater()


@pytest.mark.parametrize("size", [10, 11, 13, 16, 20])
def test_corners_stay_round(window: Window, app: QApplication, system_text: SetText, size: float) -> None:
    """Qt draws no round corner where its radius is more than half of the box."""
    system_text(size)
    dress(app, LIGHT)
    window.apply_theme(LIGHT)
    chip = window.header.chips["unread"]
    wait(lambda: chip.height() == grown(22) + 2 or chip.height() == round(22 * growth()) + 2, "for the chip")
    image = window.header.grab().toImage()
    corner = chip.geometry().topLeft() + QPoint(1, 1)
    assert image.pixelColor(corner).name() == LIGHT.list


def test_a_row_stays_where_it_is_when_the_text_grows(
    window: Window, app: QApplication, system_text: SetText
) -> None:
    look = Look(app, window.session.settings)
    look.follow(window)
    window.articles.go_to(window.listing.model.ids[3])
    system_text(20)
    _tell_qt_of_it(window)
    place = window.articles.currentIndex()
    assert window.articles.viewport().rect().contains(window.articles.visualRect(place))
    look.deleteLater()


def test_what_folds_is_pressed_where_it_is_drawn(window: Window, app: QApplication, system_text: SetText) -> None:
    system_text(20)
    dress(app, LIGHT)
    rows = window.articles.rows
    rows._pills[0] = rows._pills[1] = window.rect().__class__(100, 70, 40, 18)  # as drawn
    assert rows.unfolds(0, QPoint(240, 160).toPointF())
    assert not rows.unfolds(1, QPoint(110, 75).toPointF())


def test_a_section_is_folded_where_its_arrow_is_drawn(
    window: Window, app: QApplication, system_text: SetText
) -> None:
    system_text(20)
    dress(app, LIGHT)
    window.apply_theme(LIGHT)
    side = window.sidebar
    wait(side.tree.parent_keys, "for sections")
    index = next(found for found in map(side.tree.index_of, side.tree.parent_keys()) if found.parent().isValid())
    side.scrollTo(index)
    before = side.isExpanded(index)
    node = side.tree.node(index)
    assert node is not None
    left = 34 if node.place is not None and node.place.kind is Kind.FOLDER else 14
    arrow = QPoint(grown(node.depth * 14 + left), side.visualRect(index).center().y())
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert side.isExpanded(index) is not before


def _are_whole(window: Window) -> bool:
    return all(chip.width() >= chip.sizeHint().width() for chip in window.header.chips.values())


@pytest.mark.parametrize("size", [9, 10, 11, 13, 16, 20])
def test_no_text_is_cut_in_either_language(
    window: Window, app: QApplication, system_text: SetText, size: float
) -> None:
    """Labels, buttons and chips have the room that they ask for, and rows the lines that are drawn in them."""
    system_text(size)
    dress(app, DARK)
    window.apply_theme(DARK)
    for language in ("vi", "en"):
        translation.install(app, language)
        window.retranslate()
        wait(lambda: _are_whole(window), "for the words of the chips")
        window.status.say("Đã thêm Ễ Ẫ g")
        QTest.qWait(20)
        named: list[QLabel | QPushButton] = [*window.findChildren(QPushButton), *window.findChildren(QLabel)]
        seen = [part for part in named if part.isVisible() and part.text()]
        narrow = [part.text() for part in seen if QFontMetrics(part.font()).height() > part.height()]
        assert not narrow
        for chip in window.header.chips.values():
            assert window.header.rect().contains(chip.geometry())
        assert window.bar.rect().contains(window.bar.search.geometry())


def test_a_window_beside_the_largest_text_fits_a_usual_screen(
    window: Window, app: QApplication, system_text: SetText
) -> None:
    system_text(20)
    dress(app, LIGHT)
    window.apply_theme(LIGHT)
    for language in ("vi", "en"):
        translation.install(app, language)
        window.retranslate()
        wait(lambda: window.minimumSizeHint().width() <= 1100, "for the least width")


def test_stories_below_an_article_grow_as_the_list_does(
    window: Window, app: QApplication, system_text: SetText
) -> None:
    from newsreader.gui.story_buttons import Story, StoryCard, StoryItem, StoryRow

    story = Story(1, "Báo", "Một đầu đề dài hơn một dòng của một thẻ hẹp", "Sapo", "1 giờ")
    parts = [
        StoryRow(story, LIGHT, first=True, last=True, outlet_width=60),
        StoryCard(story, LIGHT, pictured=True),
        StoryItem(story, LIGHT),
    ]
    usual = [part.heightForWidth(260) for part in parts]
    system_text(20)
    dress(app, LIGHT)
    assert [part.heightForWidth(520) for part in parts] == [2 * height for height in usual]
    for part in parts:
        part.resize(520, part.heightForWidth(520))
        assert not part.grab().isNull()
        part.deleteLater()


def test_a_row_is_drawn_whole_at_any_size(window: Window, app: QApplication, system_text: SetText) -> None:
    """Its last line, the rule below it, is on the last pixels of the row."""
    window.resize(1440, 1200)
    view = window.articles
    for size in (8, 9, 10, 13, 16, 20):
        system_text(size)
        dress(app, LIGHT)
        window.apply_theme(LIGHT)
        for kind in Rows:
            view.set_kind(kind)
            QTest.qWait(10)
            view.scrollToTop()
            box = view.visualRect(view.model().index(0, 0))
            image = view.viewport().grab().toImage()
            bottom = {image.pixelColor(box.left() + 8, box.bottom() - back).name() for back in range(3)}
            assert bottom - {LIGHT.list, LIGHT.selection}, (size, kind)


def test_what_wears_a_font_of_ours_follows(app: QApplication, system_text: SetText) -> None:
    label = QLabel("Tiêu đề")
    wear_font(label, 19.5, SEMIBOLD)
    assert label.font().pixelSize() == 20
    system_text(13)
    dress(app, LIGHT)
    assert (label.font().pixelSize(), label.font().weight()) == (26, SEMIBOLD)
    label.deleteLater()
