"""The rows of the sidebar: what stands where, with which numbers, and what is said of it. No Qt model here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from newsreader.gui import translation
from newsreader.gui.models.place import SMART, Kind, Place, smart_title
from newsreader.gui.names import SURE, whole_name
from newsreader.library.faults import broken
from newsreader.model import Counts, Feed, FeedStatus, Folder, Section
from newsreader.search import SavedSearch

translate = QCoreApplication.translate


class Heading(StrEnum):
    """A line above a group of rows."""

    SEARCHES = "searches"
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
    row: int = 0  # among its parent's children

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
        node.parent, node.row = self, len(self.children)
        self.children.append(node)
        return node

    def keep(self, children: "list[Node]") -> None:
        """Have these children from now on."""
        self.children = children
        for row, child in enumerate(children):
            child.parent, child.row = self, row

    def take(self, other: "Node") -> bool:
        """Show what `other` shows, keeping the place in the tree; whether that looks different."""
        before = (self.title, self.icon, self.count, self.depth, _trouble(self.feed))
        self.title, self.icon, self.count, self.depth = other.title, other.icon, other.count, other.depth
        self.feed = other.feed
        return before != (self.title, self.icon, self.count, self.depth, _trouble(self.feed))

    def walk(self) -> "Iterable[Node]":
        """This node's descendants, depth first."""
        for child in self.children:
            yield child
            yield from child.walk()


def _trouble(feed: Feed | None) -> tuple[object, ...]:
    """What a row shows of how its feed fares."""
    return () if feed is None else (feed.status, feed.error_code, feed.error_data, needs_care(feed))


def build_tree(
    feeds: Sequence[Feed],
    folders: Sequence[Folder],
    sections: Sequence[Section],
    used: frozenset[int],
    language: str,
    saved: Sequence[SavedSearch] = (),
    *,
    muted: bool = False,
    followed: bool = False,
) -> Node:
    """The whole tree without counts. Sections without articles, also below them, are left out, and so are Followed
    stories and Muted where nothing is."""
    root = Node("")
    for kind in (*SMART, *([Kind.FOLLOWED] if followed else []), *([Kind.MUTED] if muted else [])):
        root.add(Node(smart_title(kind), Place(kind), icon=kind.value))
    if saved:
        heading = root.add(Node(translate("sidebar", "Saved searches"), heading=Heading.SEARCHES))
        for search in saved:
            heading.add(Node(search.title, Place(Kind.SAVED, search.id), icon="search"))
    alive = _with_ancestors(used | {one.id for one in sections if one.own}, sections)
    if any(section.id in alive and not section.hidden for section in sections):
        heading = root.add(Node(translate("sidebar", "Sections"), heading=Heading.SECTIONS))
        _add_sections(heading, None, [section for section in sections if section.id in alive], language, 0)
    if feeds or folders:
        heading = root.add(Node(translate("sidebar", "Feeds"), heading=Heading.FEEDS))
        by_folder: dict[int | None, list[Feed]] = {}
        for feed in feeds:
            by_folder.setdefault(feed.folder, []).append(feed)
        _add_folder(heading, None, by_folder, folders, 0)
    return root


def _add_sections(above: Node, parent: int | None, sections: Sequence[Section], language: str, depth: int) -> None:
    for section in sections:
        if section.parent == parent and not section.hidden:
            place, icon = Place(Kind.SECTION, section.id), section.drawing
            node = above.add(Node(section.title(language), place, icon=icon, depth=depth))
            _add_sections(node, section.id, sections, language, depth + 1)


def _add_folder(
    above: Node,
    folder: int | None,
    feeds: Mapping[int | None, Sequence[Feed]],
    folders: Sequence[Folder],
    depth: int,
) -> None:
    for inner in folders:
        if inner.parent == folder:
            node = above.add(Node(inner.title, Place(Kind.FOLDER, inner.id), depth=depth))
            _add_folder(node, inner.id, feeds, folders, depth + 1)
    for feed in feeds.get(folder, ()):
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
    """Write the numbers of `counts` into the nodes: unread ones, for Starred, Offline and Muted
    all."""
    smart = {
        Kind.UNREAD: counts.unread,
        Kind.TODAY: counts.today_unread,
        Kind.STARRED: counts.starred,
        Kind.OFFLINE: counts.offline,
        Kind.FOLLOWED: counts.followed_unread,
        Kind.MUTED: counts.muted,
    }
    for node in reversed(list(root.walk())):
        place = node.place
        if place is None:
            continue
        if place.kind is Kind.FEED:
            node.count = counts.feeds.get(place.id, 0)
        elif place.kind is Kind.SAVED:
            node.count = counts.saved.get(place.id, 0)
        elif place.kind is Kind.SECTION:
            node.count = counts.sections.get(place.id, 0)
        elif place.kind is Kind.FOLDER:
            feeds = (inner for inner in node.walk() if inner.place is not None and inner.place.kind is Kind.FEED)
            node.count = sum(inner.count for inner in feeds) - counts.twice.get(place.id, 0)
        else:
            node.count = smart.get(place.kind, 0)


def needs_care(feed: Feed) -> bool:
    """Whether a feed's row shows a sign: a failure that may pass needs nobody yet."""
    return broken(feed) or feed.status is FeedStatus.GONE


def feed_trouble(feed: Feed) -> str:
    """How a feed's last check failed, in words; "" where it did not."""
    if feed.status in (FeedStatus.FAILED, FeedStatus.GONE) and feed.error_code:
        return translation.sentence(feed.error_code, feed.error_data)
    return ""


def tooltip(node: Node, *, cut: bool | None = None) -> str:
    """A name that is `cut`, or may be where nobody has painted it, and what is wrong with a feed."""
    trouble = feed_trouble(node.feed) if node.feed is not None else ""
    cut = len(node.title) > SURE if cut is None else cut
    return whole_name(node.title if cut else "", trouble)


def spoken(node: Node) -> str:
    """What a screen reader says for a row."""
    if not node.count:
        return node.title
    return translate("sidebar", "{title}, %Ln unread", "", node.count).format(title=node.title)
