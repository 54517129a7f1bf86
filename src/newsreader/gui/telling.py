"""What the window does with stories: the timeline, merging, the acts on the chosen article's story."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from newsreader.library.grouping import Grouping

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class Telling:
    """The acts of one window that have to do with stories."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session

    def show_timeline(self, article: int = 0) -> None:
        """Show how the story of an article came, beside the window, which goes on being used."""
        from newsreader.gui.dialogs.story import StoryDialog

        number = article or self._chosen()
        if not number:
            return
        known = self._window.findChild(StoryDialog)
        if known is not None:
            known.close()
        dialog = StoryDialog(self._session, number, self._window.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.article_requested.connect(self._open)
        dialog.show()

    def turn_rows(self) -> None:
        """Show one row a story, or one an article."""
        listing = self._window.listing
        group = Grouping.NONE if listing.filters.group is Grouping.STORY else Grouping.STORY
        self._window.header.filters_wanted.emit(listing.filters.grouped(group))
        self._window.show_header()

    def split_off(self, article: int = 0) -> None:
        """Make an article a story of its own."""
        number = article or self._chosen()
        if number:
            self._session.stories.split_off(number)

    def merge(self, articles: Sequence[int] = ()) -> None:
        """Make one story of what is chosen, where that is several; else ask what it is one with."""
        chosen = articles or self._window.chosen_articles
        if len(chosen) > 1:
            self._session.stories.merge(tuple(chosen))
            return
        number = chosen[0] if chosen else self._chosen()
        if number:
            from newsreader.gui.dialogs.merging import MergeDialog

            self._window.show_dialog(MergeDialog(self._session, number, self._window))

    def turn(self, which: str, article: int = 0) -> None:
        """Follow or mute the story, whichever it is not."""
        number = article or self._chosen()
        if number:
            self._session.stories.turn(number, which)

    def _chosen(self) -> int:
        number = self._window.articles.article or self._window.current_article
        if not number:
            self._session.said.emit(translate("window", "Choose an article first."))
        return number

    def _open(self, article: int) -> None:
        if not self._window.articles.go_to(article):
            self._session.open(article)
