"""Asking for the password that a feed's server wants."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, answer_buttons, column, form, heading, quiet
from newsreader.gui.names import short_name
from newsreader.gui.text_size import grown
from newsreader.model import Feed

if TYPE_CHECKING:
    from newsreader.gui.session import Session

translate = QCoreApplication.translate


class PasswordDialog(FormDialog):
    """Hands what was typed to `session.care`, which asks the feed again."""

    def __init__(self, session: "Session", feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(translate("PasswordDialog", "Password wanted"), parent)
        self._session, self._feed = session, feed
        layout = column(self)
        said = translate("PasswordDialog", "{title} wants a password")
        title = heading(said.format(title=short_name(feed.title)), 16)
        title.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(title)
        name = QLineEdit(feed.wishes.user_name, readOnly=True)
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        layout.addLayout(
            form(
                [
                    (translate("PasswordDialog", "User name"), name),
                    (translate("PasswordDialog", "&Password"), self._password),
                ]
            )
        )
        self._said = quiet(" ")
        layout.addWidget(self._said)
        self._buttons = answer_buttons(self, self._give)
        layout.addWidget(self._buttons)
        self._password.textChanged.connect(lambda _text: self._judge())
        session.care.look_for_keyring(self._show_keyring)
        self._judge()
        self.resize(grown(480), self.sizeHint().height())
        self._password.setFocus()

    def _judge(self) -> None:
        typed = bool(self._password.text())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(typed)

    def _show_keyring(self, lasting: bool) -> None:
        if not self.listening:
            return
        if lasting:
            said = translate("PasswordDialog", "It is kept in the system's keyring.")
        else:
            said = translate("PasswordDialog", "It is known until Newsreader is closed, and never stored.")
        self._said.setText(said)

    def _give(self) -> None:
        self._session.care.give_password(self._feed.id, self._password.text())
        self.accept()
