"""What the window does with a search beside showing what it finds: marking, saving, helping."""

from typing import TYPE_CHECKING

from newsreader.gui.models.place import Kind, Place
from newsreader.gui.search_note import SearchNote

if TYPE_CHECKING:
    from newsreader.gui.window import Window


class Searching:
    """The acts of one window that have to do with its search field. `note` hangs below that."""

    note: SearchNote

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session

    def show_words(self) -> None:
        """Mark what is searched for in rows and pane, and say what was not understood of it."""
        window, listing = self._window, self._window.listing
        saved = self._session.searches.find(listing.place.id) if listing.place.kind is Kind.SAVED else None
        words = " ".join(text for text in (saved.query if saved else "", listing.filters.text) if text)
        window.articles.mark_words(words)
        window.pane.mark_words(words)
        self.note.ask(self._session, listing.filters.text)

    def search_for(self, text: str) -> None:
        """Search for what the reader did not type."""
        self._window.bar.search.setText(text)
        self._window.focus_search()

    def save(self, query: str) -> None:
        """Keep what is searched for as a smart feed, and go there."""
        from newsreader.gui.dialogs.saved_search import SavedSearchDialog

        def save(title: str, query: str) -> None:
            self._session.searches.save(title, query, self._go)

        if query:
            self._window.show_dialog(SavedSearchDialog("", query, save, self._window, taken=self._names()))

    def change(self, number: int) -> None:
        """Give a saved search another name or another text."""
        from newsreader.gui.dialogs.saved_search import SavedSearchDialog

        def change(title: str, query: str) -> None:
            self._session.searches.change(number, title, query)

        known = self._session.searches.find(number)
        if known is not None:
            dialog = SavedSearchDialog(
                known.title, known.query, change, self._window, known=True, taken=self._names()
            )
            self._window.show_dialog(dialog)

    def _names(self) -> list[str]:
        return [one.title for one in self._session.saved]

    def show_help(self) -> None:
        """Show how to search; a clicked example is searched for."""
        from newsreader.gui.dialogs.search_help import SearchHelpDialog

        dialog = SearchHelpDialog(self._window)
        dialog.chosen.connect(self.search_for)
        self._window.show_dialog(dialog)

    def _go(self, number: int) -> None:
        self._window.bar.search.clear()
        self._window.listing.go(Place(Kind.SAVED, number), self._window.listing.filters.having(text=""))
        self._window.articles.setFocus()
