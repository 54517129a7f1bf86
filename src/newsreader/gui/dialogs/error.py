"""A fault of the program itself, with details to be copied; errors of the world are sentences elsewhere."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from newsreader import CONTACT
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet
from newsreader.gui.text_size import grown


class ErrorDialog(FormDialog):
    """Shows `details` (a traceback without content or credentials) and copies them on request."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("ErrorDialog", "A fault in the program"), parent)
        self._details = details
        layout = column(self)
        layout.addWidget(heading(translate("ErrorDialog", "Something went wrong inside the program")))
        layout.addWidget(
            quiet(
                translate(
                    "ErrorDialog",
                    "Your feeds and articles are safe, and you can go on. "
                    "If you send these details to {contact}, it can be mended.",
                ).format(contact=CONTACT)
            )
        )
        text = QPlainTextEdit(details, self)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(translate("ErrorDialog", "Details"))
        layout.addWidget(text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(translate("ErrorDialog", "Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_details)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.set_size(grown(620), grown(420))

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)
