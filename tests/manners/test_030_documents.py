"""030-032, 036: no document is fetched twice, and one that cannot be had is not hammered."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from newsreader.feeds.fetch import Fetcher
from newsreader.library.icons import load_icons
from newsreader.library.intake import ParserHere
from newsreader.library.keep import load_pictures
from newsreader.library.opened import Library
from newsreader.library.subscribe import subscribe
from newsreader.model import FeedOutcome, Fetched, Offline, Query
from tests.library.conftest import Clock
from tests.library.ways import find, keep_all, run_with_fetcher
from tests.manners.ways import HOUR, follow_at
from tests.newsroom import Item, article_page, front_page, paragraphs, png, rss
from tests.server import Answer, Server, feed, page, picture


def article(library: Library, server: Server, html: str = "") -> int:
    """Follow a feed of one article that shows a picture; its number."""
    base = server.url("").rstrip("/")
    html = html or f"<p>Ảnh</p><img src='{base}/anh.png'>"
    follow_at(library, server, feed(rss([Item("bai", "Bài", html=html)], base=base)))
    [number] = library.store.lists.ids(Query())
    server.forget()
    return number


def serve_page(server: Server, *answers: Answer) -> None:
    made = article_page("Bài", paragraphs("bão"), [(server.url("/anh.png"), "Ảnh")])
    server.script("/bai", *(answers or (page(made),)))
    server.script("/anh.png", picture(png()))


def load(library: Library, number: int) -> None:
    run_with_fetcher(library, lambda fetcher: load_pictures(library, number, fetcher))


def test_030_keeping_an_article_does_not_ask_for_its_feed_and_for_nothing_twice(
    library: Library, server: Server
) -> None:
    number = article(library, server)
    serve_page(server)
    assert keep_all(library, [number])[0].offline is Offline.COMPLETE
    keep_all(library, [number])
    load(library, number)
    assert sorted(request.path for request in server.requests) == ["/anh.png", "/bai"]


def test_031_a_page_that_is_kept_is_not_asked_for_again_for_a_picture(
    library: Library, server: Server, clock: Clock
) -> None:
    number = article(library, server)
    serve_page(server)
    server.script("/anh.png", Answer(500), picture(png()))
    assert keep_all(library, [number])[0].offline is Offline.PARTIAL
    clock.advance(2 * HOUR)
    assert keep_all(library, [number])[0].offline is Offline.COMPLETE
    assert len(server.asked("/bai")) == 1
    assert len(server.asked("/anh.png")) == 2


@pytest.mark.parametrize(("status", "again"), [(500, 2 * HOUR), (404, timedelta(days=3))])
def test_032_a_picture_that_fails_is_not_hammered(
    library: Library, server: Server, clock: Clock, status: int, again: timedelta
) -> None:
    number = article(library, server)
    server.script("/anh.png", Answer(status))
    for _ in range(5):
        load(library, number)
        clock.advance(timedelta(minutes=5))
    assert len(server.asked("/anh.png")) == 1
    clock.advance(again)
    load(library, number)
    load(library, number)
    assert len(server.asked("/anh.png")) == 2


def test_032_a_page_that_fails_is_not_hammered(library: Library, server: Server, clock: Clock) -> None:
    number = article(library, server)
    serve_page(server, Answer(500))
    assert keep_all(library, [number])[0].error_code == "fetch.server"
    assert keep_all(library, [number])[0].error_code == "keep.lately"
    assert len(server.asked("/bai")) == 1
    clock.advance(timedelta(minutes=11))
    assert keep_all(library, [number])[0].error_code == "fetch.server"
    assert len(server.asked("/bai")) == 2


def icons(library: Library) -> tuple[int, ...]:
    return run_with_fetcher(library, lambda fetcher: load_icons(library, fetcher))


def test_032_the_icon_of_a_site_is_fetched_once_for_all_of_its_feeds(library: Library, server: Server) -> None:
    for number in range(4):
        follow_at(
            library, server, feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))), path=f"/{number}"
        )
    server.script("/", page("<html><head><link rel=icon href=/bieu-tuong.png></head></html>"))
    server.script("/bieu-tuong.png", picture(png()))
    server.forget()
    assert len(icons(library)) == 4
    assert icons(library) == ()
    assert [request.path for request in server.requests] == ["/", "/bieu-tuong.png"]


def test_032_an_icon_that_fails_is_asked_for_again_but_not_at_once(
    library: Library, server: Server, clock: Clock
) -> None:
    follow_at(library, server, feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))))
    server.script("/", Answer(500), page("<html><head><link rel=icon href=/i.png></head></html>"))
    server.script("/i.png", picture(png()))
    for _ in range(4):
        assert icons(library) == ()
        clock.advance(HOUR)
    assert len(server.asked("/")) == 1
    clock.advance(timedelta(days=1))
    assert len(icons(library)) == 1


def test_032_a_site_without_an_icon_is_not_asked_again(library: Library, server: Server, clock: Clock) -> None:
    follow_at(library, server, feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))))
    server.script("/", Answer(404))
    for _ in range(3):
        icons(library)
        clock.advance(timedelta(days=3))
    assert len(server.asked("/")) == 1


def test_036_adding_a_feed_costs_one_request_of_it(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))))
    prefetched: dict[str, Fetched] = {}
    [found] = find(library, server.url("/rss.xml"), prefetched)
    run_with_fetcher(library, _adding(library, found.url, prefetched))
    assert [request.path for request in server.requests] == ["/rss.xml"]
    assert len(library.store.lists.ids(Query())) == 1


def test_036_adding_by_the_page_costs_one_request_of_each(library: Library, server: Server) -> None:
    server.script("/rss.xml", feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))))
    server.script("/", page(front_page("/rss.xml")))
    prefetched: dict[str, Fetched] = {}
    [found] = find(library, server.url("/"), prefetched)
    run_with_fetcher(library, _adding(library, found.url, prefetched))
    assert [request.path for request in server.requests] == ["/", "/rss.xml"]


def _adding(
    library: Library, url: str, prefetched: dict[str, Fetched]
) -> Callable[[Fetcher], Awaitable[FeedOutcome]]:
    return lambda fetcher: subscribe(library, url, fetcher, ParserHere(), prefetched=prefetched.get(url))
