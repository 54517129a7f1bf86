"""Checking feeds against a real server and a real file: what is stored, what is not, what fails alone."""

import asyncio
import json
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import aclosing
from datetime import timedelta
from typing import Any

import pytest

from newsreader.errors import BusyError
from newsreader.feeds.fetch import Fetcher
from newsreader.library.findings import Finding, store
from newsreader.library.intake import Choose, Document, ParserHere
from newsreader.library.mark import mark_read, mark_starred
from newsreader.library.opened import Library
from newsreader.library.read import article, counts, feeds, list_ids, list_rows
from newsreader.library.refresh import LEASE, refresh
from newsreader.library.subscribe import rename_feed
from newsreader.model import FeedOutcome, FeedStatus, NewArticle, Offline, Query, ReadHow, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check, follow, run_with_fetcher
from tests.newsroom import Item, rss
from tests.server import Answer, Server, feed, redirect


def serve(server: Server, *items: Item, path: str = "/rss.xml", etag: str = '"1"', title: str = "Báo Thử") -> str:
    server.script(path, feed(rss(items, base=server.url("").rstrip("/"), title=title), etag=etag))
    return server.url(path)


def test_articles_of_a_feed_are_stored_listed_and_counted(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Bão số 5 đổ bộ"), Item("b", "Giá vàng tăng", age=timedelta(hours=3))))
    rows = list_rows(library, list_ids(library, Query()))
    assert [row.title for row in rows] == ["Bão số 5 đổ bộ", "Giá vàng tăng"]
    assert counts(library).unread == 2
    assert counts(library).feeds == {rows[0].feed: 2}


def test_a_second_check_sends_the_validators_and_stores_nothing(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một")))
    [outcome] = check(library)
    assert outcome.status is FeedStatus.NOT_MODIFIED
    assert server.requests[-1].headers["if-none-match"] == '"1"'
    assert len(list_ids(library, Query())) == 1


def test_the_same_body_without_validators_is_not_parsed_again(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một"), etag=""))
    assert [outcome.status for outcome in check(library)] == [FeedStatus.NOT_MODIFIED]


def test_an_entry_without_a_title_is_called_by_its_first_words(library: Library, server: Server) -> None:
    words = "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba."
    follow(
        library,
        serve(server, Item("a", "", summary=words), Item("b", "", summary=words, html=f"<p>{words} Hết.</p>")),
    )
    rows = list_rows(library, list_ids(library, Query()))
    assert {row.title for row in rows} == {"Một hai ba bốn năm sáu bảy tám chín mười mười một…"}
    assert {row.excerpt for row in rows} == {"mười hai mười ba.", "mười hai mười ba. Hết."}


def test_a_short_summary_does_not_say_its_headline_again(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "", summary="Một hai.", html="<p>Một hai. Ba bốn.</p>")))
    [row] = list_rows(library, list_ids(library, Query()))
    assert (row.title, row.excerpt) == ("Một hai. Ba bốn.", "")


def test_an_update_changes_the_text_and_never_the_marks(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Tựa cũ", summary="Chữ cũ")))
    [number] = list_ids(library, Query())
    mark_read(library, [number], True, ReadHow.OPENED)
    mark_starred(library, [number], True)
    serve(server, Item("a", "Tựa mới", summary="Chữ mới"), etag='"2"')
    [outcome] = check(library)
    assert outcome.changes.updated == (number,)
    row = article(library, number).row
    assert (row.title, row.excerpt, row.read, row.starred) == ("Tựa mới", "Chữ mới", True, True)
    assert list(list_ids(library, Query(text="cu"))) == []
    assert list(list_ids(library, Query(text="chu moi"))) == [number]


def test_an_item_that_left_and_returned_keeps_its_state(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một"), Item("b", "Hai")))
    numbers = list(list_ids(library, Query()))
    mark_read(library, numbers, True, ReadHow.BY_HAND)
    serve(server, Item("b", "Hai"), etag='"2"')
    check(library)
    serve(server, Item("a", "Một"), Item("b", "Hai"), etag='"3"')
    check(library)
    assert list(list_ids(library, Query())) == numbers
    assert counts(library).unread == 0


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(status=404), "fetch.not_found"),
        (Answer(status=410), "fetch.gone"),
        (Answer(status=500), "fetch.server"),
        (Answer(body=b"<html><body>Xin chao</body></html>"), "parse.not_a_feed"),
        (Answer(body=b""), "parse.empty"),
        (redirect("/rss.xml"), "fetch.redirects"),
        (redirect("file:///etc/passwd"), "fetch.scheme"),
    ],
)
def test_a_failure_is_kept_on_its_feed_and_stops_nothing_else(
    library: Library, server: Server, answer: Answer, code: str
) -> None:
    follow(library, serve(server, Item("a", "Một")))
    good = follow(library, serve(server, Item("b", "Hai"), path="/good.xml")).feed
    server.script("/rss.xml", answer)
    serve(server, Item("b", "Hai"), Item("c", "Ba"), path="/good.xml", etag='"2"')
    outcomes = {outcome.feed: outcome for outcome in check(library)}
    assert outcomes[good].changes.added
    [failed] = [one for one in feeds(library) if one.error_code]
    assert failed.error_code == code == outcomes[failed.id].error_code
    assert failed.failures == 1
    assert failed.health.http_status == (0 if answer.status in {301, 302} else answer.status)
    assert len(list_ids(library, Query(feed=failed.id))) == 1


def test_a_refused_connection_is_named(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một")))
    server.stop()
    [outcome] = check(library)
    assert outcome.error_code == "fetch.refused"
    server.start()
    assert check(library)[0].error_code == ""
    assert feeds(library)[0].failures == 0


def test_only_due_feeds_are_asked_unless_all_are_wanted(library: Library, server: Server, clock: Clock) -> None:
    follow(library, serve(server, Item("a", "Một")))
    assert check(library, urgency=Urgency.DUE) == []
    clock.advance(timedelta(days=2))
    assert len(check(library, urgency=Urgency.DUE)) == 1


def test_one_refresh_at_a_time(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một")))
    assert library.store.leases.take("refresh", "another", library.now(), 60, process=os.getpid())
    with pytest.raises(BusyError):
        check(library)
    library.store.leases.release("refresh", "another")
    assert len(check(library)) == 1


def test_old_validators_are_dropped_after_eight_days(library: Library, server: Server, clock: Clock) -> None:
    follow(library, serve(server, Item("a", "Một")))
    clock.advance(timedelta(days=9))
    check(library)
    assert "if-none-match" not in server.requests[-1].headers


def test_articles_without_a_date_keep_the_order_of_their_feed(library: Library, server: Server) -> None:
    body = (
        b"<rss version='2.0'><channel><title>T</title>"
        b"<item><title>first</title><guid>1</guid></item><item><title>second</title><guid>2</guid></item>"
        b"<item><title>third</title><guid>3</guid></item></channel></rss>"
    )
    server.script("/rss.xml", feed(body))
    follow(library, server.url("/rss.xml"))
    rows = list_rows(library, list_ids(library, Query()))
    assert [row.title for row in rows] == ["first", "second", "third"]
    assert not any(row.dated for row in rows)


def test_a_date_in_the_future_does_not_stand_above_the_news_for_ever(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Mai sau", age=timedelta(days=-400)), Item("b", "Nay")))
    clock_now = library.now()
    assert all(row.published <= clock_now for row in list_rows(library, list_ids(library, Query())))


def test_the_readers_own_name_stays_when_the_feed_renames_itself(library: Library, server: Server) -> None:
    number = follow(library, serve(server, Item("a", "Một"), title="Tên Một")).feed
    rename_feed(library, number, "Của tôi")
    serve(server, Item("b", "Hai"), etag='"2"', title="Tên Hai")
    check(library)
    assert feeds(library)[0].title == "Của tôi"
    rename_feed(library, number, "")
    assert feeds(library)[0].title == "Tên Hai"


def test_sections_are_declared_else_taken_from_the_feeds_title(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một", categories=("Thế giới", "Nguyễn Văn A"))))
    follow(library, serve(server, Item("b", "Hai"), path="/2.xml", title="Báo Thử - Thể thao"))
    by_title = {row.title: row for row in list_rows(library, list_ids(library, Query()))}
    keys = {section.id: section.key for section in library.store.sections.all()}
    assert [keys[number] for number in by_title["Một"].sections] == ["world"]
    assert [keys[number] for number in by_title["Hai"].sections] == ["sport"]
    published = [mark.published for mark in article(library, by_title["Một"].id).marks]
    assert published == ["Thế giới", "Nguyễn Văn A"]


def test_new_articles_are_not_kept_offline_by_themselves(library: Library, server: Server) -> None:
    follow(library, serve(server, Item("a", "Một")))
    assert list_rows(library, list_ids(library, Query()))[0].offline is Offline.NONE


def test_a_server_that_asked_us_to_wait_is_not_asked_whoever_wants_it(
    library: Library, server: Server, clock: Clock
) -> None:
    follow(library, serve(server, Item("a", "Một")))
    server.script("/rss.xml", Answer(429, {"Retry-After": "7200"}), feed(b"<rss/>"))
    assert check(library)[0].error_code == "fetch.busy"
    server.forget()
    clock.advance(timedelta(minutes=90))
    assert check(library)[0].skip_code == "schedule.host_rests"
    assert server.requests == ()
    assert feeds(library)[0].failures == 1
    clock.advance(timedelta(minutes=60))
    check(library)
    assert len(server.requests) == 1


def test_folders_and_sections_are_read_once_a_refresh(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        follow(library, serve(server, Item("a", "Một"), path=f"/{number}.xml"))
        serve(server, Item("b", "Hai"), path=f"/{number}.xml", etag='"2"')
    parts = (type(library.store.folders), type(library.store.sections))
    asked: list[str] = []
    for part in parts:
        monkeypatch.setattr(part, "all", _noted(part, asked))
    assert len(check(library)) == 3
    # Once to refresh; the tree once more to learn what sections are about, where some have to be inferred.
    assert sorted(asked) == ["Folders", "Sections", "Sections"]


def _noted(part: type[Any], asked: list[str]) -> Callable[[Any], Any]:
    whole = part.all

    def every(self: Any) -> Any:
        asked.append(part.__name__)
        return whole(self)

    return every


@pytest.mark.parametrize(("updated", "kept"), [("1969-12-31T23:00:00Z", False), ("2020-01-01T00:00:00Z", True)])
def test_an_update_before_the_web_is_none(library: Library, server: Server, updated: str, kept: bool) -> None:
    entry = f"<entry><id>a</id><title>A</title><published>2019-05-05T00:00:00Z</published><updated>{updated}</updated></entry>"
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>{entry}</feed>'
    server.script("/atom.xml", feed(body.encode()))
    follow(library, server.url("/atom.xml"))
    [number] = list_ids(library, Query())
    assert (article(library, number).updated is not None) == kept


def test_ids_with_what_no_text_may_hold_are_known_again(library: Library, server: Server) -> None:
    def document(count: int) -> Answer:
        items = [{"id": f"a\0{number}", "content_text": f"x\0y {number}"} for number in range(count)]
        body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": items})
        return Answer(body=body.encode(), headers={"Content-Type": "application/feed+json"})

    server.script("/feed.json", document(1))
    follow(library, server.url("/feed.json"))
    server.script("/feed.json", document(2))
    check(library)
    rows = list_rows(library, list_ids(library, Query()))
    assert sorted(row.title for row in rows) == ["xy 0", "xy 1"]


def test_nobody_gets_by_a_thread_that_stores_however_often_it_is_cancelled(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library, serve(server, Item("a", "Một"), etag='"1"'))
    serve(server, Item("a", "Một"), Item("b", "Hai"), etag='"2"')
    storing, go_on = threading.Event(), threading.Event()

    def slowly(library: Library, findings: Sequence[Finding]) -> list[FeedOutcome]:
        storing.set()
        go_on.wait(10)
        return store(library, findings)

    monkeypatch.setattr("newsreader.library.refresh.store", slowly)

    async def work(fetcher: Fetcher) -> None:
        async def all_of_it() -> None:
            async for _ in refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW):
                pass

        task = asyncio.create_task(all_of_it())
        assert await asyncio.to_thread(storing.wait, 10)
        for _ in range(2):
            task.cancel()
            await asyncio.sleep(0.01)
            assert not task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    run_with_fetcher(library, work)
    assert len(list_ids(library, Query())) == 2


def test_what_is_under_way_ends_before_the_lease(library: Library, server: Server) -> None:
    urls = [serve(server, Item("a", "Một"), path=f"/{number}.xml") for number in range(3)]
    for url in urls:
        follow(library, url)
    begun: list[str] = []
    ended: list[str] = []

    class Slow(ParserHere):
        async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
            begun.append(document.url)
            if document.url == urls[0]:
                while len(begun) < len(urls):
                    await asyncio.sleep(0.01)
                return await super().take_in(document, choose)
            try:
                await asyncio.sleep(10)
            finally:
                ended.append(library.store.leases.holder(LEASE, library.now()))
            return ()

    for number in range(3):
        serve(server, Item("b", "Hai"), path=f"/{number}.xml", etag='"2"')

    async def work(fetcher: Fetcher) -> None:
        async with aclosing(refresh(library, fetcher, Slow(), urgency=Urgency.NOW)) as outcomes:
            assert (await anext(outcomes)).error_code == ""
        assert len(ended) == 2

    run_with_fetcher(library, work)
    assert all(ended)


def test_a_refresh_whose_lease_another_process_took_ends(
    library: Library, server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        follow(library, serve(server, Item("a", "Một"), path=f"/{number}.xml"))
    monkeypatch.setattr("newsreader.library.refresh.RENEW_SECONDS", -1.0)

    async def work(fetcher: Fetcher) -> None:
        async with aclosing(refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW)) as outcomes:
            await anext(outcomes)
            clock.advance(timedelta(minutes=5))  # asleep
            assert library.store.leases.take(LEASE, "another", clock(), 120)
            with pytest.raises(BusyError):
                await anext(outcomes)

    run_with_fetcher(library, work)
    assert library.store.leases.holder(LEASE, clock()) == "another"
