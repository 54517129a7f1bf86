"""The search field of the bar: words as they are typed, a moment after the last key."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from newsreader.gui import icons
from newsreader.gui.actions import with_key
from newsreader.gui.text_size import grown
from newsreader.gui.theme import Theme, wear_font
from newsreader.gui.timers import make_timer

PAUSE_MS = 120
WIDTH, WIDEST = 300, 420  # pixels: as drawn, and beside large text, which is to leave room for the buttons

translate = QCoreApplication.translate


class SearchBar(QLineEdit):
    """Emits `searched` while typing, `left` when the reader goes on to the results, `saving`, `rule_wanted` and
    `help_wanted` when the buttons in it are pressed (or F1 for help)."""

    searched = Signal(str)
    left = Signal()
    saving = Signal(str)
    rule_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        wear_font(self, 13)
        self._articles = 0
        self._glass = QAction(self)
        self._cross = QAction(self)
        self._cross.triggered.connect(self.give_up)
        self._cross.setVisible(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._keep = QAction(self)
        self._keep.triggered.connect(lambda: self.saving.emit(self.text().strip()))
        self._keep.setVisible(False)
        self._rule = QAction(self)
        self._rule.triggered.connect(lambda: self.rule_wanted.emit(self.text().strip()))
        self._rule.setVisible(False)
        self._help = QAction(self)
        self._help.triggered.connect(self.help_wanted)
        for action in (self._help, self._rule, self._keep, self._cross):
            self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = make_timer(self, PAUSE_MS, self._tell, once=True)
        self.textChanged.connect(self._typed)
        self.apply_theme(theme)
        self.retranslate()

    def give_up(self) -> None:
        """Empty the field, and with it the search."""
        self.clear()
        self._pause.stop()
        self._tell()
        self.left.emit()

    def give_up_if_searching(self) -> None:
        """Give up where something is searched for."""
        if self.text():
            self.give_up()

    def set_articles(self, count: int) -> None:
        """How many articles there are to search in."""
        self._articles = count
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        self.setFixedSize(min(grown(WIDTH), WIDEST), grown(28))
        self._glass.setIcon(icons.icon("search", theme.quiet, 16))
        self._cross.setIcon(icons.icon("close", theme.quiet, 16))
        self._keep.setIcon(icons.icon("saved", theme.quiet, 16))
        self._rule.setIcon(icons.icon("rule", theme.quiet, 16))
        self._help.setIcon(icons.icon("help", theme.quiet, 16))

    def retranslate(self) -> None:
        """Speak the window's language."""
        self.setPlaceholderText(
            translate("search", "Search %Ln article(s)", "", self._articles)
            if self._articles
            else translate("search", "Search")
        )
        self.setAccessibleName(translate("search", "Search"))
        self._glass.setText(with_key(translate("search", "Search"), "search"))
        self._cross.setText(translate("search", "Clear the search"))
        self._keep.setText(translate("search", "Save this search in the sidebar"))
        self._rule.setText(translate("search", "Make a rule of this search"))
        self._help.setText(translate("search", "How to search (F1)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() == Qt.Key.Key_F1:
            self.help_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._pause.isActive():
                self._pause.stop()
                self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _typed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._keep.setVisible(bool(text.strip()))
        self._rule.setVisible(bool(text.strip()))
        self._pause.start()

    def _tell(self) -> None:
        self.searched.emit(self.text())
