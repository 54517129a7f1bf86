"""What is muted goes from the list and from below the open article, and nothing else does."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt

from newsreader.gui import rules as gui_rules
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.models.read_rows import CHUNK
from newsreader.gui.window import Window
from newsreader.library import rules
from newsreader.library.opened import Library
from newsreader.model import Block, Changes, Order
from newsreader.paths import Paths
from newsreader.ruling import Rule
from tests.gui.desk import go, open_desk, press, settle
from tests.gui.newsstand import fresh, publish, wait
from tests.gui.test_stories import choose, flood, values

__all__ = ["flood", "values"]


@pytest.fixture
def window(flood: list[int], paths: Paths, values: object) -> Iterator[Window]:
    with open_desk(paths, values) as opened:  # type: ignore[arg-type]  # the fixture's settings
        yield opened


def read_some(window: Window) -> list[int]:
    """Read two articles of Unread, which stay in it; how the list stands."""
    go(window, Kind.UNREAD)
    ids = list(window.listing.model.ids)
    before = window.session.counts.unread
    for number in ids[-9:-7]:
        choose(window, number)
        press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == before - 2, "for the marks")
    return ids


def test_what_was_read_stays_among_the_unread_when_a_story_is_muted(window: Window, flood: list[int]) -> None:
    """All that had been read went with it, and the list jumped."""
    ids = read_some(window)
    choose(window, flood[0])
    press(window, Qt.Key.Key_X)
    wait(lambda: not set(flood[:3]) & set(window.listing.model.ids), "for the story to go")
    assert list(window.listing.model.ids) == [number for number in ids if number not in flood[:3]]
    window.session.undo()
    wait(lambda: set(flood[:3]) <= set(window.listing.model.ids), "for it to come back")
    assert list(window.listing.model.ids) == ids
    assert window.listing.waiting == 0
    window.session.redo()
    wait(lambda: window.session.counts.muted == 3, "for it to go again")
    go(window, Kind.MUTED)
    choose(window, flood[1])
    press(window, Qt.Key.Key_X)
    wait(lambda: not window.listing.model.ids, "for them to be shown again elsewhere")


@pytest.mark.parametrize("small", [True, False])
def test_what_was_read_stays_among_the_unread_when_a_rule_mutes(
    window: Window, flood: list[int], monkeypatch: pytest.MonkeyPatch, small: bool
) -> None:
    """In a large library, where the worker finds what rules hide, it stayed in the list until that was left."""
    if not small:
        monkeypatch.setattr(gui_rules, "SMALL", 0)
    ids = read_some(window)
    window.session.rules.save(Rule(title="Lũ", query="title:lũ", mute=True))
    wait(lambda: not set(flood[:3]) & set(window.listing.model.ids), "for them to go")
    assert list(window.listing.model.ids) == [number for number in ids if number not in flood[:3]]
    wait(lambda: window.session.history.names[0].startswith("add the rule"), "for what can be undone")
    window.session.undo()
    wait(lambda: list(window.listing.model.ids) == ids, "for them to come back")


def test_two_stories_that_are_muted_at_once_both_go(window: Window, flood: list[int]) -> None:
    ids = read_some(window)
    window.session.stories.mute(flood[0], True)
    window.session.stories.mute(flood[3], True)
    wait(lambda: not set(flood) & set(window.listing.model.ids), "for both")
    assert list(window.listing.model.ids) == [number for number in ids if number not in flood]


def below(window: Window) -> set[int]:
    return {button.story.article for button in window.pane._related.buttons()}


def test_what_is_muted_or_left_is_not_offered_below_an_article(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    """It stood there until another article was opened."""
    other = next(number for number in window.listing.model.ids if number not in flood)
    choose(window, other)
    wait(lambda: below(window) & set(flood), "for the blocks")
    window.session.rules.save(Rule(title="Lũ", query="title:lũ OR title:vàng", mute=True))
    wait(lambda: below(window) and not below(window) & set(flood), "for them to go")
    feed = newsstand.store.articles.get(other).row.feed
    theirs = {one.id for one in window.session.feeds if one.id != feed}
    window.session.unsubscribe(tuple(theirs))

    def feeds() -> set[int]:
        return {newsstand.store.articles.get(number).row.feed for number in below(window)}

    wait(lambda: feeds() == {feed}, "for what is of the feeds that were left")
    latest = next(one for one in window.pane._related._blocks if one.block is Block.LATEST)
    assert latest.buttons


def test_how_many_outlets_tell_a_story_follows_what_a_rule_hides_of_it(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    """Rows further down than those that are read with a list went on naming the outlets from before."""

    def outlets() -> int:
        row = window.listing.model.known_row(flood[0])
        return row.outlets if row is not None else -1

    feed = newsstand.store.feeds.all()[2].id
    publish(newsstand, feed, tuple(fresh("Báo Xa", number) for number in range(CHUNK)))
    window.listing.take_new()
    wait(lambda: len(window.listing.model.ids) > CHUNK, "for the list")
    window.articles.go_to(flood[0])
    wait(lambda: outlets() == 3, "for the row")
    window.session.rules.save(Rule(title="Bắc", query='title:"Bắc Trà My sơ tán"', mute=True))
    wait(lambda: outlets() == 2, "for one to go")
    library = window.session.library
    assert library is not None
    rules.remove_rule(library, 1)
    back = [one for changes in rules.settle(library) for one in changes.added]
    window.go(Place(Kind.STARRED))
    assert window.listing.loading
    window.listing.follow_hiding(Changes(added=tuple(back)))  # it comes back while another list is being read
    settle(window)
    window.go(Place(Kind.ALL))
    settle(window)
    window.articles.go_to(flood[0])
    wait(lambda: outlets() == 3, "for the row")


def test_what_is_muted_goes_though_the_list_is_laid_anew_before_it_is_found(
    window: Window, flood: list[int]
) -> None:
    """It stayed until another place was gone to: what was asked for last stood for all."""
    go(window, Kind.ALL)
    busy = Event()
    window.session.lanes.ponder(busy.wait, lambda _free: None)  # long reads, which come one after another
    window.session.stories.mute(flood[0], True)
    wait(lambda: window.session.counts.muted == 3, "for the story to be hidden")
    settle(window)
    window.listing.filter(window.listing.filters.having(order=Order.OLDEST))
    wait(lambda: window.listing.model.ids[0] == min(window.listing.model.ids), "for the other order")
    busy.set()
    wait(lambda: not set(flood[:3]) & set(window.listing.model.ids), "for them to go")
