"""What the window's acts do: each is one method, named in the table of actions by `verbs`. No layout here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from newsreader.gui import translation
from newsreader.gui.actions import ACTS, act_text, group_text
from newsreader.gui.dropped import paste
from newsreader.gui.list_commands import ListCommands
from newsreader.gui.models.place import Kind, feeds_of
from newsreader.gui.renaming import Renaming
from newsreader.gui.safekeeping import Safekeeping
from newsreader.model import Feed, Urgency
from newsreader.settings import REFRESH_MINUTES

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate

OPML_FILES = "OPML (*.opml *.xml)"


class Commands:
    """The acts of one window. They read where the reader is from its panes and ask the session."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self.list = ListCommands(window)
        self.safekeeping = Safekeeping(window)
        self.renaming = Renaming(window)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Every act of `actions.ACTS` by name, but for those of parts of the window."""
        window, pane = self._window, self._window.pane
        return self.list.verbs() | {
            "read-on": self.read_on,
            "read-back": pane.page_up,
            "back": self._session.back,
            "find": self.find,
            "bigger": lambda: pane.zoom(1),
            "smaller": lambda: pane.zoom(-1),
            "normal-size": lambda: pane.zoom(0),
            "open-original": self.open_original,
            "undo": self._session.undo,
            "redo": self._session.redo,
            "search": window.focus_search,
            "search-help": window.searching.show_help,
            "refresh": self.refresh,
            "refresh-all": lambda: self._refresh_all(Urgency.NOW),
            "stop": self._session.stop,
            "activity": self.show_activity,
            "add-feed": self.add_feed,
            "paste": partial(paste, window),
            "add-folder": self.add_folder,
            "rename": self.renaming.rename_chosen,
            "feed-settings": self.show_feed_settings,
            "feed-health": self.show_feed_health,
            "rules": window.ruling.show_rules,
            "sections": window.sectioning.show_editor,
            "correct-section": window.correcting.correct_chosen,
            "why-section": window.correcting.explain_current,
            "mute-like": lambda: window.ruling.mute_like(window.current_article),
            "timeline": window.telling.show_timeline,
            "one-row": window.telling.turn_rows,
            "follow-story": lambda: window.telling.turn("followed"),
            "mute-story": lambda: window.telling.turn("muted"),
            "split-off": window.telling.split_off,
            "merge": window.telling.merge,
            "filter-sidebar": window.places.open,
            "starter": self.choose_starter,
            "import": self.import_list,
            "export": self.export_list,
            "import-all": self.safekeeping.import_all,
            "export-all": self.safekeeping.export_all,
            "backups": self.safekeeping.show_backups,
            "preferences": self.show_preferences,
            "menu": partial(_open_menu, window),
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
            "quit": window.close,
        }

    def read_on(self) -> None:
        """Scroll; from the end go on to the next unread article."""
        if self._window.pane.current() is None or not self._window.pane.page_down():
            self._session.reading.moved_on()
            self._window.onward.go_on("read-on")

    def find(self) -> None:
        """Find letters in the open article."""
        if self._window.pane.current() is not None:
            self._window.pane.open_find()
        else:
            self._session.said.emit(translate("window", "Choose an article first."))

    def open_original(self) -> None:
        """Open the chosen article's page in the browser."""
        row = self._window.current_row
        if row is not None and row.url:
            open_address(row.url)
        else:
            nowhere = translate("window", "This article has no web address.")
            self._session.said.emit(
                nowhere if row is not None else translate("window", "Choose an article first.")
            )

    def refresh(self) -> None:
        """Refresh what is shown: a feed, a folder's feeds, else whatever is due."""
        place = self._window.listing.place
        if place.kind in (Kind.FEED, Kind.FOLDER):
            feeds = feeds_of(place, self._session.feeds, self._session.folders)
            self._session.refresh(tuple(feed.id for feed in feeds))
        else:
            self._refresh_all(Urgency.BY_HAND)

    def _refresh_all(self, urgency: Urgency) -> None:
        if self._session.feeds:
            self._session.refresh((), urgency)
        else:
            self._session.said.emit(translate("window", "There is no feed to refresh yet."))

    def show_activity(self, *, told: bool = False) -> None:
        """Show what refreshing does and did, beside the window, which goes on being used.

        With `told` it is what the status line tells of: failures, where a refresh has ended with some.
        """
        from newsreader.gui.dialogs.activity import ActivityDialog

        dialog = self._window.findChild(ActivityDialog)
        if dialog is None:
            dialog = ActivityDialog(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now, last = self._session.refreshing.run, self._session.refreshing.last
        dialog.come(failures=told and now is None and last is not None and last.failed > 0)

    def add_feed(self, folder: int | None = None, address: str = "") -> None:
        """Follow another feed; `address` is looked at at once."""
        from newsreader.gui.dialogs.add_feed import AddFeedDialog

        if folder is None and self._window.listing.place.kind is Kind.FOLDER:
            folder = self._window.listing.place.id
        self._window.show_dialog(AddFeedDialog(self._session, self._window, address=address, folder=folder))

    def unsubscribe_chosen(self) -> None:
        """Leave the feed that is chosen in the sidebar, as its menu does."""
        node = self._window.sidebar.tree.node(self._window.sidebar.currentIndex())
        if node is not None and node.feed is not None:
            self._session.unsubscribe((node.feed.id,))

    def add_folder(self) -> None:
        """Make a folder."""
        from newsreader.gui.dialogs.name import ask_folder_name

        taken = frozenset(folder.title for folder in self._session.folders)
        name = ask_folder_name(self._window, taken)
        if name:
            self._session.add_folder(name)

    def show_feed_settings(self, number: int = 0) -> None:
        """Show what is set of a feed: the one given, else the one shown, else that of the chosen article."""
        from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog

        place, row = self._window.listing.place, self._window.current_row
        wanted = number or (place.id if place.kind is Kind.FEED else row.feed if row is not None else 0)
        feed = next((feed for feed in self._session.feeds if feed.id == wanted), None)
        if feed is not None:
            self._window.show_dialog(FeedSettingsDialog(self._session, feed, self._window))
        else:
            self._session.said.emit(translate("window", "Choose a feed or an article first."))

    def show_feed_health(self, number: int = 0) -> None:
        """Show how all feeds are, with one of them chosen. The window beside it can be used."""
        from newsreader.gui.dialogs.feed_health import FeedHealthDialog

        known = self._window.findChild(FeedHealthDialog)
        if known is not None:
            known.close()
        dialog = FeedHealthDialog(self._session, self._window, feed=number)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def ask_password(self, feed: Feed) -> None:
        """Ask for the password that a feed's server wants, and for the user name where none is known."""
        from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
        from newsreader.gui.dialogs.password import PasswordDialog

        if feed.wishes.user_name:
            self._window.show_dialog(PasswordDialog(self._session, feed, self._window))
        else:
            dialog = FeedSettingsDialog(self._session, feed, self._window)
            self._window.show_dialog(dialog)
            dialog.ask_login(translation.sentence(feed.error_code, feed.error_data))

    def choose_starter(self) -> None:
        """Show the starter list."""
        from newsreader.gui.dialogs.first_run import FirstRunDialog
        from newsreader.library import lists

        known = [feed.url for feed in self._session.feeds]
        dialog = FirstRunDialog(lists.starter(), self._window, known=known)
        dialog.chosen.connect(self._session.subscriptions.import_outline)
        dialog.import_requested.connect(self.import_list)
        dialog.address_requested.connect(self.add_feed)
        self._window.show_dialog(dialog)

    def import_list(self) -> None:
        """Read a list of feeds from a file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, translate("window", "Import a list of feeds"), "", OPML_FILES
        )
        if name:
            self._session.import_opml(Path(name))

    def export_list(self) -> None:
        """Write the list of feeds to a file."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, translate("window", "Export the list of feeds"), "newsreader.opml", OPML_FILES
        )
        if name:
            self._session.export_opml(Path(name))

    def show_preferences(self) -> None:
        """Show the settings."""
        from newsreader.gui.dialogs.preferences import PreferencesDialog

        care = self._session.care
        count, staying = care.count_all_departing, care.staying
        interval = self._session.settings.get(REFRESH_MINUTES)
        dialog = PreferencesDialog(self._session.settings, self._window, count_departing=count)
        dialog.finished.connect(lambda _result: care.note_staying(staying))
        dialog.finished.connect(lambda _result: care.note_interval(interval))
        self._window.show_dialog(dialog)

    def show_shortcuts(self) -> None:
        """Show the sheet of keys."""
        from newsreader.gui.dialogs.shortcuts import ShortcutLine, ShortcutsDialog

        lines = [ShortcutLine(group_text(act), act_text(act), act.keys) for act in ACTS if act.keys]
        self._window.show_dialog(ShortcutsDialog(lines, self._window))

    def show_about(self) -> None:
        """Show which program this is."""
        from newsreader.gui.dialogs.about import AboutDialog

        self._window.show_dialog(AboutDialog(self._window))


def open_address(address: str) -> None:
    """Open a web or mail address in the reader's own program; other schemes are not for us."""
    url = QUrl(address)
    if url.scheme() in ("http", "https", "mailto"):
        QDesktopServices.openUrl(url)


def _open_menu(window: "Window") -> None:
    """Show the menu behind the bar's last button; the bar is made after the acts."""
    window.bar.menu.showMenu()
