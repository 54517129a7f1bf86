"""The dialog for adding feeds: what it asks and when, what it shows meanwhile, and the keyboard alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton

from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.models.found import FoundModel, bare, looks_like_address, pace_text
from newsreader.gui.session import Session
from newsreader.model import Feed, FeedHealth, Folder
from newsreader.outline import FoundFeed, Headline
from tests.gui.events import sweep
from tests.gui.newsstand import pause, wait

NEWEST = (
    Headline("Một <b>tin</b>", datetime.now(UTC) - timedelta(minutes=12), "Lời đầu của tin."),
    Headline("Hai tin"),
)
NEW = FoundFeed(
    "https://a.example/moi.rss", "Tin mới", ("Một <b>tin</b>", "Hai tin"), 50, newest=NEWEST,
    site_url="https://a.example/", pace=7200.0,
)  # fmt: skip
KNOWN = FoundFeed("http://www.a.example/known.rss/", "Đã theo dõi", ("Một tin",), 3)
BROKEN = FoundFeed("https://a.example/hong.rss", "Hỏng", (), 0, "fetch.not_found", {"host": "a.example"})
OTHER = FoundFeed("https://a.example/hai.rss", "Thế giới", ("Một tin",), 3)
FOUND = (NEW, KNOWN, BROKEN, OTHER)


class Desk(QObject):
    """As much of a session as the dialog sees; writes down what it is asked."""

    feeds_found = Signal(tuple, bool)
    discovery_failed = Signal(str, str)
    tree_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.feeds = (Feed(1, "https://a.example/known.rss", "Đã theo dõi"),)
        self.folders: tuple[Folder, ...] = (Folder(1, "Trong nước"), Folder(2, "Quốc tế"), Folder(3, "Châu Á", 2))
        self.asked: list[str] = []
        self.stopped = 0
        self.followed: list[tuple[str, int | None, str]] = []
        self.folders_made: list[str] = []

    def discover(self, text: str) -> None:
        self.asked.append(text)

    def stop_discovery(self) -> None:
        self.stopped += 1

    def subscribe(self, feeds: Sequence[tuple[str, str]], folder: int | None) -> None:
        self.followed += [(url, folder, called) for url, called in feeds]

    def add_folder(self, title: str) -> None:
        self.folders_made.append(title)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def dialog(desk: Desk, app: QApplication, clipboard: None) -> Iterator[AddFeedDialog]:
    made = show(desk)
    yield made
    made.close()
    made.deleteLater()
    sweep()


def show(desk: Desk) -> AddFeedDialog:
    made = AddFeedDialog(cast(Session, desk), None, folder=3)
    made.show()
    QApplication.processEvents()
    return made


def said(dialog: AddFeedDialog) -> str:
    return dialog._said.text() if dialog._said.isVisible() else ""


def follow_button(dialog: AddFeedDialog) -> QPushButton:
    return dialog._follow


def ask(dialog: AddFeedDialog, text: str = "a.example") -> None:
    dialog.address.setText(text)
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)


# ---------------------------------------------------------------- asking


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("a.example", "a.example"),
        ("feed://https://a.example/rss", "a.example"),
        ("feed+https://a.example/rss", "a.example"),
        ("http://https://a.example/?u=http://b.example", "a.example"),
        ("a.example:80", "a.example"),
        ("http://myrss:8080/", "myrss"),
    ],
)
def test_who_is_asked_is_named(dialog: AddFeedDialog, text: str, host: str) -> None:
    ask(dialog, text)
    assert said(dialog) == f"Asking {host}…"


def test_an_address_is_looked_up_once(dialog: AddFeedDialog, desk: Desk) -> None:
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert not desk.asked
    for _ in range(3):
        ask(dialog, "  a.example ")
    assert desk.asked == ["a.example"]
    assert said(dialog) == "Asking a.example…"
    desk.feeds_found.emit((KNOWN,), True)
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert desk.asked == ["a.example"]


def test_what_is_typed_is_asked_after_a_pause_when_it_is_an_address(dialog: AddFeedDialog, desk: Desk) -> None:
    dialog._pause.setInterval(30)
    QTest.keyClicks(dialog.address, "tin hay")
    pause(0.1)
    assert not desk.asked
    dialog.address.clear()
    QTest.keyClicks(dialog.address, "a.example")
    wait(lambda: desk.asked)
    assert desk.asked == ["a.example"]
    desk.discovery_failed.emit("There is no server named a.example.", "fetch.name")
    assert dialog.address.selectedText() == ""  # the reader may be typing on
    QTest.keyClicks(dialog.address, "/rss")
    wait(lambda: len(desk.asked) > 1)
    assert desk.asked[-1] == "a.example/rss"


def test_another_address_gives_up_the_old_search_and_its_answers(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    dialog.address.setText("b.example")
    assert desk.stopped == 1
    desk.feeds_found.emit(FOUND, True)  # an answer to what nobody asks any more
    assert not dialog.found.feeds
    assert not follow_button(dialog).isEnabled()


def test_closing_the_dialog_ends_the_search(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    dialog.reject()
    assert desk.stopped == 1


def test_a_failure_is_said_and_can_be_tried_again(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.discovery_failed.emit("The page at a.example offers no feed.", "address.no_feeds")
    assert said(dialog) == "The page at a.example offers no feed."
    assert dialog.address.selectedText() == "a.example"
    assert not follow_button(dialog).isEnabled()
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert desk.asked == ["a.example"] * 2


def test_an_empty_dialog_says_what_to_type(dialog: AddFeedDialog) -> None:
    assert said(dialog) == "Type the address of a feed, or of any page: its feeds are found for you."


def test_a_feed_behind_a_password_can_be_followed_all_the_same(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog, "a.example/rss")
    desk.discovery_failed.emit("a.example asks for a user name and a password (401).", "fetch.login")
    assert "press Follow, then type them" in said(dialog)
    dialog.address.setText("b.example")
    assert not follow_button(dialog).isEnabled()
    ask(dialog, "a.example/rss")
    desk.discovery_failed.emit("a.example asks for a user name and a password (401).", "fetch.login")
    follow_button(dialog).click()
    assert desk.followed == [("a.example/rss", 3, "")]


def test_an_address_on_the_clipboard_stands_ready_and_is_not_asked_unbidden(desk: Desk, clipboard: None) -> None:
    QGuiApplication.clipboard().setText(" https://b.example/tin?x=1 ")
    dialog = show(desk)
    assert dialog.address.text() == "https://b.example/tin?x=1"
    assert dialog.address.selectedText()
    pause(0.05)
    assert not desk.asked
    assert not dialog._pause.isActive()
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert desk.asked == ["https://b.example/tin?x=1"]
    dialog.close()
    for text in ("một câu có b.example", "https://a.example/known.rss", ""):
        QGuiApplication.clipboard().setText(text)
        again = show(desk)
        assert again.address.text() == ""
        again.close()
        again.deleteLater()
    dialog.deleteLater()
    sweep()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vnexpress.net", True),
        ("https://vnexpress.net/rss/tin-moi.rss", True),
        ("feed:https://a.example/rss", True),
        ("feed://a.example/rss", True),
        ("feed+https://a.example/rss", True),
        ("báo.vn", True),
        ("127.0.0.1:8000/rss", True),
        ("localhost:8000", True),
        ("www.a.example?x=1", True),
        ("vnexpress", False),
        ("vnexpress.", False),
        ("https://", False),
        ("two words.vn", False),
        ("mailto:a@b.vn", False),
        ("3.14", False),
        ("", False),
    ],
)
def test_what_looks_like_an_address(text: str, expected: bool) -> None:
    assert looks_like_address(text) is expected


# ---------------------------------------------------------------- what is shown


def test_feeds_are_shown_while_others_are_still_being_asked(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    pending = FoundFeed(NEW.url, "Tin", pending=True)
    desk.feeds_found.emit((pending, OTHER), False)
    assert "2 feeds" in said(dialog)
    assert "1 is still being asked" in said(dialog)
    dialog.found.tick(pending, True)
    assert not dialog.found.ticked()  # nothing of it is there yet
    dialog.found.tick(OTHER, True)
    dialog.list.setCurrentIndex(dialog.found.index(1))
    desk.feeds_found.emit((NEW, OTHER), True)
    assert dialog.found.ticked() == (OTHER,)
    assert dialog.list.currentIndex().row() == 1


def test_each_feed_tells_what_it_holds_and_what_is_wrong(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.feeds_found.emit(FOUND, True)
    model = dialog.found
    assert model.lines(NEW) == ["Một <b>tin</b>", "50 articles · about 12 a day"]
    assert model.facts(KNOWN).startswith("Followed already")
    assert model.lines(BROKEN) == ["a.example has nothing at this address (404)."]
    assert [model.usable(feed) for feed in FOUND] == [True, False, False, True]
    assert model.ticked() == (NEW,)
    index = model.index(0)
    spoken = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "Tin mới" in spoken
    assert "50 articles" in spoken


def test_the_preview_shows_headlines_with_dates_and_escapes_them(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.feeds_found.emit(FOUND, True)
    shown = dialog.preview.toPlainText()
    for expected in ("Tin mới", "a.example", "Một <b>tin</b>", "Lời đầu của tin.", "min ago", "Hai tin"):
        assert expected in shown
    dialog.list.setCurrentIndex(dialog.found.index(2))
    assert "(404)" in dialog.preview.toPlainText()


def test_a_single_feed_needs_no_list(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.feeds_found.emit((NEW,), True)
    assert not dialog.list.isVisible()
    assert dialog.preview.isVisible()
    assert follow_button(dialog).isEnabled()


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (None, ""), (0.0, ""), (3600.0, "about 24 a day"), (86_400 * 3.5, "about 2 a week"),
        (86_400 * 10.0, "about 3 a month"), (86_400 * 90.0, "less than one a month"),
    ],
)  # fmt: skip
def test_how_often_a_feed_publishes(pace: float | None, expected: str) -> None:
    assert pace_text(pace) == expected


def test_two_names_of_one_document_are_one() -> None:
    assert bare("http://www.a.example/rss/") == bare("https://a.example/rss")
    assert bare("https://a.example/rss?x=1") != bare("https://a.example/rss?x=2")


def test_feeds_of_one_name_are_told_apart_by_their_addresses(app: QApplication) -> None:
    model = FoundModel()
    one = FoundFeed("http://user:secret@a.example:8080/?feed=news", "Báo", ("Tin",), 3)
    other = replace(one, url="http://a.example:8080/?feed=sport")
    model.show((one, other), ())
    assert model.facts(one).startswith("a.example:8080/?feed=news · 3 articles")
    assert model.facts(other).startswith("a.example:8080/?feed=sport · 3 articles")
    model.show((one,), ())
    assert model.facts(one) == "3 articles"


def test_ticks_go_with_feeds_that_go(app: QApplication) -> None:
    model = FoundModel()
    model.show((NEW, OTHER), ())
    model.tick(OTHER, True)
    model.show((NEW,), ())
    model.show((NEW, OTHER), ())
    assert model.ticked() == ()


# ---------------------------------------------------------------- following


def test_the_keyboard_is_enough(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.feeds_found.emit(FOUND, True)
    dialog.address.setFocus()
    QTest.keyClick(dialog.address, Qt.Key.Key_Down)
    for _ in range(3):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.found.ticked() == (NEW, OTHER)
    assert follow_button(dialog).text() == "F&ollow 2 feeds"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert desk.followed == [(NEW.url, 3, "Tin mới"), (OTHER.url, 3, "Thế giới")]
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert desk.stopped == 0


def test_folders_are_named_by_their_path(dialog: AddFeedDialog) -> None:
    box = dialog.findChild(QComboBox)
    assert box is not None
    named = [box.itemText(at) for at in range(box.count()) if box.itemText(at)]
    assert named == ["No folder", "Trong nước", "Quốc tế", "Quốc tế › Châu Á", "New folder…"]
    assert box.currentData() == 3


def test_a_new_folder_is_made_and_chosen_when_it_is_there(
    dialog: AddFeedDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = dialog.findChild(QComboBox)
    assert box is not None
    monkeypatch.setattr("newsreader.gui.dialogs.name.ask_folder_name", lambda _parent, _taken: "Kinh tế")
    box.activated.emit(box.count() - 1)
    assert desk.folders_made == ["Kinh tế"]
    assert box.currentData() is None
    desk.folders = (*desk.folders, Folder(9, "Kinh tế"))
    desk.tree_changed.emit()
    assert box.currentData() == 9


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            (BROKEN, replace(BROKEN, url="https://a.example/2")),
            "None of the 2 feeds that a.example offers can be read.",
        ),
        ((KNOWN, replace(KNOWN, url="https://a.example/known.rss")), "You follow all 2 feeds already."),
        (FOUND, "4 feeds found. Tick those you want."),
    ],
)
def test_what_can_be_done_with_what_was_found_is_said(
    dialog: AddFeedDialog, desk: Desk, found: tuple[FoundFeed, ...], sentence: str
) -> None:
    ask(dialog)
    desk.feeds_found.emit(found, True)
    assert said(dialog) == sentence


def test_a_feed_that_moved_is_known_where_it_is_now(dialog: AddFeedDialog, desk: Desk) -> None:
    desk.feeds = (replace(desk.feeds[0], health=FeedHealth(moved_to=NEW.url)),)
    ask(dialog)
    desk.feeds_found.emit((NEW,), True)
    assert said(dialog) == "You follow this feed already."
    assert dialog.found.ticked() == ()


def test_a_click_beside_the_words_ticks_once_wherever_it_is(dialog: AddFeedDialog, desk: Desk) -> None:
    ask(dialog)
    desk.feeds_found.emit((OTHER, NEW), True)
    place = dialog.list.visualRect(dialog.found.index(1)).topLeft()
    for down in range(4, 70, 6):
        before = len(dialog.found.ticked())
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(9, down))
        assert len(dialog.found.ticked()) != before
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(200, 71))
