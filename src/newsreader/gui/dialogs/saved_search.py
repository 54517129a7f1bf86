"""Keeping a search under a name, or changing what was kept."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, answer_buttons, column, form, heading, quiet
from newsreader.gui.text_size import grown
from newsreader.library.titles import is_taken

translate = QCoreApplication.translate


class SavedSearchDialog(FormDialog):
    """Two fields: its name, and what is searched for. Hands both to `accept_with`; no name that is `taken`."""

    def __init__(
        self,
        title: str,
        query: str,
        accept_with: Callable[[str, str], object],
        parent: QWidget | None = None,
        *,
        known: bool = False,
        taken: Collection[str] = (),
    ) -> None:
        said = translate("SavedSearch", "Saved search") if known else translate("SavedSearch", "Save this search")
        super().__init__(said, parent)
        self._accept_with = accept_with
        self._taken = [one for one in taken if not (known and is_taken(one, (title,)))]
        layout = column(self)
        layout.addWidget(heading(said, 16))
        self.title = QLineEdit(title, self)
        self.query = QLineEdit(query, self)
        self.title.setPlaceholderText(query)
        self.title.selectAll()
        fields = ((translate("SavedSearch", "Name"), self.title), (translate("SavedSearch", "Search"), self.query))
        for name, field in fields:
            field.setAccessibleName(name)
        layout.addLayout(form(fields))
        self._hint = translate(
            "SavedSearch",
            "It stands in the sidebar with the number of unread articles that it finds, also of those to come.",
        )
        self._said = quiet(self._hint)
        layout.addWidget(self._said)
        self._buttons = answer_buttons(self, self.accept)
        layout.addWidget(self._buttons)
        for field in (self.title, self.query):
            field.textChanged.connect(lambda _text: self._judge())
        self._judge()

    def accept(self) -> None:
        """Hand on what was typed."""
        self._accept_with(self._name(), self._typed())
        super().accept()

    def sizeHint(self) -> QSize:
        """Room for a long search."""
        return QSize(grown(520), super().sizeHint().height())

    def _judge(self) -> None:
        taken = is_taken(self._name(), self._taken)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._typed()) and not taken)
        said = translate("SavedSearch", "There is a saved search of this name already.") if taken else self._hint
        self._said.setText(said)

    def _typed(self) -> str:
        return " ".join(self.query.text().split())

    def _name(self) -> str:
        return " ".join(self.title.text().split()) or self._typed()
