"""Addresses in text that came as plain text: links in the pane, and nothing but links."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.feeds.parse import parse
from newsreader.text.plain import plain
from newsreader.text.reading import make_readable


def body_of(text: str, *, lead_from: str = "") -> str:
    """The pane's markup for a text as feeds' plain text is stored."""
    stored = escape(text, quote=False).replace("\n", "<br>\n")
    return make_readable(stored, base="https://bao.vn/1", title="", lead_from=lead_from).body


def links(body: str) -> list[tuple[str, str]]:
    return [(unescape(href), unescape(text)) for href, text in re.findall(r'<a href="([^"]*)">([^<]*)</a>', body)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Xem tại https://a.vn/b?c=1&d=2#e nhé", "https://a.vn/b?c=1&d=2#e"),
        ("Địa chỉ:http://a.vn/đường-dài, đấy", "http://a.vn/đường-dài"),
        ("ở đâyhttps://a.vn", "https://a.vn"),
        ("(https://a.vn/b).", "https://a.vn/b"),
        ("[https://a.vn/b]: hay!", "https://a.vn/b"),
        ("(xem https://vi.wikipedia.org/wiki/Huế_(thành_phố))", "https://vi.wikipedia.org/wiki/Huế_(thành_phố)"),
        ("((https://a.vn/(b))).)", "https://a.vn/(b)"),
        ("“https://a.vn/”", "https://a.vn/"),
        ("<https://a.vn/x>", "https://a.vn/x"),
        ("https://a.vn/x…", "https://a.vn/x"),
        ("HTTPS://A.vn/X", "HTTPS://A.vn/X"),
        ("「https://a.vn/x」，", "https://a.vn/x"),
    ],
)
def test_an_address_is_a_link_and_the_sentence_around_it_is_not(text: str, address: str) -> None:
    body = body_of(text)
    assert [shown for _, shown in links(body)] == [address]
    assert links(body)[0][0].lower() == address.lower()
    assert plain(body) == text


@pytest.mark.parametrize(
    "text",
    [
        "https://", "https://…", "http://.", "www.a.vn", "javascript:alert(1)", "ftp://a.vn/", "an@a.vn",
        "https://[", "https:// a.vn", "https://a.vn/" + ")" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_no_link(text: str) -> None:
    body = body_of(text)
    assert links(body) == []
    assert plain(body) == text


def test_lines_and_paragraphs_stay_and_each_address_is_linked() -> None:
    body = body_of("Mua vé: https://a.vn/ve\nhttps://a.vn/hai và https://a.vn/ba\n\n#nhạc")
    assert [address for address, _ in links(body)] == ["https://a.vn/ve", "https://a.vn/hai", "https://a.vn/ba"]
    assert body.count("<p>") == 2
    assert body.count("<br>") == 1


def test_text_without_any_tag_is_linked_too() -> None:
    read = make_readable("Nghe ở https://a.vn/tập?x=1&amp;y=2\n\nhết", base="", title="")
    assert links(read.body) == [("https://a.vn/tập?x=1&y=2", "https://a.vn/tập?x=1&y=2")]


def test_markup_is_left_as_its_author_made_it() -> None:
    html = '<p>https://a.vn/một <a href="https://a.vn/hai">hai</a></p>'
    assert links(make_readable(html, base="", title="").body) == [("https://a.vn/hai", "hai")]


def test_a_first_paragraph_with_an_address_stays_in_the_text() -> None:
    """As a lead, which is plain, it would lose its link."""
    first = "Cuộc trò chuyện dài với đội tuyển, toàn văn tại https://a.vn/doi-tuyen"
    assert links(body_of(first + "\n\nHết.", lead_from=first)) == [("https://a.vn/doi-tuyen",) * 2]


@given(
    st.lists(st.sampled_from(["https://", "a.vn", "/", '"', "'", "<", ">", "&", "&quot;", "<b>", " ", ")", "x"]))
)
def test_no_markup_comes_out_of_text(pieces: list[str]) -> None:
    body = body_of("".join(pieces))
    tags = re.findall(r"<[^>]*>", body)
    assert all(re.fullmatch(r'</?p>|</a>|<a href="https://[^"<>\s]+">', tag) for tag in tags), body


def test_a_videos_description_has_links() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:yt="http://www.youtube.com/xml/schemas/2015"><title>Kênh</title><entry><id>yt:video:x</id><title>Phim</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=x"/><media:group><media:title>Phim</media:title>
<media:description>Phim ở Huế &lt;3 (https://a.vn/hue).
Đăng ký: https://a.vn/k</media:description></media:group></entry></feed>"""
    entry = parse(feed.encode(), url="https://www.youtube.com/feeds/videos.xml").entries[0]
    body = make_readable(entry.content_html or entry.summary_html, base=entry.url, title="").body
    assert [address for address, _ in links(body)] == ["https://a.vn/hue", "https://a.vn/k"]
    assert "Huế &lt;3 (" in body
