"""All rules: which are switched on, in which order they stand, what each does and catches."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.gui.dialogs.pieces import BesideDialog, column, foot, heading, quiet
from newsreader.gui.dialogs.rule import RuleDialog, section_titles
from newsreader.gui.dialogs.told_line import ToldLine
from newsreader.gui.text_size import grown
from newsreader.gui.times import short_day
from newsreader.ruling import Rule, RuleState

if TYPE_CHECKING:
    from newsreader.gui.session import Session

STATE = int(Qt.ItemDataRole.UserRole)

translate = QCoreApplication.translate


class RulesDialog(BesideDialog):
    """Follows the session while it is open; the window behind it can be used."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(translate("RulesDialog", "Rules"), parent)
        self._session = session
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("RulesDialog", "Rules"))
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new = _button(translate("RulesDialog", "&New…"))
        self.edit = _button(translate("RulesDialog", "&Edit…"))
        self.delete = _button(translate("RulesDialog", "&Delete"))
        self.up = _button(translate("RulesDialog", "Move &up"))
        self.down = _button(translate("RulesDialog", "Move do&wn"))
        self._empty = QLabel(translate("RulesDialog", "There are no rules yet."), self.list)
        self._told = ToldLine(self._session, self)
        self._lay_out()
        self._connect()
        self.set_size(grown(760), grown(520))
        self._read()

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(heading(translate("RulesDialog", "Rules"), 16))
        hint = translate(
            "RulesDialog",
            "A rule looks at each article that arrives. What is muted is in no list and in no number, until the"
            " rule is switched off; “Muted” in the sidebar shows it.",
        )
        layout.addWidget(quiet(hint))
        self._empty.setProperty("kind", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        within = QVBoxLayout(self.list)
        within.addWidget(self._empty)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        for button in (self.new, self.edit, self.delete, self.up, self.down):
            side.addWidget(button)
        side.addStretch(1)
        middle.addLayout(side)
        layout.addLayout(middle, 1)
        layout.addLayout(foot(self._told, self))

    def _connect(self) -> None:
        session = self._session
        session.rules_changed.connect(self._read)
        session.changed.connect(self._read_after)
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(lambda _item: self._edit())
        self.new.clicked.connect(lambda: self._open(Rule(mute=True)))
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    # ------------------------------------------------------------ what is shown

    def _read_after(self, _changes: object) -> None:
        self._read()

    def _read(self) -> None:
        self._session.rules.look(self._show)

    def _show(self, states: tuple[RuleState, ...]) -> None:
        if not self.listening:
            return
        chosen = self._chosen()
        self.list.blockSignals(True)  # Qt's own
        self.list.clear()
        self._empty.setVisible(not states)
        for state in states:
            item = QListWidgetItem(f"{state.rule.title}\n{self._line(state)}")
            item.setData(STATE, state)
            item.setToolTip(state.rule.query)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if state.rule.enabled else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if chosen is not None and chosen.rule.id == state.rule.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and states:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # Qt's own
        self._judge()

    def _line(self, state: RuleState) -> str:
        titles = {
            number: title for title, number in section_titles(self._session.sections, self._session.language)
        }
        parts = [", ".join(acts_of(state.rule, titles, self._session.language))]
        parts.append(translate("RulesDialog", "catches %Ln article(s)", "", state.caught))
        if state.waiting:
            parts.append(translate("RulesDialog", "still looking through %Ln", "articles", state.waiting))
        return " · ".join(parts)

    def _chosen(self) -> RuleState | None:
        item = self.list.currentItem()
        state = item.data(STATE) if item is not None else None
        return state if isinstance(state, RuleState) else None

    def _judge(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.edit.setEnabled(row >= 0)
        self.delete.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    # ------------------------------------------------------------ what is done

    def _ticked(self, item: QListWidgetItem) -> None:
        state = item.data(STATE)
        enabled = item.checkState() is Qt.CheckState.Checked
        if isinstance(state, RuleState) and state.rule.enabled != enabled:
            self._session.rules.switch(state.rule, enabled)

    def _edit(self) -> None:
        state = self._chosen()
        if state is not None:
            self._open(state.rule)

    def _open(self, rule: Rule) -> None:
        dialog = RuleDialog(self._session, rule, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _delete(self) -> None:
        state = self._chosen()
        if state is not None:
            self._session.rules.remove(state.rule)

    def _move(self, step: int) -> None:
        state, row = self._chosen(), self.list.currentRow()
        if state is not None:
            position, back = (row - 1, row + 1) if step < 0 else (row + 2, row)
            self._session.rules.move(state.rule.id, position, back)


def acts_of(rule: Rule, sections: dict[int, str], language: str) -> list[str]:
    """What a rule does, in words."""
    mutes = translate("RulesDialog", "mutes")
    if rule.mute_until is not None:
        day = short_day(rule.mute_until - timedelta(seconds=1), language)
        mutes = translate("RulesDialog", "mutes until {day}").format(day=day)
    section = sections.get(rule.section or 0, "")
    words = (
        (rule.mute, mutes),
        (rule.read, translate("RulesDialog", "marks as read")),
        (rule.star, translate("RulesDialog", "gives a star")),
        (rule.keep, translate("RulesDialog", "keeps for offline")),
        (rule.section is not None, translate("RulesDialog", "puts in {section}").format(section=section)),
        (rule.notify, translate("RulesDialog", "tells you")),
    )
    return [word for wanted, word in words if wanted]


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
