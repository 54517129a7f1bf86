"""Likeness and the display cut."""

import pytest

from newsreader.stories.rank import Signs, cosine, nearness, rank_related


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
    assert [article for article, _ in rank_related(target, both, signs=Signs(apart={1: -2.0, 2: 2000.0}))] == [
        1,
        2,
    ]


def test_time_changes_no_likeness_and_hides_nothing() -> None:
    target = {1: 1.0}
    both = [(1, {1: 0.35, 2: 0.94}), (2, {1: 1.0})]
    ranked = dict(rank_related(target, both, signs=Signs(apart={1: 5000.0, 2: 0.0})))
    assert ranked == dict(rank_related(target, both))
    assert nearness(None) == 1 < nearness(500) < nearness(-100) < nearness(0)


def test_of_two_as_alike_that_one_comes_first_which_opens_alike() -> None:
    target = {1: 1.0}
    both = [(1, {1: 0.6, 2: 0.8}), (2, {1: 0.6, 3: 0.8})]
    assert [article for article, _ in rank_related(target, both, signs=Signs(openings={1: 0.5, 2: 0.2}))] == [1, 2]


def test_what_stands_in_a_story_of_the_alike_comes_before_what_stands_alone() -> None:
    target = {1: 1.0}
    some = [(1, {1: 0.9, 2: 0.44}), (2, {1: 0.5, 2: 0.87}), (3, {1: 0.55, 3: 0.84})]
    assert [article for article, _ in rank_related(target, some)] == [1, 3, 2]
    assert [article for article, _ in rank_related(target, some, signs=Signs(stories={1: 7, 2: 7}))] == [1, 2, 3]


def test_no_sign_changes_what_is_shown_or_how_alike_it_is() -> None:
    target = {1: 1.0}
    some = [(1, {1: 0.9, 2: 0.44}), (2, {1: 0.5, 2: 0.87}), (3, {1: 0.2, 3: 0.98})]
    signs = Signs({1: 900.0, 3: 0.0}, {2: 7, 3: 7}, {3: 1.0})
    assert dict(rank_related(target, some, signs=signs)) == dict(rank_related(target, some))
