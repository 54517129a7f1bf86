"""What dialogs are put together from: the dialog itself, headings, quiet sentences, the row of buttons."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from unicodedata import combining, normalize

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, wear_font

MARGIN = 80  # pixels of the screen that no dialog covers


class FormDialog(QDialog):
    """A dialog with a title. How its controls look is the business of the program's stylesheet."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = False
        self.setWindowTitle(title)

    @property
    def listening(self) -> bool:
        """Whether an answer of the library may still be shown: not after it was closed, nor when it is gone with
        the dialog that it stood on, of which Qt tells it nothing."""
        return not self._done and isValid(self)

    def done(self, result: int) -> None:
        """Listen to no more answers."""
        self._done = True
        super().done(result)

    def set_size(self, width: int, height: int) -> None:
        """Be so large where the screen allows; Qt by itself takes two thirds of it at most, and for sentences that
        wrap the least height."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - MARGIN), min(height, room.height() - MARGIN))
        if self.isVisible():  # it grew downwards, perhaps beyond the screen
            frame = self.frameGeometry()
            left = max(room.left(), min(frame.left(), room.right() - frame.width()))
            top = max(room.top(), min(frame.top(), room.bottom() - frame.height()))
            self.move(left, top)


class BesideDialog(FormDialog):
    """A dialog beside which the window can be used, preferences included: it goes when the language changes, and
    is whole again in the other one when it is opened next."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.close()


def heading(text: str, size: float = 18) -> QLabel:
    """A heading of a dialog or, smaller, of a group in it."""
    label = QLabel(text)
    wear_font(label, size, SEMIBOLD)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # it may be a name that others gave
    return label


def quiet(text: str) -> QLabel:
    """A sentence that stands back."""
    label = QLabel(text)
    label.setProperty("kind", "quiet")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def show_warning(label: QLabel, text: str, *, warning: bool) -> None:
    """Let a sentence that stood back step forward as a warning, or back again."""
    label.setText(text)
    kind = "warning" if warning else "quiet"
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)


def column(dialog: QDialog) -> QVBoxLayout:
    """The dialog's own layout with our margins."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 22, 24, 18)
    layout.setSpacing(12)
    return layout


def choice(button: QPushButton, told: str) -> QHBoxLayout:
    """One of several things that can be done, with a sentence beside its button."""
    row = QHBoxLayout()
    row.setSpacing(16)
    button.setMinimumWidth(grown(190))
    words = QVBoxLayout()
    words.addWidget(quiet(told))
    row.addWidget(button)
    row.addLayout(words, 1)
    return row


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """One button that closes."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.rejected.connect(dialog.reject)
    return box


def answer_buttons(dialog: QDialog, accepted: Callable[[], object]) -> QDialogButtonBox:
    """OK, which calls `accepted`, and Cancel."""
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Ok | standard.Cancel, dialog)
    box.accepted.connect(accepted)
    box.rejected.connect(dialog.reject)
    return box


def foot(told: QWidget, dialog: QDialog) -> QHBoxLayout:
    """The last row of a dialog whose acts are done at once: what is told of them, and a button that closes, which
    Enter leaves alone."""
    row = QHBoxLayout()
    row.addWidget(told, 1)
    close = close_button(dialog)
    close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    row.addWidget(close)
    return row


def order_tabs(widgets: Iterable[QWidget]) -> None:
    """Have Tab go through `widgets` in this order, which is else that in which they came into the dialog."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def without_marks(text: str) -> str:
    """Letters to be compared: small, and without marks, so that "tuoi tre" finds "Tuổi Trẻ"."""
    letters = normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if not combining(letter))


def dress_number(box: QSpinBox | QDoubleSpinBox, suffix: str) -> None:
    """Give a field for numbers its unit; it tells of what was typed when that is whole."""
    box.setSuffix(suffix)
    box.setGroupSeparatorShown(True)
    box.setKeyboardTracking(False)
    field = box.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(8, 0, 0, 0)  # the field within takes no padding from a stylesheet


def form(fields: Sequence[tuple[str, QWidget]]) -> QFormLayout:
    """Fields below each other, with their names at the left; "" for one that names itself."""
    rows = QFormLayout()
    rows.setHorizontalSpacing(18)
    rows.setVerticalSpacing(8)
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, field in fields:
        label = QLabel(text)
        label.setBuddy(field)
        label.setFixedWidth(grown(150))
        rows.addRow(label, field)
    return rows
