"""A row that goes on in the next line where there is no room beside. Knows no widget by name."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class WrappingRow(QLayout):
    """Gives each widget the size that it hints at; as high as its lines need, by its width."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap  # pixels between two widgets, and between two lines
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest alone."""
        hints = [item.sizeHint() for item in self._items]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        for item, place in zip(self._items, self._places(box.width()), strict=True):
            item.setGeometry(place.translated(box.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left, top, height = 0, 0, 0
        for item in self._items:
            hint = item.sizeHint()
            if left and left + hint.width() > width:
                left, top, height = 0, top + height + self._gap, 0
            places.append(QRect(QPoint(left, top), hint))
            left, height = left + hint.width() + self._gap, max(height, hint.height())
        return places
