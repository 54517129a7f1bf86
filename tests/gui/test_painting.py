"""What widgets paint by themselves: letters on tiles, pills in rows, the sentences of an empty list."""

from dataclasses import replace

import pytest

from newsreader.gui.models.articles import _spoken, outlets_text
from newsreader.gui.painting import tile_letter
from tests.gui.articles import make_row


@pytest.mark.parametrize(
    ("outlet", "letter"),
    [
        ("The Harbour Post", "H"),
        ("Báo Khơi Xa", "K"),
        ("Ba\u0301o Khơi Xa", "K"),
        ("Báo điện tử Chính phủ", "C"),
        ("Tạp chí Tia Sáng", "T"),
        ("Tin Biển Bạc", "T"),
        ("Nhịp Phố - Kinh tế", "N"),
        ("Đất Việt", "Đ"),
        ("Theology Today", "T"),
        ("The", "T"),
        ("Báo ", "B"),
        ("24h", "2"),
        ("…", "•"),
        ("", "•"),
    ],
)
def test_a_tile_shows_the_letter_of_the_outlets_own_name(outlet: str, letter: str) -> None:
    assert tile_letter(outlet) == letter


def test_outlets_are_named_when_there_are_several() -> None:
    assert [outlets_text(count) for count in (0, 1)] == ["", ""]
    assert outlets_text(5) == "5 outlets"
    assert "5 outlets" in _spoken(replace(make_row(), outlets=5))
