"""Phrases with the signs that they are published with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.as_written import as_written, with_what_a_dash_joins


@pytest.mark.parametrize(
    ("phrase", "text", "written"),
    [
        ("Spider Man", "The first Spider-Man film", "Spider-Man"),
        ("T Ư Đoàn", "Họp T.Ư Đoàn sáng nay", "T.Ư Đoàn"),
        ("Women s Tennis", "At Women’s Tennis in May", "Women’s Tennis"),
        ("Hà Nội", "Hà\u00a0Nội mưa", "Hà Nội"),
        ("coral reef", "a coral, reef", "coral reef"),
        ("reef of", "a coral reef", "reef of"),
        ("time leading scorer", "its all-time leading scorer", "all-time leading scorer"),
        ("Man", "the first Spider-Man film", "Man"),
    ],
)
def test_a_phrase_as_it_was_written(phrase: str, text: str, written: str) -> None:
    assert as_written(phrase, text) == written


@pytest.mark.parametrize(
    ("phrase", "text", "other", "shown"),
    [
        (
            "cao tốc Hà Nội",
            "cao tốc Hà Nội - Hải Phòng tắc",
            "Trên cao tốc Hà Nội – Hải Phòng",
            "cao tốc Hà Nội - Hải Phòng",
        ),
        ("Hà Đông", "tàu Cát Linh – Hà Đông chạy", "Ga Cát Linh-Hà Đông", "Cát Linh – Hà Đông"),
        ("Hewlett", "Hewlett - Packard buys", "Why Hewlett-Packard sold", "Hewlett - Packard"),
        ("Hà Đông", "tàu Cát Linh – Hà Đông chạy", "Chợ Hà Đông đông", "Hà Đông"),
        ("Hà Nội", "Hà Nội - Hải Phòng, sáng", "tàu Hà Nội - Hải Phòng\nTàu", "Hà Nội - Hải Phòng"),
        ("Hải Phòng", "đoạn (Hà Nội - Hải Phòng)", "tàu\nHà Nội - Hải Phòng", "Hà Nội - Hải Phòng"),
        ("Ngọc Dự", "bà Ngọc Dự - Hiệu trưởng", "Ngọc Dự - Hiệu trưởng", "Ngọc Dự"),  # half a word
        ("Sở", "Sở - " + "Ban " * 9 + "Phòng họp", "Sở-" + "Ban " * 9 + "Phòng họp", "Sở"),  # cut within a word
        ("Hà Nội", "Hà Nội - mưa to", "Hà Nội - mưa to", "Hà Nội"),  # no name behind the dash
        ("mưa", "Hà Nội - mưa - Huế", "Hà Nội - mưa - Huế", "mưa"),  # a dash between sentences
    ],
)
def test_a_name_with_what_a_dash_joins(phrase: str, text: str, other: str, shown: str) -> None:
    assert with_what_a_dash_joins(phrase, text, lambda: other) == shown


@given(st.text(alphabet="AbĐ ơ-–.", max_size=30), st.text(alphabet="AbĐ ơ-–.", max_size=30))
def test_what_is_joined_stands_in_both(text: str, other: str) -> None:
    for phrase in text.split():
        shown = with_what_a_dash_joins(phrase, text, lambda: other)
        assert phrase in shown
        assert shown in text
        if shown != phrase:
            assert re.sub(" ?[-–] ?", "-", shown) in re.sub(" ?[-–] ?", "-", other)
