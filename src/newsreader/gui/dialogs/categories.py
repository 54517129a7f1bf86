"""What publishers call their sections, as a dialog shows it: name, feed, how many articles, where it leads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsreader.gui.dialogs.pieces import without_marks
from newsreader.gui.models.drops import CATEGORY_MIME, category_data
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.text_size import grown
from newsreader.gui.theme import worn
from newsreader.model import SectionSource

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.correct import Category, Meaning

PLACE = int(Qt.ItemDataRole.UserRole)
MOST_SHOWN = 1_500  # those with most articles; the field finds the others
ARTICLES, SECTION, MARGINS = 84, 140, 24  # pixels

translate = QCoreApplication.translate


class CategoryTable(QWidget):
    """`category` is the chosen one, `meaning` what the reader wants it to mean, None where the program decides."""

    chosen = Signal()
    wanted = Signal()  # Enter, or a double click

    def __init__(self, session: "Session", parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Sequence[Category] = ()
        self._meanings: dict[tuple[int, str], Meaning] = {}
        self._looking = False
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("SectionsDialog", "Find a category, a feed or a section"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.table = _Table(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        self.field.textChanged.connect(lambda _text: self._show())
        self.table.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.table.itemActivated.connect(lambda _item, _column: self.wanted.emit())
        session.tree.settled.connect(self._look_again)
        session.tree_changed.connect(self._look_again)

    @property
    def category(self) -> "Category | None":
        """The chosen category."""
        return self.table.category

    @property
    def meaning(self) -> "Meaning | None":
        """What the reader wants the chosen category to mean."""
        one = self.category
        return None if one is None else self._meaning(one)

    def look(self) -> None:
        """Ask for what there is."""
        self._looking = True
        self._session.corrections.look_categories(self._take)

    def _look_again(self) -> None:
        if self._looking:
            self.look()

    def _take(self, found: "tuple[Category, ...]", meanings: "tuple[Meaning, ...]") -> None:
        if not isValid(self):  # it was closed meanwhile
            return
        self._found = found
        self._meanings = {(one.feed, one.name): one for one in meanings}
        self._show()

    def _meaning(self, one: "Category") -> "Meaning | None":
        from newsreader.library.correct import folded

        name = folded(one.published)
        return self._meanings.get((one.feed, name)) or self._meanings.get((0, name))

    def _show(self) -> None:
        before = self.category
        feeds = {feed.id: feed.title for feed in self._session.feeds}
        wanted = without_marks(self.field.text()).split()
        self.table.blockSignals(True)  # Qt's own
        self.table.clear()
        current = None
        for one in self._found:
            section = self._session.tree.title(one.section)
            lines = (one.published, feeds.get(one.feed, ""), section)
            known = without_marks(" ".join(lines))
            if not all(word in known for word in wanted):
                continue
            item = self.table.add(one, lines, corrected=one.source is SectionSource.CORRECTED)
            if before is not None and (one.feed, one.published) == (before.feed, before.published):
                current = item
            if self.table.topLevelItemCount() >= MOST_SHOWN:
                break
        self.table.blockSignals(False)
        if current is not None:
            self.table.setCurrentItem(current)
        self.chosen.emit()


class _Table(QTreeWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setAccessibleName(translate("SectionsDialog", "Publishers' categories"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)
        self.setHeaderLabels([
            translate("SectionsDialog", "Category"),
            translate("SectionsDialog", "Feed"),
            translate("SectionsDialog", "Section"),
            translate("SectionsDialog", "Articles"),
        ])  # fmt: skip
        self.header().setStretchLastSection(False)
        none = self.fontMetrics().horizontalAdvance(translate("sections", "no section"))  # whole in any language
        widths = {2: max(grown(SECTION), none + grown(MARGINS)), 3: grown(ARTICLES)}
        for column in range(4):
            fixed = column in widths
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch
            self.header().setSectionResizeMode(column, mode)
            if fixed:
                self.header().resizeSection(column, widths[column])
        self.headerItem().setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def category(self) -> "Category | None":
        item = self.currentItem()
        found: Category | None = item.data(0, PLACE) if item is not None else None
        return found

    def add(self, one: "Category", lines: Sequence[str], *, corrected: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [*lines, self.locale().toString(one.articles)])
        item.setData(0, PLACE, one)
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 3):
            item.setForeground(column, QColor(worn().quiet))
        if one.section is None:
            item.setForeground(2, QColor(worn().quiet))
        if corrected:
            font = item.font(2)
            font.setBold(True)
            item.setFont(2, font)
            item.setToolTip(2, translate("SectionsDialog", "Corrected by you"))
        return item

    def mimeTypes(self) -> list[str]:
        return [CATEGORY_MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        one = items[0].data(0, PLACE) if items else None
        return category_data(one.published, one.feed) if one is not None else QMimeData()

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
