"""What the session tells, shown in the window: values, articles, progress, messages. One slot for each signal."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui import translation
from newsreader.gui.actions import name_history
from newsreader.gui.activity import Run
from newsreader.gui.activity_words import progress_text, summary_text
from newsreader.gui.models.place import Kind, Place, place_title
from newsreader.gui.reading_pane import EmptyState
from newsreader.gui.related_blocks import Take
from newsreader.gui.story_pictures import StoryPictures
from newsreader.model import ArticleRow, Counts, Flag, KeepProgress, Offline, Readable, ReadHow
from newsreader.outline import ImportReport

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.gui.window import Window
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class News:
    """Listens to the session and the listing on behalf of a window."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._kept: list[KeepProgress] = []
        self._story_pictures = StoryPictures(window.session, window.pane)
        session, listing = self._session, window.listing
        session.opened.connect(self._opened)
        session.tree_changed.connect(self.show_tree)
        session.icons_changed.connect(self._show_icons)
        session.counts_changed.connect(self._show_counts)
        session.article_opened.connect(self._show_article)
        session.article_missing.connect(lambda _article: self._show_nothing(EmptyState.GONE))
        session.article_left.connect(lambda: window.articles.follow(0))
        session.article_left.connect(lambda: self._show_nothing(_nothing(session)))
        session.article_retold.connect(window.pane.retell)
        session.article_retold.connect(self._show_acts)
        session.corrections.offered.connect(
            lambda offer, question: window.status.offer(question, lambda: session.corrections.accept(offer))
        )
        session.place_restored.connect(window.pane.restore_position)
        session.related_found.connect(window.pane.show_related)
        session.related_completed.connect(
            lambda article, found: window.pane.show_related(article, found, completed=True)
        )
        session.related_renewed.connect(
            lambda article, found: window.pane.show_related(article, found, renewed=True)
        )
        session.pictures_loaded.connect(self._show_pictures)
        session.marked.connect(self._marked)
        session.refresh_progress.connect(self._refreshing)
        session.refresh_ended.connect(self._refreshed)
        session.background.connect(window.status.show_background)
        session.keep_progress.connect(self._keeping)
        session.keep_ended.connect(self._kept_all)
        session.said.connect(window.status.say)
        session.failed.connect(lambda sentence: window.status.say(sentence, trouble=True))
        session.undo_available.connect(lambda label: window.status.say(label, undo=True))
        session.history_changed.connect(self.name_history)
        session.import_progress.connect(self._importing)
        session.imported.connect(self._imported)
        session.care.password_wanted.connect(window.commands.ask_password)
        listing.model.dataChanged.connect(lambda *_rows: _follow_row(window))
        session.changed.connect(
            lambda changes: window.pane.follow_related(changes.updated, partial(_look_at_rows, session))
        )
        listing.moved.connect(self._moved)
        listing.shown.connect(self._listed)
        listing.counted.connect(window.show_header)
        listing.announced.connect(window.header.show_new)
        pane = window.pane
        pane.scrolled_by_reader.connect(self._scrolled)
        pane.pictures_wanted.connect(session.reading.ask_pictures)
        pane.timeline_requested.connect(lambda: window.telling.show_timeline(window.current_article))
        pane.add_feed_requested.connect(window.commands.add_feed)
        pane.starter_list_requested.connect(window.commands.choose_starter)
        pane.import_requested.connect(window.commands.import_list)
        window.sidebar.carried.connect(self.show_tree)
        self.name_history()

    def name_history(self) -> None:
        """Say in the menu what undo and redo would do."""
        name_history(self._window.actions_by_name, *self._session.history.names)

    def show_tree(self) -> None:
        """Show feeds, folders and sections as the session has them."""
        session, window = self._session, self._window
        window.sidebar.rebuild(
            lambda tree: tree.rebuild(
                session.feeds,
                session.folders,
                session.sections,
                _sections_shown(window),
                session.counts,
                session.language,
                session.saved,
            )
        )
        window.header.set_sections(session.sections, session.used_sections, session.language)
        place = window.listing.place
        if place.kind is Kind.FOLLOWED and not session.counts.followed:
            _go(window, Place())
        if not place_title(place, *window.names()):
            _lead_on(window, place)
        chosen = window.listing.filters.section
        if chosen is not None and session.tree.find(chosen) is None:
            _lead_filter_on(window, chosen)
        if place.kind is Kind.SAVED:  # its text may be another now
            window.searching.show_words()
        window.show_header()

    def _opened(self) -> None:
        window = self._window
        window.restore_place()
        window.sidebar.show_place(window.listing.place)
        window.articles.setFocus()

    def _show_counts(self, counts: Counts) -> None:
        tree = self._window.sidebar.tree
        there = {Kind.MUTED: counts.muted > 0, Kind.FOLLOWED: counts.followed > 0}
        if any(tree.index_of(Place(kind).key).isValid() != wanted for kind, wanted in there.items()):
            self.show_tree()
        self._window.sidebar.tree.update_counts(counts)
        self._window.bar.search.set_articles(counts.articles)
        self._window.show_header()

    def _show_icons(self) -> None:
        icons = self._session.icons
        self._window.sidebar.set_icons(icons)
        self._window.pane.set_icons(icons)
        self._window.articles.viewport().update()

    def _moved(self) -> None:
        self._window.sidebar.show_place(self._window.listing.place)
        self._window.show_header()

    def _listed(self) -> None:
        self._window.searching.show_words()
        self._window.show_header()
        if self._session.readable is None and self._session.library is not None:
            self._window.pane.show_empty(_nothing(self._session))

    def _show_article(self, readable: Readable) -> None:
        window = self._window
        window.pane.show_article(readable)
        window.articles.follow(readable.article.row.id)
        self._show_acts(readable)

    def _show_acts(self, readable: Readable) -> None:
        window = self._window
        window.status.show_offline(readable.article.row)
        row = window.listing.model.read.seen(readable.article.row)
        window.bar.show_article(open_=True, starred=row.starred, back=self._session.reading.can_go_back)

    def _show_nothing(self, state: EmptyState) -> None:
        self._window.pane.show_empty(state)
        self._window.status.show_offline(None)
        self._window.bar.show_article(open_=False, starred=False, back=self._session.reading.can_go_back)

    def _show_pictures(self, article: int) -> None:
        readable = self._session.readable
        if readable is not None and readable.article.row.id == article:
            self._window.pane.refresh_pictures(readable)
            self._window.status.show_offline(readable.article.row)

    def _marked(self, articles: Sequence[int], flag: Flag, value: bool) -> None:
        readable = self._session.readable
        if readable is not None and readable.article.row.id in articles and flag is Flag.STARRED:
            self._window.bar.show_article(open_=True, starred=value, back=self._session.reading.can_go_back)

    def _scrolled(self) -> None:
        self._session.reading.clock.read(ReadHow.SCROLLED)

    def _refreshing(self, run: Run) -> None:
        text = progress_text(run, self._window.locale())
        self._window.status.show_progress(run.done, run.total, text, cancel=True, details=True)

    def _refreshed(self) -> None:
        run, status = self._session.refreshing.last, self._window.status
        told = run is not None and (run.by_hand or run.new > 0 or run.stopped) and not run.refused
        status.end_progress()
        if run is not None and told:
            trouble = bool(run.failed) and run.by_hand
            status.say(summary_text(run, self._window.locale()), details=trouble or bool(run.left_out), ended=True)

    def _keeping(self, progress: KeepProgress) -> None:
        self._kept.append(progress)
        text = translate("status", "Keeping {done} of %Ln article(s) for offline", "", progress.total)
        text = text.format(done=self._window.locale().toString(progress.done))
        self._window.status.show_progress(progress.done, progress.total, text, cancel=True)
        if progress.total == 1 and progress.error_code:
            sentence = translation.sentence(progress.error_code, progress.error_data)
            self._window.status.say(sentence, trouble=True)

    def _kept_all(self) -> None:
        kept, self._kept = self._kept, []
        whole = sum(progress.offline is Offline.COMPLETE for progress in kept)
        trouble = any(progress.error_code for progress in kept)
        text = translate("status", "%Ln article(s) can be read offline.", "", whole)
        self._window.status.end_progress("" if trouble and len(kept) == 1 else text)

    def _importing(self, done: int, total: int) -> None:
        if done >= total:
            self._window.status.end_progress()
            return
        text = translate("status", "Importing {done} of %Ln feed(s)", "", total)
        self._window.status.show_progress(done, total, text.format(done=self._window.locale().toString(done)))

    def _imported(self, report: ImportReport, name: str) -> None:
        if not name:  # the starter list: what was ticked is plain to see
            return
        from newsreader.gui.dialogs.import_report import ImportReportDialog

        self._window.show_dialog(ImportReportDialog(report, name, self._window))


def _sections_shown(window: "Window") -> frozenset[int]:
    """Those with articles; while something is carried that may be dropped on one, all."""
    session = window.session
    every = window.sidebar.takes_articles
    return frozenset(one.id for one in session.sections) if every else session.used_sections


def _follow_row(window: "Window") -> None:
    """Show on the bar whether the open article has a star, as its row does: it may be given elsewhere."""
    readable = window.session.readable
    row = window.listing.model.known_row(readable.article.row.id) if readable is not None else None
    if row is not None:
        window.bar.show_article(open_=True, starred=row.starred, back=window.session.reading.can_go_back)


def _look_at_rows(session: "Session", articles: list[int], take: Take) -> None:
    def work(library: "Library") -> list[ArticleRow]:
        from newsreader.library import read

        return read.list_rows(library, articles)

    session.read(work, take, key="related-rows")


def _nothing(session: "Session") -> EmptyState:
    return EmptyState.NOTHING_SELECTED if session.feeds else EmptyState.NO_FEEDS


def _lead_on(window: "Window", gone: Place) -> None:
    """Go from a place that is no more: from a section to what it was merged into, else to all articles."""
    if gone.kind is not Kind.SECTION:
        _go(window, Place())
        return

    def lead(into: int) -> None:
        still = window.listing.place == gone and not place_title(gone, *window.names())
        if still:  # the reader may have gone meanwhile, or taken it back
            _go(window, Place(Kind.SECTION, into) if into else Place())

    window.session.tree.look_merged(gone.id, lead)


def _lead_filter_on(window: "Window", gone: int) -> None:
    """Filter a list by what its section was merged into; by none where that was removed."""

    def lead(into: int) -> None:
        listing = window.listing
        if listing.filters.section == gone and window.session.tree.find(gone) is None:
            listing.filter(listing.filters.having(section=into or None))

    window.session.tree.look_merged(gone, lead)


def _go(window: "Window", place: Place) -> None:
    window.sidebar.show_place(place)
    window.go(place)
