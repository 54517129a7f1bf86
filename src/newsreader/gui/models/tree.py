"""The sidebar as a tree: smart feeds, sections, folders with their feeds. Counts are looked up, not copied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from newsreader.gui import translation
from newsreader.gui.models.place import SMART, Kind, Place, smart_title
from newsreader.model import Counts, Feed, FeedStatus, Folder, Section

NodeRole = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-newsreader-place"

Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate


class Heading(StrEnum):
    """A line above a group of rows."""

    SECTIONS = "sections"
    FEEDS = "feeds"


@dataclass(slots=True)
class Node:
    """One row. `place` is None for a heading; `count` is the number at its right, 0 for none."""

    title: str
    place: Place | None = None
    heading: Heading | None = None
    icon: str = ""
    feed: Feed | None = None
    count: int = 0
    depth: int = 0
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether the node is folded up until the reader unfolds it: sections are, folders are not."""
        return self.place is not None and self.place.kind is Kind.SECTION

    @property
    def key(self) -> str:
        """A name that stays the same over rebuilds."""
        return self.place.key if self.place is not None else f"heading:{self.heading}"

    def add(self, node: "Node") -> "Node":
        """Put `node` below this one."""
        node.parent = self
        self.children.append(node)
        return node

    def walk(self) -> "Iterable[Node]":
        """This node's descendants, depth first."""
        for child in self.children:
            yield child
            yield from child.walk()


class TreeModel(QAbstractItemModel):
    """Rebuilt whenever feeds, folders or sections change; counts change in place."""

    move_feed = Signal(int, object, object)  # feed, folder or None, position or None
    move_folder = Signal(int, object, object)  # folder, parent or None, position or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("")
        self._places: dict[str, Node] = {}

    def rebuild(
        self,
        feeds: Sequence[Feed],
        folders: Sequence[Folder],
        sections: Sequence[Section],
        used: frozenset[int],
        counts: Counts,
        language: str,
    ) -> None:
        """Show other feeds, folders or sections."""
        self.beginResetModel()
        self._root = build_tree(feeds, folders, sections, used, language)
        self._places = {node.key: node for node in self._root.walk()}
        set_counts(self._root, counts)
        self.endResetModel()

    def update_counts(self, counts: Counts) -> None:
        """Show other numbers."""
        set_counts(self._root, counts)
        self._tell(self._root)

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
            drop = Qt.ItemFlag.ItemIsDropEnabled if node.heading is Heading.FEEDS else Qt.ItemFlag.NoItemFlags
            return Qt.ItemFlag.ItemIsEnabled | drop
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.place is not None and node.place.kind in (Kind.FEED, Kind.FOLDER):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if node.place is not None and node.place.kind is Kind.FOLDER:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        node = self.node(indexes[0]) if indexes else None
        if node is not None and node.place is not None:
            data.setData(MIME, node.place.key.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, row, column
        return _drop_target(data, self.node(parent)) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the move and change nothing here: the tree follows when it is done."""
        del action, column
        target = _drop_target(data, self.node(parent))
        if target is None:
            return False
        moved, folder, above = target
        kinds = [child.place.kind for child in above.children[: max(row, 0)] if child.place is not None]
        if moved.kind is Kind.FEED:
            position = kinds.count(Kind.FEED) if row >= 0 else None
            self.move_feed.emit(moved.id, folder, position)
        else:
            position = kinds.count(Kind.FOLDER) if row >= 0 else None
            self.move_folder.emit(moved.id, folder, position)
        return False  # True would have the view remove the row it thinks was moved

    def _index(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node)

    def _tell(self, above: Node) -> None:
        if above.children:
            self.dataChanged.emit(self._index(above.children[0]), self._index(above.children[-1]))
        for child in above.children:
            self._tell(child)


def _drop_target(data: QMimeData, above: Node | None) -> tuple[Place, int | None, Node] | None:
    """What is dragged, the folder it would go to (None: the top) and the node that stands for it."""
    if not data.hasFormat(MIME):
        return None
    moved = Place.from_key(bytes(data.data(MIME).data()).decode())
    if above is None or moved.kind not in (Kind.FEED, Kind.FOLDER):
        return None
    if above.heading is Heading.FEEDS:
        return moved, None, above
    if above.place is None or above.place.kind is not Kind.FOLDER:
        return None
    node: Node | None = above
    while node is not None:  # a folder never goes below itself
        if node.place == moved:
            return None
        node = node.parent
    return moved, above.place.id, above


def build_tree(
    feeds: Sequence[Feed],
    folders: Sequence[Folder],
    sections: Sequence[Section],
    used: frozenset[int],
    language: str,
) -> Node:
    """The whole tree without counts. Sections without articles, also below them, are left out."""
    root = Node("")
    for kind in SMART:
        root.add(Node(smart_title(kind), Place(kind), icon=kind.value))
    alive = _with_ancestors(used, sections)
    if alive:
        heading = root.add(Node(translate("sidebar", "Sections"), heading=Heading.SECTIONS))
        _add_sections(heading, None, [section for section in sections if section.id in alive], language, 0)
    if feeds or folders:
        heading = root.add(Node(translate("sidebar", "Feeds"), heading=Heading.FEEDS))
        _add_folder(heading, None, feeds, folders, 0)
    return root


def _add_sections(above: Node, parent: int | None, sections: Sequence[Section], language: str, depth: int) -> None:
    for section in sections:
        if section.parent == parent:
            place, icon = Place(Kind.SECTION, section.id), f"section-{section.key}"
            node = above.add(Node(section.title(language), place, icon=icon, depth=depth))
            _add_sections(node, section.id, sections, language, depth + 1)


def _add_folder(
    above: Node, folder: int | None, feeds: Sequence[Feed], folders: Sequence[Folder], depth: int
) -> None:
    for inner in folders:
        if inner.parent == folder:
            node = above.add(Node(inner.title, Place(Kind.FOLDER, inner.id), depth=depth))
            _add_folder(node, inner.id, feeds, folders, depth + 1)
    for feed in feeds:
        if feed.folder == folder:
            above.add(Node(feed.title, Place(Kind.FEED, feed.id), feed=feed, depth=depth))


def _with_ancestors(used: frozenset[int], sections: Sequence[Section]) -> set[int]:
    above = {section.id: section.parent for section in sections}
    alive: set[int] = set()
    for number in used:
        node: int | None = number
        while node is not None and node not in alive:
            alive.add(node)
            node = above.get(node)
    return alive


def set_counts(root: Node, counts: Counts) -> None:
    """Write the numbers of `counts` into the nodes: unread ones, for Starred and Offline all."""
    smart = {
        Kind.UNREAD: counts.unread,
        Kind.TODAY: counts.today_unread,
        Kind.STARRED: counts.starred,
        Kind.OFFLINE: counts.offline,
    }
    for node in reversed(list(root.walk())):
        place = node.place
        if place is None:
            continue
        if place.kind is Kind.FEED:
            node.count = counts.feeds.get(place.id, 0)
        elif place.kind is Kind.SECTION:
            node.count = counts.sections.get(place.id, 0)
        elif place.kind is Kind.FOLDER:
            node.count = sum(child.count for child in node.children)
        else:
            node.count = smart.get(place.kind, 0)


def feed_trouble(feed: Feed) -> str:
    """What is wrong with a feed, in words; "" when nothing is."""
    if feed.status in (FeedStatus.FAILED, FeedStatus.GONE) and feed.error_code:
        return translation.sentence(feed.error_code, feed.error_data)
    return ""


def tooltip(node: Node) -> str:
    """What is wrong with a feed, else nothing."""
    return feed_trouble(node.feed) if node.feed is not None else ""


def spoken(node: Node) -> str:
    """What a screen reader says for a row."""
    if not node.count:
        return node.title
    return translate("sidebar", "{title}, %Ln unread", "", node.count).format(title=node.title)
