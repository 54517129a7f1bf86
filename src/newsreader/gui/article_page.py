"""The page of one article: Qt's text browser without its browsing. Loads nothing, follows no link by itself.

Its text is one column in the middle; below the text, room is kept for a widget that scrolls along.
"""

import re

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QWidget

from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.page_anchor import PageAnchor
from newsreader.gui.page_column import PageColumn
from newsreader.gui.page_menu import Spot, make_page_menu
from newsreader.gui.page_signs import paint_signs
from newsreader.gui.reading_document import (
    PATH_SCHEME,
    PICTURE_SCHEME,
    RULE_SCHEME,
    TWIN_SCHEME,
    WHY_SCHEME,
    ReadingStyle,
    build_style,
    is_plain,
    settle,
)
from newsreader.gui.reading_pictures import PictureObject, State
from newsreader.gui.theme import Theme, reading_font_family
from newsreader.model import Picture

_OBJECT = "\ufffc"  # stands for a picture in Qt's plain text
_OPENABLE = ("http", "https", "mailto")


class ArticlePage(QTextBrowser):
    """Lays out HTML made by `reading_document`. `column` places its text and what is below."""

    address_clicked = Signal(str)
    address_hovered = Signal(str)
    rule_clicked = Signal(int)
    reasons_clicked = Signal()  # where the section came from
    twin_clicked = Signal(int)  # the same article in another feed
    path_clicked = Signal(int)  # index in the section path
    missing_picture_clicked = Signal()
    zoom_asked = Signal(int)
    moved_by_reader = Signal()

    def __init__(self, theme: Theme, style: ReadingStyle, most_pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._style = theme, style
        self._html = ""
        self._document, self._blank = QTextDocument(self), QTextDocument(self)
        self.setDocument(self._document)
        self._wheel = 0
        self._asks_for_pictures = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.pictures = PictureObject(theme, most_pixels, self, came=self.viewport().update)
        self.column = PageColumn(self, self._document, style.column_width)
        self.document().documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, self.pictures)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(26)
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._hover)
        for bar in (self.verticalScrollBar(), OverlayBar(self)):
            bar.actionTriggered.connect(lambda _action: self.moved_by_reader.emit())
        self._colour()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From link to link, and then on. What is below the text asks here as well, as its parents do: from there
        the keyboard goes on to what stands next, where Qt would go through the text's links once more."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and self.isAncestorOf(focus):
            return QWidget.focusNextPrevChild(self, forward)
        before = self.textCursor()
        moved = super().focusNextPrevChild(forward)
        after = self.textCursor()
        if forward or not after.hasSelection() or after.selectionStart() != before.selectionStart():
            return moved
        # Of a link that the text begins with Qt finds itself to be the one before it, and stays there for good.
        after.clearSelection()
        self.setTextCursor(after)
        return QWidget.focusNextPrevChild(self, forward)

    # ------------------------------------------------------------ what is shown

    def show_page(self, html: str, pictures: tuple[Picture, ...]) -> None:
        """Show a page from its top."""
        self._html = html
        self.pictures.set_pictures(pictures)
        self._render()
        self.verticalScrollBar().setValue(0)

    def retell(self, html: str) -> None:
        """Show the same article with other words around its text, which stays where it is."""
        if html != self._html:
            anchor = PageAnchor(self)
            self._html = html
            self._render()
            anchor.hold_text()

    def change_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Take newer pictures for the same page; the line at the top of the view stays there."""
        anchor = PageAnchor(self)
        self.pictures.set_pictures(pictures)
        self.document().markContentsDirty(0, self.document().characterCount())
        anchor.hold()
        self.viewport().update()

    def change_look(self, theme: Theme, style: ReadingStyle) -> None:
        """Take other colours or sizes; the line at the top of the view stays there."""
        anchor = PageAnchor(self)
        self._theme, self._style = theme, style
        self.pictures.theme = theme
        self.column.wanted = style.column_width
        self._colour()
        self._render()
        anchor.hold()

    # ------------------------------------------------------------ layout

    def _colour(self) -> None:
        theme = self._theme
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, theme.page),
            (QPalette.ColorRole.Window, theme.page),
            (QPalette.ColorRole.Text, theme.ink),
            (QPalette.ColorRole.Link, theme.link),
            (QPalette.ColorRole.Highlight, theme.selection),
            (QPalette.ColorRole.HighlightedText, theme.selection_ink),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        font = QFont(reading_font_family(self._style.serif))
        font.setPixelSize(self._style.text_size)
        self.document().setDefaultFont(font)

    def _render(self) -> None:
        document = self._document
        # What is written would push the page's cursor to its end, and a cursor that goes back from there has all
        # of a long text laid out: 200 ms of a megabyte. So the page looks away meanwhile.
        self.setDocument(self._blank)
        document.setDefaultStyleSheet(build_style(self._style, self._theme))
        self.pictures.column = float(self.column.width())
        whole = QTextCursor(document)
        whole.beginEditBlock()  # it is laid out once, at the end, not after each step: 3 ms instead of 8 for 22 KB
        document.setHtml(self._html)
        settle(document, plainly=is_plain(self._html))
        self.column.end_text()
        self.column.set_margins()
        whole.endEditBlock()
        self.setDocument(document)
        self.column.place()

    # ------------------------------------------------------------ Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column anew; the line at the top stays there."""
        anchor = PageAnchor(self)
        # Before Qt lays out the text: where the margins stay as they are, beside a narrow column, it does so once.
        self.pictures.column = float(self.column.width())
        super().resizeEvent(event)
        self.column.fit()
        if event.size().width() != event.oldSize().width() and anchor.place > 0:
            anchor.hold()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the widget below the text scroll along."""
        super().scrollContentsBy(dx, dy)
        self.column.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel += event.angleDelta().y()
            steps = int(self._wheel / 120)
            if steps:
                self._wheel -= steps * 120
                self.zoom_asked.emit(steps)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what Qt's rich text cannot, then the text."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.page))
        paint_signs(
            painter,
            self.cursorForPosition(QPoint(0, event.rect().top())).block(),
            offset=self.verticalScrollBar().value(),
            bottom=event.rect().bottom(),
            left=self.column.left(),
            text_size=self._style.text_size,
            theme=self._theme,
        )
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the place of a missing picture asks for the pictures, also where the picture is a link; one
        that cannot be shown is followed then."""
        where = event.position().toPoint()
        name = self._image_at(where)
        found = self.pictures.picture(name) if name else None
        state = self.pictures.state(found[0]) if found is not None else State.SHOWN
        selecting = self.textCursor().hasSelection()  # before a link that is followed counts as selected
        self._asks_for_pictures = state is State.MISSING and not selecting
        super().mouseReleaseEvent(event)
        self._asks_for_pictures = False
        if event.button() != Qt.MouseButton.LeftButton or selecting:
            return
        if state is State.MISSING or (state is State.FAILED and not self.anchorAt(where)):
            self.missing_picture_clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the pointer; asked for by a key, that of the link which the keyboard is on."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            cursor = self.textCursor()
            on = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
            place = self.viewport().rect().intersected(self.cursorRect()).center() if on else QPoint()
            spot = Spot(_openable(QUrl(on)))
            at = self.viewport().mapToGlobal(place if on else self.viewport().rect().center())
        else:
            found = self.pictures.picture(self._image_at(event.pos()))
            shown = found is not None and self.pictures.state(found[0]) is State.SHOWN
            spot = Spot(_openable(QUrl(self.anchorAt(event.pos()))), found[1].path if found and shown else "")
            at = event.globalPos()
        make_page_menu(self, spot, self.address_clicked.emit).popup(at)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded. Qt asks here even for `@import`; given None it would read files by itself."""
        del kind, name
        return QByteArray(b" ")

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied text without the tokens that stand for pictures."""
        data = QMimeData()
        selection = self.textCursor().selection()
        text = selection.toPlainText().replace(_OBJECT, "").replace("\u00a0", " ")
        data.setText(re.sub(r"\n{3,}", "\n\n", text))
        data.setHtml(re.sub(rf'<img [^>]*src="{PICTURE_SCHEME}\d+"[^>]*>', "", selection.toHtml()))
        return data

    # ------------------------------------------------------------ links

    def _follow(self, url: QUrl) -> None:
        if self._asks_for_pictures:
            return
        address = url.toString()
        if address.startswith(PATH_SCHEME):
            number = address.removeprefix(PATH_SCHEME)
            if number.isdecimal():
                self.path_clicked.emit(int(number))
        elif address.startswith("#"):
            self.scrollToAnchor(address.removeprefix("#"))
            self.moved_by_reader.emit()
        elif address.startswith(WHY_SCHEME):
            self.reasons_clicked.emit()
        elif address.startswith(RULE_SCHEME) and address.removeprefix(RULE_SCHEME).isdecimal():
            self.rule_clicked.emit(int(address.removeprefix(RULE_SCHEME)))
        elif address.startswith(TWIN_SCHEME) and address.removeprefix(TWIN_SCHEME).isdecimal():
            self.twin_clicked.emit(int(address.removeprefix(TWIN_SCHEME)))
        elif _openable(url):
            self.address_clicked.emit(_openable(url))

    def _hover(self, url: QUrl) -> None:
        self.address_hovered.emit(url.toDisplayString() if url.scheme() in _OPENABLE else "")

    def _image_at(self, position: QPoint) -> str:
        offset = QPoint(0, self.verticalScrollBar().value())
        return self.document().documentLayout().imageAt(position + offset)


def _openable(url: QUrl) -> str:
    """The address as the browser takes it, "" where it is none for it, but ours alone."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded) if url.scheme() in _OPENABLE else ""
