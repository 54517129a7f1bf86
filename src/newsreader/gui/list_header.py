"""What stands above the list: the place's name and numbers, a feed's trouble, filters, what is new."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui import icons
from newsreader.gui.actions import with_key
from newsreader.gui.line import Line
from newsreader.gui.models.place import Filters, Kind, Place
from newsreader.gui.models.views import Rows
from newsreader.gui.names import whole_name
from newsreader.gui.text_size import grown
from newsreader.gui.theme import BOLD, MEDIUM, SEMIBOLD, Theme, wear_font
from newsreader.gui.view_menu import Wishes, fill_view_menu
from newsreader.gui.wrapping import WrappingRow
from newsreader.library.grouping import Grouping
from newsreader.model import Section

translate = QCoreApplication.translate

CHIP = 12.3  # pixels of a chip's letters
QUIET = 11.4  # of the line of numbers
WIDEST_SECTION = 180  # pixels of a section's name on its chip: with what is around it the narrowest list holds it
ICON, DRAWING = 16, 18  # pixels of a button's sign, and of what it is scaled from
LINE = 20  # pixels: that line is as high without news as with them, so that the list below stands still


class ListHeader(QWidget):
    """Shows filters and says which ones the reader wants instead."""

    filters_wanted = Signal(object)  # Filters
    new_wanted = Signal()
    rows_wanted = Signal(object)  # Rows
    fold_wanted = Signal(bool)  # every group
    everywhere_wanted = Signal()  # every list as this one is

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list-header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filters = Filters()
        self._place = Place()
        self._offered: tuple[tuple[int, str], ...] = ()
        self._titles: dict[int, str] = {}
        self._shown_sections: object = None  # what the menus were filled for: that costs 5 ms each
        self._shown_view: object = None
        self._rows = Rows.NORMAL
        self._waiting = 0
        self._theme = theme
        self.title = Line()
        self.numbers = Line()
        self.trouble = QLabel()
        self.chips = {name: _chip() for name in ("all", "unread", "pictures", "today")}
        self.section = _chip()
        self.new = QPushButton()
        self.sort = QToolButton()
        self.sections = QToolButton()
        self.front = QToolButton()
        self._make()
        self.retranslate()
        self.apply_theme(theme)

    def _make(self) -> None:
        wear_font(self.title, 19.5, BOLD)
        wear_font(self.numbers, QUIET)
        self.numbers.setProperty("kind", "quiet")
        wear_font(self.trouble, 11.6, MEDIUM)
        self.trouble.setProperty("kind", "warning")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        _take_any_width(self.trouble)
        self.trouble.setContentsMargins(0, 4, 0, 0)
        self.trouble.hide()
        self.new.setProperty("kind", "news")
        wear_font(self.new, QUIET, SEMIBOLD)
        self.new.setCursor(Qt.CursorShape.PointingHandCursor)
        self.new.hide()
        self.new.clicked.connect(self.new_wanted)
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, which=name: self._toggle(which))
        self.section.clicked.connect(lambda: self._want_section(None))
        self.front.setCheckable(True)
        self.front.clicked.connect(lambda: self._want(self._filters.turned_front()))
        self.sections.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.front)
        head.addWidget(self.sections)
        head.addWidget(self.sort)
        chips = WrappingRow(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(self.new)
        line.addWidget(self.numbers, 1)
        self._second = QHBoxLayout()
        self._second.addWidget(self.section)
        self._second.addStretch(1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 10, 10, 10)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addLayout(line)
        inner.addWidget(self.trouble)
        inner.addSpacing(8)
        inner.addLayout(chips)
        inner.addLayout(self._second)

    def show_place(self, place: Place, title: str, filters: Filters, rows: Rows | None = None) -> None:
        """Show where the list is, how it is filtered, and what kind of rows it has."""
        self._place, self._filters, self._rows = place, filters, rows or self._rows
        self.title.setText(title)
        self.title.setToolTip(whole_name(title))
        plain = not (filters.unread or filters.pictures or filters.today or filters.section)
        self.chips["all"].setChecked(plain and place.kind not in (Kind.UNREAD, Kind.TODAY))
        self.chips["unread"].setChecked(filters.unread or place.kind is Kind.UNREAD)
        self.chips["pictures"].setChecked(filters.pictures)
        self.chips["today"].setChecked(filters.today or place.kind is Kind.TODAY)
        self.chips["unread"].setEnabled(place.kind is not Kind.UNREAD)
        self.chips["today"].setEnabled(place.kind is not Kind.TODAY)
        self.front.setVisible(place.kind is Kind.SECTION or filters.grouping is Grouping.FRONT)
        self.front.setChecked(filters.grouping is Grouping.FRONT)
        self._colour_front()
        self._show_section()
        self._fill_view()

    def show_numbers(self, text: str) -> None:
        """The quiet line below the title."""
        self.numbers.setText(text)

    def show_trouble(self, sentence: str) -> None:
        """What is wrong with the feed shown; "" for nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_new(self, count: int) -> None:
        """Offer so many new articles; 0 for none."""
        self._waiting = count
        self.new.setText("↑  " + translate("list", "%Ln new article(s)", "", count))
        self.new.setVisible(count > 0)

    def set_sections(self, sections: Sequence[Section], used: frozenset[int], language: str) -> None:
        """The sections, of which the menu offers those that are seen and have articles. One by which the list is
        filtered keeps its name on the chip, whatever becomes of it."""
        self._titles = {section.id: section.title(language) for section in sections}
        self._offered = tuple(
            (section.id, self._titles[section.id])
            for section in sections
            if section.id in used and not section.hidden
        )
        self._show_section()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        for line in (self.numbers, self.new):
            line.setFixedHeight(grown(LINE))
        for button, name in ((self.sort, "sort"), (self.sections, "section")):
            button.setIconSize(QSize(grown(ICON), grown(ICON)))
            button.setIcon(icons.icon(name, theme.quiet, grown(DRAWING)))
        self.front.setIconSize(QSize(grown(ICON), grown(ICON)))
        self._theme = theme
        self._colour_front()
        self._shown_sections = self._shown_view = None
        self._show_section()
        self._fill_view()

    def _colour_front(self) -> None:
        """The sign of the front page stands out where there is one."""
        theme = self._theme
        self.front.setIcon(
            icons.icon("front", theme.accent if self.front.isChecked() else theme.quiet, grown(DRAWING))
        )

    def retranslate(self) -> None:
        """Name everything in the window's language."""
        names = {
            "all": translate("list", "All"),
            "unread": translate("list", "Unread"),
            "pictures": translate("list", "With pictures"),
            "today": translate("list", "Today"),
        }
        for name, chip in self.chips.items():
            chip.setText(names[name])
        self.sort.setToolTip(translate("list", "Order, groups and rows of the list"))
        self.sort.setAccessibleName(translate("list", "Order, groups and rows of the list"))
        self.sections.setToolTip(translate("list", "Filter by section"))
        self.sections.setAccessibleName(translate("list", "Filter by section"))
        self.front.setToolTip(with_key(translate("list", "Front page: highlights, stories, the rest"), "front"))
        self.front.setAccessibleName(translate("list", "Front page"))
        self.new.setToolTip(with_key(translate("list", "Show new articles"), "show-new"))
        self._shown_sections = self._shown_view = None
        self._show_section()
        self._fill_view()
        self.show_new(self._waiting)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _toggle(self, which: str) -> None:
        filters = self._filters
        if which == "all":
            filters = filters.having(unread=False, pictures=False, today=False, section=None)
        else:
            filters = filters.having(**{which: not getattr(filters, which)})
        self.show_place(self._place, self.title.text(), filters)
        self.filters_wanted.emit(filters)

    def _show_section(self) -> None:
        chosen = self._filters.section
        self.sections.setVisible(bool(self._offered) and self._place.kind is not Kind.SECTION)
        title = self._titles.get(chosen or 0, "")
        if self._shown_sections == (chosen, title, self._offered):
            return
        self._shown_sections = (chosen, title, self._offered)
        self.section.setVisible(chosen is not None)
        self._second.setContentsMargins(0, 0 if chosen is None else 6, 0, 0)
        self.section.setChecked(True)
        metrics = self.section.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, grown(WIDEST_SECTION))
        self.section.setText(f"{shown}  ×".replace("&", "&&"))
        self.section.setToolTip(title if shown != title else "")
        self.section.setAccessibleName(translate("list", "Take away the section {title}").format(title=title))
        menu = self.sections.menu() or QMenu(self.sections)
        menu.clear()
        for number, name in self._offered:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == chosen)
            action.triggered.connect(
                lambda checked, wanted=number: self._want_section(wanted if checked else None)
            )
        self.sections.setMenu(menu)

    def _want_section(self, section: int | None) -> None:
        filters = self._filters.having(section=section)
        self.show_place(self._place, self.title.text(), filters)
        self.filters_wanted.emit(filters)

    def _fill_view(self) -> None:
        shown = (self._filters.sorting, self._filters.group, bool(self._filters.text.strip()), self._rows)
        if self._shown_view == shown:
            return
        self._shown_view = shown
        menu = self.sort.menu() or QMenu(self.sort)
        wishes = Wishes(
            order=lambda order: self._want(self._filters.sorted(order)),
            group=lambda group: self._want(self._filters.grouped(group)),
            rows=self.rows_wanted.emit,
            fold=self.fold_wanted.emit,
            everywhere=self.everywhere_wanted.emit,
        )
        fill_view_menu(menu, self._filters, self._rows, wishes)
        self.sort.setMenu(menu)

    def _want(self, filters: Filters) -> None:
        self.show_place(self._place, self.title.text(), filters)
        self.filters_wanted.emit(filters)


def _take_any_width(label: QLabel) -> None:
    """Let no word of it, however long, widen the pane."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)


def _chip() -> QPushButton:
    chip = QPushButton()
    chip.setProperty("kind", "chip")
    chip.setCheckable(True)
    wear_font(chip, CHIP, MEDIUM)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
