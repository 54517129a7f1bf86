"""Whether two texts are one article, on texts made for it."""

import random

import pytest

from newsreader.stories.alike import AROUND, may_be_same, passage, sketch
from newsreader.stories.alike import is_same as compare


def words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefgh", k=4)) for _ in range(count)]


def is_same(one: list[str], other: list[str]) -> bool:
    """The same whichever comes first; what is the same is worth comparing."""
    found = compare(passage(one), passage(other))
    assert found is compare(passage(other), passage(one))
    keys = [[key for key in text if key] for text in (one, other)]
    assert not found or may_be_same(frozenset(sketch(keys[0])), sketch(keys[1]))
    return found


TEXT = words(1, 300)


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT[:60],
        TEXT[:150],
        [*words(2, 12), *TEXT, *words(3, 12)],
        [*words(2, 10), *TEXT[:80], *words(3, 15)],
        [word if place % 40 else "x" for place, word in enumerate(TEXT)],
        TEXT[20:],  # without its first sentence
    ],
)
def test_what_is_cut_framed_or_corrected_is_the_same(other: list[str]) -> None:
    assert is_same(TEXT, other)


@pytest.mark.parametrize(
    "other",
    [
        words(2, 300),
        TEXT[:20],  # too short to prove anything
        TEXT[200:260],  # quoted from its middle
        [*TEXT[:100], *words(2, AROUND + 60)],  # goes on otherwise
        [*words(2, AROUND + 10), *TEXT[:150]],
        [word if place % 12 else "x" for place, word in enumerate(TEXT)],  # told anew
        [*words(4, 100), *TEXT[:100], *words(5, 300)],  # a digest that holds a part of it
    ],
)
def test_what_is_quoted_continued_or_told_anew_is_another(other: list[str]) -> None:
    assert not is_same(TEXT, other)


def test_a_digest_is_not_the_report_that_it_holds() -> None:
    report = words(6, 80)
    assert not is_same(report, [*words(7, 120), *report, *words(8, 120)])


def test_other_numbers_are_another_issue() -> None:
    def issue(*prices: str) -> list[str]:
        return [*TEXT[:20], prices[0], *TEXT[20:40], prices[1], *TEXT[40:60], prices[2], *TEXT[60:100]]

    assert is_same(issue("78,5", "80,6", "2175"), issue("78,5", "80,6", "2175"))
    assert not is_same(issue("78,5", "80,6", "2175"), issue("79,1", "81,2", "2181"))


def test_breaks_are_no_words() -> None:
    assert is_same(TEXT, ["", *TEXT[:50], "", *TEXT[50:], ""])
