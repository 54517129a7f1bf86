"""The menu of articles of the list: of one, or of all that are chosen."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from newsreader.gui import icons
from newsreader.gui.actions import show_key
from newsreader.gui.commands import open_address
from newsreader.gui.menus import add_older, passing_menu
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.names import short_name
from newsreader.gui.parting import part, reunite
from newsreader.model import ArticleRow, ReadHow

if TYPE_CHECKING:
    from newsreader.gui.window import Window
    from newsreader.library.story_page import StoryPage

translate = QCoreApplication.translate

MOST_TABS = 12  # articles opened in the browser at once
LONGEST_LIST = 120  # characters of several feeds' names


def show_article_menu(window: "Window", articles: Sequence[int], at: QPoint) -> None:
    """Open the menu of these articles at a place on the screen; the row it is about is framed as long."""
    menu = article_menu(window, articles)
    menu.aboutToHide.connect(lambda: window.articles.rows.frame(-1))
    menu.popup(at)


def article_menu(window: "Window", articles: Sequence[int]) -> QMenu:
    """What can be done with these articles of the list."""
    menu = passing_menu(window)
    rows = [row for number in articles[:MOST_TABS] if (row := window.listing.model.known_row(number)) is not None]
    add = _Adding(menu, window.theme.quiet)
    _add_marks(add, window, articles, rows)
    menu.addSeparator()
    _add_story(add, window, articles, rows)
    menu.addSeparator()
    window.correcting.fill_article_menu(menu, articles)
    menu.addSeparator()
    _add_passages(add, window, articles)
    menu.addSeparator()
    _add_addresses(add, rows, len(articles))
    if len(rows) == 1 and window.listing.place != Place(Kind.FEED, rows[0].feed):
        menu.addSeparator()
        text = translate("menu", "Go to {feed}").format(feed=_several([_feed_title(window, rows[0])]))
        add("feed", text, lambda: _go_to_feed(window, rows[0].feed))
    return menu


class _Adding:
    """Adds lines to a menu."""

    def __init__(self, menu: QMenu, colour: str) -> None:
        self.menu = menu
        self._colour = colour

    def __call__(
        self, icon: str, text: str, verb: Callable[[], object], *, key: str = "", enabled: bool = True
    ) -> QAction:
        """A line; `key` names the act whose key does the same."""
        action = self.menu.addAction(icons.icon(icon, self._colour, 16) if icon else QIcon(), text)
        action.setEnabled(enabled)
        if key:
            show_key(action, key)
        action.triggered.connect(lambda _checked=False: verb())
        return action


def _add_marks(add: _Adding, window: "Window", articles: Sequence[int], rows: Sequence[ArticleRow]) -> None:
    marks = window.session.marks
    if len(articles) == 1 and rows:
        read = translate("menu", "Mark as unread") if rows[0].read else translate("menu", "Mark as read")
        star = translate("menu", "Take the star away") if rows[0].starred else translate("menu", "Give a star")
        add("unread", read, lambda: marks.toggle_read(*articles), key="toggle-read")
        add("starred", star, lambda: marks.toggle_star(*articles), key="toggle-star")
    else:
        by_hand, keys = ReadHow.BY_HAND, _keys_of_several(rows)
        text = translate("menu", "Mark as read")
        add("check", text, lambda: marks.set_read(articles, True, by_hand), key=keys[0])
        text = translate("menu", "Mark as unread")
        add("unread", text, lambda: marks.set_read(articles, False, by_hand), key=keys[1])
        text = translate("menu", "Give a star")
        add("starred", text, lambda: marks.set_starred(articles, True), key=keys[2])
        text = translate("menu", "Take the star away")
        add("", text, lambda: marks.set_starred(articles, False), key=keys[3])
    add("offline", translate("menu", "Keep for offline"), lambda: window.session.keep(tuple(articles)), key="keep")
    if len(articles) == 1:
        text = translate("menu", "Mute articles like this…")
        add("muted", text, lambda: window.ruling.mute_like(articles[0]), key="mute-like")
    if len(articles) == 1 and rows and rows[0].twins:
        names = _several(dict.fromkeys(twin.outlet for twin in rows[0].twins))
        text = translate("menu", "Not the same article as in {feeds}").format(feeds=names)
        add("", text, lambda: part(window.session, articles[0]))
    if len(articles) == 1 and (others := window.session.parted.get(articles[0])):
        names = _several(feed.title for feed in window.session.feeds if feed.id in others)
        text = translate("menu", "The same article as in {feeds} after all").format(feeds=names)
        add("", text, lambda: reunite(window.session, articles[0]))


def _keys_of_several(rows: Sequence[ArticleRow]) -> tuple[str, str, str, str]:
    """The acts whose keys mark several read and unread, give and take the star: they turn what is chosen."""
    read, starred = all(row.read for row in rows), all(row.starred for row in rows)
    reading = ("", "toggle-read") if read and rows else ("toggle-read", "")
    return (*reading, *(("", "toggle-star") if starred and rows else ("toggle-star", "")))


def _feed_title(window: "Window", row: ArticleRow) -> str:
    """The feed that brought an article, whatever source that names."""
    return next((feed.title for feed in window.session.feeds if feed.id == row.feed), row.outlet)


def _several(names: Iterable[str]) -> str:
    """Names of feeds as a line of a menu holds them."""
    return short_name(", ".join(map(short_name, names)), LONGEST_LIST).replace("&", "&&")


def _add_story(add: _Adding, window: "Window", articles: Sequence[int], rows: Sequence[ArticleRow]) -> None:
    telling, stories = window.telling, window.session.stories
    if len(articles) > 1:
        add("", translate("menu", "Merge into one story"), lambda: telling.merge(articles), key="merge")
        return
    number, several = articles[0], bool(rows) and rows[0].outlets > 0
    text = translate("menu", "The story and its timeline")
    add("story", text, lambda: telling.show_timeline(number), key="timeline")
    text = translate("menu", "Follow or unfollow the story")
    follow = add("", text, lambda: telling.turn("followed", number), key="follow-story")
    text = translate("menu", "Mute or unmute the story")
    mute = add("", text, lambda: telling.turn("muted", number), key="mute-story")
    stories.look(number, lambda page: _name_turns(page, follow, mute), key="story-menu")
    text = translate("menu", "Split off from its story")
    add("", text, lambda: telling.split_off(number), key="split-off", enabled=several)
    add("", translate("menu", "Merge with another story…"), lambda: telling.merge((number,)), key="merge")
    if rows and several:
        feed, value = rows[0].feed, not stories.prefers(rows[0].feed)
        text = (
            translate("menu", "Let headlines of {feed} stand for stories")
            if value
            else translate("menu", "Let headlines of {feed} stand for stories no more")
        )
        add("", text.format(feed=_several([_feed_title(window, rows[0])])), lambda: stories.prefer(feed, value))


def _name_turns(page: "StoryPage", follow: QAction, mute: QAction) -> None:
    """Say which way the story of the article is turned, once that is read; the menu may be gone by then."""
    if not isValid(follow):
        return
    follow.setText(
        translate("menu", "Follow the story no more") if page.followed else translate("menu", "Follow the story")
    )
    mute.setText(
        translate("menu", "Show the muted story again") if page.muted else translate("menu", "Mute the story")
    )


def _add_passages(add: _Adding, window: "Window", articles: Sequence[int]) -> None:
    listing, session = window.listing, window.session
    above = listing.around(articles[0], below=False)
    below = listing.around(articles[-1], below=True)
    text = translate("menu", "Mark everything above as read")
    add("up", text, lambda: session.mark_shown_read(above), key="mark-above", enabled=bool(above))
    text = translate("menu", "Mark everything below as read")
    add("down", text, lambda: session.mark_shown_read(below), key="mark-below", enabled=bool(below))
    add_older(add.menu, lambda days: session.mark_all_read(listing.query, days))


def _add_addresses(add: _Adding, rows: Sequence[ArticleRow], count: int) -> None:
    addresses = [row.url for row in rows if row.url]
    if not addresses:
        return
    key = "open-original" if count == 1 else ""  # which opens one only
    add("external", translate("menu", "Open in the browser"), lambda: _open(addresses), key=key)
    if count == 1:
        add("copy", translate("menu", "Copy the address"), lambda: _copy(addresses[0]))
        titled = f"{rows[0].title}\n{addresses[0]}"
        add("", translate("menu", "Copy headline and address"), lambda: _copy(titled))
    elif count <= MOST_TABS:
        add("copy", translate("menu", "Copy the addresses"), lambda: _copy("\n".join(addresses)))


def _open(addresses: Sequence[str]) -> None:
    for url in addresses:
        open_address(url)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _go_to_feed(window: "Window", feed: int) -> None:
    place = Place(Kind.FEED, feed)
    window.sidebar.show_place(place)
    window.go(place)
