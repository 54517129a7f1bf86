"""Another address for a feed: typed, looked at by the library, refused in words or taken."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from newsreader.errors import NewsreaderError
from newsreader.gui import translation
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet
from newsreader.gui.names import short_name
from newsreader.gui.text_size import grown
from newsreader.model import Feed

if TYPE_CHECKING:
    from newsreader.gui.session import Session

translate = QCoreApplication.translate

WIDTH = 560  # pixels: addresses are long


class FeedAddressDialog(FormDialog):
    """Stays open until the address is taken."""

    def __init__(self, session: "Session", feed: Feed, parent: QWidget | None = None) -> None:
        title = translate("FeedAddressDialog", "Address of {title}").format(title=short_name(feed.title))
        super().__init__(title, parent)
        self._session, self._feed = session, feed
        self._waiting = False
        layout = column(self)
        named = heading(title, 16)
        named.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(named)
        self._field = QLineEdit(feed.url)
        self._field.setAccessibleName(translate("FeedAddressDialog", "Address"))
        self._field.selectAll()
        layout.addWidget(self._field)
        self._hint = translate("FeedAddressDialog", "Its articles and their marks stay.")
        self._said = quiet(self._hint)
        layout.addWidget(self._said)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self._buttons.accepted.connect(self._try)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)
        self._field.textChanged.connect(lambda _text: self._judge())
        self.finished.connect(self._forget)
        self._judge()
        self.resize(min(grown(WIDTH), self.screen().availableGeometry().width()), self.sizeHint().height())

    def _judge(self) -> None:
        text = self._field.text().strip()
        changed = bool(text) and text != self._feed.url and not self._waiting
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(changed)
        self._say(self._hint, "quiet")

    def _try(self) -> None:
        self._waiting = True
        text = self._field.text()
        self._judge()
        self._session.care.change_address(self._feed, text, done=self._taken, failed=self._refused)

    def _taken(self) -> None:
        if self._waiting:
            self.accept()

    def _refused(self, error: NewsreaderError) -> None:
        if self._waiting:
            self._waiting = False
            self._judge()
            self._say(translation.sentence(error.code, error.data), "warning")
            self._field.setFocus()

    def _say(self, text: str, kind: str) -> None:
        self._said.setText(text)
        if self._said.property("kind") != kind:
            self._said.setProperty("kind", kind)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)

    def _forget(self) -> None:
        """The library may answer when the dialog is gone."""
        self._waiting = False
