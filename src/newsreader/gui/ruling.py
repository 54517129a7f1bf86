"""What the window does with rules: showing all of them, changing one, making one of a search or an article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from newsreader.ruling import Rule

if TYPE_CHECKING:
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class Ruling:
    """The acts of one window that have to do with rules."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._session.rules_settled.connect(window.listing.follow_hiding)
        self._session.rules_settled.connect(self._session.reading.retell)  # the open article says what hides it

    def show_rules(self) -> None:
        """Show all rules beside the window, which goes on being used."""
        from newsreader.gui.dialogs.rules import RulesDialog

        dialog = self._window.findChild(RulesDialog)
        if dialog is None:
            dialog = RulesDialog(self._session, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.activateWindow()

    def make(self, query: str) -> None:
        """Make a rule of a search."""
        self._open(Rule(query=query, mute=True))

    def edit(self, number: int) -> None:
        """Change a rule."""
        self._session.rules.find(number, self._open)

    def mute_like(self, article: int) -> None:
        """Make a rule that mutes articles like one: of its topic, its author, its feed."""
        if article:
            self._session.rules.suggest(article, lambda found: self._open(Rule(mute=True), found))
        else:
            self._session.said.emit(translate("window", "Choose an article first."))

    def _open(self, rule: Rule, choices: Sequence[str] = ()) -> None:
        from newsreader.gui.dialogs.rule import RuleDialog

        self._window.show_dialog(RuleDialog(self._session, rule, self._window, choices=choices))
