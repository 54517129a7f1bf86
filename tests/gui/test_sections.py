"""Sections in the window: the tree arranged, articles and categories put right, told why, and taken back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget, QTreeWidgetItem

from newsreader.gui.article_menu import article_menu
from newsreader.gui.dialogs.category import CategoryDialog
from newsreader.gui.dialogs.name import NameDialog
from newsreader.gui.dialogs.section_choice import SectionChoiceDialog
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.models.drops import articles_data, category_data, place_data
from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.reading_document import build_html
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.library.read import list_ids, marks
from newsreader.model import Block, Query, SectionMark, SectionSource
from newsreader.store.stories import Derived
from tests.gui.arranging import act, count, number, placed, shown, undo
from tests.gui.desk import go, opened_id, press
from tests.gui.newsstand import OUTLETS, entry, pause, publish, wait
from tests.store.news import mark_sections

COPY = Qt.DropAction.CopyAction


def drop(window: Window, data: QMimeData, key: str, row: int = -1) -> bool:
    tree = window.sidebar.tree
    name = Place(Kind.SECTION, number(window, key)).key if key else f"heading:{Heading.SECTIONS}"
    index = tree.index_of(name)
    if not tree.canDropMimeData(data, COPY, row, 0, index):
        return False
    assert not tree.dropMimeData(data, COPY, row, 0, index)
    return True


def take(window: Window, typed: str, scope: str = "") -> None:
    """Choose a section in the dialog that asks for one."""
    wait(lambda: window.findChild(SectionChoiceDialog) is not None, "for the dialog")
    dialog = window.findChild(SectionChoiceDialog)
    assert isinstance(dialog, SectionChoiceDialog)
    QTest.keyClicks(dialog.field, typed)
    for name, button in dialog._scopes.items():
        button.setChecked(name == scope or (not scope and name == "here"))
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    wait(lambda: window.findChild(SectionChoiceDialog) is None, "for it to go")


def name(window: Window, text: str) -> None:
    """Type a name into the dialog that asks for one."""
    wait(lambda: window.findChild(NameDialog) is not None, "for the dialog")
    dialog = window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.field.setText(text)
    dialog.accept()


def test_a_section_is_renamed_by_its_menu_and_taken_back(window: Window) -> None:
    assert shown(window) == ["National", "Business"]
    act(window.place_menu.make(Place(Kind.SECTION, number(window, "business"))), "Rename…")
    name(window, "Tiền nong")
    wait(lambda: shown(window) == ["National", "Tiền nong"], "for the title")
    undo(window)
    wait(lambda: shown(window) == ["National", "Business"], "for the title before")
    window.session.redo()
    wait(lambda: shown(window) == ["National", "Tiền nong"], "for the title again")


@pytest.mark.parametrize(
    ("typed", "other"),
    [("World", "World"), ("thế giới", "Thế giới"), ("the gioi", "Thế giới"), ("BUSINESS", "Business")],
)
def test_a_title_that_the_library_refuses_stays_in_the_dialog(window: Window, typed: str, other: str) -> None:
    """The dialog closed over what was typed, and the status line told of it; or it spoke of a folder."""
    window.sectioning.rename(window.session.tree.find(number(window, "life")) or window.session.sections[0])
    dialog = window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.activateWindow()
    dialog.field.setText(typed)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.field.text() == typed
    assert f"There is a section “{other}” already." in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.field.setText("life")  # its own
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_sections_are_made_moved_and_merged(window: Window, newsstand: Library) -> None:
    business = number(window, "business")
    before = count(window, "business")
    act(window.place_menu.make(Heading.SECTIONS), "New section…")
    name(window, "Làng tôi")
    wait(lambda: shown(window) == ["National", "Business", "Làng tôi"], "for the new one")
    own = number(window, "own-lang-toi")
    assert drop(window, place_data(Place(Kind.SECTION, own)), "", 0)
    wait(lambda: shown(window) == ["Làng tôi", "National", "Business"], "for the order")
    assert drop(window, place_data(Place(Kind.SECTION, business)), "own-lang-toi")
    wait(lambda: shown(window) == ["Làng tôi", "  Business", "National"], "for the move")
    wait(lambda: count(window, "own-lang-toi") == before, "for the numbers")
    assert not drop(window, place_data(Place(Kind.SECTION, own)), "business")
    act(window.place_menu.make(Place(Kind.SECTION, business)), "Merge into…")
    take(window, "lang toi")
    wait(lambda: shown(window) == ["Làng tôi", "National"], "for the merger")
    assert count(window, "own-lang-toi") == before
    undo(window, 4)
    wait(lambda: shown(window) == ["Làng tôi", "  Business", "National"], "for the merger to be undone")
    for done in (3, 2, 1):
        undo(window, done)
    wait(lambda: shown(window) == ["National", "Business"], "for the tree as it was")
    assert newsstand.store.backup.check() == []


def test_who_stands_in_a_section_that_goes_is_led_on(window: Window) -> None:
    """The place had no name then, and none of the sidebar's lines was chosen."""
    business, national = number(window, "business"), number(window, "news")
    go(window, Kind.SECTION, business)
    window.session.tree.merge(business, national)
    wait(lambda: window.listing.place == Place(Kind.SECTION, national), "for what it was merged into")
    wait(lambda: window.windowTitle().startswith("National"), "for the title")
    assert window.sidebar.currentIndex() == window.sidebar.tree.index_of(Place(Kind.SECTION, national).key)
    window.session.tree.add("Làng tôi")
    wait(lambda: "Làng tôi" in shown(window), "for the section")
    own = number(window, "own-lang-toi")
    go(window, Kind.SECTION, own)
    window.session.tree.remove(own)
    wait(lambda: window.listing.place == Place(), "for all articles")
    assert window.sidebar.currentIndex() == window.sidebar.tree.index_of(Place().key)


def test_a_hidden_section_is_shown_again_by_the_dialog(window: Window) -> None:
    business = number(window, "business")
    act(window.place_menu.make(Place(Kind.SECTION, business)), "Hide")
    wait(lambda: shown(window) == ["National"], "for it to go")
    window.actions_by_name["sections"].trigger()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    wait(lambda: dialog.table.topLevelItemCount() > 3, "for the table")
    dialog.table.choose(business)
    assert dialog.hide_.text() == "S&how"
    dialog.hide_.click()
    wait(lambda: shown(window) == ["National", "Business"], "for it to come back")
    wait(lambda: dialog.hide_.text() == "&Hide", "for the button")
    dialog.down.click()
    wait(lambda: window.session.sections[3].key != "business", "for the move")
    dialog.close()


def test_a_merged_section_stands_in_the_dialog_with_its_icon(window: Window) -> None:
    """Without one its name began further left than its siblings'."""
    business, news = number(window, "business"), number(window, "news")
    window.session.tree.merge(business, news)
    wait(lambda: shown(window) == ["National"], "for the merger")
    window.sectioning.show_editor()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    found = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    wait(lambda: dialog.table.findItems("Business (merged)", found), "for the table")
    (item,) = dialog.table.findItems("Business (merged)", found)
    assert not item.icon(0).isNull()
    dialog.table.setCurrentItem(item)
    assert dialog.hide_.text() == "Separat&e"
    dialog.hide_.click()
    wait(lambda: "Business" in "".join(shown(window)), "for it to be separated")
    dialog.close()


def test_articles_are_dropped_on_a_section_and_taken_back(window: Window, newsstand: Library) -> None:
    window.session.tree.add("Làng tôi")
    wait(lambda: "Làng tôi" in shown(window), "for the section")
    own = number(window, "own-lang-toi")
    ids = [int(one) for one in window.listing.model.ids[:3]]
    before = {one: marks(newsstand, [one])[one] for one in ids}
    assert drop(window, articles_data(ids), "own-lang-toi")
    wait(lambda: count(window, "own-lang-toi") == 3, "for the articles")
    assert placed(newsstand, own) == sorted(ids)
    assert not drop(window, articles_data(ids), "")
    undo(window, 2)
    wait(lambda: count(window, "own-lang-toi") == 0, "for them to go back")
    assert {one: marks(newsstand, [one])[one] for one in ids} == before


def test_the_block_below_is_of_the_section_where_the_article_is_now(window: Window, newsstand: Library) -> None:
    article, other = placed(newsstand, number(window, "business"))[:2]

    def told() -> list[str]:
        return [one.accessibleName() for one in window.pane._related._blocks if one.block is Block.SAME_SECTION]

    window.session.open(article)
    wait(lambda: told() == ["Same section Business"], "for the block")
    window.session.corrections.put([article, other], number(window, "life"))
    wait(lambda: told() == ["Same section Life"], "for its other section")
    undo(window)
    wait(lambda: told() == ["Same section Business"], "for it to be taken back")
    window.session.tree.rename(number(window, "business"), "Tiền & của")
    wait(lambda: told() == ["Same section Tiền & của"], "for its other name")


def test_always_is_offered_after_a_correction(window: Window, newsstand: Library) -> None:
    business = number(window, "business")
    chosen = placed(newsstand, business)[-1]
    window.session.corrections.put([chosen], number(window, "life"))
    offered: QPushButton = window.status.offered
    wait(offered.isVisible, "for the offer")
    assert "Always put “Kinh tế” of" in offered.text()
    press(window, Qt.Key.Key_J)
    window.pane.scrolled_by_reader.emit()
    go(window, Kind.ALL)
    assert offered.isVisible()  # who reads on may still want it
    offered.click()
    wait(lambda: count(window, "life") > 1, "for the others")
    undo(window, 2)
    wait(lambda: count(window, "life") == 1, "for the others to go back")
    undo(window, 1)
    wait(lambda: count(window, "life") <= 0, "for the first to go back")
    assert chosen in placed(newsstand, business)


def test_a_category_is_dropped_for_one_feed_or_for_all(window: Window, newsstand: Library) -> None:
    window.session.tree.add("Làng tôi")
    wait(lambda: "Làng tôi" in shown(window), "for the section")
    own = number(window, "own-lang-toi")
    feed = window.session.feeds[0].id
    assert drop(window, category_data("Kinh tế", feed), "own-lang-toi")
    dialog = window.findChild(CategoryDialog)
    assert isinstance(dialog, CategoryDialog)
    dialog._all.click()
    dialog.accept()
    wait(lambda: count(window, "business") == -1, "for the section to be empty")
    assert len(placed(newsstand, own)) == 20
    publish(newsstand, feed, (entry(OUTLETS[0], 900, age=timedelta(hours=1), section="KINH TẾ"),))
    assert len(placed(newsstand, own)) == 21
    undo(window, 2)
    wait(lambda: count(window, "business") == 21, "for everything to go back")


def test_an_article_is_put_right_by_keyboard(window: Window, newsstand: Library) -> None:
    go(window, Kind.SECTION, number(window, "business"))
    window.articles.setFocus()
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window), "for the article")
    article = opened_id(window)
    press(window, Qt.Key.Key_C)
    take(window, "giai tri")
    wait(lambda: placed(newsstand, number(window, "entertainment")) == [article], "for the correction")
    wait(lambda: window.session.readable is not None and window.session.readable.path[-1][0] == "Entertainment")
    act(article_menu(window, (article,)), "As published")
    wait(lambda: placed(newsstand, number(window, "entertainment")) == [], "for it to go back")


def test_a_category_is_put_right_by_keyboard(window: Window, newsstand: Library) -> None:
    go(window, Kind.SECTION, number(window, "business"))
    window.articles.setFocus()
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window), "for the article")
    press(window, Qt.Key.Key_C)
    take(window, "khoa hoc", "everywhere")
    wait(lambda: len(placed(newsstand, number(window, "science"))) == 20, "for all of them")
    assert placed(newsstand, number(window, "business")) == []


def test_why_an_article_is_in_its_section(window: Window, newsstand: Library) -> None:
    article = placed(newsstand, number(window, "business"))[0]
    window.session.open(article)
    wait(lambda: opened_id(window) == article, "for the article")
    readable = window.session.readable
    assert readable is not None
    html = build_html(readable, "en")
    assert 'title="Its publisher calls it “Kinh tế”."' in html
    assert "<i>" not in html.split("headline")[0]
    assert "Its publisher calls it" in window.pane._page.accessibleDescription()
    menu = window.correcting.why_menu(article, readable.article.marks, readable.article.row.feed)
    said = [one.text().strip() for one in menu.actions()]
    assert said[:2] == ["Business", "Its publisher calls it “Kinh tế”."]
    act(menu, "Where “Kinh tế” belongs…")
    take(window, "doi song", "feed")
    wait(lambda: count(window, "life") > 0, "for the correction")
    wait(
        lambda: "You put “Kinh tế” here." in build_html(window.session.readable or readable, "en"), "for the page"
    )


def test_an_inferred_section_looks_otherwise(window: Window, newsstand: Library) -> None:
    article = placed(newsstand, number(window, "business"))[0]
    inferred = SectionMark(number(window, "law"), SectionSource.INFERRED, confidence=0.82)
    mark_sections(newsstand.store, article, [inferred])
    window.session.open(article)
    wait(lambda: opened_id(window) == article, "for the article")
    readable = window.session.readable
    assert readable is not None
    top = build_html(readable, "en").split('name="headline"')[0]
    assert "<i>Law</i>" in top
    assert "82 %" in top
    assert "Guessed from its words, 82 % sure." in top


def test_a_dialog_that_was_closed_hears_of_no_numbers(window: Window) -> None:
    """The next mark after it was closed was answered with a report of an error."""
    window.actions_by_name["sections"].trigger()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    wait(lambda: dialog.table.topLevelItemCount() > 3, "for the table")
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    wait(lambda: gone, "for the dialog to go")
    before = window.session.counts
    window.session.mark_all_read(window.listing.query)
    wait(lambda: window.session.counts != before, "for the marks")
    pause(0.3)  # a fault in a slot fails the test


def test_an_answer_that_finds_the_categories_closed_is_dropped(window: Window) -> None:
    window.sectioning.show_editor()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    dialog.show_page(1)
    take, gone = dialog.categories._take, []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    wait(lambda: gone, "for the dialog to go")
    take((), ())


def top(table: QTreeWidget) -> QTreeWidgetItem:
    item = table.topLevelItem(0)
    assert item is not None
    return item


def show_categories(window: Window) -> SectionsDialog:
    """The editor of sections, with the three categories that the newsstand has."""
    window.sectioning.show_editor()
    dialog = window.findChild(SectionsDialog)
    assert isinstance(dialog, SectionsDialog)
    dialog.show_page(1)
    wait(lambda: dialog.categories.table.topLevelItemCount() == 3, "for the categories")
    return dialog


def test_categories_are_told_in_the_dialog(window: Window, newsstand: Library) -> None:
    dialog = show_categories(window)
    table = dialog.categories.table
    dialog.categories.field.setText("kinh te nhip")
    assert [top(table).text(place) for place in range(4)] == ["Kinh tế", OUTLETS[1], "Business", "6"]
    assert not dialog.choose.isEnabled()
    table.setCurrentItem(top(table))
    dialog.choose.click()
    take(window, "the thao", "feed")
    wait(lambda: len(placed(newsstand, number(window, "sport"))) == 6, "for the correction")
    wait(lambda: table.topLevelItemCount() == 0 or top(table).text(2) == "Sport", "for the table")
    dialog.categories.field.setText("kinh te nhip")
    wait(dialog.let_go.isEnabled, "for the button")
    dialog.let_go.click()
    wait(lambda: placed(newsstand, number(window, "sport")) == [], "for it to go back")
    dialog.close()


def test_where_a_category_belongs_is_asked_beginning_where_it_leads(window: Window) -> None:
    """What is confirmed by mistake changes nothing; it began at the first section."""
    business = number(window, "business")
    dialog = show_categories(window)
    table = dialog.categories.table
    table.setCurrentItem(top(table))
    dialog.choose.click()
    asked = window.findChild(SectionChoiceDialog)
    assert isinstance(asked, SectionChoiceDialog)
    assert asked.section == business
    asked.reject()
    wait(lambda: window.findChild(SectionChoiceDialog) is None, "for it to go")
    marks = (
        SectionMark(None, SectionSource.DECLARED, "Lạ"),
        SectionMark(business, SectionSource.DECLARED, "Quen"),
    )
    for text, begun in (("Where “Quen” belongs…", "Business"), ("Where “Lạ” belongs…", "In no section")):
        act(window.correcting.why_menu(1, marks, window.session.feeds[0].id), text)
        asked = window.findChild(SectionChoiceDialog)
        assert isinstance(asked, SectionChoiceDialog)
        assert asked.list.currentItem().text().endswith(begun)
        asked.reject()
        wait(lambda: window.findChild(SectionChoiceDialog) is None, "for it to go")


def tell_story(window: Window, library: Library) -> list[int]:
    """One article of each outlet in Business as a story."""
    ids = placed(library, number(window, "business"))
    rows = library.store.articles.rows(ids)
    some = [next(row.id for row in rows if row.outlet == outlet) for outlet in OUTLETS]
    for one in some[1:]:
        library.store.stories.write_derived(1, [Derived(one, "vi", b"", some[0])])
    return some


def rows_of(window: Window) -> list[str]:
    """What stands in each row: a heading's name, or "article"."""
    model = window.listing.model
    found = []
    for place in range(model.rowCount()):
        head = model.head(place)
        found.append(head.text if head is not None and head.group.is_heading else "article")
    return found


def test_a_section_is_a_front_page(window: Window, newsstand: Library) -> None:
    some = tell_story(window, newsstand)
    go(window, Kind.SECTION, number(window, "business"))
    found = rows_of(window)
    assert found[:3] == ["Highlights", "article", "More news"]
    assert found.count("article") == 20 - 2
    model = window.listing.model
    assert model.rows[1] in some
    assert window.header.front.isVisible()
    assert window.header.front.isChecked()
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == model.rows[1], "for the first article")
    press(window, Qt.Key.Key_Z)
    wait(lambda: rows_of(window).count("article") == 20, "for the story to unfold")
    assert [model.follows(place) for place in range(5)] == [False, False, True, True, False]
    assert list(model.laid.header_rows(0, model.rowCount() - 1)) == [0, 4]
    heights = [window.articles.rowHeight(place) for place in range(5)]
    assert heights[0] == heights[4] < heights[1]
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)
    assert window.articles.article == model.rows[5]  # over the heading


def test_a_section_goes_back_to_the_order_of_time_and_stays_so(window: Window, newsstand: Library) -> None:
    tell_story(window, newsstand)
    business = number(window, "business")
    go(window, Kind.SECTION, business)
    window.articles.setFocus()
    press(window, Qt.Key.Key_H)
    wait(lambda: "Highlights" not in rows_of(window), "for the plain list")
    assert list(window.listing.model.ids) == list(list_ids(newsstand, Query(section=business)))
    assert not window.header.front.isChecked()
    go(window, Kind.ALL)
    go(window, Kind.SECTION, business)
    assert "Highlights" not in rows_of(window)
    window.header.front.click()
    wait(lambda: "Highlights" in rows_of(window), "for the front page")
    window.header.chips["unread"].click()
    wait(lambda: window.listing.filters.unread and not window.listing.loading, "for the filter")
    assert "Highlights" in rows_of(window)


def test_every_list_alike_makes_sections_plain(window: Window) -> None:
    window.commands.list.show_everywhere()
    go(window, Kind.SECTION, number(window, "business"))
    assert not window.header.front.isChecked()
