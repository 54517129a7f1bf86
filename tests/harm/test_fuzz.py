"""Any bytes, and real documents with bytes changed: no exception but our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.harm.targets import TARGETS
from tests.newsroom import Item, front_page, rss

BASE = "https://bao.example"
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><title type="html">&lt;b&gt;T</title>'
    '<link rel="self" href="x"/><entry><id>1</id><title>Một</title><updated>2026-01-02T03:04:05+07:00</updated>'
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Chữ</div></content></entry></feed>'
)
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "url": "/x", "title": "Một", "date_published": "2026"}]}'
LIST = (
    '<opml><body><outline text="A"><outline text="b" xmlUrl="http://b.example/?a=1&b=2"/></outline></body></opml>'
)
SAMPLES = (
    rss([Item("a", "Một & hai", html="<p>Chữ</p>", categories=("Kinh tế",))], base=BASE),
    ATOM.encode(),
    JSON.encode(),
    LIST.encode(),
    front_page("/rss.xml", "//cdn.example/atom").encode(),
    "Thứ Hai, 12/10/2026 - 07:30 (GMT+7)".encode(),
    b"Mon, 12 Oct 2026 07:30:00 +0700",
)
PIECES = st.sampled_from(
    (b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [", b"\x00", b"\xff\xfe", b'"', b"<item>", b"</channel>",
     b"&#x0;", b"&#99999999;", b"xmlns:a='b'", b"{", b"[", b"\\ud800", b"+99:99", b"31/02", b"xml:base='['", b"<base href='//['>")
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """A real document with pieces put in, taken out and doubled."""
    data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 30)))
        piece = draw(st.one_of(PIECES, st.binary(max_size=8), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.one_of(changed(), st.binary(max_size=200), st.text(max_size=100).map(str.encode)))
@settings(deadline=None, max_examples=150)
def test_nothing_but_our_own_errors(name: str, data: bytes) -> None:
    TARGETS[name](data)
