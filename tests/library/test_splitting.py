"""What of a row that several feeds have goes with it when it is split off a story."""

import pytest

from newsreader.library import pins
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.library.related import related
from newsreader.model import Block, FeedWishes, Query
from tests.library.same_news import by_url, fill
from tests.library.shelves import derived


@pytest.mark.parametrize(("split", "muted"), [("1", False), ("3", False), ("1", True)])
def test_what_is_split_off_a_story_goes_with_all_of_its_row(library: Library, split: str, muted: bool) -> None:
    """Its copies stayed, and among what they belong to stood the row that was split off."""
    fill(library)
    derived(library)
    number = by_url(library)
    row, rest = [number[name] for name in "123"], number["4"]
    pins.merge(library, [*row, rest])
    if muted:
        pins.mute(library, rest, True)
    stories = library.store.stories
    together = stories.stories_of([*row, rest])
    _, before = pins.split_off(library, number[split])
    assert len({stories.story_of(one) for one in row}) == 1
    assert stories.story_of(rest) not in {None, stories.story_of(row[0])}
    assert not [one for one in related(library, rest) if one.block is Block.SAME_STORY]
    assert list(list_ids(library, Query())) == ([row[0]] if muted else [row[0], rest])
    pins.put_back(library, before)
    assert stories.stories_of([*row, rest]) == together


def test_what_stands_for_itself_is_split_off_by_itself(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    first, second, third = (number[name] for name in "123")
    pins.merge(library, [first, second, third, number["4"]])
    library.store.feeds.set_wishes(2, FeedWishes(show_copies=True))
    for alone, left in ((second, [first, third]), (first, [second, number["4"]])):
        _, before = pins.split_off(library, alone)
        stories = library.store.stories.stories_of([alone, *left])
        assert len({stories[one] for one in left}) == 1, "they stay together"
        assert stories[alone] not in {stories[one] for one in left}
        pins.put_back(library, before)
    pins.split_off(library, number["4"])
    pins.split_off(library, first)  # all that is left has one row with it, or stands for itself
    assert library.store.stories.story_of(first) != library.store.stories.story_of(second)


def test_a_story_of_one_that_is_split_stays_followed(library: Library) -> None:
    """It was followed no more, and a story without any article was, for good."""
    fill(library)
    derived(library)
    alone = by_url(library)["4"]
    pins.follow(library, alone, True)
    story = library.store.stories.story_of(alone)
    pins.split_off(library, alone)
    assert library.store.stories.story_of(alone) == story
    assert list(list_ids(library, Query(followed=True))) == [alone]
