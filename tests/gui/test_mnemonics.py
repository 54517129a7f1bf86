"""No letter means two things: what Alt reaches in a dialog, a menu or the window, in both languages."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from newsreader.gui import dialogs, translation
from newsreader.gui.article_menu import article_menu
from newsreader.gui.dialogs.activity import ActivityDialog
from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.dialogs.backups import BackupsDialog
from newsreader.gui.dialogs.damaged import DamagedDialog
from newsreader.gui.dialogs.feed_health import FeedHealthDialog
from newsreader.gui.dialogs.first_run import FirstRunDialog
from newsreader.gui.dialogs.pieces import FormDialog
from newsreader.gui.models.nodes import Heading
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.paths import Paths
from tests.gui.events import sweep
from tests.gui.every_dialog import DIALOGS, NAME, open_named, sections_dialog


@pytest.fixture
def window(paths: Paths, newsstand: Library) -> Iterator[Window]:
    with open_named(paths, newsstand) as opened:
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


def kinds(of: type[FormDialog]) -> set[type[FormDialog]]:
    """The dialogs of a kind, without what only some of them share."""
    below = of.__subclasses__()
    return {of} if not below else set().union(*map(kinds, below))


def test_every_dialog_is_looked_at(window: Window) -> None:
    for module in pkgutil.iter_modules(dialogs.__path__):
        importlib.import_module(f"{dialogs.__name__}.{module.name}")
    made = {type(make(window)) for make in DIALOGS}
    assert {kind for kind in kinds(FormDialog) if kind.__module__.startswith("newsreader.")} <= made


def test_whoever_listens_hears_what_everything_in_a_dialog_is(window: Window) -> None:
    kinds = (QAbstractItemView, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
    nameless: list[str] = []
    for make in DIALOGS[:-1]:  # the last one is Qt's own
        dialog = make(window)
        for kind in kinds:
            shown = [one for one in dialog.findChildren(kind) if one.isVisibleTo(dialog)]
            own = [one for one in shown if not isinstance(one.parent(), QComboBox | QAbstractSpinBox)]
            nameless += [f"{type(dialog).__name__}: {type(one).__name__}" for one in own if not called(one)]
    assert nameless == []


def called(widget: QWidget) -> str:
    """What a screen reader says of a widget that can be reached by keys; something of all others."""
    seen = QAccessible.queryAccessibleInterface(widget)
    reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return seen.text(QAccessible.Text.Name) if reached and seen is not None else "…"


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


BUTTONS = (ActivityDialog, AddFeedDialog, BackupsDialog, DamagedDialog, FeedHealthDialog, FirstRunDialog)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_buttons_of_a_dialog_without_names_of_fields_have_letters(
    app: QApplication, window: Window, language: str
) -> None:
    """Each that does something; a bar's Undo, and Close or Cancel, which Escape is, have none."""
    translation.install(app, language)
    found, undo = {}, QCoreApplication.translate("status", "Undo")
    for make in DIALOGS:
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        if isinstance(dialog, BUTTONS):
            boxes, standard = dialog.findChildren(QDialogButtonBox), QDialogButtonBox.StandardButton
            closing = [box.button(kind) for box in boxes for kind in (standard.Close, standard.Cancel)]
            doing = [one for one in dialog.findChildren(QPushButton) if one not in closing]
            texts = [one.text() for one in doing if one.text() != undo]
            found[type(dialog).__name__] = faults([(letter(text), text) for text in texts])
        dialog.close()
        dialog.deleteLater()
        sweep()
    assert len(found) == len(BUTTONS)
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_alt_turns_the_pages_of_the_sections(app: QApplication, window: Window, language: str) -> None:
    translation.install(app, language)
    for page in (0, 1):
        dialog = sections_dialog(window, page)
        dialog.show()
        tabs = [(letter(tab.text()), tab.text()) for tab in dialog.tabs]
        assert faults(tabs) == []
        assert set(tabs) <= set(letters_of(dialog))
        assert faults(letters_of(dialog)) == []
        dialog.close()


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
