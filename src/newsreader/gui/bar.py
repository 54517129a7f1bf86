"""The bar at the top: the program's name, buttons for the most wanted acts, the search field, the menu."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from newsreader import NAME
from newsreader.gui import icons
from newsreader.gui.search_bar import SearchBar
from newsreader.gui.text_size import grown
from newsreader.gui.theme import BAR_HEIGHT, SEMIBOLD, Theme, wear_font

# Buttons from left to right by the names of their acts; "" is a gap.
LEFT = ("add-feed", "refresh", "", "keep", "toggle-star", "", "back")
ICONS = {
    "add-feed": "add",
    "refresh": "refresh",
    "keep": "offline",
    "toggle-star": "starred",
    "back": "back",
    "menu": "menu",
}


class Bar(QWidget):
    """Buttons without text; their names and keys stand in tooltips and for screen readers."""

    def __init__(self, theme: Theme, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._theme = theme
        self._starred = False
        self.search = SearchBar(theme)
        self.name = QLabel(NAME)
        wear_font(self.name, 13, SEMIBOLD)
        self.buttons: dict[str, QToolButton] = {}
        self.menu = self._button("menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self.apply_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 12, 0)
        line.setSpacing(2)
        line.addWidget(self.name)
        line.addSpacing(10)
        for name in LEFT:
            if name:
                button = self._button(name)
                button.clicked.connect(self._actions[name].trigger)
                line.addWidget(button)
            else:
                line.addSpacing(8)
        line.addStretch(1)
        line.addWidget(self.search)
        line.addSpacing(6)
        line.addWidget(self.menu)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"bar-{name}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.buttons[name] = button
        return button

    def set_menu(self, menu: QMenu) -> None:
        """What is behind the last button."""
        self.menu.setMenu(menu)

    def show_article(self, *, open_: bool, starred: bool, back: bool) -> None:
        """Which acts make sense now, and whether the open article has a star."""
        self.buttons["keep"].setEnabled(open_)
        self.buttons["toggle-star"].setEnabled(open_)
        self.buttons["back"].setEnabled(back)
        if starred != self._starred:
            self._starred = starred
            self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        self._theme = theme
        self.setFixedHeight(grown(BAR_HEIGHT))
        side, sign = grown(30), grown(18)
        for name, button in self.buttons.items():
            button.setFixedSize(side, side)
            button.setIconSize(QSize(sign, sign))
            button.setIcon(icons.icon(ICONS[name], theme.quiet, sign))
        if self._starred:
            self.buttons["toggle-star"].setIcon(icons.icon("star-filled", theme.star, sign))
        self.search.apply_theme(theme)

    def retranslate(self) -> None:
        """Speak the window's language."""
        for name, button in self.buttons.items():
            action = self._actions[name]
            text = action.text().removesuffix("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{text} ({keys})" if keys else text)
            button.setAccessibleName(text)
        self.search.retranslate()
