"""How alike two articles begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.article_words import opening_text
from newsreader.stories.opening import Opening, opening, overlap


def opens(title: str, excerpt: str) -> Opening:
    return opening(opening_text(title, excerpt))


def test_the_same_words_in_other_clothes_open_alike() -> None:
    ours = opens("Hà Nội hoà nhạc", "Đêm nhạc ở Nhà hát Lớn")
    assert overlap(ours, opens("HÀ NỘI HÒA NHẠC", "đêm nhạc ở nhà hát lớn")) == 1


def test_what_is_told_alike_is_liker_than_what_has_the_same_names() -> None:
    ours = opens("Floods close the bridge at Hanford", "Two people were hurt when the river rose overnight")
    told = opens("Flood closed Hanford bridge", "Two were hurt as the river rose in the night")
    named = opens("Hanford votes", "The council of Hanford chose a mayor, who spoke of schools and of taxes")
    assert overlap(ours, told) > 2 * overlap(ours, named)


def test_nothing_is_like_nothing() -> None:
    assert overlap(opens("", ""), opens("", "")) == 0
    assert overlap(opens("Ab", ""), opens("", "")) == 0


@given(st.text(), st.text(), st.text(), st.text())
def test_it_does_not_matter_which_is_which(a: str, b: str, c: str, d: str) -> None:
    one, other = opens(a, b), opens(c, d)
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1 + 1e-9
    assert overlap(one, one) == (pytest.approx(1) if one else 0)


@given(st.text(max_size=40))
def test_each_run_of_four_letters_is_one(text: str) -> None:
    plain = {text[place : place + 4] for place in range(len(text) - 3)}
    if all(ord(letter) < 0x10000 for letter in text):  # beyond, a letter counts as two
        assert len(opening(text)) == len(plain)
