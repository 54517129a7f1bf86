"""What one feed may cost, where it may lead, and that a robot check is named; the other feeds arrive all the same."""

import asyncio
import ipaddress
import socket
import time

import pytest

from newsreader.errors import FetchError
from newsreader.feeds import network
from newsreader.feeds.fetch import Limits, WebFetcher
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library
from newsreader.library.refresh import refresh
from newsreader.model import FeedOutcome, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import BODY, FEED, HOUR, follow_at, lead_names, stored
from tests.newsroom import Item, rss
from tests.server import Answer, Server, feed, page, redirect

ORDINARY = Limits()


def outcome_of(library: Library, server: Server, answer: Answer, limits: Limits = ORDINARY) -> FeedOutcome:
    """How a feed that was well ends with this answer, and that its neighbour arrives."""
    one = follow_at(library, server)
    other = follow_at(library, server, path="/other.xml")
    server.script("/rss.xml", answer)

    async def work() -> dict[int, FeedOutcome]:
        async with WebFetcher(limits, clock=library.now) as fetcher:
            asking = refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW)
            return {outcome.feed: outcome async for outcome in asking}

    outcomes = asyncio.run(work())
    assert outcomes[other.id].error_code == ""
    assert stored(library, one.id).error_code == outcomes[one.id].error_code
    return outcomes[one.id]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, {}, b"<rss>" + b" " * 17_000_000),
        Answer(200, {}, b"<rss>" + b" " * 17_000_000, encoding="gzip"),
        Answer(200, {}, b"<rss>" + b" " * 100_000, endless=True),
        Answer(200, {"Content-Length": "99999999999"}, b"<rss>"),
    ],
)
def test_a_body_is_capped_after_it_is_unpacked(library: Library, server: Server, answer: Answer) -> None:
    assert 15_000_000 <= ORDINARY.body <= 20_000_000
    assert outcome_of(library, server, answer).error_code == "fetch.too_large"


@pytest.mark.parametrize(
    ("answer", "limits"),
    [
        (Answer(200, {}, BODY, delay=9), Limits(idle=0.3)),
        (Answer(200, {}, BODY, chunk=10, pause=9), Limits(idle=0.3)),
        (Answer(200, {}, BODY, chunk=1, pause=0.05), Limits(whole=0.6)),
    ],
)
def test_time_is_capped_idle_and_whole(library: Library, server: Server, answer: Answer, limits: Limits) -> None:
    outcome = outcome_of(library, server, answer, limits)
    assert outcome.error_code == "fetch.timeout"


def test_the_time_of_connecting_is_capped(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: time.sleep(1.5))  # a resolver that hangs

    async def work() -> str:
        async with WebFetcher(Limits(connect=0.2), clock=library.now) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get("http://slow.example/")
            return caught.value.code

    monkeypatch.setattr("newsreader.feeds.answers.has_route", lambda: True)
    assert asyncio.run(work()) == "fetch.lookup"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/rss", "gopher://a/", "data:text/xml,<rss/>"]
)
def test_only_http_and_https_also_after_redirects(library: Library, server: Server, target: str) -> None:
    assert outcome_of(library, server, redirect(target)).error_code == "fetch.scheme"


def test_an_address_on_the_private_network_is_refused_where_a_public_one_leads_there(
    library: Library, server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name's address decides. What plays the public internet here is loopback, counted as public."""
    lead_names(monkeypatch, {"public.example": "127.0.0.1", "inside.example": "10.0.0.7"})
    real = network.is_private
    loopback = ipaddress.ip_address("127.0.0.1")
    monkeypatch.setattr(network, "is_private", lambda address: address != loopback and real(address))
    one = follow_at(library, server, FEED, redirect("http://inside.example/rss"), address="public.example")
    clock.advance(HOUR)
    [outcome] = check(library, one.id)
    assert outcome.error_code == "fetch.private"


def test_an_address_on_the_private_network_that_the_reader_typed_is_allowed(
    library: Library, server: Server, clock: Clock
) -> None:
    one = follow_at(library, server)
    clock.advance(HOUR)
    assert check(library, one.id)[0].error_code == ""


@pytest.mark.parametrize(
    "answer",
    [
        Answer(403, {"cf-mitigated": "challenge"}),
        Answer(503, {"Retry-After": "600"}, b"<title>Just a moment...</title>"),
        Answer(200, {"x-amzn-waf-action": "captcha"}, b"<html></html>"),
        page(
            '<html><body><script>document.cookie="D1N=1a2b"+"; path=/";location.reload(true);</script></body></html>'
        ),
        page("<html><script src='/aes.js'></script><script>c=slowAES.decrypt(a,2,b,d)</script></html>"),
    ],
)
def test_a_robot_check_is_named_as_such(library: Library, server: Server, answer: Answer) -> None:
    one = follow_at(library, server, FEED, answer)
    assert check(library, one.id)[0].error_code == "fetch.bot_wall"
    rests = check(library, one.id)[0].skip_code == "schedule.host_rests"
    assert rests == ("Retry-After" in answer.headers)


@pytest.mark.parametrize(
    "document",
    [
        page("<script>slowAES.decrypt(a)</script><a href='/'>Trang chủ</a>"),
        page("<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><p>Trang chủ</p>"),
        page("<p>Trang chủ</p>" + "<!-- _cf_chl_opt -->" * 5_000),
    ],
)
def test_an_ordinary_page_behind_a_wall_is_no_robot_check(
    library: Library, server: Server, document: Answer
) -> None:
    one = follow_at(library, server, FEED, document)
    assert check(library, one.id)[0].error_code == "parse.not_a_feed"


def test_a_feed_that_tells_of_robot_checks_is_none(library: Library, server: Server) -> None:
    body = rss([Item("a", "Một", html="<p>_cf_chl_opt, slowAES.decrypt(</p>")], base="https://a.example")
    assert follow_at(library, server, feed(body)).error_code == ""


def test_raw_bytes_in_validators_end_no_refresh(library: Library, server: Server) -> None:
    """Headers in bytes that are no text once ended every refresh of the library."""
    body = rss([Item("a", "Một")], base="https://a.example")
    head = b'HTTP/1.1 200 OK\r\nETag: "\xff"\r\nLast-Modified: \xe9\r\nConnection: close\r\nContent-Length: %d\r\n\r\n'
    server.script("/odd.xml", Answer(raw=head % len(body) + body))
    server.script("/sound.xml", feed(body))
    for path in ("/odd.xml", "/sound.xml"):
        library.store.feeds.add(server.url(path), now=library.now())
    assert [outcome.error_code for outcome in check(library)] == ["", ""]
    assert [len(one.validators.etag) for one in library.store.feeds.all()] == [0, 0]


def test_an_error_page_that_breaks_off_hides_no_status(library: Library, server: Server) -> None:
    server.script("/rss.xml", Answer(410, {"Content-Length": "500"}, b"gone", cut=2))
    library.store.feeds.add(server.url("/rss.xml"), now=library.now())
    assert check(library)[0].error_code == "fetch.gone"
