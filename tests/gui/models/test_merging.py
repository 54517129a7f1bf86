"""Joining the list on the screen with the list as it would be now."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.gui.models.merging import count_new, merge

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
    assert count_new(array("q", shown), array("q", fresh)) == len(set(fresh) - set(shown))
