"""Broken XML: what is mended, and what is left alone."""

import pytest

from newsreader.feeds import mend


def feed(inside: str) -> str:
    return f'<rss version="2.0"><channel>{inside}</channel></rss>'


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (feed("<title>a &amp; b</title>"), feed("<title>a &amp; b</title>")),
        (feed("<title>a & b &copy; &nope;</title>"), feed("<title>a &amp; b © &amp;nope;</title>")),
        ("junk\n" + feed("<title>x</title>"), feed("<title>x</title>")),
        ("\ufeff\ufeff" + feed("<title>x</title>"), feed("<title>x</title>")),
        (feed("<title>x</title>") + feed("<title>y</title>"), feed("<title>x</title>")),
        (feed("<title>x\x00\x1f&#0;&#xFFFF;</title>"), feed("<title>x</title>")),
        (feed("<!-- a -- b --><x/>"), feed("<!-- a - - b --><x/>")),
        (feed("<title>x</title>")[:-9], feed("<title>x</title>")),
        (feed("<title>cut he")[:-16], feed("<title>cut he</title>")),
        (feed("<title><![CDATA[cut & he")[:-16], feed("<title><![CDATA[cut & he]]></title>")),
        (feed("<title>cut</title><link")[:-16], feed("<title>cut</title>")),
        (
            '<!DOCTYPE rss [<!ENTITY ten "Báo">]>' + feed("<title>&ten; mới</title>"),
            feed("<title>Báo mới</title>"),
        ),
        (
            feed("<podcast:person role='host' href='x'>Lan</podcast:person>"),
            feed("<contributor><name>Lan</name></contributor>"),
        ),
        (feed("<rss:item>x</rss:item> &"), feed("<item>x</item> &amp;")),
    ],
)
def test_faults(broken: str, mended: str) -> None:
    assert mend.mend(broken) == mended


def test_a_missing_declaration_of_a_prefix_is_put_in() -> None:
    mended = mend.mend(feed("<media:thumbnail url='x'/><dc:creator>Lan</dc:creator>"))
    assert 'xmlns:media="http://search.yahoo.com/mrss/"' in mended
    assert 'xmlns:dc="http://purl.org/dc/elements/1.1/"' in mended


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("<rss/>", "rss"), ("<?xml?>\n<rdf:RDF>", "rdf"), ("<a:feed >", "feed"), ("<html><p>rss</p>", "html")),
        ("<html><body><rss version='2.0'>", "rss"),
        *(("<urlset>", ""), ("", ""), ("<rssx>", "")),
    ],
)
def test_roots(text: str, name: str) -> None:
    assert mend.root_name(text) == name


@pytest.mark.parametrize(
    "body",
    [
        b"<x>" * 200_001,
        b"<item/>" * 30_001,
        b"&" * 800_001,
        b"<item>" + b"<category>a</category>" * 2_001 + b"</item>",
    ],
)
def test_too_much_of_anything(body: bytes) -> None:
    assert mend.too_much(body)
    assert not mend.too_much(b'{"items": "' + body)


def test_what_real_feeds_have_is_not_too_much() -> None:
    entry = b"<item><title>x &amp; y</title>" + b"<category>a</category>" * 20 + b"</item>"
    assert not mend.too_much(b"<rss>" + entry * 1_000)
    assert not mend.too_wide("<rss " + " ".join(f'xmlns:a{n}="https://a.example/{n}"' for n in range(60)) + ">")
    assert not mend.too_wide("<rss><![CDATA[for(i=0;i<n;" + "a=b;" * 2_000 + "]]></rss>")
    assert mend.too_wide("<rss " + " ".join(f'a{n} = "1"' for n in range(400)) + ">")
