"""Titles: one plain line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.titles import mend_twice_encoded, plain_title, unescape


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("C&acirc;u chuyện s&aacute;ng nay", "Câu chuyện sáng nay"),
        ("Giá vàng <b>tăng</b><br/>mạnh", "Giá vàng tăng mạnh"),
        ("R&amp;D ở AT&amp;amp;T", "R&D ở AT&T"),
        ("5 < 6 và a<b", "5 < 6 và a<b"),
        ("Thẻ <video> là gì", "Thẻ <video> là gì"),
        ("<div>Một</div> hai", "Một hai"),
        ("&#8220;Nóng&#8221; &#x2014; lạnh", "“Nóng” — lạnh"),
        ("a\x00b\x1fc\u200bd\ufeff", "abcd"),
        ("  một\n\t hai ", "một hai"),
        ("Hòa bi\u0300nh", "Hòa bình"),
        ("x<script>alert(1)</script>y", "x y"),
        ("Q&A &copy=1", "Q&A &copy=1"),
        ("\ud800", "\ufffd"),
        ("Một</br>hai", "Một hai"),
        ('<img src="a.jpg" alt="x<br/>y">Sau', "Sau"),
        ('Xem <object data="x">phim', "Xem phim"),
        ("a<!-- b -->c<!-- d", "ac"),
        ("<!DOCTYPE html>Tin", "Tin"),
        ("&amp;lt;b&amp;gt;", "<b>"),
        ("L&#7895;i &#38;amp; s&#x1EED;a", "Lỗi & sửa"),
    ],
)
def test_markup_entities_and_controls(raw: str, shown: str) -> None:
    assert plain_title(raw) == shown


def test_a_title_that_is_text_keeps_its_brackets() -> None:
    assert plain_title("How <b> works", markup=False) == "How <b> works"


def test_twice_encoded_text_is_mended_and_other_text_is_not() -> None:
    twice = "Th\u00c3\u00b4ng tin".encode().decode()
    assert mend_twice_encoded(twice) == "Thông tin"
    assert plain_title("Das LehrstÃ¼ck – 10 Jahre’s &#8230;") == "Das Lehrstück – 10 Jahre’s …"
    for sound in ("Thông tin", "SÃO PAULO", "naïve café", "Đà Nẵng: Ã©", "Lỗi “Ã©”"):
        assert mend_twice_encoded(sound) == sound


def test_query_parameters_are_no_entities() -> None:
    assert unescape("?a=1&copy=2&amp;b") == "?a=1&copy=2&b"


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80) | st.text("<>&;/abp#x0 \x00", max_size=60))
def test_any_text_becomes_a_line(raw: str) -> None:
    for markup in (True, False):
        line = plain_title(raw, markup=markup)
        assert "\n" not in line
        assert "\x00" not in line
        assert line == line.strip()
        line.encode("utf-8")
