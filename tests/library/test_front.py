"""A list as a front page: highlights, then stories, then the rest; every article once, the same news the same page."""

import random
from array import array
from datetime import timedelta

import pytest

from newsreader.library.arrange import group
from newsreader.library.front import lay_front
from newsreader.library.grouping import HIGHLIGHTS, REST, STORIES, Grouping, ListGroup
from newsreader.library.highlights import highlights
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Query
from newsreader.store.stories import Derived
from newsreader.stories.signature import pack_weighed
from tests.store.news import NOON, add_feed, new_article, write


@pytest.fixture
def feeds(library: Library) -> list[int]:
    return [add_feed(library.store, name) for name in "abcdef"]


def story(library: Library, feeds: list[int], start: int, *, hours: float = 0, step: float = 1) -> list[int]:
    """A story that these feeds report, one each `step` hours, the first `hours` before noon."""
    made: list[int] = []
    for place, feed in enumerate(feeds):
        at = NOON - timedelta(hours=hours - place * step)
        item = new_article(start + place, sort_at=at, published=at)
        made += write(library.store, feed, item).added
    for number in made[1:]:
        library.store.stories.write_derived(1, [Derived(number, "vi", b"", made[0])])
    return made


def told(library: Library, ids: "array[int]", groups: tuple[ListGroup, ...]) -> list[tuple[int, list[int]]]:
    return [(one.key, list(ids[one.start : one.start + one.count])) for one in groups]


def test_highlights_then_stories_then_the_rest(library: Library, feeds: list[int]) -> None:
    wide = story(library, feeds[:5], 100, hours=6)
    narrow = story(library, [feeds[0], feeds[0]], 200, hours=3)
    alone = write(library.store, feeds[0], new_article(1), new_article(2)).added
    laid, groups = lay_front(library, list_ids(library, Query()))
    keys = [one.key for one in groups]
    stories = library.store.stories.stories_of([wide[0], narrow[0]])
    assert keys == [HIGHLIGHTS, stories[wide[0]], STORIES, stories[narrow[0]], REST]
    assert list(laid) == [*wide[::-1], *narrow[::-1], *sorted(alone, reverse=True)]
    assert sorted(laid) == sorted(list_ids(library, Query()))
    assert group(library, list_ids(library, Query()), Grouping.FRONT) == (laid, groups)


def test_more_outlets_and_faster_ones_come_first(library: Library, feeds: list[int]) -> None:
    slow = story(library, feeds[:3], 100, hours=30, step=15)
    fast = story(library, feeds[:3], 200, hours=3, step=0.5)
    wide = story(library, feeds, 300, hours=8)
    laid, groups = lay_front(library, list_ids(library, Query()))
    heads = [laid[one.start] for one in groups if one.count]
    assert heads == [wide[-1], fast[-1], slow[-1]]


def test_without_stories_there_is_no_heading(library: Library, feeds: list[int]) -> None:
    write(library.store, feeds[0], *(new_article(n) for n in range(5)))
    ids = list_ids(library, Query())
    assert lay_front(library, ids) == (ids, ())
    assert lay_front(library, array("q")) == (array("q"), ())


def test_what_is_old_is_no_highlight(library: Library, feeds: list[int]) -> None:
    story(library, feeds[:3], 100, hours=200)
    write(library.store, feeds[0], new_article(1))
    ids = list_ids(library, Query())
    assert lay_front(library, ids) == (ids, ())


def test_one_article_of_a_highlight_stands_alone_where_a_filter_hides_the_others(
    library: Library, feeds: list[int]
) -> None:
    wide = story(library, feeds[:4], 100, hours=4)
    rest = write(library.store, feeds[5], new_article(1)).added
    ids = array("q", [rest[0], wide[1]])
    laid, groups = lay_front(library, ids)
    assert told(library, laid, groups) == [(HIGHLIGHTS, []), (REST, [])]
    assert list(laid) == [wide[1], rest[0]]


def test_every_article_stands_once_whatever_the_news(library: Library, feeds: list[int]) -> None:
    chance = random.Random(7)
    for start in range(0, 400, 20):
        some = [chance.choice(feeds) for _ in range(chance.randint(1, 6))]
        story(library, some, start, hours=chance.uniform(0, 100), step=chance.uniform(0, 3))
    ids = list_ids(library, Query())
    laid, groups = lay_front(library, ids)
    assert sorted(laid) == sorted(ids)
    assert lay_front(library, list_ids(library, Query())) == (laid, groups)
    done = 0
    for one in groups:
        assert one.start >= done
        done = one.start + one.count


def test_outlets_that_carry_one_text_count_once(library: Library, feeds: list[int]) -> None:
    """As in the highlights of a day and under an article: it is one measure."""
    agency = "<p>Hồ thủy điện Sông Tranh xả lũ trong đêm khiến ba xã vùng hạ du ngập sâu hơn một mét.</p>"
    own = story(library, feeds[:3], 100, hours=6)
    made: list[int] = []
    for place, feed in enumerate(feeds[:5]):
        at = NOON - timedelta(hours=5 - place)
        made += write(library.store, feed, new_article(200 + place, sort_at=at, published=at, html=agency)).added
    signature = pack_weighed([7], [1.0])
    for number in made:
        library.store.stories.write_derived(1, [Derived(number, "vi", signature, made[0])])
    laid, groups = lay_front(library, list_ids(library, Query()))
    stories = library.store.stories.stories_of([own[0], made[0]])
    assert [one.key for one in groups] == [HIGHLIGHTS, stories[own[0]], STORIES, stories[made[0]]]
    found = highlights(library, NOON - timedelta(days=3))
    assert [one.story for one in found] == [stories[own[0]]]
    assert sorted(laid) == sorted([*own, *made])
