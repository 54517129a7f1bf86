"""The stories near an article: found by its terms, and no more of their members than can be compared."""

from datetime import timedelta

from newsreader.library.window import MOST_MEMBERS, StoryWindow
from newsreader.stories.cluster import Item
from tests.newsroom import NOON


def item(number: int) -> Item:
    return Item(number, NOON + timedelta(seconds=number), "Báo", "tin", "vi", {1: 1.0})


def test_a_story_of_thousands_is_known_by_its_last_members() -> None:
    window = StoryWindow()
    for number in range(1, 1001):
        window.add(item(number), 1, (7, 8))
    window.add(item(2000), 2000, (9,))
    near = window.near({7: 1.0})
    assert list(near) == [1]
    assert [one.article for one in near[1]] == list(range(1001 - MOST_MEMBERS, 1001))
    assert list(window.near({9: 0.2, 10: 0.9})) == [2000]


def test_what_weighs_most_comes_first() -> None:
    window = StoryWindow()
    for number, top in ((1, (7, 8)), (2, (9,))):
        window.add(item(number), number, top)
    assert list(window.near({7: 0.1, 8: 0.1, 9: 0.5})) == [2, 1]
