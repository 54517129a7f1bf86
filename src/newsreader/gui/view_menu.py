"""The menu of a list's order, groups and rows. It shows what is and says what is wanted instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from newsreader.gui.models.place import Filters
from newsreader.gui.models.views import Rows
from newsreader.gui.theme import SEMIBOLD, shell_font
from newsreader.library.grouping import Grouping
from newsreader.model import Order

translate = QCoreApplication.translate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Who is told what the reader chose."""

    order: Callable[[Order], object]
    group: Callable[[Grouping], object]
    rows: Callable[[Rows], object]
    fold: Callable[[bool], object]
    everywhere: Callable[[], object]


def order_names(*, searching: bool) -> dict[Order, str]:
    """The orders of a list; of what words find, the best match first."""
    best = {Order.RELEVANCE: translate("list", "Best match first")} if searching else {}
    return best | {
        Order.NEWEST: translate("list", "Newest first"),
        Order.OLDEST: translate("list", "Oldest first"),
        Order.OUTLET: translate("list", "By outlet"),
        Order.SECTION: translate("list", "By section"),
        Order.LONGEST: translate("list", "Longest first"),
        Order.SHORTEST: translate("list", "Shortest first"),
    }


def group_names() -> dict[Grouping, str]:
    """What may stand together."""
    return {
        Grouping.NONE: translate("list", "No groups"),
        Grouping.DAY: translate("list", "Days"),
        Grouping.OUTLET: translate("list", "Outlets"),
        Grouping.SECTION: translate("list", "Sections"),
        Grouping.STORY: translate("list", "One row a story"),
        Grouping.FRONT: translate("list", "Front page"),
    }


def row_names() -> dict[Rows, str]:
    """The kinds of rows."""
    return {
        Rows.COMPACT: translate("list", "Compact"),
        Rows.NORMAL: translate("list", "Normal"),
        Rows.CARD: translate("list", "Cards"),
    }


def fill_view_menu(menu: QMenu, filters: Filters, rows: Rows, wishes: Wishes) -> None:
    """Put the choices into a menu, ticked as the list is."""
    for former in menu.findChildren(QActionGroup):
        former.deleteLater()
    menu.clear()
    _heading(menu, translate("list", "Order"))
    orders = order_names(searching=bool(filters.text.strip()))
    _choices(
        menu, ((name, order is filters.sorting, _call(wishes.order, order)) for order, name in orders.items())
    )
    _heading(menu, translate("list", "Groups"))
    groups = group_names().items()
    _choices(menu, ((name, group is filters.group, _call(wishes.group, group)) for group, name in groups))
    if filters.grouping is not Grouping.NONE:
        menu.addAction(translate("list", "Fold all"), _call(wishes.fold, True))
        menu.addAction(translate("list", "Unfold all"), _call(wishes.fold, False))
    _heading(menu, translate("list", "Rows"))
    _choices(menu, ((name, kind is rows, _call(wishes.rows, kind)) for kind, name in row_names().items()))
    menu.addSeparator()
    menu.addAction(translate("list", "Use for all lists"), wishes.everywhere)


def _call(wish: Callable[[T], object], value: T) -> Callable[[], object]:
    return lambda: wish(value)


def _heading(menu: QMenu, text: str) -> None:
    if not menu.isEmpty():
        menu.addSeparator()
    heading = menu.addAction(text)
    heading.setEnabled(False)
    heading.setFont(shell_font(11.4, SEMIBOLD))


def _choices(menu: QMenu, choices: Iterable[tuple[str, bool, Callable[[], object]]]) -> None:
    group = QActionGroup(menu)
    for name, chosen, verb in choices:
        action = QAction(name, group)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False, do=verb: do())
        menu.addAction(action)
