"""What stands at the top of a page's view, to stand there again once it is laid out anew. Knows no article."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_EDGE = 4  # pixels below the top of the view


class PageAnchor:
    """Notes where a page stands; `hold` puts it back there."""

    def __init__(self, page: QTextEdit) -> None:
        self._page = page
        cursor = page.cursorForPosition(QPoint(page.viewport().width() // 2, _EDGE))
        self.place = cursor.position()  # of the character at the top
        self._top = page.cursorRect(cursor).top()
        self._at_top = page.verticalScrollBar().value() == 0
        self._length = page.document().characterCount()
        chosen = page.textCursor()
        self._ends = (chosen.anchor(), chosen.position())

    def hold(self) -> None:
        """Scroll so that the character stands where it stood, with other sizes or other pictures."""
        self._hold(self.place)

    def hold_text(self) -> None:
        """The same where other words stand above the text, which is told by how far it is from the end; what is
        chosen stays so. From its top a page is shown on."""
        more = self._page.document().characterCount() - self._length
        if self._ends[0] != self._ends[1]:
            chosen = self._cursor(self._ends[0] + more)
            chosen.setPosition(self._cursor(self._ends[1] + more).position(), QTextCursor.MoveMode.KeepAnchor)
            self._page.setTextCursor(chosen)
        if self._at_top:
            self._page.verticalScrollBar().setValue(0)
        else:
            self._hold(self.place + more)

    def _hold(self, place: int) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + self._page.cursorRect(self._cursor(place)).top() - self._top)

    def _cursor(self, place: int) -> QTextCursor:
        document = self._page.document()
        cursor = QTextCursor(document)
        cursor.setPosition(min(max(0, place), max(0, document.characterCount() - 1)))
        return cursor
