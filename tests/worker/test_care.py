"""What the background process does for feeds after a refresh, and the passwords that it is handed."""

import asyncio
import base64
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.library import indexing, rules
from newsreader.library.opened import Library, open_library, utc_now
from newsreader.library.passwords import origin
from newsreader.library.read import list_ids, list_rows
from newsreader.library.tidy import GRACE, tidy
from newsreader.model import FeedOutcome, FeedStatus, FeedWishes, Login, Offline, Query, Urgency
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.settings import PICTURE_BYTES, REFRESH_MINUTES
from newsreader.store.backup import Backup
from newsreader.worker import bench
from newsreader.worker.jobs import CareForFeeds, Refresh
from newsreader.worker.tools import WishedLimits
from tests.newsroom import Item, article_page, paragraphs, rss
from tests.server import Answer, Request, Server, feed, page
from tests.store.news import add_feed, new_article, write
from tests.worker.test_worker import PATIENCE, Listener, pid_of


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        base = running.url("").rstrip("/")
        items = [Item(str(number), f"Tin {number}", age=timedelta(hours=number)) for number in range(3)]
        running.script("/rss.xml", feed(rss(items, base=base)))
        for item in items:
            running.script(f"/{item.slug}", page(article_page(item.title, paragraphs(item.title))))
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with_feed = open_library(library_paths(tmp_path / "library"))
    yield with_feed
    with_feed.close()


@pytest.fixture
def listener(library: Library) -> Iterator[Listener]:
    one = Listener(library.paths)
    yield one
    one.client.close()


def follow(library: Library, server: Server, wishes: FeedWishes) -> int:
    number = library.store.feeds.add(server.url("/rss.xml"), now=library.now())
    library.store.feeds.set_wishes(number, wishes)
    return number


def states(library: Library) -> list[Offline]:
    return [row.offline for row in list_rows(library, list_ids(library, Query()))]


def test_whole_texts_are_fetched_after_a_refresh_without_being_asked(
    library: Library, listener: Listener, server: Server
) -> None:
    follow(library, server, FeedWishes(full_text=True))
    listener.events(listener.client.submit(Refresh()))
    end = time.monotonic() + PATIENCE
    while states(library) != [Offline.COMPLETE] * 3:
        assert time.monotonic() < end, states(library)
        time.sleep(0.05)
    assert sorted(request.path for request in server.requests) == ["/0", "/1", "/2", "/rss.xml"]


def test_a_process_that_ended_in_between_leaves_the_rest_to_the_next(
    library: Library, listener: Listener, server: Server
) -> None:
    follow(library, server, FeedWishes(full_text=True))
    texts = {number: page(article_page(f"Tin {number}", paragraphs(f"Tin {number}"))) for number in range(3)}
    server.script("/1", Answer(delay=30), texts[1])
    listener.events(listener.client.submit(Refresh()))
    end = time.monotonic() + PATIENCE
    while not server.asked("/1"):
        assert time.monotonic() < end
        time.sleep(0.05)
    listener.client.close(timeout=0.1)
    again = Listener(library.paths)
    try:
        again.events(again.client.submit(Refresh()))
        while states(library) != [Offline.COMPLETE] * 3:
            assert time.monotonic() < end, states(library)
            time.sleep(0.05)
    finally:
        again.client.close()


def test_articles_past_their_number_go_after_a_refresh(
    library: Library, listener: Listener, server: Server
) -> None:
    follow(library, server, FeedWishes(retention_count=1))
    list(tidy(replace(library, now=lambda: utc_now() - GRACE)))  # it was wished some time ago
    listener.events(listener.client.submit(Refresh()))
    end = time.monotonic() + PATIENCE
    while len(states(library)) != 1:
        assert time.monotonic() < end, states(library)
        time.sleep(0.05)


def test_a_worn_search_index_is_made_anew_and_filled(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MANY", 20)
    ids = write(library.store, add_feed(library.store), *(new_article(n) for n in range(20))).added
    library.store.articles.forget(ids[:15], library.now())
    list(tidy(replace(library, now=lambda: utc_now() - GRACE)))

    async def work() -> None:
        one = bench.Bench(library.paths, demo=False)
        await _all(one.do(CareForFeeds()))
        await one.close()

    asyncio.run(asyncio.wait_for(work(), PATIENCE))
    assert library.store.search.stale() == (0, 5)
    assert not indexing.waits(library)


def test_what_is_asked_for_breaks_off_a_backup_that_nobody_asked_for(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library, server, FeedWishes())
    begun, stopped = threading.Event(), threading.Event()

    def copy_for_long(_library: Library) -> None:
        begun.set()
        assert stopped.wait(PATIENCE)

    monkeypatch.setattr(bench, "back_up_when_due", copy_for_long)
    monkeypatch.setattr(Backup, "stop", lambda _self: stopped.set())

    async def work() -> list[object]:
        one = bench.Bench(library.paths, demo=False)
        caring = asyncio.create_task(_all(one.do(CareForFeeds())))
        await asyncio.to_thread(begun.wait, PATIENCE)
        done = await _all(one.do(Refresh()))
        await caring
        await one.close()
        return done

    assert len(asyncio.run(asyncio.wait_for(work(), PATIENCE))) >= 1


async def _all(answers: AsyncIterator[object]) -> list[object]:
    return [one async for one in answers]


def test_a_password_that_was_handed_over_reaches_its_server_only(
    library: Library, listener: Listener, server: Server
) -> None:
    def guarded(request: Request) -> Answer:
        told = request.headers.get("authorization", "").removeprefix("Basic ")
        right = base64.b64decode(told) == "bandoc:bí mật".encode()
        return feed(rss([Item("a", "Tin riêng")], base=server.url("").rstrip("/"))) if right else Answer(401)

    server.script("/rss.xml", guarded)
    number = follow(library, server, FeedWishes(user_name="bandoc", user_agent="Thu/1"))
    wrong = Login("https://xau.example", "bandoc", "bí mật")
    [refused, _] = listener.events(listener.client.submit(Refresh((number,), Urgency.NOW, (wrong,))))
    assert isinstance(refused, FeedOutcome)
    assert (refused.status, refused.error_code) == (FeedStatus.FAILED, "fetch.login")
    right = Login(origin(server.url("/")), "bandoc", "bí mật")
    [outcome, *_] = listener.events(listener.client.submit(Refresh((number,), Urgency.NOW, (right,))))
    assert isinstance(outcome, FeedOutcome)
    assert outcome.status is FeedStatus.OK
    assert {request.headers["user-agent"] for request in server.asked("/rss.xml")} == {"Thu/1"}
    whole = b"".join(file.read_bytes() for file in library.paths.data.rglob("*") if file.is_file())
    assert "bí mật".encode() not in whole


def test_a_setting_that_is_changed_while_the_process_lives_is_seen(
    library: Library, listener: Listener, server: Server
) -> None:
    number = follow(library, server, FeedWishes())
    listener.events(listener.client.submit(Refresh((number,), Urgency.NOW)))
    process = pid_of(listener)
    assert library.store.feeds.get(number).next_reason == "schedule.rhythm"  # its articles are old
    library.settings.set(REFRESH_MINUTES, 1440)
    listener.events(listener.client.submit(Refresh((number,), Urgency.NOW)))
    assert library.store.feeds.get(number).next_reason == "schedule.interval"
    assert pid_of(listener) == process


def test_the_greatest_size_of_a_picture_is_the_readers(library: Library) -> None:
    limits = WishedLimits(settings=library.settings)
    assert (limits.size("picture"), limits.size("page")) == (8_000_000, 8_000_000)
    library.settings.set(PICTURE_BYTES, 100_000)
    assert (limits.size("picture"), limits.size("page")) == (100_000, 8_000_000)


def test_rules_see_what_a_refresh_brings(library: Library, listener: Listener, server: Server) -> None:
    follow(library, server, FeedWishes())
    rules.add_rule(library, Rule(query="title:1", mute=True, notify=True))
    rules.add_rule(library, Rule(query="title:2", keep=True, notify=True))
    outcomes = [one for one in listener.events(listener.client.submit(Refresh())) if isinstance(one, FeedOutcome)]
    assert [(len(one.changes.added), len(one.changes.notify)) for one in outcomes] == [(2, 1)]
    end = time.monotonic() + PATIENCE
    while Offline.COMPLETE not in states(library):
        assert time.monotonic() < end, states(library)
        time.sleep(0.05)
    assert sorted(request.path for request in server.requests) == ["/2", "/rss.xml"]
    assert len(list_ids(library, Query(muted=True))) == 1


def test_the_thread_that_stores_is_handed_to_the_library(library: Library) -> None:
    with ThreadPoolExecutor(1) as writing:
        one = bench.Bench(library.paths, False, writing)
        assert one._library.writing is writing
        asyncio.run(one.close())
