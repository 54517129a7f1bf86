"""Likeness and the display cut."""

import pytest

from newsreader.stories.rank import cosine, nearness, rank_related


def test_cosine_does_not_depend_on_length() -> None:
    assert cosine({1: 1.0, 2: 1.0}, {1: 5.0, 2: 5.0}) == pytest.approx(1)
    assert cosine({1: 1.0, 2: 1.0}, {1: 1.0}) == pytest.approx(0.5**0.5)
    assert cosine({1: 1.0}, {2: 1.0}) == 0
    assert cosine({}, {}) == 0


def test_best_comes_first_and_of_equals_the_newer() -> None:
    target = {1: 0.8, 2: 0.6}
    ranked = rank_related(target, [(7, {1: 1.0}), (8, {1: 0.8, 2: 0.6}), (9, {1: 1.0})])
    assert [article for article, _ in ranked] == [8, 9, 7]


def test_the_unlike_are_not_shown() -> None:
    target = {1: 0.6, 2: 0.8}
    near, far = {1: 0.6, 2: 0.8}, {1: 0.3, 3: 0.954}  # cosine 1 and .18: below .3 of the best
    assert [article for article, _ in rank_related(target, [(1, near), (2, far)])] == [1]
    assert [article for article, _ in rank_related(target, [(1, near), (2, far)], cut=False)] == [1, 2]


def test_none_is_an_answer() -> None:
    assert rank_related({1: 1.0}, [(1, {1: 0.05, 2: 0.999})]) == []
    assert rank_related({1: 1.0}, []) == []


def test_of_two_as_alike_the_nearer_in_time_comes_first() -> None:
    target = {1: 1.0}
    both = [(1, {1: 0.6, 2: 0.8}), (2, {1: 0.6, 3: 0.8})]
    assert [article for article, _ in rank_related(target, both)] == [2, 1]
    assert [article for article, _ in rank_related(target, both, apart={1: -2.0, 2: 2000.0})] == [1, 2]


def test_time_changes_no_likeness_and_hides_nothing() -> None:
    target = {1: 1.0}
    both = [(1, {1: 0.35, 2: 0.94}), (2, {1: 1.0})]
    ranked = dict(rank_related(target, both, apart={1: 5000.0, 2: 0.0}))
    assert ranked == dict(rank_related(target, both))
    assert nearness(None) == 1 < nearness(500) < nearness(-100) < nearness(0)
