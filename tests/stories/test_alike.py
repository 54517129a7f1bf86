"""Whether two texts are one article, on texts made for it."""

import random

import pytest

from newsreader.stories.alike import AROUND, Passage, likely_near, may_be_same, near_copies, passage, sketch
from newsreader.stories.alike import is_same as compare
from newsreader.text.fold import spaced_keys


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


AGENCY = "Hồ thủy điện Sông Tranh xả lũ trong đêm khiến ba xã vùng hạ du ngập sâu hơn một mét"
OWN = "Ba xã ở Bắc Trà My chìm trong nước sau khi hồ thủy điện Sông Tranh xả lũ lúc nửa đêm"


def copies(*texts: str, likeness: float = 0.6) -> dict[int, int]:
    """The copies among articles numbered from 1, all equally alike."""
    asked: set[int] = set()

    def read(number: int) -> Passage:
        asked.add(number)
        return passage(spaced_keys(texts[number - 1]).keys)

    signed = [(number, {1: likeness**0.5}) for number in range(1, len(texts) + 1)]
    found = near_copies(signed, read)
    assert likeness >= 0.45 or not asked
    return found


def test_a_text_with_something_around_it_is_a_copy_of_the_first() -> None:
    assert copies(AGENCY, f"(TTXVN) {AGENCY}", f"{AGENCY}. Tin đang được cập nhật") == {2: 1, 3: 1}


def test_the_same_event_in_other_words_is_none() -> None:
    assert copies(AGENCY, OWN) == {}
    assert copies(AGENCY, OWN, likeness=0.99) == {}


def test_texts_are_not_read_where_signatures_differ() -> None:
    assert copies(AGENCY, AGENCY, likeness=0.4) == {}


def test_little_text_is_a_copy_only_where_signatures_agree() -> None:
    assert copies("Sông Tranh xả lũ", "Sông Tranh xả lũ") == {}
    assert copies("Sông Tranh xả lũ", "Sông Tranh xả lũ", likeness=0.9) == {2: 1}


def test_only_likely_texts_are_read() -> None:
    alike, other = {1: 0.8}, {2: 0.8}
    assert likely_near([(1, alike), (2, other), (3, alike)]) == {1, 3}
