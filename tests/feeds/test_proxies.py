"""Proxies: what the system's settings mean, and real little proxies on loopback."""

import asyncio
import ssl
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsreader.errors import FetchError
from newsreader.feeds import fetch
from newsreader.feeds.fetch import Limits, WebFetcher
from newsreader.feeds.proxies import Proxies
from newsreader.model import Fetched
from tests.proxy import ConnectProxy, SocksProxy
from tests.server import Answer, Server

CERTIFICATE = Path(__file__).parents[1] / "data" / "self-signed.pem"
FEED = "http://feed.example/rss"
ORDINARY = Limits()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "socks_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("settings", "url", "proxy"),
    [
        ({"http_proxy": "http://proxy.example:3128"}, "http://a.example/", "http://proxy.example:3128"),
        ({"http_proxy": "http://proxy.example:3128"}, "https://a.example/", None),
        ({"https_proxy": "http://p.example:1"}, "https://a.example/", "http://p.example:1"),
        ({"https_proxy": "http://p.example"}, "https://a.example/", "http://p.example:80"),
        ({"all_proxy": "http://p.example:1"}, "https://a.example/", "http://p.example:1"),
        ({"http_proxy": "p.example:1"}, "http://a.example/", "http://p.example:1"),
        ({"http_proxy": "HTTP://p.example:1/"}, "http://a.example/", "http://p.example:1"),
        ({"http_proxy": "http://me:pass%40word@p.example:1"}, "http://a.example/", "http://me:pass%40word@p.example:1"),
        ({"all_proxy": "socks5://p.example:1"}, "https://a.example/", "socks5://p.example:1"),
        ({"all_proxy": "socks5h://p.example"}, "https://a.example/", "socks5://p.example:1080"),
        ({"all_proxy": "socks://[::1]:9050/"}, "http://a.example/", "socks5://[::1]:9050"),
        ({"all_proxy": "socks4a://p.example:1"}, "http://a.example/", "socks4://p.example:1"),
        ({"socks_proxy": "socks4://p.example:1"}, "http://a.example/", "socks4://p.example:1"),
        ({"http_proxy": "http://p.example:1", "no_proxy": "a.example"}, "http://a.example/", None),
        ({"http_proxy": "http://p.example:1", "no_proxy": "b.example, .a.example"}, "http://x.a.example:8080/", None),
        ({"http_proxy": "http://p.example:1", "no_proxy": "10.0.0.7"}, "http://10.0.0.7/", None),
        ({"http_proxy": "http://p.example:1", "no_proxy": "*"}, "http://a.example/", None),
        ({"http_proxy": "http://p.example:1"}, "http://127.0.0.1:8000/", None),
        ({"http_proxy": "http://p.example:1"}, "http://[::1]:8000/", None),
        ({"http_proxy": "http://p.example:1"}, "http://127.feed.example/", "http://p.example:1"),
        ({}, "http://a.example/", None),
    ],
)  # fmt: skip
def test_the_proxy_of_the_environment(
    environment: pytest.MonkeyPatch, settings: dict[str, str], url: str, proxy: str | None
) -> None:
    for name, value in settings.items():
        environment.setenv(name, value)
    proxies = Proxies()
    for _ in range(2):
        found = proxies.of(url)
        assert (found.url if found else None) == proxy
        assert found is None or ("@" not in found.name and "pass" not in found.name)


@pytest.mark.parametrize("value", ["ftp://p.example:1", "socks6://p.example:1", "http://:1", "http://p.example:x"])
def test_a_proxy_that_cannot_be_used_is_not_gone_around(environment: pytest.MonkeyPatch, value: str) -> None:
    environment.setenv("all_proxy", value.replace("://", "://me:secret@"))
    with Server() as server:
        environment.setattr("urllib.request.proxy_bypass", lambda _netloc: False)
        error = failure(server.url("/").replace("127.0.0.1", "feed.example"))
        assert error.code == "fetch.proxy_kind"
        assert "secret" not in str(error.data)
        assert server.requests == ()


async def get_all(urls: Sequence[str], limits: Limits) -> list[Fetched]:
    async with WebFetcher(limits) as fetcher:
        found = [await fetcher.get(url) for url in urls]
    assert all(isinstance(one, Fetched) for one in found)
    return [one for one in found if isinstance(one, Fetched)]


def get(*urls: str, limits: Limits = ORDINARY) -> list[bytes]:
    return [one.body for one in asyncio.run(get_all(urls, limits))]


def failure(url: str, limits: Limits = ORDINARY) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, limits=limits)
    return caught.value


@pytest.fixture
def no_lookups(environment: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Whoever looks up a name here fails: through a proxy that would tell where we go."""

    def look_up(host: str, *_more: object) -> object:
        raise AssertionError(f"{host} was looked up")

    environment.setattr("newsreader.feeds.lookups.socket.getaddrinfo", look_up)
    return environment


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks", "socks4", "socks4a"])
def test_a_feed_comes_through_a_socks_proxy_which_looks_the_name_up(
    no_lookups: pytest.MonkeyPatch, scheme: str
) -> None:
    with Server() as server, SocksProxy(server.port) as proxy:
        server.script("/rss", Answer(body=b"feed"))
        no_lookups.setenv("all_proxy", f"{scheme}://127.0.0.1:{proxy.port}")
        assert get(FEED) == [b"feed"]
        assert proxy.asked == ["feed.example:80"]


def test_what_leads_past_a_proxy_is_not_looked_up_here(no_lookups: pytest.MonkeyPatch) -> None:
    async def refused(url: str) -> FetchError:
        async with WebFetcher() as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(url, kind="picture", origin=FEED)
        return caught.value

    with Server() as server, SocksProxy(server.port) as proxy:
        no_lookups.setenv("all_proxy", f"socks5://127.0.0.1:{proxy.port}")
        assert asyncio.run(refused(server.url("/a.png"))).code == "fetch.private"
        assert (server.requests, proxy.asked) == ((), [])


def test_a_feed_comes_by_https_through_a_socks_proxy(no_lookups: pytest.MonkeyPatch) -> None:
    with Server(tls=tls()) as server, SocksProxy(server.port) as proxy:
        server.script("/rss", Answer(body=b"feed"))
        no_lookups.setenv("all_proxy", f"socks5://127.0.0.1:{proxy.port}")
        url = "https://feed.example/rss"
        assert failure(url).code == "fetch.certificate"
        no_lookups.setattr(fetch, "certificates", lambda: False)
        assert get(url) == [b"feed"]
        assert proxy.asked == ["feed.example:443"] * 2


def test_a_socks_proxy_gets_its_password_and_one_that_is_wrong_is_told(no_lookups: pytest.MonkeyPatch) -> None:
    with Server() as server, SocksProxy(server.port, login=("me", "p@ss")) as proxy:
        server.script("/rss", Answer(body=b"feed"))
        no_lookups.setenv("all_proxy", f"socks5://me:p%40ss@127.0.0.1:{proxy.port}")
        assert get(FEED) == [b"feed"]
        no_lookups.setenv("all_proxy", f"socks5://me:wrong@127.0.0.1:{proxy.port}")
        error = failure(FEED)
        assert (error.code, error.data["proxy"]) == ("fetch.proxy_refused", f"127.0.0.1:{proxy.port}")
        assert len(server.requests) == 1


def test_a_socks_proxy_that_finds_no_way_or_is_off(no_lookups: pytest.MonkeyPatch) -> None:
    with Server() as server:
        with SocksProxy(server.port, refuses=4) as proxy:
            no_lookups.setenv("all_proxy", f"socks5://127.0.0.1:{proxy.port}")
            error = failure(FEED)
            assert (error.code, error.data["host"]) == ("fetch.proxy_refused", "feed.example")
        assert failure(FEED).code == "fetch.proxy"
        with SocksProxy(server.port, silent=True) as mute:
            no_lookups.setenv("all_proxy", f"socks5://127.0.0.1:{mute.port}")
            assert failure(FEED, Limits(connect=0.3)).code == "fetch.proxy"
        assert server.requests == ()


def test_the_library_for_socks_is_imported_only_where_it_is_used(environment: pytest.MonkeyPatch) -> None:
    program = (
        "import asyncio, sys\n"
        "from newsreader.feeds.fetch import WebFetcher\n"
        "async def work():\n"
        "    async with WebFetcher() as fetcher: await fetcher.get(sys.argv[1])\n"
        "asyncio.run(work())\n"
        "print('aiohttp' in sys.modules, 'aiohttp_socks' in sys.modules)\n"
    )
    with Server() as server:
        server.script("/rss", Answer(body=b"feed"))
        command = [sys.executable, "-c", program, server.url("/rss")]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True False\n"


def test_a_feed_comes_by_http_through_a_proxy_with_a_password(no_lookups: pytest.MonkeyPatch) -> None:
    with Server() as proxy:  # a plain proxy is a server that is asked for whole addresses
        proxy.script(FEED, Answer(body=b"feed"))
        no_lookups.setenv("http_proxy", f"http://me:p%40ss@127.0.0.1:{proxy.port}")
        assert get(FEED) == [b"feed"]
        [request] = proxy.requests
        assert request.target == FEED
        assert request.headers["proxy-authorization"] == "Basic bWU6cEBzcw=="
        assert "authorization" not in request.headers


def test_a_feed_comes_by_https_through_a_proxy_that_connects(no_lookups: pytest.MonkeyPatch) -> None:
    with Server(tls=tls()) as server, ConnectProxy(server.port) as proxy:
        server.script("/rss", Answer(body=b"feed"))
        no_lookups.setenv("https_proxy", f"http://me:p%40ss@127.0.0.1:{proxy.port}")
        no_lookups.setattr(fetch, "certificates", lambda: False)
        assert get("https://feed.example/rss") == [b"feed"]
        assert proxy.asked == ["feed.example:443"]
        assert proxy.authorizations == ["Basic bWU6cEBzcw=="]
        assert "proxy-authorization" not in server.requests[0].headers


@pytest.mark.parametrize(
    ("status", "code"), [(407, "fetch.proxy_login"), (403, "fetch.proxy_refused"), (502, "fetch.proxy_refused")]
)
def test_a_proxy_that_does_not_connect_says_why(no_lookups: pytest.MonkeyPatch, status: int, code: str) -> None:
    with ConnectProxy(1, status=status) as proxy:
        no_lookups.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        assert failure("https://feed.example/rss").code == code


def test_a_proxy_that_wants_a_password_for_http_or_is_off(no_lookups: pytest.MonkeyPatch) -> None:
    with Server() as proxy:
        proxy.script(FEED, Answer(407))
        no_lookups.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        assert failure(FEED).code == "fetch.proxy_login"
    assert failure(FEED).code == "fetch.proxy"


def tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
