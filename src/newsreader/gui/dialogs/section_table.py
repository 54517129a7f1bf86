"""The tree of sections as a dialog shows it: with numbers, hidden ones faint, merged ones at the end."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from shiboken6 import isValid

from newsreader.gui import icons
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.text_size import grown
from newsreader.gui.theme import worn
from newsreader.model import Section

if TYPE_CHECKING:
    from newsreader.gui.session import Session

NUMBER = int(Qt.ItemDataRole.UserRole)
ICON = 16  # pixels
UNREAD, ARTICLES, BESIDE = 84, 88, 12  # pixels; the last is for the bar

Merged = tuple[tuple[Section, int], ...]
Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate


class SectionTable(QTreeWidget):
    """Follows the session. `section` or `merged` is what is chosen."""

    chosen = Signal()
    wanted = Signal()  # Enter, or a double click

    def __init__(self, session: "Session", parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._merged: Merged = ()
        self._numbers: dict[int, tuple[int, int]] = {}
        self.setObjectName("found")
        self.setAccessibleName(translate("SectionsDialog", "Sections"))
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setExpandsOnDoubleClick(False)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(grown(ICON), grown(ICON)))
        self._bar = OverlayBar(self)
        self.setHeaderLabels([
            translate("SectionsDialog", "Section"),
            translate("SectionsDialog", "Unread"),
            translate("SectionsDialog", "Articles"),
            "",
        ])  # fmt: skip
        self.header().setMinimumSectionSize(BESIDE)
        for column, width in ((1, UNREAD), (2, ARTICLES), (3, BESIDE)):
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(column, grown(width))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.itemActivated.connect(lambda _item, _column: self.wanted.emit())
        session.tree_changed.connect(self.look)
        session.counts_changed.connect(self.look)  # no lambda: that would outlive the table
        self.look()

    @property
    def section(self) -> Section | None:
        """The chosen section, None where none or a merged one is chosen."""
        number = self._number()
        return self._session.tree.find(number) if number else None

    @property
    def merged(self) -> Section | None:
        """The chosen merged section."""
        number = self._number()
        return next((one for one, _into in self._merged if one.id == number), None)

    def choose(self, number: int) -> None:
        """Choose a section."""
        for item in self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if item.data(0, NUMBER) == number:
                self.setCurrentItem(item)

    def drawBranches(self, painter: QPainter, box: QRect, index: Index) -> None:
        """No arrow before what is two below the top: nothing can be folded here."""

    def look(self, _counts: object = None) -> None:
        """Show everything as it is now."""
        self._session.tree.look_numbers(self._take)

    def _take(self, found: tuple[dict[int, tuple[int, int]], Merged]) -> None:
        if not isValid(self):  # it was closed meanwhile
            return
        if (*found, self._session.sections) == getattr(self, "_seen", None):
            return
        self._numbers, self._merged = found
        self._seen = (*found, self._session.sections)
        number, bar = self._number(), self.verticalScrollBar()
        place = bar.value()
        self.blockSignals(True)  # Qt's own
        self.clear()
        self._fill()
        self.expandAll()
        self.blockSignals(False)
        self.choose(number)
        bar.setValue(place)
        self.chosen.emit()

    def _fill(self) -> None:
        theme, language = worn(), self._session.language
        items: dict[int | None, QTreeWidgetItem] = {}
        for section in self._session.sections:
            above = items.get(section.parent)
            item = QTreeWidgetItem(above if above is not None else self)
            title = section.title(language)
            if section.hidden:
                title = translate("SectionsDialog", "{title} (hidden)").format(title=title)
                item.setForeground(0, QColor(theme.quiet))
            item.setText(0, title)
            item.setIcon(0, icons.icon(section.drawing, theme.quiet, grown(17)))
            item.setData(0, NUMBER, section.id)
            self._put_numbers(item, section.id)
            items[section.id] = item
        titles = {one.id: one.title(language) for one in self._session.sections}
        for section, into in self._merged:
            item = QTreeWidgetItem(items.get(into) or self)
            text = translate("SectionsDialog", "{title} (merged)").format(title=section.title(language))
            item.setText(0, text)
            item.setIcon(0, icons.icon(section.drawing, theme.quiet, grown(17)))
            item.setToolTip(
                0, translate("SectionsDialog", "Its articles stand in {title}.").format(title=titles.get(into, ""))
            )
            item.setForeground(0, QColor(theme.quiet))
            item.setData(0, NUMBER, section.id)
            self._put_numbers(item, section.id)

    def _put_numbers(self, item: QTreeWidgetItem, number: int) -> None:
        articles, unread = self._numbers.get(number, (0, 0))
        for column, count in ((1, unread), (2, articles)):
            item.setText(column, self.locale().toString(count) if count else "")
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(column, QColor(worn().quiet))

    def _number(self) -> int:
        item = self.currentItem()
        number = item.data(0, NUMBER) if item is not None else 0
        return number if isinstance(number, int) else 0
