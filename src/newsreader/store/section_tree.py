"""The tree of sections as the reader arranges it: looked at, changed, and turned back as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select, update

from newsreader.store.database import Database
from newsreader.store.schema import section
from newsreader.store.section_places import follow_tree, step

SHOWN, HIDDEN, MERGED, REMOVED = "shown", "hidden", "merged", "removed"

_AT_ONCE = 1  # steps within the act's own transaction: a small section stands right the moment it is moved


@dataclass(frozen=True, slots=True)
class Node:
    """A section's row. `parent`, `position` and what follows are the reader's to change; `placed` tells that a
    tree which comes with the program shall not move it."""

    key: str
    title_vi: str
    title_en: str
    own: bool = False
    parent: int | None = None
    position: int = 0
    custom_title: str = ""
    custom_icon: str = ""
    state: str = SHOWN
    placed: bool = False

    def having(self, **changes: object) -> "Node":
        """The same with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() is typed per field


Nodes = dict[int, Node]
Turn = dict[int, tuple[Node | None, Node]]
"""What is to be turned: for each section what it must be now, and what it then is. None: there is no such."""

_CHANGEABLE = ("parent", "position", "custom_title", "custom_icon", "state", "placed")


class SectionTree:
    """All sections, those too that are not shown."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self) -> Nodes:
        """How everything stands."""
        with self._database.reading() as connection:
            return _read(connection)

    def turn(self, wanted: Turn) -> Turn:
        """Turn what still is as `wanted` has it, and leave the rest; what was turned, the other way round. A new
        section is made by turning None; undone, it is removed, and its number stays its own. What would lie below
        itself is left where it is."""
        with self._database.writing() as connection:
            before = _read(connection)
            fitting = {n: then for n, (now, then) in wanted.items() if before.get(n) == now != then}
            if _has_circle(before | fitting):
                return {}
            for number, node in fitting.items():
                _put(connection, number, node, new=number not in before)
            if fitting and follow_tree(connection):
                for _ in range(_AT_ONCE):
                    step(connection)
        return {n: (then, before.get(n, then.having(state=REMOVED))) for n, then in fitting.items()}

    def settle(self) -> tuple[int, ...] | None:
        """Have the next articles stand where the tree says; which those were, None when all do."""
        with self._database.writing(durable=False) as connection:
            return step(connection)

    def unsettled(self) -> bool:
        """Whether `settle` has something to do."""
        with self._database.reading() as connection:
            return connection.exec_driver_sql("SELECT 1 FROM section_todo").first() is not None


def _read(connection: Connection) -> Nodes:
    return {
        row.id: Node(
            key=row.key,
            title_vi=row.title_vi,
            title_en=row.title_en,
            own=bool(row.own),
            parent=row.parent,
            position=row.position,
            custom_title=row.custom_title,
            custom_icon=row.custom_icon,
            state=row.state,
            placed=bool(row.placed),
        )
        for row in connection.execute(select(section).order_by(section.c.id))
    }


def _put(connection: Connection, number: int, node: Node, *, new: bool) -> None:
    values: Mapping[str, object] = {name: getattr(node, name) for name in _CHANGEABLE} | {
        "placed": int(node.placed)
    }
    if new:
        fixed = {"key": node.key, "title_vi": node.title_vi, "title_en": node.title_en, "own": int(node.own)}
        connection.execute(insert(section).values(id=number, **fixed, **values))
    else:
        connection.execute(update(section).where(section.c.id == number).values(**values))


def _has_circle(nodes: Nodes) -> bool:
    """Whether some section lies above itself."""
    for number in nodes:
        seen = {number}
        at = nodes[number].parent
        while at is not None and at in nodes:
            if at in seen:
                return True
            seen.add(at)
            at = nodes[at].parent
    return False
