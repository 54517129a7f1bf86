"""Marks say what they changed, and how and when is remembered."""

from datetime import timedelta

from newsreader.model import Flag, Query, ReadHow, ReadingEvent
from newsreader.store import Store, marks
from tests.store.news import NOON, add_feed, new_article, write


def test_only_what_changes_is_returned(store: Store) -> None:
    a, b, c = write(store, add_feed(store), *(new_article(n) for n in range(3))).added
    assert store.marks.read([b], True, ReadHow.SCROLLED, NOON) == (b,)
    assert store.marks.read([a, b, 99], True, ReadHow.OPENED, NOON + timedelta(hours=1)) == (a,)
    assert store.articles.get(b).read_how == "scrolled"
    assert store.articles.get(b).read_at == NOON
    assert store.marks.read([a, b, c], False, ReadHow.BY_HAND, NOON) == (a, b)
    assert (store.articles.get(b).read_at, store.articles.get(b).read_how) == (None, "")
    assert store.marks.star([a], True, NOON) == (a,)
    assert store.marks.star([a, b], True, NOON) == (b,)
    assert store.articles.get(a).starred_at == NOON
    assert store.marks.star([a, b, c], False, NOON) == (a, b)
    assert store.articles.get(a).starred_at is None


def test_many_are_marked_in_several_transactions(store: Store) -> None:
    feed = add_feed(store)
    ids = write(store, feed, *(new_article(n) for n in range(marks.CHUNK + 5))).added
    assert set(store.marks.read(ids, True, ReadHow.MARKED_ALL, NOON)) == set(ids)
    assert store.lists.count(Query(unread=True)) == 0
    assert store.feeds.get(feed).unread == 0


def test_the_most_read_are_opened_most_often_then_longest(store: Store) -> None:
    a, b, c, d = write(store, add_feed(store), *(new_article(n) for n in range(4))).added
    hour = timedelta(hours=1)
    for article, opened, seconds in (
        (a, NOON - hour, 900.0),
        (a, NOON, 10.0),
        (b, NOON, 1.0),
        (b, NOON + hour, 2.5),
        (c, NOON, 60.0),
        (d, NOON - hour, 60.0),
        (99, NOON, 60.0),
    ):
        store.marks.opened(ReadingEvent(article, opened, seconds))
    assert store.marks.most_read(NOON, 10) == [b, c, a]
    assert store.marks.most_read(NOON - hour, 1) == [a]
    assert (store.articles.get(b).opened, store.articles.get(b).open_seconds) == (2, 3.5)


def test_taking_back_leaves_alone_what_was_marked_since(store: Store) -> None:
    a, b, c = write(store, add_feed(store), *(new_article(n) for n in range(3))).added
    hour = timedelta(hours=1)
    all_read = store.marks.change(Flag.READ, [a, b, c], True, NOON, "marked_all")
    store.marks.read([b], False, ReadHow.BY_HAND, NOON + hour)
    store.marks.read([b], True, ReadHow.BY_HAND, NOON + hour)  # the reader says himself that it is read
    again = store.marks.take_back(all_read)
    assert again.articles == (a, c)
    assert store.articles.get(b).read_at == NOON + hour
    back = store.marks.take_back(again)
    assert (store.articles.get(a).read_at, store.articles.get(a).read_how) == (NOON, "marked_all")
    assert store.marks.take_back(back).articles == (a, c)


def test_taking_back_gives_the_mark_back_as_it_was(store: Store) -> None:
    a, b = write(store, add_feed(store), *(new_article(n) for n in range(2))).added
    store.marks.read([a], True, ReadHow.SCROLLED, NOON)
    store.marks.star([b], True, NOON)
    later = NOON + timedelta(hours=1)
    unread = store.marks.change(Flag.READ, [a, b], False, later)
    plain = store.marks.change(Flag.STARRED, [a, b], False, later)
    store.marks.take_back(unread)
    store.marks.take_back(plain)
    assert (store.articles.get(a).read_at, store.articles.get(a).read_how) == (NOON, "scrolled")
    assert store.articles.get(b).starred_at == NOON
    assert not store.articles.get(b).row.read
