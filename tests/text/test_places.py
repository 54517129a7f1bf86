"""Links within an article lead to its footnotes, back from them, and to its headings."""

import pytest

from newsreader.text.reading import make_readable

PAGE = "https://bao.vn/bai-1.html"


def body(html: str) -> str:
    return make_readable(html, base=PAGE, title="Tiêu đề").body


@pytest.mark.parametrize("page", ["", PAGE])
def test_a_footnote_is_led_to_and_leads_back(page: str) -> None:
    html = (
        f'<p>Chữ<sup id="fnref:1"><a href="{page}#fn:1">1</a></sup>.</p>'
        f'<ol><li id="fn:1"><p>Ghi chú. <a href="{page}#fnref%3A1">↩</a></p></li></ol>'
    )
    assert body(html) == (
        '<p>Chữ<sup><a name="note-2"></a><a href="#note-1">1</a></sup>.</p>\n'
        '<ol><li><a name="note-1"></a>Ghi chú. <a href="#note-2">↩</a></li></ol>'
    )


def test_a_table_of_contents_leads_to_headings() -> None:
    html = '<ul><li><a href="#hai">Hai</a></li></ul><p>Một.</p><div id="hai"><h2>Hai</h2></div><p>Chữ.</p>'
    assert body(html) == (
        '<ul><li><a href="#note-1">Hai</a></li></ul>\n<p>Một.</p>\n<h2><a name="note-1"></a>Hai</h2>\n<p>Chữ.</p>'
    )


def test_a_link_that_is_a_place_itself() -> None:
    html = (
        '<p>Chữ<a id="anchor-1" href="#foot-1">1</a>.</p>'
        '<div><a id="foot-1" href="#anchor-1">1</a><div><p>Ghi chú.</p></div></div>'
    )
    assert body(html) == (
        '<p>Chữ<a name="note-2"></a><a href="#note-1">1</a>.</p>\n'
        '<p><a name="note-1"></a><a href="#note-2">1</a></p>\n<p>Ghi chú.</p>'
    )


def test_an_empty_place_and_one_around_blocks() -> None:
    html = '<p><a href="#hai">Hai</a> <a href="#ba">Ba</a></p><p>Một.</p><a name="hai"></a><p>Chữ.</p><a id="ba" href="/x"><h2>Ba</h2></a>'
    assert body(html) == (
        '<p><a href="#note-1">Hai</a> <a href="#note-2">Ba</a></p>\n<p>Một.</p>\n<p><a name="note-1"></a>Chữ.</p>\n'
        '<h2><a name="note-2"></a><a href="https://bao.vn/x">Ba</a></h2>'
    )


def test_what_leads_nowhere_or_elsewhere_stays_as_it_was() -> None:
    assert body('<p><a href="#khong-co">Chữ</a> <a name="note-5">x</a></p>') == "<p>Chữ x</p>"
    other = '<p id="a"><a href="https://bao.vn/bai-2.html#a">Chữ</a></p>'
    assert body(other) == '<p><a href="https://bao.vn/bai-2.html#a">Chữ</a></p>'
    assert body('<p><a href="#note-1">Chữ</a></p>') == "<p>Chữ</p>"


def test_a_place_inside_a_link_leaves_the_link_whole() -> None:
    html = (
        '<p>Chữ<a href="#fn1"><sup id="ref1">1</sup></a>.</p>'
        '<h2><a href="/x"><span id="hai">Hai</span> ba</a></h2><a href="/y"><div id="bon">Bốn</div></a>'
        '<p><a href="#hai">Hai</a> <a href="#bon">Bốn</a></p>'
        '<ol><li id="fn1">Ghi chú. <a href="#ref1">↩</a></li></ol>'
    )
    assert body(html) == (
        '<p>Chữ<a name="note-4"></a><a href="#note-1"><sup>1</sup></a>.</p>\n'
        '<h2><a name="note-2"></a><a href="https://bao.vn/x">Hai ba</a></h2>\n'
        '<p><a name="note-3"></a><a href="https://bao.vn/y">Bốn</a></p>\n'
        '<p><a href="#note-2">Hai</a> <a href="#note-3">Bốn</a></p>\n'
        '<ol><li><a name="note-1"></a>Ghi chú. <a href="#note-4">↩</a></li></ol>'
    )


def test_pictures_and_code_are_led_to() -> None:
    html = (
        '<p><a href="#h1">Hình 1</a>, <a href="#ma">mã</a></p><p>Chữ.</p>'
        '<figure id="h1"><img src="/1.jpg"><figcaption>Một người đi bộ.</figcaption></figure><pre id="ma">x = 1</pre>'
    )
    assert body(html) == (
        '<p><a href="#note-1">Hình 1</a>, <a href="#note-2">mã</a></p>\n<p>Chữ.</p>\n'
        '<p class="picture"><a name="note-1"></a><img src="picture:0"></p><p class="caption">Một người đi bộ.</p>\n'
        '<pre><a name="note-2"></a>x = 1</pre>'
    )


@pytest.mark.parametrize("target", ['<nav id="a">Mục</nav>', '<h1 id="a">Tiêu đề</h1>', '<a name="a"></a>'])
def test_a_link_to_what_is_not_shown_is_none(target: str) -> None:
    assert body(f'<p>Chữ.</p><p><a href="#a">Xem</a></p>{target}') == "<p>Chữ.</p>\n<p>Xem</p>"
