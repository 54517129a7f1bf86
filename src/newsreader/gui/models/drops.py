"""What a drop on the sidebar means: a row moved, or articles or a category corrected."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from newsreader.gui.models.nodes import Heading, Node
from newsreader.gui.models.place import Kind, Place

PLACE_MIME = "application/x-newsreader-place"
ARTICLES_MIME = "application/x-newsreader-articles"
CATEGORY_MIME = "application/x-newsreader-category"

_HEADINGS = {Kind.FEED: Heading.FEEDS, Kind.FOLDER: Heading.FEEDS, Kind.SECTION: Heading.SECTIONS}


@dataclass(frozen=True, slots=True)
class Move:
    """A row put below `above` (None: the top), before what stands at `position` there; None: at the end."""

    moved: Place
    above: int | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Correction:
    """Articles, or a category of a feed, put into a section."""

    section: int
    articles: tuple[int, ...] = ()
    published: str = ""
    feed: int = 0


def place_data(place: Place) -> QMimeData:
    """A dragged row of the sidebar."""
    data = QMimeData()
    data.setData(PLACE_MIME, place.key.encode())
    return data


def articles_data(articles: Sequence[int]) -> QMimeData:
    """Dragged articles."""
    data = QMimeData()
    data.setData(ARTICLES_MIME, json.dumps(list(articles)).encode())
    return data


def category_data(published: str, feed: int) -> QMimeData:
    """A dragged category of a feed."""
    data = QMimeData()
    data.setData(CATEGORY_MIME, json.dumps([published, feed]).encode())
    return data


def read_drop(data: QMimeData, row: int, above: Node | None) -> Move | Correction | None:
    """What is meant by dropping `data` on `above`, or between its rows at `row`; None for nothing."""
    if above is None:
        return None
    if data.hasFormat(PLACE_MIME):
        return _moved(Place.from_key(bytes(data.data(PLACE_MIME).data()).decode()), row, above)
    target = above.place
    if target is None or target.kind is not Kind.SECTION:
        return None
    if data.hasFormat(ARTICLES_MIME):
        return Correction(target.id, tuple(json.loads(bytes(data.data(ARTICLES_MIME).data()))))
    if data.hasFormat(CATEGORY_MIME):
        published, feed = json.loads(bytes(data.data(CATEGORY_MIME).data()))
        return Correction(target.id, published=str(published), feed=int(feed))
    return None


def _moved(moved: Place, row: int, above: Node) -> Move | None:
    if moved.kind is Kind.SAVED:
        here = row if row >= 0 else len(above.children)
        return Move(moved, None, here) if above.heading is Heading.SEARCHES else None
    if moved.kind not in _HEADINGS:
        return None
    if above.heading is _HEADINGS[moved.kind]:
        parent = None
    else:
        taking = Kind.SECTION if moved.kind is Kind.SECTION else Kind.FOLDER
        if above.place is None or above.place.kind is not taking or _within(moved, above):
            return None
        parent = above.place.id
    kinds = [child.place.kind for child in above.children[: max(row, 0)] if child.place is not None]
    return Move(moved, parent, kinds.count(moved.kind) if row >= 0 else None)


def _within(moved: Place, above: Node) -> bool:
    """Whether a row is what was moved, or lies below it: nothing goes below itself."""
    node: Node | None = above
    while node is not None:
        if node.place == moved:
            return True
        node = node.parent
    return False
