"""Rows of sections in the sidebar: what a step in their menu goes past, and which are there to be dropped on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from newsreader.gui import icons
from newsreader.gui.article_menu import article_menu
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.models.drops import articles_data, category_data, place_data
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.section_words import reason_text
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.library.read import list_ids, marks
from newsreader.model import Query, SectionMark, SectionSource
from tests.gui.arranging import act, number, placed, shown, undo
from tests.gui.desk import go
from tests.gui.newsstand import OUTLETS, entry, publish, wait

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def enter(window: Window, data: QMimeData) -> None:
    event = QDragEnterEvent(QPoint(40, 40), COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(window.sidebar.viewport(), event)


def test_a_step_goes_past_what_is_seen(window: Window) -> None:
    """Between the two stands one without articles: the first steps changed nothing that was to be seen."""
    assert shown(window) == ["National", "Business"]
    place = Place(Kind.SECTION, number(window, "business"))
    lines = [one.text() for one in window.place_menu.make(place).actions()]
    assert "Move up" in lines
    assert "Move down" not in lines
    act(window.place_menu.make(place), "Move up")
    wait(lambda: shown(window) == ["Business", "National"], "for the step")
    act(window.place_menu.make(place), "Move down")
    wait(lambda: shown(window) == ["National", "Business"], "for the step back")


@pytest.mark.parametrize("carried", [articles_data([1]), category_data("Kinh doanh", 1)])
def test_all_sections_are_there_while_something_is_carried_to_them(window: Window, carried: QMimeData) -> None:
    """Nothing could be dropped on one that had no article yet."""
    world = Place(Kind.SECTION, number(window, "world")).key
    enter(window, carried)
    assert window.sidebar.tree.index_of(world).isValid()
    QApplication.sendEvent(window.sidebar.viewport(), QDragLeaveEvent())
    assert shown(window) == ["National", "Business"]
    enter(window, place_data(Place(Kind.SECTION, number(window, "business"))))
    assert shown(window) == ["National", "Business"], "a row is moved among those that are seen"


def test_a_section_without_articles_is_dropped_on(window: Window, newsstand: Library) -> None:
    (article,) = publish(newsstand, 1, (entry(OUTLETS[0], 77, age=timedelta(hours=1)),)).added
    data, sidebar = articles_data([article]), window.sidebar
    world = number(window, "world")
    enter(window, data)
    index = sidebar.tree.index_of(Place(Kind.SECTION, world).key)
    sidebar.scrollTo(index)
    spot = QPointF(sidebar.visualRect(index).center())
    QApplication.sendEvent(sidebar.viewport(), QDropEvent(spot, COPY, data, LEFT, NO_KEY))
    wait(lambda: article in list_ids(newsstand, Query(section=world)), "for the article")
    wait(lambda: shown(window) == ["National", "World", "Business"], "for its row, and no others")


def test_what_is_taken_out_of_all_sections_is_told_so(window: Window, newsstand: Library) -> None:
    """It was put "into no section", and asked whether it shall always be put "here"."""
    article, other, *_more = placed(newsstand, number(window, "business"))
    said: list[str] = []
    window.session.undo_available.connect(said.append)
    window.session.corrections.put([article], None)
    wait(window.status.offered.isVisible, "for the offer")
    assert said == ["1 article taken out of all sections."]
    assert window.status.offered.text() == f"Always leave “Kinh tế” of {OUTLETS[0]} out of all sections"
    window.status.offered.click()
    wait(lambda: said[1:] == ["“Kinh tế” goes into no section from now on."], "for the category")
    wait(lambda: other not in placed(newsstand, number(window, "business")), "for the others of the feed")
    for one, reason in ((article, "You took it"), (other, "You took “Kinh tế”")):
        menu = window.correcting.why_menu(one, marks(newsstand, (one,))[one], 1)
        lines = [line.text().strip() for line in menu.actions()]
        assert lines[:2] == ["It is in no section.", f"{reason} out of all sections."]
    undo(window, 2)
    wait(lambda: other in placed(newsstand, number(window, "business")), "for them to come back")


def test_a_section_stands_once_with_all_its_reasons(window: Window) -> None:
    """Two words of its publisher that mean one section showed it twice."""
    business = number(window, "business")
    found = [SectionMark(business, SectionSource.DECLARED, name) for name in ("Kinh tế", "Nông sản", "Kinh tế")]
    lines = [line.text().strip() for line in window.correcting.why_menu(1, found, 1).actions()]
    told = ["Business", "Its publisher calls it “Kinh tế”.", "Its publisher calls it “Nông sản”."]
    assert lines[:4] == [*told, ""]


@pytest.mark.parametrize(("confidence", "percent"), [(0.78, 78), (0.994, 99), (0.9999, 99), (1.0, 99)])
def test_a_guess_is_never_sure(confidence: float, percent: int) -> None:
    """ "≈ 100 %" stood beside a section that was guessed, and wrong."""
    mark = SectionMark(1, SectionSource.INFERRED, "", confidence)
    assert reason_text(mark) == f"Guessed from its words, {percent} % sure."


def test_a_hidden_section_has_its_numbers(window: Window) -> None:
    """Who stood in it was told "0 unread" above a list of unread articles."""
    business = number(window, "business")
    go(window, Kind.SECTION, business)
    wait(lambda: window.header.numbers.text().startswith("20 unread · 3 feeds"), "for its numbers")
    window.session.tree.hide(business, True)
    wait(lambda: shown(window) == ["National"], "for the sidebar")
    assert window.header.numbers.text().startswith("20 unread · 3 feeds")


def test_a_section_that_gets_its_first_articles_tells_of_how_many_feeds(
    window: Window, newsstand: Library
) -> None:
    window.session.tree.add("Của tôi")
    wait(lambda: "Của tôi" in shown(window), "for the section")
    own = next(one.id for one in window.session.sections if one.own)
    go(window, Kind.SECTION, own)
    assert "feed" not in window.header.numbers.text()
    first, *_, last = placed(newsstand, number(window, "business"))
    window.session.corrections.put([first, last], own)
    wait(lambda: window.header.numbers.text().startswith("2 unread · 2 feeds"), "for its numbers")


def test_a_menu_shows_which_sections_an_article_is_in(window: Window, newsstand: Library) -> None:
    """What was ticked had its own icon in the tick's place; what lies two below looked like one below."""
    business = number(window, "business")
    window.session.tree.add("Cà phê & ca cao", number(window, "markets"))
    wait(lambda: "    Cà phê & ca cao" in shown(window), "for the section")
    article = placed(newsstand, business)[-1]
    window.articles.go_to(article)
    wait(lambda: window.listing.model.known_row(article) is not None, "for the row")
    lines = article_menu(window, [article]).actions()
    menu = next(inner for line in lines if isinstance(inner := line.menu(), QMenu) and line.text() == "Section")
    found = {one.text(): one for one in menu.actions()}
    assert "      " * 2 + "Cà phê && ca cao" in found
    tick, other = icons.icon("check", window.theme.accent, 16), found["World"].icon()
    assert [title for title, one in found.items() if one.isChecked()] == ["Business"]
    assert found["Business"].icon().pixmap(16).toImage() == tick.pixmap(16).toImage() != other.pixmap(16).toImage()


def test_no_arrow_stands_where_nothing_can_be_folded(window: Window) -> None:
    """Before a section two below the top that holds others stood a large one, and did nothing."""

    def add(title: str, below: int) -> int:
        window.session.tree.add(title, below)
        wait(lambda: title in [one.title_en for one in window.session.sections], "for the section")
        return next(one.id for one in window.session.sections if one.title_en == title)

    add("Hai", add("Một", number(window, "markets")))
    window.sectioning.show_editor()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    found = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    wait(lambda: dialog.table.findItems("Hai", found), "for the sections")
    (item,) = dialog.table.findItems("Một", found)
    dialog.table.scrollToItem(item)
    box, image = dialog.table.visualItemRect(item), dialog.table.viewport().grab().toImage()
    before = {
        image.pixel(x, y) for x in range(box.left() - 20, box.left()) for y in range(box.top(), box.bottom())
    }
    assert len(before) == 1
    dialog.close()
