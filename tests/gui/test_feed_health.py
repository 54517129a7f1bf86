"""The feed health view in the real window: what it shows, what it does, and that it follows."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from newsreader.gui import translation
from newsreader.gui.dialogs.feed_address import FeedAddressDialog
from newsreader.gui.dialogs.feed_health import FeedHealthDialog
from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
from newsreader.gui.models.health import FEED, READ, STATE
from newsreader.gui.models.nodes import needs_care
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.model import Feed, FeedCheck, FeedStatus, Urgency
from newsreader.paths import Paths
from newsreader.worker.jobs import Refresh
from tests.gui.desk import go, open_desk, quiet_settings, said
from tests.gui.newsstand import wait
from tests.newsroom import Item, rss
from tests.server import Server, feed

HOST: Mapping[str, str | int | float] = {"host": "outlet0.example", "status": 404}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        running.script("/rss.xml", feed(rss([Item("a", "Tin lành")], base=running.url("").rstrip("/"))))
        yield running


def break_feed(library: Library, number: int) -> None:
    now = datetime.now(UTC)
    check = FeedCheck(
        number, now, FeedStatus.FAILED, "fetch.not_found", HOST, next_check=now + timedelta(days=2),
        next_reason="schedule.refused", http_status=404,
    )  # fmt: skip
    library.store.checks.record_all([check])


def move_feed(library: Library, number: int, target: str) -> None:
    now = datetime.now(UTC)
    check = FeedCheck(
        number, now, FeedStatus.OK, next_check=now + timedelta(hours=1), http_status=200, redirected_to=target,
        moved_count=1,
    )  # fmt: skip
    library.store.checks.record_all([check])


def open_health(window: Window, number: int = 0) -> FeedHealthDialog:
    window.commands.show_feed_health(number)
    dialog = window.findChild(FeedHealthDialog)
    assert dialog is not None
    wait(lambda: dialog._table.health.conditions, "for the feeds")
    return dialog


def button(widget: QWidget, text: str) -> QPushButton:
    seen = (one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget))
    return next(one for one in seen if one.text().replace("&", "") == text)


def test_well_feeds_are_listed_and_a_filter_without_any_says_so(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        assert dialog._table.shown.rowCount() == 3
        assert "All feeds are well." in said(dialog)
        dialog._chips["broken"].click()
        assert dialog._stack.currentWidget() is dialog._empty
        assert dialog._empty.text() == "All feeds are well."
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        wait(lambda: not dialog.isVisible(), "for Escape")


def test_a_broken_feed_comes_first_with_its_sentences(newsstand: Library, paths: Paths) -> None:
    first = newsstand.store.feeds.all()[0]
    break_feed(newsstand, first.id)
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        assert [one.feed.id for one in dialog._table.chosen()] == [first.id]
        assert dialog._chips["broken"].text() == "&Broken  1"
        told = said(dialog._details)
        assert "outlet0.example has nothing at this address (404)." in told
        assert "404 · nothing there" in told
        assert "The server refused; asked again after two days." in told
        assert "1 feed may need you." in said(dialog)


def test_a_feed_that_waits_as_its_server_asked_needs_nobody(newsstand: Library, paths: Paths) -> None:
    one, now = newsstand.store.feeds.all()[0], datetime.now(UTC)
    until = now + timedelta(hours=1)
    check = FeedCheck(
        one.id, now, FeedStatus.FAILED, "fetch.busy", {"host": "outlet0.example", "status": 429},
        next_check=until, next_reason="schedule.retry_after", http_status=429,
    )  # fmt: skip
    newsstand.store.checks.record_all([check])
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        assert dialog._summary.text() == "No feed needs you; 1 waits, as its server asked."
        assert dialog._chips["slow"].text() == "S&low or waiting  1"


def test_trying_again_and_another_address_mend_a_feed(newsstand: Library, paths: Paths, server: Server) -> None:
    first = newsstand.store.feeds.all()[0]
    break_feed(newsstand, first.id)
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window, first.id)
        button(dialog, "Edit address…").click()
        edit = dialog.findChild(FeedAddressDialog)
        assert edit is not None
        field = edit.findChild(QLineEdit)
        assert field is not None
        assert not button(edit, "Save").isEnabled()
        field.setText("https://outlet1.example/rss")
        button(edit, "Save").click()
        wait(lambda: "You already follow Nhịp Phố." in said(edit), "for the refusal")
        field.setText(server.url("/rss.xml"))
        button(edit, "Save").click()
        wait(lambda: not dialog._table.health.count("broken"), "for the feed to be well")
        assert server.asked("/rss.xml")
        assert "All is well" in said(dialog._details) or "Nothing new has come" in said(dialog._details)


def test_a_feed_follows_to_its_new_address_and_back(newsstand: Library, paths: Paths, server: Server) -> None:
    first = newsstand.store.feeds.all()[0]
    move_feed(newsstand, first.id, server.url("/rss.xml"))
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window, first.id)
        assert "It has moved for good to" in said(dialog._details)
        button(dialog, "Use the new address").click()
        wait(lambda: newsstand.store.feeds.get(first.id).url == server.url("/rss.xml"), "for the address")
        wait(dialog._told.undo.isVisible, "for the undo")
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")
        wait(lambda: dialog._table.health.count("moved") == 0, "for the view to follow")
        window.session.undo()
        wait(lambda: newsstand.store.feeds.get(first.id).url == first.url, "for the old address")


def test_several_follow_to_their_new_addresses_and_back_at_once(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    first, second, third = newsstand.store.feeds.all()
    server.script("/two.xml", feed(rss([Item("b", "Tin hai")], base=server.url("").rstrip("/"))))
    for one, path in ((first, "/rss.xml"), (second, "/two.xml"), (third, "/two.xml")):
        move_feed(newsstand, one.id, server.url(path))

    def addresses() -> list[str]:
        return [one.url for one in newsstand.store.feeds.all()]

    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        dialog._table.selectAll()
        button(dialog, "Use the new address").click()
        wait(dialog._told.undo.isVisible, "for the undo")
        assert dialog._told.text.text() == (
            "2 feeds have another address. 1 stays: the new address is followed already."
        )
        assert addresses() == [server.url("/rss.xml"), server.url("/two.xml"), third.url]
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")
        dialog._told.undo.click()
        wait(lambda: addresses() == [first.url, second.url, third.url], "for the old addresses")
        wait(lambda: window.session.history.names[1], "for what can be done again")
        window.session.redo()
        wait(lambda: addresses()[:2] == [server.url("/rss.xml"), server.url("/two.xml")], "for the new ones again")


def test_how_another_try_goes_and_ends_is_told_there(newsstand: Library, paths: Paths, server: Server) -> None:
    first, second, _ = newsstand.store.feeds.all()
    newsstand.store.feeds.change_url(first.id, server.url("/rss.xml"))
    newsstand.store.feeds.change_url(second.id, server.url("/none.xml"))
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window, first.id)
        told: list[str] = []
        window.session.refresh_progress.connect(lambda _run: told.append(dialog._told.text.text()))
        button(dialog, "Try again").click()
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")
        assert told[0].startswith("Refreshing")
        assert dialog._told.text.text() == "1 feed · 1 new article"
        window.session.refresh((second.id,), Urgency.NOW)  # not asked for here
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")
        assert dialog._told.text.text() == "1 feed · 1 new article"


def test_unsubscribing_from_several_can_be_undone_there(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        dialog._table.selectAll()
        assert "3 feeds chosen" in said(dialog._details)
        button(dialog, "Unsubscribe").click()
        wait(lambda: not dialog._table.health.conditions, "for the feeds to go")
        assert "You follow no feeds yet." in said(dialog)
        dialog._told.undo.click()
        wait(lambda: len(dialog._table.health.conditions) == 3, "for the feeds to return")


def test_everything_is_reached_by_keys_and_has_a_name(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window)
        dialog.activateWindow()
        wait(dialog._table.hasFocus, "for the focus")
        assert dialog._table.accessibleName() == "Feeds and their state"
        assert "Well" in dialog._details.accessibleDescription()
        QTest.keyClick(dialog._table, Qt.Key.Key_Down)
        assert dialog._table.currentIndex().row() == 1
        second = dialog._table.shown.condition(dialog._table.shown.index(1, 0))
        assert dialog._table.chosen() == (second,)
        reached = []
        for _ in range(11):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
            focus = dialog.focusWidget()
            reached.append(
                focus.text().replace("&", "") if isinstance(focus, QPushButton) else type(focus).__name__
            )
        assert reached == [  # from top to bottom, and on from the top
            "Try again", "Edit address…", "Settings…", "Unsubscribe", "Close",
            "All  3", "Broken", "Moved", "Silent", "Slow or waiting", "HealthTable",
        ]  # fmt: skip


def test_settings_open_for_the_chosen_feed(newsstand: Library, paths: Paths) -> None:
    second = newsstand.store.feeds.all()[1]
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_health(window, second.id)
        button(dialog, "Settings…").click()
        opened = dialog.findChild(FeedSettingsDialog)
        assert opened is not None
        assert second.title in opened.windowTitle()


def test_a_closed_view_hears_nothing_more(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        open_health(window).close()
        wait(lambda: window.findChild(FeedHealthDialog) is None, "for the dialog to go")
        break_feed(newsstand, newsstand.store.feeds.all()[0].id)
        window.session.said.emit("Xin chào")
        window.session.undo_available.emit("Đã đổi")
        window.session.refresh_values()
        wait(lambda: any(one.error_code for one in window.session.feeds), "for the session to know")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [640, 720, 800, 1080])
def test_nothing_is_cut_off_in_a_narrow_view(
    app: QApplication, newsstand: Library, paths: Paths, language: str, width: int
) -> None:
    break_feed(newsstand, newsstand.store.feeds.all()[0].id)
    with open_desk(paths, quiet_settings()) as window:
        translation.install(app, language)
        app.processEvents()
        dialog = open_health(window)
        dialog.resize(width, 680)
        app.processEvents()
        assert dialog.width() == width
        chips, table = list(dialog._chips.values()), dialog._table
        ends = dialog._stack.geometry()
        for place, chip in enumerate(chips):
            assert chip.width() >= chip.sizeHint().width(), chip.text()
            assert ends.left() <= chip.x() <= chip.geometry().right() <= ends.right(), chip.text()
            assert chip.geometry().bottom() < ends.top(), chip.text()
            assert not any(chip.geometry().intersects(other.geometry()) for other in chips[:place])
        columns = table.horizontalHeader()
        assert columns.length() <= table.viewport().width()
        assert columns.sectionSize(FEED) >= 118
        assert table.isColumnHidden(READ) == (width < 1080)
        assert not table.isColumnHidden(STATE)


def test_a_failure_that_may_pass_is_no_sign_in_the_sidebar_until_it_goes_on(
    newsstand: Library, paths: Paths
) -> None:
    def check(code: str, times: int = 1) -> Feed:
        for _ in range(times):
            status = FeedStatus.FAILED if code else FeedStatus.OK
            newsstand.store.checks.record_all([FeedCheck(1, newsstand.now(), status, code, {"host": "a.example"})])
        window.session.refresh_values()
        stored = newsstand.store.feeds.get(1)
        wait(lambda: known().failures == stored.failures and known().error_code == code, "for the session to know")
        return known()

    def known() -> Feed:
        return next(one for one in window.session.feeds if one.id == 1)

    with open_desk(paths, quiet_settings()) as window:
        place = Place(Kind.FEED, 1)
        go(window, Kind.FEED, 1)
        check("")
        once = check("fetch.timeout")
        assert not needs_care(once)
        assert not window.header.trouble.isVisible()
        assert "a.example" in window.sidebar.tree.index_of(place.key).data(int(Qt.ItemDataRole.ToolTipRole))
        assert needs_care(check("fetch.not_found"))
        wait(window.header.trouble.isVisible)
        assert not needs_care(check(""))
        assert needs_care(check("fetch.refused", 3))
        wait(window.header.trouble.isVisible)
