"""What menus put on the clipboard."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.desk import open_desk, quiet_settings


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
