"""Following several feeds at once in the real window: one act, told once, taken back and done again in one step."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from newsreader.gui import translation
from newsreader.gui.window import Window
from newsreader.worker.jobs import Subscribe
from tests.gui.newsstand import wait
from tests.newsroom import Item, rss
from tests.server import Answer, Server, feed


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        for number in range(3):
            body = rss([Item("a", f"Tin {number}")], base=running.url("").rstrip("/"), title=f"Báo {number}")
            running.script(f"/{number}", feed(body))
        running.script("/gone", Answer(404))
        yield running


def titles(window: Window) -> set[str]:
    return {one.title for one in window.session.feeds}


def follow(window: Window, server: Server, *paths: str) -> list[str]:
    """Follow feeds; the sentences that told of it."""
    told: list[str] = []
    window.session.undo_available.connect(told.append)
    window.session.subscribe([(server.url(path), path) for path in paths])
    wait(lambda: not window.session.work.busy(Subscribe), "for the feeds")
    return told


@pytest.mark.parametrize(("language", "sentence"), [("en", "3 feeds were added."), ("vi", "Đã thêm 3 nguồn tin.")])
def test_several_feeds_are_one_act(
    app: QApplication, window: Window, server: Server, language: str, sentence: str
) -> None:
    translation.install(app, language)
    before = titles(window)
    assert follow(window, server, "/0", "/1", "/2") == [sentence]
    wait(lambda: titles(window) == before | {"Báo 0", "Báo 1", "Báo 2"})
    window.session.undo()
    wait(lambda: titles(window) == before, "for the undo")
    assert window.session.history.names[0] == ""
    window.session.redo()
    wait(lambda: titles(window) == before | {"Báo 0", "Báo 1", "Báo 2"}, "for the redo")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "3 feeds were added. 2 of them brought nothing yet: /gone, 127.0.0.1"),
        ("vi", "Đã thêm 3 nguồn tin. 2 nguồn trong số đó chưa tải được: /gone, 127.0.0.1"),
    ],
)
def test_several_that_fail_are_named(
    app: QApplication, window: Window, server: Server, language: str, sentence: str
) -> None:
    translation.install(app, language)
    told: list[str] = []
    window.session.undo_available.connect(told.append)
    window.session.subscribe([(server.url("/gone"), "/gone"), (server.url("/gone?2"), ""), (server.url("/0"), "")])
    wait(lambda: told, "for the feeds")
    assert told[0].startswith(sentence)
    assert window.status.undo.isVisible()


def test_a_feed_alone_that_fails_keeps_its_button(window: Window, server: Server) -> None:
    (told,) = follow(window, server, "/gone")
    assert told.startswith("The feed was added. ")
    assert "404" in told
    assert window.status.undo.isVisible()


def test_one_feed_is_told_of_as_before(window: Window, server: Server) -> None:
    assert follow(window, server, "/0") == ["The feed was added."]
    assert window.session.history.names[0] == "add a feed"


def test_what_fails_is_told_with_the_others_and_taken_back_with_them(window: Window, server: Server) -> None:
    before, failed = titles(window), list[str]()
    window.session.failed.connect(failed.append)
    known = next(one.url for one in window.session.feeds)
    told = follow(window, server, "/gone", "/0", "/1")
    assert told[0].startswith("3 feeds were added. /gone: ")
    assert "404" in told[0]
    assert not failed, "it would take the place of the other, and its button"
    assert window.status.message.text() == told[0]
    assert window.status.undo.isVisible()
    wait(lambda: len(titles(window)) == len(before) + 3)
    window.session.undo()
    wait(lambda: titles(window) == before, "for the undo")
    window.session.subscribe([(known, ""), (server.url("/2"), "")])
    wait(lambda: len(told) == 2, "for the one that was not followed yet")
    assert told[1] == "The feed was added."
    assert len(failed) == 1
