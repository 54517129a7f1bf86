"""The stories near an article: found by its terms, and no more of their members than can be compared."""

from array import array
from collections.abc import Mapping
from datetime import timedelta

from newsreader.library.window import LEAST_SHARED, MOST_MEMBERS, StoryWindow
from newsreader.stories.cluster import Item
from newsreader.stories.signature import Terms
from tests.newsroom import NOON


def signed(weights: Mapping[int, float]) -> Terms:
    return Terms(array("I", weights), array("f", weights.values()))


def item(number: int, *terms: int) -> Item:
    signature = signed(dict.fromkeys(terms, 1.0))
    return Item(number, NOON + timedelta(seconds=number), "Báo", "tin", "vi", signature)


def test_a_story_of_thousands_is_known_by_its_last_members() -> None:
    window = StoryWindow()
    for number in range(1, 1001):
        window.add(item(number, 7, 8), 1)
    window.add(item(2000, 9), 2000)
    near = window.near(signed({7: 1.0}))
    assert list(near) == [1]
    assert [one.article for one in near[1]] == list(range(1001 - MOST_MEMBERS, 1001))
    assert list(window.near(signed({9: 0.2, 10: 0.9}))) == [2000]


def test_what_weighs_most_comes_first() -> None:
    window = StoryWindow()
    for number, top in ((1, (7, 8)), (2, (9,)), (3, (10,))):
        window.add(item(number, *top), number)
    assert list(window.near(signed({7: 0.1, 8: 0.1, 9: 0.5, 10: LEAST_SHARED / 2}))) == [2, 1]
