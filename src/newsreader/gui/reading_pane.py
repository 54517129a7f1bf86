"""The reading pane: one article as one page, related stories below it, and a bar for finding words.

It knows a Readable and related rows; it asks nothing of the library and nothing of the network.
"""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from newsreader.gui.article_page import ArticlePage
from newsreader.gui.find_bar import FindBar
from newsreader.gui.reading_document import (
    ReadingStyle,
    build_html,
    count_links,
    headings,
    is_plain,
    leading_mark,
    sample_html,
)
from newsreader.gui.reading_place import ReadingPlace
from newsreader.gui.related_blocks import RelatedBlocks
from newsreader.gui.related_renewal import RelatedRenewal
from newsreader.gui.section_words import reason_text
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, Theme, wear_font
from newsreader.model import Readable, Related
from newsreader.settings import COLUMN_WIDTH, PICTURE_PIXELS, READING_FONT, TEXT_SIZE, Settings

_SENTENCE = 460  # pixels of the widest sentence in the middle of an empty pane
_STYLE_KEYS = {TEXT_SIZE.key, COLUMN_WIDTH.key, READING_FONT.key}


class EmptyState(StrEnum):
    """Why there is no article in the pane."""

    NOTHING_SELECTED = "nothing-selected"
    NO_FEEDS = "no-feeds"
    LOADING = "loading"
    GONE = "gone"


class ReadingPane(QWidget):
    """Shows an article. Text size, column width and font follow `settings` by themselves, also while zooming."""

    article_requested = Signal(int)  # a related story was chosen
    section_requested = Signal(object, object)  # section id or None, feed id or None
    reasons_requested = Signal(int)  # why this article is in its section
    timeline_requested = Signal()  # of the open article's story
    rule_requested = Signal(int)  # a rule that hides the article, to be changed
    link_activated = Signal(str)  # an http, https or mailto address for the browser
    link_hovered = Signal(str)  # the address under the pointer or the focus, "" when there is none
    scrolled_by_reader = Signal()
    pictures_wanted = Signal(int)  # the reader asks for the pictures of this article
    thumbnails_wanted = Signal(tuple)  # addresses of the related blocks' pictures; answer with set_thumbnails
    add_feed_requested = Signal()  # the buttons of EmptyState.NO_FEEDS
    starter_list_requested = Signal()
    import_requested = Signal()
    left = Signal()  # by Escape, with nothing in it to be closed

    def __init__(self, theme: Theme, settings: Settings, language: str, parent: QWidget | None = None) -> None:
        """`language` is "vi" or "en"."""
        super().__init__(parent)
        self._theme, self._settings, self._language = theme, settings, language
        self._readable: Readable | None = None
        self._page = ArticlePage(theme, ReadingStyle.of(settings), settings.get(PICTURE_PIXELS), self)
        self._place = ReadingPlace(self._page, self.scrolled_by_reader.emit, lambda: line_height(settings))
        self.page_down = self._place.page_down
        self.page_up = self._place.page_up
        self.restore_position = self._place.restore
        self.below_path = self._page.column.below_path
        self._related = RelatedBlocks(theme, language)
        self._renewal = RelatedRenewal(self._related)
        self._page.column.put_below(self._related)
        self._find = FindBar(self._page, theme, self)
        self.mark_words = self._find.mark_words
        self._empty = _EmptyView(theme, self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        column.addWidget(self._find)
        self._connect()
        self.show_empty(EmptyState.NOTHING_SELECTED)

    def _connect(self) -> None:
        page = self._page
        page.path_clicked.connect(self._open_path)
        page.rule_clicked.connect(self.rule_requested)
        page.twin_clicked.connect(self.article_requested)
        page.reasons_clicked.connect(lambda: _ask(self, self.reasons_requested))
        page.address_clicked.connect(self.link_activated)
        page.address_hovered.connect(self.link_hovered)
        page.zoom_asked.connect(self.zoom)
        page.missing_picture_clicked.connect(lambda: _ask(self, self.pictures_wanted))
        self.follow_related = self._related.follow
        self._related.article_requested.connect(self.article_requested)
        self._related.timeline_requested.connect(self.timeline_requested)
        self._related.address_requested.connect(self.link_activated)
        self._related.focused.connect(page.column.bring_into_view)
        self._related.left.connect(page.setFocus)
        self._related.changed.connect(page.column.fit)
        self._related.pictures_wanted.connect(self.thumbnails_wanted)
        self._empty.add_feed.clicked.connect(self.add_feed_requested)
        self._empty.starter.clicked.connect(self.starter_list_requested)
        self._empty.bring.clicked.connect(self.import_requested)
        self._settings.listen(self._setting_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part of the pane takes: Escape closes the bar for finding words, or leaves; held down it does
        one of both."""
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif self._find.isVisible():
            self._find.close_bar()
        else:
            self.left.emit()

    # ------------------------------------------------------------ showing

    def show_article(self, readable: Readable) -> None:
        """Show an article from its top, without related blocks until `show_related`."""
        self._readable = readable
        self._place.forget()
        self._find.forget()
        self._renewal.forget()
        self._related.show_related(())
        _lend_focus(self, self._page)
        self._stack.setCurrentWidget(self._page)  # before it has a text, which to be given a size lays out whole
        html = build_html(readable, self._language)
        self._page.show_page(html, readable.pictures)
        self._find.search_again()
        _describe(self._page, html, readable)

    def retell(self, readable: Readable) -> None:
        """Show the same article where it stands, with what is told of it now."""
        if self._readable is not None and self._readable.article.row.id == readable.article.row.id:
            self._readable = readable
            html = build_html(readable, self._language)
            self._page.retell(html)
            self._find.search_again()
            _describe(self._page, html, readable)

    def show_related(
        self, article_id: int, related: tuple[Related, ...], *, completed: bool = False, renewed: bool = False
    ) -> None:
        """Show the blocks below the article, or what the whole archive makes of them (`completed`), or what they
        are after others changed the library (`renewed`), both without moving what is in sight; ignored when
        `article_id` is no longer shown."""
        if self._readable is None or self._readable.article.row.id != article_id:
            return
        if renewed:
            self._renewal.take(related, *_names(self._readable))
            return
        self._renewal.forget()
        if completed:
            self._related.complete(related)
        else:
            self._related.show_related(related, *_names(self._readable))

    def set_thumbnails(self, paths: Mapping[str, str]) -> None:
        """Local files for the pictures of the related blocks, by address."""
        self._related.set_paths(paths)
        self._page.column.fit()

    def set_icons(self, paths: Mapping[int, str]) -> None:
        """Local files of the feeds' icons, by feed id; feeds without one show a letter."""
        self._related.set_icons(paths)

    def refresh_pictures(self, readable: Readable) -> None:
        """The same article with more pictures in the store; the text under the eye stays where it is."""
        if self._readable is None or self._readable.article.row.id != readable.article.row.id:
            return
        same_text = self._readable.body == readable.body
        self._readable = readable
        if same_text:
            self._page.change_pictures(readable.pictures)
        else:
            self._rebuild()

    def show_empty(self, state: EmptyState) -> None:
        """Show no article but a calm sentence saying why."""
        self._readable = None
        self._find.hide()
        self._find.forget()
        self._empty.show_state(state)
        self._stack.setCurrentWidget(self._empty)
        _lend_focus(self, self._empty.starter if state is EmptyState.NO_FEEDS else None)

    def current(self) -> Readable | None:
        """The article shown, if any."""
        return self._readable

    @property
    def scroll_position(self) -> int:
        """Where the page stands, in pixels from its top."""
        return self._page.verticalScrollBar().value()

    # ------------------------------------------------------------ looks

    def set_reading_style(self) -> None:
        """Take text size, column width and font from the settings anew (done by itself when they change)."""
        self._page.change_look(self._theme, ReadingStyle.of(self._settings))
        self._find.search_again()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours; the text under the eye stays where it is."""
        self._theme = theme
        self._related.set_look(theme, self._language)
        self._empty.set_theme(theme)
        self._page.change_look(theme, ReadingStyle.of(self._settings))
        self._find.set_theme(theme)
        self._find.search_again()

    def set_language(self, language: str) -> None:
        """Show dates and labels in another language ("vi" or "en")."""
        self._language = language
        self._related.set_look(self._theme, language)
        self._empty.retranslate()
        self._rebuild()

    def zoom(self, steps: int) -> None:
        """Change the text size by `steps` pixels; 0 goes back to the default."""
        size = TEXT_SIZE.default if steps == 0 else self._settings.get(TEXT_SIZE) + steps
        if TEXT_SIZE.accepts(size):
            self._settings.set(TEXT_SIZE, size)

    def open_find(self) -> None:
        """Open the bar for finding words in the article."""
        if self._readable is not None:
            self._find.open_bar()

    def _setting_changed(self, key: str) -> None:
        if key in _STYLE_KEYS:
            self.set_reading_style()
        elif key == PICTURE_PIXELS.key:
            self._page.pictures.most_pixels = self._settings.get(PICTURE_PIXELS)

    def _rebuild(self) -> None:
        if self._readable is None:
            return
        position = self.scroll_position
        html = build_html(self._readable, self._language)
        self._page.show_page(html, self._readable.pictures)
        self._page.column.fit()
        self.restore_position(position)
        self._find.search_again()
        _describe(self._page, html, self._readable)

    # ------------------------------------------------------------ asking

    def _open_path(self, index: int) -> None:
        if self._readable is not None and index < len(self._readable.path):
            _title, section, feed = self._readable.path[index]
            self.section_requested.emit(section, feed)


def get_ready(pane: ReadingPane) -> None:
    """Load what the first article would wait for, its faces above all, unless it is there."""
    if pane.current() is None:
        pane._page.show_page(sample_html(), ())  # noqa: SLF001  # a part of the pane
        pane._page.show_page("", ())  # noqa: SLF001  # likewise


def _lend_focus(pane: ReadingPane, part: QWidget | None) -> None:
    """Let a part of the pane have the keyboard's focus for it. One that is hidden would take it from all: Tab came
    no further than the list."""
    had = pane.hasFocus()
    pane.setFocusProxy(part)  # type: ignore[arg-type]  # to Qt None is nobody
    if had and part is not None:
        part.setFocus()


def _ask(pane: ReadingPane, signal: SignalInstance) -> None:
    """Ask for something of the article shown."""
    readable = pane.current()
    if readable is not None:
        signal.emit(readable.article.row.id)


def _names(readable: Readable) -> tuple[str, str]:
    """The outlet of an article, and its section, "" for none: blocks are headed by them."""
    titles = [title for title, section, _ in readable.path if section is not None]
    return readable.article.row.outlet, (titles or [""])[-1]


def line_height(settings: Settings) -> int:
    """The height of a line of the article in pixels."""
    return round(settings.get(TEXT_SIZE) * 30 / 19)


def _describe(page: ArticlePage, html: str, readable: Readable) -> None:
    """Tell screen readers what is here: the text alone is one long label to them."""
    inner = [] if is_plain(html) else [text for level, text, _at in headings(page.document()) if level > 1]
    number = count_links(html)
    translate = QCoreApplication.translate
    parts = [translate("ReadingPane", "Headings: {list}").format(list="; ".join(inner))] if inner else []
    parts.append(translate("ReadingPane", "%Ln link(s)", "in the article", number))
    mark = leading_mark(readable)
    if mark is not None:
        section = readable.path[-1][0]
        text = translate("ReadingPane", "Section: {section}. {reason}")
        parts.append(text.format(section=section, reason=reason_text(mark).rstrip(".")))
    page.setAccessibleName(readable.article.row.title)
    page.setAccessibleDescription(". ".join(parts))


class _EmptyView(QWidget):
    """A sentence in the middle, and for a new reader the three ways to begin."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = EmptyState.NOTHING_SELECTED
        self._title = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        wear_font(self._title, 17, SEMIBOLD)
        self._text = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._text.setProperty("kind", "quiet")
        self.starter = QPushButton(self)  # the first, also for Tab
        self.add_feed = QPushButton(self)
        self.bring = QPushButton(self)  # who comes from another program has a list
        self.bring.setProperty("kind", "link")
        self.starter.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.starter)
        buttons.addWidget(self.add_feed)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(4)
        column.addWidget(self._title)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def show_state(self, state: EmptyState) -> None:
        self._state = state
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence in the middle of a layout is not asked how high it is: it is told."""
        super().resizeEvent(event)
        self._fit_text()

    def _fit_text(self) -> None:
        width = min(grown(_SENTENCE), max(120, self.width() - 48))
        self._text.setFixedSize(width, max(1, self._text.heightForWidth(width)))

    def set_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, QColor(theme.page))
        self.setPalette(palette)
        self._fit_text()

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        title, text = {
            EmptyState.NOTHING_SELECTED: (
                translate("ReadingPane", "No article chosen"),
                translate("ReadingPane", "Choose one from the list, or press N for the next unread."),
            ),
            EmptyState.NO_FEEDS: (
                translate("ReadingPane", "What would you like to read?"),
                translate("ReadingPane", "Follow outlets from our list, or add the address of any site you like."),
            ),
            EmptyState.LOADING: ("", ""),
            EmptyState.GONE: (
                translate("ReadingPane", "This article is no longer here"),
                translate("ReadingPane", "It was removed from the library while you were away."),
            ),
        }[self._state]
        self._title.setText(title)
        self._text.setText(text)
        self._fit_text()
        self.starter.setText(translate("ReadingPane", "Choose outlets…"))
        self.add_feed.setText(translate("ReadingPane", "Add an address…"))
        self.bring.setText(translate("ReadingPane", "Import a list of feeds…"))
        for button in (self.starter, self.add_feed, self.bring):
            button.setVisible(self._state is EmptyState.NO_FEEDS)
