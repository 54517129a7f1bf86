"""The window: places bar, panes and status line, and joins their signals.

State is the session's, acts are the commands', what the session tells is shown by `news`.
"""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QVBoxLayout, QWidget

from newsreader import NAME, settings
from newsreader.gui import actions as acts
from newsreader.gui.article_list import ArticleList
from newsreader.gui.article_menu import show_article_menu
from newsreader.gui.bar import Bar
from newsreader.gui.commands import Commands, open_address
from newsreader.gui.correcting import Correcting
from newsreader.gui.dropped import Dropped
from newsreader.gui.list_header import ListHeader
from newsreader.gui.menus import PlaceMenu, main_menu
from newsreader.gui.models.listing import Listing
from newsreader.gui.models.nodes import feed_trouble, needs_care
from newsreader.gui.models.place import Filters, Kind, Place, place_title
from newsreader.gui.news import News
from newsreader.gui.onward import Onward
from newsreader.gui.place_numbers import place_numbers
from newsreader.gui.reading_pane import EmptyState, ReadingPane
from newsreader.gui.rescue import Rescue
from newsreader.gui.ruling import Ruling
from newsreader.gui.search_note import SearchNote
from newsreader.gui.searching import Searching
from newsreader.gui.sectioning import Sectioning
from newsreader.gui.session import Session
from newsreader.gui.sidebar import Sidebar
from newsreader.gui.sidebar_filter import SidebarPane
from newsreader.gui.status import StatusLine
from newsreader.gui.telling import Telling
from newsreader.gui.text_size import grown, growth
from newsreader.gui.theme import LIST_LEAST, LIST_WIDTH, PANE_LEAST, SIDEBAR_WIDTH, Theme
from newsreader.gui.window_state import WindowState, pack, unpack
from newsreader.model import ArticleRow, Feed, Folder, Section
from newsreader.search import SavedSearch

translate = QCoreApplication.translate
FIRST_WIDTH, FIRST_HEIGHT = 1440, 900  # pixels
FRAME = 48  # pixels, of a high title bar


def first_widths(whole: int) -> tuple[int, int, int]:
    """How wide the panes are at first: beside larger text those at the left are wider, as far as an article has
    room."""
    room = (whole - 2 * PANE_LEAST) / (SIDEBAR_WIDTH + LIST_WIDTH)
    by = min(growth(), max(1.0, room))
    left, middle = round(SIDEBAR_WIDTH * by), round(LIST_WIDTH * by)
    return left, middle, max(PANE_LEAST, whole - left - middle)


def first_size(room: QSize) -> QSize:
    """How large the window is at first on a screen with so much room: never larger than that, or what stands at
    its edges could not be seen. The frame that the desktop puts around it is not known before it is there."""
    return QSize(min(FIRST_WIDTH, room.width()), min(FIRST_HEIGHT, room.height() - FRAME))


class Window(QWidget):
    """Three panes between a bar and a status line."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.listing = Listing(session)
        self.sidebar = Sidebar(theme)
        self.places = SidebarPane(self.sidebar)
        self.articles = ArticleList(self.listing, self.sidebar, theme)
        self.header = ListHeader(theme)
        self.pane = ReadingPane(theme, session.settings, session.language)
        self.status = StatusLine()
        self.searching = Searching(self)
        self.ruling = Ruling(self)
        self.sectioning = Sectioning(self)
        self.correcting = Correcting(self)
        self.telling = Telling(self)
        self.onward = Onward(self)
        self.commands = Commands(self)
        self.actions_by_name = acts.make_actions(
            self, self.commands.verbs(), (self.sidebar, self.articles, self.pane)
        )
        self.bar = Bar(theme, self.actions_by_name)
        self.searching.note = SearchNote(self.bar.search, self, theme)
        self.bar.set_menu(main_menu(self.bar, self.actions_by_name))
        self.place_menu = PlaceMenu(self, session, self.commands, self.sectioning, theme)
        self._state = unpack(session.settings.get(settings.WINDOW_STATE))
        self._lay_out()
        self._name_panes()
        self.news = News(self)
        Dropped(self)
        self._connect_panes()
        self._restore_frame()
        self.rescue: Rescue | None = None  # what is to be done once this window is gone
        self.pane.show_empty(EmptyState.LOADING)
        self.bar.show_article(open_=False, starred=False, back=False)

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        middle = self._middle = QWidget()
        middle.setMinimumWidth(grown(LIST_LEAST))
        middle.setObjectName("list-pane")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.articles, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        for place, widget in enumerate((self.places, middle, self.pane)):
            self.panes.addWidget(widget)
            self.panes.setStretchFactor(place, 1 if widget is self.pane else 0)
        self.pane.setMinimumWidth(PANE_LEAST)  # its words have a size of their own
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.status)

    def _name_panes(self) -> None:
        self.sidebar.setAccessibleName(translate("window", "Feeds and sections"))
        self.articles.setAccessibleName(translate("window", "Articles"))
        self.pane.setAccessibleName(translate("window", "Article"))

    def _connect_panes(self) -> None:
        session, listing = self.session, self.listing
        self.sidebar.place_chosen.connect(self.go)
        self.sidebar.menu_wanted.connect(self.place_menu.show)
        leave = QShortcut(QKeySequence(acts.keys_of("unsubscribe")[0]), self.sidebar)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.setAutoRepeat(False)  # a key held down must not take the feeds that are chosen next
        leave.activated.connect(self.commands.unsubscribe_chosen)
        if sys.platform == "linux":  # elsewhere the system does so
            asking = QShortcut(QKeySequence(acts.keys_of("context-menu")[0]), self)
            asking.activated.connect(ask_for_menu)
        self.sidebar.tree.move_feed.connect(session.move_feed)
        self.sidebar.tree.move_folder.connect(session.move_folder)
        self.sidebar.tree.move_search.connect(session.searches.move)
        self.header.filters_wanted.connect(listing.filter)
        self.header.new_wanted.connect(self.articles.show_new)
        self.header.rows_wanted.connect(self.commands.list.show_rows)
        self.header.fold_wanted.connect(listing.fold_all)
        self.header.everywhere_wanted.connect(self.commands.list.show_everywhere)
        self.bar.search.searched.connect(listing.search)
        self.bar.search.left.connect(self.articles.setFocus)
        self.articles.escaped.connect(self.bar.search.give_up_if_searching)
        self.bar.search.saving.connect(self.searching.save)
        self.bar.search.rule_wanted.connect(self.ruling.make)
        self.bar.search.help_wanted.connect(self.searching.show_help)
        self.articles.chosen.connect(session.open)
        self.articles.activated_by_reader.connect(lambda _article: self.pane.setFocus())
        self.articles.menu_wanted.connect(lambda articles, at: show_article_menu(self, articles, at))
        self.pane.left.connect(self.articles.setFocus)
        self.pane.article_requested.connect(session.open)
        self.pane.section_requested.connect(self._go_to_section)
        self.pane.link_activated.connect(open_address)
        self.pane.rule_requested.connect(self.ruling.edit)
        self.pane.reasons_requested.connect(self.correcting.explain)
        self.status.undo_wanted.connect(session.undo)
        self.status.cancel_wanted.connect(session.stop)
        self.status.details_wanted.connect(lambda: self.commands.show_activity(told=True))
        session.reading.position = lambda: self.pane.scroll_position

    def _restore_frame(self) -> None:
        self.resize(first_size(self.screen().availableSize()))
        if self._state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._state.geometry.encode("ascii")))
        widths = self._state.panes
        if len(widths) != 3 or min(widths) <= 0:
            widths = first_widths(self.width())
        self.panes.setSizes(list(widths))
        self.sidebar.set_turned(self._state.turned)
        self.articles.standing.come_back(self._state.standing)

    # ------------------------------------------------------------ where the reader is

    @property
    def current_article(self) -> int:
        """The open article, else the chosen row; 0 for none."""
        readable = self.session.readable
        return readable.article.row.id if readable is not None else self.articles.article

    @property
    def chosen_articles(self) -> Sequence[int]:
        """What acts are done on: all that is chosen where that is several, else the current article."""
        if self.articles.selection.several:
            return self.articles.selection.articles
        return (self.current_article,) if self.current_article else ()

    @property
    def current_row(self) -> ArticleRow | None:
        """The row of the current article, if it is known."""
        row = self.listing.model.known_row(self.current_article)
        if row is None and self.session.readable is not None:
            row = self.session.readable.article.row
        return row

    def go(self, place: Place) -> None:
        """Show a place of the sidebar."""
        self.listing.go(place)

    def glance(self) -> None:
        """Show the first rows of the list where the reader was, while the library is being opened."""
        self.listing.selected = self._state.article
        self.listing.glance(Place.from_key(self._state.place), Filters.from_words(self._state.filters))

    def restore_place(self) -> None:
        """Go where the reader was when the window was closed."""
        place, filters = Place.from_key(self._state.place), Filters.from_words(self._state.filters)
        if not place_title(place, *self.names()):
            place, filters = Place(Kind.ALL), Filters()
        if not any(section.id == filters.section for section in self.session.sections):
            filters = filters.having(section=None)
        chosen = self.articles.article  # by the reader already, while the library was being opened
        self.listing.selected = chosen or self._state.article
        self.listing.go(place, self.listing.views.dress(place, filters))
        if chosen and chosen != self._state.article:
            self.session.open(chosen)
        elif self._state.article:
            self.session.reading.open_at(self._state.article, self._state.position)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_pane(self, step: int) -> None:
        """Put the focus into the pane to the left (-1) or right (1)."""
        panes: list[QWidget] = [self.sidebar, self.articles, self.pane]
        focus = QGuiApplication.focusObject()
        now = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), 1)
        panes[min(max(now + step, 0), 2)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_dialog(self, dialog: QDialog) -> None:
        """Show a dialog that goes when it is closed; the window behind it goes on working."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        self.theme = self.place_menu.theme = theme
        self._middle.setMinimumWidth(grown(LIST_LEAST))
        self.status.apply_size()
        for part in (self.bar, self.sidebar, self.articles, self.header, self.pane):
            part.apply_theme(theme)
        self.searching.note.apply_theme(theme)

    def retranslate(self) -> None:
        """Speak another language."""
        acts.retranslate(self.actions_by_name)
        self.news.name_history()
        self._name_panes()
        self.bar.retranslate()
        self.bar.set_menu(main_menu(self.bar, self.actions_by_name))
        self.pane.set_language(self.session.language)
        self.session.reading.retell()  # its section has a name in each language
        self.listing.model.retell()
        self.news.show_tree()
        self.show_header()

    # ------------------------------------------------------------ the list's header

    def show_header(self) -> None:
        """Name the place shown, with its numbers and its trouble."""
        listing = self.listing
        title = place_title(listing.place, *self.names())
        if listing.filters.text and listing.searching_from is not None:
            title = translate("window", "“{words}”").format(words=listing.filters.text)
        self.header.show_place(listing.place, title, listing.filters, listing.views.rows(listing.place.kind))
        node = self.sidebar.tree.node(self.sidebar.tree.index_of(listing.place.key))
        self.header.show_numbers(place_numbers(listing, self.session, node.count if node else 0))
        feed = next((one for one in self.session.feeds if listing.place == Place(Kind.FEED, one.id)), None)
        told = feed is not None and (needs_care(feed) or not feed.last_success)  # else there are articles to read
        self.header.show_trouble(feed_trouble(feed) if feed is not None and told else "")
        self.setWindowTitle(f"{title} — {NAME}" if title else NAME)

    def names(
        self,
    ) -> tuple[tuple[Feed, ...], tuple[Folder, ...], tuple[Section, ...], str, tuple[SavedSearch, ...]]:
        """What places are named by: see `place_title`."""
        session = self.session
        return session.feeds, session.folders, session.sections, session.language, session.saved

    # ------------------------------------------------------------ what panes ask

    def _go_to_section(self, section: int | None, feed: int | None) -> None:
        place = Place(Kind.SECTION, section) if section is not None else Place(Kind.FEED, feed or 0)
        self.bar.search.clear()
        self.sidebar.show_place(place)
        self.listing.go(place, self.listing.filters.plain.having(text=""))

    def closeEvent(self, event: QCloseEvent) -> None:
        listing = self.listing
        state = WindowState(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            panes=tuple(self.panes.sizes()),
            place=(listing.searching_from or listing.place).key,
            filters=() if listing.filters.text else listing.filters.words,
            standing=() if listing.filters.text else self.articles.standing.anchors,
            article=self.current_article,
            position=self.pane.scroll_position,
            turned=self.sidebar.turned_keys,
        )
        self.session.settings.set(settings.WINDOW_STATE, pack(state))
        super().closeEvent(event)
        self.closed.emit()


def ask_for_menu() -> None:
    """Ask what has the keyboard for its menu, as the menu key does: many keyboards have none."""
    focus = QApplication.focusWidget()
    if focus is not None:
        at = focus.rect().center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focus.mapToGlobal(at))
        QCoreApplication.sendEvent(focus, asked)


def _holds(pane: QWidget, focus: object) -> bool:
    return isinstance(focus, QWidget) and (focus is pane or pane.isAncestorOf(focus))
