"""Giving a place of the sidebar another name: each kind has a dialog of its own, which stands at the name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.models.place import Kind, Place
from newsreader.model import Feed, Folder

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class Renaming:
    """The acts of one window that give names."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session

    def rename_chosen(self) -> None:
        """Ask for another name of what is chosen in the sidebar, or, where that has no row there, of the place
        shown."""
        sidebar = self._window.sidebar
        node = sidebar.tree.node(sidebar.currentIndex())
        place = node.place if node is not None else self._window.listing.place
        if place is None or not self.rename(place):
            said = translate("window", "Choose a feed, a folder, a section or a saved search first.")
            self._session.said.emit(said)

    def rename(self, place: Place) -> bool:
        """Ask for another name of a place; False where it has none of the reader's own."""
        feed = next((one for one in self._session.feeds if place == Place(Kind.FEED, one.id)), None)
        folder = next((one for one in self._session.folders if place == Place(Kind.FOLDER, one.id)), None)
        section = self._session.tree.find(place.id) if place.kind is Kind.SECTION else None
        if feed is not None:
            self._rename_feed(feed)
        elif folder is not None:
            self._rename_folder(folder)
        elif section is not None:
            self._window.sectioning.rename(section)
        elif place.kind is Kind.SAVED:
            self._window.searching.change(place.id)
        else:
            return False
        return True

    def _rename_feed(self, feed: Feed) -> None:
        from newsreader.gui.dialogs.name import feed_title_dialog

        dialog = feed_title_dialog(self._window, feed.title, feed.published_title)
        dialog.accepted.connect(lambda: self._session.rename_feed(feed.id, dialog.name()))
        self._window.show_dialog(dialog)

    def _rename_folder(self, folder: Folder) -> None:
        from newsreader.gui.dialogs.name import folder_title_dialog

        taken = frozenset(other.title for other in self._session.folders if other.id != folder.id)
        dialog = folder_title_dialog(self._window, folder.title, taken)
        dialog.accepted.connect(lambda: self._session.rename_folder(folder.id, dialog.name()))
        self._window.show_dialog(dialog)
