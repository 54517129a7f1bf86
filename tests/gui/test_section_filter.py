"""A list of a section, or filtered by one, while that becomes another: merged, removed, hidden, emptied; its front
page, while its stories do."""

from newsreader.gui.models.place import Kind
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from tests.gui.arranging import number, placed, undo
from tests.gui.desk import go, settle
from tests.gui.newsstand import wait


def filter_by(window: Window, section: int) -> None:
    window.listing.filter(window.listing.filters.having(section=section))
    settle(window)


def chip(window: Window) -> str:
    """What stands on the chip of the section that the list is filtered by; "" for none."""
    return window.header.section.text() if window.header.section.isVisible() else ""


def test_a_filter_follows_its_section_into_what_it_is_merged_into(window: Window, newsstand: Library) -> None:
    """The chip lost its name, and the list, once it was read again, all that stood in it."""
    business, world = number(window, "business"), number(window, "world")
    mine = placed(newsstand, business)
    filter_by(window, business)
    assert chip(window) == "Business  ×"
    window.session.tree.merge(business, world)
    wait(lambda: chip(window) == "World  ×", "for the other section")
    settle(window)
    assert window.listing.filters.section == world
    assert sorted(window.listing.model.ids) == mine


def test_a_filter_by_a_section_that_is_removed_is_taken_away(window: Window) -> None:
    window.session.tree.add("Làng tôi")
    wait(lambda: any(one.own for one in window.session.sections), "for the section")
    own = next(one.id for one in window.session.sections if one.own)
    window.session.corrections.put([window.listing.model.ids[0]], own)
    wait(lambda: window.session.counts.sections.get(own) == 1, "for the article")
    filter_by(window, own)
    assert chip(window) == "Làng tôi  ×"
    window.session.tree.remove(own)
    wait(lambda: not chip(window), "for the chip to go")
    settle(window)
    assert window.listing.filters.section is None
    assert len(window.listing.model.ids) == window.session.counts.articles


def test_the_chip_names_a_section_that_is_hidden_or_has_no_article_any_more(
    window: Window, newsstand: Library
) -> None:
    """What the list is filtered by could not be told."""
    business, world = number(window, "business"), number(window, "world")
    filter_by(window, business)
    window.session.tree.hide(business, True)
    wait(lambda: "Business" not in [one for _, one in window.header._offered], "for it to be hidden")
    assert chip(window) == "Business  ×"
    window.session.tree.rename(business, "Tiền")
    wait(lambda: chip(window) == "Tiền  ×", "for the other name")
    undo(window, 2)
    undo(window, 1)
    wait(lambda: "Business" in [one for _, one in window.header._offered], "for it to be seen")
    window.session.corrections.put(placed(newsstand, business), world)
    wait(lambda: business not in window.session.used_sections, "for it to be empty")
    assert chip(window) == "Business  ×"


def test_a_front_page_is_laid_out_anew_when_stories_are_merged_and_split(
    window: Window, newsstand: Library
) -> None:
    """It went on showing the rows from before until it was left."""
    business = number(window, "business")
    go(window, Kind.SECTION, business)
    ids = list(window.listing.model.ids)

    def front() -> tuple[list[int], list[list[int]]]:
        laid = window.listing.model.laid
        some = [list(laid.ids[one.start : one.start + one.count]) for one in laid.groups if not one.is_heading]
        return list(laid.ids), some

    assert front() == (ids, [])
    three = [ids[9], ids[4], ids[11]]
    window.session.stories.merge(three)
    together = sorted(three, key=ids.index)
    wait(lambda: front()[1] == [together], "for the story")
    assert front()[0] == [*together, *(one for one in ids if one not in three)]
    window.session.stories.split_off(together[0])
    wait(lambda: front()[1] == [together[1:]], "for it to be split")
    assert front()[0] == [*together[1:], *(one for one in ids if one not in together[1:])]
    undo(window, 2)
    wait(lambda: front()[1] == [together], "for it to be taken back")
    undo(window, 1)
    wait(lambda: front() == (ids, []), "for the plain list")
