"""Plain text, datelines, excerpts and first pictures."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.plain import count_words, excerpt, headline, plain, read_text, strip_dateline


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Xin <b>chào</b>&nbsp;bạn</p><p>Hai</p>", "Xin chào bạn\nHai"),
        ("a<br>b</br>c", "a\nb\nc"),
        ("<script>x=1</script><style>p{}</style><p>còn lại</p>", "còn lại"),
        ("<!-- <p>ẩn</p> -->hiện", "hiện"),
        ("<noscript><img src=x></noscript>chữ", "chữ"),
        ("không có thẻ", "không có thẻ"),
        ("A &amp; B &lt; C", "A & B < C"),
        ("<ul><li>một<li>hai</ul>", "một\nhai"),
        ("<p>dòng\n  tiếp</p>", "dòng tiếp"),
        ('<a href="#"><img src="x.jpg"></a></br>Tóm tắt', "Tóm tắt"),
        ("N\u0300a\u0300y", "Ǹày"),
        ("ẩn\x00giữa\u200b", "ẩngiữa"),
        ("<td>1</td><td>2</td>", "1\n2"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
        ("", ""),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    assert plain(html) == text


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="<>/&;!-pabrscit \n\x00\"'="))
def test_any_markup_gives_collapsed_text(html: str) -> None:
    text = plain(html)
    assert "\x00" not in text
    assert "  " not in text
    assert "\n\n" not in text
    assert text == text.strip()


def test_markup_without_end_is_read_in_time() -> None:
    start = time.monotonic()
    assert plain("<div><b>" * 20_000 + "đáy") == "đáy"
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("text", "credit", "rest"),
    [
        ("(NLĐO) - Sáng nay, mưa lớn", "NLĐO", "Sáng nay, mưa lớn"),
        ("(CLO) Ngày 3/8", "CLO", "Ngày 3/8"),
        ("(Dân trí) - Hà Nội có mưa", "Dân trí", "Hà Nội có mưa"),
        ("TTO - Ngày 23-10", "TTO", "Ngày 23-10"),
        ("Kinhtedothi - Sáng 18/6", "Kinhtedothi", "Sáng 18/6"),
        ("Baoquocte.vn. Ngày 5/8", "Baoquocte.vn", "Ngày 5/8"),
        ("TTXVN - Theo phóng viên", "TTXVN", "Theo phóng viên"),
        ("QĐND Online – Chiều nay", "QĐND Online", "Chiều nay"),
        ("ĐÀ NẴNG- Chiều 5/8", "ĐÀ NẴNG", "Chiều 5/8"),
        ("(Dân trí) - HÀ NỘI - Chiều 5/8", "Dân trí", "Chiều 5/8"),
        ("WASHINGTON (AP) — The president", "AP", "The president"),
        ("HÀ NỘI (TTXVN) - Chiều nay", "TTXVN", "Chiều nay"),
    ],
)
def test_datelines_come_off_and_keep_their_credit(text: str, credit: str, rest: str) -> None:
    assert strip_dateline(text) == (credit, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Hạ Vi - Cường Đô la tái hợp",
        "Cầu Tân Vũ - Lạch Huyện thông xe",
        "(Nguồn: Reuters) Ảnh chụp",
        "(Ảnh minh họa) Một ngày",
        "Hà Nội - thành phố vì hòa bình",
        "COVID-19: số ca tăng",
        "Ông Lê Trung Chinh - Chủ tịch UBND TP Đà Nẵng",
        "(2024) Năm qua",
        "",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert strip_dateline(text) == ("", text)


def test_the_outlets_own_name_is_a_dateline() -> None:
    assert strip_dateline("Báo Lạ Online - Sáng nay")[0] == ""
    assert strip_dateline("Báo Lạ Online - Sáng nay", "Báo Lạ") == ("Báo Lạ Online", "Sáng nay")


def test_an_excerpt_is_one_line_cut_at_a_word() -> None:
    text = "(NLĐO) - " + "một hai ba bốn\n" * 40
    short = excerpt(text, length=60)
    assert short.startswith("một hai")
    assert short.endswith("…")
    assert len(short) <= 60
    assert short[:-1].split()[-1] in {"một", "hai", "ba", "bốn"}


def test_an_excerpt_cut_behind_a_sentence_has_no_four_dots() -> None:
    assert excerpt("Ông đã nói. " * 40, length=60).endswith("nói…")


def test_a_short_excerpt_stays_whole() -> None:
    assert excerpt("- Hết.") == "Hết."
    assert excerpt("") == ""


def test_an_excerpt_of_one_endless_word_is_cut() -> None:
    assert len(excerpt("x" * 1000, length=50)) <= 50


def test_the_first_words_stand_for_a_headline() -> None:
    text = "(NLĐO) - Một hai ba bốn năm\nsáu bảy tám chín mười mười-một, mười-hai, mười-ba\nmười-bốn."
    title, behind = headline(text)
    assert title == "Một hai ba bốn năm sáu bảy tám chín mười mười-một, mười-hai…"
    assert behind == "mười-ba\nmười-bốn."
    assert headline("Ngắn gọn.") == ("Ngắn gọn.", "")
    assert headline("  Ngắn\n gọn.") == ("Ngắn gọn.", "")
    without_blanks = "新闻" * 300
    assert headline(without_blanks) == (without_blanks[:119] + "…", without_blanks[119:])
    assert headline("") == ("", "")


def test_words_are_counted() -> None:
    assert count_words("Việt Nam, 2024!") == 3


def test_the_first_real_picture() -> None:
    html = (
        '<img src="https://e.vn/p.gif" width="1" height="1"><img src="https://e.vn/x.png" width="32" height="32">'
        '<img src="data:image/gif;base64,R0lGOD" data-src="/anh/1.jpg"><img src="/anh/2.jpg">'
    )
    assert read_text(html, "https://e.vn/bai/").picture == "https://e.vn/anh/1.jpg"
    assert read_text("<p>không ảnh</p>", "https://e.vn/").picture == ""
    assert read_text('<img src="anh.jpg">', "").picture == ""


def test_elements_open_in_one_another_without_end_keep_their_text() -> None:
    assert plain("<div>" * 400_000 + "<p>chữ</p><p>nghĩa</p>").split() == ["chữ", "nghĩa"]  # took lexbor minutes
    assert plain("<ul>" * 6_000 + "<li>" + "</ul>" * 6_000 + "<h2>cuối</h2>").split() == ["cuối"]


def test_many_elements_beside_one_another_are_not_touched() -> None:
    rows = "".join(f"<div><b>{number}</b></div>" for number in range(20_000))
    assert plain(rows).split() == [str(number) for number in range(20_000)]
