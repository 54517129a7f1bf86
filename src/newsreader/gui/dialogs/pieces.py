"""What dialogs are put together from: the dialog itself, headings, quiet sentences, the row of buttons."""

from string import Template

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from newsreader.assets import asset
from newsreader.gui.theme import SEMIBOLD, shell_font


class FormDialog(QDialog):
    """A dialog whose ticks, lists and fields look like the rest of the window, light or dark."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._shade = ""
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme while the dialog is open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        shade = "dark" if self.palette().window().color().lightness() < 128 else "light"
        if shade == self._shade:
            return
        self._shade = shade
        folder = asset("dialogs")
        sheet = Template((folder / "dialogs.qss").read_text(encoding="utf-8"))
        self.setStyleSheet(sheet.substitute(folder=folder.as_posix(), shade=shade))


def heading(text: str, size: float = 18) -> QLabel:
    """A heading of a dialog or, smaller, of a group in it."""
    label = QLabel(text)
    label.setFont(shell_font(size, SEMIBOLD))
    label.setWordWrap(True)
    return label


def quiet(text: str) -> QLabel:
    """A sentence that stands back."""
    label = QLabel(text)
    label.setProperty("kind", "quiet")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def column(dialog: QDialog) -> QVBoxLayout:
    """The dialog's own layout with our margins."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 22, 24, 18)
    layout.setSpacing(12)
    return layout


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """One button that closes."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.rejected.connect(dialog.reject)
    return box
