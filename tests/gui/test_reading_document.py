"""The HTML of an article: what is escaped, said and linked, and what Qt makes of it."""

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.reading_document import (
    ReadingStyle,
    build_html,
    build_style,
    has_point,
    headings,
    settle,
)
from newsreader.gui.theme import DARK, LIGHT
from newsreader.model import Article, Enclosure, Readable, Twin
from newsreader.settings import READING_FONT, TEXT_SIZE, Settings
from tests.gui.articles import make_readable


def links(document: QTextDocument) -> list[tuple[str, str]]:
    """The links of a document in order: text and address."""
    found: list[tuple[str, str]] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            address = fragment.charFormat().anchorHref()
            if address:
                if found and found[-1][1] == address:  # one link in several fragments (bold inside, a line break)
                    found[-1] = (found[-1][0] + fragment.text(), address)
                else:
                    found.append((fragment.text(), address))
            pieces += 1
        block = block.next()
    return found


def lay_out(readable: Readable, language: str = "en") -> QTextDocument:
    document = QTextDocument()
    document.setDefaultStyleSheet(build_style(ReadingStyle(), LIGHT))
    document.setHtml(build_html(readable, language))
    settle(document)
    return document


def test_everything_but_the_body_is_escaped() -> None:
    readable = make_readable(lead="<script>1</script> & sons")
    row = replace(readable.article.row, title="<b>A</b> & B")
    html = build_html(replace(readable, article=Article(row, authors=("<i>C</i>",))), "en")
    assert "<b>A" not in html
    assert "<script>" not in html
    assert "<i>C" not in html
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in html


@pytest.mark.parametrize(
    ("language", "date", "minutes"),
    [("vi", "Thứ Hai, 23 tháng 11, 2026", "4 phút đọc"), ("en", "Monday", "4 min read")],
)
def test_the_byline_speaks_the_language(app: QApplication, language: str, date: str, minutes: str) -> None:
    translation.install(app, language)
    text = lay_out(make_readable(), language).toPlainText()
    translation.install(app, "en")
    line = next(line for line in text.splitlines() if "Lê Thu Hằng" in line)
    assert line.startswith("Lê Thu Hằng · Báo Khơi Xa · ")
    assert date in line
    assert line.endswith(minutes)


def test_other_feeds_with_the_article_are_named_and_lead_there(app: QApplication) -> None:
    readable = make_readable()
    twins = (Twin(7, 2, "Nhịp Phố"), Twin(9, 3, "Post & <b>Son</b>"))
    row = replace(readable.article.row, twins=twins)
    document = lay_out(replace(readable, article=replace(readable.article, row=row)))
    assert "Also in: Nhịp Phố, Post & <b>Son</b>" in document.toPlainText().splitlines()
    assert [link for link in links(document) if link[1].startswith("twin:")] == [
        ("Nhịp Phố", "twin:7"),
        ("Post & <b>Son</b>", "twin:9"),
    ]
    assert "Also in" not in lay_out(readable).toPlainText()


def test_an_outlet_that_sent_an_article_several_times_is_named_once(app: QApplication) -> None:
    readable = make_readable()
    twins = (Twin(7, 2, "Nhịp Phố"), Twin(9, 3, "Khơi Xa"), Twin(11, 2, "Nhịp Phố"), Twin(12, 4, "Nhịp Phố"))
    row = replace(readable.article.row, twins=twins)
    document = lay_out(replace(readable, article=replace(readable.article, row=row)))
    assert "Also in: Nhịp Phố, Khơi Xa" in document.toPlainText().splitlines()
    found = [link for link in links(document) if link[1].startswith("twin:")]
    assert found == [("Nhịp Phố", "twin:7"), ("Khơi Xa", "twin:9")]  # to what each sent first


def test_an_undated_article_shows_no_date() -> None:
    readable = make_readable()
    undated = replace(readable.article.row, dated=False)
    assert "2026" not in build_html(replace(readable, article=Article(undated)), "en")


def test_the_source_is_a_link_and_falls_back_on_the_articles_address() -> None:
    assert 'href="https://www.khoixa.example/kinh-te/bai-1/"' in build_html(make_readable(), "en")
    assert ">khoixa.example/kinh-te/bai-1<" in build_html(make_readable(), "en")
    named = replace(make_readable(), source_url="https://goc.example/x?a=1&b=2", source_title="Báo Gốc")
    assert 'href="https://goc.example/x?a=1&amp;b=2">Báo Gốc · goc.example/x<' in build_html(named, "en")


def test_a_source_that_is_no_web_address_is_no_link() -> None:
    html = build_html(replace(make_readable(), source_url="javascript:alert(1)"), "en")
    assert "javascript" not in html


def test_headings_get_their_levels_and_links_are_listed() -> None:
    body = '<h2 id="x">Phần <b>một</b></h2><p>Đi <a href="https://a.example/">tới <b>đây</b></a>.</p><h1>Phần hai</h1>'
    document = lay_out(make_readable(body))
    assert [(level, text) for level, text, _at in headings(document)] == [
        (1, "Giá cà phê vượt 150 triệu đồng"),
        (2, "Phần một"),
        (2, "Phần hai"),
    ]
    assert ("tới đây", "https://a.example/") in links(document)
    assert links(document)[:2] == [("Báo Khơi Xa", "path:0"), ("Kinh tế", "path:1")]


def test_headings_have_our_sizes_and_not_qts() -> None:
    document = lay_out(make_readable("<h2>Phần một</h2>"))
    _level, _text, position = headings(document)[1]
    assert document.findBlock(position).begin().fragment().charFormat().font().pixelSize() == 23


def test_lines_are_as_high_as_drawn() -> None:
    """19/30 for the text: Qt's proportional heights multiply the font's own 1.37."""
    document = lay_out(make_readable(f"<p>{'chữ ' * 200}</p>"))
    document.setTextWidth(652)
    document.documentLayout().documentSize()
    block = next(b for b in _blocks(document) if b.text().startswith("chữ"))
    layout = block.layout()
    assert layout.lineAt(2).y() - layout.lineAt(1).y() == pytest.approx(30, abs=0.5)


def test_long_lines_of_code_wrap() -> None:
    document = lay_out(make_readable(f"<pre>{'ma_lenh ' * 60}</pre>"))
    document.setTextWidth(400)
    assert document.size().width() <= 400
    assert document.idealWidth() <= 400


def test_points_of_lists_are_ours_and_numbers_qts() -> None:
    document = lay_out(make_readable("<ul><li>một</li></ul><ol><li>hai</li></ol>"))
    states = {block.text(): has_point(block) for block in _blocks(document)}
    assert states["một"]
    assert not states["hai"]


def test_an_article_without_text_says_so() -> None:
    readable = make_readable("", lead="")
    empty = replace(readable, article=Article(replace(readable.article.row, excerpt="")))
    assert "The feed gives no text" in build_html(empty, "en")
    assert "Nguồn cung" in build_html(readable, "en")


@pytest.mark.parametrize("lead", ["", "Lời dẫn."])
def test_no_line_ends_with_a_blank_of_the_page(lead: str) -> None:
    """It is set in the text's face and makes the last line of what is small half as high again."""
    document = lay_out(make_readable("<p>Một.</p>", lead=lead))
    assert [block.text() for block in _blocks(document) if block.text() != block.text().rstrip()] == []


def test_a_long_headline_is_set_smaller() -> None:
    def size(title: str) -> int:
        readable = make_readable()
        row = replace(readable.article.row, title=title)
        document = lay_out(replace(readable, article=replace(readable.article, row=row)))
        [block] = [one for one in _blocks(document) if one.text() == title]
        return int(block.charFormat().font().pixelSize())

    assert size("Giá cà phê vượt 150 triệu đồng một tấn") == 32
    assert size("Thủ tướng yêu cầu các bộ và các tỉnh " * 4) == 25


def test_no_line_of_the_byline_begins_with_a_point_and_no_text_takes_no_time() -> None:
    readable = make_readable()
    assert "Lê Thu Hằng\u00a0· Báo Khơi Xa\u00a0· " in build_html(readable, "en")
    assert "min read" not in build_html(replace(readable, minutes=0), "en")


def test_the_style_follows_settings_and_theme() -> None:
    settings = Settings(None)
    settings.set(TEXT_SIZE, 38)
    settings.set(READING_FONT, "sans")
    style = build_style(ReadingStyle.of(settings), DARK)
    assert "font-size: 64px" in style  # the headline, 32 px doubled
    assert '"Source Serif 4"' not in style
    assert DARK.section_path in style
    assert not re.search(r"\$\w", style)


def test_long_addresses_are_shortened_in_the_middle() -> None:
    assert short_address("http://user:secret@127.0.0.1:8080/rss.xml") == "127.0.0.1:8080/rss.xml"
    shown = short_address("https://www.khoixa.example/" + "a" * 100 + "/cuoi.html")
    assert len(shown) <= 72
    assert shown.startswith("khoixa.example/a")
    assert shown.endswith("/cuoi.html")
    assert short_address("http://a:b@xn--bo-mia.vn:8080/tin/") == "báo.vn:8080/tin"


def _blocks(document: QTextDocument) -> list:  # type: ignore[type-arg]  # QTextBlock, in order
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_recordings_documents_and_comments_are_quiet_links() -> None:
    readable = make_readable()
    enclosures = (
        Enclosure("https://khoixa.example/nghe/ban-tin.mp3?a=1&b=2", "audio/mpeg", 8_200_000, 725),
        Enclosure("https://khoixa.example/xem.mp4", "", 0, None),
        Enclosure("https://khoixa.example/nghi-dinh.pdf", "application/pdf", 90_000),
        Enclosure("https://khoixa.example/bang.docx", ""),
        Enclosure("https://khoixa.example/phim.swf", "application/x-shockwave-flash", 90_000),
        Enclosure("https://khoixa.example/anh.jpg", "image/jpeg", 90_000),
        Enclosure("javascript:alert(1)", "audio/mpeg"),
    )
    article = replace(readable.article, enclosures=enclosures, comments_url="https://khoixa.example/binh-luan")
    document = lay_out(replace(readable, article=article))
    assert ("khoixa.example/nghe/ban-tin.mp3", "https://khoixa.example/nghe/ban-tin.mp3?a=1&b=2") in links(
        document
    )
    text = document.toPlainText()
    assert "Listen: khoixa.example/nghe/ban-tin.mp3 · 12 min · 8 MB" in text
    assert "Watch: khoixa.example/xem.mp4\n" in text
    assert "Comments: khoixa.example/binh-luan\n" in text
    assert "Document: khoixa.example/nghi-dinh.pdf · 90 kB" in text
    assert "Document: khoixa.example/bang.docx\n" in text
    assert "anh.jpg" not in text
    assert "phim.swf" not in text
    assert "javascript" not in build_html(replace(readable, article=article), "en")
