"""What an article names: words with a capital and numbers, keyed, whatever stands first; how much two have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.article_words import names_in
from newsreader.stories.named import named_alike


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The mayor of Hanford resigns. He spent 2,500 pounds", "en", "2,500 hanford"),
        (
            "Phe đối lập Campuchia biểu tình. TTO - Ngày 23-10, ở Phnom Penh",
            "vi",
            "23-10 campuchia penh phe phnom tto",
        ),
        ("Bão số 3 đổ bộ HÒA BÌNH, Hoà Bình", "vi", "3 bão bình hòa"),
        ("no names at all", "en", ""),
        ("", "vi", ""),
    ],
)
def test_names_and_numbers(text: str, language: str, names: str) -> None:
    title, _, excerpt = text.partition(". ")
    assert names_in(title, excerpt, language) == names


def test_what_is_named_in_common_counts_by_both_sets() -> None:
    assert named_alike("a b c d", "a b c d") == pytest.approx(1.0)
    assert named_alike("a b c d", "a b") == pytest.approx(0.5**0.5)
    assert named_alike("a", "b") == named_alike("", "a") == named_alike("", "") == 0.0


@given(st.text(), st.text(), st.sampled_from(["vi", "en", "fr", ""]))
def test_any_two_texts_are_alike_by_something_from_none_to_all(one: str, other: str, language: str) -> None:
    mine, theirs = names_in(one, other, language), names_in("", other, language)
    assert named_alike(mine, theirs) == named_alike(theirs, mine)
    assert 0.0 <= named_alike(mine, theirs) <= 1.0 + 1e-9
    assert not mine or named_alike(mine, mine) == pytest.approx(1.0)
    assert mine.split() == sorted(set(mine.split()))
