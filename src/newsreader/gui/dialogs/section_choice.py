"""Choosing a section by a few letters, and where it is asked, for what the choice holds."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui import icons
from newsreader.gui.dialogs.pieces import FormDialog, answer_buttons, column, heading, quiet, without_marks
from newsreader.gui.names import whole_name
from newsreader.gui.text_size import grown
from newsreader.gui.theme import worn
from newsreader.model import Section

NUMBER = int(Qt.ItemDataRole.UserRole)
TOP, NONE = -1, 0  # stand in the list for the top of the tree, and for no section

ICON = 16  # pixels

translate = QCoreApplication.translate


class SectionChoiceDialog(FormDialog):
    """A list of sections by their paths that what is typed narrows, marks or not; Enter takes the chosen one.

    `scopes` are choices of what it is for, by name; `scope` is the chosen one. `first` is a line before the
    sections: TOP or NONE with its text. It begins at `current`."""

    def __init__(
        self,
        title: str,
        sections: Sequence[Section],
        language: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        but: Collection[int] = (),
        first: tuple[int, str] | None = None,
        scopes: Sequence[tuple[str, str]] = (),
        current: int | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._scopes: dict[str, QRadioButton] = {}
        layout = column(self)
        layout.addWidget(heading(title, 16))
        if hint:
            layout.addWidget(quiet(hint))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("SectionChoice", "Type to find a section"))
        self.field.setAccessibleName(translate("SectionChoice", "Find a section"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setObjectName("found")
        self.list.setIconSize(QSize(grown(ICON), grown(ICON)))
        self.list.setAccessibleName(translate("SectionChoice", "Sections"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the ends of a way tell most
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self._fill(sections, language, but, first)
        self._begin(current)
        self._add_scopes(layout, scopes)
        self.buttons = answer_buttons(self, self.accept)
        layout.addWidget(self.buttons)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self._judge()
        self.set_size(440, 480 + 28 * len(scopes))

    @property
    def section(self) -> int | None:
        """The chosen section; None for the top or for none."""
        item = self.list.currentItem()
        number = item.data(NUMBER) if item is not None else NONE
        return number if isinstance(number, int) and number > 0 else None

    @property
    def scope(self) -> str:
        """What the choice is for, "" where that was not asked."""
        return next((name for name, button in self._scopes.items() if button.isChecked()), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the list while letters are typed."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.field:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(
        self, sections: Sequence[Section], language: str, but: Collection[int], first: tuple[int, str] | None
    ) -> None:
        if first is not None:
            item = QListWidgetItem(first[1], self.list)
            item.setData(NUMBER, first[0])
        titles: dict[int, str] = {}
        for section in sections:
            above = titles.get(section.parent or 0, "")
            own = section.title(language)
            titles[section.id] = f"{above} › {own}" if above else own
            if section.id in but:
                continue
            item = QListWidgetItem(
                icons.icon(section.drawing, worn().quiet, grown(17)), titles[section.id], self.list
            )
            item.setData(NUMBER, section.id)
            item.setToolTip(whole_name(titles[section.id]))
            names = (titles[section.id], section.title_vi, section.title_en)
            item.setData(NUMBER + 1, " ".join(without_marks(name) for name in names))

    def _begin(self, current: int | None) -> None:
        """Stand at a section, else at the first: what is chosen by mistake shall change nothing."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(NUMBER) == current]
        sections = [row for row in range(self.list.count()) if self.list.item(row).data(NUMBER) > 0]
        self.list.setCurrentRow(next(iter((*rows, *sections)), 0))

    def _add_scopes(self, layout: QVBoxLayout, scopes: Sequence[tuple[str, str]]) -> None:
        for place, (name, text) in enumerate(scopes):
            button = QRadioButton(text.replace("&", "&&"), self)  # it has names in it
            button.setChecked(place == 0)
            self._scopes[name] = button
            layout.addWidget(button)

    def _narrow(self, text: str) -> None:
        wanted = without_marks(text).split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            known = item.data(NUMBER + 1) or without_marks(item.text())
            fits = all(word in known for word in wanted)
            item.setHidden(not fits)
            if fits and first < 0:
                first = row
        self.list.setCurrentRow(first)

    def _go(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _judge(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.list.currentItem() is not None)
