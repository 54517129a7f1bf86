"""The sections of a window, for tests: as its sidebar shows them, and acts on them."""

from PySide6.QtWidgets import QMenu

from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Query
from tests.gui.newsstand import wait


def number(window: Window, key: str) -> int:
    """A section's id by its key."""
    return next(one.id for one in window.session.sections if one.key == key)


def shown(window: Window) -> list[str]:
    """The titles of the sidebar's sections, those below others indented."""
    tree = window.sidebar.tree
    heading = tree.node(tree.index_of(f"heading:{Heading.SECTIONS}"))
    return ["  " * node.depth + node.title for node in heading.walk()] if heading is not None else []


def count(window: Window, key: str) -> int:
    """The number beside a section in the sidebar, -1 where it is not there."""
    tree = window.sidebar.tree
    node = tree.node(tree.index_of(Place(Kind.SECTION, number(window, key)).key))
    return node.count if node is not None else -1


def undo(window: Window, done: int = 1) -> None:
    """Undo the last of `done` acts, once the window knows how: a moment after the library has it."""
    wait(lambda: len(window.session.history._done) == done, "for an act to undo")  # no signal tells afterwards
    window.session.undo()


def act(menu: QMenu, text: str) -> None:
    """Do a line of a menu, or of one within it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and any(one.text().strip() == text for one in inner.actions()):
            act(inner, text)
            return
        if action.text().strip() == text:
            action.trigger()
            return
    raise AssertionError([action.text() for action in menu.actions()])


def placed(library: Library, section: int) -> list[int]:
    """The articles that stand in a section, in rising order."""
    return sorted(list_ids(library, Query(section=section)))
