"""Joining the list on the screen with the list as it would be now."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.gui.models.merging import kept_of, merge, merge_top, new_in, standing_in

numbers = st.lists(st.integers(1, 60), unique=True, max_size=30)


def ids(*values: int) -> "array[int]":
    return array("q", values)


def test_new_ones_come_where_they_belong_and_read_ones_stay() -> None:
    assert list(merge(ids(9, 7, 5, 3), ids(12, 11, 9, 3))) == [12, 11, 9, 7, 5, 3]


def test_what_stood_above_the_first_common_one_stays_above_it() -> None:
    assert list(merge(ids(9, 7, 5), ids(12, 5))) == [12, 9, 7, 5]


def test_lists_without_anything_in_common_follow_each_other() -> None:
    assert list(merge(ids(2, 1), ids(4, 3))) == [4, 3, 2, 1]


@settings(deadline=None, max_examples=200)
@given(numbers, numbers)
def test_everything_is_there_once_and_in_the_fresh_order(shown: list[int], fresh: list[int]) -> None:
    merged = list(merge(array("q", shown), array("q", fresh)))
    assert sorted(merged) == sorted({*shown, *fresh})
    assert [number for number in merged if number in fresh] == fresh
    assert new_in(array("q", shown), array("q", fresh)) == set(fresh) - set(shown)
    assert standing_in(array("q", shown), frozenset(fresh)) == set(fresh) & set(shown)


@settings(deadline=None, max_examples=200)
@given(numbers, numbers, numbers)
def test_what_is_shown_or_came_back_is_kept_and_nothing_else(
    fresh: list[int], shown: list[int], back: list[int]
) -> None:
    kept = kept_of(array("q", fresh), array("q", shown), back)
    assert list(kept) == [number for number in fresh if number in {*shown, *back}]


@settings(deadline=None, max_examples=300)
@given(numbers, numbers, st.integers(1, 30))
def test_of_the_top_alone_the_same_is_made(shown: list[int], fresh: list[int], limit: int) -> None:
    """Wherever anything is made of it."""
    new = frozenset(fresh) - frozenset(shown)
    joined = merge_top(array("q", shown), array("q", fresh[:limit]), new)
    whole = merge(array("q", shown), array("q", fresh))
    if joined is None:
        return
    assert sorted(joined) == sorted(whole)
    if [number for number in shown if number in fresh] == [number for number in fresh if number in shown]:
        assert joined == whole


def test_what_is_new_further_down_is_not_overlooked() -> None:
    shown, fresh = ids(9, 7, 5, 3), ids(10, 9, 7, 6, 5, 3)
    assert merge_top(shown, fresh[:3], frozenset({10, 6})) is None
    assert merge_top(shown, fresh[:4], frozenset({10, 6})) is None
    assert merge_top(shown, fresh[:5], frozenset({10, 6})) == fresh
    assert merge_top(shown, ids(12, 11), frozenset({12, 11})) is None


def test_what_stands_out_of_its_order_comes_once() -> None:
    """An article that came while the list was read stands behind what was shown then."""
    shown = ids(9, 7, 5, 3, 10, 1)
    assert merge_top(shown, ids(11, 10, 9, 7), frozenset({11})) is None
