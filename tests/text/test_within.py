"""What is typed is found anywhere in a text, and told by places of the text as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text import within
from newsreader.text.fold import fold
from newsreader.text.within import occurrences


def found(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, typed)]


@pytest.mark.parametrize(
    ("text", "typed", "places"),
    [
        ("Kêu gọi đầu tư, đậu tương. Đầu  tư", "dau tu", ["đầu tư", "đậu tư", "Đầu  tư"]),
        ("thương", "o", ["ơ"]),
        ("thương hiệu", "ương h", ["ương h"]),
        ("Đắk Lắk d", "d", ["Đ", "d"]),
        ("Đắk Lắk d", "đ", ["Đ"]),
        ("dầu, đầu", "đâu", ["đầu"]),  # a tone that is not typed yet
        ("dau dau", "đầu", ["dau", "dau"]),
        ("hoà, hòa, hoa", "hòa", ["hoà", "hòa"]),
        ("Giá 1.500 đ, tăng 50%", "50%", ["50%"]),
        ("Giá 1.500 đ, tăng 50%", ".5", [".5"]),
        ("nói: “được”", '"duoc"', ["“được”"]),
        ("so\u00adft, \u200bsoft", "soft", ["so\u00adft", "soft"]),
        ("Straße, Æon", "ss", ["ß"]),
        ("Straße, Æon", "eo", ["Æo"]),
        ("Fuß", "s", ["ß"]),
        ("covid\u201119, 5\u22123", "-", ["\u2011", "\u2212"]),
        ("한국", unicodedata.normalize("NFD", "한국"), ["한국"]),
        ("một\nhai", "một hai", ["một\nhai"]),
        ("a\U0001f600b", "b", ["b"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ba", "  ", []),
        ("ba", "\u0301", []),
        ("(.*)", ".*", [".*"]),
    ],
)
def test_letters_are_found(text: str, typed: str, places: list[str]) -> None:
    assert found(text, typed) == places


def test_a_text_whose_marks_stand_by_themselves_is_found_with_them() -> None:
    text = unicodedata.normalize("NFD", "Kêu gọi đầu tư")
    assert [unicodedata.normalize("NFC", one) for one in found(text, "ọi đâ")] == ["ọi đầ"]


@given(st.text(st.sampled_from("aăâđdoôơu ư\u0301\u0323\u00adßÆ.“\U0001f600\n"), max_size=30), st.data())
def test_what_stands_in_a_text_is_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = occurrences(text, text[start:end])
    assert bool(places) == bool(fold(text[start:end]) or set(text[start:end]) & set(".“\U0001f600"))
    before = 0
    for first, last in places:
        assert before <= first < last <= len(text)
        assert fold(text[start:end]).replace(" ", "") in fold(text[first:last]).replace(" ", "")
        before = last


def test_no_more_places_are_looked_at_than_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    has_marks = within._has_marks

    def noted(there: str, typed: str) -> bool:
        looked.append(there)
        return has_marks(there, typed)

    monkeypatch.setattr(within, "_has_marks", noted)
    assert len(within.occurrences("à á" * 1000, "à", 10)) == 10
    assert len(looked) <= 2
