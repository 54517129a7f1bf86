"""Undo and redo of every act, by name, across lists; what was changed since is left alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from newsreader.gui.dialogs.preferences import PreferencesDialog
from newsreader.gui.models.place import Kind
from newsreader.gui.window import Window
from newsreader.library import mark
from newsreader.library.opened import Library
from newsreader.model import FeedCheck, FeedSettings, FeedStatus, ReadHow
from newsreader.settings import REFRESH_MINUTES, RETENTION_DAYS, RETENTION_MEGABYTES
from tests.gui.desk import feed_of, go, press
from tests.gui.newsstand import OUTLETS, wait

CONTROL = Qt.KeyboardModifier.ControlModifier
REDO = CONTROL | Qt.KeyboardModifier.ShiftModifier


def tree(window: Window) -> list[tuple[str, str | None, int]]:
    """Folders and feeds by name with the name of their folder and their position."""
    session = window.session
    names = {folder.id: folder.title for folder in session.folders}
    folders = [(folder.title, names.get(folder.parent or 0), folder.position) for folder in session.folders]
    return sorted(folders + [(feed.title, names.get(feed.folder or 0), feed.position) for feed in session.feeds])


def test_the_menu_names_what_is_taken_back(window: Window) -> None:
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    wait(lambda: window.session.counts.unread == 0)
    name = window.session.history.names[0]
    assert "40" in name
    assert undo.text() == f"Undo: {name}"
    go(window, Kind.STARRED)
    press(window, Qt.Key.Key_Z, CONTROL)
    wait(lambda: window.session.counts.unread == 40)
    assert (undo.text(), redo.text()) == ("Undo", f"Redo: {name}")
    press(window, Qt.Key.Key_Z, REDO)
    wait(lambda: window.session.counts.unread == 0)
    assert undo.text() == f"Undo: {name}"
    press(window, Qt.Key.Key_Z, CONTROL)
    wait(lambda: window.session.counts.unread == 40)
    window.session.toggle_star(1)
    wait(lambda: window.session.counts.starred == 1)
    assert redo.text() == "Redo"


def test_what_the_reader_did_since_is_left_alone(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    wait(lambda: window.session.counts.unread == 0)
    number = window.listing.model.ids[0]
    mark.mark_read(newsstand, [number], False, ReadHow.BY_HAND)  # in another window
    mark.mark_read(newsstand, [number], True, ReadHow.OPENED)
    press(window, Qt.Key.Key_Z, CONTROL)
    wait(lambda: window.session.counts.unread == 39)
    wait(lambda: (row := window.listing.model.row(1)) is not None and not row.read)
    row = window.listing.model.row(0)
    assert row is not None
    assert row.read


def _remove(window: Window) -> None:
    window.session.remove_folder(window.session.folders[0].id)


def _move_folder(window: Window) -> None:
    window.session.move_folder(window.session.folders[1].id, window.session.folders[0].id)


TREE_ACTS: tuple[Callable[[Window], object], ...] = (
    lambda window: window.session.move_feed(feed_of(window, OUTLETS[2]).id, window.session.folders[0].id, 1),
    lambda window: window.session.rename_feed(feed_of(window, OUTLETS[1]).id, "Tên riêng"),
    lambda window: window.session.rename_folder(window.session.folders[0].id, "Khác"),
    lambda window: window.session.add_folder("Mới"),
    lambda window: window.session.unsubscribe((feed_of(window, OUTLETS[0]).id,)),
    _remove,
    _move_folder,
)


@pytest.mark.parametrize("act", TREE_ACTS)
def test_acts_on_the_tree_are_taken_back_and_done_again(window: Window, act: Callable[[Window], object]) -> None:
    window.session.add_folder("Sau")
    wait(lambda: len(window.session.folders) == 2)
    before = tree(window)
    act(window)
    wait(lambda: tree(window) != before, "for the act")
    after = tree(window)
    window.session.undo()
    wait(lambda: tree(window) == before, "for its undoing")
    window.session.redo()
    wait(lambda: tree(window) == after, "for its redoing")
    window.session.undo()
    wait(lambda: tree(window) == before, "for its undoing again")


def test_a_feeds_settings_are_taken_back_and_set_again(window: Window) -> None:
    feed = window.session.feeds[0]
    wishes = replace(feed.wishes, retention_days=30)
    wanted = FeedSettings(title=feed.custom_title, folder=feed.folder, wishes=wishes)
    window.session.care.apply(feed, wanted)
    wait(lambda: window.session.feeds[0].wishes.retention_days == 30)
    window.session.undo()
    wait(lambda: window.session.feeds[0].wishes.retention_days == feed.wishes.retention_days)
    window.session.redo()
    wait(lambda: window.session.feeds[0].wishes.retention_days == 30)


def test_how_long_articles_stay_is_taken_back_and_set_again(window: Window) -> None:
    values, history = window.session.settings, window.session.history
    window.commands.show_preferences()
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    values.set(RETENTION_DAYS, 30)
    values.set(RETENTION_MEGABYTES, 500)
    dialog.close()
    wait(lambda: history.names[0] == "change how long articles stay", "for the act")
    for _ in range(2):
        window.session.undo()
        wait(lambda: history.names[1] != "", "for the undo")
        assert (values.get(RETENTION_DAYS), values.get(RETENTION_MEGABYTES)) == (0, 0)
        window.session.redo()
        wait(lambda: history.names[0] != "", "for the redo")
        assert (values.get(RETENTION_DAYS), values.get(RETENTION_MEGABYTES)) == (30, 500)


def test_another_interval_holds_for_what_is_planned(window: Window, newsstand: Library) -> None:
    number, now = window.session.feeds[0].id, datetime.now(UTC)
    tomorrow = now + timedelta(days=1)
    newsstand.store.checks.record_all(
        [FeedCheck(number, now, FeedStatus.OK, next_check=tomorrow, next_reason="schedule.interval")]
    )
    window.session.settings.set(REFRESH_MINUTES, 1440)
    window.commands.show_preferences()
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    window.session.settings.set(REFRESH_MINUTES, 15)
    dialog.close()
    wait(lambda: (newsstand.store.feeds.get(number).next_check or tomorrow) < now + timedelta(hours=1))


def test_keeping_for_offline_is_taken_back(window: Window, newsstand: Library) -> None:
    number = window.listing.model.ids[0]
    window.session.keep((number,))
    wait(lambda: newsstand.store.shelf.kept([number]))
    wait(lambda: window.session.history.names[0] != "")
    window.session.undo()
    wait(lambda: not newsstand.store.shelf.kept([number]))


def test_the_menu_offers_what_there_is(window: Window) -> None:
    undo, redo = (window.actions_by_name[name] for name in ("undo", "redo"))
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    press(window, Qt.Key.Key_Z, CONTROL)
    window.session.toggle_star(window.listing.model.ids[0])
    wait(undo.isEnabled)
    assert not redo.isEnabled()
    press(window, Qt.Key.Key_Z, CONTROL)
    wait(redo.isEnabled)
    assert not undo.isEnabled()
    press(window, Qt.Key.Key_Z, REDO)
    wait(undo.isEnabled)
    assert not redo.isEnabled()
