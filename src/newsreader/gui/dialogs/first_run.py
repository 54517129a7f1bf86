"""The first run: outlets to tick from the starter list, or one's own list of feeds, or an address."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.attached import short_address
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet, without_marks
from newsreader.gui.text_size import grown
from newsreader.outline import Outline, OutlineFeed

_FEED = Qt.ItemDataRole.UserRole


class FirstRunDialog(FormDialog):
    """Emits `chosen` with the ticked part of the starter list when it is accepted. Feeds in `known` are ticked."""

    chosen = Signal(object)  # Outline
    import_requested = Signal()  # the reader has a list of feeds (OPML) instead
    address_requested = Signal()  # the reader has an address instead

    def __init__(self, starter: Outline, parent: QWidget | None = None, *, known: Iterable[str] = ()) -> None:
        super().__init__(QCoreApplication.translate("FirstRunDialog", "Choose outlets"), parent)
        self._known = frozenset(known)
        self._build()
        self._fill(starter)
        self._count()
        self.set_size(grown(600), grown(660))

    def _build(self) -> None:
        translate = QCoreApplication.translate
        layout = column(self)
        layout.addWidget(heading(translate("FirstRunDialog", "What would you like to read?"), 20))
        layout.addWidget(
            quiet(
                translate(
                    "FirstRunDialog",
                    "Tick outlets to follow. You can add others and leave any of them at any time.",
                )
            )
        )
        self._filter = QLineEdit(self)
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(translate("FirstRunDialog", "Filter outlets"))
        self._filter.setAccessibleName(translate("FirstRunDialog", "Filter outlets"))
        self._filter.textChanged.connect(self._narrow)
        layout.addWidget(self._filter)
        self._tree = QTreeWidget(self)
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(translate("FirstRunDialog", "Outlets"))
        self._tree.itemChanged.connect(self._count)
        layout.addWidget(self._tree, 1)
        self._nothing = quiet(translate("FirstRunDialog", "No outlet of this list fits. You can add its address."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        QVBoxLayout(self._tree.viewport()).addWidget(self._nothing)
        others = QHBoxLayout()
        self._import = QPushButton(translate("FirstRunDialog", "&Import a list of feeds…"), self)
        self._import.clicked.connect(lambda: self._leave(self.import_requested))
        self._own = QPushButton(translate("FirstRunDialog", "&Add an address…"), self)
        self._own.clicked.connect(lambda: self._leave(self.address_requested))
        for button in (self._import, self._own):
            button.setProperty("kind", "link")
            button.setAutoDefault(False)
            others.addWidget(button)
        others.addStretch(1)
        layout.addLayout(others)
        buttons = QDialogButtonBox(self)
        buttons.addButton(translate("FirstRunDialog", "&Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        self._follow = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._follow.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _fill(self, starter: Outline) -> None:
        folders: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for feed in starter.feeds:
            item = QTreeWidgetItem(
                self._folder(feed.path, folders),
                [feed.title or feed.url, short_address(feed.site_url or feed.url)],
            )
            item.setData(0, _FEED, feed)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setForeground(1, self.palette().placeholderText())
            item.setToolTip(0, feed.description or feed.url)
            if feed.url in self._known:
                item.setCheckState(0, Qt.CheckState.Checked)
                item.setDisabled(True)
        self._tree.expandAll()
        self._tree.resizeColumnToContents(0)
        first = self._tree.topLevelItem(0)
        if first is not None:
            self._tree.setCurrentItem(first)

    def _folder(self, path: tuple[str, ...], made: dict[tuple[str, ...], QTreeWidgetItem]) -> QTreeWidgetItem:
        if not path:
            return self._tree.invisibleRootItem()
        if path not in made:
            item = QTreeWidgetItem(self._folder(path[:-1], made), [path[-1]])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            made[path] = item
        return made[path]

    def _items(self) -> list[tuple[QTreeWidgetItem, OutlineFeed]]:
        found = []
        walk = QTreeWidgetItemIterator(self._tree)
        while walk.value():
            item = walk.value()
            feed = item.data(0, _FEED)
            if isinstance(feed, OutlineFeed):
                found.append((item, feed))
            walk += 1
        return found

    def ticked(self) -> tuple[OutlineFeed, ...]:
        """The feeds that are ticked and not followed yet."""
        return tuple(
            feed
            for item, feed in self._items()
            if item.checkState(0) is Qt.CheckState.Checked and feed.url not in self._known
        )

    def tick(self, urls: Iterable[str]) -> None:
        """Tick the feeds with these addresses."""
        wanted = set(urls)
        for item, feed in self._items():
            if feed.url in wanted:
                item.setCheckState(0, Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        wanted = without_marks(text).split()
        for item, feed in self._items():
            words = without_marks(f"{' '.join(feed.path)} {feed.title} {feed.url} {feed.description}")
            item.setHidden(not all(word in words for word in wanted))
        for at in range(self._tree.topLevelItemCount()):
            folder = self._tree.topLevelItem(at)
            if folder is not None:
                _hide_empty(folder)
        self._nothing.setVisible(all(item.isHidden() for item, _feed in self._items()))

    def _count(self) -> None:
        number = len(self.ticked())
        translate = QCoreApplication.translate
        self._follow.setText(
            translate("FirstRunDialog", "&Follow %Ln outlet(s)", "", number)
            if number
            else translate("FirstRunDialog", "&Follow")
        )
        self._follow.setEnabled(number > 0)

    def _accept(self) -> None:
        feeds = self.ticked()
        paths = tuple(dict.fromkeys(feed.path for feed in feeds if feed.path))
        self.accept()
        self.chosen.emit(Outline(feeds=feeds, folders=paths))

    def _leave(self, signal: SignalInstance) -> None:
        self.reject()
        signal.emit()


def _hide_empty(item: QTreeWidgetItem) -> bool:
    """Hide a folder without visible feeds; tells whether it is hidden."""
    if not item.childCount():
        return item.isHidden()
    hidden = _hide_all([item.child(at) for at in range(item.childCount())])
    item.setHidden(hidden)
    return hidden


def _hide_all(items: Iterable[QTreeWidgetItem | None]) -> bool:
    """Hide those of `items` that are empty folders; tells whether all are hidden."""
    states = [_hide_empty(item) for item in items if item is not None]
    return all(states)
