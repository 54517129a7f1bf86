"""Following feeds: by their address, by a page's, from a list; letting go and taking that back."""

import unicodedata
from datetime import timedelta

import pytest

from newsreader.errors import AddressError, FetchError, OpmlError, ParseError
from newsreader.library.intake import ParserHere
from newsreader.library.lists import export_opml, import_opml, starter
from newsreader.library.mark import mark_starred
from newsreader.library.opened import Library
from newsreader.library.read import counts, feeds, folders, list_ids
from newsreader.library.subscribe import (
    add_folder,
    move_feed,
    remove_folder,
    resubscribe,
    subscribe,
    unsubscribe,
)
from newsreader.library.tidy import tidy
from newsreader.model import FeedStatus, Fetched, Query
from tests.library.conftest import Clock
from tests.library.ways import find, follow, run_with_fetcher
from tests.newsroom import Item, front_page, rss
from tests.server import Answer, Server, feed, page

HEADLINES = [Item(str(number), f"Tin số {number}", age=timedelta(hours=number)) for number in range(8)]


def test_a_pages_address_lists_every_feed_with_its_newest_headlines(library: Library, server: Server) -> None:
    server.script("/", page(front_page("/mot.xml", "/hai.xml", "/wp-json/wp/v2/posts")))
    server.script("/mot.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"), title="Một")))
    server.script("/hai.xml", feed(rss(HEADLINES[:1], base=server.url("").rstrip("/"), title="Hai")))
    found = find(library, server.url("/"))
    assert [one.title for one in found] == ["Một", "Hai"]
    assert found[0].headlines[:2] == ("Tin số 0", "Tin số 1")
    assert found[0].entries == 8
    assert feeds(library) == ()


def test_adding_a_found_feed_costs_no_second_request(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"))))
    prefetched: dict[str, Fetched] = {}
    [found] = find(library, server.url("/rss.xml"), prefetched)
    run_with_fetcher(
        library,
        lambda fetcher: subscribe(library, found.url, fetcher, ParserHere(), prefetched=prefetched[found.url]),
    )
    assert len(server.requests) == 1
    assert len(list_ids(library, Query())) == 8


def test_a_feed_without_a_title_goes_by_what_its_page_calls_it(library: Library, server: Server) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/tin%20mới.xml" title="Thể thao">'
    server.script("/", page(f"<html><head>{link}</head></html>"))
    document = rss(HEADLINES, base=server.url("").rstrip("/"), title="")
    server.script("/tin%20m%E1%BB%9Bi.xml", feed(document))
    prefetched: dict[str, Fetched] = {}
    [found] = find(library, server.url("/"), prefetched)
    assert (found.title, found.url) == ("Thể thao", server.url("/tin%20m%E1%BB%9Bi.xml"))
    run_with_fetcher(
        library,
        lambda fetcher: subscribe(
            library, found.url, fetcher, ParserHere(), called=found.title, prefetched=prefetched[found.url]
        ),
    )
    assert [(one.title, one.custom_title) for one in feeds(library)] == [("Thể thao", "")]
    assert len(server.requests) == 2


def test_links_to_one_feed_are_one_at_the_address_where_it_is(library: Library, server: Server) -> None:
    server.script("/", page(front_page("/cu.xml", "/moi.xml")))
    server.script("/cu.xml", Answer(301, {"Location": server.url("/moi.xml")}))
    server.script("/moi.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"), title="Mới")))
    prefetched: dict[str, Fetched] = {}
    assert [one.url for one in find(library, server.url("/"), prefetched)] == [server.url("/moi.xml")]
    assert set(prefetched) == {server.url("/moi.xml")}


def test_a_page_without_feeds_is_told_so(library: Library, server: Server) -> None:
    server.script("/", page("<html><body>Không có gì</body></html>"))
    with pytest.raises(AddressError) as refusal:
        find(library, server.url("/"))
    assert refusal.value.code == "address.no_feeds"


@pytest.mark.parametrize(
    ("mime", "body", "code"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(99), "address.picture"),
        ("text/html", b"\xff\xd8\xff\xe0" + bytes(99), "address.picture"),
        ("image/svg+xml", b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', "address.picture"),
        ("", b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(99), "address.picture"),
        ("", b"\x00\x00\x00\x20ftypavif" + bytes(99), "address.picture"),
        ("video/mp4", b"\x00\x00\x00\x20ftypisom" + bytes(99), "address.media"),
        ("audio/mpeg", b"\xff\xfb\x90" + bytes(99), "address.media"),
        ("application/pdf", b"%PDF-1.7\n%\xe2", "address.pdf"),
        ("application/xml", b'<?xml version="1.0"?><urlset><url><loc>https://a.vn/</loc></url></urlset>', "address.sitemap"),
        ("text/xml", b"<sitemapindex><sitemap><loc>https://a.vn/s.xml</loc></sitemap></sitemapindex>", "address.sitemap"),
        ("application/json", b'{"id": 1, "title": "Tin"}', "address.data"),
        ("text/xml", b'<?xml version="1.0"?><catalog><book/></catalog>', "address.data"),
        ("application/zip", b"PK\x03\x04" + bytes(99), "address.data"),
        ("text/plain", "Tin ngắn".encode(), "address.no_feeds"),
        ("application/xhtml+xml", b'<?xml version="1.0"?><!DOCTYPE html><html><body>x</body></html>', "address.no_feeds"),
        ("text/xml", b"<?a?>" * 1500, "address.no_feeds"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_called_what_it_is(
    library: Library, server: Server, mime: str, body: bytes, code: str
) -> None:
    server.script("/x", Answer(headers={"Content-Type": mime}, body=body))
    with pytest.raises(AddressError) as refusal:
        find(library, server.url("/x"))
    assert refusal.value.code == code


def test_a_json_feed_that_is_cut_is_a_feed_all_the_same(library: Library, server: Server) -> None:
    whole = '{"version": "https://jsonfeed.org/version/1.1", "title": "Báo", "items": [{"id": "1"}, {"id": "2"}]}'
    for end in (60, 75, len(whole) - 1):
        server.script("/x", Answer(headers={"Content-Type": "application/feed+json"}, body=whole[:end].encode()))
        with pytest.raises(ParseError) as refusal:
            find(library, server.url("/x"))
        assert refusal.value.code == "parse.cut"
    server.script("/x", Answer(body=whole.replace('"items"', "items").encode()))
    with pytest.raises(ParseError) as refusal:
        find(library, server.url("/x"))
    assert refusal.value.code == "parse.broken"


def test_a_directory_lists_all_its_feeds_and_previews_the_first(library: Library, server: Server) -> None:
    addresses = [f"/{number}.xml" for number in range(40)]
    server.script("/", page(front_page(*addresses)))
    for address in addresses:
        server.script(address, feed(rss(HEADLINES[:1], base=server.url("").rstrip("/"))))
    found = find(library, server.url("/"))
    assert [one.url for one in found] == [server.url(address) for address in addresses]
    assert 1 < sum(bool(one.headlines) for one in found) < 40
    assert len(server.requests) == 1 + sum(bool(one.headlines) for one in found)


def test_what_only_looks_like_a_feed_is_left_out(library: Library, server: Server) -> None:
    server.script(
        "/", page('<a href="/feed">Feed</a> <a href="/rss-terms">RSS terms</a> <a href="/rss.xml">x</a>')
    )
    server.script("/feed", feed(rss(HEADLINES, base=server.url("").rstrip("/"), title="Một")))
    server.script("/rss-terms", page("<p>You may not.</p>"))
    assert [(one.title, one.error_code) for one in find(library, server.url("/"))] == [
        ("x", "fetch.not_found"),  # an address that only feeds have is shown with what is wrong
        ("Một", ""),
    ]


@pytest.mark.parametrize(
    "offer", ['<a href="/rss">RSS</a>', "<link rel=alternate type=application/rss+xml href=/rss>"]
)
def test_a_page_about_its_feeds_is_looked_through_where_nothing_else_is_offered(
    library: Library, server: Server, offer: str
) -> None:
    server.script("/", page(offer))
    server.script(
        "/rss", page('<a href="/the-gioi.rss">Thế giới</a> <a href="/rss">RSS</a> <a href="/rss/faq">RSS?</a>')
    )
    server.script("/rss/faq", page('<a href="/khac.rss">never asked: one page further is enough</a>'))
    server.script("/the-gioi.rss", feed(rss(HEADLINES, base=server.url("").rstrip("/"), title="Thế giới")))
    assert [one.title for one in find(library, server.url("/"))] == ["Thế giới"]
    assert "/khac.rss" not in [request.path for request in server.requests]


@pytest.mark.parametrize("mime", ["text/html", "text/plain; charset=utf-8", "application/octet-stream", ""])
def test_a_page_that_is_itself_a_feed_is_one_whatever_it_is_called(
    library: Library, server: Server, mime: str
) -> None:
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><id>1</id><title>M</title></entry></feed>"
    words = b'{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", "title": "N"}]}'
    for path, body in (("/atom", atom), ("/json", words)):
        server.script(path, Answer(body=body, headers={"Content-Type": mime} if mime else {}))
        [found] = find(library, server.url(path))
        assert found.url == server.url(path)
        assert found.headlines in {("M",), ("N",)}


def test_a_list_of_feeds_is_called_one(library: Library, server: Server) -> None:
    server.script("/list", Answer(body=OPML, headers={"Content-Type": "text/xml"}))
    with pytest.raises(AddressError) as refusal:
        find(library, server.url("/list"))
    assert (refusal.value.code, refusal.value.data["count"]) == ("address.list", 3)


@pytest.mark.parametrize("code", ["parse.empty", "parse.too_slow"])
def test_a_feed_that_cannot_be_read_is_not_called_a_page(library: Library, server: Server, code: str) -> None:
    wide = (
        b"<rss><channel><item " + b" ".join(b'a%d=""' % number for number in range(50_000)) + b"/></channel></rss>"
    )
    server.script("/rss.xml", feed(b"" if code == "parse.empty" else wide))
    with pytest.raises(ParseError) as refusal:
        find(library, server.url("/rss.xml"))
    assert refusal.value.code == code


def test_what_is_no_address_is_told_so(library: Library) -> None:
    with pytest.raises(AddressError):
        find(library, "không phải địa chỉ")
    with pytest.raises(AddressError):
        find(library, "ftp://example.org/feed")


def test_a_dead_address_is_told_so(library: Library, server: Server) -> None:
    address = server.url("/rss.xml")
    server.stop()
    with pytest.raises(FetchError):
        find(library, address)
    server.start()


def test_a_feed_is_followed_once(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"))))
    follow(library, server.url("/rss.xml"))
    with pytest.raises(AddressError) as refusal:
        follow(library, server.url("/rss.xml"))
    assert (refusal.value.code, refusal.value.data["title"]) == ("address.known", "Báo Thử")


def test_a_feed_whose_first_check_fails_is_followed_with_its_failure(library: Library, server: Server) -> None:
    outcome = follow(library, server.url("/missing.xml"))
    assert (outcome.status, outcome.error_code) == (FeedStatus.FAILED, "fetch.not_found")
    assert feeds(library)[0].error_code == "fetch.not_found"


def test_unsubscribing_hides_everything_and_can_be_undone(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"))))
    number = follow(library, server.url("/rss.xml")).feed
    ids = list(list_ids(library, Query()))
    mark_starred(library, ids[:1], True)
    unsubscribe(library, [number])
    assert feeds(library) == ()
    assert list(list_ids(library, Query())) == []
    assert (counts(library).articles, counts(library).starred) == (0, 0)
    resubscribe(library, [number])
    assert list(list_ids(library, Query())) == ids
    assert counts(library).starred == 1


def test_an_unsubscribed_feed_is_let_go_after_a_month(library: Library, server: Server, clock: Clock) -> None:
    server.script("/rss.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"))))
    number = follow(library, server.url("/rss.xml")).feed
    unsubscribe(library, [number])
    clock.advance(timedelta(days=29))
    list(tidy(library, at_once=True))
    resubscribe(library, [number])
    assert len(list_ids(library, Query())) == 8


def test_feeds_move_between_nested_folders(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss(HEADLINES, base=server.url("").rstrip("/"))))
    number = follow(library, server.url("/rss.xml")).feed
    top = add_folder(library, "Trong nước")
    below = add_folder(library, "Địa phương", top)
    move_feed(library, number, below)
    assert len(list_ids(library, Query(folder=top))) == 8
    remove_folder(library, below)
    assert feeds(library)[0].folder == top
    assert [folder.title for folder in folders(library)] == ["Trong nước"]


@pytest.mark.parametrize(
    "other", [unicodedata.normalize("NFD", "Hòa bình"), "Hoà bình", "HÒA BÌNH", " hòa  bình "]
)
def test_a_folder_in_another_spelling_is_the_same(library: Library, other: str) -> None:
    folder = add_folder(library, "Hòa bình")
    assert add_folder(library, other) == folder
    assert add_folder(library, "Hoa binh") != folder, "marks make another word"
    entry = f'<outline text="{other}"><outline type="rss" xmlUrl="https://a.example/rss"/></outline>'
    import_opml(library, f"<opml><body>{entry}</body></opml>".encode(), "feeds.opml")
    assert feeds(library)[0].folder == folder
    assert [one.title for one in folders(library)] == ["Hòa bình", "Hoa binh"]


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="Trong nước"><outline text="Kinh tế">
<outline type="rss" text="A" xmlUrl="https://a.example/rss"/></outline>
<outline type="rss" text="B" xmlUrl="https://b.example/rss"/></outline>
<outline text="Trống"/><outline type="rss" text="C" xmlUrl="https://user:secret@c.example/rss"/>
<outline type="rss" text="D" xmlUrl="javascript:alert(1)"/></body></opml>""".encode()


def test_a_list_of_feeds_comes_in_with_its_folders_and_goes_out_again(library: Library) -> None:
    report = import_opml(library, OPML, "x.opml")
    assert len(report.added) == 3
    assert [name for name, _ in report.skipped] == ["D"]
    titles = {folder.id: folder.title for folder in folders(library)}
    placed = {one.title: titles.get(one.folder or 0) for one in feeds(library)}
    assert placed == {"A": "Kinh tế", "B": "Trong nước", "C": None}
    assert import_opml(library, OPML, "x.opml").known == 3
    written = export_opml(library)
    assert b"secret" not in written
    assert "Kinh tế".encode() in written


def test_a_list_that_is_no_xml_is_refused(library: Library) -> None:
    with pytest.raises(OpmlError) as refusal:
        import_opml(library, b"\x00\x01 not a list", "x.opml")
    assert refusal.value.code in ("opml.not_xml", "opml.no_feeds")
    assert feeds(library) == ()


def test_the_starter_list_is_bundled_in_both_languages() -> None:
    outline = starter()
    assert len(outline.feeds) >= 40
    assert {one.language[:2] for one in outline.feeds} == {"vi", "en"}
    assert all(one.path for one in outline.feeds)
