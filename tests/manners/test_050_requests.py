"""050-066, 080-090: what a request looks like, whatever it asks for."""

from base64 import b64decode
from dataclasses import replace

import pytest

from newsreader import CONTACT, NAME, USER_AGENT, __version__
from newsreader.errors import AddressError, FetchError, ParseError
from newsreader.feeds.fetch import Fetcher
from newsreader.library.icons import load_icons
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library
from newsreader.library.refresh import refresh
from newsreader.model import Feed, Query, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check, find, keep_all, run_with_fetcher
from tests.manners.ways import FEED, HOUR, follow_at, stored
from tests.newsroom import Item, article_page, front_page, paragraphs, png, rss
from tests.server import Answer, Request, Server, page, picture, redirect


@pytest.fixture
def requests(library: Library, server: Server, clock: Clock) -> tuple[Request, ...]:
    """All that is ever asked for: a page that offers a feed, the feed, its article, picture and icon, a refresh."""
    base = server.url("").rstrip("/")
    cookie = {"Set-Cookie": "id=4711; Path=/", "Content-Type": "text/html"}
    body = rss([Item("bai", "Bài", html=f"<p>Chữ</p><img src='{base}/anh.png'>")], base=base)
    server.script("/", Answer(200, cookie, front_page("/rss.xml").encode()))
    server.script("/bai", replace(page(article_page("Bài", paragraphs("bão"))), headers=cookie))
    server.script("/anh.png", picture(png()))
    server.script("/favicon.ico", Answer(404))
    find(library, server.url("/"))
    follow_at(library, server, Answer(200, {"Set-Cookie": "id=4711"}, body))
    keep_all(library, list(library.store.lists.ids(Query())))
    run_with_fetcher(library, lambda fetcher: load_icons(library, fetcher))
    for _ in range(2):
        clock.advance(HOUR)
        check(library)
    assert {request.path for request in server.requests} >= {"/", "/rss.xml", "/bai", "/anh.png"}
    return server.requests


def test_050_051_only_get_and_no_head(requests: tuple[Request, ...]) -> None:
    assert {request.method for request in requests} == {"GET"}
    assert not any(request.body for request in requests)


def test_063_065_no_cookies_no_cache_busting_no_referrer(requests: tuple[Request, ...]) -> None:
    allowed = {
        *("host", "user-agent", "accept", "accept-encoding", "connection"),
        *("if-none-match", "if-modified-since"),
    }
    for request in requests:
        assert set(request.headers) <= allowed
        assert request.query == ""


def test_080_090_an_honest_user_agent_the_same_all_the_time(requests: tuple[Request, ...]) -> None:
    assert {request.headers["user-agent"] for request in requests} == {USER_AGENT}
    assert USER_AGENT.startswith(f"{NAME}/{__version__} ")
    assert CONTACT in USER_AGENT
    assert "@" in CONTACT
    assert not any(word in USER_AGENT.lower() for word in ("mozilla", "gecko", "webkit", "python", "aiohttp"))


def test_a_user_agent_of_the_readers_own_for_one_feed(library: Library, server: Server) -> None:
    one = follow_at(library, server)
    other = follow_at(library, server, path="/other.xml")
    library.store.feeds.set_wishes(one.id, replace(one.wishes, user_agent="Another/1.0"))
    server.forget()
    check(library, one.id, other.id)
    agents = {request.path: request.headers["user-agent"] for request in server.requests}
    assert agents == {"/rss.xml": "Another/1.0", "/other.xml": USER_AGENT}


@pytest.mark.parametrize("typed", ["", "tin tức hôm nay", "ftp://a.example/rss", "file:///etc/passwd", "http://"])
def test_060_a_typed_address_is_checked_before_anybody_is_asked(library: Library, typed: str) -> None:
    with pytest.raises((AddressError, FetchError)):
        find(library, typed)


@pytest.mark.parametrize(
    "answer", [page("<html><body>Không có nguồn tin</body></html>"), Answer(404), Answer(200, {}, b"")]
)
def test_061_062_nothing_is_guessed_beyond_the_address(library: Library, server: Server, answer: Answer) -> None:
    server.script("/trang", answer)
    with pytest.raises((AddressError, FetchError, ParseError)):
        find(library, server.url("/trang"))
    assert [request.target for request in server.requests] == ["/trang"]


def test_062_of_a_page_only_what_it_offers_is_asked_for(library: Library, server: Server) -> None:
    server.script("/trang", page(front_page("/mot.xml", "/hai.xml")))
    find(library, server.url("/trang"))
    assert sorted(request.target for request in server.requests) == ["/hai.xml", "/mot.xml", "/trang"]


@pytest.mark.parametrize(
    "query", ["b=2&a=1", "a=1&a=1&&x", "q=a+b%20c%2F", "utm_source=rss&id=7", "=", "?", "%C3%A9=~"]
)
def test_066_query_strings_are_left_alone(library: Library, server: Server, clock: Clock, query: str) -> None:
    server.script(f"/rss.xml?{query}", FEED)
    target = f"/rss.xml?{query}"
    follow_at(library, server, FEED, path=target)
    clock.advance(HOUR)
    check(library)
    assert [request.target for request in server.requests] == [target, target]


class Login:
    """Knows one password for any feed that has a user name."""

    def login(self, feed: Feed) -> tuple[str, str]:
        return feed.wishes.user_name, "mật khẩu"


def test_a_login_goes_to_the_feeds_own_origin_only(library: Library) -> None:
    with Server(("127.0.0.1", "127.0.3.3")) as server:
        one = follow_at(library, server, FEED, Answer(302, {"Location": server.url("/end.xml", "127.0.3.3")}))
        other = follow_at(library, server, path="/other.xml")
        server.script("/end.xml", FEED)
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
        server.forget()

        async def work(fetcher: Fetcher) -> None:
            numbers = (one.id, other.id)
            async for _ in refresh(
                library, fetcher, ParserHere(), feeds=numbers, urgency=Urgency.NOW, logins=Login()
            ):
                pass

        run_with_fetcher(library, work)
        sent = {request.path: request.headers.get("authorization") for request in server.requests}
    assert b64decode((sent.pop("/rss.xml") or "").removeprefix("Basic ")).decode() == "tôi:mật khẩu"
    assert sent == {"/other.xml": None, "/end.xml": None}
    assert "khẩu" not in repr(stored(library, one.id))


def test_redirects_do_not_take_a_cookie_or_a_referrer_along(library: Library, server: Server) -> None:
    server.script("/moved.xml", Answer(302, {"Location": "/rss.xml", "Set-Cookie": "a=b"}))
    server.script("/rss.xml", FEED)
    follow_at(library, server, redirect("/rss.xml"), path="/moved.xml")
    assert not {"cookie", "referer"} & set(server.requests[-1].headers)
