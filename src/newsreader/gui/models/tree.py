"""The sidebar as a tree: smart feeds, sections, folders with their feeds. Counts are looked up, not copied."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from newsreader.gui.models.drops import (
    ARTICLES_MIME,
    CATEGORY_MIME,
    PLACE_MIME,
    Correction,
    Move,
    place_data,
    read_drop,
)
from newsreader.gui.models.nodes import Node, build_tree, set_counts, spoken, tooltip
from newsreader.gui.models.place import Kind, Place
from newsreader.model import Counts, Feed, Folder, Section
from newsreader.search import SavedSearch

NodeRole = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractItemModel):
    """Follows feeds, folders and sections: rows come and go, the others stay, with what is folded and chosen."""

    move_feed = Signal(int, object, object)  # feed, folder or None, position or None
    move_folder = Signal(int, object, object)  # folder, parent or None, position or None
    move_section = Signal(int, object, object)  # section, parent or None, position or None
    move_search = Signal(int, int)  # saved search, position
    correct = Signal(object)  # Correction: articles or a category dropped on a section

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("")
        self._places: dict[str, Node] = {}
        self._sections: Sequence[Section] = ()

    def rebuild(
        self,
        feeds: Sequence[Feed],
        folders: Sequence[Folder],
        sections: Sequence[Section],
        used: frozenset[int],
        counts: Counts,
        language: str,
        saved: Sequence[SavedSearch] = (),
    ) -> None:
        """Show other feeds, folders, sections or saved searches, in place unless rows changed their order."""
        self._sections = sections
        some = {"muted": counts.muted > 0, "followed": counts.followed > 0}
        fresh = build_tree(feeds, folders, sections, used, language, saved, **some)
        set_counts(fresh, counts)
        if _same_order(self._root, fresh):
            self._follow(self._root, fresh)
        else:
            self.beginResetModel()
            self._root = fresh
            self.endResetModel()
        self._places = {node.key: node for node in self._root.walk()}

    def update_counts(self, counts: Counts) -> None:
        """Show other numbers."""
        before = {id(node): node.count for node in self._root.walk()}
        set_counts(self._root, counts)
        touched = {id(node) for node in self._root.walk() if before[id(node)] != node.count}
        for above in (self._root, *self._root.walk()) if touched else ():
            _tell(self, above, touched)

    def index_of(self, key: str) -> QModelIndex:
        """The index of a place's or heading's key, invalid when it is not in the tree."""
        node = self._places.get(key)
        return self._index(node) if node is not None else QModelIndex()

    def node(self, index: Index) -> Node | None:
        """The node behind an index."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else None

    def parent_keys(self) -> list[str]:
        """The keys of all nodes that have something below them."""
        return [node.key for node in self._root.walk() if node.children]

    def all_keys(self) -> list[str]:
        """The keys of all nodes, from the top down."""
        return list(self._places)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own
        above = self.node(parent) or self._root
        if column == 0 and 0 <= row < len(above.children):
            return self.createIndex(row, column, above.children[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  # Qt's own: QObject.parent() has the same name
        node = self.node(index)
        if node is None or node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len((self.node(parent) or self._root).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        del parent
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == NodeRole:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if node.heading is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.place is not None and node.place.kind in (Kind.FEED, Kind.FOLDER, Kind.SAVED, Kind.SECTION):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if node.place is not None and node.place.kind in (Kind.FOLDER, Kind.SECTION):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [PLACE_MIME, ARTICLES_MIME, CATEGORY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        node = self.node(indexes[0]) if indexes else None
        return place_data(node.place) if node is not None and node.place is not None else QMimeData()

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        return read_drop(data, row, self.node(parent)) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for what is meant and change nothing here: the tree follows when it is done."""
        del action, column
        meant = read_drop(data, row, self.node(parent))
        if isinstance(meant, Correction):
            self.correct.emit(meant)
        elif isinstance(meant, Move):
            if meant.moved.kind is Kind.SAVED:
                self.move_search.emit(meant.moved.id, meant.position)
            else:
                asked = {
                    Kind.FEED: self.move_feed,
                    Kind.FOLDER: self.move_folder,
                    Kind.SECTION: self.move_section,
                }[meant.moved.kind]
                asked.emit(meant.moved.id, meant.above, _among_all(meant, self._sections, self._places))
        return False  # True would have the view remove the row it thinks was moved

    def _index(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node)

    def _follow(self, old: Node, fresh: Node) -> None:
        """Make the rows below `old` those below `fresh`, which come in the same order."""
        wanted = {node.key for node in fresh.children}
        for first, last in reversed(_spans([node.key not in wanted for node in old.children])):
            self.beginRemoveRows(self._index(old), first, last)
            old.keep([*old.children[:first], *old.children[last + 1 :]])
            self.endRemoveRows()
        known = {node.key: node for node in old.children}
        touched = set()
        for node in fresh.children:
            before = known.get(node.key)
            if before is not None:
                if before.take(node):
                    touched.add(id(before))
                self._follow(before, node)
        _tell(self, old, touched)
        for first, last in _spans([node.key not in known for node in fresh.children]):
            self.beginInsertRows(self._index(old), first, last)
            old.keep([*old.children[:first], *fresh.children[first : last + 1], *old.children[first:]])
            self.endInsertRows()


def _among_all(meant: Move, sections: Sequence[Section], places: Mapping[str, Node]) -> int | None:
    """The place among all sections beside it, of which some may not be shown."""
    if meant.moved.kind is not Kind.SECTION or meant.position is None:
        return meant.position
    beside = [one.id for one in sections if one.parent == meant.above]
    shown = [number for number in beside if Place(Kind.SECTION, number).key in places]
    return beside.index(shown[meant.position]) if meant.position < len(shown) else None


def _tell(model: QAbstractItemModel, above: Node, touched: set[int]) -> None:
    """Have the rows below `above` painted again from the first to the last of those that look different."""
    rows = [child for child in above.children if id(child) in touched]
    if rows:
        first, last = rows[0], rows[-1]
        model.dataChanged.emit(model.createIndex(first.row, 0, first), model.createIndex(last.row, 0, last))


def _same_order(old: Node, fresh: Node) -> bool:
    """Whether the rows that are in both stand in the same order, on every level."""
    known = {node.key: node for node in old.children}
    common = [node for node in fresh.children if node.key in known]
    kept = {node.key for node in common}
    if [node.key for node in common] != [node.key for node in old.children if node.key in kept]:
        return False
    return all(_same_order(known[node.key], node) for node in common if node.children)


def _spans(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and last place of each run of marked ones."""
    spans: list[tuple[int, int]] = []
    for place, one in enumerate(marked):
        if one and spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        elif one:
            spans.append((place, place))
    return spans
