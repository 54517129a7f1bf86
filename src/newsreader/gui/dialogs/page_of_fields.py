"""A page of fields that is longer than its dialog: it scrolls, and the wheel does nothing else."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QFrame, QScrollArea, QWidget

FIELDS = (QComboBox, QAbstractSpinBox)


class PageOfFields(QScrollArea):
    """Scrolls up and down. Qt would let the wheel change whatever field comes under the pointer on the way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_page(self, page: QWidget) -> None:
        """Show another page, with its fields as they are in it now."""
        for field in page.findChildren(QWidget):
            if isinstance(field, FIELDS):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no longer by the wheel
                field.installEventFilter(self)
        self.setWidget(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel over a field turn the page."""
        if isinstance(watched, FIELDS) and event.type() is QEvent.Type.Wheel:
            QCoreApplication.sendEvent(self.viewport(), event)
            return True
        return super().eventFilter(watched, event)
