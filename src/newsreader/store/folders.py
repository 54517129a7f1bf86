"""Folders of feeds, nested."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, func, insert, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Folder
from newsreader.store.database import Database
from newsreader.store.following import make_folders
from newsreader.store.schema import feed, folder

_BELOW = text(
    """WITH RECURSIVE below (id) AS (
        SELECT :id UNION SELECT folder.id FROM folder JOIN below ON folder.parent = below.id
    ) SELECT id FROM below"""
)

_ORDER = (folder.c.position, folder.c.id)


class Folders:
    """The folders of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Folder, ...]:
        """All folders, by position within their parent; a parent stands before its children."""
        with self._database.reading() as connection:
            rows = connection.execute(select(folder).order_by(*_ORDER)).all()
        children: dict[int | None, list[Folder]] = {}
        for row in rows:
            children.setdefault(row.parent, []).append(Folder(row.id, row.title, row.parent, row.position))
        ordered: list[Folder] = []
        waiting = children.get(None, [])[::-1]
        while waiting:
            ordered.append(waiting.pop())
            waiting += children.get(ordered[-1].id, [])[::-1]
        return tuple(ordered)

    def get(self, folder_id: int) -> Folder:
        """One folder. Raises LookupFailure("unknown.folder")."""
        with self._database.reading() as connection:
            return _get(connection, folder_id)

    def add(self, title: str, parent: int | None = None, *, fold: Callable[[str], str] = str) -> int:
        """The folder of that name below that parent, made at the end when there is none; names that `fold` alike
        are one. Raises LookupFailure for a parent that is not there."""
        siblings = folder.c.parent.is_not_distinct_from(parent)
        with self._database.writing() as connection:
            if parent is not None:
                _get(connection, parent)
            beside = connection.execute(
                select(folder.c.id, folder.c.title).where(siblings).order_by(*_ORDER)
            ).all()
            found = [row.id for row in beside if fold(row.title) == fold(title)]
            if found:
                return int(found[0])
            last = connection.execute(select(func.max(folder.c.position)).where(siblings)).scalar()
            position = 0 if last is None else last + 1
            added = connection.execute(insert(folder).values(title=title, parent=parent, position=position))
            return int(added.lastrowid)

    def add_all(
        self, paths: Sequence[tuple[str, ...]], *, fold: Callable[[str], str] = str
    ) -> dict[tuple[str, ...], int | None]:
        """The ids of the folders at these paths from the top and of all above them, made in this order where they
        are missing, in ONE transaction; () is the top, and names that `fold` alike are one."""
        with self._database.writing() as connection:
            return make_folders(connection, paths, fold)

    def rename(self, folder_id: int, title: str) -> None:
        """Rename it. Raises LookupFailure."""
        with self._database.writing() as connection:
            _get(connection, folder_id)
            connection.execute(update(folder).where(folder.c.id == folder_id).values(title=title))

    def move(self, folder_id: int, parent: int | None, position: int | None = None) -> bool:
        """Put it below `parent`, before what stands at `position` (None: at the end). False, and nothing is
        changed, when `parent` lies within the folder itself. Raises LookupFailure."""
        with self._database.writing() as connection:
            _get(connection, folder_id)
            if parent is not None:
                _get(connection, parent)
                if parent in _below(connection, folder_id):
                    return False
            order = [id_ for id_ in _children(connection, parent) if id_ != folder_id]
            order.insert(len(order) if position is None else max(position, 0), folder_id)
            _number(connection, order, parent)
        return True

    def remove(self, folder_id: int) -> None:
        """Remove it; its feeds and folders move up to its parent. Raises LookupFailure."""
        with self._database.writing() as connection:
            parent = _get(connection, folder_id).parent
            siblings = _children(connection, parent)
            at = siblings.index(folder_id)
            siblings[at : at + 1] = _children(connection, folder_id)
            _number(connection, siblings, parent)
            above = feed.c.folder.is_not_distinct_from(parent)
            last = connection.execute(select(func.max(feed.c.position)).where(above)).scalar()
            first = 0 if last is None else last + 1
            moved = update(feed).where(feed.c.folder == folder_id)
            connection.execute(moved.values(folder=parent, position=feed.c.position + first))
            connection.execute(delete(folder).where(folder.c.id == folder_id))


def _get(connection: Connection, folder_id: int) -> Folder:
    row = connection.execute(select(folder).where(folder.c.id == folder_id)).first()
    if row is None:
        raise LookupFailure("unknown.folder", name=str(folder_id))
    return Folder(row.id, row.title, row.parent, row.position)


def _below(connection: Connection, folder_id: int) -> tuple[int, ...]:
    return tuple(connection.execute(_BELOW, {"id": folder_id}).scalars())


def _children(connection: Connection, parent: int | None) -> list[int]:
    siblings = select(folder.c.id).where(folder.c.parent.is_not_distinct_from(parent))
    return list(connection.execute(siblings.order_by(*_ORDER)).scalars())


def _number(connection: Connection, order: list[int], parent: int | None) -> None:
    for position, folder_id in enumerate(order):
        placed = update(folder).where(folder.c.id == folder_id)
        connection.execute(placed.values(parent=parent, position=position))
