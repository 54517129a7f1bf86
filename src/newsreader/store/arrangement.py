"""How feeds and folders are named and placed, as a whole: looked at before and after an act, and turned back."""

from dataclasses import dataclass

from sqlalchemy import Connection, TableClause, delete, insert, select, update

from newsreader.store.database import Database
from newsreader.store.schema import feed, folder

Row = tuple[object, ...] | None  # None: there is no such folder
_COLUMNS = {"folder": ("title", "parent", "position"), "feed": ("folder", "position", "custom_title")}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What folders and feeds have in `_COLUMNS`, by id."""

    folders: dict[int, Row]
    feeds: dict[int, Row]


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be turned: for each folder and feed what it must be now, and what it then is."""

    folders: dict[int, tuple[Row, Row]]
    feeds: dict[int, tuple[Row, Row]]

    def __bool__(self) -> bool:
        return bool(self.folders or self.feeds)


def turn_back(before: Arrangement, after: Arrangement) -> Turn:
    """What leads from `after` to `before`."""
    return Turn(_differing(after.folders, before.folders), _differing(after.feeds, before.feeds))


class Arranging:
    """The arrangement of a library's feeds and folders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self) -> Arrangement:
        """How everything stands."""
        with self._database.reading() as connection:
            return Arrangement(_read(connection, folder), _read(connection, feed))

    def turn(self, wanted: Turn) -> Turn:
        """Turn what still is as `wanted` has it, and leave the rest; what was turned, the other way round.
        A folder is taken away only when it is empty."""
        with self._database.writing() as connection:
            before = Arrangement(_read(connection, folder), _read(connection, feed))
            for number, (now, then) in wanted.folders.items():
                if then is not None and before.folders.get(number) == now:
                    _put(connection, folder, number, then, new=now is None)
            for number, (now, then) in wanted.feeds.items():
                if before.feeds.get(number) == now and then is not None and _may_stand(connection, then):
                    _put(connection, feed, number, then, new=False)
            for number, (now, then) in reversed(wanted.folders.items()):
                if then is None and before.folders.get(number) == now and not _holds(connection, number):
                    connection.execute(delete(folder).where(folder.c.id == number))
            after = Arrangement(_read(connection, folder), _read(connection, feed))
        return turn_back(before, after)


def _read(connection: Connection, table: TableClause) -> dict[int, Row]:
    columns = (table.c[name] for name in _COLUMNS[table.name])
    rows = connection.execute(select(table.c.id, *columns).order_by(table.c.id))
    return {row[0]: tuple(row[1:]) for row in rows}


def _put(connection: Connection, table: TableClause, number: int, row: tuple[object, ...], *, new: bool) -> None:
    values = dict(zip(_COLUMNS[table.name], row, strict=True))
    if new:
        connection.execute(insert(table).values(id=number, **values))
    else:
        connection.execute(update(table).where(table.c.id == number).values(**values))


def _may_stand(connection: Connection, row: tuple[object, ...]) -> bool:
    """Whether the folder that a feed is to stand in is there."""
    wanted = row[0]
    return wanted is None or bool(connection.execute(select(folder.c.id).where(folder.c.id == wanted)).first())


def _holds(connection: Connection, number: int) -> bool:
    feeds = select(feed.c.id).where(feed.c.folder == number)
    folders = select(folder.c.id).where(folder.c.parent == number)
    return bool(connection.execute(feeds).first() or connection.execute(folders).first())


def _differing(now: dict[int, Row], then: dict[int, Row]) -> dict[int, tuple[Row, Row]]:
    numbers = sorted(now.keys() | then.keys())
    return {n: (now.get(n), then.get(n)) for n in numbers if now.get(n) != then.get(n)}
