"""The lines of the activity as a table, the newest on top. Rows come in batches and are never all read at once."""

from bisect import bisect_left
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from newsreader.gui.activity import Activity, Line, Result
from newsreader.gui.activity_words import line_text

LineRole = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
Wanted = Callable[[Line], bool]

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns from left to right."""

    TIME = 0
    FEED = 1
    RESULT = 2
    SECONDS = 3
    SIZE = 4


class ActivityModel(QAbstractTableModel):
    """Follows an `Activity`. `name` tells what a feed is called now, "" when it is followed no more."""

    def __init__(self, activity: Activity, name: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._name = name
        self._wanted: Wanted = lambda _line: True
        self._shown: list[Line] = []  # in order of arrival; here also while they make room in the activity
        self._taken = 0  # lines looked at so far
        self._take()
        activity.grown.connect(self._follow)

    def retranslate(self) -> None:
        """Speak the window's language, also in the lines that stand already."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def show_only(self, wanted: Wanted) -> None:
        """Show the lines that are wanted, now and as they come."""
        self.beginResetModel()
        self._wanted, self._shown, self._taken = wanted, [], 0
        self._take()
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line in a row."""
        return self._shown[-1 - row]

    def lines(self) -> list[Line]:
        """All lines shown, from the top."""
        return self._shown[::-1]

    def title(self, line: Line) -> str:
        """What the feed of a line is called."""
        return self._name(line.feed) or line.title

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self.line(index.row())
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (Column.FEED, Column.RESULT):
            return self.text(line, Column(index.column()))
        return None

    def text(self, line: Line, column: Column) -> str:
        """What stands in a cell."""
        locale = QLocale()
        if column is Column.TIME:
            moment = QDateTime.fromSecsSinceEpoch(int(line.at.timestamp()))
            return locale.toString(moment.time(), "HH:mm:ss")
        if column is Column.RESULT:
            return line_text(line, locale)
        if line.result is Result.SUMMARY:
            return _run_title(line) if column is Column.FEED else ""
        if column is Column.FEED:
            return self.title(line)
        if column is Column.SECONDS:
            return (
                translate("activity", "{seconds} s").format(
                    seconds=locale.toString(max(0.1, line.elapsed), "f", 1 if line.elapsed < 10 else 0)
                )
                if line.elapsed
                else ""
            )
        return locale.formattedDataSize(line.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat) if line.size else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (Column.SECONDS, Column.SIZE)
            return (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TIME: translate("activity", "Time"),
            Column.FEED: translate("activity", "Feed"),
            Column.RESULT: translate("activity", "Result"),
            Column.SECONDS: translate("activity", "Took"),
            Column.SIZE: translate("activity", "Size"),
        }[Column(section)]

    def _follow(self) -> None:
        gone = bisect_left(self._shown, self._activity.first, key=lambda line: line.number)
        if gone:
            last = len(self._shown) - 1
            self.beginRemoveRows(QModelIndex(), last - gone + 1, last)
            del self._shown[:gone]
            self.endRemoveRows()
        fresh = self._fresh()
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._shown += fresh
            self.endInsertRows()

    def _take(self) -> None:
        self._shown += self._fresh()

    def _fresh(self) -> list[Line]:
        """The wanted lines that came since the last look."""
        first, lines = self._activity.first, self._activity.lines
        start, self._taken = max(self._taken, first), first + len(lines)
        return [line for line in lines[start - first :] if self._wanted(line)]


def _run_title(line: Line) -> str:
    run = line.run
    if run is not None and run.stopped:
        return translate("activity", "Refresh stopped")
    by_hand = run is not None and run.by_hand
    return translate("activity", "Refresh ended") if by_hand else translate("activity", "Automatic refresh")
