"""The quick way gives what feedparser gives, field by field, or steps aside."""

import json
from datetime import UTC, datetime

import pytest
from benchmarks import quick_parse
from benchmarks.corpus import CORPUS
from benchmarks.world import World
from feedparser.mixin import _FeedParserMixin
from feedparser.sanitizer import _HTMLSanitizer
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds import mend, quick, quick_names, quick_tables
from newsreader.feeds import parse as parsing
from newsreader.feeds.parse import parse
from tests.corpora import needs_corpus

URL = "https://bao.example/rss/tin.rss"


# What of feedparser's mappings the quick way fills.
KEYS = (
    *(
        "id",
        "guidislink",
        "link",
        "links",
        "title",
        "title_detail",
        "summary",
        "summary_detail",
        "content",
        "published",
        "updated",
    ),
    *(
        "created",
        "author",
        "authors",
        "contributors",
        "tags",
        "media_content",
        "media_thumbnail",
        "media_credit",
        "image",
        "href",
    ),
    *(
        "comments",
        "language",
        "subtitle",
        "itunes_duration",
        "itunes_title",
        "dc_source",
        "feedburner_origlink",
        "thumb",
        "x_some",
    ),
)


def same(document: str | bytes) -> bool:
    """Whether the quick way took `document`; it must then give what feedparser gives."""
    body = document.encode() if isinstance(document, str) else document
    plain = quick.read(body)
    if plain is None:
        return False
    assert parse(body, url=URL) == parse(body, url=URL, quickly=False)
    theirs = parsing._feedparser(mend.mend(body.decode().lstrip("\ufeff")), "")
    assert plain.version == theirs["version"]
    assert len(plain.entries) == len(theirs["entries"])
    for mine, entry in zip(plain.entries, theirs["entries"], strict=True):
        given = dict(entry)
        given["links"] = [link for link in given.get("links", []) if link["rel"] != "license"]
        for key in KEYS:
            # An empty list says as much as none: feedparser leaves one where an empty category stood.
            assert (mine.get(key) or None) == (given.get(key) or None), key
    return True


# ------------------------------------------------------------------ what is taken, what is left


RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"{names}><channel><title>T</title>{items}</channel></rss>'
ITEM = "<item><title>Một</title><link>https://a.example/1</link>{}</item>"


def rss(inside: str, names: str = "") -> str:
    return RSS.format(names=names, items=ITEM.format(inside))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5])
def test_the_documents_of_the_benchmark_are_taken(number: int) -> None:
    world = World(feeds=6, now=datetime(2026, 1, 1, tzinfo=UTC))
    assert same(world.document(number))


@pytest.mark.parametrize(
    "document",
    [
        rss("<description>a &lt;b&gt; c</description>"),
        "\ufeff" + rss("<guid>urn:1</guid>"),
        '<?xml-stylesheet href="a.xsl"?><!-- made by hand --><!DOCTYPE rss PUBLIC "a" "b">' + rss("").partition("?>")[2],
        rss('<m:group><m:content url="/a.jpg" medium="image"/><m:title>innen</m:title></m:group>', ' xmlns:m="http://search.yahoo.com/mrss/"'),
        rss('<site xmlns="com-wordpress:feed-additions:1">12</site><category domain="x">y</category>'),
        rss('<x:y xmlns:x="urn:x" a="b">text</x:y><x:z xmlns:x="urn:x"><x:w/></x:z>'),
        rss("<description>one</description><description>two &lt;/p&gt;</description><author>a@b.com (Anh)</author>"),
        rss("<author>Bình</author><author><name>An</name></author>"),
        RSS.format(names=' xmlns:m="http://search.yahoo.com/mrss/"', items="<item><title/><m:group><m:title>tief</m:title></m:group></item>"),
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"> <div xmlns="http://www.w3.org/1999/xhtml">a<br/>b</div> </content></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>a</div><div>b</div></content></entry></feed>',
        rss('<source url="https://else.example/">Nơi khác</source><title>Hai</title>'),
        rss("<description>1 &#8217; &#150; \u00c3\u00a9</description><title>\u0085x</title>"),
    ],
)  # fmt: skip
def test_plain_documents_are_taken(document: str) -> None:
    assert same(document)


@pytest.mark.parametrize(
    "document",
    [
        rss("<description>a <b>c</b></description>"),  # markup that is not escaped
        rss("<description>&nbsp;</description>"),
        rss("<description>\x01</description>"),
        rss("<description><![CDATA[&#1;]]></description>"),
        rss('<content type="image/png">aGE=</content>'),
        rss("<image><url>/a.png</url></image>"),
        rss('<p:person xmlns:p="urn:p"><name>x</name></p:person>'),
        rss("<podcast:person>Anh</podcast:person>", ' xmlns:podcast="https://podcastindex.org/namespace/1.0"'),
        rss("<date>2026-01-01</date>"),
        rss('<media:title>x</media:title><m:x xmlns:m="http://search.yahoo.com/mrss/"/>', ' xmlns:media="http://purl.org/dc/elements/1.1/"'),
        rss('<guid xml:base="ftp://a.example/">1</guid>'),
        rss("") + "<more/>",
        rss("").replace("<rss", "<!-- <rss> --><rss"),
        '<!DOCTYPE rss [<!ENTITY x "y">]>' + rss("&x;").partition("?>")[2],
        rss("").replace("<item>", "<item>" * 120).replace("</item>", "</item>" * 120),
        rss("<x " + " ".join(f'a{n}="1"' for n in range(99)) + "/>"),
        RSS.format(names="", items=""),
        "<html><rss></rss></html>",
        '{"version": "https://jsonfeed.org/version/1"}',
        "",
    ],
)  # fmt: skip
def test_anything_odd_is_left_to_feedparser(document: str) -> None:
    assert quick.read(document.encode()) is None


def test_other_encodings_are_left() -> None:
    assert quick.read(rss("<guid>é</guid>").replace("Một", "x").encode("cp1252")) is None
    assert quick.read(rss("").encode("utf-16")) is None
    assert quick.read(rss("").encode(), "text/xml; charset=iso-2022-jp") is None
    assert quick.read(rss("").replace("utf-8", "iso-2022-jp").encode()) is None


def test_mended_documents_are_taken_after_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.feeds.parse._feedparser", None)
    body = rss("<description>Fish &nbsp; chips & peas</description>").encode()
    assert parse(body, url=URL).entries[0].summary_html == "Fish \u00a0 chips & peas"


def test_a_document_type_is_never_read() -> None:
    secret = '<!DOCTYPE rss SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert quick.read((secret + rss("&x;").partition("?>")[2]).encode()) is None


# ------------------------------------------------------------------ feedparser as installed


def test_every_element_that_feedparser_has_a_rule_for_is_known() -> None:
    handled = {
        name.split("_", 2)[2].lower() for name in dir(_FeedParserMixin) if name.startswith(("_start_", "_end_"))
    }
    assert handled <= quick_names.HANDLED
    assert frozenset(_HTMLSanitizer.acceptable_elements) == quick_names.MARKUP


def test_namespaces_mean_what_they_mean_to_feedparser() -> None:
    known = {uri.lower(): prefix.lower() for uri, prefix in _FeedParserMixin.namespaces.items()}
    for uri, short in quick_names.NAMESPACES.items():
        assert known.get(uri, short) == short
    handlers = {name.partition("_")[0] for name in quick_names.HANDLED if "_" in name}
    left = {uri for uri, short in known.items() if short in {"", *handlers} and uri}
    assert left <= quick_names.NAMESPACES.keys() | quick_names.FOREIGN


def test_no_table_has_a_name_that_feedparser_uses_for_results() -> None:
    for table in quick_tables.TABLES.values():
        assert not table.keys() & quick_names.RESULTS


# ------------------------------------------------------------------ random feeds

TEXTS = st.sampled_from([
    "", " ", "Chữ", "  two \n words ", "<![CDATA[<p>a &amp; b</p>]]>", "&lt;p&gt;x&lt;/p&gt; &amp;amp;", "a<!-- no -->b", "x<?pi y?>z",
    "&#8217;&#150;&#xA0;", "\u00c3\u00a9t\u00c3\u00a9", "\u0091q\u0092", "to\u0300a", "AT&amp;T;", "&amp;eacute;", "<![CDATA[</blink>]]>",
    "an@bao.example (Lan Anh)", "Minh &lt;minh@bao.com&gt;", "minh@bao.com", "Lan, Anh", "(a@b.vn)",
    "https://a.example/1?b=1&amp;c;=2", "https://a.example/2", "/rel/3", "http:////a.example/4", "mailto:a@b.example", "urn:5",
    "Tue, 06 Oct 2026 08:15:30 GMT", "2026-10-06T08:15:30+07:00", "2026-10-06", "1:02:03", "aGFsbG8=", "\u00a0nbsp\u00a0", "true",
])  # fmt: skip
VALUES = st.sampled_from(
    [
        "https://a.example/x.jpg",
        "/y.mp3",
        "",
        "audio/mpeg",
        "image/JPEG",
        "12",
        "html",
        "a &amp; &quot;b&quot;",
        "vi",
        "http:///z",
    ]
)
LANGUAGES = st.sampled_from(["", "", "", ' xml:lang="en_US"', ' xml:lang=""', ' lang="fr"'])
TYPES = st.sampled_from(
    [
        "",
        "",
        ' type="text"',
        ' type="html"',
        ' type="text/html"',
        ' type="xhtml"',
        ' type="Plain"',
        ' mode="escaped"',
    ]
)
PLAIN = [
    "pubDate",
    "published",
    "issued",
    "updated",
    "modified",
    "dc:date",
    "dcterms:created",
    "dcterms:modified",
    "created",
    "category",
    "dc:subject",
    "keywords",
    "dc:creator",
    "author",
    "dc:author",
    "itunes:author",
    "comments",
    "guid",
    "id",
    "link",
    "language",
    "dc:language",
    "dc:source",
    "itunes:duration",
    "media:keywords",
    "itunes:keywords",
    "itunes:title",
    "media:credit",
    "dc:contributor",
    "rights",
    "dc:publisher",
    "slash:comments",
    "x:some",
    "thumb",
    "tags",
    "itunes:explicit",
    "feedburner:origLink",
    "wfw:commentRss",
    "generator",
    "georss:point",
    "ttl",
    "image",
    "itunes:category",
    "expirationDate",
    "webMaster",
    "creativeCommons:license",
]
TYPED = [
    "title",
    "dc:title",
    "media:title",
    "description",
    "dc:description",
    "media:description",
    "summary",
    "itunes:summary",
    "itunes:subtitle",
    "content",
    "content:encoded",
    "subtitle",
    "rights",
]
ATTRIBUTED = [
    '<link{l} href="{v}" rel="{r}" type="{v}"/>', '<link href="{v}"/>', '<link rel="{r}" url="{v}">{t}</link>', '<enclosure url="{v}" type="{v}" length="{v}"/>',
    '<enclosure href="{v}"/>', '<media:content url="{v}" type="{v}" medium="image">{p}</media:content>', '<media:group>{p}</media:group>',
    '<media:thumbnail url="{v}" width="{v}"/>', "<media:thumbnail>{t}</media:thumbnail>", '<itunes:image href="{v}"/>', '<itunes:link href="{v}"/>',
    '<category term="{v}" scheme="{v}" label="{v}">{t}</category>', '<category domain="{v}">{t}</category>', '<media:category label="{v}">{t}</media:category>',
    '<itunes:category text="{v}"/>', '<guid isPermaLink="false">{t}</guid>', '<guid isPermaLink="true">{t}</guid>', '<source url="{v}">{t}</source>',
    "<author><name>{t}</name><email>{t}</email><uri>{t}</uri></author>", "<author>{t}<name>{t}</name><x:y a='{v}'/></author>",
    "<contributor><name>{t}</name></contributor>", "<source><title>{t}</title><link href='{v}'/><id>{t}</id><author><name>{t}</name></author></source>",
    '<comments a="{v}">{t}</comments>', '<x:open a="{v}"><x:in>{t}</x:in></x:open>', '<media:credit role="author">{t}</media:credit>',
    '<itunes:duration a="{v}">{t}</itunes:duration>', '<content type="xhtml"><h:div><h:p class="{v}">{t}<h:br/></h:p></h:div></content>',
    '<summary type="xhtml" xml:lang="de"><h:b>{t}</h:b> {t}</summary>', '<content xml:base="https://base.example/a/">{t}</content>',
]  # fmt: skip
CHANNEL = [
    "<image><url>{t}</url><title>{t}</title><link>{t}</link><width>{t}</width></image>", "<textInput><title>{t}</title><name>{t}</name></textInput>",
    "<itunes:owner><itunes:name>{t}</itunes:name></itunes:owner>", "<skipHours><hour>3</hour></skipHours>", "<ttl>60</ttl>",
    "<sy:updatePeriod>daily</sy:updatePeriod>", "<icon>{t}</icon>", "<logo>{t}</logo>", '<itunes:category text="a"><itunes:category text="b"/></itunes:category>',
    "<managingEditor>{t}</managingEditor>", '<link rel="self" href="{v}"/>', "<lastBuildDate>{t}</lastBuildDate>", '<image rdf:resource="{v}"/>',
]  # fmt: skip
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/", "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/", "feedburner": "http://rssnamespace.org/feedburner/ext/1.0", "wfw": "http://wellformedweb.org/CommentAPI/",
    "georss": "http://www.georss.org/georss", "x": "urn:x", "h": "http://www.w3.org/1999/xhtml", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
}  # fmt: skip
ROOTS = [
    ('<rss version="2.0"{n}{l}><channel{l}>{c}<item>{i}</item><item{l}>{i}</item>{c}</channel></rss>'),
    ('<rss version="0.91"{n} xml:base="https://base.example/b/"><channel>{c}<item>{i}</item></channel></rss>'),
    ('<feed xmlns="http://www.w3.org/2005/Atom"{n}{l}>{c}<entry{l}>{i}</entry><entry>{i}</entry></feed>'),
    ('<feed version="0.3" xmlns="http://purl.org/atom/ns#"{n}>{c}<entry>{i}</entry></feed>'),
    ('<rdf:RDF xmlns="http://purl.org/rss/1.0/"{n}><channel rdf:about="u">{c}</channel><item rdf:about="urn:9">{i}</item><item>{i}</item></rdf:RDF>'),
]  # fmt: skip


@st.composite
def feeds(draw: st.DrawFn) -> str:
    """A small feed out of the vocabulary, in any order, with doubles, gaps and unusual prefixes."""

    def fill(pattern: str) -> str:
        for mark, values in (("{v}", VALUES), ("{l}", LANGUAGES), ("{t}", TEXTS)):
            while mark in pattern:
                pattern = pattern.replace(mark, draw(values), 1)
        while "{r}" in pattern:
            pattern = pattern.replace(
                "{r}", draw(st.sampled_from(["alternate", "Self", "via", "enclosure", "replies"])), 1
            )
        return pattern

    def element(kinds: list[list[str]]) -> str:
        names = draw(st.sampled_from(kinds))
        pattern = draw(st.sampled_from(names))
        if names is PLAIN:
            pattern = f"<{pattern}{{l}}>{{t}}</{pattern}>"
        elif names is TYPED:
            pattern = f"<{pattern}{{l}}{draw(TYPES)}>{{t}}</{pattern}>"
        if "{p}" in pattern:
            media = [
                "<media:title>{t}</media:title>",
                "<media:description>{t}</media:description>",
                '<media:thumbnail url="{v}"/>',
            ]
            pattern = pattern.replace("{p}", "".join(draw(st.lists(st.sampled_from(media), max_size=3))))
        return fill(pattern)

    document = fill(draw(st.sampled_from(ROOTS)))
    for mark, kinds in (("{c}", [PLAIN, TYPED, CHANNEL]), ("{i}", [PLAIN, TYPED, TYPED, ATTRIBUTED, ATTRIBUTED])):
        while mark in document:
            document = document.replace(mark, "".join(element(kinds) for _ in range(draw(st.integers(0, 6)))), 1)
    names = NAMESPACES
    for prefix in draw(st.sampled_from([(), ("dc",), ("media", "itunes"), ("content", "dc", "x")])):
        document = document.replace(f"<{prefix}:", f"<q{prefix}:").replace(f"</{prefix}:", f"</q{prefix}:")
        names = {("q" + name if name == prefix else name): uri for name, uri in names.items()}
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in draw(st.permutations(list(names.items()))))
    return document.replace("{n}", declared)


@given(feeds())
@settings(max_examples=150, deadline=None)
def test_random_feeds_come_out_as_from_feedparser(document: str) -> None:
    same(document)


# ------------------------------------------------------------------ the corpus


@pytest.mark.slow
@needs_corpus
def test_the_corpus_comes_out_as_from_feedparser() -> None:
    real = [CORPUS / case["path"] for case in json.loads((CORPUS / "real-feeds.json").read_text("utf-8"))]
    found = quick_parse.compare(real)
    assert found.different == []
    assert found.taken >= 0.8 * found.feeds
    everything = quick_parse.compare(sorted(path for path in CORPUS.rglob("*") if path.is_file()))
    assert everything.different == []
    assert everything.taken > 2000
