"""Proxies and certificates are the system's own."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.feeds.fetch import WebFetcher
from newsreader.model import Fetched, NotModified
from tests.manners.ways import FEED
from tests.server import Server

CERTIFICATE = Path(__file__).parents[1] / "data" / "self-signed.pem"
PROGRAM = f"""
import asyncio, ssl
from newsreader.errors import FetchError
from newsreader.feeds.fetch import WebFetcher
from tests.server import Answer, Server

async def ask(url):
    async with WebFetcher() as fetcher:
        try:
            return (await fetcher.get(url)).status
        except FetchError as error:
            return error.code

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain({str(CERTIFICATE)!r})
with Server(tls=context) as server:
    server.script("/feed", Answer(body=b"x"))
    print(asyncio.run(ask(server.url("/feed"))))
"""


@pytest.mark.parametrize(("trusted", "said"), [(True, "200"), (False, "fetch.certificate")])
def test_the_systems_certificates_decide(trusted: bool, said: str, tmp_path: Path) -> None:
    """A process of its own, since OpenSSL looks its certificates up once."""
    root = Path(__file__).parents[2]
    environment = {"PYTHONPATH": f"{root / 'src'}:{root}", "PATH": "", "HOME": str(tmp_path)}
    environment |= {"SSL_CERT_FILE": str(CERTIFICATE)} if trusted else {}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == said


def test_the_systems_proxy_is_asked_in_place_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url("").rstrip("/"))
        monkeypatch.setenv("no_proxy", "")
        target = "http://bao.example/rss.xml?a=1"
        proxy.script(target, FEED)

        async def ask() -> Fetched | NotModified:
            async with WebFetcher() as fetcher:
                return await fetcher.get(target)

        assert isinstance(asyncio.run(ask()), Fetched)
        assert [request.target for request in proxy.requests] == [target]
