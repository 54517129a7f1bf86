"""What comes while a list is on the screen: announced, counted, shown on demand, whatever else happens."""

import time
from array import array

import pytest
from PySide6.QtCore import Qt

from newsreader.errors import StoreError
from newsreader.gui.models import announcing
from newsreader.gui.models.place import Kind
from newsreader.gui.window import Window
from newsreader.library import mark, read
from newsreader.library.opened import Library
from newsreader.model import Changes, Order, Query, ReadHow
from tests.gui.desk import feed_of, go, ids, opened_id, press, settle
from tests.gui.newsstand import OUTLETS, fresh, pause, publish, wait


def test_what_comes_is_announced_and_shown_on_demand(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)
    chosen = ids(window)[1]
    wait(lambda: opened_id(window) == chosen)
    before = ids(window)
    changes = publish(newsstand, feed_of(window, OUTLETS[0]).id, (fresh(OUTLETS[0], 100), fresh(OUTLETS[0], 101)))
    window.session.absorb(changes)
    wait(lambda: window.listing.waiting == 2, "for the announcement")
    assert ids(window) == before
    assert window.header.new.isVisible()
    assert "2" in window.header.new.text()
    press(window, Qt.Key.Key_Period)
    wait(lambda: len(ids(window)) == 42)
    settle(window)
    assert set(ids(window)[:2]) == set(changes.added)
    assert window.articles.article == chosen
    assert opened_id(window) == chosen
    assert not window.header.new.isVisible()


def test_what_is_announced_is_counted_without_reading_the_list(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among a million articles that took a second each time, while feeds were asked."""
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    go(window, Kind.UNREAD)
    read_whole: list[Query] = []
    list_ids = read.list_ids

    def noted(library: Library, query: Query, *, limit: int | None = None) -> "array[int]":
        read_whole.append(query)
        return list_ids(library, query, limit=limit)

    monkeypatch.setattr(read, "list_ids", noted)
    feed = feed_of(window, OUTLETS[0]).id
    for number in (100, 101, 102):
        window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], number),)))
        wait(lambda number=number: window.listing.waiting == number - 99, "for the announcement")  # type: ignore[misc]  # the default binds the loop's number
    came = [row.id for row in newsstand.store.articles.rows(range(1, 60)) if row.id not in ids(window)]
    window.session.absorb(mark.mark_read(newsstand, came[:1], True, ReadHow.BY_HAND)[0])
    wait(lambda: window.listing.waiting == 2, "for the one that was read elsewhere")
    assert read_whole == []


def test_ones_own_marks_are_nobody_elses(window: Window) -> None:
    """Each made the window read its list whole, within four seconds."""
    overtaken: list[bool] = []
    window.session.overtaken.connect(lambda: overtaken.append(True))
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    press(window, Qt.Key.Key_S)
    wait(lambda: window.session.counts.starred == 1)
    pause(0.6)
    window.session.look_for_others()
    pause(0.3)
    assert overtaken == []


def test_what_was_announced_is_so_still_in_another_order(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    feed = feed_of(window, OUTLETS[0]).id
    window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], 100), fresh(OUTLETS[0], 101))))
    wait(lambda: window.listing.waiting == 2, "for the announcement")
    window.listing.filter(window.listing.filters.having(order=Order.OLDEST))
    settle(window)
    window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], 102),)))
    wait(lambda: window.listing.waiting == 3, "for one more")
    window.articles.show_new()
    wait(lambda: len(ids(window)) == 43)
    pause(0.6)
    assert window.listing.waiting == 0


def test_what_comes_while_a_list_is_read_is_announced_when_it_stands(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    feed = feed_of(window, OUTLETS[0]).id
    late: list[Changes] = []

    def find(library: Library) -> "array[int]":
        found = read.list_ids(library, window.listing.query)
        late.append(publish(newsstand, feed, (fresh(OUTLETS[0], 100),)))
        time.sleep(1.2)  # seconds: what comes is told, and would be looked for, before this list is there
        return found

    told: list[int] = []
    window.listing.announced.connect(told.append)
    window.listing.ask(find, window.listing.put_new)
    wait(lambda: late, "for the news")
    window.session.absorb(late[0])
    wait(lambda: window.listing.waiting == 1, "for the announcement")
    assert told == [0, 1]
    assert len(ids(window)) == 40


def test_news_that_another_order_overtook_are_announced(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They came by themselves, and were asked for when the list was."""
    window.listing.nobody_reads = lambda: True
    take_new = window.listing.take_new

    def overtaken() -> None:
        take_new()
        window.listing.filter(window.listing.filters.having(order=Order.OLDEST))

    monkeypatch.setattr(window.listing, "take_new", overtaken)
    window.session.absorb(publish(newsstand, feed_of(window, OUTLETS[0]).id, (fresh(OUTLETS[0], 100),)))
    wait(lambda: window.listing.waiting == 1, "for the announcement")
    assert len(ids(window)) == 40


def test_a_list_that_cannot_be_read_is_not_the_end_of_news(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    said: list[str] = []
    window.session.failed.connect(said.append)

    def fail(library: Library) -> "array[int]":
        raise StoreError("store.locked", path=str(library.paths.database))

    window.listing.ask(fail, window.listing.put_new)
    wait(lambda: said, "for the sentence")
    window.session.absorb(publish(newsstand, feed_of(window, OUTLETS[0]).id, (fresh(OUTLETS[0], 100),)))
    wait(lambda: window.listing.waiting == 1, "for the announcement")


def test_what_another_process_wrote_is_found_though_we_had_news_of_our_own(
    window: Window, newsstand: Library
) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    pause(0.6)
    feed = feed_of(window, OUTLETS[0]).id
    publish(newsstand, feed, (fresh(OUTLETS[0], 100),))  # told by nobody
    window.session.absorb(Changes(feeds=(feed,)))  # which is gathered with what comes next
    window.session.look_for_others()
    pause(0.6)
    window.session.look_for_others()
    wait(lambda: window.listing.waiting == 1, "for the announcement")


def test_of_very_many_only_the_number_is_kept(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "MOST_NAMED", 2)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    feed = feed_of(window, OUTLETS[0]).id
    for number in range(100, 104):
        window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], number),)))
        wait(lambda number=number: window.listing.waiting == number - 99, "for the announcement")  # type: ignore[misc]  # the default binds the loop's number
    assert len(window.listing._announcing.new) <= 2
    window.articles.show_new()
    wait(lambda: len(ids(window)) == 44, "for all of them")
    pause(0.6)
    assert window.listing.waiting == 0


@pytest.mark.parametrize("act", ["rename a folder", "come back to another feed"])
def test_only_what_undo_brings_back_comes_by_itself(window: Window, newsstand: Library, act: str) -> None:
    go(window, Kind.FEED, feed_of(window, OUTLETS[0]).id)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    before = ids(window)
    if act == "rename a folder":
        window.session.rename_folder(window.session.folders[0].id, "Khác")
    else:
        window.session.unsubscribe((feed_of(window, OUTLETS[2]).id,))
    wait(lambda: window.session.history.names[0], "for the act")
    publishes = publish(newsstand, feed_of(window, OUTLETS[0]).id, (fresh(OUTLETS[0], 100),))
    window.session.absorb(publishes)
    wait(lambda: window.listing.waiting == 1, "for the announcement")
    window.session.undo()
    wait(lambda: len(window.session.feeds) == 3)
    pause(1.0)  # longer than one waits before one looks
    assert (ids(window), window.listing.waiting) == (before, 1)
    window.session.absorb(publish(newsstand, feed_of(window, OUTLETS[0]).id, (fresh(OUTLETS[0], 101),)))
    wait(lambda: window.listing.waiting == 2, "for the next")
    assert ids(window) == before
