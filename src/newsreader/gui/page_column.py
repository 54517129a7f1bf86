"""The column of an article page: its width and margins, and the widget that scrolls along below its text."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

TOP = 24  # pixels above the section path
PATH_END = TOP + 24
GAP = 15  # between the source line and the widget below
BOTTOM = 48
LONG = 60_000  # characters that are laid out in 10 ms
WAIT = 50  # milliseconds
_SIDE = 24  # least margin beside the column
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_EDGE = 12  # kept free above and below a story brought into view


class PageColumn(QObject):
    """Sets the margins of the page's root frame and the height of its last line: Qt has no other way to centre
    text or to keep room below it.

    `wanted` is the width the reader likes, in pixels. `document` is the page's, also while it looks at another.
    """

    def __init__(self, page: QTextEdit, document: QTextDocument, wanted: int) -> None:
        super().__init__(page)
        self.wanted = wanted
        self._page = page
        self._document = document
        self._below: QWidget | None = None
        self._again = QTimer(self, interval=WAIT, singleShot=True)
        self._again.timeout.connect(self.fit)
        document.documentLayout().documentSizeChanged.connect(self.place)
        page.verticalScrollBar().rangeChanged.connect(self.place)  # by which the end of a long text is reckoned

    def width(self) -> int:
        """The width of the text in pixels."""
        return max(120, min(self.wanted, self._page.viewport().width() - 2 * _SIDE))

    def left(self) -> int:
        """Where the text begins, in pixels from the left edge of the view."""
        return (self._page.viewport().width() - self.width()) // 2

    def below_path(self) -> QPoint:
        """Where, on the screen, a menu about the section stands: below the path, or at the page's top."""
        top = max(0, PATH_END - self._page.verticalScrollBar().value())
        return self._page.viewport().mapToGlobal(QPoint(self.left(), top))

    def text_end(self) -> int:
        """Where the article's own text ends, in pixels from the top of the page. Of a long one Qt reckons it while
        it goes on with the layout (to ask the document would do all of that at once)."""
        document, bar = self._document, self._page.verticalScrollBar()
        height = bar.maximum() + bar.pageStep() if bar.maximum() > 0 else document.size().height()
        return round(height - BOTTOM - document.lastBlock().blockFormat().lineHeight())

    def put_below(self, widget: QWidget) -> None:
        """The widget that stands below the text; its height follows its width."""
        self._below = widget
        widget.setParent(self._page.viewport())
        widget.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Centre the column and make room for what is below, after either changed."""
        self.set_margins()
        self.place()

    def set_margins(self) -> None:
        """Only the margins: what is below is placed when the text has been laid out."""
        width, left = self.width(), self.left()
        # Not by `rootFrame()`: what Python has of it would be held for as long as the document is, 2,000 of them
        # after as many articles.
        root = QTextCursor(self._document).currentFrame()
        margins = root.frameFormat()
        margins.setMargin(0)
        margins.setTopMargin(TOP)
        margins.setLeftMargin(left)
        margins.setRightMargin(self._page.viewport().width() - width - left)
        margins.setBottomMargin(BOTTOM)
        if margins != root.frameFormat():
            root.setFrameFormat(margins)
        self._make_room()

    def end_text(self) -> None:
        """Put the line after the text that keeps room for what is below."""
        line = QTextBlockFormat()
        line.setLineHeight(1, FIXED)
        end = QTextCursor(self._document)
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertBlock(line, QTextCharFormat())

    def _make_room(self) -> None:
        """Keep room below the text: as the height of its last, empty line, since a margin of the frame would have
        the whole text laid out anew. Even so Qt first lays out all that is above: of a long text that is waited
        for."""
        below = self._shown_below()
        room = 1 if below is None else below.heightForWidth(self.width()) + GAP
        last = self._document.lastBlock()
        if last.length() > 1 or last.blockFormat().lineHeight() == room:
            return
        if self._document.characterCount() > LONG and last.layout().lineCount() == 0:
            self._again.start()
            return
        change = QTextBlockFormat()
        change.setLineHeight(room, FIXED)
        QTextCursor(last).mergeBlockFormat(change)

    def place(self) -> None:
        """Put the widget below where the text ends now."""
        below = self._shown_below()
        if below is not None:
            width = self.width()
            top = self.text_end() + GAP - self._page.verticalScrollBar().value()
            below.setGeometry(self.left(), top, width, below.heightForWidth(width))

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as little as needed for a part of the widget below to be seen whole."""
        top = widget.mapTo(self._page.viewport(), QPoint(0, 0)).y()
        bar = self._page.verticalScrollBar()
        excess = top + widget.height() + _EDGE - self._page.viewport().height()
        if top < _EDGE:
            bar.setValue(bar.value() + top - _EDGE)
        elif excess > 0:
            bar.setValue(bar.value() + excess)

    def _shown_below(self) -> QWidget | None:
        below = self._below
        return below if below is not None and below.isVisibleTo(self._page.viewport()) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room again when the widget below asks for another height."""
        if watched is self._below and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)
