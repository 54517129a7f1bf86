"""Lists of feeds: read whatever is in them, written so that they come back the same."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.assets import asset
from newsreader.errors import OpmlError
from newsreader.feeds.addresses import is_web
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.model import Outline, OutlineFeed

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"

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
        OutlineFeed("https://b.example/rss", "Báo B", "", ("Tin tức",)),
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


def test_an_encoding_is_heeded() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Новости" xmlUrl="https://a.example/"/>'
    assert read_opml(text.encode("cp1251"), "x").feeds[0].title == "Новости"


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
        OutlineFeed(f"https://a.example/{number}?a=1&b=2", title, "https://a.example/", path)
        for number, (path, title) in enumerate(placed)
    )
    if not feeds and not folders:
        return
    back = read_opml(write_opml(Outline(feeds, tuple(folders))), "x")
    assert sorted(back.feeds, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)
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


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the checkout")
def test_every_list_of_the_corpus_gives_its_feeds() -> None:
    listed = read = 0
    for path in sorted((CORPUS / "opml").rglob("*")) + sorted((CORPUS / "awesome-rss-feeds").rglob("*.opml")):
        if path.suffix not in (".opml", ".xml"):
            continue
        data = path.read_bytes()
        listed += len(set(_addresses(data)))
        try:
            read += len(read_opml(data, path.name).feeds)
        except OpmlError:
            continue
    assert listed > 1000
    assert read >= 0.999 * listed - 1


def _addresses(data: bytes) -> list[str]:
    """The addresses of a list, counted on its raw text."""
    return re.findall(r"""xmlurl\s*=\s*["']\s*(https?[^"'\s]+)""", data.decode("latin-1"), re.IGNORECASE)
