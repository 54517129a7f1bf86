"""What a page links to, in what characters it is written, and its Markdown."""

import json
from pathlib import Path

import pytest
from benchmarks.corpus import CORPUS
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.encoding import decode
from newsreader.text.links import feed_links, page_icon
from newsreader.text.markdown import to_markdown
from tests.corpora import needs_corpus

PAGES = Path(__file__).parents[1] / "data" / "pages"
URL = "https://bao.vn/"
PAGE = """<html><head><title>Báo &amp; đời</title><base href="https://bao.vn/vi/">
<link rel="alternate" type="application/rss+xml" title="Tin mới" href="rss/home.rss">
<link rel="ALTERNATE" type="application/atom+xml" href="//cdn.bao.vn/atom">
<link rel="alternate" type="application/json" href="https://bao.vn/wp-json/wp/v2/posts/1">
<link rel="alternate" type="application/json+oembed" href="https://bao.vn/wp-json/oembed/1.0/embed?url=x">
<link rel="alternate" hreflang="en" href="https://bao.vn/en/">
<link rel="alternate stylesheet" type="text/css" href="/a.css">
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="feed" href="/khac"><link rel="alternate" type="text/xml" title="Cũ" href="/rss.xml">
</head><body><a href="rss/home.rss">RSS</a><a href="/rss/the-gioi.rss">Thế giới</a><a href="/rss/">RSS</a>
<a href="/tin/feeding-time.html">Giờ ăn</a><a href="https://feedly.com/i/subscription/feed/x">Feedly</a>
<a href="javascript:1">RSS</a><a href="/tin/rss-la-gi.html">RSS là gì</a></body></html>"""


def test_feeds_of_a_page_in_order_each_once() -> None:
    found = feed_links(PAGE.encode(), URL)
    assert [link.url for link in found[:5]] == [
        "https://bao.vn/vi/rss/home.rss",
        "https://cdn.bao.vn/atom",
        "https://bao.vn/feed.json",
        "https://bao.vn/khac",
        "https://bao.vn/rss.xml",
    ]
    assert found[0].title == "Tin mới"
    urls = {link.url for link in found}
    assert {"https://bao.vn/rss/the-gioi.rss", "https://bao.vn/rss/"} <= urls
    assert {link.url for link in found if not link.sure} == {"https://bao.vn/rss/"}
    assert not any(
        "wp-json" in url or "feedly" in url or "feeding" in url or url.startswith("java") for url in urls
    )
    assert len(urls) == len(found)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/pod.xml">RSS Feed</a>',
        '<a href="/pod.xml"><img src="rss.png" alt="RSS"></a>',
        '<a href="/subscribe">RSS</a>',
        '<a href="/k/12">Đăng ký RSS</a>',
    ],
)
def test_a_link_that_is_called_nothing_but_a_feed_is_asked(link: str) -> None:
    found = feed_links(link.encode(), URL)
    assert len(found) == 1
    assert not found[0].sure


def test_links_that_only_speak_of_feeds_are_not_asked() -> None:
    page = '<a href="/la-gi">RSS là gì?</a><a href="/sitemap.xml">Sitemap</a><a href="/a.xml">Bảng giá</a>'
    assert feed_links(page.encode(), URL) == []


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("feed:bao.vn/a", "http://bao.vn/a"),
        (" FEED://https://bao.vn/a", "https://bao.vn/a"),
        ("feed+https://bao.vn/a", "https://bao.vn/a"),
        ("podcast+bao.vn/a", ""),
    ],
)
def test_what_programs_for_feeds_claim_is_a_feed(href: str, url: str) -> None:
    found = feed_links(f'<a href="{href}">Nghe</a>'.encode(), URL)
    assert [(link.url, link.sure) for link in found] == ([(url, True)] if url else [])


def test_the_page_itself_is_no_link() -> None:
    assert feed_links(b'<a href="https://bao.vn/rss/">RSS</a>', "https://bao.vn/rss/") == []


# What each page of `tests/data/pages` offers, in order; what only its content can tell of is marked "?".
OFFERED = {
    "kinds": (
        *("https://static.example/news/one.rss", "https://static.example/two/atom"),
        *("https://static.example/news/three", "https://json.example/four"),
        *("https://static.example/five/feed.json", "https://static.example/six"),
        *("? https://static.example/seven", "https://static.example/eight.atom"),
    ),
    "blog": (
        *("https://blog.example/feed/", "https://blog.example/feed/podcast"),
        "? https://bao.vn/commentary/feed/",
        *("https://blog.example/comments/feed/", "https://blog.example/2026/one-letter/feed/"),
    ),
    "channel": ("https://video.example/feeds/videos.xml?channel_id=UCthu0000000000000000001",),
    "channel-without-feed": (),
    "podcast": (
        *("http://cdn.podcast.example/chuyen-sang/mp3", "http://cdn.podcast.example/chuyen-sang/aac"),
        *("https://cdn.podcast.example/chuyen-sang/opus", "https://cdn.podcast.example/all"),
        *("https://bao.vn/chuyen-sang.rss", "? https://feeds.podcast.example/chuyen-sang"),
    ),
    "directory": (
        *("https://bao.vn/rss/trang-chu.rss", "https://bao.vn/rss/the-gioi.rss", "https://bao.vn/rss/kinh-te.rss"),
        "https://rss.bao.example/services/xml/rss/bao/TheThao.xml",
        *("https://bao.vn/index.php?format=feed&type=rss&id=3", "https://bao.vn/?cat=7&feed=rss2"),
        "? https://bao.vn/rss",
    ),
    "none": (),
}


@pytest.mark.parametrize("name", OFFERED)
def test_what_real_pages_offer_and_nothing_else(name: str) -> None:
    found = feed_links((PAGES / f"{name}.html").read_bytes(), URL)
    assert tuple(link.url if link.sure else f"? {link.url}" for link in found) == OFFERED[name]


def test_titles_of_feeds_are_those_of_the_page() -> None:
    titles = [link.title for link in feed_links((PAGES / "directory.html").read_bytes(), URL)]
    assert titles[:3] == ["Trang chủ", "Thế giới", "Kinh tế"]
    assert feed_links((PAGES / "kinds.html").read_bytes(), URL)[0].title == "Một, lần nữa"


@pytest.mark.parametrize(
    "title",
    [
        "Báo » Bình luận: comments",
        "X » Kommentar-Feed",
        "X » Flux des commentaires",
        "X » コメントフィード",
        "Feed de comentários",
    ],
)
def test_feeds_of_comments_stand_last_in_many_languages(title: str) -> None:
    page = f'<link rel=alternate type=application/rss+xml title="{title}" href=/a><link rel=feed href=/b>'
    assert [link.url for link in feed_links(page.encode(), URL)] == ["https://bao.vn/b", "https://bao.vn/a"]


def test_opinion_is_not_a_comment() -> None:
    page = b"""<link rel=alternate type=application/rss+xml title="Comment is free" href=/commentisfree/rss>
    <link rel=alternate type=application/rss+xml title=Commentary href=/b>"""
    assert [link.url for link in feed_links(page, URL)] == ["https://bao.vn/commentisfree/rss", "https://bao.vn/b"]


PIECES = """<link |<a |<base |rel=alternate |rel='feed|type=application/rss+xml |href="|href=feed:|//[|/rss.xml|>
|https://b.example:x/|?feed=rss2|"|</a>|<!--|RSS|\x00|\ufffe|&#0;|%zz"""
tags = st.sampled_from(PIECES.split("|"))


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200) | st.lists(tags, max_size=30).map(lambda pieces: "".join(pieces).encode()))
def test_any_page_gives_web_addresses_only(page: bytes) -> None:
    for link in feed_links(page, URL):
        assert link.url.startswith(("http://", "https://"))


@needs_corpus
def test_pages_of_the_corpus_give_what_they_offer() -> None:
    expected = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
    pages = [CORPUS / name for name in expected]
    pages += [path for path in CORPUS.glob("postlight/**/*.html") if str(path.relative_to(CORPUS)) not in expected]
    assert len(pages) > 200
    for path in pages:
        wanted = expected.get(str(path.relative_to(CORPUS)), {"feeds": []})
        found = feed_links(path.read_bytes(), "https://page.example/")
        assert [link.url for link in found if link.sure] == wanted["feeds"], path
        assert [link.url for link in found if not link.sure] == wanted.get("maybe", []), path


def test_no_feeds() -> None:
    assert feed_links(b"", URL) == []
    assert feed_links(b"<p>khong co</p>", URL) == []


def test_icons() -> None:
    page = b"""<link rel=icon href=/a.svg type=image/svg+xml><link rel="shortcut icon" href=/b.ico>
    <link rel=icon sizes=32x32 href=/c.png><link rel=apple-touch-icon href=/d.png>"""
    assert page_icon(page, URL) == "https://bao.vn/c.png"
    assert page_icon(b"<p>", "https://bao.vn/tin/1") == "https://bao.vn/favicon.ico"
    assert page_icon(b"<p>", "") == ""


TEXT = "Thủ tướng chỉ đạo đẩy nhanh tiến độ"


def test_encodings_of_pages() -> None:
    vietnamese = _as_1258(TEXT)
    assert decode(TEXT.encode()) == TEXT
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == TEXT
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT
    assert decode(vietnamese, "text/html; charset=windows-1258") == TEXT
    assert decode(b"<meta charset=windows-1258>" + vietnamese).endswith(TEXT)
    assert decode(vietnamese) == TEXT
    assert decode("Café déjà vu".encode("cp1252")) == "Café déjà vu"
    assert decode("Café".encode("cp1252"), "text/html; charset=ISO-8859-1") == "Café"
    assert decode("中文新闻".encode("gbk"), "text/html; charset=gb2312") == "中文新闻"


def test_wrong_and_unknown_charsets() -> None:
    assert decode(TEXT.encode(), "text/html; charset=iso-8859-1") == TEXT
    assert decode(TEXT.encode(), "text/html; charset=no-such") == TEXT
    assert decode("Café".encode("cp1252"), "text/html; charset=utf-8") == "Café"
    cut = (TEXT * 20).encode()[:-1]
    assert decode(cut).startswith(TEXT)
    assert decode(b"") == ""
    assert "charset" not in decode(b"abc\xff", "text/html; charset=base64")


def _as_1258(text: str) -> bytes:
    """As an editor of the time wrote it: letters with their hat composed, tones behind them."""
    import unicodedata

    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            pieces.append((rest + "".join(tones)).encode("cp1258"))
    return b"".join(pieces)


def test_markdown() -> None:
    html = '<h2>Mục</h2><p>Xin <b>chào</b> <a href="/x">bạn</a></p><ul><li>một</li></ul><script>alert(1)</script>'
    text = to_markdown(html, URL)
    assert "## Mục" in text
    assert "Xin **chào** [bạn](https://bao.vn/x)" in text
    assert "- một" in text
    assert "alert" not in text
    assert to_markdown("") == "\n"


def test_long_lines_of_markdown_are_not_wrapped() -> None:
    line = "chữ " * 100
    assert to_markdown(f"<p>{line}</p>").strip() == line.strip()


def test_a_picture_its_caption_and_what_follows_are_lines_of_their_own_in_markdown() -> None:
    figure = '<figure><img src="/a.jpg" alt="Cầu"><figcaption>Cầu mới</figcaption></figure>'
    assert to_markdown(f"{figure}<div>Bài.</div>", URL).split("\n\n")[1:] == ["Cầu mới", "Bài.\n"]
