"""Plain markup read without a tree gives what the tree gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.fold import fold
from newsreader.text.plain import _collapse, _text_and_picture_by_tree, _text_by_tree, plain, read_text
from newsreader.text.simple_markup import read_simply
from newsreader.text.tree import BLOCKS

BASE = "https://e.vn/tin/"
_NAMES = st.sampled_from([
    "p", "b", "i", "a", "div", "br", "img", "li", "ul", "span", "h2", "figure", "em", "font", "hr", "nobr", "table",
    "td", "pre", "svg", "select", "script", "IMG", "P", "x-y", "body", "title", "math", "center", "dd", "u",
])  # fmt: skip
_ATTRIBUTES = st.sampled_from([
    "", " ", "/", " /", ' class="x"', " class='y > z'", ' title="<p>"', " hidden", " alt=x", "\n id='q'", "\t",
    ' src="/p.png"', ' src="a" src="/b.png"', ' SRC="q.jpg"', " src=x.jpg", ' width="1"', ' style="width:2px"',
    ' data-src="/l.jpg"', ' srcset="/s.jpg 2x"', ' src="/a?b=1&amp;c=2"', ' src="/a?b=1&copy=2"', ' src=" /é b.png"',
])  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from([
        "Việt Nam", " ", "\n", "\r\n", "a < b", "a > b", "<", "</", "<!-- x -->", "\x00", "\ud800", "\u200b", "\x0c",
        "&", "& ", "R&D ", "&amp;", "&amp", "&nbsp;", "&#39;", "&#128;", "&#x41;", "&#0;", "&#7841;", "&notit;", "&xyz;",
        "&lt;p&gt;", "&NotEqualTilde;", "&#10;", "&#160;", "&aacute;",
    ]),
)  # fmt: skip
_TAGS = st.builds("<{}{}{}{}>".format, st.sampled_from(["", "", "/"]), _NAMES, _ATTRIBUTES, _ATTRIBUTES)
_MARKUP = st.lists(st.one_of(_TEXTS, _TAGS), max_size=14).map("".join)


@settings(deadline=None, max_examples=1000)
@given(_MARKUP)
def test_text_and_picture_are_those_of_the_tree(html: str) -> None:
    if read_simply(html) is not None:
        if "<" in html or "&" in html:
            assert plain(html) == _collapse(_text_by_tree(html))
        if "<img" in html:
            text, picture = _text_and_picture_by_tree(html, BASE)
            assert read_text(html, BASE)[::3] == (_collapse(text), picture)


@settings(deadline=None, max_examples=500)
@given(_MARKUP)
def test_one_reading_gives_what_each_gives_alone(html: str) -> None:
    text, folded, words, _ = read_text(html, BASE)
    assert text == plain(html)
    assert " ".join(folded.split()) == fold(text)
    assert words == text.count(" ") + text.count("\n") + bool(text)


@pytest.mark.parametrize(
    ("html", "text", "pictures"),
    [
        ('<p class="x">Xin <b>chào</b></p>', '\nXin chào\n', 0),
        ('a<br/>b<br />c', "a\nb\nc", 0),
        ("<p>R&amp;D &nbsp;& Đ&#7885;c", "\nR&D \xa0& Đọc", 0),
        ("<figure><img src='/1.png' alt=\"x\" hidden /><figcaption>Ảnh</figcaption></figure>", "\n\nẢnh\n\n", 1),
    ],
)  # fmt: skip
def test_what_feeds_mostly_hold_is_simple(html: str, text: str, pictures: int) -> None:
    read = read_simply(html)
    assert read is not None
    assert (read[0], len(read[1])) == (text, pictures)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>1</td></tr></table>", "<pre>\n1</pre>", "<script>1</script>", "<!-- 1 -->", "<p", "a < b",
        '<p title="a>b">', "<p a=b>", "<P>", "<p>R&D", "<p>&copy 1", "<p>&#128;", "<p>\x00", "<p>\ud800", "<b>" * 5001,
    ],
)  # fmt: skip
def test_what_takes_a_tree_is_left_to_it(html: str) -> None:
    assert read_simply(html) is None


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(sorted(BLOCKS)))
def test_every_block_stands_on_lines_of_its_own(name: str) -> None:
    html = f"a<{name}>b</{name}>c"
    if read_simply(html) is not None:
        assert plain(html) == _collapse(_text_by_tree(html))
