"""The menus of a place in the sidebar and behind the bar's last button."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from newsreader.gui import icons
from newsreader.gui.actions import MENU
from newsreader.gui.commands import Commands, open_address
from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Filters, Kind, Place, feeds_of, make_query
from newsreader.gui.names import short_name
from newsreader.gui.sectioning import Sectioning, add_line
from newsreader.gui.session import Session
from newsreader.gui.theme import Theme
from newsreader.model import Feed, Folder

translate = QCoreApplication.translate


def passing_menu(parent: QWidget) -> QMenu:
    """A menu that goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def main_menu(parent: QWidget, actions: dict[str, QAction]) -> QMenu:
    """What is behind the bar's last button."""
    menu = QMenu(parent)
    for name in MENU:
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
    return menu


class PlaceMenu:
    """The menu of a row of the sidebar."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        commands: Commands,
        sectioning: Sectioning,
        theme: Theme,
    ) -> None:
        self._parent = parent
        self._session = session
        self._commands = commands
        self._sectioning = sectioning
        self.theme = theme

    def show(self, place: Place | Heading | None, at: QPoint) -> None:
        """Show the menu for `place` (None: the empty part of the sidebar) or a heading."""
        self.make(place).popup(at)

    def make(self, place: Place | Heading | None) -> QMenu:
        """The menu for `place`."""
        menu = passing_menu(self._parent)
        if place is Heading.SECTIONS:
            self._sectioning.fill_heading_menu(menu)
            return menu
        if not isinstance(place, Place):
            self._add(menu, "add", translate("menu", "Add feed…"), self._commands.add_feed, "add-feed")
            self._add(menu, "folder", translate("menu", "New folder…"), self._commands.add_folder, "add-folder")
            return menu
        query = make_query(place, Filters(), date.today())  # noqa: DTZ011  # the reader's own day
        text = translate("menu", "Mark all as read")
        self._add(menu, "check", text, lambda: self._session.mark_all_read(query), "mark-all-read")
        add_older(menu, lambda days: self._session.mark_all_read(query, days))
        self._add(menu, "offline", translate("menu", "Keep for offline"), lambda: self._session.keep_query(query))
        self._add_own_lines(menu, place)
        return menu

    def _add_own_lines(self, menu: QMenu, place: Place) -> None:
        """What can be done with places of a kind only; nothing with one that is gone."""
        if place.kind is Kind.MUTED:
            self._add(menu, "rule", translate("menu", "Rules…"), self._commands.verbs()["rules"], "rules")
        elif place.kind is Kind.SAVED:
            self._add_search_lines(menu, place.id)
        elif place.kind is Kind.SECTION:
            if (section := self._session.tree.find(place.id)) is not None:
                self._sectioning.fill_menu(menu, section)
        elif place.kind is Kind.FEED:
            for feed in self._session.feeds:
                if feed.id == place.id:
                    self._add_feed_lines(menu, feed)
        elif place.kind is Kind.FOLDER:
            for folder in self._session.folders:
                if folder.id == place.id:
                    self._add_folder_lines(menu, folder, place)

    def _add(self, menu: QMenu, icon: str, text: str, verb: Callable[[], object], key: str = "") -> None:
        add_line(menu, self.theme.quiet, icon, text, verb, key)

    def _add_search_lines(self, menu: QMenu, number: int) -> None:
        searches, order = self._session.searches, [search.id for search in self._session.saved]
        place = order.index(number) if number in order else 0
        menu.addSeparator()
        self._add_renaming(menu, Place(Kind.SAVED, number), translate("menu", "Rename or change…"))
        if place > 0:
            self._add(menu, "up", translate("menu", "Move up"), lambda: searches.move(number, place - 1))
        if place < len(order) - 1:
            self._add(menu, "down", translate("menu", "Move down"), lambda: searches.move(number, place + 2))
        menu.addSeparator()
        text = translate("menu", "Delete the saved search")
        self._add(menu, "leave", text, lambda: searches.remove(number))

    def _add_feed_lines(self, menu: QMenu, feed: Feed) -> None:
        session = self._session
        self._add(menu, "refresh", translate("menu", "Refresh"), lambda: session.refresh((feed.id,)), "refresh")
        always = menu.addAction(translate("menu", "Always keep for offline"))
        always.setCheckable(True)
        always.setChecked(feed.wishes.keep_offline)
        always.triggered.connect(lambda wanted: session.subscriptions.keep_feed_offline(feed.id, wanted))
        menu.addSeparator()
        self._add_renaming(menu, Place(Kind.FEED, feed.id), translate("menu", "Rename…"))
        self._add_targets(menu, feed)
        if feed.site_url:
            site = feed.site_url
            self._add(menu, "external", translate("menu", "Open the web site"), lambda: open_address(site))
        self._add(
            menu,
            "copy",
            translate("menu", "Copy the feed's address"),
            lambda: _copy_address(feed.url),
        )
        commands = self._commands
        menu.addSeparator()
        text = translate("menu", "Feed health")
        self._add(menu, "health", text, lambda: commands.show_feed_health(feed.id), "feed-health")
        text = translate("menu", "Settings of the feed…")
        self._add(menu, "preferences", text, lambda: commands.show_feed_settings(feed.id), "feed-settings")
        menu.addSeparator()
        text = translate("menu", "Unsubscribe")
        self._add(menu, "leave", text, lambda: session.unsubscribe((feed.id,)), "unsubscribe")

    def _add_targets(self, menu: QMenu, feed: Feed) -> None:
        inner = menu.addMenu(icons.icon("move", self.theme.quiet, 16), translate("menu", "Move to"))
        top = inner.addAction(translate("menu", "No folder"))
        top.setEnabled(feed.folder is not None)
        top.triggered.connect(lambda _checked=False: self._session.move_feed(feed.id, None))
        inner.addSeparator()
        for title, number in folder_titles(self._session.folders):
            action = inner.addAction(short_name(title).replace("&", "&&"))
            action.setEnabled(number != feed.folder)
            action.triggered.connect(lambda _checked=False, to=number: self._session.move_feed(feed.id, to))

    def _add_folder_lines(self, menu: QMenu, folder: Folder, place: Place) -> None:
        session = self._session
        inside = tuple(feed.id for feed in feeds_of(place, session.feeds, session.folders))
        if inside:
            self._add(menu, "refresh", translate("menu", "Refresh"), lambda: session.refresh(inside), "refresh")
        menu.addSeparator()
        self._add(menu, "add", translate("menu", "Add feed here…"), lambda: self._commands.add_feed(folder.id))
        self._add_renaming(menu, place, translate("menu", "Rename…"))
        self._add(
            menu,
            "up",
            translate("menu", "Remove the folder, keep its feeds"),
            lambda: session.remove_folder(folder.id),
        )
        if inside:
            text = translate("menu", "Unsubscribe from %Ln feed(s)", "", len(inside))
            self._add(menu, "leave", text, lambda: session.unsubscribe(inside))

    def _add_renaming(self, menu: QMenu, place: Place, text: str) -> None:
        self._add(menu, "rename", text, lambda: self._commands.renaming.rename(place), "rename")


def add_older(menu: QMenu, mark: Callable[[int], object]) -> None:
    """A menu within `menu` of how old articles must be to be marked as read; `mark` gets the days."""
    inner = menu.addMenu(translate("menu", "Mark older ones as read"))
    names = {
        1: translate("menu", "Older than a day"),
        3: translate("menu", "Older than three days"),
        7: translate("menu", "Older than a week"),
        30: translate("menu", "Older than a month"),
        365: translate("menu", "Older than a year"),
    }
    for days, name in names.items():
        action = inner.addAction(name)
        action.triggered.connect(lambda _checked=False, wanted=days: mark(wanted))


def folder_titles(folders: tuple[Folder, ...]) -> list[tuple[str, int]]:
    """Every folder with its way from the top ("News › Asia"), in the order of the sidebar."""
    lines: list[tuple[str, int]] = []

    def walk(parent: int | None, path: tuple[str, ...]) -> None:
        for folder in folders:
            if folder.parent == parent:
                here = (*path, folder.title)
                lines.append((" › ".join(here), folder.id))
                walk(folder.id, here)

    walk(None, ())
    return lines


def _copy_address(url: str) -> None:
    """Put a feed's address on the clipboard, without the password that it may carry."""
    from newsreader.library.read import shown_address

    QGuiApplication.clipboard().setText(shown_address(url))
