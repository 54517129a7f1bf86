"""What `refresh` lifts, and what it says of feeds that it leaves out."""

import socket

import pytest

from newsreader.cli.arguments import DONE, FAILED, UNKNOWN
from newsreader.library import line, refresh
from tests.cli.conftest import ITEMS, Program
from tests.newsroom import front_page, rss
from tests.server import Answer, Server, feed, page


@pytest.fixture
def followed(program: Program, server: Server) -> Program:
    """A program that follows a feed, asked a moment ago."""
    program("add", server.url("/rss.xml"))
    server.forget()
    return program


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name can be looked up at the moment."""

    def look_up(*_more: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "told by the test")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_feed_that_is_not_due_is_left_out_and_said_why_where_asked(followed: Program, server: Server) -> None:
    assert followed("refresh") == (DONE, "0 feeds checked, 0 new articles, 0 failed.\n")
    code, out = followed("refresh", "--verbose")
    [left_out] = followed.json("refresh")
    assert left_out["left_out"].endswith(".")
    assert (code, f"Báo Thử: {left_out['left_out']}\n" in out) == (DONE, True)
    assert left_out["again"] > "2026"
    assert server.requests == ()


def test_by_hand_there_is_a_floor_which_now_lifts(followed: Program, server: Server) -> None:
    code, out = followed("refresh", "Báo Thử")
    assert (code, "Asked 1 min ago; by hand again at " in out) == (DONE, True)
    assert server.requests == ()
    assert "1 feed checked" in followed("refresh", "Báo Thử", "--now")[1]
    assert len(server.requests) == 1
    assert followed("refresh", "Không có")[0] == UNKNOWN


def test_nothing_lifts_what_a_server_asked_for(followed: Program, server: Server) -> None:
    server.script("/rss.xml", Answer(429, {"Retry-After": "3600"}))
    assert followed("refresh", "--now")[0] == FAILED
    code, out = followed("refresh", "--now", "--verbose")
    assert (code, "127.0.0.1 asked us to wait until " in out) == (DONE, True)
    assert len(server.requests) == 1


@pytest.mark.usefixtures("no_names")
def test_without_a_network_one_sentence_says_so_and_nothing_is_counted(
    followed: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script("/rss.xml", Answer(302, {"Location": "http://elsewhere.example/"}))
    monkeypatch.setattr(refresh, "Line", lambda: line.Line(lambda: False))
    code, out = followed("refresh", "--now")
    assert (code, out) == (FAILED, "0 feeds checked, 0 new articles, 0 failed.\n")
    assert followed.complaint == "newsreader: There is no network connection.\n"
    assert followed.json("feeds")[0]["error"] == ""


@pytest.mark.usefixtures("no_names")
def test_one_feed_that_cannot_be_reached_says_that_it_may_be_the_network(
    followed: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "Line", lambda: line.Line(lambda: True))
    server.script("/rss.xml", Answer(302, {"Location": "http://elsewhere.example/"}))
    assert followed("refresh", "--now")[0] == FAILED
    assert "It could not be reached, perhaps for want of a network." in followed.complaint
    assert followed.json("feeds")[0]["error"] == ""


def test_a_proxy_that_does_not_answer_is_named(
    followed: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script("/rss.xml", Answer(302, {"Location": "http://elsewhere.example/"}))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert followed("refresh", "--now")[0] == FAILED
    assert followed.complaint == "newsreader: The proxy 127.0.0.1:1 does not answer.\n"


def test_a_feed_that_has_moved_for_good_is_told(followed: Program, server: Server) -> None:
    server.script("/rss.xml", Answer(301, {"Location": "/hai.xml"}))
    said = [followed("refresh", "--now")[1] for _ in range(3)]
    assert [f"has moved to {server.url('/hai.xml')}" in out for out in said] == [False, False, True]
    assert followed.json("feeds")[0]["url"] == server.url("/hai.xml")


def test_a_feed_that_is_known_to_have_moved_is_followed_once(followed: Program, server: Server) -> None:
    """Its page's link leads to where it is now, under an address that was not followed, so that it came twice."""
    server.script("/rss.xml", Answer(301, {"Location": "/moi.xml"}))
    server.script("/moi.xml", feed(rss(ITEMS, base=server.url("").rstrip("/"), title="Báo Thử")))
    server.script("/", page(front_page("/rss.xml")))
    followed("refresh", "--now")
    assert followed("add", server.url("/"))[0] == FAILED
    assert "You already follow Báo Thử." in followed.complaint
    assert [one["url"] for one in followed.json("feeds")] == [server.url("/rss.xml")]
