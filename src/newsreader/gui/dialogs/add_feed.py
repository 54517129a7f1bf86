"""Subscribing: an address, the feeds it leads to, one of them as it would be read, and the folder for them."""

import re
from collections.abc import Sequence
from itertools import chain
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.dialogs.feed_preview import FeedPreview
from newsreader.gui.dialogs.folder_choice import FolderChoice
from newsreader.gui.dialogs.found_list import FoundList
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet
from newsreader.gui.models.found import FoundModel, FoundRole, bare, looks_like_address
from newsreader.gui.session import Session
from newsreader.gui.text_size import grown
from newsreader.gui.timers import make_timer
from newsreader.outline import FEED_SCHEME, FoundFeed

WIDTH, HEIGHT = 820, 640  # pixels of the dialog while it shows feeds
NARROW = 560
LIST_WIDTH = 300
_SCHEMES = re.compile(rf"^(?:(?:{FEED_SCHEME}|https?:)/*)+", re.IGNORECASE)
PAUSE_MS = 900  # after the last letter, before what was typed is asked

translate = QCoreApplication.translate


class AddFeedDialog(FormDialog):
    """Asks `session.discover` for what was typed and `session.subscribe` for what was ticked."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, address: str = "", folder: int | None = None
    ) -> None:
        super().__init__(translate("AddFeedDialog", "Add feed"), parent)
        self._session = session
        self._searching = False
        self._asked = ""  # the text that is being asked, or whose feeds are shown
        self._locked = False  # whether what is shown failed for want of a name and a password
        self._by_hand = True  # whether the reader pressed for it: then a failure may take the focus
        self.found = FoundModel(self)
        self._pause = make_timer(self, PAUSE_MS, self._search_typed, once=True)
        self._build(folder)
        session.feeds_found.connect(self._show_found)
        session.discovery_failed.connect(self._show_failure)
        self.resize(grown(NARROW), self.height())
        if address:
            self.address.setText(address)
            self.search()
        else:
            self._say("")
            self._offer_clipboard()
        self._arrange()
        self.address.setFocus()

    # ------------------------------------------------------------ layout

    def _build(self, folder: int | None) -> None:
        layout = column(self)
        layout.addWidget(heading(translate("AddFeedDialog", "Add feed")))
        self.address = QLineEdit(self)
        self.address.setPlaceholderText(
            translate("AddFeedDialog", "vnexpress.net or https://example.com/feed.xml")
        )
        self.address.setAccessibleName(translate("AddFeedDialog", "Address"))
        self.address.textChanged.connect(self._changed)
        self.address.textEdited.connect(lambda _text: self._pause.start())
        self.address.installEventFilter(self)
        self._find = QPushButton(translate("AddFeedDialog", "F&ind feeds"), self)
        self._find.clicked.connect(self.search)
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self._find)
        layout.addLayout(row)
        self._progress = QProgressBar(self, minimum=0, maximum=0)
        self._progress.setFixedHeight(3)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(translate("AddFeedDialog", "Looking for feeds"))
        layout.addWidget(self._progress)
        self._said = quiet("")
        self._said.setAccessibleName(translate("AddFeedDialog", "Result"))
        layout.addWidget(self._said)
        self._add_results(layout)
        layout.addStretch(0)
        self._add_bottom(layout, folder)

    def _add_results(self, layout: QVBoxLayout) -> None:
        self.list = FoundList(self.found, self)
        self.list.setAccessibleName(translate("AddFeedDialog", "Feeds found"))
        self.list.setFixedWidth(grown(LIST_WIDTH))
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.preview = FeedPreview(self)
        self.found.ticked_changed.connect(self._arrange)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        panes.addWidget(self.list)
        panes.addWidget(self.preview, 1)
        layout.addLayout(panes, 1)

    def _add_bottom(self, layout: QVBoxLayout, folder: int | None) -> None:
        self._folder = FolderChoice(self._session, self, folder)
        label = QLabel(translate("AddFeedDialog", "&Folder:"), self)
        label.setBuddy(self._folder)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._follow = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._subscribe)
        self._buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._folder)
        row.addStretch(1)
        row.addWidget(self._buttons)
        layout.addLayout(row)

    # ------------------------------------------------------------ searching

    def search(self) -> None:
        """Look for feeds at the address, unless that is what is being done or was done."""
        self._pause.stop()
        text = self.address.text().strip()
        if not text or (text == self._asked and (self._searching or self.found.feeds)):
            return
        self._asked, self._by_hand = text, True
        self._searching, self._locked = True, False
        self.found.show((), ())
        self._say(translate("AddFeedDialog", "Asking {host}…").format(host=_host(text)))
        self._session.discover(text)
        self._arrange()

    def _search_typed(self) -> None:
        if looks_like_address(self.address.text()):
            self.search()
            self._by_hand = False

    def _changed(self) -> None:
        """Another address: what was found for the old one goes, and is asked for no longer."""
        if self._asked and self.address.text().strip() != self._asked:
            if self._searching:
                self._session.stop_discovery()
            self._asked, self._searching, self._locked = "", False, False
            self.found.show((), ())
        if not self._asked:
            self._say("")
        self._arrange()

    def _show_found(self, found: Sequence[FoundFeed], whole: bool = True) -> None:
        if not self._searching:
            return
        self._searching = not whole
        current = self.list.currentIndex().data(FoundRole)
        ours = ((feed.url, feed.health.moved_to) for feed in self._session.feeds)  # found where they are
        self.found.show(found, filter(None, chain.from_iterable(ours)))
        usable = [feed for feed in found if self.found.usable(feed)]
        if whole and usable and not self.found.ticked():
            self.found.tick(usable[0], True)
        self._choose(current if isinstance(current, FoundFeed) else None)
        self._tell_found(found)
        self._arrange()
        if whole and self._by_hand:
            (self.list if len(found) > 1 else self._follow if usable else self.address).setFocus()

    def _choose(self, current: FoundFeed | None) -> None:
        """Show the feed that was shown, else the first that is ticked, else the first."""
        urls = [feed.url for feed in self.found.feeds]
        ticked = [feed.url for feed in self.found.ticked()]
        wanted = [url for url in ([current.url] if current is not None else []) + ticked + urls if url in urls]
        if wanted:
            self.list.setCurrentIndex(self.found.index(urls.index(wanted[0])))
        self._show_current()

    def _tell_found(self, found: Sequence[FoundFeed]) -> None:
        pending = sum(feed.pending for feed in found)
        if self._searching:
            text = translate("AddFeedDialog", "{host} offers %Ln feed(s).", "", len(found))
            asking = translate("AddFeedDialog", "%Ln are still being asked…", "feeds", pending) if pending else ""
            self._say(" ".join(filter(None, [text.format(host=_host(self._asked)), asking])))
        elif len(found) > 1 and all(feed.error_code for feed in found):
            text = translate(
                "AddFeedDialog", "None of the %Ln feed(s) that {host} offers can be read.", "", len(found)
            )
            self._say(text.format(host=_host(self._asked)), warning=True)
        elif len(found) > 1 and all(map(self.found.is_followed, found)):
            self._say(translate("AddFeedDialog", "You follow all %Ln feed(s) already.", "", len(found)))
        elif len(found) > 1:
            self._say(translate("AddFeedDialog", "%Ln feed(s) found. Tick those you want.", "", len(found)))
        elif found and self.found.is_followed(found[0]):
            self._say(translate("AddFeedDialog", "You follow this feed already."))
        else:
            self._say("")

    def _show_failure(self, sentence: str, code: str = "") -> None:
        if not self._searching:
            return
        self._searching, self._locked = False, code == "fetch.login"
        self.found.show((), ())
        if self._locked:
            further = translate("AddFeedDialog", "If it is a feed, press Follow, then type them.")
            sentence = f"{sentence} {further}"
        self._say(sentence, warning=True)
        self._arrange()
        if self._by_hand:
            self.address.setFocus()
            self.address.selectAll()

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        self._said.setProperty("kind", "warning" if warning else "quiet")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        if not sentence and not self.found.feeds:
            sentence = translate(
                "AddFeedDialog", "Type the address of a feed, or of any page: its feeds are found for you."
            )
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _offer_clipboard(self) -> None:
        """What was copied stands ready when it is an address. It is not asked before the reader says so: it may
        not have been meant for us."""
        text = QGuiApplication.clipboard().text().strip()
        known = {bare(feed.url) for feed in self._session.feeds}
        if looks_like_address(text) and bare(text) not in known:
            self.address.setText(text)
            self.address.selectAll()
            self._say(translate("AddFeedDialog", "From the clipboard. Press Enter to look for its feeds."))

    # ------------------------------------------------------------ choosing

    def _show_current(self) -> None:
        feed = self.list.currentIndex().data(FoundRole)
        self.preview.show_feed(feed if isinstance(feed, FoundFeed) else None)

    def _arrange(self) -> None:
        """Show what there is; Enter does what comes next: find, then follow."""
        text, chosen = self.address.text().strip(), self.found.ticked()
        anything = bool(self.found.feeds)
        self._progress.setVisible(self._searching)
        self.list.setVisible(len(self.found.feeds) > 1)
        self.preview.setVisible(anything)
        self._find.setEnabled(bool(text) and not (text == self._asked and (self._searching or anything)))
        self._follow.setText(
            translate("AddFeedDialog", "F&ollow %Ln feed(s)", "", len(chosen))
            if len(chosen) > 1
            else translate("AddFeedDialog", "F&ollow")
        )
        self._follow.setEnabled(bool(chosen) or self._locked)
        self._follow.setDefault(bool(chosen))
        self._find.setDefault(not chosen)
        self._fit(anything)

    def _fit(self, anything: bool) -> None:
        """As large as what is there wants, and not more than a screen."""
        layout = self.layout()
        if anything:
            width, height = grown(WIDTH), grown(HEIGHT)
            if self.height() < height // 2 or self.width() < width:
                self.set_size(max(width, self.width()), max(height, self.height()))
        elif layout is not None:
            self.resize(grown(NARROW), layout.totalHeightForWidth(grown(NARROW)))

    def _subscribe(self) -> None:
        wanted = [(feed.url, feed.title if feed.title != feed.url else "") for feed in self.found.ticked()]
        if self._locked and not wanted:
            wanted = [(self._asked, "")]
        self._session.subscribe(wanted, self._folder.currentData())
        self.accept()

    def done(self, code: int) -> None:
        """Look no further when the dialog goes."""
        self._pause.stop()
        if self._searching:
            self._searching = False
            self._session.stop_discovery()
        super().done(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, the arrow down leads to what was found."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and self.list.isVisibleTo(self)
        ):
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)


def _host(text: str) -> str:
    """The server that a typed address names, as it was typed."""
    rest = _SCHEMES.sub("", text)
    return urlsplit(f"//{rest}").hostname or rest
