"""Finding letters in the article, with or without Vietnamese marks. Marks them; goes from one to the next."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from newsreader.gui.actions import keys_of, with_key
from newsreader.gui.article_page import ArticlePage
from newsreader.gui.reading_document import beside_text, headline_place
from newsreader.gui.theme import Theme

_MOST = 10_000  # places gone to: a letter of a long article
_UNITS = "utf-16-le"  # in which Qt counts
_STRUCK = "\uffff".encode(_UNITS)  # no letter, and no blank either
_MARKED = 500  # places marked around the current one; more would only slow the painting of the page


class FindBar(QFrame):
    """A field over an article page. Hidden until `open`; Escape closes it."""

    closed = Signal()

    def __init__(self, page: ArticlePage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._theme = theme
        self._places: list[QTextCursor] = []
        self._at = -1
        self._search_text = ""
        self.setObjectName("find-bar")
        self._field = QLineEdit(self)
        self._field.setClearButtonEnabled(True)
        self._count = QLabel(self)
        self._count.setProperty("kind", "quiet")
        self._before = self._button("‹", self._go_back)
        self._after = self._button("›", self._go_on)
        self._close = self._button("✕", self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(6)
        for widget in (self._field, self._count, self._before, self._after, self._close):
            row.addWidget(widget, 1 if widget is self._field else 0)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._search)
        self._field.textChanged.connect(lambda _text: self._wait.start())
        for name, act in (("find-on", self._go_on), ("find-back", self._go_back)):
            for key in keys_of(name):
                if "Return" not in key:  # which is the field's own: see `keyPressEvent`
                    QShortcut(QKeySequence(key), self, act)  # of no effect while the bar is hidden
        self.retranslate()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with what is selected in the article, if that is one line."""
        chosen = self._page.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self._field.setText(chosen)
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and the marks, and go back to the article."""
        self.hide()
        self.forget()
        self._mark_search()
        self._page.setFocus()
        self.closed.emit()

    def forget(self) -> None:
        """Take the marks away (another article came)."""
        self._wait.stop()
        self._places, self._at = [], -1
        self._page.setExtraSelections([])

    def search_again(self) -> None:
        """Mark the words anew in a page that was laid out again."""
        if self.isVisible():
            self._search(stay=True)
        else:
            self._mark_search()

    def mark_words(self, text: str) -> None:
        """Mark what is searched for in the list, while nothing is sought here; "" for nothing."""
        if text != self._search_text:
            self._search_text = text
            self.search_again()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._mark()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        translate = QCoreApplication.translate
        self._field.setPlaceholderText(translate("FindBar", "Find in the article"))
        self._field.setAccessibleName(translate("FindBar", "Find in the article"))
        for button, name, act in (
            (self._before, translate("FindBar", "Previous place"), "find-back"),
            (self._after, translate("FindBar", "Next place"), "find-on"),
            (self._close, translate("FindBar", "Close"), "leave"),
        ):
            button.setToolTip(with_key(name, act))
            button.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field leaves over: Escape closes, Enter goes on, Shift+Enter back. `returnPressed` would not
        tell the two apart."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus():
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, sign: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.clicked.connect(act)
        return button

    def _mark_search(self) -> None:
        # The library brings SQLAlchemy with it, which the window's first paint must not wait for.
        from newsreader.library.read import highlight_spans, search_words

        self._places, self._at = [], -1
        if self._search_text:
            words, text = search_words(self._search_text), _text(self._page)
            headline = headline_place(self._page.document())  # where words for the title are marked, too
            titled = highlight_spans(text[: headline.stop], words, title=True)
            spans = highlight_spans(text, words)[:_MARKED]
            self._places = [one for one in _places(self._page, text, titled) if one.selectionStart() in headline]
            self._places += [
                one for one in _places(self._page, text, spans) if one.selectionStart() >= headline.stop
            ]
        self._mark()

    def _search(self, *, stay: bool = False) -> None:
        from newsreader.library.read import letter_spans

        self._wait.stop()
        text = _text(self._page)
        self._places = _places(self._page, text, letter_spans(text, self._field.text(), _MOST))
        self._at = min(self._at, len(self._places) - 1) if stay else -1
        if self._places and not stay:
            top = self._page.cursorForPosition(self._page.viewport().rect().topLeft()).position()
            self._at = next((n for n, cursor in enumerate(self._places) if cursor.selectionStart() >= top), 0)
            self._show()
        self._mark()

    def _go_on(self) -> None:
        self._go(1)

    def _go_back(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        if self._wait.isActive():
            self._search()
            return
        if self._places:
            self._at = (self._at + step) % len(self._places)
            self._show()
            self._mark()

    def _show(self) -> None:
        cursor = QTextCursor(self._places[self._at])
        cursor.setPosition(cursor.selectionStart())
        self._page.setTextCursor(cursor)
        self._page.ensureCursorVisible()

    def _mark(self) -> None:
        marks = []
        first = max(0, self._at - _MARKED // 2)
        for number, cursor in enumerate(self._places[first : first + _MARKED], first):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            current = number == self._at
            mark.format.setBackground(QColor(self._theme.accent if current else self._theme.mark))
            mark.format.setForeground(QColor(self._theme.on_accent if current else self._theme.ink))
            marks.append(mark)
        self._page.setExtraSelections(marks)
        typed = self._field.text().strip()
        if not typed:
            self._count.clear()
        elif self._places:
            show = self.locale().toString
            here = f"{show(self._at + 1)}/" if self._at >= 0 else ""
            self._count.setText(f"{here}{show(len(self._places))}")
        else:
            self._count.setText(QCoreApplication.translate("FindBar", "Not found"))


def _text(page: ArticlePage) -> str:
    """The article's text, place by place as in the document: what is none of it (the section path, the byline, the
    source) is struck out, so that nothing is found there."""
    document = page.document()
    units = bytearray(document.toRawText().encode(_UNITS, "surrogatepass"))
    for place in beside_text(document):
        units[2 * place.start : 2 * place.stop] = _STRUCK * len(place)
    return units.decode(_UNITS, "surrogatepass").replace("\u2029", "\n").replace("\u2028", "\n")


def _places(page: ArticlePage, text: str, spans: Sequence[tuple[int, int]]) -> list[QTextCursor]:
    """Spans of the page's text as places of its document. Qt counts UTF-16 units: letters beyond the first plane
    (emoji) count twice."""
    wide = [at for at, letter in enumerate(text) if letter > "\uffff"]
    found = []
    for start, end in spans:
        cursor = QTextCursor(page.document())
        cursor.setPosition(start + bisect_left(wide, start))
        cursor.setPosition(end + bisect_left(wide, end), QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor)
    return found
