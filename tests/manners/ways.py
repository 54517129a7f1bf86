"""What the tests of manners share: feeds that are served and followed, names that lead to loopback."""

import socket
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from newsreader.library.opened import Library
from newsreader.library.read import feeds
from newsreader.model import Feed
from tests.library.ways import follow
from tests.newsroom import Item, rss
from tests.server import Answer, Request, Server

HOUR = timedelta(hours=1)
BODY = rss([Item("a", "Một")], base="http://127.0.0.1")
FEED = Answer(200, {"Content-Type": "application/rss+xml"}, BODY)
CONDITIONS = ("if-none-match", "if-modified-since")


def feed_with(**headers: str | None) -> Answer:
    """A feed with these headers; an underscore stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, {"Content-Type": "application/rss+xml", **named}, BODY)


def unchanged_with(**headers: str) -> Answer:
    """A 304 with these headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(304, {"Content-Length": None, "Content-Type": None, **named})


def follow_at(
    library: Library, server: Server, *answers: Answer, path: str = "/rss.xml", address: str = ""
) -> Feed:
    """Follow a feed that answers so, in turn; the first is its first check."""
    server.script(path, *(answers or (FEED,)))
    return stored(library, follow(library, server.url(path, address)).feed)


def stored(library: Library, number: int) -> Feed:
    """The feed as it is stored."""
    return library.store.feeds.get(number)


def the_feed(library: Library) -> Feed:
    """The only feed."""
    [one] = feeds(library)
    return one


def wait(library: Library, feed: Feed) -> timedelta:
    """How long from now to its next check."""
    again = stored(library, feed.id).next_check
    assert again is not None
    return again - library.now()


def conditions(request: Request) -> Mapping[str, str]:
    """The validators that a request carries."""
    return {name: request.headers[name] for name in CONDITIONS if name in request.headers}


def about(found: timedelta, wanted: timedelta) -> bool:
    """Whether a wait is as wanted, drawn out by a feed's own share."""
    return wanted <= found <= wanted * 1.16 + timedelta(seconds=2)


def lead_names(monkeypatch: pytest.MonkeyPatch, table: Mapping[str, str], error: int = socket.EAI_AGAIN) -> None:
    """Let names lead to these addresses instead of asking the system's resolver, which no test can rely on; for
    any other name it fails with `error`."""
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *more: int) -> object:
        if host.startswith("127."):
            return real(host, port, *more)
        if host not in table:
            raise socket.gaierror(error, "told by the test")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (table[host], port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def http_date(moment: datetime) -> str:
    """A moment as headers write it."""
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")
