"""The list of articles as Qt's views want it: ids in an array, rows fetched in chunks when they come into sight.

It asks for rows through a callable and knows neither the library nor a widget. Rows never hold content.
"""

from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from newsreader.gui import times
from newsreader.gui.models.laid import Laid
from newsreader.gui.models.read_rows import CHUNK, FetchRows, ReadRows
from newsreader.library.grouping import ListGroup
from newsreader.model import ArticleRow, Offline

RowRole = int(Qt.ItemDataRole.UserRole) + 1
IdRole = RowRole + 1
HeadRole = RowRole + 2

Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate


def as_index(index: Index) -> QModelIndex:
    """The plain index, whichever of the two kinds Qt hands to a delegate."""
    return (
        index
        if isinstance(index, QModelIndex)
        else index.model().index(index.row(), index.column(), index.parent())
    )


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: a header's row, or a story's first article. `text` names the group."""

    group: ListGroup
    folded: bool
    text: str = ""


class ArticleModel(QAbstractTableModel):
    """One column. `fetch(ids, take)` reads rows elsewhere and hands them to `take` on this thread.

    A mark shows at once, before it is stored. `name_group` gives the text of a group's header.
    """

    gone = Signal(tuple)  # ids that are in no library any more

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read = ReadRows(fetch, self.retell, self.gone.emit)
        self.laid = Laid()
        self.rows: array[int] = self.laid.ids  # see `Laid.rows`
        self._heads: dict[int, int] = {}
        self._longest = 0  # articles of a group
        self._near = 0  # where an article was found last: the next one asked for is mostly beside it
        self.name_group: Callable[[ListGroup], str] = lambda _group: ""

    @property
    def ids(self) -> "array[int]":
        """The articles of the list in order, those too that are folded away. Not to be changed by the caller."""
        return self.laid.ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        article = index.isValid() and index.row() < len(self.rows) and self.rows[index.row()] > 0
        return flags | Qt.ItemFlag.ItemIsDragEnabled if article else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        number = self.rows[index.row()]
        if role == IdRole:
            return number if number > 0 else None
        if role == HeadRole:
            return self.head(index.row())
        if role not in (RowRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row()) if number > 0 else None
        return row if role == RowRole else self._text(row, self.head(index.row()), role)

    def _text(self, row: ArticleRow | None, head: Head | None, role: int) -> str | None:
        if row is None:
            return None if head is None else _spoken_head(head)
        return row.title if role == Qt.ItemDataRole.DisplayRole else _spoken(row, head)

    def show_list(self, laid: Laid, rows: "array[int]", heads: dict[int, int]) -> None:
        """Show another list, with what `Laid.rows` and `Laid.heads` gave; rows already read are kept."""
        self.beginResetModel()
        self.laid, self.rows, self._heads = laid, rows, heads
        self._longest = max((group.count for group in laid.groups), default=0)
        self.endResetModel()

    def head(self, place: int) -> Head | None:
        """The head of a group that stands in a row, None where none does."""
        number = self._heads.get(self.rows[place]) if 0 <= place < len(self.rows) else None
        if number is None:
            return None
        group = self.laid.groups[number]
        return Head(group, self.laid.folded(group), self.name_group(group))

    def fold(self, place: int, folded: bool) -> None:
        """Fold the group whose head stands in a row, or show what is in it."""
        head = self.head(place)
        if head is None or head.folded == folded:
            return
        laid = replace(self.laid, turned=self.laid.turned ^ {head.group.key})
        inside = laid.inside(head.group)
        if not inside:
            self.laid = laid
            return
        first, last = place + 1, place + len(inside)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self.laid = laid
            del self.rows[first : last + 1]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self.laid = laid
            self.rows[first:first] = inside
            self.endInsertRows()
        self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def tuck(self, articles: Iterable[int]) -> None:
        """Fold articles of unfolded stories under those whose text they nearly have."""
        for number in articles:
            place = self.position(number)
            if place >= 0 and self.head(place) is None:
                self.beginRemoveRows(QModelIndex(), place, place)
                self.laid = replace(self.laid, tucked=self.laid.tucked | {number})
                del self.rows[place]
                self.endRemoveRows()

    def untuck(self, articles: Collection[int]) -> None:
        """Show them again, where they stand in the list."""
        shown = [number for number in self.laid.ids if number in self.laid.tucked and number in articles]
        self.laid = replace(self.laid, tucked=self.laid.tucked - frozenset(shown))
        for number in shown:
            group = self.laid.groups[self.laid.group_at(self.laid.ids.index(number))]
            if self.laid.folded(group):
                continue
            inside = self.laid.inside(group)
            before = inside.index(number) - 1
            place = self.position(inside[before] if before >= 0 else self.laid.ids[group.start]) + 1
            self.beginInsertRows(QModelIndex(), place, place)
            self.rows.insert(place, number)
            self.endInsertRows()

    def head_above(self, place: int) -> int:
        """The row of the head whose group holds an article's row, -1 for none."""
        for above in range(place - 1, max(-1, place - self._longest - 1), -1):
            head = self.head(above) if self.rows[above] in self._heads else None
            if head is not None:
                inside = 0 if head.folded else len(self.laid.inside(head.group))
                return above if place - above <= inside else -1
        return -1

    def follows(self, place: int) -> bool:
        """Whether an article stands below the one that stands for its story."""
        if not self.laid.tells_stories or not self.laid.groups or self.rows[place] in self._heads:
            return False
        above = self.head_above(place)
        return above >= 0 and self.rows[above] > 0

    def position(self, article: int) -> int:
        """The row of an article, -1 when it has none."""
        for place in (self._near, self._near + 1, self._near - 1):
            if 0 <= place < len(self.rows) and self.rows[place] == article:
                self._near = place
                return place
        try:
            self._near = self.rows.index(article)
        except ValueError:
            return -1
        return self._near

    def unfold_for(self, article: int) -> int:
        """The row of an article, whose group is unfolded where it must be; -1 when it is not in the list."""
        place = self.position(article)
        if place >= 0 or self.rows is self.laid.ids:
            return place
        head = self.laid.stand_in(article)
        if head is None:
            return -1
        self.untuck((article,))
        self.fold(self.rows.index(head), False)
        return self.position(article)

    def row(self, place: int) -> ArticleRow | None:
        """The article's row at a place, None while it is being read, and for a header."""
        if not 0 <= place < len(self.rows) or self.rows[place] < 0:
            return None
        first = place // CHUNK * CHUNK
        return self.read.get(self.rows[place], lambda: self.rows[first : first + CHUNK])

    def known_row(self, article: int) -> ArticleRow | None:
        """The row of an article if it is in memory."""
        return self.read.get(article, lambda: (article,)) if article in self.read else None

    def retell(self) -> None:
        """Have every row painted again: marks, ages, language or colours changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))


def _spoken_head(head: Head) -> str:
    """What a screen reader says for a group's header."""
    if head.group.is_heading:
        return head.text
    count = articles_text(head.group.count)
    state = translate("list", "folded") if head.folded else translate("list", "unfolded")
    return f"{head.text}, {count}, {state}"


def _spoken(row: ArticleRow, head: Head | None = None) -> str:
    """What a screen reader says for a row."""
    parts = [row.title, *sources(row), age_text(row, head)]
    parts.append(outlets_text(row.outlets))
    if not row.read:
        parts.append(translate("list", "unread"))
    if row.starred:
        parts.append(translate("list", "starred"))
    if row.offline is not Offline.NONE:
        whole = row.offline is Offline.COMPLETE
        parts.append(translate("list", "offline") if whole else translate("list", "partly offline"))
    if head is not None:
        parts.append(translate("list", "%Ln article(s) of this story", "", head.group.count))
        parts.append(translate("list", "folded") if head.folded else translate("list", "unfolded"))
    return ", ".join(part for part in parts if part)


def age_text(row: ArticleRow, head: Head | None = None) -> str:
    """How old an article is, "" where nobody knows; of a folded story the one by which it is sorted."""
    if head is not None and head.folded and head.group.at:
        return times.age(datetime.fromtimestamp(head.group.at, UTC), datetime.now(UTC))
    return times.age(row.published, datetime.now(UTC)) if row.dated else ""


def sources(row: ArticleRow) -> list[str]:
    """An article's outlet, and those that have it too."""
    return list(dict.fromkeys([row.outlet, *(twin.outlet for twin in row.twins)]))


def outlets_text(count: int) -> str:
    """How many outlets report a story, "" when it is one or none."""
    return translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", count) if count > 1 else ""


def story_text(row: ArticleRow, head: Head) -> str:
    """What a story's row says of the others: how many outlets report it, of one outlet how many articles."""
    return outlets_text(row.outlets) or articles_text(head.group.count)


def story_number(row: ArticleRow, head: Head) -> int:
    """The number in what `story_text` says, where there is room for no more."""
    return row.outlets if row.outlets > 1 else head.group.count


def articles_text(count: int) -> str:
    """So many articles."""
    return translate("list", "%Ln article(s)", "", count)
