"""Addresses: made whole, compared, shown without secrets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.errors import AddressError
from newsreader.feeds import addresses
from newsreader.feeds.addresses import canonical, credentials, host, is_web, normalize, without_password
from newsreader.text import addresses as in_texts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vnexpress.net", "https://vnexpress.net/"),
        ("  vnexpress.net/rss/the-gioi.rss\n", "https://vnexpress.net/rss/the-gioi.rss"),
        ("HTTPS://Example.COM/Feed", "https://example.com/Feed"),
        ("feed://example.com/rss", "http://example.com/rss"),
        ("feed:https://example.com/rss", "https://example.com/rss"),
        ("//example.com/rss", "https://example.com/rss"),
        ("127.0.0.1:8080/feed.xml", "http://127.0.0.1:8080/feed.xml"),
        ("localhost:8080/feed.xml", "http://localhost:8080/feed.xml"),
        ("[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://intranet/feed", "http://intranet/feed"),
        ("https://example.com/a b?q=1&z=%2F+x", "https://example.com/a%20b?q=1&z=%2F+x"),
        ("https://báo.vn/tin", "https://xn--bo-mia.vn/tin"),
        ("https://example.com/feed#top", "https://example.com/feed"),
        ("<https://example.com/feed>", "https://example.com/feed"),
        ("feed://https://example.com/rss", "https://example.com/rss"),
        ("Feed+HTTPS://example.com/rss", "https://example.com/rss"),
        ("podcast+http:example.com/rss", "http://example.com/rss"),
        ("http://https://example.com/rss", "https://example.com/rss"),
        ("view-source:https://example.com/rss", "https://example.com/rss"),
        ("“https://example.com/rss”", "https://example.com/rss"),
        ("https:/example.com/rss?u=http://a.b/", "https://example.com/rss?u=http://a.b/"),
        ("http:/127.0.0.1:8080/rss", "http://127.0.0.1:8080/rss"),
        ("HTTP:example.com/rss", "http://example.com/rss"),
        ("me:s%40t@example.com/rss", "https://me:s%40t@example.com/rss"),
    ],
)
def test_a_typed_address_is_made_whole(typed: str, meant: str) -> None:
    assert normalize(typed) == meant
    assert normalize(meant) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "hello",
        "tin tức hôm nay",
        "ftp://example.com/feed",
        "javascript:alert(1)",
        "https://",
        "mailto:a@b.vn",
        *("file:///etc/passwd", "https://exa mple.com/", "https://example.com:99999/", "http://[::1", "a..b.com"),
    ],
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(AddressError) as caught:
        normalize(typed)
    assert caught.value.code == "address.invalid"


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(AddressError) as caught:
        normalize("ftp://me:secret@example.com/feed")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:secret@example.com/a@b?c=d@e", "https://example.com/a@b?c=d@e"),
        ("https://me@example.com/", "https://example.com/"),
        ("https://a:b@c@example.com/", "https://example.com/"),
        ("me:secret@example.com/feed", "example.com/feed"),
        ("mailto:me@example.com", "mailto:me@example.com"),
        ("https://example.com/", "https://example.com/"),
    ],
)
def test_passwords_are_taken_out(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_credentials_become_a_header() -> None:
    assert credentials("https://me:p%40ss@example.com/") == "Basic bWU6cEBzcw=="
    assert credentials("https://example.com/") == ""


def test_host_and_is_web() -> None:
    assert host("https://me:x@Tin.Example.COM:8080/a") == "tin.example.com"
    assert host("not an address") == ""
    assert is_web("https://example.com/x")
    assert not is_web("/relative")
    assert not is_web("ftp://example.com/x")
    assert not is_web("https:///x")


SAME = [
    "https://www.example.com/a/b?x=1&y=2",
    "http://example.com/a/b/?y=2&x=1",
    "HTTP://EXAMPLE.com:80/a/b?x=1&y=2#top",
    "https://example.com:443/a/b?utm_source=rss&y=2&x=1&fbclid=Z",
    "https://me:secret@example.com/a/%62?x=1&y=2",
]


def test_one_document_has_one_canonical_address() -> None:
    assert {canonical(url) for url in SAME} == {"example.com/a/b?x=1&y=2"}


def test_different_documents_stay_different() -> None:
    urls = [
        "https://example.com/a",
        "https://example.com/A",
        "https://example.com/a?p=1",
        "https://example.com/a?p=2",
    ]
    urls += ["https://example.com:8080/a", "https://other.example/a", "urn:uuid:1", "tag:example.com,2026:1"]
    assert len({canonical(url) for url in urls}) == len(urls)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{0,40}", fullmatch=True))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    canonical(text)
    host(text)
    without_password(text)
    try:
        address = normalize(text)
    except AddressError:
        return
    assert is_web(address)
    assert normalize(address) == address


ADDRESSES = st.from_regex(
    r"https?://[a-zA-Z0-9.-]{0,6}(:[0-9]{0,6}|:x|)((/|\?|#)[a-z/.?#:@ é%-]{0,9})?", fullmatch=True
)


@settings(deadline=None, max_examples=500)
@given(ADDRESSES)
def test_the_quick_way_takes_nothing_for_an_address_that_is_none(url: str) -> None:
    """Addresses with ports too: readers' own servers have them, and one beyond 65535 is none."""
    quick = is_web(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "_USUAL", re.compile("(?!)"))
        assert is_web(url) == quick
    whole = in_texts._USUAL_WHOLE.fullmatch(url)
    if whole and "/." not in url:
        assert in_texts._joined(url, "https://else.example/") == url


@settings(deadline=None, max_examples=200)
@given(st.from_regex(r"https://[a-z]{1,8}\.vn(/[a-z%0-9é]{0,8}){0,3}(\?[a-z=&]{0,12})?", fullmatch=True))
def test_canonical_is_stable(url: str) -> None:
    assert canonical("http://" + canonical(url)) == canonical(url)
