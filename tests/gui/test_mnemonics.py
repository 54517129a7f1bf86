"""No letter means two things: what Alt reaches in a dialog, a menu or the window, in both languages."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTextBrowser,
    QWidget,
)

from newsreader.gui import dialogs, translation
from newsreader.gui.article_menu import article_menu
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
from newsreader.gui.dialogs.name import NameDialog
from newsreader.gui.dialogs.password import PasswordDialog
from newsreader.gui.dialogs.pieces import FormDialog
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
from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library import lists
from newsreader.library.opened import Library
from newsreader.library.read import find_section
from newsreader.library.section_tree import arranged, hide, merge, rename
from newsreader.outline import ImportReport
from newsreader.paths import Paths
from newsreader.ruling import Rule
from tests.gui.conftest import sweep
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait

Make = Callable[[Window], QWidget]

STARTS = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
HIDDEN, MERGED = "Law", "Science"
NAME = "Đất &Ấm"  # what would make a letter that no keyboard has


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


@pytest.fixture
def window(paths: Paths, newsstand: Library) -> Iterator[Window]:
    """With names that have the sign which makes a letter one of Alt's."""
    newsstand.store.folders.add(NAME, None)
    for feed in newsstand.store.feeds.all():
        newsstand.store.feeds.rename(feed.id, NAME)
    arranged(newsstand, rename(find_section(newsstand, "Business").id, NAME))
    arranged(newsstand, hide(find_section(newsstand, HIDDEN).id, True))
    arranged(newsstand, merge(find_section(newsstand, MERGED).id, find_section(newsstand, "World").id))
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def letter(text: str) -> str:
    """What Alt reaches a text by; "" for none."""
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+").casefold()


def letters_of(dialog: QWidget) -> list[tuple[str, str]]:
    """The letters of all that can be seen in a dialog, with the texts."""
    names = [one for one in dialog.findChildren(QLabel) if one.buddy() is not None and one.isVisibleTo(dialog)]
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisibleTo(dialog)]
    texts = [*(one.text() for one in names), *(one.text() for one in buttons)]
    return [(letter(text), text) for text in texts if letter(text)]


def letters_in(menu: QMenu) -> list[tuple[str, str]]:
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    return [(letter(text), text) for text in texts if letter(text)]


def faults(found: list[tuple[str, str]]) -> list[str]:
    """Letters that mean two things, and those that no keyboard types with Alt."""
    times = Counter(one for one, _ in found)
    return [f"{one}: {text}" for one, text in found if times[one] > 1 or not (one.isascii() and one.isalnum())]


def test_every_dialog_is_looked_at(window: Window) -> None:
    for module in pkgutil.iter_modules(dialogs.__path__):
        importlib.import_module(f"{dialogs.__name__}.{module.name}")
    made = {type(make(window)) for make in DIALOGS}
    assert {kind for kind in FormDialog.__subclasses__() if kind.__module__.startswith("newsreader.")} <= made


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_letter_of_a_dialog_means_two_things(app: QApplication, window: Window, language: str) -> None:
    translation.install(app, language)
    found = {}
    for number, make in enumerate(DIALOGS):
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        found[f"{number} {type(dialog).__name__}"] = faults(letters_of(dialog))
        dialog.close()
        dialog.deleteLater()
        sweep()
    window.status.offer(NAME, bool)
    found["window"] = faults(letters_of(window))
    assert {name: told for name, told in found.items() if told} == {}


def menus_of(window: Window) -> Iterator[QMenu]:
    """The menus of the window, of its lists and of a dialog."""
    session, ids = window.session, window.listing.model.ids
    places = [Place(Kind.ALL), Place(Kind.MUTED), Place(Kind.FOLDER, session.folders[0].id)]
    places += [Place(Kind.FEED, session.feeds[0].id), Place(Kind.SECTION, session.sections[1].id)]
    yield from (window.place_menu.make(place) for place in (None, Heading.SECTIONS, *places))
    yield from (article_menu(window, ids[:count]) for count in (1, 3))
    yield ActivityDialog(window).menu()
    yield from (menu for menu in window.findChildren(QMenu) if menu.actions())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_name_makes_no_letter_of_a_menu(app: QApplication, window: Window, language: str) -> None:
    """Our own menus have none; a name with "&" would, and would lose the sign."""
    translation.install(app, language)
    found = [letters_in(one) for menu in menus_of(window) for one in (menu, *menu.findChildren(QMenu))]
    assert len(found) > 10
    assert [told for told in found if told] == []


def test_no_letter_of_a_fields_menu_means_two_things(app: QApplication, window: Window) -> None:
    """In Vietnamese; the English words are Qt's own."""
    translation.install(app, "vi")
    field = QLineEdit(window).createStandardContextMenu()
    assert faults(letters_in(field)) == []
    for text in ("&Step up", "Step &down"):  # a number's menu is a field's with these
        field.addAction(QCoreApplication.translate("QAbstractSpinBox", text))
    assert faults(letters_in(field)) == []
    page = QTextBrowser(window)
    page.setHtml('<a href="https://a.example/">a</a>')
    page.show()
    QApplication.processEvents()
    assert faults(letters_in(page.createStandardContextMenu(QPoint(8, 12)))) == []
