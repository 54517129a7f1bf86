"""Asking for a name: a new folder, another title."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, answer_buttons, column, heading, quiet
from newsreader.gui.names import short_name
from newsreader.gui.text_size import grown
from newsreader.library.titles import is_taken


class NameDialog(FormDialog):
    """One field. A name that `refuse` has a sentence against or, unless `may_be_empty`, an empty one cannot be
    accepted."""

    def __init__(
        self,
        title: str,
        name: str = "",
        parent: QWidget | None = None,
        *,
        refuse: Callable[[str], str] | None = None,
        hint: str = "",
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(title, parent)
        self._refuse = refuse
        self._may_be_empty = may_be_empty
        layout = column(self)
        layout.addWidget(heading(title, 16))
        self.field = QLineEdit(name, self)
        self.field.setAccessibleName(title)
        self.field.selectAll()
        layout.addWidget(self.field)
        self._hint, self._said = hint, quiet(hint)
        layout.addWidget(self._said)
        self._buttons = answer_buttons(self, self.accept)
        layout.addWidget(self._buttons)
        self.field.textChanged.connect(lambda _text: self._judge())
        self._judge()

    def name(self) -> str:
        """What was typed, blanks put in order."""
        return " ".join(self.field.text().split())

    def _judge(self) -> None:
        name = self.name()
        asked = bool(name) or self._may_be_empty
        refusal = self._refuse(name) if self._refuse is not None and asked else ""
        allowed = not refusal and (self._may_be_empty or bool(name))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)
        said = refusal or self._hint
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def sizeHint(self) -> QSize:
        """Room for a long name."""
        return QSize(grown(420), super().sizeHint().height())


def ask_folder_name(parent: QWidget | None, taken: frozenset[str] = frozenset()) -> str:
    """The name for a new folder, "" when the reader thought better of it."""
    title = QCoreApplication.translate("NameDialog", "New folder")
    dialog = NameDialog(title, parent=parent, refuse=folders_refusal(taken))
    return dialog.name() if dialog.exec() else ""


def folder_title_dialog(parent: QWidget | None, title: str, taken: frozenset[str] = frozenset()) -> NameDialog:
    """A dialog that asks for another name of a folder, not shown yet."""
    refuse = folders_refusal(taken - {title})
    return NameDialog(QCoreApplication.translate("NameDialog", "Rename folder"), title, parent, refuse=refuse)


def folders_refusal(taken: frozenset[str]) -> Callable[[str], str]:
    """What is said against a name that another folder has."""
    said = QCoreApplication.translate("NameDialog", "There is a folder of this name already.")
    return lambda name: said if is_taken(name, taken) else ""


def feed_title_dialog(parent: QWidget | None, title: str, published_title: str) -> NameDialog:
    """A dialog that asks for another title of a feed, not shown yet; "" goes back to the published one."""
    translate = QCoreApplication.translate
    hint = ""
    if published_title:
        hint = translate("NameDialog", "Left empty, it is called “{title}”, as its publisher calls it.").format(
            title=short_name(published_title)
        )
    return NameDialog(
        translate("NameDialog", "Rename feed"), title, parent, hint=hint, may_be_empty=bool(published_title)
    )
