"""The list of articles as Qt's views want it: ids in an array, rows fetched in chunks when they come into sight.

It asks for rows through a callable and knows neither the library nor a widget. Rows never hold content.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
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
from newsreader.gui.models.unstored import ReadMarks, Unstored
from newsreader.model import ArticleRow, Flag, ListGroup, Offline

CHUNK = 128  # rows read at once: 4-9 screenfuls
KEPT = 64 * CHUNK  # rows kept: about 6 MB

RowRole = int(Qt.ItemDataRole.UserRole) + 1
IdRole = RowRole + 1
HeadRole = RowRole + 2

Index = QModelIndex | QPersistentModelIndex
FetchRows = Callable[[Sequence[int], Callable[[list[ArticleRow]], None]], None]

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


@dataclass(slots=True)
class _Read:
    """A row, when it was asked for by the model's own clock, and since when it may be another."""

    row: ArticleRow
    asked: int
    changed: int = 0

    @property
    def stale(self) -> bool:
        """Whether it is to be read again."""
        return self.asked < self.changed


class ArticleModel(QAbstractTableModel):
    """One column. `fetch(ids, take)` reads rows elsewhere and hands them to `take` on this thread.

    A mark shows at once, before it is stored. `name_group` gives the text of a group's header.
    """

    gone = Signal(tuple)  # ids that are in no library any more

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.laid = Laid()
        self.rows: array[int] = self.laid.ids  # see `Laid.rows`
        self._heads: dict[int, int] = {}
        self._longest = 0  # articles of a group
        self._read: OrderedDict[int, _Read] = OrderedDict()
        self._asked: set[int] = set()
        self._clock = 1
        self._stored = 0  # when a mark was stored last
        self._unstored = Unstored()
        self._near = 0  # where an article was found last: the next one asked for is mostly beside it
        self.held = 0  # the article under the eye, whose row stays whatever becomes of it
        self.name_group: Callable[[ListGroup], str] = lambda _group: ""

    @property
    def ids(self) -> "array[int]":
        """The articles of the list in order, those too that are folded away. Not to be changed by the caller."""
        return self.laid.ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else 1

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

    def set_ids(self, ids: "array[int]") -> None:
        """Show another list without groups."""
        laid = Laid(ids)
        self.show_list(laid, laid.rows(), laid.heads())

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

    def head_above(self, place: int) -> int:
        """The row of the head whose group holds an article's row, -1 for none."""
        for above in range(place - 1, max(-1, place - self._longest - 1), -1):
            head = self.head(above) if self.rows[above] in self._heads else None
            if head is not None:
                inside = 0 if head.folded else head.group.count - (not self.laid.headed)
                return above if place - above <= inside else -1
        return -1

    def follows(self, place: int) -> bool:
        """Whether an article stands below the one that stands for its story."""
        if self.laid.headed or not self.laid.groups or self.rows[place] in self._heads:
            return False
        return self.head_above(place) >= 0

    def header_rows(self, first: int, last: int) -> Iterator[int]:
        """The rows of headers among these; found group by group, not row by row."""
        place = 0
        done = 0
        for number, group in enumerate(self.laid.groups):
            place += group.start - done
            done = group.start + group.count
            if first <= place <= last and self.rows[place] == -1 - number:
                yield place
            place += 1 + (0 if self.laid.folded(group) else group.count)

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
        try:
            number = self.laid.group_at(self.laid.ids.index(article))
        except ValueError:
            return -1
        group = self.laid.groups[number]
        self.fold(self.rows.index(-1 - number if self.laid.headed else self.laid.ids[group.start]), False)
        return self.position(article)

    def row(self, place: int) -> ArticleRow | None:
        """The article's row at a place, None while it is being read, and for a header."""
        if not 0 <= place < len(self.rows) or self.rows[place] < 0:
            return None
        known = self._read.get(self.rows[place])
        if known is None or known.stale:
            first = place // CHUNK * CHUNK
            self._ask(self.rows[first : first + CHUNK])
        return None if known is None else self._show(known)

    def known_row(self, article: int) -> ArticleRow | None:
        """The row of an article if it is in memory."""
        known = self._read.get(article)
        if known is not None and known.stale:
            self._ask((article,))
        return None if known is None else self._show(known)

    def read_marks(self) -> ReadMarks:
        """What was marked read or unread here and may not be stored yet."""
        return self._unstored.reading()

    def mark(self, articles: Sequence[int], flag: Flag, value: bool) -> None:
        """Show a mark at once, before it is stored."""
        self._unstored.add(articles, flag, value)
        self.retell()

    def mark_stored(self) -> None:
        """The first of the marks that were not stored is so now, or was refused: its rows are read again."""
        mark = self._unstored.pop()
        if mark is None:
            return
        self._clock += 1
        self._stored = self._clock
        for number, known in self._read.items():
            if number in mark.articles:
                known.row, known.changed = mark.on(known.row), self._clock
        self._asked.clear()  # what is under way may be from before
        self.retell()

    def refresh(self, articles: Sequence[int] = ()) -> None:
        """Read rows anew that are in memory, when they come into sight: those of `articles`, without names all."""
        self._clock += 1
        named = set(articles)
        stale = [known for number, known in self._read.items() if not named or number in named]
        for known in stale:
            known.changed = self._clock
        if stale:
            self._asked.clear()
            self.retell()

    def retell(self) -> None:
        """Have every row painted again: marks, ages, language or colours changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def take(self, rows: Sequence[ArticleRow]) -> None:
        """Take rows that were read together with the list."""
        self._keep(rows, self._clock)

    def _show(self, known: _Read) -> ArticleRow:
        self._read.move_to_end(known.row.id)
        return self._unstored.show(known.row)

    def _ask(self, numbers: Sequence[int]) -> None:
        ids = [number for number in numbers if number > 0 and self._is_wanted(number)]
        if ids:
            clock = self._clock
            self._asked.update(ids)
            self._fetch(ids, lambda rows: self._take(ids, rows, clock))

    def _is_wanted(self, number: int) -> bool:
        known = self._read.get(number)
        return (known is None or known.stale) and number not in self._asked

    def _take(self, ids: Sequence[int], rows: list[ArticleRow], clock: int) -> None:
        self._asked.difference_update(ids)
        self._keep(rows, clock)
        missing = set(ids).difference(row.id for row in rows)
        if self.held in missing and self.held in self._read:
            missing.discard(self.held)
            self._read[self.held].asked = self._clock  # there is nothing newer to be read of it
        for number in missing:
            self._read.pop(number, None)
        self.retell()
        if missing:
            self.gone.emit(tuple(missing))

    def _keep(self, rows: Sequence[ArticleRow], clock: int) -> None:
        for row in rows:
            known = self._read.get(row.id)
            if known is None:
                self._read[row.id] = _Read(
                    row, clock, self._stored
                )  # read again where a mark was stored meanwhile
            elif clock >= max(known.changed, known.asked):
                known.row, known.asked = row, clock
            self._read.move_to_end(row.id)
        while len(self._read) > KEPT:
            self._read.popitem(last=False)


def _spoken_head(head: Head) -> str:
    """What a screen reader says for a group's header."""
    count = translate("list", "%Ln article(s)", "", head.group.count)
    state = translate("list", "folded") if head.folded else translate("list", "unfolded")
    return f"{head.text}, {count}, {state}"


def _spoken(row: ArticleRow, head: Head | None = None) -> str:
    """What a screen reader says for a row."""
    parts = [row.title, row.outlet, times.age(row.published, datetime.now(UTC))]
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


def outlets_text(count: int) -> str:
    """How many outlets report a story, "" when it is one or none."""
    return translate("RelatedBlocks", "%n outlet(s)", "that report one story", count) if count > 1 else ""


def stories_text(count: int) -> str:
    """How many articles of a story a list has."""
    return translate("list", "%Ln article(s)", "", count)
