"""What the reading pane gets: few elements, captions once each, the lead, the source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.plain import plain
from newsreader.text.reading import ReadableText, make_readable

BASE = "https://bao.vn/the-gioi/bai-1.html"
BODY = "<p>Đoạn thân bài thứ nhất kể chuyện đã xảy ra.</p><p>Đoạn thân bài thứ hai kể tiếp chuyện ấy.</p>"


def read(html: str, *, title: str = "Tiêu đề", lead_from: str = "") -> ReadableText:
    return make_readable(html, base=BASE, title=title, lead_from=lead_from)


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("một<br><br>hai<br>ba", "<p>một</p>\n<p>hai<br>ba</p>"),
        ("<div>một<div>hai</div>ba</div>", "<p>một</p>\n<p>hai</p>\n<p>ba</p>"),
        ("<h1>Chương</h1><h5>Mục</h5><p>chữ</p>", "<h2>Chương</h2>\n<h4>Mục</h4>\n<p>chữ</p>"),
        ("<p>a <strong>b</strong> <em>c</em></p>", "<p>a <b>b</b> <i>c</i></p>"),
        ("<b>x<p>y</p></b>", "<p><b>x</b></p>\n<p><b>y</b></p>"),
        ("<p>&nbsp;</p><p> </p><p>z</p>", "<p>z</p>"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "<ul><li>a</li><li>b<br>c</li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ('<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ('<ol type="a" start="x"><li>a</li></ol>', '<ol type="a"><li>a</li></ol>'),
        ('<ul start="3" type="a"><li>a</li></ul>', "<ul><li>a</li></ul>"),
        ("<blockquote>a<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<pre>a\n  <b>b</b></pre>", "<pre>a\n  b</pre>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p><b>a</b></p>\n<p>b</p>"),
        (
            '<p><a href="/x">chữ</a> <a href="javascript:1">y</a></p>',
            '<p><a href="https://bao.vn/x">chữ</a> y</p>',
        ),
        ("<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("a &lt;b&gt; &amp; c", "<p>a &lt;b&gt; &amp; c</p>"),
        ("chỉ có chữ\n\nvà đoạn hai", "<p>chỉ có chữ</p>\n<p>và đoạn hai</p>"),
        ("<form><button>Gửi</button></form><nav>menu</nav><p>a</p>", "<p>a</p>"),
        ("<p><q>lời</q></p>", "<p>“lời”</p>"),
        ("", ""),
    ],
)
def test_blocks(html: str, body: str) -> None:
    assert read(html).body == body


def test_steps_with_pictures_keep_their_numbers() -> None:
    html = '<ol start="2"><li>Mở <b>hộp</b>:<img src="/a.jpg"></li><li><img src="/b.jpg"><p>Đóng.</p></li></ol>'
    assert read(html).body == (
        '<p>2. Mở <b>hộp</b>:</p>\n<p class="picture"><img src="picture:0"></p>\n'
        '<p class="picture"><img src="picture:1"></p>\n<p>3. Đóng.</p>'
    )
    assert "1." not in read('<ul><li>x<img src="/a.jpg"></li></ul>').body


@pytest.mark.parametrize(
    ("html", "host"),
    [
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', "youtube.com"),
        ('<video controls><source src="/v.mp4"></video>', "bao.vn"),
        ('<p>chữ <iframe data-src="//player.vimeo.com/1"></iframe></p>', "player.vimeo.com"),
        ('<object data="https://vimeo.com/2"></object>', "vimeo.com"),
    ],
)
def test_films_become_links(html: str, host: str) -> None:
    body = read(html).body
    assert f">▶ {host}</a>" in body
    assert 'class="embed"' in body
    assert "<iframe" not in body


def test_a_frame_without_a_web_address_is_nothing() -> None:
    assert read('<iframe src="javascript:1"></iframe><iframe></iframe><p>a</p>').body == "<p>a</p>"


def test_a_small_table_stays_a_table() -> None:
    body = read("<table><tr><th>Tên</th><th>Giá</th></tr><tr><td>Vàng</td><td>80</td></tr></table>").body
    assert "<table>" in body
    assert "<th>Tên</th>" in body


def test_rows_of_a_wide_table_become_paragraphs() -> None:
    head = "".join(f"<th>Cột{at}</th>" for at in range(9))
    row = "".join(f"<td>{at}</td>" for at in range(9))
    body = read(f"<table><tr>{head}</tr><tr>{row}</tr></table>").body
    assert "<table>" not in body
    assert "<b>Cột0: 0</b><br>Cột1: 1<br>Cột2: 2" in body  # a first column without its name would say nothing
    body = read(f"<table><tr>{head}</tr><tr><th>Vàng</th>{row}</tr></table>").body
    assert "<b>Vàng</b><br>Cột1: 0<br>" in body


def test_a_table_of_long_words_becomes_paragraphs() -> None:
    row = f"<td>{'x' * 60}</td><td>{'y' * 60}</td>"
    assert "<table>" not in read(f"<table><tr><td>a</td><td>b</td></tr><tr>{row}</tr></table>").body


def test_a_table_that_lays_out_is_written_as_its_cells() -> None:
    assert read("<table><tr><td><p>một</p></td></tr></table>").body == "<p>một</p>"


@pytest.mark.parametrize(
    ("html", "lead"),
    [
        ('<p class="sapo">Lời dẫn của bài này dài đúng chín từ đây.</p>', True),
        ('<h2 class="detail-sapo">Lời dẫn của bài này dài đúng chín từ đây.</h2>', True),
        ("<h2>Lời dẫn của bài này dài đúng chín từ đây.</h2>", True),
        ("<p><strong>Lời dẫn của bài này dài đúng chín từ đây.</strong></p>", True),
        ("<p><b>Lời dẫn của bài này dài</b> <b>đúng chín từ đây</b>.</p>", True),
        ("<p><b>Lời dẫn của bài</b> này dài đúng chín từ đây.</p>", False),
        ("<p>Lời dẫn của bài này dài đúng chín từ đây.</p>", False),
        ("<h2>Mục ngắn</h2>", False),
    ],
)
def test_the_lead_leaves_the_body(html: str, lead: bool) -> None:
    found = read(html + BODY)
    text = "Lời dẫn của bài này dài đúng chín từ đây."
    assert found.lead == (text if lead else "")
    assert (text in plain(found.body)) is (not lead and "Lời dẫn" in html)
    assert "Đoạn thân bài thứ nhất" in found.body


@pytest.mark.parametrize(
    ("summary", "lead"),
    [
        ("Đoạn thân bài thứ nhất kể chuyện đã xảy ra.", True),
        ("(NLĐO) - Đoạn thân bài thứ nhất kể chuyện đã xảy ra.", True),
        ("Đoạn thân bài thứ nhất kể chuyện đã…", True),
        ("Chuyện khác hẳn, không có trong bài này đâu.", False),
        ("", False),
    ],
)
def test_a_first_paragraph_that_repeats_the_summary_is_the_lead(summary: str, lead: bool) -> None:
    found = read(BODY, lead_from=summary)
    assert bool(found.lead) is lead
    assert ("thứ nhất" in found.body) is not lead


def test_a_text_of_one_paragraph_keeps_it() -> None:
    found = read("<p><b>Lời dẫn của bài này dài đúng chín từ đây.</b></p>")
    assert found.lead == ""
    assert "Lời dẫn" in found.body


def test_a_repeated_headline_goes() -> None:
    assert read("<h1>TIÊU ĐỀ</h1>" + BODY).body == read(BODY).body
    assert read("<p>Tiêu đề</p>" + BODY).body.startswith("<p>Tiêu đề</p>")
    assert read("<h1>Tiêu đề</h1>").body == "<h2>Tiêu đề</h2>"


@pytest.mark.parametrize(
    ("line", "url", "title"),
    [
        ("<p>Nguồn: https://baoquocte.vn/bai-2.html</p>", "https://baoquocte.vn/bai-2.html", ""),
        ('<p>Nguồn: <a href="https://b.vn/2">https://b.vn/2</a></p>', "https://b.vn/2", ""),
        ('<p><i>Nguồn: <a href="https://b.vn/2">Báo Hai</a></i></p>', "https://b.vn/2", "Báo Hai"),
        ('<p>Theo <a href="https://b.vn/2">Báo Hai</a></p>', "https://b.vn/2", "Báo Hai"),
        ("<p>Nguồn: Báo Hai - baohai.vn</p>", "https://baohai.vn", "Báo Hai"),
        ("<p>(Source: https://news.example/x?a=1&amp;b=2)</p>", "https://news.example/x?a=1&b=2", ""),
    ],
)
def test_a_closing_source_is_taken(line: str, url: str, title: str) -> None:
    found = read(BODY + line)
    assert (found.source_url, found.source_title) == (url, title)
    assert "Nguồn" not in found.body
    assert "Theo" not in found.body


@pytest.mark.parametrize(
    "line",
    [
        "<p>Nguồn: Báo Hai</p>",
        "<p>Nguồn tin cho biết vụ việc sẽ được làm rõ trong tuần tới.</p>",
        '<p>Theo kế hoạch, <a href="https://b.vn">Bộ Y tế</a> sẽ báo cáo.</p>',
    ],
)
def test_what_names_no_address_stays(line: str) -> None:
    found = read(BODY + line)
    assert found.source_url == ""
    assert plain(line) in plain(found.body)


def test_text_is_composed() -> None:
    assert read("<p>Viê\u0323t</p>").body == "<p>Việt</p>"


# Longer than the buttons that may be dropped beside a caption.
_LINE = "chữ" + "-" * 70
_MIXED = """
<p> </p> <b> </b> <table> </table> <tr> <td> <caption> <ul> </ul> <li> <dl> <dt> <figure> </figure> <figcaption> <em>
<img\tsrc=/a.jpg> <img\tsrc=/b.jpg> <br> CHỮ &nbsp; Ảnh:&#32;X <h2> <blockquote> <pre> <a\thref=/x> </a> <hr>
<div\tclass=caption> </div> <p\tclass=sapo> <details> <summary> <center>
"""


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(_MIXED.replace("CHỮ", _LINE).split(" ")), max_size=25).map(" ".join))
def test_no_word_is_lost_and_each_picture_stands_once(html: str) -> None:
    found = read(html)
    for number in range(len(found.pictures)):
        assert found.body.count(f'"picture:{number}"') == 1
    assert found.body.count("<img") == len(found.pictures)
    captions = [picture for picture in found.pictures if picture.caption or picture.credit]
    assert found.body.count('class="caption"') == len(captions)
    shown = f"{found.lead} {plain(found.body)}"
    assert shown.count("chữ") == html.count("chữ")
