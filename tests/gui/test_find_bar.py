"""Finding letters in the open article, and what the list's search marks there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from newsreader.gui.reading_pane import ReadingPane
from newsreader.library.opened import Library
from newsreader.model import Enclosure, Twin
from newsreader.paths import Paths
from tests.gui.articles import make_readable
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.panes import pane

__all__ = ["pane"]


def find(pane: ReadingPane, typed: str) -> list[str]:
    """Type into the field; what is found."""
    field = pane._find.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(typed)
    pane._find._search()
    return [place.selectedText() for place in pane._find._places]


def test_words_are_found_with_and_without_marks(pane: ReadingPane) -> None:
    pane.activateWindow()
    pane.show_article(make_readable("<p>\U0001f600 Kêu gọi đầu tư và đậu tương.</p><p>Đầu tư công.</p>"))
    pane.open_find()
    field = pane._find.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("dau tu")
    pane._find._search()
    found = [place.selectedText() for place in pane._find._places]
    assert found[0] == "đầu tư"
    assert "Đầu tư" in found
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pane._find._count.text().startswith("2/")
    field.setText("không có chữ này")
    pane._find._search()
    assert not pane._find._places
    assert pane._find._count.text() == "Not found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not pane._find.isVisible()
    assert not pane._page.extraSelections()


def test_letters_are_found_within_words_too(pane: ReadingPane) -> None:
    pane.show_article(make_readable("<p>\U0001f600 Thương lái Đắk Lắk \U0001f600 mua.</p>", lead=""))
    pane.open_find()
    assert find(pane, "hương") == ["hương"]
    assert find(pane, "ak")[-2:] == ["ắk", "ắk"]
    assert find(pane, "đ")[-1] == "Đ"
    assert find(pane, "mu") == ["mu"]
    pane._find.close_bar()
    pane.mark_words("hương")  # the list's search finds words by how they begin
    assert pane._find._places == []


def test_of_very_many_places_those_around_the_current_one_are_marked(pane: ReadingPane) -> None:
    pane.show_article(make_readable("<p>a</p>" * 1500, lead=""))
    pane.open_find()
    total = len(find(pane, "a"))
    assert total > 1500
    pane._find._go(-1)
    assert pane._find._count.text() == f"{total:,}/{total:,}"
    marked = pane._page.extraSelections()
    assert len(marked) < 500
    assert marked[-1].cursor.selectedText() == "a"


def test_a_search_marks_no_outlet_above_or_below_the_headline(pane: ReadingPane) -> None:
    readable = make_readable("<p>Báo động ở cảng.</p>")
    row = replace(readable.article.row, title="Báo cáo mới", outlet="Báo Khơi Xa")
    article = replace(readable.article, row=row, authors=("Phóng viên Báo",))
    pane.show_article(replace(readable, article=article, path=(("Báo Khơi Xa", None, 1),)))
    pane.mark_words("bao")
    assert [place.selectedText() for place in pane._find._places] == ["Báo", "Báo"]
    text = pane._page.document().toRawText()
    assert [text[place.selectionStart() :][:7] for place in pane._find._places] == ["Báo cáo", "Báo độn"]


def test_words_for_the_title_are_marked_in_the_headline_and_nowhere_else(pane: ReadingPane) -> None:
    readable = make_readable("<p>Báo động ở cảng.</p>")
    row = replace(readable.article.row, title="Báo \U0001f600 cáo mới", outlet="Báo Khơi Xa")
    pane.show_article(
        replace(readable, article=replace(readable.article, row=row), path=(("Báo Khơi Xa", None, 1),))
    )
    pane.mark_words("tiêu-đề:bao tựa:mới cảng")
    text = pane._page.document().toRawText()
    assert [place.selectedText() for place in pane._find._places] == ["Báo", "mới", "cảng"]
    assert text[: pane._find._places[0].selectionStart()].count("Báo") == 1, "the outlet's name stands above"


def test_nothing_is_found_beside_the_text(pane: ReadingPane) -> None:
    """Path, byline, other outlets, attached files and the source name what they name; only the article is sought."""
    readable = make_readable(
        "<p>\U0001f600 Báo động ở cảng, báo chí tới.</p><p>Nguồn tin báo.</p>", lead="Báo trước."
    )
    row = replace(
        readable.article.row, title="Báo cáo mới", outlet="Báo \U0001f600 Xa", twins=(Twin(9, 3, "Báo Kia"),)
    )
    sound = Enclosure("https://khoixa.example/bao.mp3", "audio/mpeg")
    article = replace(readable.article, row=row, authors=("Phóng viên Báo",), enclosures=(sound,))
    hidden = ((4, "Báo ẩn"),)
    pane.show_article(replace(readable, article=article, muted_by=hidden, path=(("Báo Khơi Xa", None, 1),)))
    pane.open_find()
    assert find(pane, "bao") == ["Báo", "Báo", "Báo", "báo", "báo"]
    assert pane._find._count.text() == "1/5"
    assert [mark.cursor.selectedText() for mark in pane._page.extraSelections()] == [
        "Báo",
        "Báo",
        "Báo",
        "báo",
        "báo",
    ]
    assert find(pane, "nguồn") == ["Nguồn"]  # not the word before the source's address
    assert find(pane, "khoixa") == []
    assert find(pane, "mới Báo trước") == []  # across the byline
    assert find(pane, "tới. Nguồn") == ["tới.\u2029Nguồn"]


def test_marks_that_stand_beside_the_text_alone_are_none(pane: ReadingPane) -> None:
    readable = make_readable("<p>Bao bì mới.</p>", lead="")
    pane.show_article(replace(readable, path=(("Báo Khơi Xa", None, 1),)))
    pane.open_find()
    assert find(pane, "báo") == ["Bao"]


def test_an_article_without_a_byline_is_found_from_its_first_word(pane: ReadingPane) -> None:
    readable = make_readable("<p>Mở đầu.</p>", lead="")
    row = replace(readable.article.row, outlet="", author="", dated=False)
    pane.show_article(replace(readable, article=replace(readable.article, row=row, authors=()), minutes=0))
    pane.open_find()
    assert find(pane, "mo dau") == ["Mở đầu"]


SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Return, None), (Qt.Key.Key_F3, None), (Qt.Key.Key_G, CTRL)]
)
def test_the_same_key_goes_on_and_with_shift_back(
    pane: ReadingPane, key: Qt.Key, modifiers: Qt.KeyboardModifier | None
) -> None:
    on = modifiers or Qt.KeyboardModifier.NoModifier
    pane.activateWindow()
    pane.show_article(make_readable("<p>một một một</p>", lead=""))
    pane.open_find()
    field = pane._find.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert len(find(pane, "một")) == 3
    assert pane._find._count.text() == "1/3"
    QTest.keyClick(field, key, on)
    assert pane._find._count.text() == "2/3"
    QTest.keyClick(field, key, on | SHIFT)
    assert pane._find._count.text() == "1/3"
    QTest.keyClick(field, key, on | SHIFT)
    assert pane._find._count.text() == "3/3"


def test_without_an_article_finding_says_so(newsstand: Library, paths: Paths) -> None:
    del newsstand
    said: list[str] = []
    with open_desk(paths, quiet_settings()) as window:
        window.session.said.connect(said.append)
        window.actions_by_name["find"].trigger()
        assert said == ["Choose an article first."]
        assert not window.pane._find.isVisible()
