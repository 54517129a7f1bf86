"""Pages of new articles that the reader wants always: text only or all, asked for once, also by a later run."""

from datetime import timedelta

import pytest

from newsreader.feeds.fetch import Fetcher
from newsreader.library.keep import keep_wished
from newsreader.library.opened import Library
from newsreader.library.read import list_ids, list_rows
from newsreader.model import FeedWishes, KeepProgress, Offline, Query
from tests.library.conftest import Clock
from tests.library.ways import follow, run_with_fetcher
from tests.newsroom import Item, article_page, paragraphs, png, rss
from tests.server import Answer, Server, feed, page, picture


@pytest.fixture
def number(library: Library, server: Server) -> int:
    """A feed of two articles, the newer one with a picture on its page."""
    base = server.url("").rstrip("/")
    items = [Item("a", "Bài một"), Item("b", "Bài hai", age=timedelta(hours=2))]
    server.script("/rss.xml", feed(rss(items, base=base)))
    server.script("/a", page(article_page("Bài một", paragraphs("bài một"), [("/anh.png", "Cầu")])))
    server.script("/b", page(article_page("Bài hai", paragraphs("bài hai"))))
    server.script("/anh.png", picture(png()))
    number = follow(library, server.url("/rss.xml")).feed
    server.forget()
    return number


def run(library: Library) -> list[KeepProgress]:
    async def work(fetcher: Fetcher) -> list[KeepProgress]:
        return [progress async for progress in keep_wished(library, fetcher)]

    return run_with_fetcher(library, work)


def paths(server: Server) -> list[str]:
    return [request.path for request in server.requests]


def offline(library: Library) -> list[Offline]:
    return [row.offline for row in list_rows(library, list_ids(library, Query()))]


def test_nothing_is_fetched_unless_wanted(library: Library, server: Server, number: int) -> None:
    assert run(library) == []
    assert paths(server) == []


def test_whole_texts_are_fetched_without_pictures(library: Library, server: Server, number: int) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))
    assert [progress.error_code for progress in run(library)] == ["", ""]
    assert sorted(paths(server)) == ["/a", "/b"]
    assert offline(library) == [Offline.PARTIAL, Offline.COMPLETE]
    assert list(list_ids(library, Query(text="co quan chuc nang"))) != []
    assert run(library) == []


def test_keeping_for_offline_fetches_the_pictures_too(library: Library, server: Server, number: int) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(keep_offline=True))
    run(library)
    assert sorted(paths(server)) == ["/a", "/anh.png", "/b"]
    assert offline(library) == [Offline.COMPLETE, Offline.COMPLETE]


def test_what_one_run_left_the_next_one_fetches(library: Library, server: Server, number: int) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))

    async def first_only(fetcher: Fetcher) -> None:
        pages = keep_wished(library, fetcher)
        await anext(pages)
        await pages.aclose()  # type: ignore[attr-defined]  # an async generator, as all deeds that yield

    run_with_fetcher(library, first_only)
    run(library)
    assert sorted(paths(server)) == ["/a", "/b"]


def test_a_page_that_failed_is_not_asked_again(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))
    server.script("/a", Answer(404))
    assert [progress.error_code for progress in run(library)] == ["fetch.not_found", ""]
    clock.advance(timedelta(hours=2))
    assert run(library) == []
    assert paths(server).count("/a") == 1


def test_a_page_without_an_article_is_not_asked_again(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))
    server.script("/a", page("<p>Hết.</p>"))
    assert [progress.error_code for progress in run(library)] == ["keep.no_text", ""]
    clock.advance(timedelta(hours=2))
    assert run(library) == []
    assert paths(server).count("/a") == 1


def test_one_that_failed_for_the_moment_is_asked_again_after_an_hour(
    library: Library, server: Server, number: int, clock: Clock
) -> None:
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))
    server.script("/a", Answer(500), page(article_page("Bài một", paragraphs("bài một"))))
    run(library)
    assert run(library) == []
    clock.advance(timedelta(hours=1, minutes=1))
    assert [progress.error_code for progress in run(library)] == [""]


def test_old_articles_are_left_as_they_are(library: Library, server: Server, number: int, clock: Clock) -> None:
    clock.advance(timedelta(days=3))
    library.store.feeds.set_wishes(number, FeedWishes(full_text=True))
    assert run(library) == []
