"""Nothing active survives the gate, however markup is read again."""

import json
import time
from html.parser import HTMLParser

import pytest
from benchmarks.corpus import CORPUS
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsreader.text.reading import make_readable
from newsreader.text.sanitize import ATTRIBUTES, CLASSES, TAGS, sanitize
from tests.corpora import needs_corpus

BASE = "https://e.vn/tin/bai.html"
ALLOWED = {name for names in ATTRIBUTES.values() for name in names}


class StrictReader(HTMLParser):
    """The standard library's reader: another opinion of what the markup says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and each attribute."""
        self.found.append((tag, "", ""))
        self.found += [(tag, name, value or "") for name, value in attrs]


def pieces(html: str) -> list[tuple[str, str, str]]:
    """(tag, attribute, value) of all markup, by two readers and after a second parse of the first's output."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    found = reader.found
    for _ in range(2):
        body = LexborHTMLParser(f"<body>{html}</body>").body
        assert body is not None
        for node in list(body.traverse())[1:]:
            if node.is_element_node:
                found.append((node.tag or "", "", ""))
                found += [(node.tag or "", name, value or "") for name, value in node.attributes.items()]
        html = body.inner_html or ""
    return found


def assert_harmless(html: str, *, rewritten: bool = False) -> None:
    """No foreign element, attribute or scheme in any reading."""
    for tag, name, value in pieces(html):
        assert tag in TAGS, (tag, html)
        if name in {"href", "src"}:
            schemes = (
                ("http://", "https://", "mailto:", "picture:") if rewritten else ("http://", "https://", "mailto:")
            )
            assert value.startswith(schemes), (tag, name, value, html)
        elif name == "class":
            assert rewritten, html
            assert value in CLASSES, html
        elif name:
            assert name in ALLOWED, (tag, name, html)
            assert not name.startswith("on")


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java&#x0A;script:alert(1)">x</a>',
        '<a href="&#106;avascript:alert(1)">x</a>',
        "<svg onload=alert(1)><a xlink:href='javascript:1'>x</a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        '<q cite="javascript:alert(1)">x</q>',
        "<p style='background:url(javascript:1)' id=x class=y>x</p>",
        "<iframe srcdoc='<script>1</script>'></iframe>",
        "<form action=x><input autofocus onfocus=alert(1)><button formaction=javascript:1>",
        "<base href=javascript:1//><a href=x>x</a>",
        "<meta http-equiv=refresh content='0;url=javascript:1'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<textarea></textarea><img src=x onerror=1>",
        "<template><img src=x onerror=1></template>",
        "<object data=javascript:1></object><embed src=javascript:1>",
        "<img srcset='javascript:1 1x' src=data:image/svg+xml,x>",
        "<video><source onerror=alert(1)></video>",
        "<p class='picture'><img src='picture:0'></p>",
    ],
)
def test_known_attacks(attack: str) -> None:
    assert_harmless(sanitize(attack, BASE))
    assert_harmless(make_readable(attack, base=BASE, title="").body, rewritten=True)


@needs_corpus
def test_attack_corpus() -> None:
    rows = [json.loads(line) for line in (CORPUS / "sanitizer" / "give.jsonl").read_text().splitlines()]
    assert len(rows) > 3000
    for row in rows:
        assert_harmless(sanitize(row["input"], BASE))
        assert_harmless(make_readable(row["input"], base=BASE, title="").body, rewritten=True)


_TAGS = """
p b a img svg math script style noscript table td select option iframe template textarea title form xmp
mtext mglyph foreignObject annotation-xml picture source video !-- ![CDATA[ body html frameset
"""
_TAG = st.sampled_from(_TAGS.split())
_ATTRIBUTE = st.sampled_from(
    ["", " onerror=alert(1)", " href='javascript:alert(1)'", ' src="x"', " style=x:y", " title='</p><img onerror=1>'",
     " data-src='javascript:1'", " class=picture", ' srcset="a 1x, javascript:2 2x"', " id=x", " cite=javascript:1"]
)  # fmt: skip
_PIECE = st.one_of(
    st.builds(lambda tag, attribute: f"<{tag}{attribute}>", _TAG, _ATTRIBUTE),
    st.builds(lambda tag: f"</{tag}>", _TAG),
    st.sampled_from(
        ["-->", "]]>", "&lt;script&gt;", "<", ">", '"', "'", "chữ", "\x00", "&#x3c;img onerror=1&#x3e;"]
    ),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(_PIECE, max_size=14).map("".join))
def test_no_mixture_gets_through(html: str) -> None:
    assert_harmless(sanitize(html, BASE))
    assert_harmless(make_readable(html, base=BASE, title="x").body, rewritten=True)


def test_text_and_harmless_markup_stay() -> None:
    html = '<p>Xin <strong>chào</strong> <a href="/b?x=1&amp;y=2" title="t">bạn</a></p><ul><li>một</li></ul>'
    assert sanitize(html, BASE) == html.replace("/b?", "https://e.vn/b?")


def test_lazy_pictures_get_their_file_once() -> None:
    html = (
        '<img src="data:image/gif;base64,R0" data-src="/b.jpg" alt="Ảnh"><noscript><img src="/b.jpg"></noscript>'
        '<img src="https://e.vn/p.gif" width="1" height="1">'
    )
    assert sanitize(html, BASE) == '<img src="https://e.vn/b.jpg" alt="Ảnh">'


def test_the_picture_of_a_noscript_takes_the_place_of_its_blurred_twin() -> None:
    html = "<figure><img src='/blur.jpg?q=20'><noscript><img src='/full.jpg'></noscript></figure>"
    assert sanitize(html, BASE) == '<figure><img src="https://e.vn/full.jpg"></figure>'


def test_a_picture_element_gives_its_source() -> None:
    html = "<picture><source srcset='/a.jpg 1x, /b.jpg 2x'><img alt='x'></picture>"
    assert sanitize(html, BASE) == '<img alt="x" src="https://e.vn/b.jpg">'


def test_relative_addresses_without_a_base_go() -> None:
    assert sanitize('<a href="/b">x</a><img src="/c.jpg">') == "<a>x</a>"


def test_spans_of_cells_are_bounded() -> None:
    assert 'rowspan="50"' in sanitize("<table><tr><td rowspan=9999 colspan=x>1</td></tr></table>")


def test_a_tag_of_fifty_thousand_attributes_is_read_in_time() -> None:
    start = time.monotonic()
    attack = "<p " + " ".join(f"a{at}='>'" for at in range(50_000)) + ">đáy</p>"
    assert sanitize(attack, BASE) == "<p>đáy</p>"
    assert sanitize("<p>" + "x" * 30_000 + "<a href='/b' title='a > b'>c</a></p>", BASE).endswith(
        '<a href="https://e.vn/b" title="a &gt; b">c</a></p>'
    )
    assert time.monotonic() - start < 10


def test_markup_without_end_is_cleaned_in_time() -> None:
    start = time.monotonic()
    assert "đáy" in sanitize("<div><b>" * 20_000 + "đáy")
    assert "đáy" in make_readable("<table><tr><td>" * 5_000 + "đáy", base=BASE, title="").body
    assert "đáy" in make_readable("<blockquote>" * 5_000 + "đáy", base=BASE, title="").body
    assert time.monotonic() - start < 60


def test_fifty_thousand_pieces_of_code_for_readers_without_scripts_are_read_in_time() -> None:
    start = time.monotonic()
    read = make_readable("<noscript><pre>x</pre></noscript>" * 50_000 + "<p>đáy</p>", base=BASE, title="")
    assert "<pre>x</pre>" in read.body
    assert "đáy" in read.body
    assert time.monotonic() - start < 20
