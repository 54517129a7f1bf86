"""The list of articles as Qt's views want it: ids in an array, rows fetched in chunks when they come into sight.

It asks for rows through a callable and knows neither the library nor a widget. Rows never hold content.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
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
from newsreader.model import ArticleRow, Flag, Offline

CHUNK = 128  # rows read at once: 4-9 screenfuls
CHUNKS = 64  # chunks kept: 8,192 rows, about 6 MB

RowRole = int(Qt.ItemDataRole.UserRole) + 1
IdRole = RowRole + 1

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


class ArticleModel(QAbstractTableModel):
    """One column. `fetch(ids, take)` reads rows elsewhere and hands them to `take` on this thread.

    A mark shows at once: `overlay` holds what was set here until the rows are read again.
    """

    gone = Signal(tuple)  # ids that are in no library any more

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._chunks: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._overlay: dict[tuple[int, Flag], bool] = {}
        self._near = 0  # where an article was found last: the next one asked for is mostly beside it
        self._edition = 0

    @property
    def ids(self) -> "array[int]":
        """The ids shown, in order. Not to be changed by the caller."""
        return self._ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == IdRole:
            return self._ids[index.row()]
        row = self.row(index.row())
        if role == RowRole:
            return row
        if row is not None and role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if row is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None

    def set_ids(self, ids: "array[int]") -> None:
        """Show another list; rows already read are kept by id."""
        known = self._known()
        self.beginResetModel()
        self._ids = ids
        self._edition += 1
        self._asked.clear()
        self._chunks.clear()
        self.endResetModel()
        self._reuse(known)

    def position(self, article: int) -> int:
        """Where an article stands in the list, -1 when it does not."""
        for place in (self._near, self._near + 1, self._near - 1):
            if 0 <= place < len(self._ids) and self._ids[place] == article:
                self._near = place
                return place
        try:
            self._near = self._ids.index(article)
        except ValueError:
            return -1
        return self._near

    def row(self, place: int) -> ArticleRow | None:
        """The row at a place, None while it is being read."""
        if not 0 <= place < len(self._ids):
            return None
        number = self._ids[place]
        chunk = self._chunks.get(place // CHUNK)
        if chunk is None or number not in chunk:
            if chunk is None:
                self._ask(place // CHUNK)
            return None
        self._chunks.move_to_end(place // CHUNK)
        return self._marked(chunk[number])

    def known_row(self, article: int) -> ArticleRow | None:
        """The row of an article if it is in memory."""
        place = self.position(article)
        chunk = self._chunks.get(place // CHUNK) if place >= 0 else None
        return self._marked(chunk[article]) if chunk is not None and article in chunk else None

    def read_marks(self) -> dict[int, bool]:
        """Articles marked here whose mark may not be stored yet, and whether as read."""
        return {number: value for (number, flag), value in self._overlay.items() if flag is Flag.READ}

    def mark(self, articles: Sequence[int], flag: Flag, value: bool) -> None:
        """Show a mark at once, before it is stored."""
        for number in articles:
            self._overlay[number, flag] = value
        self._tell_all()

    def refresh(self, articles: Sequence[int] = ()) -> None:
        """Read rows again that are in memory: those of `articles`, without names all."""
        wanted = set(articles)
        for place, chunk in list(self._chunks.items()):
            if not wanted or wanted & chunk.keys():
                self._ask(place, again=True)

    def retell(self) -> None:
        """Have every row painted again: ages, language or colours changed."""
        self._tell_all()

    def _marked(self, row: ArticleRow) -> ArticleRow:
        read = self._overlay.get((row.id, Flag.READ), row.read)
        starred = self._overlay.get((row.id, Flag.STARRED), row.starred)
        if read == row.read and starred == row.starred:
            return row
        return replace(row, read=read, starred=starred)

    def _ask(self, place: int, *, again: bool = False) -> None:
        if place in self._asked and not again:
            return
        self._asked.add(place)
        ids = self._ids[place * CHUNK : (place + 1) * CHUNK]
        edition = self._edition
        overlay = dict(self._overlay)
        self._fetch(ids, lambda rows: self._take(edition, place, rows, overlay))

    def _take(
        self, edition: int, place: int, rows: list[ArticleRow], overlay: dict[tuple[int, Flag], bool]
    ) -> None:
        if edition != self._edition:
            return
        self._asked.discard(place)
        self._chunks[place] = {row.id: row for row in rows}
        self._chunks.move_to_end(place)
        while len(self._chunks) > CHUNKS:
            self._chunks.popitem(last=False)
        self._settle(rows, overlay)
        last = min((place + 1) * CHUNK, len(self._ids)) - 1
        self.dataChanged.emit(self.index(place * CHUNK, 0), self.index(last, 0))
        missing = set(self._ids[place * CHUNK : last + 1]).difference(self._chunks[place])
        if missing:
            self.gone.emit(tuple(missing))

    def _settle(self, rows: list[ArticleRow], overlay: dict[tuple[int, Flag], bool]) -> None:
        """Let go of marks that the rows now carry themselves."""
        for row in rows:
            for flag, value in ((Flag.READ, row.read), (Flag.STARRED, row.starred)):
                if overlay.get((row.id, flag)) == value == self._overlay.get((row.id, flag)):
                    del self._overlay[row.id, flag]

    def _known(self) -> dict[int, ArticleRow]:
        return {number: row for chunk in self._chunks.values() for number, row in chunk.items()}

    def _reuse(self, known: dict[int, ArticleRow]) -> None:
        """Show what is known of the first chunks until they are read, so that nothing flickers."""
        for place in range(min(CHUNKS, (len(self._ids) + CHUNK - 1) // CHUNK)) if known else ():
            ids = self._ids[place * CHUNK : (place + 1) * CHUNK]
            rows = {number: known[number] for number in ids if number in known}
            if rows:
                self._chunks[place] = rows
                self._ask(place, again=True)

    def _tell_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


def _spoken(row: ArticleRow) -> str:
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
    return ", ".join(part for part in parts if part)


def outlets_text(count: int) -> str:
    """How many outlets report a story, "" when it is one or none."""
    return translate("RelatedBlocks", "%n outlet(s)", "that report one story", count) if count > 1 else ""
