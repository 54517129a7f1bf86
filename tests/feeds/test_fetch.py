"""Fetch: real HTTP on loopback, with manners and limits."""

import asyncio
import logging
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from newsreader import CONTACT, USER_AGENT
from newsreader.errors import FetchError
from newsreader.feeds.fetch import Limits, WebFetcher
from newsreader.model import Fetched, NotModified, Validators
from tests.server import Answer, Server, redirect

NOW = datetime(2026, 10, 6, 8, 0, tzinfo=UTC)
PUBLIC = "https://93.184.216.34/page"  # an address of the public internet, never asked here
CERTIFICATE = Path(__file__).parents[1] / "data" / "self-signed.pem"


ORDINARY = Limits()

Result = TypeVar("Result")


def run(work: Callable[[WebFetcher], Awaitable[Result]], limits: Limits = ORDINARY) -> Result:
    async def inside() -> Result:
        async with WebFetcher(limits, clock=lambda: NOW) as fetcher:
            return await work(fetcher)

    return asyncio.run(inside())


def get(url: str, validators: Validators | None = None, *, origin: str = "", limits: Limits = ORDINARY) -> Fetched:
    found = run(lambda fetcher: fetcher.get(url, validators, origin=origin), limits)
    assert isinstance(found, Fetched)
    return found


def failure(url: str, *, origin: str = "", limits: Limits = ORDINARY) -> FetchError:
    with pytest.raises(FetchError) as caught:
        run(lambda fetcher: fetcher.get(url, origin=origin), limits)
    assert caught.value.data["host"]
    return caught.value


def test_a_document_with_its_headers() -> None:
    with Server() as server:
        headers = {"Content-Type": "application/rss+xml", "Cache-Control": "public, max-age=600", "Age": "100"}
        server.script("/feed", Answer(200, headers, b"<rss/>", etag='W/"1"', last_modified="odd date"))
        found = get(server.url("/feed"))
    assert found.body == b"<rss/>"
    assert found.content_type == "application/rss+xml"
    assert found.validators == Validators('W/"1"', "odd date", NOW)
    assert found.max_age == 500
    assert (found.final_url, found.permanent_url, found.redirects) == (found.url, "", ())


def test_expires_counts_from_the_servers_own_clock() -> None:
    with Server() as server:
        headers = {"Date": "Tue, 06 Oct 2020 08:00:00 GMT", "Expires": "Tue, 06 Oct 2020 09:00:00 GMT"}
        server.script("/feed", Answer(200, headers))
        assert get(server.url("/feed")).max_age == 3600


def test_we_ask_politely() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x", headers={"Set-Cookie": "a=b"}))
        url = server.url("/feed?b=%2F&a=1+2&%C3%A9=~")
        run(lambda fetcher: asyncio.gather(fetcher.get(url), fetcher.get(url)))
        requests = server.requests
    assert len(requests) == 2
    for request in requests:
        assert request.method == "GET"
        assert request.target == "/feed?b=%2F&a=1+2&%C3%A9=~"
        assert request.headers["user-agent"] == USER_AGENT
        assert request.headers["accept-encoding"] == "gzip, deflate"
        assert not {"cookie", "referer", "authorization", "cache-control", "pragma"} & set(request.headers)
    assert CONTACT in USER_AGENT


def test_validators_go_back_byte_for_byte_and_304_is_heard() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x", etag='W/"a-ü"', last_modified="Tue, 6 Oct 2026 07:00:00 +0000"))
        first = get(server.url("/feed"))
        second = run(lambda fetcher: fetcher.get(server.url("/feed"), first.validators))
        assert server.requests[1].headers["if-modified-since"] == "Tue, 6 Oct 2026 07:00:00 +0000"
        assert server.requests[1].headers["if-none-match"] == 'W/"a-ü"'
    assert isinstance(second, NotModified)
    assert second.validators == first.validators


def test_a_304_replaces_the_whole_set_and_keeps_its_age() -> None:
    old = Validators('"1"', "Tue, 06 Oct 2026 07:00:00 GMT", NOW - timedelta(days=3))
    with Server() as server:
        server.script(
            "/feed", Answer(304, {"ETag": '"2"', "Content-Length": None}), Answer(304, {"Content-Length": None})
        )
        changed = run(lambda fetcher: fetcher.get(server.url("/feed"), old))
        silent = run(lambda fetcher: fetcher.get(server.url("/feed"), old))
    assert changed.validators == Validators('"2"', "", old.received)
    assert silent.validators == old


@pytest.mark.parametrize(
    ("validators", "sent"),
    [
        (Validators('"1"', "", NOW - timedelta(days=9)), set()),
        (Validators('"1"', "Tue, 06 Oct 2037 07:00:00 GMT", NOW), {"if-none-match"}),
        (Validators("", "Tue, 06 Oct 2026 07:00:00 GMT", NOW), {"if-modified-since"}),
        (Validators(), set()),
    ],
)
def test_old_validators_and_dates_in_the_future_are_not_sent(validators: Validators, sent: set[str]) -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x"))
        get(server.url("/feed"), validators)
        assert {name for name in server.requests[0].headers if name.startswith("if-")} == sent


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_bodies_are_unpacked(encoding: str) -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"news" * 1000, encoding=encoding))
        assert get(server.url("/feed")).body == b"news" * 1000


@pytest.mark.parametrize(
    ("answer", "code", "more"),
    [
        (Answer(401), "fetch.login", {"status": 401}),
        (Answer(403, body=b"no"), "fetch.forbidden", {"status": 403}),
        (Answer(403, {"cf-mitigated": "challenge"}), "fetch.bot_wall", {"status": 403}),
        (Answer(503, body=b"<title>Just a moment...</title>", encoding="gzip"), "fetch.bot_wall", {"status": 503}),
        (Answer(200, {"x-amzn-waf-action": "challenge"}), "fetch.bot_wall", {"status": 200}),
        (Answer(404), "fetch.not_found", {"status": 404}),
        (Answer(410), "fetch.gone", {"status": 410}),
        (Answer(418), "fetch.status", {"status": 418}),
        (Answer(429, {"Retry-After": "120"}), "fetch.busy", {"status": 429, "retry_after": 120}),
        (Answer(429), "fetch.busy", {"status": 429}),
        (Answer(503, {"Retry-After": "Tue, 06 Oct 2026 08:05:00 GMT"}), "fetch.busy", {"retry_after": 300}),
        (Answer(503, {"Retry-After": "soon"}), "fetch.server", {"status": 503}),
        (Answer(500), "fetch.server", {"status": 500}),
        (Answer(304, {"Content-Length": None}), "fetch.status", {"status": 304}),
        (Answer(body=b"x" * 1000, cut=10), "fetch.network", {}),
        (Answer(raw=b"hello\r\n\r\n"), "fetch.garbled", {}),
        (Answer(raw=b""), "fetch.network", {}),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000 + b"\r\n\r\n"), "fetch.garbled", {}),
        (Answer(200, {"Content-Encoding": "br"}, b"xxxx"), "fetch.garbled", {}),
    ],
)
def test_what_goes_wrong_has_a_name(answer: Answer, code: str, more: dict[str, int]) -> None:
    with Server() as server:
        server.script("/feed", answer)
        error = failure(server.url("/feed"))
    assert error.code == code
    assert error.data == {"host": "127.0.0.1", **more} | dict(error.data)
    assert ("retry_after" in error.data) == ("retry_after" in more)


def test_a_header_may_be_long() -> None:
    """As those that tell of what a page may load."""
    with Server() as server:
        long = {"Content-Security-Policy": "default-src " + "a.example " * 3000}
        server.script("/feed", Answer(200, long, b"<rss/>"))
        assert get(server.url("/feed")).body == b"<rss/>"


def test_a_server_that_is_off_and_a_name_that_is_none() -> None:
    server = Server()
    with server:
        url = server.url("/feed")
    assert failure(url).code == "fetch.refused"
    assert failure("http://no-such-name.invalid/").code in ("fetch.name", "fetch.offline")


@pytest.mark.parametrize("url", ["ftp://a.example/", "file:///etc/passwd", "", "a.example/feed"])
def test_other_schemes_are_not_asked(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        run(lambda fetcher: fetcher.get(url))
    assert caught.value.code == "fetch.scheme"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"x" * 5000),
        Answer(body=b"x" * 5000, headers={"Content-Length": None, "Connection": "close"}, chunk=100),
        Answer(body=bytes(5_000_000), encoding="gzip"),
        Answer(body=b"x" * 500, endless=True),
    ],
)
def test_a_body_over_the_limit_is_left(answer: Answer) -> None:
    with Server() as server:
        server.script("/feed", answer)
        error = failure(server.url("/feed"), limits=Limits(body=3000))
    assert error.code == "fetch.too_large"
    assert error.data["limit"] == 1


def test_each_kind_has_its_own_limit() -> None:
    with Server() as server:
        server.script("/x", Answer(body=b"x" * 100))
        limits = Limits(body=200, page=50, picture=20)
        assert len(get(server.url("/x"), limits=limits).body) == 100
        with pytest.raises(FetchError, match=r"fetch\.too_large"):
            run(lambda fetcher: fetcher.get(server.url("/x"), kind="page"), limits)
        with pytest.raises(FetchError, match=r"fetch\.too_large"):
            run(lambda fetcher: fetcher.get(server.url("/x"), kind="picture"), limits)


@pytest.mark.parametrize(
    ("answer", "limits"),
    [
        (Answer(body=b"x", delay=5), Limits(idle=0.2)),
        (Answer(body=b"x" * 50, chunk=1, pause=0.1), Limits(whole=0.4)),
        (Answer(body=b"x" * 50, chunk=1, pause=2), Limits(idle=0.2)),
    ],
)
def test_silence_and_drip_end_in_time(answer: Answer, limits: Limits) -> None:
    started = time.monotonic()
    with Server() as server:
        server.script("/feed", answer)
        assert failure(server.url("/feed"), limits=limits).code == "fetch.timeout"
    assert time.monotonic() - started < 4  # it would be five seconds and more without a limit


def test_redirects_are_followed_and_told() -> None:
    with Server() as server:
        server.script("/a", redirect("/b", 301))
        server.script("/b", redirect("c?x=1", 308))
        server.script("/c?x=1", Answer(body=b"x"))
        found = get(server.url("/a"))
        assert found.permanent_url == found.final_url == server.url("/c?x=1")
        assert found.redirects == (server.url("/b"), server.url("/c?x=1"))
        assert found.url == server.url("/a")
        server.script("/b", redirect("/c?x=1", 302))
        assert get(server.url("/a")).permanent_url == server.url("/b")  # so far for good, from there for now
        server.script("/c?x=1", redirect("/d", 301))
        server.script("/d", Answer(body=b"x"))
        assert get(server.url("/a")).permanent_url == server.url("/b")
        server.script("/a", redirect("/b", 307))
        assert get(server.url("/a")).permanent_url == ""


def test_a_304_tells_of_the_redirects_before_it() -> None:
    with Server() as server:
        server.script("/a", redirect("/b", 301))
        server.script("/b", Answer(304, {"Content-Length": None}))
        found = run(lambda fetcher: fetcher.get(server.url("/a"), Validators('"1"', "", NOW)))
        assert isinstance(found, NotModified)
        assert found.permanent_url == server.url("/b")
        assert found.redirects == (server.url("/b"),)
        assert found.url == server.url("/a")


def test_a_login_and_a_name_of_the_readers_own() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x"))
        url = server.url("/feed", user="in:url")
        run(lambda fetcher: fetcher.get(url, user_agent="Mine/1", login=("me", "p:w")))
        [request] = server.requests
    assert request.headers["user-agent"] == "Mine/1"
    assert request.headers["authorization"] == "Basic bWU6cDp3"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("/loop", "fetch.redirects"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("javascript:alert(1)", "fetch.scheme"),
        ("http://[", "fetch.scheme"),
    ],
)
def test_redirects_that_lead_nowhere(location: str, code: str) -> None:
    with Server() as server:
        server.script("/loop", redirect(location))
        assert failure(server.url("/loop")).code == code
        assert len(server.requests) <= 11


def test_credentials_go_to_their_own_origin_and_into_no_error_or_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Server(("127.0.0.1", "127.0.5.6")) as server:
        server.script("/same", redirect("/end", 301))
        server.script("/other", redirect(server.url("/end", "127.0.5.6")))
        server.script("/end", Answer(body=b"x"))
        server.script("/bad", Answer(401))
        found = get(server.url("/same", user="me:s3cret"))
        assert found.permanent_url == server.url("/end", user="me:s3cret")
        assert "s3cret" not in found.final_url + "".join(found.redirects)
        assert all(request.headers["authorization"].startswith("Basic ") for request in server.requests)
        server.forget()
        get(server.url("/other", user="me:s3cret"))
        assert "authorization" in server.requests[0].headers
        assert "authorization" not in server.requests[1].headers
        error = failure(server.url("/bad", user="me:s3cret"))
    assert "s3cret" not in repr(error) + caplog.text


def test_a_public_page_does_not_lead_into_the_private_network() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x"))
        local = server.url("/feed").replace("127.0.0.1", "localhost")
        for url in (
            server.url("/feed"),
            local,
            "http://10.0.0.1/",
            "http://[::ffff:192.168.0.1]/",
            "http://0.0.0.0/",
        ):
            assert failure(url, origin=PUBLIC).code == "fetch.private"
        assert server.requests == ()
        assert get(server.url("/feed"), origin=server.url("/page")).body == b"x"
        assert get(server.url("/feed")).body == b"x"


def test_few_connections_to_a_host_and_many_hosts_at_once() -> None:
    hosts = [f"127.0.7.{number}" for number in range(1, 11)]
    with Server(hosts) as server:
        server.script("/feed", Answer(body=b"x", delay=0.05))

        async def work(fetcher: WebFetcher) -> None:
            urls = [server.url(f"/feed?{number}", host) for host in hosts for number in range(4)]
            await asyncio.gather(*(fetcher.get(url) for url in urls))

        run(work, Limits(per_host=2, at_once=8))
        assert len(server.requests) == 40
        assert 2 < server.most_open <= 20  # eight at work, and those kept open for the next request of their host
        assert max(server.most_open_at.values()) <= 2


def test_connections_of_hosts_met_once_are_not_kept() -> None:
    hosts = [f"127.0.8.{number}" for number in range(1, 41)]
    with Server(hosts) as server:
        server.script("/feed", Answer(body=b"x"))

        async def work(fetcher: WebFetcher) -> None:
            await asyncio.gather(*(fetcher.get(server.url("/feed", host)) for host in hosts))

        run(work, Limits(at_once=4))
        assert server.most_open <= 12  # four at work, and the server may notice a closed one a little later


def test_waiting_for_a_place_is_not_waiting_for_the_server() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x", delay=0.2))

        async def work(fetcher: WebFetcher) -> None:
            await asyncio.gather(*(fetcher.get(server.url(f"/feed?{number}")) for number in range(6)))

        run(work, Limits(per_host=1, whole=0.8))
        assert len(server.requests) == 6


def test_a_certificate_that_nobody_vouches_for() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server(tls=context) as server:
        server.script("/feed", Answer(body=b"x"))
        assert failure(server.url("/feed")).code == "fetch.certificate"
        assert server.requests == ()


def test_a_circle_is_not_gone_round_twice() -> None:
    with Server() as server:
        server.script("/feed", Answer(302, {"Location": "/a"}))
        server.script("/a", Answer(302, {"Location": "/b"}))
        server.script("/b", Answer(302, {"Location": "/a"}))
        server.script("/self", Answer(301, {"Location": "/self"}))
        for path, asked in (("/feed", ["/feed", "/a", "/b"]), ("/self", ["/self"])):
            before = len(server.requests)
            assert failure(server.url(path)).code == "fetch.redirects"
            assert [request.path for request in server.requests[before:]] == asked


def test_a_server_that_speaks_no_tls_is_not_said_to_have_a_bad_certificate() -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer() -> None:
            with plain.accept()[0] as connection:
                connection.recv(1)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                while connection.recv(65_536):
                    pass

        speaking = threading.Thread(target=answer)
        speaking.start()
        error = failure(f"https://127.0.0.1:{plain.getsockname()[1]}/feed")
        speaking.join()
        assert error.code == "fetch.insecure"


def test_a_cancelled_request_gives_its_place_back() -> None:
    with Server() as server:
        server.script("/slow", Answer(body=b"x", delay=10))
        server.script("/feed", Answer(body=b"x"))

        async def work(fetcher: WebFetcher) -> Fetched | NotModified:
            slow = asyncio.create_task(fetcher.get(server.url("/slow")))
            await asyncio.sleep(0.1)
            slow.cancel()
            return await fetcher.get(server.url("/feed"))

        assert isinstance(run(work, Limits(per_host=1, at_once=1)), Fetched)


def test_a_server_that_names_a_time_is_left_alone_as_a_whole() -> None:
    with Server(("127.0.0.1", "127.0.0.2")) as server:
        server.script("/busy", Answer(429, {"Retry-After": "120"}))
        server.script("/feed", Answer(body=b"<rss/>"))

        async def work(fetcher: WebFetcher) -> FetchError:
            with pytest.raises(FetchError):
                await fetcher.get(server.url("/busy"))
            with pytest.raises(FetchError) as refusal:
                await fetcher.get(server.url("/feed"), kind="page")
            await fetcher.get(server.url("/feed", "127.0.0.2"))
            return refusal.value

        refused = run(work)
        assert [(request.address, request.path) for request in server.requests] == [
            ("127.0.0.1", "/busy"), ("127.0.0.2", "/feed"),
        ]  # fmt: skip
    assert (refused.code, refused.data["status"]) == ("fetch.resting", 429)
    assert refused.data["retry_after"] == 120
    assert refused.data["until"] == (NOW + timedelta(minutes=2)).isoformat()


def test_a_server_that_names_no_time_is_left_alone_for_a_while_too() -> None:
    with Server() as server:
        server.script("/busy", Answer(429))
        server.script("/feed", Answer(body=b"<rss/>"))

        async def work(fetcher: WebFetcher) -> FetchError:
            with pytest.raises(FetchError):
                await fetcher.get(server.url("/busy"))
            with pytest.raises(FetchError) as refusal:
                await fetcher.get(server.url("/feed"))
            return refusal.value

        assert run(work).data["retry_after"] == 600
        assert len(server.requests) == 1


def test_a_server_that_has_a_fault_is_asked_for_its_other_documents() -> None:
    with Server() as server:
        server.script("/fault", Answer(503))
        server.script("/feed", Answer(body=b"<rss/>"))

        async def work(fetcher: WebFetcher) -> Fetched | NotModified:
            with pytest.raises(FetchError):
                await fetcher.get(server.url("/fault"))
            return await fetcher.get(server.url("/feed"))

        assert isinstance(run(work), Fetched)


def test_connections_are_handed_on_to_those_who_wait_and_then_closed() -> None:
    with Server() as server:
        server.script("/feed", Answer(body=b"x"))

        async def work(fetcher: WebFetcher) -> None:
            await asyncio.gather(*(fetcher.get(server.url(f"/feed?{number}")) for number in range(8)))

        run(work)
        assert len({request.connection for request in server.requests}) <= 4  # the first two saw nobody wait
        assert server.requests[-1].headers["connection"] == "close"
