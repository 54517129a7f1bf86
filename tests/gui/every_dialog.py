"""Every dialog, made over the real window, with names that others might give; what tests of all of them share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from newsreader.gui.dialogs.about import AboutDialog
from newsreader.gui.dialogs.activity import ActivityDialog
from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.dialogs.backups import BackupsDialog
from newsreader.gui.dialogs.category import CategoryDialog
from newsreader.gui.dialogs.damaged import DamagedDialog
from newsreader.gui.dialogs.error import ErrorDialog
from newsreader.gui.dialogs.feed_address import FeedAddressDialog
from newsreader.gui.dialogs.feed_health import FeedHealthDialog
from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
from newsreader.gui.dialogs.first_run import FirstRunDialog
from newsreader.gui.dialogs.import_report import ImportNotesDialog, ImportReportDialog
from newsreader.gui.dialogs.merging import MergeDialog
from newsreader.gui.dialogs.missing import MissingDialog
from newsreader.gui.dialogs.name import NameDialog
from newsreader.gui.dialogs.password import PasswordDialog
from newsreader.gui.dialogs.preferences import PreferencesDialog
from newsreader.gui.dialogs.renewing import RenewingDialog
from newsreader.gui.dialogs.rule import RuleDialog
from newsreader.gui.dialogs.rules import RulesDialog
from newsreader.gui.dialogs.saved_search import SavedSearchDialog
from newsreader.gui.dialogs.search_help import SearchHelpDialog
from newsreader.gui.dialogs.section_choice import SectionChoiceDialog
from newsreader.gui.dialogs.sections import SectionsDialog
from newsreader.gui.dialogs.shortcuts import ShortcutsDialog
from newsreader.gui.dialogs.story import StoryDialog
from newsreader.gui.window import Window
from newsreader.library import lists
from newsreader.library.opened import Library
from newsreader.library.read import find_section
from newsreader.library.section_tree import arranged, hide, merge, rename
from newsreader.outline import ImportReport
from newsreader.paths import Paths
from newsreader.ruling import Rule
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait

Make = Callable[[Window], QWidget]

STARTS = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
HIDDEN, MERGED = "Law", "Science"
NAME = "Đất &Ấm <b>x</b>"  # what would make a letter that no keyboard has, and is no HTML


def section_choice(window: Window) -> SectionChoiceDialog:
    """With scopes, one of them a feed that has such a sign in its name."""
    session = window.session
    window.correcting.choose_for_category(NAME, session.feeds[0].id)
    found = window.findChild(SectionChoiceDialog)
    assert found is not None
    return found


def sections_dialog(window: Window, page: int = 0, *, choose: str = "") -> SectionsDialog:
    """The editor of sections at one of its pages, with the section chosen whose line begins so."""
    dialog = SectionsDialog(window)
    dialog.show_page(page)
    if choose:
        wait(lambda: dialog.table.findItems(choose, STARTS), f"for {choose}")
        dialog.table.setCurrentItem(dialog.table.findItems(choose, STARTS)[0])
    return dialog


def story(window: Window, *, turned: bool) -> StoryDialog:
    """The timeline of a story that is followed and muted, or neither."""
    dialog = StoryDialog(window.session, window.listing.model.ids[0], window.theme, window)
    wait(lambda: dialog.rows, "for the story")
    dialog._show(replace(dialog.page, followed=turned, muted=turned))
    return dialog


DIALOGS: tuple[Make, ...] = (
    AboutDialog,
    ActivityDialog,
    lambda window: AddFeedDialog(window.session, window),
    lambda window: BackupsDialog(window.session, window),
    lambda window: CategoryDialog(NAME, NAME, NAME, window),
    lambda window: DamagedDialog("library.sqlite3", window),
    lambda window: ErrorDialog("…", window),
    lambda window: FeedAddressDialog(window.session, window.session.feeds[0], window),
    lambda window: FeedHealthDialog(window.session, window),
    lambda window: FeedSettingsDialog(window.session, window.session.feeds[0], window),
    lambda window: FirstRunDialog(lists.starter(), window),
    lambda window: ImportReportDialog(ImportReport(skipped=(("Báo", "opml.twice"),)), "a.opml", window),
    lambda window: ImportNotesDialog((), "a.zip", window),
    lambda window: MergeDialog(window.session, window.listing.model.ids[0], window),
    lambda window: MissingDialog("library.sqlite3", window),
    lambda window: MissingDialog("library.sqlite3", window, backed=False),
    lambda window: NameDialog(NAME, NAME, parent=window),
    lambda window: PasswordDialog(window.session, window.session.feeds[0], window),
    lambda window: PreferencesDialog(window.session.settings, window),
    RenewingDialog,
    lambda window: RuleDialog(window.session, Rule(mute=True), window),
    lambda window: RulesDialog(window.session, window),
    lambda window: SavedSearchDialog(NAME, NAME, lambda _title, _query: None, window, known=True),
    SearchHelpDialog,
    section_choice,
    sections_dialog,
    lambda window: sections_dialog(window, 1),
    lambda window: sections_dialog(window, choose=HIDDEN),
    lambda window: sections_dialog(window, choose=MERGED),
    lambda window: ShortcutsDialog((), window),
    lambda window: story(window, turned=False),
    lambda window: story(window, turned=True),
    lambda window: QFileDialog(window, options=QFileDialog.Option.DontUseNativeDialog),
)


@contextmanager
def open_named(paths: Paths, newsstand: Library) -> Iterator[Window]:
    """The window of a library in which feeds, a folder and a section have that name."""
    newsstand.store.folders.add(NAME, None)
    for feed in newsstand.store.feeds.all():
        newsstand.store.feeds.rename(feed.id, NAME)
    arranged(newsstand, rename(find_section(newsstand, "Business").id, NAME))
    arranged(newsstand, hide(find_section(newsstand, HIDDEN).id, True))
    arranged(newsstand, merge(find_section(newsstand, MERGED).id, find_section(newsstand, "World").id))
    with open_desk(paths, quiet_settings()) as opened:
        yield opened
