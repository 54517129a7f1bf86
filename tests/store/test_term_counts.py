"""Terms that stand in one article only: left out, remembered for a while, and counted in full when they return."""

import pytest

from newsreader.store import Store, stories
from newsreader.store.stories import Derived, Met
from tests.store.news import add_feed, new_article, write


def derived(article: int, *terms: int) -> Derived:
    return Derived(article, "vi", b"", terms)


def test_what_was_met_once_is_left_out_until_it_comes_again(store: Store) -> None:
    feed = add_feed(store)
    a, b, c = write(store, feed, *(new_article(number) for number in range(3))).added
    store.stories.write_derived(1, [derived(a, 1, 2)], {"vi": Met(1, {1: 1, 2: 1}, {1: 1, 2: 1})})
    assert dict(store.stories.frequencies("vi", [1, 2]).counts) == {}
    store.stories.write_derived(1, [derived(b, 2, 3)], {"vi": Met(1, {2: 1, 3: 1}, {1: 1, 2: 2, 3: 1})})
    assert dict(store.stories.frequencies("vi", [1, 2, 3]).counts) == {2: 2}
    store.stories.write_derived(1, [derived(c, 2, 3)], {"vi": Met(1, {2: 1, 3: 1}, {1: 1, 2: 3, 3: 2})})
    assert dict(store.stories.frequencies("vi", [1, 2, 3]).counts) == {2: 3, 3: 2}
    assert store.stories.frequencies("vi", ()).documents == 3


def test_a_batch_of_which_some_were_counted_before_counts_the_others_only(store: Store) -> None:
    feed = add_feed(store)
    a, b = write(store, feed, new_article(1), new_article(2)).added
    store.stories.write_derived(1, [derived(a, 1)])
    met = {"vi": Met(2, {1: 2}, {1: 3})}
    store.stories.write_derived(1, [derived(a, 1), derived(b, 1)], met)
    assert dict(store.stories.frequencies("vi", [1]).counts) == {1: 2}
    assert store.stories.frequencies("vi", ()).documents == 2


def test_single_terms_are_remembered_until_there_are_too_many(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = add_feed(store)
    (a,) = write(store, feed, new_article(1)).added
    store.stories.write_derived(1, [derived(a, 7)])
    (b,) = write(store, feed, new_article(2)).added
    store.stories.write_derived(1, [derived(b, 7)])
    monkeypatch.setattr(stories, "SINGLES_KEPT", 5)
    largest = (1 << 32) - 1
    store.stories.add_singles("vi", [7, 1, 2, largest])
    assert dict(store.stories.frequencies("vi", [7, 1, 2, largest]).counts) == {7: 2, 1: 1, 2: 1, largest: 1}
    store.stories.add_singles("vi", [3, 4])
    assert dict(store.stories.frequencies("vi", [7, 1, 2, 3, largest]).counts) == {7: 2}
    store.stories.add_singles("vi", [3])
    assert dict(store.stories.frequencies("vi", [3]).counts) == {3: 1}
