"""The sheet of keys, made from the table of actions."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet, without_marks
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, wear_font


@dataclass(frozen=True, slots=True)
class ShortcutLine:
    """One line of the sheet: texts are translated already; `keys` are in Qt's portable form ("Ctrl+F")."""

    group: str
    text: str
    keys: tuple[str, ...]


class ShortcutsDialog(FormDialog):
    """Shows every act that has a key, by group, with a field that filters them."""

    def __init__(self, lines: Iterable[ShortcutLine], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ShortcutsDialog", "Keyboard shortcuts")
        super().__init__(title, parent)
        self._lines = tuple(lines)
        layout = column(self)
        layout.addWidget(heading(title))
        self._filter = QLineEdit(self)
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(QCoreApplication.translate("ShortcutsDialog", "Filter by name or key"))
        self._filter.setAccessibleName(QCoreApplication.translate("ShortcutsDialog", "Filter by name or key"))
        self._filter.textChanged.connect(lambda _text: self._fill())
        layout.addWidget(self._filter)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(close_button(self))
        self._fill()
        self.set_size(grown(520), grown(700))

    def shown(self) -> list[ShortcutLine]:
        """The lines that the filter leaves."""
        wanted = without_marks(self._filter.text().strip())
        return [
            line
            for line in self._lines
            if wanted in without_marks(line.text)
            or any(wanted == key.casefold() for key in map(native, line.keys))
        ]

    def _fill(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 8, 0)
        shown = self.shown()
        for group in dict.fromkeys(line.group for line in shown):
            rows.addWidget(heading(group, 14))
            grid = QGridLayout()
            grid.setColumnStretch(0, 1)
            grid.setVerticalSpacing(5)
            grid.setContentsMargins(0, 0, 0, 10)
            for at, line in enumerate(one for one in shown if one.group == group):
                grid.addWidget(QLabel(line.text), at, 0)
                grid.addWidget(_keys(line.keys), at, 1, Qt.AlignmentFlag.AlignRight)
            rows.addLayout(grid)
        if not shown:
            rows.addWidget(quiet(QCoreApplication.translate("ShortcutsDialog", "No shortcut of this name.")))
        rows.addStretch(1)
        self._scroll.setWidget(page)


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _keys(keys: tuple[str, ...]) -> QLabel:
    label = QLabel("    ".join(native(key) for key in keys))
    wear_font(label, 13, SEMIBOLD)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
