"""Names of any length: cut within sentences, whole in tooltips, and no dialog or page gives way to them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextFragment
from PySide6.QtWidgets import QDialog, QScrollArea

from newsreader.gui.dialogs.category import CategoryDialog
from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
from newsreader.gui.dialogs.password import PasswordDialog
from newsreader.gui.dialogs.rule import RuleDialog
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.names import short_name, whole_name
from newsreader.gui.reading_document import beside_text
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.window import Window
from newsreader.library.opened import Library
from newsreader.model import Twin
from newsreader.paths import Paths
from newsreader.ruling import Rule
from tests.gui.articles import make_readable
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait
from tests.gui.panes import pane

__all__ = ["pane"]

TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
WORD = "Donaudampfschifffahrtsgesellschaft" * 10
SENTENCE = "Tờ báo của những người đọc rất nhiều tin trong ngày " * 7


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Báo Khơi Xa", "Báo Khơi Xa"),
        ("  Tin   nhanh ", "Tin nhanh"),
        (WORD, "Donaudampfschifffahrtsgesells…"),
        (f"Báo {WORD} mới", "Báo Donaudampfschifffahrtsgesells… mới"),
        (SENTENCE, "Tờ báo của những người đọc rất nhiều tin trong ngày Tờ báo…"),
        ("a\u0302\u0301" + "\u0302" * 50 + "n", "a\u0302\u0301n"),
        ("", ""),
    ],
)
def test_a_name_within_a_sentence_is_cut(name: str, shown: str) -> None:
    assert short_name(name) == shown


def test_a_tooltip_has_all_of_a_name_and_wraps_it() -> None:
    told = whole_name(f"<b>{WORD}", "Nó hỏng.")
    assert told.replace("\u200b", "") == f"<p>&lt;b&gt;{WORD}</p><p>Nó hỏng.</p>"
    assert max(map(len, told.split("\u200b"))) < 40


@pytest.fixture
def window(newsstand: Library, paths: Paths) -> Iterator[Window]:
    newsstand.store.feeds.rename(1, WORD)
    newsstand.store.folders.rename(1, WORD)
    with open_desk(paths, quiet_settings()) as opened:
        yield opened


def test_no_dialog_grows_wide(window: Window) -> None:
    session = window.session
    feed = next(one for one in session.feeds if one.id == 1)
    rule = Rule(id=7, title=WORD, query=WORD, mute=True)
    settings = FeedSettingsDialog(session, feed, window)
    dialogs: list[QDialog] = [
        CategoryDialog(WORD, WORD, SENTENCE, window),
        PasswordDialog(session, feed, window),
        RuleDialog(session, rule, window, choices=(SENTENCE * 2,)),
        settings,
    ]
    for dialog in dialogs:
        dialog.show()
        assert dialog.width() <= 640, type(dialog)
    page = settings.findChild(QScrollArea)
    assert isinstance(page, QScrollArea)
    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width()
    for dialog in dialogs:
        dialog.close()


def test_what_is_undone_is_named_shortly(window: Window) -> None:
    window.session.rename_feed(1, "Báo Khơi Xa")
    wait(lambda: window.session.history.names[0], "for the new name")
    assert window.session.history.names[0] == f"rename {short_name(WORD)}"


def test_a_name_that_is_cut_in_the_sidebar_has_a_tooltip(window: Window) -> None:
    tree = window.sidebar.tree
    told = [tree.index_of(Place(Kind.FEED, number).key).data(TOOLTIP) for number in (1, 2)]
    assert told == [whole_name(WORD), ""]


def test_names_above_a_headline_take_a_line_each(pane: ReadingPane) -> None:
    readable = make_readable()
    row = replace(readable.article.row, outlet=WORD, twins=(Twin(9, 3, SENTENCE),))
    pane.show_article(
        replace(
            readable,
            article=replace(readable.article, row=row),
            path=((WORD, None, 7), (SENTENCE, 3, None)),
            muted_by=((4, WORD),),
        )
    )
    document = pane._page.document()
    block, lines = document.begin(), []
    while block.position() <= beside_text(document)[1].start:
        lines.append(block.layout().lineCount())
        block = block.next()
    assert max(lines) <= 2
    whole = [piece.charFormat().toolTip() for piece in fragments(document)]
    assert {whole_name(WORD), whole_name(SENTENCE)} <= set(whole)


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """The pieces of text that look alike."""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment()
            pieces += 1
        block = block.next()
