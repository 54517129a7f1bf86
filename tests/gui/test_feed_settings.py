"""The settings of a feed in the real window: shown, applied at once, undone; and the password that is asked for."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
from newsreader.gui.dialogs.password import PasswordDialog
from newsreader.gui.models.feed_choices import Stay
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.care import apply_settings
from newsreader.library.opened import Library
from newsreader.library.passwords import Passwords
from newsreader.model import Feed, FeedCheck, FeedSettings, FeedStatus, FeedWishes, Query, Urgency
from newsreader.paths import Paths
from newsreader.settings import REFRESH_MINUTES
from newsreader.worker.jobs import Refresh
from tests.gui.desk import open_desk, quiet_settings, said
from tests.gui.newsstand import wait
from tests.newsroom import Item, rss
from tests.server import Answer, Request, Server, feed


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keyring of the machine."""
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # for the background process


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def open_settings(window: Window, number: int) -> FeedSettingsDialog:
    window.commands.show_feed_settings(number)
    dialog = window.findChild(FeedSettingsDialog)
    assert dialog is not None
    wait(dialog._departing.text, "for what would go")
    return dialog


def save(dialog: QWidget) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() in ("Save", "OK")).click()


def type_password(dialog: PasswordDialog, text: str) -> None:
    field = next(one for one in dialog.findChildren(QLineEdit) if not one.isReadOnly())
    field.setText(text)
    save(dialog)


def choose(dialog: FeedSettingsDialog, stay: Stay, number: int) -> None:
    dialog._stay.setCurrentIndex(dialog._stay.findData(stay))
    dialog._number.setValue(number)


def test_settings_are_applied_together_and_undone_together(newsstand: Library, paths: Paths) -> None:
    one = newsstand.store.feeds.all()[0]
    folder = newsstand.store.folders.all()[0]
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        dialog._title.setText("  Tên   riêng ")
        dialog._folder.setCurrentIndex(dialog._folder.findData(folder.id))
        dialog._interval.setCurrentText("Every 2 hours")
        dialog._notify.setChecked(True)
        dialog._full_text.setChecked(True)
        dialog._agent.setText("Thu/1")
        choose(dialog, Stay.DAYS, 30)
        assert newsstand.store.feeds.get(one.id) == one
        save(dialog)
        wait(lambda: newsstand.store.feeds.get(one.id).title == "Tên riêng", "for the settings")
        now = newsstand.store.feeds.get(one.id)
        assert now.folder == folder.id
        assert now.wishes == FeedWishes(
            interval_minutes=120, notify=True, full_text=True, retention_days=30, retention_count=0,
            user_agent="Thu/1",
        )  # fmt: skip
        wait(window.status.undo.isVisible, "for the undo")
        window.session.undo()
        wait(lambda: newsstand.store.feeds.get(one.id).wishes == FeedWishes(), "for the undoing")
        assert newsstand.store.feeds.get(one.id).title == one.title


def test_a_feed_that_wants_a_password_asks_for_it_once_it_is_followed(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    def answer(request: Request) -> Answer:
        if request.headers.get("authorization") == "Basic " + base64.b64encode(b"an:bi mat").decode():
            return feed(rss([Item("a", "Tin kín")], base=server.url("").rstrip("/"), title="Báo Khóa"))
        return Answer(401, {"WWW-Authenticate": 'Basic realm="x"'})

    server.script("/rss", answer)
    with open_desk(paths, quiet_settings()) as window:
        window.session.subscribe([(server.url("/rss"), "")])
        wait(lambda: window.findChild(FeedSettingsDialog), "for the settings")
        dialog = window.findChild(FeedSettingsDialog)
        assert dialog is not None
        assert "asks for a user name and a password" in said(dialog)
        assert dialog.focusWidget() is dialog._user_name
        dialog._user_name.setText("an")
        dialog._password.setText("bi mat")
        save(dialog)
        wait(lambda: any(one.title == "Báo Khóa" for one in window.session.feeds), "for the feed")
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")


def test_a_feed_that_is_known_to_want_a_password_is_asked_about_at_once(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    """Nothing more comes of the tree: the window read it before it heard how the feed's first check had ended."""
    server.script("/rss", Answer(401, {"WWW-Authenticate": 'Basic realm="x"'}))
    with open_desk(paths, quiet_settings()) as window:
        session, wanted = window.session, list[Feed]()
        session.care.change_address(session.feeds[0], server.url("/rss"))
        wait(lambda: session.feeds[0].error_code == "fetch.login", "for the failure")
        session.care.password_wanted.connect(wanted.append)
        session.care.await_login(session.feeds[0].id)
        assert wanted == [session.feeds[0]]


def test_a_feed_read_before_its_first_failure_is_not_asked_about(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    """Else the settings open without the sentence that says why."""
    server.script("/rss", Answer(401, {"WWW-Authenticate": 'Basic realm="x"'}))
    with open_desk(paths, quiet_settings()) as window:
        known = window.session.feeds[0]
        assert not known.error_code
        window.session.care.await_login(known.id)
        window.session.tree_changed.emit()
        assert window.findChild(FeedSettingsDialog) is None
        window.session.care.change_address(known, server.url("/rss"))
        wait(lambda: window.findChild(FeedSettingsDialog), "for the settings")
        dialog = window.findChild(FeedSettingsDialog)
        assert dialog is not None
        assert "asks for a user name and a password" in said(dialog)


def test_closing_without_saving_changes_nothing(newsstand: Library, paths: Paths) -> None:
    one = newsstand.store.feeds.all()[0]
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        dialog._title.setText("Khác")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        wait(lambda: not dialog.isVisible(), "for Escape")
    assert newsstand.store.feeds.get(one.id) == one


def test_what_would_go_is_shown_before(newsstand: Library, paths: Paths) -> None:
    one = next(feed for feed in newsstand.store.feeds.all() if feed.articles == 12)
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        assert "would go" not in dialog._departing.text()
        choose(dialog, Stay.NEWEST, 5)
        wait(
            lambda: "7 articles would go, in an hour at the earliest." in dialog._departing.text(),
            "for the number",
        )
        assert dialog._departing.property("kind") == "warning"
        choose(dialog, Stay.NEWEST, 11)
        wait(lambda: dialog._departing.text().startswith("1 article would go"), "for the other number")
        choose(dialog, Stay.ALL, 0)
        wait(lambda: dialog._departing.property("kind") == "quiet", "for nothing to go")
        assert not dialog._number.isVisible()


def test_what_a_retention_takes_is_there_when_saving_it_is_undone(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    """With a password the feed is asked at once, and cared for thereafter."""
    server.script("/rss.xml", feed(rss([Item("a", "Tin mới")], base=server.url("").rstrip("/"))))
    newsstand.store.feeds.change_url(1, server.url("/rss.xml"))
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, 1)
        choose(dialog, Stay.NEWEST, 5)
        dialog._user_name.setText("an")
        dialog._password.setText("bi mat")
        save(dialog)
        wait(lambda: server.asked("/rss.xml"), "for the feed to be asked")
        wait(lambda: not window.session.work.busy(Refresh), "for the refresh")
        QTest.qWait(1000)  # the care follows unasked, and tells nobody that there was nothing to do
        window.session.undo()
        wait(lambda: newsstand.store.feeds.get(1).wishes == FeedWishes(), "for the undoing")
    assert len(newsstand.store.lists.ids(Query(feed=1))) == 21


def test_when_the_feed_is_asked_next_and_why_is_shown(newsstand: Library, paths: Paths) -> None:
    one = newsstand.store.feeds.all()[0]
    now = datetime.now(UTC)
    newsstand.store.checks.record_all(
        [FeedCheck(one.id, now, FeedStatus.OK, next_check=now - timedelta(hours=1), next_reason="schedule.ttl")]
    )
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        assert dialog._next.text() == "Next check: now. The feed asks to be read no more often."
        dialog._interval.setCurrentText("Once a day")
        assert "planned anew" in dialog._next.text()
        dialog._interval.setCurrentText("Only by hand")
        assert dialog._next.text() == "Asked only by hand."
        wait(lambda: "no keyring" in dialog._keyring.text(), "for the word on keyrings")


@pytest.mark.parametrize(("own", "usual"), [(0, 30), (None, 0)])
def test_a_feed_that_is_asked_by_hand_has_no_next_check(
    newsstand: Library, paths: Paths, own: int | None, usual: int
) -> None:
    number = newsstand.store.feeds.all()[0].id
    apply_settings(newsstand, number, FeedSettings(wishes=FeedWishes(interval_minutes=own)))
    values = quiet_settings()
    values.set(REFRESH_MINUTES, usual)
    with open_desk(paths, values) as window:
        assert open_settings(window, number)._next.text() == "Asked only by hand."


def test_keeping_for_offline_brings_the_whole_text_with_it(newsstand: Library, paths: Paths) -> None:
    one = newsstand.store.feeds.all()[0]
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        dialog._offline.setChecked(True)
        assert (dialog._full_text.isChecked(), dialog._full_text.isEnabled()) == (True, False)
        dialog._offline.setChecked(False)
        assert not dialog._full_text.isChecked()
        dialog._full_text.setChecked(True)
        dialog._offline.setChecked(True)
        dialog._offline.setChecked(False)
        assert dialog._full_text.isChecked()
        dialog._full_text.setChecked(False)
        dialog._offline.setChecked(True)
        save(dialog)
        wait(lambda: newsstand.store.feeds.get(one.id).wishes.keep_offline, "for the settings")
        assert not newsstand.store.feeds.get(one.id).wishes.full_text


def test_settings_that_went_with_what_they_stood_on_hear_no_answer(newsstand: Library, paths: Paths) -> None:
    """Closed below them, feed health takes them along; the answer about the keyring then found no label."""
    with open_desk(paths, quiet_settings()) as window:
        below = QDialog(window)
        dialog = FeedSettingsDialog(window.session, window.session.feeds[0], below)
        assert dialog.listening
        shiboken6.delete(below)
        dialog._show_keyring(True)
        dialog._show_departing(3)


def _top(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


@pytest.mark.parametrize(
    ("name", "agent", "told"),
    [
        ("ban:doc", "Thu/1", "A user name cannot have “:”."),
        ("bandoc", "Thử/1 ế", "A User-Agent cannot have “ử ế”: only letters from A to Z, digits and plain signs."),
        (
            "bandoc",
            "Thu\a/1",
            "A User-Agent cannot have “U+0007”: only letters from A to Z, digits and plain signs.",
        ),
    ],
)
def test_what_no_request_can_carry_is_told_and_not_saved(
    newsstand: Library, paths: Paths, name: str, agent: str, told: str
) -> None:
    one = newsstand.store.feeds.all()[0]
    with open_desk(paths, quiet_settings()) as window:
        dialog = open_settings(window, one.id)
        wait(lambda: "no keyring" in said(dialog), "for the word on keyrings")
        assert not dialog._password.isEnabled()
        for field, text in ((dialog._user_name, name), (dialog._agent, agent)):
            for letter in text:
                field.insert(letter)
        assert (dialog._user_name.text(), dialog._agent.text()) == (name, agent)  # nothing vanishes
        assert dialog._password.isEnabled()
        assert told in said(dialog)
        assert "no keyring" in said(dialog)
        label = next(one for one in dialog.findChildren(QLabel) if one.text() == told)
        wait(lambda: _top(label) > _top(dialog._user_name), "for the sentence under its field")
        assert (_top(label) < _top(dialog._password)) == told.startswith("A user name")
        save_button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save")
        assert not save_button.isEnabled()
        dialog._user_name.setText("bandoc")
        dialog._agent.setText("Thu/1 ")
        assert told not in said(dialog)
        assert "no keyring" in said(dialog)
        save_button.click()
        wait(lambda: newsstand.store.feeds.get(one.id).wishes.user_agent == "Thu/1", "for the settings")


def test_the_settings_are_of_the_feed_that_is_shown(newsstand: Library, paths: Paths) -> None:
    one = newsstand.store.feeds.all()[2]
    with open_desk(paths, quiet_settings()) as window:
        window.go(Place(Kind.FEED, one.id))
        window.actions_by_name["feed-settings"].trigger()
        dialog = window.findChild(FeedSettingsDialog)
        assert dialog is not None
        assert dialog.windowTitle() == f"Settings of {one.title}"


def test_a_password_is_asked_for_once_held_in_memory_and_forgotten(
    newsstand: Library, paths: Paths, server: Server
) -> None:
    def guarded(request: Request) -> Answer:
        told = base64.b64decode(request.headers.get("authorization", "").removeprefix("Basic ")).decode()
        right = told == "bandoc:bí mật"
        return feed(rss([Item("a", "Tin riêng")], base=server.url("").rstrip("/"))) if right else Answer(401)

    server.script("/rss.xml", guarded)
    number = newsstand.store.feeds.add(server.url("/rss.xml"), title="Báo Kín", now=newsstand.now())
    newsstand.store.feeds.set_wishes(number, FeedWishes(user_name="bandoc"))
    with open_desk(paths, quiet_settings()) as window:
        window.session.refresh((number,), Urgency.NOW)
        wait(lambda: window.findChild(PasswordDialog), "for the question")
        dialog = window.findChild(PasswordDialog)
        assert dialog is not None
        wait(lambda: "never stored" in said(dialog), "for the word on keyrings")
        assert "Báo Kín wants a password" in said(dialog)
        type_password(dialog, "sai")
        wait(lambda: window.findChild(PasswordDialog) not in (None, dialog), "for the question again")
        again = window.findChild(PasswordDialog)
        assert again is not None
        type_password(again, "bí mật")
        wait(lambda: newsstand.store.feeds.get(number).status is FeedStatus.OK, "for the feed")
        assert [one.password for one in window.session.care.passwords.held()] == ["bí mật"]
    assert Passwords().find(newsstand.store.feeds.get(number)) == ""
    whole = b"".join(file.read_bytes() for file in paths.data.rglob("*") if file.is_file())
    assert "bí mật".encode() not in whole
