"""The table of the health view: feeds by state or by any column, one filter's or all, several to choose."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from newsreader.gui.dialogs.health_rows import HealthDelegate
from newsreader.gui.models.health import NEWEST, NEXT, READ, STATE, HealthFilter, HealthModel
from newsreader.gui.text_size import grown
from newsreader.model import FeedCondition

if TYPE_CHECKING:
    from newsreader.gui.session import Session

WIDTHS = (0, 124, 104, 96, 96)  # pixels of the columns; the first takes what is left
LEAST_NAME = 118  # pixels that a feed's name has at least
YIELDING = (READ, NEWEST, NEXT)  # columns that go where there is no room; the pane beside tells them too
ROW = 36
HEADER = "QHeaderView::section { padding-left: 10px; }"  # in line with the cells


class HealthTable(QTableView):
    """Keeps what is chosen over every change."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.health = HealthModel(session.language, self)
        self.shown = HealthFilter(self)
        self.shown.setSourceModel(self.health)
        self.setModel(self.shown)
        self.setItemDelegate(HealthDelegate(session, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(QCoreApplication.translate("health", "Feeds and their state"))
        self._set_up_headers()
        self.setSortingEnabled(True)
        self.sortByColumn(STATE, Qt.SortOrder.AscendingOrder)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(grown(ROW))
        columns.setHighlightSections(False)
        columns.setStyleSheet(HEADER)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(WIDTHS):
            if width:
                columns.resizeSection(column, grown(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = grown(LEAST_NAME + sum(WIDTHS))
        for column in YIELDING:
            self.setColumnHidden(column, needed > self.viewport().width())
            if self.isColumnHidden(column):
                needed -= grown(WIDTHS[column])

    def show_conditions(self, conditions: Sequence[FeedCondition], wanted: int = 0) -> None:
        """Show others; `wanted` is a feed to be chosen and brought into sight, 0 for those chosen before."""
        chosen = {wanted} if wanted else {one.feed.id for one in self.chosen()}
        self.health.show(conditions)
        self._choose_rows(chosen, scroll=bool(wanted))

    def filter(self, name: str) -> None:
        """Show one filter's feeds."""
        chosen = {one.feed.id for one in self.chosen()}
        self.shown.choose(name)
        self._choose_rows(chosen, scroll=False)

    def chosen(self) -> tuple[FeedCondition, ...]:
        """The chosen feeds, from the top down."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return tuple(one for index in rows if (one := self.shown.condition(index)) is not None)

    def _choose_rows(self, feeds: set[int], *, scroll: bool) -> None:
        """Choose these feeds, the first row where none of them is shown."""
        selection = self.selectionModel()
        rows = [self.shown.index(row, 0) for row in range(self.shown.rowCount())]
        wanted = [index for index in rows if (one := self.shown.condition(index)) and one.feed.id in feeds]
        wanted = wanted or rows[:1]
        flags = QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for index in wanted:
            selection.select(index, flags.Select | flags.Rows)
        if wanted:
            selection.setCurrentIndex(wanted[0], flags.NoUpdate)
            if scroll:
                self.scrollTo(wanted[0])
