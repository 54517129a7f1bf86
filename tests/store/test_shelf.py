"""The shelf: the newest of each feed, what lies beyond its days or its number, what has no page yet."""

from datetime import timedelta

import pytest

from newsreader.model import FeedSettings, FeedWishes
from newsreader.store import Store
from tests.store.news import NOON, add_feed, new_article, write

MINUTE = timedelta(minutes=1)


@pytest.fixture
def feed(store: Store) -> int:
    """A feed with an article each minute from NOON on."""
    number = add_feed(store)
    write(store, number, *(new_article(minute) for minute in range(6)))
    return number


def test_the_newest_article_of_each_live_feed_is_known(store: Store, feed: int) -> None:
    add_feed(store, "b")
    removed = add_feed(store, "c")
    write(store, removed, new_article(9))
    store.feeds.remove([removed], NOON)
    assert store.shelf.newest() == {feed: NOON + 5 * MINUTE}


def test_articles_lie_beyond_by_days_or_by_number(store: Store, feed: int) -> None:
    assert store.shelf.beyond(feed, before=None, most=None) == ()
    early = store.shelf.beyond(feed, before=NOON + 2 * MINUTE, most=None)
    assert len(early) == 2
    late = store.shelf.beyond(feed, before=NOON + 2 * MINUTE, most=3)
    assert set(early) < set(late)
    assert len(late) == 3
    assert store.shelf.beyond(add_feed(store, "b"), before=NOON + 9 * MINUTE, most=1) == ()


def test_only_what_came_since_and_has_an_address_waits_for_its_page(store: Store, feed: int) -> None:
    write(store, feed, new_article(7, url=""))
    waiting = store.shelf.without_page(feed, NOON, 100)
    assert [url for _, url in waiting] == [f"https://a.example/{number}" for number in range(5, -1, -1)]
    assert store.shelf.without_page(feed, NOON, 2) == waiting[:2]
    assert store.shelf.without_page(feed, NOON + MINUTE, 100) == ()
    store.articles.set_full(waiting[0][0], "<p>Toàn văn</p>", "https://a.example/5", [])
    assert store.shelf.without_page(feed, NOON, 100) == waiting[1:]


def test_settings_are_written_together_and_keep_the_place_in_the_folder(store: Store, feed: int) -> None:
    folder = store.folders.add("Trong nước")
    other = add_feed(store, "b")
    store.feeds.move([other], folder)
    store.feeds.settle(feed, FeedSettings("Tên khác", folder, FeedWishes(notify=True)))
    assert [one.id for one in store.feeds.all()] == [other, feed]
    store.feeds.settle(other, FeedSettings("", folder, FeedWishes()))
    assert [one.id for one in store.feeds.all()] == [other, feed]
