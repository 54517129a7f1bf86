"""The pane beside the health table: what is the matter with the chosen feed, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.dialogs.pieces import heading, quiet
from newsreader.gui.models.health import facts, state_text
from newsreader.gui.names import short_name, whole_name
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, wear_font
from newsreader.gui.times import long_date
from newsreader.model import FeedCondition, Trouble

WIDTH = 336
NAMES = 116  # pixels of the names of facts

translate = QCoreApplication.translate


class FeedDetails(QFrame):
    """Shows one feed whole, of several only what can be done with all of them."""

    retry_wanted = Signal()
    new_address_wanted = Signal()
    edit_address_wanted = Signal()
    settings_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(grown(WIDTH))
        self.setAccessibleName(translate("health", "The chosen feed"))
        self._shown: tuple[tuple[FeedCondition, ...], str] = ((), "")
        self._title = heading("", 16)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._address = quiet("")
        wear_font(self._address, 12)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._account = QWidget()
        self._facts = QWidget()
        self._new_address = self._button(translate("health", "Use the &new address"), self.new_address_wanted)
        self._retry = self._button(translate("health", "&Try again"), self.retry_wanted)
        self._edit = self._button(translate("health", "&Edit address…"), self.edit_address_wanted)
        self._settings = self._button(translate("health", "&Settings…"), self.settings_wanted)
        self._leave = self._button(translate("health", "&Unsubscribe"), self.leave_wanted)
        self.acts = (self._new_address, self._retry, self._edit, self._settings, self._leave)
        self._lay_out()

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        self._buttons = pairs = QGridLayout()
        pairs.setSpacing(8)
        pairs.addWidget(self._new_address, 0, 0, 1, 2)
        pairs.addWidget(self._retry, 1, 0)
        pairs.addWidget(self._edit, 1, 1)
        pairs.addWidget(self._settings, 2, 0)
        pairs.addWidget(self._leave, 2, 1)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(22, 24, 20, 16)
        self._column.setSpacing(0)
        for widget, gap in ((self._title, 3), (self._address, 12), (self._account, 16)):
            self._column.addWidget(widget)
            self._column.addSpacing(gap)
        self._column.addLayout(pairs)
        self._column.addSpacing(20)
        self._column.addWidget(self._facts)
        self._column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(scroll)

    def show_conditions(self, conditions: Sequence[FeedCondition], language: str) -> None:
        """Show the chosen feeds."""
        fresh = (tuple(conditions), language)
        if fresh == self._shown:
            return  # a label that is set anew loses what was selected in it
        self._shown = fresh
        one = conditions[0] if len(conditions) == 1 else None
        moved = [condition for condition in conditions if Trouble.MOVED in condition.troubles]
        self._new_address.setVisible(bool(moved))
        for button in (self._retry, self._leave):
            button.setVisible(bool(conditions))
        for button in (self._edit, self._settings):
            button.setVisible(one is not None)
        self._buttons.addWidget(self._leave, 2 if one is not None else 1, 1)
        for part in (self._address, self._account, self._facts):
            part.setVisible(one is not None)
        if one is not None:
            self._show_one(one, language)
        else:
            count = len(conditions)
            self._title.setText(translate("health", "%Ln feed(s) chosen", "", count) if count else "")

    def _show_one(self, condition: FeedCondition, language: str) -> None:
        from newsreader.library.care import account

        feed = condition.feed
        self._title.setText(short_name(feed.title))
        self._title.setToolTip(whole_name(feed.title))
        self._address.setText(short_address(feed.url))
        self._address.setToolTip(short_address(feed.url))
        lines = account(condition, lambda moment: long_date(moment, language))
        sentences = [translation.sentence(code, data) for code, data in lines]
        self.setAccessibleDescription(f"{feed.title}: {state_text(condition)}. {' '.join(sentences)}")
        self._account = self._put(self._account, _paragraphs(sentences))
        self._facts = self._put(self._facts, _table(facts(condition, language)))

    def _put(self, old: QWidget, fresh: QWidget) -> QWidget:
        self._column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        fresh.show()
        return fresh

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground of its own, with a line to the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self.palette().color(QPalette.ColorRole.Mid))
        painter.end()
        super().paintEvent(event)


def _paragraphs(sentences: Sequence[str]) -> QWidget:
    """Sentences below each other, the first as what matters most."""
    account = QWidget()
    column = QVBoxLayout(account)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for place, sentence in enumerate(sentences):
        label = QLabel(sentence, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        wear_font(label, 13, 400 if place else MEDIUM)
        column.addWidget(label)
    return account


def _table(lines: Sequence[tuple[str, str]]) -> QWidget:
    """Facts with their names."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, grown(NAMES))
    grid.setColumnStretch(1, 1)
    for row, (name, text) in enumerate(lines):
        label = quiet(name)
        wear_font(label, 12, MEDIUM)
        value = QLabel(text, wordWrap=True)
        wear_font(value, 12)
        value.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
    return table
