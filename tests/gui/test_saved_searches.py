"""Searching in the window: what is not understood is said, help is at hand, a search can be kept and let go."""

import re
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from newsreader.gui.dialogs.saved_search import SavedSearchDialog
from newsreader.gui.dialogs.search_help import SearchHelpDialog, help_pages
from newsreader.gui.models.drops import PLACE_MIME as MIME
from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.gui.work import Work
from newsreader.library.indexing import index_again
from newsreader.library.opened import Library
from newsreader.library.read import search_notes
from newsreader.paths import Paths
from newsreader.worker.jobs import Derive, Job
from tests.gui.desk import go, open_desk, opened_id, press, quiet_settings, settle
from tests.gui.newsstand import OUTLETS, entry, pause, publish, wait


def search(window: Window, text: str) -> None:
    window.bar.search.setText(text)
    wait(lambda: window.listing.filters.text == text.strip())
    settle(window)


def keep(window: Window, title: str, query: str) -> None:
    known = len(window.session.saved)
    window.session.searches.save(title, query)
    wait(lambda: len(window.session.saved) == known + 1)


def titles(window: Window) -> list[str]:
    tree = window.sidebar.tree
    heading = tree.node(tree.index_of(f"heading:{Heading.SEARCHES}"))
    return [node.title for node in heading.children] if heading is not None else []


def count(window: Window, title: str) -> int:
    tree = window.sidebar.tree
    number = next(one.id for one in window.session.saved if one.title == title)
    node = tree.node(tree.index_of(Place(Kind.SAVED, number).key))
    return node.count if node is not None else -1


def test_what_is_not_understood_is_said_below_the_field(window: Window) -> None:
    note = window.searching.note
    search(window, "titel:x is:green")
    wait(note.isVisible, "for the sentence")
    assert note.text() == (
        "There is no field “titel”: it was taken for a word.\n“is:” does not know “green”: it was left out."
    )
    search(window, "bài is:unread")
    wait(lambda: not note.isVisible(), "for the sentence to go")
    assert len(window.listing.model.ids) == 40


def test_an_index_that_is_made_anew_is_gone_on_with_and_searches_say_so(
    newsstand: Library, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[Job] = []

    def submit(_work: Work, job: Job) -> int:
        jobs.append(job)
        return 0

    monkeypatch.setattr(Work, "submit", submit)
    newsstand.store.backup.empty_index()
    with open_desk(paths, quiet_settings()) as window:
        wait(lambda: Derive() in jobs, "for the background to be asked")
        search(window, "bài")
        note = window.searching.note
        wait(note.isVisible, "for the sentence")
        said = re.fullmatch(
            r"The search index is being made anew: so far words are found in 0 of (\d+) articles\.", note.text()
        )
        assert said is not None, note.text()
        assert index_again(newsstand) == int(said[1])
        search(window, "bài is:unread")
        wait(lambda: not note.isVisible(), "for the sentence to go")
        assert len(window.listing.model.ids) == 40


def test_a_clicked_example_of_the_help_is_searched_for(window: Window) -> None:
    QTest.keyClick(window.bar.search, Qt.Key.Key_F1)
    dialog = window.findChild(SearchHelpDialog)
    assert dialog is not None
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "is:unread")
    button.click()
    wait(lambda: window.listing.filters.text == "is:unread")
    settle(window)
    assert len(window.listing.model.ids) == 40


def test_every_example_is_understood(newsstand: Library) -> None:
    named = (
        "search.author",
        "search.feed",
        "search.outlet",
        "search.folder",
    )  # of the examples, not of this library
    for _, lines in help_pages():
        for example, _meaning in lines:
            assert [note.code for note in search_notes(newsstand, f"{example} ") if note.code not in named] == []


def test_a_search_is_kept_from_its_field(window: Window, newsstand: Library) -> None:
    search(window, "bài 7")
    button = next(one for one in window.bar.search.actions() if "Save" in one.text())
    assert isinstance(button, QAction)
    button.trigger()
    dialog = window.findChild(SavedSearchDialog)
    assert dialog is not None
    assert dialog.query.text() == "bài 7"
    dialog.title.setText("Số 7")
    dialog.accept()
    wait(lambda: titles(window) == ["Số 7"], "for the sidebar")
    wait(lambda: window.listing.place.kind is Kind.SAVED and window.listing.model.ids, "for its list")
    settle(window)
    assert window.bar.search.text() == ""
    assert count(window, "Số 7") == len(window.listing.model.ids) > 0
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    wait(window.pane._page.extraSelections, "for the marks in the pane")


def test_no_two_have_one_name(window: Window) -> None:
    keep(window, "Bài bảy", "bài 7")
    keep(window, "bài 8", "bài 8")
    window.searching.save("bài 9")
    dialog = window.findChild(SavedSearchDialog)
    assert dialog is not None
    button = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.title.setText("bài  BẢY")
    assert not button.isEnabled()
    dialog.title.setText(unicodedata.normalize("NFD", "Bài bảy"))
    assert not button.isEnabled()
    assert "already" in dialog._said.text()
    dialog.title.setText("")
    assert button.isEnabled()
    dialog.query.setText("bài 8")  # which would be its name
    assert not button.isEnabled()
    dialog.reject()
    window.searching.change(window.session.saved[0].id)
    changing = window.findChildren(SavedSearchDialog)[-1]
    assert changing._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    changing.title.setText("Bài 8")
    assert not changing._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_its_number_follows_what_is_read_and_what_comes(window: Window, newsstand: Library) -> None:
    keep(window, "Tất cả", "bài is:unread")
    wait(lambda: count(window, "Tất cả") == 40)
    go(window, Kind.SAVED, window.session.saved[0].id)
    assert len(window.listing.model.ids) == 40
    window.session.mark_all_read(window.listing.query)
    wait(lambda: count(window, "Tất cả") == 0, "for the number")
    window.session.undo()
    wait(lambda: count(window, "Tất cả") == 40, "for the undo")
    window.session.absorb(publish(newsstand, 1, (entry(OUTLETS[0], 900, age=timedelta(0)),)))
    wait(lambda: count(window, "Tất cả") == 41, "for what came")


def test_it_is_changed_moved_and_deleted_with_undo(window: Window) -> None:
    for title in ("Một", "Hai", "Ba"):
        keep(window, title, f"bài {title}")
    first, second, third = (one.id for one in window.session.saved)
    window.searching.change(second)
    dialog = window.findChild(SavedSearchDialog)
    assert dialog is not None
    dialog.title.setText("Hai nữa")
    dialog.query.setText("bài 2")
    dialog.accept()
    wait(lambda: titles(window) == ["Một", "Hai nữa", "Ba"])
    window.session.undo()
    wait(lambda: titles(window) == ["Một", "Hai", "Ba"])
    menu = window.place_menu.make(Place(Kind.SAVED, third))
    next(one for one in menu.actions() if one.text() == "Move up").trigger()
    wait(lambda: titles(window) == ["Một", "Ba", "Hai"])
    window.session.undo()
    wait(lambda: titles(window) == ["Một", "Hai", "Ba"])
    go(window, Kind.SAVED, first)
    window.session.searches.remove(first)
    wait(lambda: titles(window) == ["Hai", "Ba"])
    wait(lambda: window.listing.place == Place(Kind.ALL), "for a place that is there")
    window.session.undo()
    wait(lambda: titles(window) == ["Một", "Hai", "Ba"])
    pause(0.05)


def test_every_act_on_a_search_is_done_again(window: Window) -> None:
    session = window.session

    def there() -> list[tuple[int, str, str]]:
        return [(one.id, one.title, one.query) for one in session.saved]

    def done(count: int) -> bool:
        return len(session.history._done) == count

    def others(than: list[tuple[int, str, str]]) -> bool:
        return there() != than

    acts: tuple[Callable[[], object], ...] = (
        lambda: session.searches.save("Một", "bài 1"),
        lambda: session.searches.save("Hai", "bài 2"),
        lambda: session.searches.change(session.saved[0].id, "Ba", "bài 3"),
        lambda: session.searches.move(session.saved[1].id, 0),
        lambda: session.searches.remove(session.saved[1].id),
    )
    for number, act in enumerate(acts, 1):
        before = there()
        act()
        wait(partial(others, before), "for the act")
        wait(partial(done, number), "for an act to undo")
        after = there()
        for _ in range(2):
            session.undo()
            wait(partial(others, after), "for the undo")
            assert there() == before
            session.redo()
            wait(partial(others, before), "for the redo")
            assert there() == after
    assert session.history.names[0] == "delete the search Ba"


def test_it_is_dragged_to_another_place(window: Window) -> None:
    for title in ("Một", "Hai", "Ba"):
        keep(window, title, title)
    tree = window.sidebar.tree
    data = QMimeData()
    data.setData(MIME, Place(Kind.SAVED, window.session.saved[2].id).key.encode())
    heading = tree.index_of(f"heading:{Heading.SEARCHES}")
    feeds = tree.index_of(f"heading:{Heading.FEEDS}")
    move = Qt.DropAction.MoveAction
    assert tree.canDropMimeData(data, move, 0, 0, heading)
    assert not tree.canDropMimeData(data, move, 0, 0, feeds)
    tree.dropMimeData(data, move, 0, 0, heading)
    wait(lambda: titles(window) == ["Ba", "Một", "Hai"])
    window.session.undo()
    wait(lambda: titles(window) == ["Một", "Hai", "Ba"])
