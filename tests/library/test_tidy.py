"""What is let go: by days, by number, never what is starred or kept; once a day, and of new wishes not while they may still be taken back."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from newsreader.feeds.fetch import Fetcher
from newsreader.library import rules
from newsreader.library import tidy as tidying
from newsreader.library.care import apply_settings, settings_of
from newsreader.library.keep import articles_to_keep, keep_wished
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.library.tidy import GRACE, all_departing, departing, tidy
from newsreader.model import FeedWishes, NewArticle, Query
from newsreader.ruling import Rule
from newsreader.settings import RETENTION_COUNT, RETENTION_DAYS, RETENTION_MEGABYTES
from tests.library.conftest import Clock
from tests.library.ways import check, follow, keep_all, run_with_fetcher
from tests.newsroom import Item, article_page, paragraphs, rss
from tests.server import Answer, Server, feed, page
from tests.store.news import add_feed, new_article, write


@pytest.fixture
def number(library: Library, server: Server) -> int:
    """A feed with an article of each of the last ten days, the newest of this noon."""
    base = server.url("").rstrip("/")
    items = [Item(f"bai{day}", f"Bài {day}", age=timedelta(days=day, hours=1)) for day in range(10)]
    server.script("/rss.xml", feed(rss(items, base=base)))
    for day in range(10):
        server.script(f"/bai{day}", page(article_page(f"Bài {day}", paragraphs(f"bài {day}"))))
    return follow(library, server.url("/rss.xml")).feed


def stay(library: Library, number: int, wishes: FeedWishes) -> list[int]:
    """Tidy with these wishes; what is left, newest first."""
    library.store.feeds.set_wishes(number, wishes)
    list(tidy(library, at_once=True))
    return list(list_ids(library, Query(feed=number)))


def test_everything_is_kept_unless_told(library: Library, number: int) -> None:
    assert len(stay(library, number, FeedWishes())) == 10
    assert len(stay(library, number, FeedWishes(retention_days=0, retention_count=0))) == 10


def test_what_is_starred_at_the_last_moment_is_not_said_to_be_gone(
    library: Library, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(retention_days=4))
    going = all_departing(library)
    first, *others = going[number]
    library.store.marks.star([first], True, library.now())
    monkeypatch.setattr(tidying, "all_departing", lambda _library: going)
    assert [changes.removed for changes in tidy(library, at_once=True)] == [tuple(others)]
    assert first in list_ids(library, Query(feed=number))


def test_articles_go_after_their_days(library: Library, number: int) -> None:
    before = list(list_ids(library, Query(feed=number)))
    assert stay(library, number, FeedWishes(retention_days=3)) == before[:3]


def test_the_newest_stay(library: Library, number: int) -> None:
    before = list(list_ids(library, Query(feed=number)))
    assert stay(library, number, FeedWishes(retention_count=4)) == before[:4]


def test_the_wish_for_all_feeds_is_overridden_by_a_feeds_own(library: Library, number: int) -> None:
    library.settings.set(RETENTION_DAYS, 5)
    assert len(departing(library, number, FeedWishes())) == 5
    assert len(departing(library, number, FeedWishes(retention_days=0))) == 0
    assert len(departing(library, number, FeedWishes(retention_count=8))) == 2


def test_starred_and_kept_articles_never_go(library: Library, number: int) -> None:
    ids = list(list_ids(library, Query(feed=number)))
    library.store.marks.star([ids[9]], True, library.now())
    keep_all(library, [ids[8]])
    assert stay(library, number, FeedWishes(retention_count=1)) == [ids[0], ids[8], ids[9]]


def keep_by_itself(library: Library, number: int, wishes: FeedWishes) -> list[int]:
    """Let the program keep all, as the wishes say; the articles, newest first."""
    library.store.feeds.set_wishes(number, wishes)

    async def work(fetcher: Fetcher) -> None:
        async for progress in keep_wished(library, fetcher):
            assert progress.error_code == ""

    run_with_fetcher(library, work)
    return list(list_ids(library, Query(feed=number)))


@pytest.mark.parametrize("wishes", [FeedWishes(full_text=True), FeedWishes(keep_offline=True)])
def test_what_the_program_keeps_by_itself_goes_in_time(library: Library, number: int, wishes: FeedWishes) -> None:
    ids = keep_by_itself(library, number, wishes)
    assert len(list_ids(library, Query(offline=True))) == 10
    assert stay(library, number, replace(wishes, retention_count=4)) == ids[:4]


@pytest.mark.parametrize(
    "wishes", [FeedWishes(full_text=True), FeedWishes(keep_offline=True)], ids=["full text", "offline"]
)
@pytest.mark.parametrize("before", [True, False], ids=["before the program", "after it"])
def test_what_the_reader_kept_stays_also_without_pictures(
    library: Library, number: int, wishes: FeedWishes, before: bool
) -> None:
    ids = list(list_ids(library, Query(feed=number)))
    if before:
        keep_all(library, [ids[7]])
    keep_by_itself(library, number, wishes)
    if not before:
        assert ids[7] in articles_to_keep(library, Query(feed=number))
        keep_all(library, [ids[7]])
    assert ids[7] not in articles_to_keep(library, Query(feed=number))
    assert stay(library, number, replace(wishes, retention_count=2)) == [*ids[:2], ids[7]]


def test_what_could_not_be_kept_is_not_spared(library: Library, number: int, server: Server) -> None:
    ids = list(list_ids(library, Query(feed=number)))
    server.script("/bai9", Answer(404))
    assert [one.error_code for one in keep_all(library, [ids[9]])] == ["fetch.not_found"]
    assert stay(library, number, FeedWishes(retention_count=9)) == ids[:9]


def test_what_is_kept_while_others_go_stays(library: Library, number: int) -> None:
    ids = list(list_ids(library, Query(feed=number)))
    going = departing(library, number, FeedWishes(retention_count=1))
    assert ids[5] in going
    keep_all(library, [ids[5]])
    library.store.articles.forget(going, library.now())
    assert list(list_ids(library, Query(feed=number))) == [ids[0], ids[5]]


def test_what_went_does_not_return_with_the_next_refresh(library: Library, number: int, server: Server) -> None:
    assert len(stay(library, number, FeedWishes(retention_days=3))) == 3
    base = server.url("").rstrip("/")
    again = [Item(f"bai{day}", f"Bài {day}", age=timedelta(days=day, hours=1)) for day in range(10)]
    server.script("/rss.xml", feed(rss([*again, Item("moi", "Bài mới")], base=base)))
    [outcome] = check(library, number)
    assert len(outcome.changes.added) == 1
    assert len(list_ids(library, Query(feed=number))) == 4


def test_what_is_newly_wished_can_be_taken_back_for_a_while(library: Library, number: int, clock: Clock) -> None:
    list(tidy(library))
    clock.advance(timedelta(days=2))
    library.store.feeds.set_wishes(number, FeedWishes(retention_count=4))
    assert list(tidy(library)) == []  # a refresh that saving it brought
    clock.advance(GRACE - timedelta(minutes=1))
    assert list(tidy(library)) == []
    library.store.feeds.set_wishes(number, FeedWishes())
    clock.advance(timedelta(minutes=2))
    assert list(tidy(library)) == []
    assert len(list_ids(library, Query(feed=number))) == 10


def test_what_is_newly_wished_is_done_without_waiting_for_a_day(
    library: Library, number: int, clock: Clock
) -> None:
    list(tidy(library))
    library.settings.set(RETENTION_COUNT, 4)
    assert list(tidy(library)) == []
    clock.advance(GRACE / 2)
    add_feed(library.store, "another")  # which has no wishes
    assert list(tidy(library)) == []
    clock.advance(GRACE / 2)
    assert [len(changes.removed) for changes in tidy(library)] == [6]


def test_tidying_is_done_once_a_day(library: Library, number: int, clock: Clock) -> None:
    assert len(stay(library, number, FeedWishes(retention_days=8))) == 8
    clock.advance(timedelta(hours=23, minutes=30))
    assert list(tidy(library)) == []
    clock.advance(timedelta(hours=1))
    assert [len(changes.removed) for changes in tidy(library)] == [1]


def test_a_clock_that_runs_years_ahead_makes_nothing_old(library: Library, number: int, clock: Clock) -> None:
    left = add_feed(library.store, "another")
    write(library.store, left, new_article(1))
    library.store.feeds.remove([left], library.now())
    before = list(list_ids(library, Query(feed=number)))
    clock.advance(timedelta(days=3650))
    assert stay(library, number, FeedWishes(retention_days=20)) == before
    library.store.feeds.restore((left,))
    assert len(list_ids(library, Query(feed=left))) == 1, "it was unsubscribed a moment ago"


def test_a_number_for_all_feeds_is_overridden_by_a_feeds_own(library: Library, number: int) -> None:
    library.settings.set(RETENTION_COUNT, 4)
    assert len(departing(library, number, FeedWishes())) == 6
    assert len(departing(library, number, FeedWishes(retention_days=0))) == 0
    assert len(departing(library, number, FeedWishes(retention_count=9))) == 1


def heavy(number: int, megabytes: float = 0.6) -> NewArticle:
    """An article of such a size."""
    noise = random.Random(number).randbytes(int(megabytes * 500_000)).hex()  # of which packing leaves half
    return new_article(number, minutes=number, html=noise)


def test_the_oldest_go_where_there_is_no_room(library: Library) -> None:
    first, second = add_feed(library.store, "a"), add_feed(library.store, "b")
    a, b, c = write(library.store, first, heavy(1), heavy(3), heavy(5)).added
    d, e, f = write(library.store, second, heavy(2), heavy(4), heavy(6)).added
    assert all_departing(library) == {}
    library.settings.set(RETENTION_MEGABYTES, 1)
    going = all_departing(library)
    assert sorted(number for ids in going.values() for number in ids) == sorted([a, d, b])
    assert [change.removed for change in tidy(library, at_once=True)]
    left = list(list_ids(library, Query()))
    assert left == [f, c, e]
    assert all_departing(library) == {}


def test_what_stays_needs_no_room_and_what_goes_anyway_takes_none(library: Library) -> None:
    feed_id = add_feed(library.store, "a")
    ids = write(library.store, feed_id, *(heavy(n, 0.9) for n in range(1, 6))).added
    library.settings.set(RETENTION_MEGABYTES, 1)
    library.store.marks.star(ids[1:], True, library.now())
    assert all_departing(library) == {}
    library.store.marks.star(ids, False, library.now())
    library.store.feeds.set_wishes(feed_id, FeedWishes(retention_count=3))
    going = all_departing(library)[feed_id]
    assert going[:2] == ids[:2]
    assert len(going) == len(set(going))
    assert ids[4] not in going


def test_what_is_muted_takes_room_and_goes_like_all_else(library: Library) -> None:
    feed_id = add_feed(library.store, "a")
    ids = write(library.store, feed_id, *(heavy(n) for n in range(1, 5))).added
    rules.add_rule(library, Rule(title="", query="title:tin", mute=True))
    list(rules.settle(library))
    assert len(list_ids(library, Query(muted=True))) == 4
    library.settings.set(RETENTION_MEGABYTES, 1)
    assert all_departing(library) == {feed_id: (ids[0],)}
    list(tidy(library, at_once=True))
    assert set(list_ids(library, Query(muted=True))) == set(ids[1:])


def test_by_hand_it_goes_at_once(library: Library, number: int) -> None:
    library.settings.set(RETENTION_COUNT, 10)
    assert list(tidy(library)) == []
    write(library.store, number, new_article(77))
    assert list(tidy(library)) == []  # not before tomorrow
    assert len(list(tidy(library, at_once=True))) == 1


def test_what_an_ended_restoring_or_repairing_left_goes(library: Library) -> None:
    database = library.paths.database
    left = [database.with_name(database.name + end) for end in (".restoring-next", ".repairing", ".repairing-wal")]
    for one in left:
        one.touch()
    list(tidy(library, at_once=True))
    assert not any(one.exists() for one in left)
    assert database.exists()


def test_what_is_wished_again_has_its_hour_again(library: Library, number: int, clock: Clock) -> None:
    usual = settings_of(library.store.feeds.get(number))
    fewer = replace(usual, wishes=FeedWishes(retention_count=4))
    list(tidy(library))
    clock.advance(2 * GRACE)
    list(tidy(library))
    for wanted in (fewer, usual):
        apply_settings(library, number, wanted)
        clock.advance(2 * GRACE)
    apply_settings(library, number, fewer)
    assert list(tidy(library)) == []
    clock.advance(-2 * GRACE)
    assert list(tidy(library)) == []  # the clock was set back
    assert len(list_ids(library, Query(feed=number))) == 10
    clock.advance(GRACE)
    list(tidy(library))
    assert len(list_ids(library, Query(feed=number))) == 4
