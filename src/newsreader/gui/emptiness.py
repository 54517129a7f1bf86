"""What an empty list says: why nothing is there, and what would bring something."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from newsreader.gui.models.listing import Listing
from newsreader.gui.models.place import Filters, Kind
from newsreader.gui.theme import SEMIBOLD, wear_font

SIDE = 32

translate = QCoreApplication.translate


def emptiness(listing: Listing) -> tuple[str, str]:
    """A short sentence and a longer one; both "" while there is no feed at all: the reading pane speaks then."""
    filters, kind = listing.filters, listing.place.kind
    if not listing.session.feeds:
        return "", ""
    if filters.text:
        hint = translate("list", "Fewer words, or other ones, may find more. Esc ends the search.")
        return translate("list", "Nothing found"), hint
    if filters != Filters(order=filters.order):
        return translate("list", "Nothing here with these filters"), translate("list", "“All” takes them away.")
    soon = translate("list", "New articles come by themselves.")
    words = {
        Kind.UNREAD: (translate("list", "Everything is read"), soon),
        Kind.TODAY: (translate("list", "Nothing from today yet"), soon),
        Kind.STARRED: (
            translate("list", "No article has a star"),
            translate("list", "Press S on an article to find it here again."),
        ),
        Kind.MUTED: (
            translate("list", "Nothing is muted"),
            translate("list", "What rules and muted stories hide stands here."),
        ),
        Kind.FOLLOWED: (
            translate("list", "No story is followed"),
            translate("list", "Press F on an article to be told of what is new in its story."),
        ),
        Kind.OFFLINE: (
            translate("list", "Nothing was kept for offline"),
            translate("list", "Press D on an article to have its text and pictures without the network."),
        ),
    }
    return words.get(kind, (translate("list", "No articles here yet"), ""))


class Emptiness(QWidget):
    """Lies over the view of an empty list, and is not in the way of the mouse."""

    def __init__(self, listing: Listing, view: QWidget) -> None:
        super().__init__(view)
        self._listing, self._view = listing, view
        self.title = QLabel(self, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        wear_font(self.title, 15, SEMIBOLD)
        self.hint = QLabel(self, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        self.hint.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(5)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addStretch(7)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for signal in (listing.moved, listing.shown, listing.session.tree_changed):
            signal.connect(self.follow)
        view.installEventFilter(self)

    def follow(self) -> None:
        """Show or hide, as the list is."""
        empty = not self._listing.model.ids and not self._listing.loading
        if empty:
            title, hint = emptiness(self._listing)
            self.title.setText(title)
            self.hint.setText(hint)
            self.resize(self._view.size())
        self.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the view."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._view.size())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.follow()
