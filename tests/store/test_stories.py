"""Derived data: queued, counted once, started over; and the blocks under an article."""

from datetime import timedelta
from itertools import islice

import pytest

from newsreader.model import SectionMark, SectionSource
from newsreader.store import Store, deriving, stories
from newsreader.store.stories import Derived, Signed, TermPages
from tests.store.news import NOON, add_feed, mark_sections, new_article, waiting, write

HOUR = timedelta(hours=1)


def derived(article: int, **other: object) -> Derived:
    values = {"language": "vi", "signature": b"s%d" % article}
    return Derived(article, **(values | other))  # type: ignore[arg-type]  # any field may be replaced


def test_what_waits_comes_in_order_of_date_and_late_ones_too(store: Store) -> None:
    feed = add_feed(store)
    a, b, c = write(store, feed, *(new_article(n, minutes=m) for n, m in ((1, 9), (2, 5), (3, 5)))).added
    pending = store.stories.underived(1)
    assert [item.id for item in pending] == [b, c, a]
    assert (pending[0].title, pending[0].html) == ("Tin số 2", "<p>Toàn văn của tin số 2</p>")
    assert (pending[0].outlet, pending[0].language, pending[0].feed) == ("a.example", "vi", feed)
    store.stories.write_derived(1, [derived(n) for n in (a, b, c, 99)])
    (late,) = write(store, feed, new_article(4, minutes=-999)).added
    assert [item.id for item in store.stories.underived(1, limit=9)] == [late]
    assert waiting(store) == 1


def test_what_was_counted_before_says_so(store: Store) -> None:
    feed = add_feed(store)
    a, b = write(store, feed, new_article(1), new_article(2)).added
    assert [item.counted for item in store.stories.underived(1)] == [False, False]
    store.stories.write_derived(1, [derived(a), derived(b)])
    write(store, feed, updated=[(a, new_article(1, title="Sửa"))])
    assert [(item.id, item.counted) for item in store.stories.underived(1)] == [(a, True)]
    assert [item.counted for item in store.stories.underived(2)] == [False, False]
    assert store.stories.signatures([a, b, 99]) == {a: b"s%d" % a, b: b"s%d" % b}


def test_an_article_that_changes_while_it_is_derived_waits_again(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1)).added
    (pending,) = store.stories.underived(1)
    write(store, feed, updated=[(number, new_article(1, html="mới"))])
    store.stories.write_derived(1, [derived(number, ticket=pending.ticket)])
    (again,) = store.stories.underived(1)
    assert again.html == "mới"
    store.articles.set_full(number, "đầy đủ", "", [])
    (full,) = store.stories.underived(1)
    assert full.html == "đầy đủ"
    store.stories.write_derived(1, [derived(number, ticket=full.ticket)])
    assert waiting(store) == 0


def test_a_new_version_starts_over_and_old_signatures_serve_meanwhile(store: Store) -> None:
    feed = add_feed(store)
    a, b = write(store, feed, new_article(1), new_article(2)).added
    store.stories.underived(1)
    store.stories.write_derived(1, [derived(a), derived(b, story=a)])
    store.stories.keep_term_pages("vi", 2, [(0, b"page")])
    assert [item.id for item in store.stories.underived(2)] == [a, b]
    assert store.stories.term_pages("vi") == TermPages()
    assert store.stories.story_of(a) is None
    assert store.stories.signatures([a]) == {a: b"s%d" % a}
    store.stories.write_derived(2, [derived(a)])
    assert [item.id for item in store.stories.underived(2)] == [b]


def test_starting_over_may_be_broken_off_anywhere(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "PIECE", 1)
    feed = add_feed(store)
    a, b, c = write(store, feed, *(new_article(n) for n in range(3))).added
    for broken_off in range(20):
        store.stories.underived(1)
        store.stories.write_derived(1, [derived(a), derived(b, story=a), derived(c)])
        store.stories.keep_term_pages("vi", 3, [(0, b"page"), (1, b"page")])
        steps = store.stories.start_over(2)
        if sum(1 for _ in islice(steps, broken_off)) < broken_off:
            break
        steps.close()  # type: ignore[attr-defined]  # as if the process was killed
        assert [one.id for one in store.stories.underived(2)] == [a, b, c]
        assert store.stories.term_pages("vi") == TermPages()
        assert store.stories.story_of(a) is None
    assert broken_off == 8  # a language, two pages, a story and three articles, each in a transaction of its own


def test_where_another_process_started_over_nothing_is_forgotten(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deriving, "PIECE", 1)
    feed = add_feed(store)
    a, b = write(store, feed, new_article(1), new_article(2)).added
    store.stories.underived(1)
    store.stories.keep_term_pages("vi", 2, [(0, b"page"), (1, b"page")])
    steps = store.stories.start_over(2)
    next(steps)
    store.stories.underived(2)  # the other one, which is done and derives
    store.stories.write_derived(2, [derived(a), derived(b, story=a)])
    store.stories.keep_term_pages("vi", 2, [(0, b"new")])
    assert list(steps) == []
    assert store.stories.underived(2) == []
    assert store.stories.term_pages("vi") == TermPages(2, {0: b"new"})


def test_stories_gather_and_dissolve(store: Store) -> None:
    feed = add_feed(store)
    a, b, c = write(store, feed, *(new_article(n) for n in range(3))).added
    assert store.stories.write_derived(1, [derived(a), derived(b, story=a)]) == (a, b)
    assert store.stories.write_derived(1, [derived(c, story=b)]) == (b, c, a)  # a's row tells how many outlets do
    story = store.stories.story_of(a)
    assert story is not None
    assert store.stories.members(story) == [c, b, a]
    assert store.stories.stories_of([a, c, 99]) == {a: story, c: story}
    store.stories.write_derived(1, [derived(b), derived(c)])
    assert store.stories.story_of(a) is None
    assert store.stories.members(story) == []


def test_within_one_batch_stories_are_left_and_begun_anew(store: Store) -> None:
    feed = add_feed(store)
    a, b, c, d = write(store, feed, *(new_article(n) for n in range(4))).added
    store.stories.write_derived(1, [derived(a), derived(b, story=a), derived(c, story=a)])
    before = store.stories.story_of(a)
    assert store.stories.write_derived(1, [derived(c), derived(d, story=c), derived(b, story=99)]) == (c, d, a, b)
    assert store.stories.story_of(a) is store.stories.story_of(b) is None
    assert store.stories.stories_of([a, b, c, d]).keys() == {c, d}
    assert store.stories.story_of(c) == store.stories.story_of(d) != before


def test_stories_that_an_article_bridges_become_one(store: Store) -> None:
    feed = add_feed(store)
    a, b, c, d, e, f = write(store, feed, *(new_article(n, minutes=n) for n in range(6))).added
    store.stories.write_derived(1, [derived(n) for n in (a, c)])
    store.stories.write_derived(1, [derived(b, story=a), derived(d, story=c)])
    told = store.stories.write_derived(1, [derived(e, story=b, also=(d,))])
    assert sorted(told) == [a, b, c, d, e]
    assert store.stories.stories_of([a, b, c, d, e]) == dict.fromkeys((a, b, c, d, e), store.stories.story_of(a))
    told = store.stories.write_derived(1, [derived(f, story=e, also=(99, a))])  # gone, and there already
    assert told == (e, f, a, b, c, d)
    assert store.stories.members(store.stories.story_of(f) or 0) == [f, e, d, c, b, a]


def test_what_left_a_story_in_the_batch_is_not_taken_along(store: Store) -> None:
    feed = add_feed(store)
    a, b, c, d = write(store, feed, *(new_article(n, minutes=n) for n in range(4))).added
    store.stories.write_derived(1, [derived(a), derived(b), derived(c, story=b)])
    store.stories.write_derived(1, [derived(b), derived(d, story=a, also=(c,))])
    assert store.stories.story_of(b) is None
    assert store.stories.stories_of([a, c, d]) == dict.fromkeys((a, c, d), store.stories.story_of(a))


@pytest.mark.parametrize("said_of", [0, 2])
def test_a_story_that_the_reader_said_something_of_becomes_one_with_nothing(store: Store, said_of: int) -> None:
    feed = add_feed(store)
    a, b, c, d, e = write(store, feed, *(new_article(n, minutes=n) for n in range(5))).added
    store.stories.write_derived(1, [derived(a), derived(b, story=a), derived(c), derived(d, story=c)])
    store.pins.say((a, b, c, d)[said_of], NOON, followed=True)
    store.stories.write_derived(1, [derived(e, story=a, also=(c,))])
    assert store.stories.story_of(a) == store.stories.story_of(e) != store.stories.story_of(c)
    assert store.stories.story_of(c) == store.stories.story_of(d) is not None


def test_term_pages_are_kept_by_language_and_number(store: Store) -> None:
    assert store.stories.term_pages("vi") == TermPages()
    store.stories.keep_term_pages("vi", 3, [(0, b"a"), (7, bytes(5000))])
    store.stories.keep_term_pages("en", 9, [(0, b"b")])
    store.stories.keep_term_pages("vi", 4, [(7, b"c"), (8, b"d")])
    assert store.stories.term_pages("vi") == TermPages(4, {0: b"a", 7: b"c", 8: b"d"})
    assert store.stories.term_pages("vi", [0, 8, 9]) == TermPages(4, {0: b"a", 8: b"d"})
    assert store.stories.term_pages("en") == TermPages(9, {0: b"b"})


def test_the_window(store: Store) -> None:
    feed = add_feed(store)
    a, b, c = write(store, feed, *(new_article(n, minutes=60 * n) for n in range(3))).added
    store.stories.write_derived(1, [derived(a), derived(b, language="en", story=a), derived(c)])
    story = store.stories.story_of(a)
    assert story is not None
    both = store.stories.window(NOON, NOON + 2 * HOUR, 1)
    assert both == [
        Signed(a, feed, NOON, "a.example", "Tin số 0", "Một đoạn ngắn.", "vi", b"s%d" % a, story),
        Signed(b, feed, NOON + HOUR, "a.example", "Tin số 1", "Một đoạn ngắn.", "en", b"s%d" % b, story),
    ]
    assert [(one.article, one.story) for one in store.stories.window(NOON, NOON + 3 * HOUR, 1)][2:] == [(c, None)]


def test_the_last_of_a_feed_are_those_up_to_a_time(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, "other")
    ids = write(store, feed, *(new_article(n, minutes=n) for n in range(4))).added
    [elsewhere] = write(store, other, new_article(9, minutes=1)).added
    store.stories.write_derived(1, [derived(one) for one in (*ids[:3], elsewhere)])
    store.stories.write_derived(2, [derived(ids[3])])
    last = store.stories.last_of_feed(feed, NOON + HOUR, 1, 2)
    at = int(NOON.timestamp())
    assert last == {(at + 60 * n, ids[n]): b"s%d" % ids[n] for n in (1, 2)}
    assert list(store.stories.last_of_feed(feed, NOON, 1, 2)) == [(at, ids[0])]


def test_the_window_comes_in_pieces_and_in_one_version(store: Store) -> None:
    feed = add_feed(store)
    ids = write(store, feed, *(new_article(n, minutes=n // 3) for n in range(7))).added
    store.stories.write_derived(1, [derived(n) for n in ids[:6]])
    store.stories.write_derived(2, [derived(ids[6])])
    found: list[int] = []
    since, after = NOON, 0
    for size in (2, 2, 2):
        page = store.stories.window(since, NOON + HOUR, 1, after=after, limit=2)
        assert len(page) == size
        found += [one.article for one in page]
        since, after = page[-1].sort_at, page[-1].article
    assert found == list(ids[:6])
    assert store.stories.window(since, NOON + HOUR, 1, after=after) == []


def test_the_stories_of_most_outlets(store: Store, sections: dict[str, int]) -> None:
    """An outlet is the declared source, else the feed by its title: not its host."""
    feeds = [add_feed(store, name) for name in "abc"]
    second = store.feeds.add("https://www.c.example/other", now=NOON, title="Báo C, thể thao")
    ids = [
        write(
            store,
            feed,
            new_article(
                n,
                minutes=n,
                sections=[sections["rights"]] if n == 0 else [],
                source_title="a.example" if n == 1 else "",
            ),
        ).added[0]
        for n, feed in enumerate([*feeds, second, feeds[0], feeds[1], feeds[2], feeds[2]])
    ]
    big, small, single = ids[:4], ids[4:6], ids[6:]
    for story in (big, small, single):
        store.stories.write_derived(1, [derived(n, story=story[0]) for n in story])
    numbers = {number: store.stories.story_of(number) for number in ids}
    covered = store.coverage.most_covered
    assert covered(NOON, 2, 9) == [numbers[big[0]], numbers[small[0]]]
    assert covered(NOON, 2, 1) == [numbers[big[0]]]
    assert [row.outlets for row in store.articles.rows([*big[:2], small[0], single[0]])] == [3, 3, 2, 1]
    assert covered(NOON, 1, 9, sections["news"]) == [numbers[big[0]]]
    assert covered(NOON + HOUR, 1, 9) == []
    (reports,) = store.coverage.reports([numbers[big[0]] or 0]).values()
    assert [(one.article, one.outlet) for one in reports] == list(
        zip(big, ["a.example", "a.example", "c.example", "Báo C, thể thao"], strict=True)
    )
    store.feeds.remove([feeds[2]], NOON)
    assert [row.outlets for row in store.articles.rows(big[:1])] == [2]
    assert covered(NOON, 2, 9) == [numbers[big[0]], numbers[small[0]]]


def test_blocks_by_author_section_and_time(
    store: Store, sections: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = add_feed(store)
    a, b, c, d = write(
        store,
        feed,
        new_article(1, author_keys=("lê an", "trần bình"), sections=[sections["rights"]]),
        new_article(2, author_keys=("trần bình",), sections=[sections["sport"]]),
        new_article(3, author_keys=()),
        new_article(4, author_keys=("lê an",), sections=[sections["news"], sections["sport"]]),
    ).added
    assert store.stories.by_author(["lê an", "trần bình"], exclude=d, limit=9) == [b, a]
    monkeypatch.setattr(stories, "LAST_OF_AUTHOR", 1)  # of each author
    assert store.stories.by_author(["lê an", "trần bình"], exclude=0, limit=9) == [d, b]
    assert store.stories.by_section([sections["news"]], exclude=0, limit=9) == [d, a]
    assert store.stories.by_section([sections["politics"], sections["sport"]], exclude=d, limit=9) == [b, a]
    assert store.stories.by_section([sections["news"]], exclude=0, limit=1) == [d]
    assert store.stories.latest(exclude=d, limit=2) == [c, b]
    mark_sections(store, a, [SectionMark(None, SectionSource.DECLARED)])
    assert store.stories.by_section([sections["news"]], exclude=d, limit=9) == []
    store.feeds.remove([feed], NOON)
    assert store.stories.by_author(["lê an"], exclude=0, limit=9) == []
    assert store.stories.latest(exclude=0, limit=2) == []


def test_no_story_is_left_empty_by_a_batch_that_made_and_united_it(store: Store) -> None:
    feed = add_feed(store)
    a, b, c, d, e = write(store, feed, *(new_article(n, minutes=n) for n in range(5))).added
    batch = [derived(a), derived(b, story=a), derived(c), derived(d, story=c), derived(e, story=b, also=(d,))]
    store.stories.write_derived(1, batch)
    assert store.stories.members(store.stories.story_of(a) or 0) == [e, d, c, b, a]
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM story").scalar() == 1


def test_what_is_said_of_an_article_while_it_is_derived_counts(store: Store) -> None:
    feed = add_feed(store)
    a, b = write(store, feed, *(new_article(n, minutes=n) for n in range(2))).added
    pending = store.stories.underived(1)
    store.pins.say(a, NOON, followed=True)
    story = store.stories.story_of(a)
    store.stories.write_derived(1, [derived(one.id, ticket=one.ticket) for one in pending])
    assert store.stories.story_of(a) == story is not None
    assert store.stories.story_of(b) is None


def test_where_the_joined_article_is_gone_the_next_one_is_joined(store: Store) -> None:
    feed = add_feed(store)
    a, b = write(store, feed, *(new_article(n, minutes=n) for n in range(2))).added
    store.stories.write_derived(1, [derived(a)])
    store.stories.write_derived(1, [derived(b, story=99, also=(a,))])
    assert store.stories.story_of(a) == store.stories.story_of(b) is not None
