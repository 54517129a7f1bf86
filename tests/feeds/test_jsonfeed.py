"""JSON Feed 1.0 and 1.1."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.errors import ParseError
from newsreader.feeds.jsonfeed import parse_json
from newsreader.model import Enclosure, ParsedEntry

URL = "https://blog.example/feed.json"
FIRST = {
    "id": 7,
    "url": "/bay.html",
    "title": "Bảy",
    "content_html": "<p>Bảy</p>",
    "summary": "a < b",
    "date_published": "2026-10-06T08:15:30+07:00",
    "date_modified": "2026-10-06T09:15:30+07:00",
    "tags": ["Kinh tế", "", 3, "\u200b", "Kinh tế"],
    "image": "/a.jpg",
    "authors": [{"name": "Minh"}, {"url": "x"}, "no"],
    "attachments": [
        {"url": "/a.mp3", "mime_type": "audio/MPEG", "size_in_bytes": 10, "duration_in_seconds": 61.5},
        {"mime_type": "x"},
    ],
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Sổ tay <b>",
    "home_page_url": "/",
    "description": "Ghi chép",
    "language": "vi",
    "icon": "https://blog.example/icon.png",
    "authors": [{"name": "Lan"}],
    "items": [
        FIRST,
        {"id": "https://blog.example/tam.html", "content_text": "Tám <tám>\nhai"},
        "no item",
    ],
}


def test_every_field() -> None:
    feed = parse_json(json.dumps(FEED), url=URL)
    assert (feed.title, feed.site_url, feed.language, feed.format) == (
        "Sổ tay <b>",
        "https://blog.example/",
        "vi",
        "json11",
    )
    first, second = feed.entries
    assert first == ParsedEntry(
        guid="7",
        url="https://blog.example/bay.html",
        title="Bảy",
        authors=("Minh",),
        published=datetime(2026, 10, 6, 1, 15, 30, tzinfo=UTC),
        updated=datetime(2026, 10, 6, 2, 15, 30, tzinfo=UTC),
        summary_html="a &lt; b",
        content_html="<p>Bảy</p>",
        categories=("Kinh tế",),
        enclosures=(Enclosure("https://blog.example/a.mp3", "audio/mpeg", 10, 61),),
        thumbnail="https://blog.example/a.jpg",
        base="https://blog.example/bay.html",
    )
    assert second.url == "https://blog.example/tam.html"
    assert second.authors == ("Lan",)
    assert second.content_html == "Tám &lt;tám&gt;<br>\nhai"


def test_texts_hold_nothing_that_xml_forbids() -> None:
    odd = "\0\x01\x7f\ufffe\ud800"
    item = dict.fromkeys(("id", "title", "content_html", "summary", "language"), f"a{odd}b")
    [entry] = parse_json(json.dumps(FEED | {"items": [item]}), url=URL).entries
    assert (entry.guid, entry.content_html, entry.summary_html, entry.language) == ("ab",) * 4
    assert entry.title == "ab"


def test_version_1_0_has_one_author() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "x",
        "author": {"name": "Ann"},
        "items": [{"id": "1"}],
    }
    parsed = parse_json(json.dumps(feed), url=URL)
    assert parsed.format == "json1"
    assert parsed.entries[0].authors == ("Ann",)


def test_version_1_1_with_the_author_of_1_0() -> None:
    items = [{"id": "1", "authors": [], "author": {"name": "Ann"}}, {"id": "2", "authors": None}]
    parsed = parse_json(json.dumps(FEED | {"items": items}), url=URL)
    assert [entry.authors for entry in parsed.entries] == [("Ann",), ("Lan",)]


def test_a_picture_that_is_attached_is_shown_in_the_list() -> None:
    files = [{"url": "/a.mp3"}, {"url": "/b.jpg"}, {"url": "/c", "mime_type": "image/png"}, {"url": 3}, None]
    odd = {"url": "/d.ogg", "size_in_bytes": "12", "duration_in_seconds": -1}
    items = [{"id": "1", "attachments": [*files, odd]}, FIRST | {"attachments": files}]
    one, two = parse_json(json.dumps(FEED | {"items": items}), url=URL).entries
    place = "https://blog.example"
    assert one.thumbnail == f"{place}/b.jpg"
    assert [(file.url, file.mime) for file in one.enclosures] == [
        (f"{place}/a.mp3", ""), (f"{place}/b.jpg", "image/*"), (f"{place}/c", "image/png"), (f"{place}/d.ogg", ""),
    ]  # fmt: skip
    assert one.enclosures[-1] == Enclosure(f"{place}/d.ogg", "", 12, None)
    assert two.thumbnail == f"{place}/a.jpg"


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"posts": []}', '{"version": 1}', '{"version":"https://jsonfeed.org/version/1","items":3}'],
)
def test_other_json_is_no_feed(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_json(text, url=URL)
    assert caught.value.code == "parse.not_a_feed"


FIELDS = sorted(FIRST)
values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(FEED)), values), st.lists(values, max_size=3))
def test_any_json_is_a_feed_or_a_parse_error(feed: dict[str, object], items: list[object]) -> None:
    feed |= {"version": "https://jsonfeed.org/version/1.1", "items": items}
    try:
        entries = parse_json(json.dumps(feed), url=URL).entries
    except ParseError:
        return
    assert len(entries) <= len(items)
