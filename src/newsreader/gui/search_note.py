"""What was not understood of a search, in a line below its field."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from newsreader.gui import translation
from newsreader.gui.session import Session
from newsreader.gui.theme import Theme, wear_font
from newsreader.search import Note

if TYPE_CHECKING:
    from newsreader.library.opened import Library


class SearchNote(QLabel):
    """Hangs below `field`, over what is there, until the search makes sense or is left."""

    def __init__(self, field: QWidget, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._field = field
        self.setObjectName("search-note")
        wear_font(self, 12.3)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(10, 7, 10, 7)
        self.apply_theme(theme)
        self.hide()

    def ask(self, session: Session, text: str) -> None:
        """Show what the library has to say of a search."""

        def work(library: "Library") -> tuple[Note, ...]:
            from newsreader.library import read

            return read.search_notes(library, text, typing=True)

        if text.strip():
            session.read(work, self.show_notes, key="search-notes")
        else:
            session.lanes.forget("search-notes")
            self.show_notes(())

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Say them, one on a line; none hides it."""
        text = "\n".join(translation.sentence(note.code, note.data) for note in notes)
        self.setText(text)
        self._field.setAccessibleDescription(text)
        if not text:
            self.hide()
            return
        self.setFixedWidth(self._field.width())
        self.adjustSize()
        self.move(self._field.mapTo(self.window(), QPoint(0, self._field.height() + 4)))
        self.raise_()
        self.show()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"QLabel#search-note {{ background: {theme.page}; color: {theme.ink};"
            f" border: 1px solid {theme.line}; border-radius: 6px; }}"
        )
