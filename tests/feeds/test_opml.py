"""Lists of feeds: read whatever is in them, written so that they come back the same."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from benchmarks.corpus import CORPUS
from benchmarks.quality_lists import addresses_in, lists_of
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.assets import asset
from newsreader.errors import OpmlError
from newsreader.feeds.addresses import is_web
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.outline import Outline, OutlineFeed
from tests.corpora import needs_corpus

SOUND = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Báo &amp; blog</title></head><body>
  <outline text="Tin tức" title="Tin tức">
    <outline text="Thế giới">
      <outline type="rss" text="Báo A" xmlUrl="https://a.example/rss?x=1&amp;y=2" htmlUrl="https://a.example/"
               language="vi" description="Tin &lt;b&gt;nhanh&lt;/b&gt;"/>
    </outline>
    <outline type="rss" text="B" title="Báo B" xmlUrl="https://b.example/rss"/>
  </outline>
  <outline text="Trống"/>
  <outline text="C" xmlurl="feed://c.example/rss"></outline>
</body></opml>"""


def test_folders_titles_and_addresses() -> None:
    outline = read_opml(SOUND.encode(), "x.opml")
    assert outline.title == "Báo & blog"
    assert outline.folders == (("Tin tức",), ("Tin tức", "Thế giới"), ("Trống",))
    assert outline.feeds == (
        OutlineFeed(
            "https://a.example/rss?x=1&y=2",
            "Báo A",
            "https://a.example/",
            ("Tin tức", "Thế giới"),
            "Tin nhanh",
            "vi",
        ),
        OutlineFeed("https://b.example/rss", "Báo B", "", ("Tin tức",), own_title="B"),
        OutlineFeed("http://c.example/rss", "C", ""),
    )
    assert outline.skipped == ()


def test_broken_xml_gives_what_is_in_it() -> None:
    broken = """<opml><body><outline text="Q&A & more">
      <outline text="R&D" xmlUrl="https://a.example/?a=1&copy=2"/>
      <outline text=B xmlUrl='https://b.example/' >
      <outline text="no end" xmlUrl="https://c.example/
      <outline text="D &nbsp; <b>" xmlUrl="https://d.example/"/>"""
    outline = read_opml(broken.encode(), "x")
    assert [(feed.url, feed.title, feed.path) for feed in outline.feeds] == [
        ("https://a.example/?a=1&copy=2", "R&D", ("Q&A & more",)),
        ("https://b.example/", "B", ("Q&A & more",)),
        ("https://c.example/", "no end", ("Q&A & more",)),
        ("https://d.example/", "D <b>", ("Q&A & more",)),
    ]


def test_what_is_skipped_says_why() -> None:
    text = """<opml><body>
      <outline type="rss" text="none"/><outline type="rss" text="bad" xmlUrl="ftp://me:secret@x.example/"/>
      <outline text="first" xmlUrl="https://x.example/rss"/>
      <outline text="again" xmlUrl="http://www.x.example/rss/"/>
      <outline type="link" text="page" url="https://x.example/"/></body></opml>"""
    outline = read_opml(text.encode(), "x")
    assert [feed.title for feed in outline.feeds] == ["first"]
    assert outline.skipped == (
        ("none", "opml.no_address"),
        ("bad", "opml.bad_address"),
        ("again", "opml.twice"),
        ("page", "opml.not_a_feed"),
    )


def test_a_name_that_is_the_address_is_none() -> None:
    text = """<opml><outline text="https://a.example/?x&amp;y" xmlUrl="https://a.example/?x&amp;y"/>
      <outline text="B" title="https://b.example/" xmlUrl="https://b.example/"/>
      <outline type="source" text="L" xmlUrl="https://c.example/list"/></opml>"""
    outline = read_opml(text.encode(), "x")
    assert [(feed.title, feed.own_title) for feed in outline.feeds] == [("", ""), ("B", "")]
    assert outline.skipped == (("L", "opml.not_a_feed"),)
    assert read_opml(write_opml(outline), "x").feeds == outline.feeds


def test_a_list_that_ends_in_the_middle_says_so() -> None:
    whole = b'<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>'
    assert read_opml(whole, "a.opml").skipped == ()
    for end in (b"</body>", b"</opml>"):
        cut = read_opml(whole[: whole.index(end)], "a.opml")
        assert [feed.url for feed in cut.feeds] == ["https://a.example/"]
        assert cut.skipped == (("a.opml", "opml.cut"),)


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ('<outline text="Hai" xmlUrl="https://b.example/fe', []),
        ("<outline text='Hai' xmlUrl='https://b.example/fe", []),
        ("<outline text=Hai xmlUrl=https://b.exam", []),
        ('<outline text="Hai" xmlUrl="', []),
        ('<outline text="Ha', []),
        ('<outline text="Hai" xmlUrl="https://b.example/feed"', ["https://b.example/feed"]),
        ('<outline text="Hai > Ba" xmlUrl="https://b.example/fe', []),
        ('<outline xmlUrl="https://b.example/?a>b" text="Ha', ["https://b.example/?a%3Eb"]),
        ('<outline text="Hai" xmlUrl="https://b.example/feed" htmlUrl="https://b.ex', ["https://b.example/feed"]),
    ],
)
def test_an_address_that_a_list_ends_in_is_not_followed(rest: str, found: list[str]) -> None:
    start = '<opml version="2.0"><body><outline text="Một" xmlUrl="https://a.example/"/>'
    cut = read_opml((start + rest).encode(), "a.opml")
    assert [feed.url for feed in cut.feeds] == ["https://a.example/", *found]
    assert cut.folders == ()
    assert cut.skipped == (("a.opml", "opml.cut"),)


def test_an_address_that_no_server_takes_is_skipped() -> None:
    data = (
        f'<opml><outline text="long" xmlUrl="https://a.example/{"a" * 9000}"/><outline text="x"/></opml>'.encode()
    )
    assert read_opml(data, "x").skipped == (("long", "opml.bad_address"),)


@pytest.mark.parametrize(
    ("category", "path"),
    [
        ("/Tin tức/Kinh tế,/x", ("Tin tức", "Kinh tế")),
        ("thẻ, /Báo", ("Báo",)),
        ("tag one,tag/two", ("tag one",)),
        (" / , root2// /node2 ", ("root2// /node2",)),
        (", /a// b /", ("a", "b")),
        ("", ()),
    ],
)
def test_a_category_is_the_folder_of_a_feed_that_stands_in_none(category: str, path: tuple[str, ...]) -> None:
    line = f'<outline text="A" xmlUrl="https://a.example/" category="{category}"/>'
    outline = read_opml(f"<opml><body>{line}</body></opml>".encode(), "x")
    assert outline.feeds[0].path == path
    assert outline.folders == tuple(path[:depth] for depth in range(1, len(path) + 1))
    placed = read_opml(f'<opml><body><outline text="F">{line}</outline></body></opml>'.encode(), "x")
    assert placed.feeds[0].path == ("F",)


def test_folders_of_one_name_are_one_and_feeds_keep_their_order() -> None:
    text = """<opml><body><outline text="F"><outline text="A" xmlUrl="https://a.example/"/></outline>
      <outline text="B" xmlUrl="https://b.example/"><outline text="under a feed" xmlUrl="https://u.example/"/></outline>
      <outline title="F"><outline text="F"/><outline text="C" xmlUrl="https://c.example/"/></outline></body></opml>"""
    outline = read_opml(text.encode(), "x")
    assert outline.folders == (("F",), ("F", "F"))
    assert [(feed.title, feed.path) for feed in outline.feeds] == [
        *(("A", ("F",)), ("B", ()), ("under a feed", ()), ("C", ("F",))),
    ]


@pytest.mark.parametrize(
    "title", ["Q&amp;A &lt;b&gt; &#x2014; &eacute;", "Q&A <b> &mdash; &#233;", "Q&amp;amp;A <b> — é"]
)
def test_entities_in_titles(title: str) -> None:
    text = f'<opml><body><outline text="{title}" xmlUrl="https://a.example/"/></body></opml>'
    assert read_opml(text.encode(), "x").feeds[0].title == "Q&A <b> — é"


FOAF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
  xmlns:rss="http://purl.org/rss/1.0/" xmlns:ya="http://blogs.yandex.ru/schema/foaf/">
<foaf:Group><foaf:member><foaf:Agent><foaf:weblog><foaf:Document rdf:about="https://an.example/">
  <rdfs:seeAlso><rss:channel rdf:about="https://an.example/feed"/></rdfs:seeAlso></foaf:Document></foaf:weblog>
  <foaf:name>An</foaf:name></foaf:Agent></foaf:member><foaf:name>Hành tinh</foaf:name></foaf:Group>
<foaf:Person><foaf:name>Bình</foaf:name><ya:Posts><ya:feed rdf:resource="https://binh.example/rss"/></ya:Posts>
  <foaf:knows><foaf:Person><foaf:name>Chi</foaf:name><rdfs:seeAlso rdf:resource="https://chi.example/foaf"/>
  </foaf:Person></foaf:knows></foaf:Person>
<foaf:Agent><foaf:name>Dũng</foaf:name><foaf:weblog><rss:channel rdf:about=" "/></foaf:weblog></foaf:Agent>
</rdf:RDF>"""


def test_a_list_in_foaf_is_read_as_well() -> None:
    outline = read_opml(FOAF.encode(), "x.rdf")
    assert outline.feeds == (
        OutlineFeed("https://an.example/feed", "An", "https://an.example/", ("Hành tinh",)),
        OutlineFeed("https://binh.example/rss", "Bình"),
    )
    assert outline.folders == (("Hành tinh",),)
    assert outline.skipped == (("Chi", "opml.not_a_feed"), ("Dũng", "opml.no_address"))


@pytest.mark.parametrize(
    "text",
    [
        FOAF.replace("</foaf:Agent>", "", 1),
        FOAF.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1),
        FOAF.replace("foaf:Group", "x").replace("foaf:Agent", "x").replace("foaf:Person", "x"),
    ],
)
def test_what_is_no_list_in_foaf_is_refused(text: str) -> None:
    with pytest.raises(OpmlError) as caught:
        read_opml(re.sub("<foaf:Document[^>]*>|</foaf:Document>|</?foaf:knows>", "", text).encode(), "x.rdf")
    assert caught.value.code == "opml.no_feeds"


def test_an_encoding_is_heeded() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Новости" xmlUrl="https://a.example/"/>'
    assert read_opml(text.encode("cp1251"), "x").feeds[0].title == "Новости"
    assert read_opml(text.replace("windows-1251", "UTF-16").encode("utf-16"), "x").feeds[0].title == "Новости"
    assert read_opml(text.replace("windows-1251", "utf-8").encode("utf-8-sig"), "x").feeds[0].title == "Новости"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "opml.not_xml"),
        (b"https://a.example/rss\nhttps://b.example/rss", "opml.not_xml"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "opml.not_xml"),
        (b"<html><body><p>Hello</p></body></html>", "opml.no_feeds"),
        (b'<opml version="2.0"><body/></opml>', "opml.no_feeds"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(OpmlError) as caught:
        read_opml(data, "list.opml")
    assert caught.value.code == code
    assert caught.value.data["name"] == "list.opml"


def test_entities_and_files_are_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    text = f"""<!DOCTYPE opml [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "https://y.example/">]>
      <opml><body><outline text="&x;" xmlUrl="https://a.example/"/></body></opml>"""
    assert read_opml(text.encode(), "x").feeds[0].title == "&x;"


def test_what_is_written_is_sound_and_without_passwords() -> None:
    outline = Outline(
        (
            OutlineFeed(
                "https://me:secret@a.example/rss?a=1&b=2", 'Tin "nóng" <&>\x00', "https://me:secret@a.example/"
            ),
        ),
        (("Một & hai", "Ba"),),
    )
    data = write_opml(outline)
    assert b"secret" not in data
    root = ET.fromstring(data)
    feed = root.find(".//outline[@xmlUrl]")
    assert feed is not None
    assert feed.get("xmlUrl") == "https://a.example/rss?a=1&b=2"
    assert feed.get("text") == 'Tin "nóng" <&>'
    assert root.find("./body/outline[@text='Một & hai']/outline[@text='Ba']") is not None


names = st.text("abc đêấ<&>\"'", min_size=1, max_size=8).map(lambda name: " ".join(name.split())).filter(bool)
paths = st.lists(names, max_size=4).map(tuple)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(paths, names), max_size=12), st.lists(paths.filter(bool), max_size=4))
def test_export_and_import_give_the_same_tree(
    placed: list[tuple[tuple[str, ...], str]], folders: list[tuple[str, ...]]
) -> None:
    feeds = tuple(
        OutlineFeed(f"https://a.example/{number}?a=1&b=2", title, "https://a.example/", path, own_title=own)
        for number, (path, title) in enumerate(placed)
        for own in ["", f"{title} của tôi"][number % 2 : number % 2 + 1]
    )
    if not feeds and not folders:
        return
    back = read_opml(write_opml(Outline(feeds, tuple(folders))), "x")
    assert sorted(back.feeds, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)
    for path in {feed.path for feed in feeds}:  # in their folder they keep their order
        assert [feed for feed in back.feeds if feed.path == path] == [feed for feed in feeds if feed.path == path]
    wanted = {path[:n] for path in [*folders, *(feed.path for feed in feeds)] for n in range(1, len(path) + 1)}
    assert set(back.folders) == wanted
    assert write_opml(back) == write_opml(read_opml(write_opml(back), "x"))


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "<outline ",
                "</outline>",
                'text="',
                "xmlUrl='https://a.example/",
                ">",
                "/>",
                "<opml>",
                "&amp",
                "<!--",
                "'",
                '"',
            ]
        ),
        max_size=30,
    ).map(lambda pieces: "".join(pieces).encode())
)
def test_any_bytes_are_a_list_or_an_opml_error(data: bytes) -> None:
    try:
        outline = read_opml(data, "x")
    except OpmlError:
        return
    assert all(is_web(feed.url) for feed in outline.feeds)


def test_a_large_list_and_a_hostile_one_take_linear_time() -> None:
    feeds = tuple(OutlineFeed(f"https://a{n}.example/rss", f"Báo {n}", path=(f"F{n % 50}",)) for n in range(5000))
    assert len(read_opml(write_opml(Outline(feeds)), "x").feeds) == 5000
    with pytest.raises(OpmlError):
        read_opml(b"<a '" * 200_000, "x")
    with pytest.raises(OpmlError):
        read_opml(b"<outline " + b"a" * 2_000_000, "x")
    with pytest.raises(OpmlError):
        read_opml(
            FOAF.partition("<foaf:Group>")[0].encode() + b"<foaf:Group><foaf:name>x</foaf:name>" * 50_000, "x"
        )
    bomb = "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n + 1} "&e{n};&e{n};">' for n in range(60)) + "]>"
    data = bomb + '<opml><outline text="&e60;" xmlUrl="https://a.example/"/>' + "<!--" * 200_000
    assert [feed.title for feed in read_opml(data.encode(), "x").feeds] == ["&e60;"]
    assert read_opml(b"<outline text='a'>" * 20_000, "x").folders[0] == ("a",)


def test_the_starter_list_is_sound() -> None:
    data = asset("starter.opml").read_bytes()
    ET.fromstring(data)
    outline = read_opml(data, "starter.opml")
    assert outline.folders == (("Báo tiếng Việt",), ("News in English",), ("Science & technology",))
    assert len(outline.feeds) >= 45
    assert outline.skipped == ()
    assert all(feed.language in ("vi", "en") and feed.path and feed.site_url for feed in outline.feeds)
    assert len({feed.title for feed in outline.feeds}) == len(outline.feeds)
    assert "VnExpress – Thế giới" in {feed.title for feed in outline.feeds}
    assert b"Last checked" in data


@needs_corpus
def test_every_address_in_the_lists_of_the_corpus_is_taken_or_told_of() -> None:
    taken = Counter[str]()
    for path in lists_of(CORPUS):
        listed = addresses_in(path.read_bytes())
        try:
            outline = read_opml(path.read_bytes(), path.name)
        except OpmlError:
            assert not listed, path
            continue
        told = [code for _, code in outline.skipped if code in ("opml.twice", "opml.bad_address")]
        assert len(outline.feeds) + len(told) == len(listed), path
        taken.update(["feeds"] * len(outline.feeds) + told)
    assert taken == {"feeds": 1068, "opml.twice": 16, "opml.bad_address": 1}
