"""What the acts on the list do: going through it, choosing, marking, folding, the kind of its rows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.models.views import Rows

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class ListCommands:
    """The acts on the list of one window. A part of its commands."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Those of `actions.ACTS` that are about the list, by name."""
        window = self._window
        return {
            "next": lambda: window.articles.step(1),
            "previous": lambda: window.articles.step(-1),
            "next-unread": lambda: window.onward.go_on("next-unread"),
            "previous-unread": self.previous_unread,
            "toggle-read": self.toggle_read,
            "toggle-star": self.toggle_star,
            "keep": self.keep,
            "show-new": window.articles.show_new,
            "mark-all-read": lambda: self._session.mark_shown_read(window.listing.model.ids),
            "mark-above": lambda: self.mark_around(below=False),
            "mark-below": lambda: self.mark_around(below=True),
            "choose-next": lambda: window.articles.step(1, extend=True),
            "choose-previous": lambda: window.articles.step(-1, extend=True),
            "front": self.turn_front,
            "fold": window.articles.fold_current,
            "fold-all": self.fold_all,
            "rows": self.change_rows,
            "previous-pane": lambda: self._fold_or_go(-1),
            "next-pane": lambda: self._fold_or_go(1),
        }

    def previous_unread(self) -> None:
        """Go to the unread article before."""
        articles = self._window.articles
        self._window.listing.next_unread(articles.article or self._window.current_article, -1, articles.go_to)

    def turn_front(self) -> None:
        """Lay the list out as a front page, or in plain order of time."""
        listing = self._window.listing
        listing.filter(listing.filters.turned_front())

    def toggle_read(self) -> None:
        """Turn what is chosen read or unread; the clock has no say about it any more."""
        articles = self._chosen()
        if articles:
            self._session.reading.clock.settle()
            self._session.stories.with_companions(articles, lambda all_: self._session.toggle_read(*all_))

    def toggle_star(self) -> None:
        """Give what is chosen a star or take it."""
        articles = self._chosen()
        if articles:
            self._session.toggle_star(*articles)

    def mark_around(self, *, below: bool) -> None:
        """Mark as read what stands above or below the chosen article in the list."""
        article = self._window.articles.article or self._window.current_article
        passage = self._window.listing.around(article, below=below)
        if passage:
            self._session.mark_shown_read(passage)

    def fold_all(self) -> None:
        """Fold every group of the list, or unfold all where one is folded."""
        laid = self._window.listing.model.laid
        self._window.listing.fold_all(not any(laid.folded(group) for group in laid.groups))

    def change_rows(self) -> None:
        """Show the next kind of rows."""
        kinds = list(Rows)
        now = self._window.articles.rows.kind
        self.show_rows(kinds[(kinds.index(now) + 1) % len(kinds)])

    def _fold_or_go(self, step: int) -> None:
        """Left folds a group and right unfolds it, as in the sidebar; else they go from pane to pane."""
        articles = self._window.articles
        if not (articles.hasFocus() and articles.fold_current(step < 0)):
            self._window.focus_pane(step)

    def keep(self) -> None:
        """Keep what is chosen for offline."""
        articles = self._chosen()
        if articles:
            self._session.keep(tuple(articles))

    def _chosen(self) -> Sequence[int]:
        """What is chosen; where that is nothing, it is said: else a key would seem to be broken."""
        articles = self._window.chosen_articles
        if not articles:
            self._session.said.emit(translate("window", "Choose an article first."))
        return articles

    def show_rows(self, rows: Rows) -> None:
        """Show lists of this kind of place with other rows."""
        listing = self._window.listing
        listing.views.set_rows(listing.place.kind, rows)
        self._window.articles.set_kind(rows)
        self._window.show_header()

    def show_everywhere(self) -> None:
        """Show every list as this one is."""
        listing = self._window.listing
        listing.views.use_everywhere(listing.place, listing.filters)
        self._session.said.emit(translate("window", "Every list is shown like this one now."))
