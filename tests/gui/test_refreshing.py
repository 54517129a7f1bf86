"""Refreshing and following in the real window with the real background process: progress, stopping, requests."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsreader.gui.activity import Result
from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.window import Window
from newsreader.library.opened import open_library
from newsreader.model import FeedWishes, Urgency
from newsreader.paths import Paths
from newsreader.settings import REFRESH_MINUTES
from tests.gui.desk import open_desk, press, quiet_settings
from tests.gui.newsstand import wait
from tests.library.ways import follow
from tests.newsroom import Item, front_page, rss
from tests.server import Answer, Server, feed, page


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", "127.0.0.2")) as running:
        yield running


def news(server: Server, title: str, count: int = 2) -> str:
    items = [Item(f"{title}{number}", f"{title} {number}", age=timedelta(hours=number)) for number in range(count)]
    return rss(items, base=server.url("").rstrip("/"), title=title).decode()


def follow_six(paths: Paths, server: Server) -> None:
    """Six feeds without articles, two on one host and four on another; what they will say is scripted afterwards."""
    library = open_library(paths)
    for number in range(6):
        server.script(f"/{number}.xml", feed(news(server, f"Báo {number}", 0)))
        follow(library, server.url(f"/{number}.xml", "127.0.0.1" if number < 2 else "127.0.0.2"))
    library.close()


def test_a_refresh_tells_how_far_it_is_and_what_came_of_each_feed(paths: Paths, server: Server) -> None:
    follow_six(paths, server)
    for number in range(4):
        server.script(f"/{number}.xml", feed(news(server, f"Báo {number}")))
    server.script("/4.xml", Answer(404))
    with open_desk(paths, quiet_settings()) as window:
        ended: list[bool] = []
        window.session.refresh_ended.connect(lambda: ended.append(True))
        window.session.refresh((), Urgency.NOW)
        assert window.status.cancel.isVisible()
        wait(lambda: ended, "for the refresh")
        assert window.status.message.text() == "6 feeds · 8 new articles · 1 failed"
        assert not window.status.cancel.isVisible()
        lines = window.session.refreshing.activity.lines
        results = sorted(line.result for line in lines)
        assert results == ["failed", "new", "new", "new", "new", "summary", "unchanged"]
        assert all(line.size > 0 for line in lines if line.result is Result.NEW)
        rested: list[bool] = []
        window.session.rested.connect(lambda: rested.append(True))
        wait(lambda: rested, "for the stories")


def test_feeds_that_a_refresh_has_just_asked_are_not_told_as_left_out_of_it(paths: Paths, server: Server) -> None:
    """As when a list is imported while what is due is refreshed: its feeds are due too, and then asked by name."""
    library = open_library(paths)
    for number in range(3):
        server.script(f"/{number}.xml", feed(news(server, f"Báo {number}")))
        library.store.feeds.add(server.url(f"/{number}.xml"), now=library.now())
    library.close()
    with open_desk(paths, quiet_settings()) as window:
        ended: list[bool] = []
        window.session.refresh_ended.connect(lambda: ended.append(True))
        window.session.work._refresh_due()
        window.session.refresh(tuple(one.id for one in window.session.feeds))
        wait(lambda: ended, "for the refresh")
        assert window.status.message.text() == "3 feeds · 6 new articles"
        results = sorted(line.result for line in window.session.refreshing.activity.lines)
        assert results == ["new", "new", "new", "summary"]
        ended.clear()
        window.session.refresh()
        wait(lambda: ended, "for the next refresh")  # that these feeds are left out of it is told
        assert window.status.message.text() == "3 left out: asked less than 10 minutes ago"


def test_what_is_asked_by_hand_is_not_asked_beside_what_is_due(paths: Paths, server: Server) -> None:
    follow_six(paths, server)
    library = open_library(paths)
    for one in library.store.feeds.all():
        library.store.checks.plan(one.id, None, "")
    own = library.store.feeds.all()[0]
    library.store.feeds.set_wishes(own.id, FeedWishes(interval_minutes=15))
    library.close()
    values = quiet_settings()
    values.set(REFRESH_MINUTES, 0)
    before = len(server.requests)
    with open_desk(paths, values) as window:
        ended: list[bool] = []
        window.session.refresh_ended.connect(lambda: ended.append(True))
        window.session.work._refresh_due()  # as every minute
        wait(lambda: ended, "for the refresh")
    assert [server.url(one.target, one.address) for one in server.requests[before:]] == [own.url]


def test_a_stopped_refresh_keeps_what_is_stored_and_says_where_it_stopped(paths: Paths, server: Server) -> None:
    follow_six(paths, server)
    for number in range(6):
        quick = feed(news(server, f"Báo {number}"))
        server.script(f"/{number}.xml", quick if number < 2 else Answer(body=b"", delay=60))
    with open_desk(paths, quiet_settings()) as window:
        refreshing = window.session.refreshing
        window.session.refresh((), Urgency.NOW)
        wait(lambda: refreshing.run is not None and refreshing.run.done == 2, "for the first two feeds")
        press(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        wait(lambda: refreshing.run is None, "for the end")
        assert window.status.message.text() == "Stopped at 2 of 6 feeds · 4 new articles"
        wait(lambda: window.session.counts.articles == 4, "for what was stored")
        window.session.refresh((window.session.feeds[0].id,), Urgency.NOW)
        wait(lambda: refreshing.run is None, "for another one")


def open_dialog(window: Window) -> AddFeedDialog:
    window.commands.add_feed()
    dialog = window.findChild(AddFeedDialog)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("typed", ["{address}", "feed:{address}", "{bare}"])
def test_a_feed_that_was_looked_at_is_followed_without_a_second_request(
    paths: Paths, server: Server, typed: str
) -> None:
    server.script("/tin.xml", feed(news(server, "Báo Một"), etag='"1"'))
    address = server.url("/tin.xml")
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_dialog(window)
        dialog.address.setText(typed.format(address=address, bare=address.removeprefix("http://")))
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        wait(dialog.found.ticked, "for the feed")
        [found] = dialog.found.feeds
        assert [one.title for one in found.newest] == ["Báo Một 0", "Báo Một 1"]
        assert all(one.published is not None for one in found.newest)
        QTest.keyClick(dialog._follow, Qt.Key.Key_Return)
        wait(lambda: window.session.counts.articles == 2, "for its articles")
    assert len(server.asked("/tin.xml")) == 1


def test_a_pages_feeds_are_asked_once_each_and_shown_as_they_answer(paths: Paths, server: Server) -> None:
    server.script("/", page(front_page("/mot.xml", "/hai.xml")))
    server.script("/mot.xml", feed(news(server, "Báo Một")))
    late = Answer(
        headers={"Content-Type": "application/rss+xml"}, body=news(server, "Báo Hai").encode(), delay=1.5
    )
    server.script("/hai.xml", late)
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_dialog(window)
        dialog.address.setText(server.url("/"))
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        wait(lambda: [one.pending for one in dialog.found.feeds] == [False, True], "for the first feed")
        wait(dialog.found.ticked, "for the other")
        assert [one.title for one in dialog.found.feeds] == ["Báo Một", "Báo Hai"]
        for one in dialog.found.feeds:
            dialog.found.tick(one, True)
        dialog._follow.click()
        wait(lambda: window.session.counts.articles == 4, "for the articles")
    assert [len(server.asked(path)) for path in ("/mot.xml", "/hai.xml")] == [1, 1]


def test_a_new_search_gives_up_the_one_before(paths: Paths, server: Server) -> None:
    server.script("/cham.xml", Answer(body=b"", delay=60))
    server.script("/nhanh.xml", feed(news(server, "Báo Nhanh")))
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_dialog(window)
        dialog.address.setText(server.url("/cham.xml"))
        dialog.search()
        wait(lambda: server.asked("/cham.xml"), "for the first request")
        dialog.address.setText(server.url("/nhanh.xml"))
        dialog.search()
        wait(dialog.found.ticked, "for the other feed")
        assert [one.title for one in dialog.found.feeds] == ["Báo Nhanh"]
        dialog.reject()
