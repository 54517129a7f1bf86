"""050-066, 080-090: what a request looks like, whatever it asks for."""

from base64 import b64decode, b64encode
from dataclasses import replace

import pytest

from newsreader import CONTACT, NAME, USER_AGENT, __version__
from newsreader.errors import AddressError, FetchError, ParseError
from newsreader.feeds.fetch import Fetcher
from newsreader.library.icons import load_icons
from newsreader.library.intake import ParserHere
from newsreader.library.keep import keep
from newsreader.library.logins import LoginQueue
from newsreader.library.opened import Library
from newsreader.library.refresh import refresh
from newsreader.library.subscribe import discover
from newsreader.model import Feed, Query, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check, find, follow, keep_all, run_with_fetcher
from tests.manners.ways import FEED, HOUR, follow_at, stored
from tests.newsroom import Item, article_page, front_page, paragraphs, png, rss
from tests.server import Answer, Request, Server, feed, page, picture, redirect


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


class OnePassword:
    """Knows one password for any feed that has a user name."""

    def at_hand(self, feed: Feed) -> tuple[str, str]:
        return feed.wishes.user_name, "mật khẩu"

    def login(self, feed: Feed) -> tuple[str, str]:
        return self.at_hand(feed)


def test_a_login_goes_to_the_feeds_own_origin_only(library: Library) -> None:
    with Server(("127.0.0.1", "127.0.3.3")) as server:
        one = follow_at(library, server, FEED, Answer(302, {"Location": server.url("/end.xml", "127.0.3.3")}))
        other = follow_at(library, server, path="/other.xml")
        server.script("/end.xml", FEED)
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
        server.forget()

        async def work(fetcher: Fetcher) -> None:
            numbers = (one.id, other.id)
            logins = LoginQueue(OnePassword())
            async for _ in refresh(
                library, fetcher, ParserHere(), feeds=numbers, urgency=Urgency.NOW, logins=logins
            ):
                pass

        run_with_fetcher(library, work)
        sent = {request.path: request.headers.get("authorization") for request in server.requests}
    assert b64decode((sent.pop("/rss.xml") or "").removeprefix("Basic ")).decode() == "tôi:mật khẩu"
    assert sent == {"/other.xml": None, "/end.xml": None}
    assert "khẩu" not in repr(stored(library, one.id))


LOGIN = "Basic " + b64encode("tôi:mật khẩu".encode()).decode()
ELSEWHERE = "127.0.3.3"


def keep_pages(library: Library, logins: LoginQueue | None) -> None:
    async def work(fetcher: Fetcher) -> None:
        async for _ in keep(library, tuple(library.store.lists.ids(Query())), fetcher, logins):
            pass

    run_with_fetcher(library, work)


def told(server: Server) -> dict[str, tuple[str | None, bool]]:
    """For each path that was asked: the login that came along, and whether it was asked in the feed's own name."""
    return {
        one.path: (one.headers.get("authorization"), one.headers["user-agent"] == "Riêng/1")
        for one in server.requests
    }


@pytest.mark.parametrize("in_address", [False, True])
def test_a_login_and_a_name_go_to_pages_of_the_feeds_own_origin_only(library: Library, in_address: bool) -> None:
    with Server(("127.0.0.1", ELSEWHERE)) as server:
        base = server.url("").rstrip("/")
        text = page(article_page("Bài", paragraphs("bão")))
        for path in ("/rieng", "/cuoi"):
            server.script(path, text)
        server.script("/di", redirect(server.url("/cuoi", ELSEWHERE)))
        links = (f"{base}/rieng", server.url("/la", ELSEWHERE), f"{base}/di")
        items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
        body = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()
        server.script("/la", text)
        server.script("/rss.xml", Answer(200, {"Content-Type": "application/rss+xml"}, body))
        user = "t%C3%B4i:m%E1%BA%ADt%20kh%E1%BA%A9u" if in_address else ""
        one = stored(library, follow(library, server.url("/rss.xml", user=user)).feed)
        wishes = replace(one.wishes, user_agent="Riêng/1", user_name="" if in_address else "tôi")
        library.store.feeds.set_wishes(one.id, wishes)
        server.forget()
        keep_pages(library, None if in_address else LoginQueue(OnePassword()))
        assert told(server) == {
            "/rieng": (LOGIN, True),
            "/la": (None, False),
            "/di": (LOGIN, True),
            "/cuoi": (None, True),  # a name is no secret: it stays the same for the whole chain
        }


def test_another_port_is_another_origin(library: Library) -> None:
    with Server() as server, Server() as other:
        other.script("/bai", page(article_page("Bài", paragraphs("bão"))))
        one = follow_at(library, server, feed(rss([Item("bai", "Bài")], base=other.url("").rstrip("/"))))
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
        keep_pages(library, LoginQueue(OnePassword()))
        assert told(other) == {"/bai": (None, False)}


def look(library: Library, url: str) -> None:
    async def work(fetcher: Fetcher) -> None:
        await discover(library, url, fetcher, ParserHere(), {}, logins=LoginQueue(OnePassword()))

    run_with_fetcher(library, work)


def test_a_page_that_is_looked_through_is_asked_as_the_feed_that_is_followed_there(library: Library) -> None:
    with Server(("127.0.0.1", ELSEWHERE)) as server:
        one = follow_at(library, server)
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi", user_agent="Riêng/1"))
        server.script("/hai.xml", FEED)
        server.script("/la.xml", FEED)
        server.script("/", page(front_page("/hai.xml", server.url("/la.xml", ELSEWHERE))))
        server.forget()
        look(library, server.url("/"))
        assert told(server) == {"/": (LOGIN, True), "/hai.xml": (LOGIN, True), "/la.xml": (None, False)}


def test_a_page_elsewhere_does_not_make_us_use_a_password(library: Library) -> None:
    with Server(("127.0.0.1", ELSEWHERE)) as server:
        one = follow_at(library, server)
        library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
        server.script("/bay", page(front_page(server.url("/hai.xml"))))
        server.script("/hai.xml", FEED)
        server.forget()
        look(library, server.url("/bay", ELSEWHERE))
        assert told(server) == {"/bay": (None, False), "/hai.xml": (None, False)}


def test_what_was_typed_with_a_login_goes_with_that_one(library: Library, server: Server) -> None:
    one = follow_at(library, server)
    library.store.feeds.set_wishes(one.id, replace(one.wishes, user_name="tôi"))
    server.forget()
    look(library, server.url("/rss.xml", user="khac:khac"))
    assert told(server) == {"/rss.xml": ("Basic " + b64encode(b"khac:khac").decode(), False)}


def test_redirects_do_not_take_a_cookie_or_a_referrer_along(library: Library, server: Server) -> None:
    server.script("/moved.xml", Answer(302, {"Location": "/rss.xml", "Set-Cookie": "a=b"}))
    server.script("/rss.xml", FEED)
    follow_at(library, server, redirect("/rss.xml"), path="/moved.xml")
    assert not {"cookie", "referer"} & set(server.requests[-1].headers)
