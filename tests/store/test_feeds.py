"""Subscriptions: added, named, placed, removed and brought back."""

from datetime import timedelta

import pytest

from newsreader.errors import AddressError, LookupFailure
from newsreader.model import FeedCheck, FeedStatus, FeedWishes, Query, ReadHow, Validators
from newsreader.outline import OutlineFeed
from newsreader.store import Store
from tests.store.news import NOON, add_feed, check_of, new_article, write


def test_a_feed_is_called_by_its_own_name_else_its_published_one_else_its_host(store: Store) -> None:
    feed = store.feeds.add("https://www.a.example/rss", now=NOON)
    assert store.feeds.get(feed).title == "a.example"
    named = store.feeds.add("https://b.example/rss", title="Báo B", site_url="https://b.example", now=NOON)
    assert (store.feeds.get(named).title, store.feeds.get(named).site_url) == ("Báo B", "https://b.example")
    store.feeds.rename(named, "Của tôi")
    assert store.feeds.get(named).title == "Của tôi"
    store.feeds.rename(named, "")
    assert store.feeds.get(named).title == "Báo B"


def test_an_address_is_followed_once(store: Store) -> None:
    store.feeds.add("https://a.example/rss", custom_title="Báo A", now=NOON)
    with pytest.raises(AddressError) as caught:
        add_feed(store)
    assert caught.value.code == "address.known"
    assert caught.value.data == {"title": "Báo A"}


def test_feeds_keep_their_order_in_their_folder(store: Store) -> None:
    folder = store.folders.add("Việt Nam")
    a, b, c = (add_feed(store, name) for name in "abc")
    d = store.feeds.add("https://d.example/rss", folder=folder, now=NOON)
    assert [feed.id for feed in store.feeds.all()] == [a, b, c, d]
    store.feeds.move([c, a], folder, 0)
    assert [feed.id for feed in store.feeds.all()] == [b, c, a, d]
    first = store.feeds.add("https://e.example/rss", folder=folder, position=0, now=NOON)
    assert [feed.id for feed in store.feeds.all()] == [b, first, c, a, d]
    store.feeds.move([d], None)
    assert [feed.id for feed in store.feeds.all()] == [b, d, first, c, a]
    assert store.feeds.get(c).folder == folder


def test_what_did_not_change_stays_the_same_object(store: Store) -> None:
    first, second, third = (add_feed(store, name) for name in ("a", "b", "c"))
    before = store.feeds.all()
    store.feeds.rename(second, "B")
    store.feeds.remove([third], NOON)
    fourth = add_feed(store, "d")
    now = store.feeds.all(before)
    assert now == store.feeds.all()
    assert [one.id for one in now] == [first, second, fourth]
    assert now[0] is before[0]
    assert now[1].title == "B"


def test_a_list_is_followed_at_once_and_known_feeds_stay_where_they_are(store: Store) -> None:
    folder = store.folders.add("F")
    first = store.feeds.add("https://a.example/", folder=folder, now=NOON)
    gone = store.feeds.add("https://gone.example/", custom_title="Của tôi", now=NOON)
    store.feeds.remove([gone], NOON)
    wanted = [
        (OutlineFeed("https://b.example/", "B", "https://b.example", (), "Mô tả", "vi", "Tên"), folder),
        (OutlineFeed("https://a.example/", "A"), None),
        (OutlineFeed("https://gone.example/", "G"), folder),
        (OutlineFeed("https://b.example/", "B lần nữa"), None),
    ]
    added = store.feeds.add_all(wanted, now=NOON)
    assert added == (3, gone)
    assert [(feed.id, feed.folder) for feed in store.feeds.all()] == [(first, folder), (3, folder), (gone, folder)]
    b, back = store.feeds.get(3), store.feeds.get(gone)
    assert (b.title, b.published_title, b.site_url) == ("Tên", "B", "https://b.example")
    assert (b.description, b.language, b.added) == ("Mô tả", "vi", NOON)
    assert (back.title, back.published_title) == ("Của tôi", "G")
    assert store.feeds.add_all(wanted, now=NOON) == store.feeds.add_all([], now=NOON) == ()
    with pytest.raises(LookupFailure):
        store.feeds.add_all([(OutlineFeed("https://c.example/"), 99)], now=NOON)


def test_a_folder_must_be_there(store: Store) -> None:
    feed = add_feed(store)
    for act in (
        lambda: store.feeds.move([feed], 9),
        lambda: store.feeds.add("https://b.example", folder=9, now=NOON),
        lambda: store.folders.rename(9, ""),
        lambda: store.folders.add("x", 9),
    ):
        with pytest.raises(LookupFailure) as caught:
            act()
        assert caught.value.code == "unknown.folder"


def test_a_feed_must_be_there(store: Store) -> None:
    for act in (
        lambda: store.feeds.get(9),
        lambda: store.feeds.rename(9, ""),
        lambda: store.feeds.change_url(9, "https://c.example"),
        lambda: store.feeds.set_wishes(9, FeedWishes()),
    ):
        with pytest.raises(LookupFailure) as caught:
            act()
        assert caught.value.code == "unknown.feed"


def test_unsubscribing_hides_at_once_and_is_undone_whole(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    numbers = write(store, feed, *(new_article(n, sections=[sections["rights"]]) for n in range(3))).added
    store.marks.read(numbers[:1], True, ReadHow.OPENED, NOON)
    before = store.lists.counts(NOON, NOON + timedelta(days=1))
    assert store.feeds.remove([feed, feed, 99], NOON) == (feed,)
    assert store.feeds.remove([feed], NOON) == ()
    gone = store.lists.counts(NOON, NOON + timedelta(days=1))
    assert (gone.articles, gone.unread, gone.today, gone.sections) == (0, 0, 0, {})
    assert list(store.lists.ids(Query(section=sections["rights"]))) == []
    assert (store.feeds.all(), store.feeds.by_url("https://a.example/rss")) == ((), None)
    assert store.feeds.restore([feed]) == (feed,)
    assert store.lists.counts(NOON, NOON + timedelta(days=1)) == before
    assert [feed.id for feed in store.feeds.all()] == [feed]


def test_following_a_removed_feed_again_brings_its_articles_back(store: Store) -> None:
    feed = add_feed(store)
    numbers = write(store, feed, new_article(1)).added
    store.feeds.remove([feed], NOON)
    assert add_feed(store) == feed
    assert tuple(store.lists.ids(Query())) == numbers


def test_a_purged_feed_comes_back_with_its_flags(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, "b")
    numbers = write(store, feed, new_article(1), new_article(2)).added
    write(store, other, new_article(1))
    store.marks.read(numbers[:1], True, ReadHow.OPENED, NOON)
    store.feeds.remove([feed], NOON)
    assert store.feeds.purge_removed(NOON) == 0
    assert store.feeds.purge_removed(NOON + timedelta(days=1)) == 2
    assert add_feed(store) == feed
    assert store.articles.known(feed, ["guid-1"]) == {}
    back = write(store, feed, new_article(1), new_article(2)).added
    assert [row.read for row in store.articles.rows(back)] == [True, False]


def test_checks_are_remembered(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, "b")
    later = NOON + timedelta(hours=1)
    store.checks.record_all([check_of(feed, validators=Validators("e"), next_check=later)])
    failed = FeedCheck(
        feed, later, FeedStatus.FAILED, "fetch.status", {"status": 500, "host": "a"}, next_check=later,
        redirected_to="https://new.example",
    )  # fmt: skip
    store.checks.record_all([failed])
    store.checks.record_all([failed])
    stored = store.feeds.get(feed)
    assert (stored.failures, stored.status, stored.error_data) == (2, FeedStatus.FAILED, failed.error_data)
    assert (stored.last_check, stored.last_success, stored.validators.etag) == (later, NOON, "e")
    assert store.feeds.get(feed).health.moved_to == "https://new.example"
    store.checks.record_all([check_of(feed, status=FeedStatus.NOT_MODIFIED, next_check=later)])
    assert (store.feeds.get(feed).failures, store.feeds.get(feed).error_code) == (0, "")
    assert [one.id for one in store.checks.due(NOON)] == [other]
    assert [one.id for one in store.checks.due(later)] == [other, feed]


def test_a_new_address_starts_afresh_and_makes_way_for_none_that_is_followed(store: Store) -> None:
    feed, other, gone = add_feed(store), add_feed(store, "b"), add_feed(store, "c")
    store.checks.record_all([check_of(feed, validators=Validators("e"), body_hash="b")])
    with pytest.raises(AddressError):
        store.feeds.change_url(feed, "https://b.example/rss")
    store.feeds.remove([gone], NOON)
    store.feeds.change_url(feed, "https://c.example/rss")
    stored = store.feeds.get(feed)
    assert (stored.url, stored.validators, stored.body_hash) == ("https://c.example/rss", Validators(), "")
    assert {one.id for one in store.feeds.all()} == {feed, other}


def test_icons_are_files_and_asked_for_once(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, "b")
    assert store.feeds.without_icon() == (feed, other)
    store.feeds.set_icon(feed, b"icon", "image/png")
    store.feeds.set_icon(other, None)
    assert store.feeds.without_icon() == ()
    (path,) = store.feeds.icons().values()
    assert (path.read_bytes(), path.suffix) == (b"icon", ".png")
    assert store.feeds.icons([other]) == {}
    assert store.feeds.icons([feed]) == {feed: path}


def test_keeping_offline_is_a_property_of_the_feed(store: Store) -> None:
    feed = add_feed(store)
    store.feeds.set_wishes(feed, FeedWishes(keep_offline=True))
    assert store.feeds.get(feed).wishes.keep_offline


@pytest.mark.parametrize(
    ("column", "stored", "read"),
    [
        ("interval_minutes", 99_999_999_999, 525_600), ("interval_minutes", -5, 0), ("interval_minutes", 60, 60),
        ("retention_days", 999_999, 0), ("retention_days", 30, 30), ("retention_count", 10**18, 0),
    ],
)  # fmt: skip
def test_a_wild_number_that_is_stored_is_read_as_one_that_can_be_wished(
    store: Store, column: str, stored: int, read: int
) -> None:
    feed = add_feed(store)
    with store.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE feed SET {column} = ?", (stored,))
    assert getattr(store.feeds.get(feed).wishes, column) == read


def test_a_wild_number_is_not_stored(store: Store) -> None:
    feed = add_feed(store)
    store.feeds.set_wishes(
        feed, FeedWishes(interval_minutes=10**30, retention_days=10**30, retention_count=10**30)
    )
    assert store.feeds.get(feed).wishes == FeedWishes(
        interval_minutes=525_600, retention_days=0, retention_count=0
    )


def test_a_feed_for_which_a_wild_interval_is_stored_takes_its_plan(store: Store) -> None:
    number = add_feed(store)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE feed SET interval_minutes = 99999999999")
    planned = NOON + timedelta(days=300)
    check = FeedCheck(
        number, NOON, FeedStatus.OK, next_check=planned, next_reason="schedule.interval",
        asked=store.feeds.get(number),
    )  # fmt: skip
    store.checks.record_all([check])
    assert store.feeds.get(number).next_check == planned
    assert store.checks.planned_otherwise([check]) == ()
