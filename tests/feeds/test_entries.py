"""Entries of all formats and namespaces into values, by feedparser and by the quick way alike."""

import pytest

from newsreader.feeds.parse import parse
from newsreader.model import Enclosure, ParsedEntry, SourceRef

URL = "https://bao.example/feeds/tin.xml"
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def first(text: str) -> ParsedEntry:
    """The first entry of `text`, which both ways of parsing must see alike."""
    entry, same = (parse(text.encode(), url=URL, quickly=way).entries[0] for way in (True, False))
    assert entry == same
    return entry


def rss(inside: str, version: str = "2.0") -> ParsedEntry:
    return first(
        f'<?xml version="1.0"?><rss version="{version}" {NAMES}><channel><title>x</title>'
        f"<link>https://bao.example/</link><item>{inside}</item></channel></rss>"
    )


def atom(inside: str, attributes: str = "") -> ParsedEntry:
    return first(
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" {NAMES} {attributes}><title>x</title>'
        f"<id>urn:x</id><entry><id>urn:1</id>{inside}</entry></feed>"
    )


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93", "0.94", "2.0", "2.01", ""])
def test_every_rss(version: str) -> None:
    entry = rss(
        "<title>Tin</title><link>/a.html</link><description>Tóm &lt;b&gt;tắt&lt;/b&gt;</description>", version
    )
    assert (entry.title, entry.url, entry.summary_html) == ("Tin", "https://bao.example/a.html", "Tóm <b>tắt</b>")


def test_rss_0_90() -> None:
    entry = first(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>x</title></channel>'
        "<item><title>Tin</title><link>https://bao.example/a</link></item></rdf:RDF>"
    )
    assert (entry.title, entry.url) == ("Tin", "https://bao.example/a")


def test_atom_0_3() -> None:
    entry = first(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>x</title><entry><title>Tin</title><id>urn:1</id>'
        '<link rel="alternate" type="text/html" href="https://bao.example/a"/><issued>2026-10-05T08:15:30+07:00</issued>'
        '<modified>2026-10-06T08:15:30Z</modified><content type="text/html" mode="base64">PHA+xJDDonk8L3A+</content>'
        "</entry></feed>"
    )
    assert (entry.title, entry.url, entry.content_html) == ("Tin", "https://bao.example/a", "<p>Đây</p>")
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-10-05T01:15:30+00:00"
    assert entry.updated is not None


def test_base64_that_is_no_text_is_dropped() -> None:
    picture = '<content type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4</content>'
    assert atom(picture + "<summary>Ảnh</summary>").content_html == ""
    assert atom('<content type="application/octet-stream">PHA+xJDDonk8L3A+</content>').content_html == "<p>Đây</p>"


def test_plain_text_keeps_its_brackets_unless_it_is_all_markup() -> None:
    entry = atom('<content type="text">The &lt;blink&gt; tag</content>')
    assert (entry.content_html, entry.summary_html) == ("The &lt;blink&gt; tag", "")
    assert atom("<content>&lt;p&gt;Đoạn một&lt;/p&gt;</content>").content_html == "<p>Đoạn một</p>"


def test_xml_base_and_ids() -> None:
    entry = atom(
        '<link href="one.html"/><content type="xhtml" xml:base="pictures/"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<img src="a.png"/></div></content>',
        'xml:base="https://bao.example/posts/"',
    )
    assert entry.url == "https://bao.example/posts/one.html"
    assert entry.base == "https://bao.example/posts/pictures/"
    for written in ("HTTP://Bao.Example/A", "so 7", "7"):
        entry = first(
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{written}</id><title>x</title></entry></feed>'
        )
        assert entry.guid == written
    assert entry.url == ""  # an id is no address


def test_the_link_is_the_alternate_one() -> None:
    links = (
        '<link rel="enclosure" type="audio/mpeg">https://cdn.example/a.mp3</link>',
        '<link rel="alternate" type="text/html" href="https://bao.example/a"/>',
    )
    for order in (links, links[::-1]):
        entry = atom("".join(order))
        assert entry.url == "https://bao.example/a"
        assert [file.url for file in entry.enclosures] == ["https://cdn.example/a.mp3"]


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://bao.example/1</guid>", "https://bao.example/1"),
        ("<guid>/tin/1.html</guid>", "https://bao.example/tin/1.html"),
        *(("<guid>4711</guid>", ""), ("<guid>tag:bao.example,2026:1</guid>", "")),
    ],
)
def test_a_guid_for_a_link(guid: str, url: str) -> None:
    assert rss(f"<title>x</title>{guid}").url == url


def test_authors_in_all_places() -> None:
    assert rss("<title>x</title><author>toasoan@bao.example (Tòa soạn)</author>").authors == ("Tòa soạn",)
    assert rss("<title>x</title><dc:creator>Lan</dc:creator><dc:creator>Minh</dc:creator>").authors == (
        "Lan",
        "Minh",
    )
    assert rss("<title>x</title><itunes:author>Đài</itunes:author>").authors == ("Đài",)
    both = "<title>x</title><author>lan@dai.vn</author><itunes:author>Đài</itunes:author>"
    assert rss(both).authors == ("Đài",)
    assert rss("<title>x</title><author>lan@dai.vn</author>").authors == ("lan@dai.vn",)
    people = '<podcast:person role="host" href="https://a.example/">Lan</podcast:person><podcast:person>Minh</podcast:person>'
    assert rss("<title>x</title>" + people).authors == ("Lan", "Minh")
    assert rss("<title>x</title><dc:creator>Hà</dc:creator>" + people).authors == ("Hà",)
    named = '<media:credit role="photographer">Ảnh</media:credit><media:credit role="author">Chữ</media:credit>'
    assert rss("<title>x</title>" + named).authors == ("Chữ",)
    source = "<source><title>s</title><author><name>Xa</name></author></source>"
    assert atom(source).authors == ("Xa",)


def test_categories_in_all_places() -> None:
    entry = rss(
        "<title>x</title><category>Kinh tế</category><dc:subject>Xã hội</dc:subject><media:keywords>biển, đảo</media:keywords>"
        "<itunes:keywords>Kinh Tế,gió</itunes:keywords><category>https://a.example/kind#post</category>"
    )
    assert entry.categories == ("Kinh tế", "Xã hội", "biển", "đảo", "gió")
    assert atom('<category term="kt" label="Kinh tế"/><category term="xh"/>').categories == ("Kinh tế", "xh")


def test_media_groups() -> None:
    entry = rss(
        '<title>Phim</title><media:group><media:title>Khác</media:title><media:content url="/a.mp4" type="video/mp4" '
        'fileSize="7" duration="61"/><media:thumbnail url="/a.jpg" width="320"/></media:group>'
    )
    assert entry.title == "Phim"
    assert entry.enclosures == (Enclosure("https://bao.example/a.mp4", "video/mp4", 7, 61),)
    assert entry.thumbnail == "https://bao.example/a.jpg"


def test_what_is_said_of_a_video_keeps_its_lines_and_signs() -> None:
    entry = first(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMES}><title>x</title><entry><id>yt:video:abc</id><title>Phim</title>'
        "<media:group><media:description>Một\nHai &lt;3 https://a.example/?b&amp;amp;c\n\nBa</media:description></media:group>"
        "</entry></feed>"
    )
    assert entry.summary_html == "Một<br>\nHai &lt;3 https://a.example/?b&amp;amp;c<br>\n<br>\nBa"


PHOTO = '<media:content url="/a.jpg" medium="image"/>'
SAID = "<media:credit>Thảo Vy</media:credit><media:description>Một tấm ảnh &lt;chụp&gt; từ trên cao</media:description>"
FIGURE = (
    '<figure><img src="https://bao.example/a.jpg"><figcaption>Một tấm ảnh &lt;chụp&gt; từ trên cao '
    '<span class="credit">Thảo Vy</span></figcaption></figure>'
)


@pytest.mark.parametrize("before", [False, True])
def test_what_is_said_of_a_picture_stands_below_it_and_not_for_the_article(before: bool) -> None:
    description = "<description>Bài ngắn.</description>"
    entry = rss("<title>x</title>" + (PHOTO + SAID + description if before else description + PHOTO + SAID))
    assert entry.summary_html == "Bài ngắn."
    assert entry.content_html == FIGURE + "<div>Bài ngắn.</div>"
    nested = PHOTO.replace("/>", f">{SAID}</media:content>")
    assert rss("<title>x</title>" + nested + description).content_html == FIGURE + "<div>Bài ngắn.</div>"


def test_what_has_no_title_is_called_by_its_words_and_not_by_its_pictures() -> None:
    entry = rss(f"<description>Chào buổi sáng.</description>{PHOTO}{SAID}")
    assert (entry.title, entry.content_html) == ("", "<div>Chào buổi sáng.</div>" + FIGURE)


def test_all_pictures_of_a_post_are_shown() -> None:
    photos = "".join(
        f'<media:content url="https://kho.example/{name}.png" type="image/png" medium="image"><media:rating>nonadult'
        f'</media:rating><media:description type="plain">Ảnh {name}, mô tả dài hơn cả bài</media:description></media:content>'
        for name in "abc"
    )
    post = rss(f"<description>&lt;p&gt;Chào.&lt;/p&gt;</description>{photos}")
    shown = "".join(f'<figure><img src="https://kho.example/{name}.png"></figure>' for name in "abc")
    assert (post.summary_html, post.content_html) == ("<p>Chào.</p>", "<div><p>Chào.</p></div>" + shown)
    assert rss(f"<title>x</title><description>Bài.</description>{photos}").content_html == ""


def test_a_picture_gets_no_words_that_stand_in_the_text_or_may_be_of_another_picture() -> None:
    description = "<description>Một tấm ảnh &lt;chụp&gt; từ trên cao, hôm nay.</description>"
    told = rss("<title>x</title>" + description + PHOTO + SAID.partition("</media:credit>")[2])
    assert told.content_html == ""
    other = PHOTO.replace("a.jpg", "b.jpg") + "<media:credit>Người khác</media:credit>"
    assert rss("<title>x</title><description>Bài.</description>" + PHOTO + SAID + other).content_html == ""
    shown = "<description>&lt;img src='/c.jpg'&gt; Bài.</description>"
    assert rss("<title>x</title>" + shown + PHOTO + SAID).content_html == ""


def test_what_is_said_of_a_film_is_its_text_where_there_is_none_or_a_shorter_one() -> None:
    film = f'<media:content url="/a.mp4" type="video/mp4"/>{SAID}'
    assert rss("<title>x</title>" + film).summary_html == "Một tấm ảnh &lt;chụp&gt; từ trên cao"
    assert rss("<title>x</title><description>Ngắn</description>" + film).content_html.startswith("Một tấm ảnh")


def test_entities_that_a_template_left_in_plain_text_are_resolved() -> None:
    left = "Smell &amp;amp; Tell,&amp;nbsp;a &amp;lt;b&amp;gt; &amp;mdash; x"
    assert atom(f'<summary type="text">{left}</summary>').summary_html == "Smell &amp; Tell,\xa0a &lt;b&gt; — x"


def test_podcasts() -> None:
    entry = rss(
        '<itunes:title>Tập một</itunes:title><itunes:subtitle>Ngắn</itunes:subtitle><itunes:image href="/bia.jpg"/>'
        "<itunes:duration>1:00:00</itunes:duration><itunes:episode>7</itunes:episode>"
        '<enclosure url="/tap1.mp3" type="audio/mpeg" length="12345"/>'
    )
    assert entry.title == "Tập một"
    assert entry.summary_html == "Ngắn"
    assert entry.enclosures == (Enclosure("https://bao.example/tap1.mp3", "audio/mpeg", 12345, 3600),)
    assert entry.thumbnail == "https://bao.example/bia.jpg"


def test_sources_and_comments() -> None:
    plain = rss('<title>x</title><source url="https://xa.example/rss">Báo Xa</source>')
    assert plain.source == SourceRef("Báo Xa", "https://xa.example/rss")
    assert rss("<title>x</title><dc:source>Báo Xa</dc:source>").source == SourceRef("Báo Xa")
    assert rss("<title>x</title><dc:source>https://xa.example/1</dc:source>").source == SourceRef(
        "", "https://xa.example/1"
    )
    said = "<comments>/1#y-kien</comments><slash:comments>7</slash:comments>"
    assert rss("<title>x</title>" + said).comments_url == "https://bao.example/1#y-kien"
    assert rss("<title>x</title><comments>12</comments>").comments_url == ""
    replies = (
        '<link rel="replies" type="application/atom+xml" href="/1.atom"/>'
        '<link rel="replies" type="text/html" href="/1#reply" thr:count="2"/>'
    )
    assert atom(replies).comments_url == "https://bao.example/1#reply"


def test_places_on_earth_do_no_harm() -> None:
    for where in (
        "<georss:point>21 105</georss:point>",
        "<georss:point>nowhere</georss:point>",
        "<georss:line>1</georss:line>",
    ):
        assert rss(f"<title>x</title>{where}").title == "x"


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ('<enclosure url="/tap-1.mp3" type="audio/mpeg"/><link>/a.html</link>', "tap 1"),
        ("<link>/kinh-te/nha-may-moi.html</link>", "nha may moi"),
        ("<link>https://bao.example/</link>", "https://bao.example/"),
        *(
            ("<guid>4711</guid>", "4711"),
            ("<author>Lan</author>", "Lan"),
            ("<category>Kinh tế</category>", "Kinh tế"),
        ),
        ("<pubDate>Tue, 06 Oct 2026 08:15:30 +0700</pubDate>", "Tue, 06 Oct 2026 08:15:30 +0700"),
        *(("<title/><description>Có chữ</description>", ""), ("", "")),
    ],
)
def test_an_entry_without_words_gets_a_headline(inside: str, title: str) -> None:
    assert rss(inside).title == title


def test_the_language_is_that_of_the_text() -> None:
    entry = atom('<title xml:lang="fr">x</title><content xml:lang="vi_VN">y</content>', 'xml:lang="en"')
    assert entry.language == "vi-VN"
    assert rss("<title>x</title><dc:language>ja</dc:language>").language == "ja"


def test_frames_closed_as_xml_swallow_nothing() -> None:
    entry = rss('<description>&lt;iframe src="/v"/&gt;&lt;p&gt;Sau&lt;/p&gt;&lt;br/&gt;</description>')
    assert entry.summary_html == '<iframe src="/v"></iframe><p>Sau</p><br/>'
