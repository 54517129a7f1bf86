"""What the reader says of stories holds: through later passes, a new version, retention, a small backup; and every
act is taken back and done again. What is muted is in no list and no count."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader import settings
from newsreader.errors import LookupFailure
from newsreader.library import backup, pins, read
from newsreader.library import derive as deriving
from newsreader.library.opened import Library, open_library
from newsreader.library.telling import story_page
from newsreader.model import Query
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.store.copies import BackupKind
from newsreader.store.removal import forget
from tests.library.conftest import Clock
from tests.library.events import EVENTS, fill, news, stories
from tests.library.shelves import derived
from tests.store.news import NOON, add_feed, new_article, write


@pytest.fixture
def told(library: Library, clock: Clock) -> Library:
    """Three stories of four articles each, and four articles of their own."""
    clock.moment = NOON + timedelta(hours=6)
    fill(library, range(4))
    derived(library)
    return library


def urls(library: Library, article: int) -> set[str]:
    """The addresses of the articles that are of one story with this one."""
    story = library.store.stories.story_of(article)
    assert story is not None
    reports = library.store.coverage.reports([story], hidden=True).get(story, [])
    return {row.url for row in library.store.articles.rows([one.article for one in reports])}


def event(number: int, outlets: Sequence[int] = range(4)) -> set[str]:
    return {f"https://a.example/{outlet * 10 + number}" for outlet in outlets}


def article(library: Library, number: int) -> int:
    """The article at an address."""
    rows = library.store.articles.rows(range(1, 60))
    return next(row.id for row in rows if row.url == f"https://a.example/{number}")


def later(library: Library, number: int, place: int, minutes: int = 200) -> int:
    """One more article on an event, at a fifth outlet."""
    feed = add_feed(library.store, f"later{number}")
    text = EVENTS[place]
    made = new_article(
        number, minutes=minutes, title=text.split(",")[0], html=f"<p>{text}. Tin cập nhật số {number}.</p>"
    )
    (added,) = write(library.store, feed, made).added
    return added


def derive_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "VERSION", 99)
    monkeypatch.setattr("newsreader.library.window.VERSION", 99)
    derived(library)


def test_what_is_split_off_stays_apart_and_later_articles_join_the_others(
    told: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = article(told, 10)
    pins.split_off(told, apart)
    assert urls(told, apart) == {"https://a.example/10"}
    assert urls(told, article(told, 0)) == event(0, (0, 2, 3))
    write(told.store, 2, updated=[(apart, news(1)[0]._replace(content_hash="new"))])
    derived(told)
    assert urls(told, apart) == {"https://a.example/10"}
    more = later(told, 50, 0)
    derived(told)
    assert "https://a.example/50" in urls(told, article(told, 0)) | urls(told, apart)
    before = urls(told, more)
    derive_anew(told, monkeypatch)
    assert urls(told, apart) <= {"https://a.example/10", "https://a.example/50"}
    assert event(0, (0, 2, 3)) <= urls(told, article(told, 0))
    assert "https://a.example/10" not in urls(told, article(told, 0))
    assert urls(told, more) == before


def test_what_is_merged_stays_together(told: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, own = article(told, 0), article(told, 1), article(told, 9)
    pins.merge(told, [first, second, own])
    both = event(0) | event(1) | {"https://a.example/9"}
    assert urls(told, first) == urls(told, second) == urls(told, own) == both
    write(told.store, 1, updated=[(first, news(0)[0]._replace(content_hash="new"))])
    derived(told)
    assert urls(told, first) == both
    derive_anew(told, monkeypatch)
    assert urls(told, first) == both
    assert all(one.pinned for one in story_page(told, first).members)


def test_every_act_is_taken_back_and_done_again(told: Library) -> None:
    first, second = article(told, 0), article(told, 1)
    before = stories(told)
    acts: tuple[Callable[[], pins.Done], ...] = (
        lambda: pins.split_off(told, first),
        lambda: pins.merge(told, [first, second]),
        lambda: pins.follow(told, first, True),
        lambda: pins.mute(told, second, True),
        lambda: pins.follow(told, article(told, 9), True),
    )
    for act in acts:
        counts = read.counts(told)
        _, state = act()
        after, done = stories(told), read.counts(told)
        _, again = pins.put_back(told, state)
        assert stories(told) == before
        assert read.counts(told) == counts
        _, state = pins.put_back(told, again)
        assert (stories(told), read.counts(told)) == (after, done)
        pins.put_back(told, state)
        assert stories(told) == before
        assert not any(told.store.pins.pinned(range(1, 17)))
    with pytest.raises(LookupFailure):
        pins.split_off(told, 999)


def test_following_or_muting_puts_no_article_anywhere(told: Library) -> None:
    first, second = article(told, 0), article(told, 1)
    pins.follow(told, first, True)
    pins.mute(told, second, True)
    assert not any(one.pinned for one in story_page(told, first).members)
    assert not any(one.pinned for one in story_page(told, second).members)


def test_a_muted_story_is_in_no_list_and_no_count_and_says_why(told: Library) -> None:
    first = article(told, 0)
    changes, _ = pins.mute(told, first, True)
    assert len(changes.removed) == 4
    counts = read.counts(told)
    assert (counts.articles, counts.unread, counts.muted) == (12, 12, 4)
    assert first not in read.list_ids(told, Query())
    assert set(read.list_ids(told, Query(muted=True))) == {article(told, n) for n in (0, 10, 20, 30)}
    assert read.open_article(told, first).story_muted
    more = later(told, 50, 0)
    derived(told)
    assert more not in read.list_ids(told, Query())
    assert read.counts(told).muted == 5
    changes, _ = pins.mute(told, more, False)
    assert len(changes.added) == 5
    assert read.counts(told).articles == 17
    assert told.store.backup.check() == []


def test_a_muted_story_is_reported_by_as_many_as_before(told: Library) -> None:
    """Its row, which stays in sight, said "16 articles" where "5 outlets" had stood."""
    first, other = article(told, 0), article(told, 10)

    def outlets() -> list[int]:
        return [row.outlets for row in read.list_rows(told, [first, other])]

    before = outlets()
    assert before[0] > 1
    pins.mute(told, first, True)
    assert outlets() == before
    pins.mute(told, first, False)
    assert outlets() == before


def test_a_muted_story_stays_hidden_while_all_is_derived_anew(told: Library) -> None:
    pins.mute(told, article(told, 0), True)
    assert told.store.stories.underived(99)  # another version: all stories are to be found anew
    assert told.store.stories.story_of(article(told, 1)) is None
    assert read.counts(told).muted == 4


def test_a_rule_and_a_muted_story_hide_each_for_itself(told: Library) -> None:
    from newsreader.library import rules

    first = article(told, 0)
    number = rules.add_rule(told, Rule(query="tin", mute=True))
    list(rules.settle(told))
    assert read.counts(told).muted == 16
    pins.mute(told, first, True)
    assert read.counts(told).muted == 16
    rules.remove_rule(told, number)
    list(rules.settle(told))
    assert read.counts(told).muted == 4
    pins.mute(told, first, False)
    assert read.counts(told).muted == 0


def test_a_story_is_muted_until_some_days_after_its_last_article(told: Library, clock: Clock) -> None:
    told.settings.set(settings.MUTED_STORY_DAYS, 3)
    first = article(told, 0)
    pins.mute(told, first, True)
    clock.advance(timedelta(days=2))
    later(told, 50, 0, minutes=2 * 24 * 60)
    derived(told)
    assert read.counts(told).muted == 5
    clock.advance(timedelta(days=2))
    derived(told)
    assert read.counts(told).muted == 5
    clock.advance(timedelta(days=2))
    derived(told)
    counts = read.counts(told)
    assert (counts.muted, counts.articles, counts.unread) == (0, 17, 12)  # what comes back is read


def test_who_follows_a_story_is_told_once_of_what_is_new_in_it(
    told: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = article(told, 0)
    pins.follow(told, first, True)
    more, other = later(told, 50, 0), later(told, 51, 1)

    assert derived(told).notify == (more,)
    assert other not in read.list_ids(told, Query(followed=True))
    assert more in read.list_ids(told, Query(followed=True))
    counts = read.counts(told)
    assert (counts.followed, counts.followed_unread) == (1, 5)
    monkeypatch.setattr(deriving, "VERSION", 99)
    monkeypatch.setattr("newsreader.library.window.VERSION", 99)
    assert derived(told).notify == ()
    assert more in read.list_ids(told, Query(followed=True))


def test_a_story_that_is_followed_goes_on_when_all_its_articles_are_gone(told: Library) -> None:
    first = article(told, 0)
    pins.follow(told, first, True)
    gone = [article(told, number) for number in (0, 10, 20)]
    with told.store.database.writing() as connection:
        forget(connection, gone, 0, may_return=True)
    assert urls(told, article(told, 30)) == {"https://a.example/30"}
    more = later(told, 50, 0)
    derived(told)
    assert urls(told, more) == {"https://a.example/30", "https://a.example/50"}
    assert more in read.list_ids(told, Query(followed=True))


def test_followed_stories_are_those_of_which_there_is_something_to_see(told: Library) -> None:
    """One whose articles were gone, or hidden, kept its place in the sidebar: empty, and for good, since nobody
    could go there to follow it no more."""
    first = article(told, 0)
    pins.follow(told, first, True)
    assert read.counts(told).followed == 1
    pins.mute(told, first, True)
    assert read.counts(told).followed == 0
    pins.mute(told, first, False)
    assert read.counts(told).followed == 1
    with told.store.database.writing() as connection:
        forget(connection, [article(told, number) for number in (0, 10, 20, 30)], 0, may_return=True)
    assert list(read.list_ids(told, Query(followed=True))) == []
    assert read.counts(told).followed == 0


def test_what_retention_takes_leaves_no_story_of_one(told: Library) -> None:
    with told.store.database.writing() as connection:
        forget(connection, [article(told, number) for number in (0, 10, 20)], 0, may_return=False)
    assert told.store.stories.story_of(article(told, 30)) is None
    assert told.store.backup.check() == []


def test_a_small_backup_keeps_what_was_said(told: Library, tmp_path: Path) -> None:
    first = article(told, 0)
    pins.mute(told, first, True)
    pins.split_off(told, article(told, 11))
    pins.merge(told, [article(told, 2), article(told, 9)])
    kept = backup.back_up(told, BackupKind.SMALL).path
    fresh = library_paths(tmp_path / "fresh")
    open_library(fresh).close()
    backup.restore(fresh, kept)
    with closing(open_library(fresh)) as other:
        assert read.counts(other).articles == 0
        for outlet in range(4):
            feed = next(one.id for one in other.store.feeds.all() if one.url == f"https://o{outlet}.example/rss")
            write(other.store, feed, *news(outlet))
        derived(other)
        assert read.counts(other).muted == 4
        assert read.open_article(other, article(other, 0)).story_muted
        assert urls(other, article(other, 11)) == {"https://a.example/11"}
        assert urls(other, article(other, 1)) == event(1, (0, 2, 3))
        assert urls(other, article(other, 9)) == event(2) | {"https://a.example/9"}
