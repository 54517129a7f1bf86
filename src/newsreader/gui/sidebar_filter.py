"""A field above the sidebar that leaves only the rows whose names have what is typed, folded as a search is.
What is folded, and where the reader is, stays; all rows are back when the field is closed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from newsreader.gui.models.nodes import Node
from newsreader.gui.models.place import Place
from newsreader.gui.sidebar import Sidebar
from newsreader.gui.theme import wear_font

translate = QCoreApplication.translate


class SidebarPane(QWidget):
    """The sidebar with its filter, which is hidden until `open`; Escape closes it."""

    def __init__(self, sidebar: Sidebar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self.setObjectName("sidebar-pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        wear_font(self.field, 13)
        self.field.setClearButtonEnabled(True)
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "quiet")
        self.nothing.setWordWrap(True)
        above = QVBoxLayout()
        above.setContentsMargins(10, 8, 10, 0)
        above.addWidget(self.field)
        above.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QWidget()
        self._above.setLayout(above)
        column.addWidget(self._above)
        column.addWidget(sidebar, 1)
        self._above.hide()
        self.nothing.hide()
        self.field.textChanged.connect(self._show_matches)
        self.field.installEventFilter(self)
        sidebar.installEventFilter(self)
        sidebar.rebuilt.connect(self._show_matches)
        self.retranslate()

    def open(self) -> None:
        """Show the field, with what was typed chosen."""
        self._above.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_filter(self) -> None:
        """Show all rows again, the chosen one in sight."""
        self._show_all()
        self._sidebar.setFocus()

    def reveal(self, place: Place) -> None:
        """Mark a place as the one shown and have its row in sight: unfolded what it stands in, and all rows there
        where the filter left it out."""
        index = self._sidebar.tree.index_of(place.key)
        if self._sidebar.isRowHidden(index.row(), index.parent()):
            self._show_all()
        above = index.parent()
        while above.isValid():
            self._sidebar.setExpanded(above, True)
            above = above.parent()
        self._sidebar.show_place(place)
        self._sidebar.scrollTo(index)

    def retranslate(self) -> None:
        """Speak the window's language."""
        self.field.setPlaceholderText(translate("SidebarFilter", "Filter feeds and sections"))
        self.field.setAccessibleName(translate("SidebarFilter", "Filter feeds and sections"))
        self.nothing.setText(translate("SidebarFilter", "Nothing here is called so."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes, from the rows too; Enter and Down go on to what was found; all else is the field's."""
        if watched is self._sidebar and not self._above.isHidden() and event.type() == QEvent.Type.KeyPress:
            escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if escape:
                self.close_filter()
            return escape
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_filter()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go_on()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_all(self) -> None:
        self.field.clear()
        self._above.hide()
        self._sidebar.scrollTo(self._sidebar.currentIndex())

    def _go_on(self) -> None:
        """To the first row that was found, where it is not the one chosen already."""
        found = self._found()
        current = self._sidebar.tree.node(self._sidebar.currentIndex())
        if found and (current is None or current.key not in found):
            self._sidebar.setCurrentIndex(self._sidebar.tree.index_of(found[0]))
        if found or not self.field.text().strip():
            self._sidebar.setFocus()

    def _found(self) -> list[str]:
        """The keys of the rows that are called as was typed, from the top down."""
        called = self._matcher()
        tree = self._sidebar.tree
        nodes = [tree.node(tree.index_of(key)) for key in tree.all_keys()] if called is not None else []
        return [node.key for node in nodes if node is not None and called is not None and _is_called(node, called)]

    def _matcher(self) -> Callable[[str], bool] | None:
        if not self.field.text().strip():
            return None
        # The library brings SQLAlchemy with it, which the window's first paint must not wait for.
        from newsreader.library.read import name_matcher

        return name_matcher(self.field.text())

    def _show_matches(self) -> None:
        """Hide what is not called so; what stands above or below something that is stays, and is unfolded."""
        called = self._matcher()
        if called is None and not self._sidebar.filtered:
            return
        self._sidebar.filtered = called is not None
        tree = self._sidebar.tree
        shown = False
        for row in range(tree.rowCount()):
            node = tree.node(tree.index(row, 0))
            shown = (node is not None and self._show(node, called, within=False)) or shown
        self.nothing.setVisible(not shown)
        if called is None:
            self._sidebar.unfold()

    def _show(self, node: Node, called: Callable[[str], bool] | None, *, within: bool) -> bool:
        """Show a row and those below it, or not; whether it is shown. `within` something that is called so."""
        mine = within or called is None or _is_called(node, called)
        below = [self._show(child, called, within=mine) for child in node.children]
        shown = mine or any(below)
        index = self._sidebar.tree.index_of(node.key)
        self._sidebar.setRowHidden(index.row(), index.parent(), not shown)
        if called is not None and node.children:
            self._sidebar.setExpanded(index, any(below))
        return shown


def _is_called(node: Node, called: Callable[[str], bool]) -> bool:
    return node.place is not None and called(node.title)
