"""Where a picture's file is, and what is no picture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.addresses import absolute, host_of, web
from newsreader.text.images import best_source, from_set, is_sign, is_tracker, size_of

BASE = "https://e.vn/tin/bai.html"


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ({"src": "a.jpg"}, "https://e.vn/tin/a.jpg"),
        ({"src": "//cdn.vn/a.jpg"}, "https://cdn.vn/a.jpg"),
        ({"src": "t.jpg", "data-src": "/b.jpg"}, "https://e.vn/b.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-original": "https://c.vn/c.jpg"}, "https://c.vn/c.jpg"),
        ({"src": "/blank.gif", "srcset": "/s.jpg 480w, /m.jpg 1600w, /l.jpg 4000w"}, "https://e.vn/m.jpg"),
        ({"srcset": "https://i.vn/a.jpg?w=1&h=2 1x, https://i.vn/b.jpg 2x"}, "https://i.vn/b.jpg"),
        ({"data-src": '{"json": 1}', "src": "a.jpg"}, "https://e.vn/tin/a.jpg"),
        ({"src": "javascript:alert(1)"}, ""),
        ({"src": ""}, ""),
        ({}, ""),
    ],
)
def test_the_real_file(attributes: dict[str, str], source: str) -> None:
    assert best_source(attributes, BASE) == source


def test_a_set_of_one_file_without_size() -> None:
    assert from_set("/only.jpg") == "/only.jpg"
    assert from_set("") == ""
    assert from_set("data:image/gif;base64,R0 1x, /b.jpg 2x") == "/b.jpg"


@pytest.mark.parametrize(
    ("address", "attributes"),
    [
        ("https://e.vn/a.gif", {"width": "1", "height": "1"}),
        ("https://e.vn/a.gif", {"height": "1px"}),
        ("https://e.vn/a.gif", {"width": "0"}),
        ("https://e.vn/a.gif", {"style": "width:1px;height:1px"}),
        ("https://e.vn/a.gif", {"style": "display: none"}),
        ("http://feeds.feedburner.com/~r/x/~4/abc", {}),
        ("https://pixel.wp.com/b.gif?x=1", {}),
        ("https://e.vn/track.gif?id=1", {}),
        ("https://static.addtoany.com/buttons/share_save_120_16.png", {"width": "120", "height": "16"}),
    ],
)
def test_counters_are_no_pictures(address: str, attributes: dict[str, str]) -> None:
    assert is_tracker(address, attributes)


@pytest.mark.parametrize(
    "address", ["https://e.vn/anh/track-and-field.jpg", "https://i1-vnexpress.vnecdn.net/2024/a.jpg?w=1"]
)
def test_pictures_are_no_counters(address: str) -> None:
    assert not is_tracker(address, {"width": "680", "height": "auto"})


@pytest.mark.parametrize(
    ("address", "attributes"),
    [
        ("https://e.vn/share/twitter.png", {"width": "32", "height": "32"}),
        ("https://forum.e.vn/slight_smile.png", {"class": "emoji"}),
        (
            "https://s.w.org/images/core/emoji/17.0.2/72x72/1f606.png",
            {"class": "wp-smiley", "style": "height: 1em"},
        ),
        ("https://1.gravatar.com/avatar/da9d0cb8?s=96&d=identicon", {}),
        ("https://s0.wp.com/latex.php?latex=x%5E2", {"class": "latex"}),
        ("https://e.vn/favicon.ico", {}),
        ("https://e.vn/so-do.svg?v=1", {}),
        ("https://img.shields.io/badge/Paper-Link-green", {}),
    ],
)
def test_signs_show_nothing_of_the_article(address: str, attributes: dict[str, str]) -> None:
    assert is_sign(address, attributes)
    assert not is_sign("https://e.vn/anh/cau-emoji.jpg", {"width": "320", "height": "40", "class": "photo"})


def test_declared_sizes() -> None:
    assert size_of({"width": "680", "height": "408px"}) == (680, 408)
    assert size_of({"width": "100%", "style": "max-width:10px; height: 40px"}) == (0, 40)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/a", "https://e.vn/a"),
        (" https://x.vn/b c ", "https://x.vn/b%20c"),
        ("mailto:ban@doc.vn", "mailto:ban@doc.vn"),
        ("java\tscript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("#top", ""),
        ("http://[bad", ""),
        ("https://:80/", ""),
        ("vbscript:x", ""),
    ],
)
def test_only_harmless_addresses(address: str, found: str) -> None:
    assert absolute(address, BASE) == found


def test_addresses_to_fetch_are_web_addresses() -> None:
    assert web("mailto:ban@doc.vn", BASE) == ""
    assert host_of("https://www.e.vn/a") == "e.vn"
    assert host_of("https://[") == ""


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.sampled_from("javscript:/\\#?&%[]@. \t\n\x00\u200bhtps.vn1")))
def test_any_address_is_harmless_or_none(address: str) -> None:
    found = absolute(address, BASE)
    assert found == "" or found.startswith(("https://", "http://", "mailto:"))
    assert not any(letter.isspace() for letter in found)
