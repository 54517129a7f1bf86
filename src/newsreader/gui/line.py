"""One line of text that is cut with dots where there is no room for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

LEAST = 60  # pixels of a button whose words have no room


class Line(QLabel):
    """As wide as there is room, or, where it `asks`, as its words are."""

    def __init__(self, *, asks: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        wide = QSizePolicy.Policy.Preferred if asks else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), True, text, self.foregroundRole()
        )
        painter.end()


class LineButton(QPushButton):
    """A button that is as wide as its words, or, where there is no room for them, has them cut in their middle:
    what it does stands first, and numbers last."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Small: a window must not become wider because something is offered."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        spare = (
            self.sizeHint().width() - self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        )
        room, shown = self.width() - spare, Qt.TextFlag.TextShowMnemonic
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room, shown)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
