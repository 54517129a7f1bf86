"""Subscribing: an address, the feeds it leads to with their newest headlines, and the folder to put them in."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet
from newsreader.gui.session import Session
from newsreader.gui.theme import SEMIBOLD, shell_font
from newsreader.model import Folder, FoundFeed

WIDTH = 560  # pixels: enough for headlines
_HEADLINES = 3
_LIST_HEIGHT = 560  # pixels of the dialog while it shows feeds


class AddFeedDialog(FormDialog):
    """Asks `session.discover` for what was typed and `session.subscribe` for what was ticked."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, address: str = "", folder: int | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("AddFeedDialog", "Add feed"), parent)
        self._session = session
        self._choices: list[_Choice] = []
        self._searching = False
        self._build()
        self._fill_folders(folder)
        session.feeds_found.connect(self._show_found)
        session.discovery_failed.connect(self._show_failure)
        session.tree_changed.connect(self._tree_changed)
        self.resize(WIDTH, self.height())
        self._address.setText(address)
        self._typed()
        if address:
            self.search()

    def _build(self) -> None:
        translate = QCoreApplication.translate
        layout = column(self)
        layout.addWidget(heading(translate("AddFeedDialog", "Add feed")))
        layout.addWidget(
            quiet(
                translate(
                    "AddFeedDialog", "Type the address of a feed, or of any page: its feeds are found for you."
                )
            )
        )
        self._address = QLineEdit(self)
        self._address.setPlaceholderText(
            translate("AddFeedDialog", "vnexpress.net or https://example.com/feed.xml")
        )
        self._address.setAccessibleName(translate("AddFeedDialog", "Address"))
        self._address.textChanged.connect(self._typed)
        self._find = QPushButton(translate("AddFeedDialog", "Find feeds"), self)
        self._find.clicked.connect(self.search)
        row = QHBoxLayout()
        row.addWidget(self._address, 1)
        row.addWidget(self._find)
        layout.addLayout(row)
        self._progress = QProgressBar(self, minimum=0, maximum=0)
        self._progress.setFixedHeight(4)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(translate("AddFeedDialog", "Looking for feeds"))
        self._progress.hide()
        layout.addWidget(self._progress)
        self._said = quiet("")
        self._said.setAccessibleName(translate("AddFeedDialog", "Result"))
        self._said.hide()
        layout.addWidget(self._said)
        self._list = QScrollArea(self, widgetResizable=True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        layout.addWidget(self._list, 1)
        layout.addStretch(0)
        self._add_bottom(layout)

    def _add_bottom(self, layout: QVBoxLayout) -> None:
        translate = QCoreApplication.translate
        self._folder = QComboBox(self)
        self._folder.setMinimumWidth(170)
        label = QLabel(translate("AddFeedDialog", "&Folder:"), self)
        label.setBuddy(self._folder)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._follow = self._buttons.addButton(
            translate("AddFeedDialog", "Follow"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.accepted.connect(self._subscribe)
        self._buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._folder)
        row.addStretch(1)
        row.addWidget(self._buttons)
        layout.addLayout(row)

    # ------------------------------------------------------------ searching

    def search(self) -> None:
        """Look for feeds at the address; a second press while looking does nothing."""
        text = self._address.text().strip()
        if self._searching or not text:
            return
        self._set_choices(())
        self._said.hide()
        self._set_searching(searching=True)
        self._session.discover(text)

    def _set_searching(self, *, searching: bool) -> None:
        self._searching = searching
        self._progress.setVisible(searching)
        self._find.setEnabled(not searching and bool(self._address.text().strip()))
        self._arrange_defaults()

    def _typed(self) -> None:
        self._find.setEnabled(not self._searching and bool(self._address.text().strip()))
        if self._choices:
            self._set_choices(())
        self._said.hide()
        self._arrange_defaults()
        self._fit()

    def _show_found(self, found: Sequence[FoundFeed]) -> None:
        if not self._searching:
            return
        self._set_choices(found)
        self._set_searching(searching=False)
        if len(found) > 1:
            self._say(
                QCoreApplication.translate(
                    "AddFeedDialog", "%n feed(s) found. Tick those you want.", "", len(found)
                )
            )
        if self._choices:
            self._choices[0].box.setFocus()

    def _show_failure(self, sentence: str) -> None:
        if not self._searching:
            return
        self._set_searching(searching=False)
        self._say(sentence, warning=True)
        self._address.setFocus()
        self._address.selectAll()

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        self._said.setProperty("kind", "warning" if warning else "quiet")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(sentence)
        self._said.show()
        self._fit()

    # ------------------------------------------------------------ choosing

    def _set_choices(self, found: Sequence[FoundFeed]) -> None:
        known = {feed.url for feed in self._session.feeds}
        self._choices = [_Choice(feed, known=feed.url in known) for feed in found]
        usable = [choice for choice in self._choices if choice.box.isEnabled()]
        if usable:
            usable[0].box.setChecked(True)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(8)
        for choice in self._choices:
            choice.box.toggled.connect(self._arrange_defaults)
            rows.addWidget(choice)
        rows.addStretch(1)
        self._list.setWidget(holder)
        self._list.setVisible(bool(self._choices))
        self._arrange_defaults()
        self._fit()

    def _fit(self) -> None:
        """As high as what is there, and not more than a screen."""
        layout = self.layout()
        if layout is not None:
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), _LIST_HEIGHT if self._choices else wanted)

    def _arrange_defaults(self) -> None:
        """Enter does what comes next: find, then follow."""
        chosen = any(choice.box.isChecked() for choice in self._choices)
        self._follow.setEnabled(chosen)
        self._follow.setDefault(chosen)
        self._find.setDefault(not chosen)

    def _fill_folders(self, chosen: int | None) -> None:
        self._folder.clear()
        self._folder.addItem(QCoreApplication.translate("AddFeedDialog", "No folder"), None)
        for title, number in _folder_paths(self._session.folders):
            self._folder.addItem(title, number)
        self._folder.setCurrentIndex(max(0, self._folder.findData(chosen)))

    def _tree_changed(self) -> None:
        self._fill_folders(self._folder.currentData())

    def _subscribe(self) -> None:
        for choice in self._choices:
            if choice.box.isChecked():
                self._session.subscribe(choice.found.url, self._folder.currentData(), "")
        self.accept()


class _Choice(QFrame):
    """A feed to tick, with its newest headlines."""

    def __init__(self, found: FoundFeed, *, known: bool) -> None:
        super().__init__()
        self.found = found
        self.setObjectName("feed-choice")
        named = found.title not in ("", found.url)  # what could not be read has no title of its own
        self.box = QCheckBox(found.title if named else short_address(found.url), self)
        self.box.setFont(shell_font(14, SEMIBOLD))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.setSpacing(3)
        layout.addWidget(self.box)
        lines = [short_address(found.url)] if named else []
        if known:
            self.box.setEnabled(False)
            lines.append(QCoreApplication.translate("AddFeedDialog", "You follow this feed already."))
        if found.error_code:
            lines.append(translation.sentence(found.error_code, found.error_data))
            self.box.setEnabled(False)
        for line in lines:
            layout.addWidget(_indented(quiet(line)))
        for headline in found.headlines[:_HEADLINES]:
            label = QLabel(f"–  {headline}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(_indented(label))
        self.box.setAccessibleDescription(". ".join([*lines, *found.headlines[:_HEADLINES]]))


def _indented(label: QLabel) -> QLabel:
    label.setContentsMargins(24, 0, 0, 0)
    return label


def _folder_paths(folders: Sequence[Folder]) -> list[tuple[str, int]]:
    """Folders by their whole path ("World › Asia"), in the order of the sidebar."""
    by_id = {folder.id: folder for folder in folders}

    def path(folder: Folder) -> str:
        above = by_id.get(folder.parent) if folder.parent is not None else None
        return f"{path(above)} › {folder.title}" if above else folder.title

    return [(path(folder), folder.id) for folder in folders]
