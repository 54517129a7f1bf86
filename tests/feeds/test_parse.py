"""Parse: every kind of feed into values, faults and attacks included."""

import io
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from benchmarks.corpus import CORPUS
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.errors import ParseError
from newsreader.feeds.parse import parse
from newsreader.model import Enclosure, ParsedEntry, ParsedFeed, SourceRef
from tests.corpora import needs_corpus
from tests.machine import slowness

URL = "https://bao.example/rss/tin.rss"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
     xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
  <title>Báo &amp; Đời</title><link>https://bao.example/</link><description>Tin <![CDATA[<b>nhanh</b>]]></description>
  <language>vi</language><ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod>
  <skipHours><hour>0</hour><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
  <image><url>/logo.png</url><title>x</title><link>https://bao.example/</link></image>
  <item>
    <title><![CDATA[Nh&agrave; m&aacute;y <i>mới</i>]]></title>
    <link>
      /kinh-te/nha-may.html
    </link>
    <guid isPermaLink="false">4711</guid>
    <pubDate>Tue, 06 Oct 2026 08:15:30 +07</pubDate>
    <description><![CDATA[<p>Tóm tắt</br></p>]]></description>
    <content:encoded><![CDATA[<p>Toàn văn dài hơn nhiều.</p><img src="/a.jpg">]]></content:encoded>
    <dc:creator>Lan Anh</dc:creator><dc:creator>Minh</dc:creator>
    <category>Kinh tế</category><category domain="x">Công nghiệp</category><category>kinh tế</category>
    <comments>https://bao.example/kinh-te/nha-may.html#y-kien</comments>
    <source url="https://nguon.example/rss">Nguồn Tin</source>
    <enclosure url="https://cdn.example/tap1.mp3" type="audio/mpeg" length="12345"/>
    <itunes:duration>1:02:03</itunes:duration>
    <media:thumbnail url="https://cdn.example/nho.jpg" width="120"/>
    <media:thumbnail url="https://cdn.example/vua.jpg" width="640"/>
  </item>
  <item>
    <title>Không ngày</title><guid>https://bao.example/xa-hoi/1.html</guid><description>Chỉ có tóm tắt &amp;amp; hết</description>
    <author>toasoan@bao.example (Tòa soạn)</author>
  </item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://blog.example/posts/">
  <title type="text">A &lt;blog&gt; about &amp;c</title><link rel="self" href="/feed.atom"/>
  <link rel="alternate" type="text/html" href="https://blog.example/"/><icon>/icon.png</icon>
  <author><name>Ann</name></author><updated>2026-10-06T08:15:30Z</updated><id>urn:feed</id>
  <entry><title type="html">One &lt;em&gt;two&lt;/em&gt;</title><id>urn:1</id><link href="one.html"/>
    <updated>2026-10-06T08:15:30Z</updated><published>2026-10-05T08:15:30Z</published>
    <summary type="text">a &lt; b</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <b>world</b></p></div></content>
    <category term="tech" label="Technology"/>
    <source><title>Elsewhere</title><link href="https://else.example/"/></source>
    <link rel="enclosure" type="image/png" href="https://cdn.example/p.png"/>
  </entry>
  <entry><title>Two</title><id>urn:2</id><link href="https://blog.example/two"/><author><name>Bob</name></author>
    <updated>2026-10-04T08:15:30Z</updated></entry>
</feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://rdf.example/"><title>RDF</title><link>https://rdf.example/</link>{inside}
    <items><rdf:Seq><rdf:li rdf:resource="https://rdf.example/1"/></rdf:Seq></items></channel>
  {outside}
</rdf:RDF>"""
RDF_ITEM = """<item rdf:about="https://rdf.example/1"><title>One</title><link>https://rdf.example/1</link>
  <dc:date>2026-10-06T10:15:30+02:00</dc:date><dc:creator>Eva</dc:creator><dc:subject>Politics</dc:subject></item>"""


def read(text: str | bytes, url: str = URL, content_type: str = "") -> ParsedFeed:
    return parse(text.encode() if isinstance(text, str) else text, url=url, content_type=content_type)


def test_rss() -> None:
    feed = read(RSS)
    assert (feed.title, feed.site_url, feed.description, feed.language) == (
        "Báo & Đời",
        "https://bao.example/",
        "Tin nhanh",
        "vi",
    )
    assert feed.icon_url == "https://bao.example/logo.png"
    assert feed.format == "rss20"
    assert feed.ttl_minutes == 90
    assert feed.skip_hours == {0, 3}
    assert feed.skip_days == {6}
    assert feed.entries[0] == ParsedEntry(
        guid="4711",
        url="https://bao.example/kinh-te/nha-may.html",
        title="Nhà máy mới",
        authors=("Lan Anh", "Minh"),
        published=datetime(2026, 10, 6, 1, 15, 30, tzinfo=UTC),
        summary_html="<p>Tóm tắt</br></p>",
        content_html='<p>Toàn văn dài hơn nhiều.</p><img src="/a.jpg">',
        categories=("Kinh tế", "Công nghiệp"),
        enclosures=(Enclosure("https://cdn.example/tap1.mp3", "audio/mpeg", 12345, 3723),),
        thumbnail="https://cdn.example/vua.jpg",
        comments_url="https://bao.example/kinh-te/nha-may.html#y-kien",
        source=SourceRef("Nguồn Tin", "https://nguon.example/rss"),
        base="https://bao.example/kinh-te/nha-may.html",
    )
    second = feed.entries[1]
    assert second.url == second.guid == "https://bao.example/xa-hoi/1.html"
    assert second.published is None
    assert second.authors == ("Tòa soạn",)
    assert second.summary_html == "Chỉ có tóm tắt &amp; hết"


@pytest.mark.parametrize(("written", "title"), [("Báo Xa - ", "Báo Xa"), ("Báo Xa &#187;", "Báo Xa"), ("-", "-")])
def test_a_template_that_found_nothing_to_add_to_a_title(written: str, title: str) -> None:
    body = f'<rss version="2.0"><channel><title>{written}</title><item><title>x</title></item></channel></rss>'
    assert parse(body.encode(), url=URL).title == title


def test_atom() -> None:
    feed = read(ATOM, "https://blog.example/feed.atom")
    assert feed.title == "A <blog> about &c"
    assert feed.icon_url == "https://blog.example/icon.png"
    one, two = feed.entries
    assert one.title == "One two"
    assert one.url == "https://blog.example/posts/one.html"
    assert one.base == "https://blog.example/posts/"
    assert one.authors == ("Ann",)
    assert one.published == datetime(2026, 10, 5, 8, 15, 30, tzinfo=UTC)
    assert one.updated == datetime(2026, 10, 6, 8, 15, 30, tzinfo=UTC)
    assert one.summary_html == "a &lt; b"
    assert one.content_html == "<p>Hello <b>world</b></p>"
    assert one.categories == ("Technology",)
    assert one.source == SourceRef("Elsewhere", "https://else.example/")
    assert one.thumbnail == "https://cdn.example/p.png"
    assert two.authors == ("Bob",)
    assert two.published == two.updated


@pytest.mark.parametrize(("inside", "outside"), [("", RDF_ITEM), (RDF_ITEM, "")])
def test_rdf_with_items_outside_and_inside_the_channel(inside: str, outside: str) -> None:
    (entry,) = read(RDF.format(inside=inside, outside=outside)).entries
    assert entry.guid == entry.url == "https://rdf.example/1"
    assert entry.published == datetime(2026, 10, 6, 8, 15, 30, tzinfo=UTC)
    assert entry.authors == ("Eva",)
    assert entry.categories == ("Politics",)


def test_json_by_its_first_letter() -> None:
    text = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": 1, "content_text": "x"}]}'
    )
    assert read(text).entries[0].guid == "1"


def test_dates_without_a_zone_are_vietnamese_in_vietnamese_feeds() -> None:
    text = RSS.replace("Tue, 06 Oct 2026 08:15:30 +07", "10/6/2026 8:15:30 AM")
    assert read(text).entries[0].published == datetime(2026, 10, 6, 1, 15, 30, tzinfo=UTC)
    other = text.replace("<language>vi</language>", "")
    assert read(other).entries[0].published == datetime(2026, 10, 6, 8, 15, 30, tzinfo=UTC)
    assert read(other, "https://bao.vn/rss").entries[0].published == datetime(2026, 10, 6, 1, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "faulty",
    [
        "\n\n  " + RSS,
        "\ufeff" + RSS,
        "<br />\n<b>Warning</b>: something in /var/www on line 3<br />\n" + RSS,
        RSS + "<script>track()</script>",
        RSS + "\n<!-- served by cache 3 -->",
        RSS.replace("Báo &amp; Đời", "Báo & Đời"),
        RSS.replace("<language>", "<x>Tom & Jerry &nbsp; &hellip; &unknown;</x><language>"),
        RSS.replace("Không ngày", "Kh\x00ông\x1f ngày&#8;"),
        RSS.replace(' xmlns:media="http://search.yahoo.com/mrss/"', ""),
        RSS.replace("<language>", "<!-- a -- b --><language>"),
        RSS.replace("</channel></rss>", ""),
        RSS.replace('<?xml version="1.0" encoding="utf-8"?>', '<?xml version="1.1" encoding="utf-16"?>'),
        RSS.replace("utf-8", "UTF8 "),
    ],
)
def test_usual_faults_cost_nothing(faulty: str) -> None:
    feed = read(faulty)
    assert [entry.title for entry in feed.entries] == ["Nhà máy mới", "Không ngày"]
    assert feed.title == "Báo & Đời"
    assert feed.entries[0].thumbnail == "https://cdn.example/vua.jpg"
    assert feed.entries[0].content_html.startswith("<p>Toàn văn")


def test_a_cut_feed_gives_what_came() -> None:
    entries = read(RSS[: RSS.index("Chỉ có")]).entries
    assert [entry.title for entry in entries] == ["Nhà máy mới", "Không ngày"]


def test_addresses_that_lead_nowhere_safe_are_left_out() -> None:
    text = RSS.replace("https://bao.example/kinh-te/nha-may.html#y-kien", "javascript:alert(1)")
    text = text.replace("https://cdn.example/tap1.mp3", "file:///etc/passwd").replace(
        "/kinh-te/nha-may.html\n", "data:x\n"
    )
    entry = read(text).entries[0]
    assert (entry.comments_url, entry.enclosures, entry.url) == ("", (), "")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "parse.empty"),
        (b" \r\n\x00 ", "parse.empty"),
        (b"<!DOCTYPE html><html><head><title>x</title></head><body>rss feed</body></html>", "parse.not_a_feed"),
        (b"hello", "parse.not_a_feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "parse.not_a_feed"),
        (b"{}", "parse.not_a_feed"),
        (b'{"items": 3}', "parse.not_a_feed"),
        (b"[" * 100_000, "parse.not_a_feed"),
        (b"{" * 100_000, "parse.not_a_feed"),
        (b'{"a":' * 100_000, "parse.not_a_feed"),
        (b"<opml version='2.0'><body/></opml>", "parse.not_a_feed"),
        (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "parse.not_a_feed"),
        (b"<rss " + b"".join(b'a%d="1" ' % n for n in range(50_000)) + b"/>", "parse.too_slow"),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(body, url=URL)
    assert caught.value.code == code
    assert caught.value.data["host"] == "bao.example"


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read("<rss version='2.0'><channel><title>x</title></channel></rss>").entries == ()


ATTACKS = {
    "laughs": "<!DOCTYPE rss [<!ENTITY a '0123456789'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    + "]><rss version='2.0'><channel><title>&m;</title></channel></rss>",
    "quadratic": f"<!DOCTYPE rss [<!ENTITY a '{'A' * 100_000}'>]><rss version='2.0'><channel><title>"
    + "&a;" * 100_000
    + "</title></channel></rss>",
    "short quadratic": f"<!DOCTYPE rss [<!ENTITY a '{'A' * 90}'>]><rss version='2.0'><channel><title>"
    + "&a;" * 200_000
    + "</title></channel></rss>",
    "depth": "<rss version='2.0'><channel>" + "<x>" * 100_000 + "</x>" * 100_000 + "</channel></rss>",
    "unclosed depth": "<rss version='2.0'><channel>" + "<x>" * 50_000,
    "brackets": "<rss version='2.0'><channel>" + "<" * 100_000,
    "ampersands": "<rss version='2.0'><channel><title>" + "&" * 100_000,
    "quotes": "<rss version='2.0'><channel><a b='" + '"' * 5_000_000,
    "a long name": "<rss version='2.0'><channel><" + "a" * 5_000_000 + ">",
    "ends of sections": "<rss version='2.0'><channel>" + "]]>" * 1_000_000,
    "comments in titles": "<rss version='2.0'><channel>"
    + f"<item><title>{'&lt;!--' * 800}</title></item>" * 200
    + "</channel></rss>",
    "open people": "<rss version='2.0'><channel>" + "<podcast:person>" * 100_000,
    "many entries": "<rss version='2.0'><channel>" + "<item/>" * 1_000_000,
    "categories": "<rss version='2.0'><channel><item>"
    + "".join(f"<category>{n}</category>" for n in range(50_000)),
    "open sections": "<rss version='2.0'><channel>" + "<![CDATA[" * 20_000,
    "open comments": "<rss version='2.0'><channel>" + "<!--" * 20_000,
    "attributes": "<rss version='2.0'><channel><item "
    + " ".join(f"a{n}='1'" for n in range(1500))
    + "/></channel></rss>",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_end_soon(name: str) -> None:
    started = time.thread_time()
    try:
        parse(ATTACKS[name].encode(), url=URL)
    except ParseError:
        pass
    assert time.thread_time() - started < 5 * slowness()  # a bound of harm, not of speed


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own account of a process")
def test_memory_stays_bounded() -> None:
    """Of bytes in no encoding at all, and of a document full of what XML forbids; in a process of its own."""
    code = (
        "import sys\n"
        "from newsreader.feeds.parse import parse\n"
        "parse(b'<rss version=\"2.0\"><channel><title>' + eval(sys.argv[1]) + b'</title></channel></rss>', url='')\n"
        "told = open('/proc/self/status').read()\n"  # getrusage counts the memory of who started it as well
        "print(int(told.split('VmHWM:')[1].split()[0]) // 1024)"
    )
    for body in ("bytes(range(128, 256)) * 40_000", "b'\\x1b$B' * 2_000_000"):
        done = subprocess.run([sys.executable, "-c", code, body], capture_output=True, text=True, check=True)
        assert int(done.stdout) < 300


def test_no_file_and_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")

    def refuse(*args: object, **more: object) -> None:
        raise AssertionError(f"opened {args}")

    parse(RSS.encode(), url=URL)  # modules are read from files at their first use
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    monkeypatch.setattr(io, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    for entity in (
        f'SYSTEM "{secret.as_uri()}"',
        'SYSTEM "http://127.0.0.1:9/x"',
        'PUBLIC "x" "http://127.0.0.1:9/"',
    ):
        attack = f"<!DOCTYPE rss [<!ENTITY x {entity}>]><rss version='2.0'><channel><title>a&x;b</title></channel></rss>"
        assert "SECRET" not in read(attack).title
    with pytest.raises(ParseError):
        parse(str(secret).encode(), url=URL)


def test_the_dependency_is_used_as_a_parser_only() -> None:
    """feedparser opens text that looks like an address; ours never does."""
    with pytest.raises(ParseError):
        parse(b"file:///etc/hostname", url=URL)
    assert feedparser.parse(io.BytesIO(b"")).entries == []


@settings(deadline=None, max_examples=200)
@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "<rss>",
                "<channel>",
                "<item>",
                "</item>",
                "<title>",
                "</title>",
                "&amp;",
                "&",
                "<![CDATA[",
                "]]>",
                "<link>",
                "<a:b>",
                "x",
                "\x00",
                "<entry>",
                "<feed xmlns='http://www.w3.org/2005/Atom'>",
                "<content type='xhtml'>",
                "é",
                "<source>",
                "<media:thumbnail url='",
                "'>",
                "<category term='",
                "<pubDate>",
                "9999-99-99",
                "<rdf:RDF>",
                "<svg>",
                "<author>",
                "<name>",
                "<image>",
                "<textinput>",
                "<itunes:category>",
                "<media:restriction>",
                "<psc:chapter>",
                "<georss:point>",
                "1 2",
                "<gml:posList>",
                "&#x110000;",
                "&#xD800;",
                "<item base='http://['>",
                "<link href='//['/>",
            ]
        ),
        max_size=40,
    ).map(lambda pieces: b"<rss version='2.0'>" + "".join(pieces).encode())
)
def test_any_bytes_are_a_feed_or_a_parse_error(body: bytes) -> None:
    try:
        feed = parse(body, url=URL)
    except ParseError:
        return
    for entry in feed.entries:
        assert "\x00" not in entry.title
        assert entry.url == "" or entry.url.startswith("http")


@needs_corpus
def test_hostile_documents_end_in_a_feed_or_an_error() -> None:
    paths = [path for path in sorted((CORPUS / "hostile").rglob("*")) if path.is_file()]
    assert paths
    for path in paths:
        try:
            feed = parse(path.read_bytes(), url="https://a.example/")
        except ParseError:
            continue
        assert "root:" not in repr(feed)


def test_a_document_that_ends_in_the_midst_of_its_first_tag_is_no_feed() -> None:
    body = b'<!-- a feed -->\n<feed version="0.3" xmlns="h\xbaUorrect Valueed>'  # found by atheris
    with pytest.raises(ParseError) as caught:
        parse(body, url="https://a.example/rss")
    assert caught.value.code == "parse.not_a_feed"
