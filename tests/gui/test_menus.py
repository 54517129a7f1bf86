"""What menus put on the clipboard, and the keys that they show."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from newsreader.gui.article_menu import article_menu
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.model import Query
from newsreader.paths import Paths
from tests.gui.desk import open_desk, press, quiet_settings
from tests.gui.newsstand import wait


def test_a_feeds_address_is_copied_without_its_password(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        secret = replace(window.session.feeds[0], url="https://me:hunter2@khoixa.example/rss.xml")
        _copy_from_menu(window, secret.id, secret.url)
        assert QGuiApplication.clipboard().text() == "https://khoixa.example/rss.xml"


def _copy_from_menu(window: Window, number: int, url: str) -> None:
    window.session.feeds = tuple(
        replace(feed, url=url) if feed.id == number else feed for feed in window.session.feeds
    )
    menu = QMenu(window)
    window.place_menu._add_feed_lines(menu, next(feed for feed in window.session.feeds if feed.id == number))
    copy = next(action for action in menu.actions() if action.text() == "Copy the feed's address")
    copy.trigger()


def test_lines_of_passing_menus_show_the_keys_that_do_the_same(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        ids, feed = window.listing.model.ids, window.session.feeds[0].id
        one, several = article_menu(window, ids[5:6]), article_menu(window, ids[5:8])
        place, nowhere = window.place_menu.make(Place(Kind.FEED, feed)), window.place_menu.make(None)
        shown = keys_in(one)
        assert shown["Mark as read"] == "M"
        assert shown["Give a star"] == "S"
        assert shown["Mark everything above as read"] == "["
        assert shown["Correct section…"] == "C"
        assert shown["Open in the browser"] == "O"
        assert {"Copy the address"} & shown.keys() == set()
        assert keys_in(several)["Mark as read"] == "M"
        assert {"Mark as unread", "Take the star away", "Open in the browser"} & keys_in(several).keys() == set()
        assert keys_in(place)["Settings of the feed…"] == "Ctrl+I"
        assert keys_in(place)["Unsubscribe"] == "Del"
        assert keys_in(nowhere)["Add feed…"] == "Ctrl+N"


def test_keys_of_the_window_are_not_doubled_by_menus_that_show_them(newsstand: Library, paths: Paths) -> None:
    with open_desk(paths, quiet_settings()) as window:
        ids = window.listing.model.ids
        menus = article_menu(window, ids[5:6]), article_menu(window, ids[6:7])
        window.articles.setFocus()
        press(window, Qt.Key.Key_J)
        press(window, Qt.Key.Key_S)
        wait(lambda: newsstand.store.lists.count(Query(starred=True)) == 1, "for the star")
        assert all(keys_in(menu)["Give a star"] == "S" for menu in menus)


def keys_in(menu: QMenu) -> dict[str, str]:
    """The keys that lines of a menu show, also of menus within."""
    found: dict[str, str] = {}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= keys_in(inner)
        elif not action.shortcut().isEmpty() and action.isShortcutVisibleInContextMenu():
            found[action.text()] = action.shortcut().toString()
    return found
