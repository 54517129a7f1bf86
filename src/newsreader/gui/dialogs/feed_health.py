"""How all feeds are: those that are broken, moved, silent or slow, and what can be done about each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.dialogs.feed_address import FeedAddressDialog
from newsreader.gui.dialogs.feed_details import FeedDetails
from newsreader.gui.dialogs.feed_settings import FeedSettingsDialog
from newsreader.gui.dialogs.health_table import HealthTable
from newsreader.gui.dialogs.pieces import BesideDialog, close_button, heading, order_tabs, quiet
from newsreader.gui.dialogs.told_line import ToldLine
from newsreader.gui.models.health import FILTERS
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, SEMIBOLD, wear_font
from newsreader.gui.wrapping import WrappingRow
from newsreader.library.faults import needs_reader
from newsreader.model import Feed, FeedCondition, Trouble

if TYPE_CHECKING:
    from newsreader.gui.session import Session

translate = QCoreApplication.translate

NARROWEST = 640  # pixels: the chosen feed beside a table of names and states


class FeedHealthDialog(BesideDialog):
    """Follows the session while it is open; the window behind it can be used."""

    def __init__(self, session: "Session", parent: QWidget | None = None, *, feed: int = 0) -> None:
        super().__init__(translate("health", "Feed health"), parent)
        self._session = session
        self._wanted = feed  # to be chosen as soon as the feeds are there
        self._summary = quiet("")
        self._chips = {name: _chip() for name in FILTERS}
        self._table = HealthTable(session, self)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedWidget()
        self._details = FeedDetails(self)
        self._told = ToldLine(session, self)
        self._lay_out()
        self._name_chips()
        self._connect()
        self.set_size(grown(1080), grown(680))
        self.setMinimumSize(min(grown(NARROWEST), self.width()), 440)
        self._table.setFocus()
        self._read()

    def _lay_out(self) -> None:
        row = WrappingRow(6)
        for name, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, which=name: self._choose(which))
            row.addWidget(chip)
        wear_font(self._empty, 15, SEMIBOLD)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setContentsMargins(24, 22, 16, 0)
        left.setSpacing(0)
        left.addWidget(heading(translate("health", "Feed health")))
        left.addSpacing(2)
        left.addWidget(self._summary)
        left.addSpacing(12)
        left.addLayout(row)
        left.addSpacing(10)
        left.addWidget(self._stack, 1)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addLayout(left, 1)
        panes.addWidget(self._details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(panes, 1)
        whole.addLayout(self._bottom())
        chips = self._chips.values()
        order_tabs((*chips, self._table, *self._details.acts, self._told.undo, self._close))

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        close = close_button(self)
        row.addWidget(close)
        self._close = close.button(QDialogButtonBox.StandardButton.Close)
        self._close.setAutoDefault(False)  # Enter belongs to the table
        return row

    def _connect(self) -> None:
        session, details = self._session, self._details
        session.tree_changed.connect(self._read)
        session.refresh_ended.connect(self._read)
        self._table.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_details())
        self._table.shown.layoutChanged.connect(self._show_details)
        self._table.activated.connect(lambda _index: self._edit_settings())
        details.retry_wanted.connect(self._retry)
        details.new_address_wanted.connect(self._use_new_address)
        details.edit_address_wanted.connect(self._edit_address)
        details.settings_wanted.connect(self._edit_settings)
        details.leave_wanted.connect(lambda: session.unsubscribe(self._chosen()))

    # ------------------------------------------------------------ what is shown

    def _read(self) -> None:
        self._session.care.look(self._show)

    def _show(self, conditions: Sequence[FeedCondition]) -> None:
        if not self.listening:
            return
        wanted, self._wanted = self._wanted, 0
        self._table.show_conditions(conditions, wanted)
        self._name_chips()
        troubled = sum(needs_reader(one) for one in conditions)
        resting = sum(Trouble.RESTING in one.troubles for one in conditions)
        retrying = sum(Trouble.RETRYING in one.troubles for one in conditions)
        if not conditions:
            said = translate("health", "You follow no feeds yet.")
        elif troubled:
            said = translate("health", "%Ln feed(s) may need you.", "", troubled)
        elif retrying:
            said = translate(
                "health", "No feed needs you; %Ln could not be had and is tried again.", "feeds", retrying
            )
        elif resting:
            said = translate("health", "No feed needs you; %Ln wait(s), as the server asked.", "feeds", resting)
        else:
            said = translate("health", "All feeds are well.")
        self._summary.setText(said)
        self._show_emptiness()
        self._show_details()

    def _name_chips(self) -> None:
        names = {
            "all": translate("health", "&All"),
            "broken": translate("health", "&Broken"),
            "moved": translate("health", "&Moved"),
            "silent": translate("health", "S&ilent"),
            "slow": translate("health", "S&low or waiting"),
        }
        for name, chip in self._chips.items():
            count = self._table.health.count(name)
            shown = self.locale().toString(count)
            chip.setText(f"{names[name]}  {shown}" if count else names[name])
            chip.setChecked(name == self._table.shown.name)

    def _choose(self, name: str) -> None:
        self._table.filter(name)
        self._name_chips()
        self._show_emptiness()
        self._show_details()

    def _show_emptiness(self) -> None:
        sentences = {
            "all": translate("health", "You follow no feeds yet."),
            "broken": translate("health", "No feed is broken."),
            "moved": translate("health", "No feed has moved."),
            "silent": translate("health", "No feed has fallen silent."),
            "slow": translate("health", "No feed is slow or waiting."),
        }
        empty = not self._table.shown.rowCount()
        well = not any(one.troubles for one in self._table.health.conditions)
        all_well = well and self._table.health.conditions and self._table.shown.name != "all"
        self._empty.setText(
            translate("health", "All feeds are well.") if all_well else sentences[self._table.shown.name]
        )
        self._stack.setCurrentWidget(self._empty if empty else self._table)

    def _show_details(self) -> None:
        self._details.show_conditions(self._table.chosen(), self._session.language)

    # ------------------------------------------------------------ what is done

    def _chosen(self) -> tuple[int, ...]:
        return tuple(one.feed.id for one in self._table.chosen())

    def _one(self) -> Feed | None:
        chosen = self._table.chosen()
        return chosen[0].feed if len(chosen) == 1 else None

    def _retry(self) -> None:
        self._told.await_refresh()
        self._session.care.retry(self._chosen())

    def _use_new_address(self) -> None:
        self._session.care.use_new_addresses(
            [one.feed for one in self._table.chosen() if one.feed.health.moved_to]
        )

    def _edit_address(self) -> None:
        feed = self._one()
        if feed is not None:
            _open(FeedAddressDialog(self._session, feed, self))

    def _edit_settings(self) -> None:
        feed = self._one()
        if feed is not None:
            _open(FeedSettingsDialog(self._session, feed, self))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _chip() -> QPushButton:
    chip = QPushButton()
    chip.setProperty("kind", "chip")
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    wear_font(chip, 12.3, MEDIUM)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
