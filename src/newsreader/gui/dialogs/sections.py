"""All sections, hidden and merged ones too, and what publishers call theirs. It follows the session while it is
open; the window beside it can be used, and categories can be dragged onto its sidebar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.actions import keys_of
from newsreader.gui.dialogs.categories import CategoryTable
from newsreader.gui.dialogs.pieces import BesideDialog, column, foot, heading, quiet
from newsreader.gui.dialogs.section_table import SectionTable
from newsreader.gui.dialogs.told_line import ToldLine
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, wear_font
from newsreader.model import Section

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class SectionsDialog(BesideDialog):
    """Two pages: the tree, and the categories of publishers."""

    def __init__(self, window: "Window") -> None:
        super().__init__(translate("SectionsDialog", "Edit sections"), window)
        self._window = window
        self._session = window.session
        self._sectioning = window.sectioning
        self.table = SectionTable(self._session, self)
        self.categories = CategoryTable(self._session, self)
        self.pages = QStackedWidget(self)
        self.tabs = (
            _tab(translate("SectionsDialog", "Se&ctions")),
            _tab(translate("SectionsDialog", "Publ&ishers' categories")),
        )
        self.new = _button(translate("SectionsDialog", "&New…"))
        self.rename = _button(translate("SectionsDialog", "&Rename…"))
        self.up = _button(translate("SectionsDialog", "Move &up"))
        self.down = _button(translate("SectionsDialog", "Move do&wn"))
        self.move_ = _button(translate("SectionsDialog", "Move &to…"))
        self.merge = _button(translate("SectionsDialog", "Mer&ge into…"))
        self.hide_ = _button(translate("SectionsDialog", "&Hide"))
        self.delete = _button(translate("SectionsDialog", "&Delete"))
        self.reset = _button(translate("SectionsDialog", "Re&set…"))
        self.choose = _button(translate("SectionsDialog", "Put into a &section…"))
        self.let_go = _button(translate("SectionsDialog", "As the &program has it"))
        self._told = ToldLine(self._session, self)
        self._lay_out()
        self._connect()
        self.show_page(0)
        self.set_size(grown(820), grown(600))

    def show_page(self, page: int) -> None:
        """Show the sections (0) or the categories (1)."""
        self.pages.setCurrentIndex(page)
        for number, tab in enumerate(self.tabs):
            tab.setChecked(number == page)
        if page == 1:
            self.categories.look()
        self._judge()

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(heading(translate("SectionsDialog", "Edit sections"), 16))
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        for tab in self.tabs:
            tabs.addWidget(tab)
        tabs.addStretch(1)
        layout.addLayout(tabs)
        hint = translate(
            "SectionsDialog",
            "Drag sections in the sidebar, or use the buttons. What you change stays when the program brings a"
            " newer tree.",
        )
        acts = (self.new, self.rename, self.up, self.down, self.move_, self.merge, self.hide_, self.delete)
        self.pages.addWidget(_page(hint, self.table, acts, self.reset))
        hint = translate(
            "SectionsDialog",
            "What publishers call their sections, and where that leads. Put right what leads astray, by the button"
            " or by dragging it onto a section in the sidebar: for what is here and for what will come.",
        )
        self.pages.addWidget(_page(hint, self.categories, (self.choose, self.let_go)))
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot(self._told, self))

    def _connect(self) -> None:
        tree, acts = self._session.tree, self._sectioning
        for number, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _checked=False, page=number: self.show_page(page))
        self.table.chosen.connect(self._judge)
        self.categories.chosen.connect(self._judge)
        self.table.wanted.connect(lambda: self._with(acts.rename))
        self.categories.wanted.connect(self._choose)
        self.new.clicked.connect(lambda: acts.add(None))
        self.rename.clicked.connect(lambda: self._with(acts.rename))
        naming = QShortcut(QKeySequence(keys_of("rename")[0]), self.table)
        naming.setContext(Qt.ShortcutContext.WidgetShortcut)
        naming.activated.connect(self.rename.click)
        self.up.clicked.connect(lambda: self._with(lambda one: tree.step(one.id, -1)))
        self.down.clicked.connect(lambda: self._with(lambda one: tree.step(one.id, 1)))
        self.move_.clicked.connect(lambda: self._with(acts.move_to))
        self.merge.clicked.connect(lambda: self._with(acts.merge_into))
        self.hide_.clicked.connect(self._hide)
        self.delete.clicked.connect(lambda: self._with(lambda one: tree.remove(one.id)))
        self.reset.clicked.connect(self._reset)
        self.choose.clicked.connect(self._choose)
        self.let_go.clicked.connect(self._let_go)

    def _with(self, act: "Act") -> None:
        section = self.table.section
        if section is not None:
            act(section)

    def _hide(self) -> None:
        section, merged = self.table.section, self.table.merged
        if section is not None:
            self._session.tree.hide(section.id, not section.hidden)
        elif merged is not None:
            self._session.tree.separate(merged.id, merged.title(self._session.language))

    def _reset(self) -> None:
        text = translate("SectionsDialog", "Go back to the sections as they come with the program?")
        more = translate(
            "SectionsDialog",
            "Titles, order, icons, what is hidden and merged. Your own sections stay; it can be undone.",
        )
        box = QMessageBox(self)
        box.setText(text)
        box.setInformativeText(more)
        box.setStandardButtons(QMessageBox.StandardButton.Reset | QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(QMessageBox.StandardButton.Reset).clicked.connect(self._session.tree.reset)
        box.open()

    def _choose(self) -> None:
        category = self.categories.category
        if category is not None:
            self._window.correcting.choose_for_category(category.published, category.feed, category.section or 0)

    def _let_go(self) -> None:
        category, meaning = self.categories.category, self.categories.meaning
        if category is not None and meaning is not None:
            self._session.corrections.mean_nothing(category.published, meaning.feed)

    def _judge(self) -> None:
        section, merged = self.table.section, self.table.merged
        for button in (self.rename, self.move_, self.merge):
            button.setEnabled(section is not None)
        beside = [one.id for one in self._session.sections if section is not None and one.parent == section.parent]
        place = beside.index(section.id) if section is not None and section.id in beside else 0
        self.up.setEnabled(section is not None and place > 0)
        self.down.setEnabled(section is not None and place < len(beside) - 1)
        self.delete.setEnabled(section is not None and section.own)
        self.hide_.setEnabled(section is not None or merged is not None)
        words = translate("SectionsDialog", "&Hide")
        if merged is not None:
            words = translate("SectionsDialog", "Separat&e")
        elif section is not None and section.hidden:
            words = translate("SectionsDialog", "S&how")
        self.hide_.setText(words)
        self.choose.setEnabled(self.categories.category is not None)
        self.let_go.setEnabled(self.categories.meaning is not None)


if TYPE_CHECKING:
    from collections.abc import Callable

    Act = Callable[[Section], object]


def _tab(text: str) -> QPushButton:
    tab = QPushButton(text)
    tab.setProperty("kind", "chip")
    tab.setCheckable(True)
    tab.setAutoDefault(False)
    wear_font(tab, 12, MEDIUM)
    return tab


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


def _page(hint: str, table: QWidget, acts: tuple[QPushButton, ...], last: QPushButton | None = None) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(quiet(hint))
    middle = QHBoxLayout()
    middle.setSpacing(12)
    middle.addWidget(table, 1)
    side = QVBoxLayout()
    side.setSpacing(8)
    for button in acts:
        side.addWidget(button)
    side.addStretch(1)
    if last is not None:
        side.addWidget(last)
    middle.addLayout(side)
    layout.addLayout(middle, 1)
    return page
