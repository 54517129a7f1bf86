"""One rule: what it looks for, what it does, and what it would catch, shown while it is typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from newsreader.gui import translation
from newsreader.gui.dialogs.pieces import FormDialog, column, form, heading, quiet
from newsreader.gui.names import short_name
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, wear_font
from newsreader.gui.timers import make_timer
from newsreader.gui.times import day_format, exact, locale_for
from newsreader.model import ArticleRow, Section
from newsreader.ruling import DryRun, Rule, RuleState
from newsreader.search import Note

if TYPE_CHECKING:
    from newsreader.gui.session import Session

PAUSE_MS = 200
LAST_DAY = QDate(9998, 12, 31)  # the day after is one that can be told

translate = QCoreApplication.translate


class RuleDialog(FormDialog):
    """Makes or changes a rule and hands it to the session's rules."""

    def __init__(
        self, session: "Session", rule: Rule, parent: QWidget | None = None, *, choices: Sequence[str] = ()
    ) -> None:
        said = translate("RuleDialog", "Rule") if rule.id else translate("RuleDialog", "New rule")
        super().__init__(said, parent)
        self._session = session
        self._rule = rule
        self._refused = ""
        self._others: tuple[RuleState, ...] = ()
        self.query = QComboBox(self)
        self.query.setEditable(True)
        self.query.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.query.setCompleter(None)  # type: ignore[arg-type]  # Qt takes None: a completer would take the Enter that saves
        self.query.addItems(list(choices))
        self.query.setEditText(rule.query or (choices[0] if choices else ""))
        self.title = QLineEdit(rule.title if rule.title != rule.query else "")
        self.mute = QCheckBox(translate("RuleDialog", "&Mute: hide them from every list and number"))
        self.until = QCheckBox(translate("RuleDialog", "&until the end of"))
        self.day = QDateEdit()
        self.day.setMaximumDate(LAST_DAY)
        self._vain = QLabel(wordWrap=True)
        self._vain.setProperty("kind", "warning")
        self._vain.hide()
        self.read = QCheckBox(translate("RuleDialog", "Mark as &read"))
        self.star = QCheckBox(translate("RuleDialog", "Give a &star"))
        self.keep = QCheckBox(translate("RuleDialog", "&Keep for offline"))
        self.notify = QCheckBox(translate("RuleDialog", "&Tell me on the desktop"))
        self.place = QCheckBox(translate("RuleDialog", "&Put in the section"))
        self.section = QComboBox()
        self.here = QCheckBox(translate("RuleDialog", "Do it to the articles that are &here, too"))
        self._notes = QLabel(wordWrap=True)
        self._caught = QLabel()
        self._newest = QListWidget()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self._pause = make_timer(self, PAUSE_MS, self._try_out, once=True)
        self._fill()
        self._lay_out()
        self._connect()
        self.set_size(grown(600), grown(720))
        self.query.setFocus()
        self._judge()
        self._try_out()
        session.rules.look(self._take_others)

    # ------------------------------------------------------------ fields

    def _fill(self) -> None:
        rule = self._rule
        for box, value in (
            (self.mute, rule.mute),
            (self.until, rule.mute_until is not None),
            (self.read, rule.read),
            (self.star, rule.star),
            (self.keep, rule.keep),
            (self.notify, rule.notify),
            (self.place, rule.section is not None),
        ):
            box.setChecked(value)
        self.day.setCalendarPopup(True)
        locale = locale_for(self._session.language)
        self.day.setLocale(locale)
        self.day.setDisplayFormat(day_format(locale))
        last = datetime.now().astimezone() + timedelta(days=7)
        if rule.mute_until is not None:
            last = rule.mute_until.astimezone() - timedelta(seconds=1)
        self.day.setDate(QDate(last.year, last.month, last.day))
        self._day_before = self.day.date() if rule.mute_until is not None else None
        for title, number in section_titles(self._session.sections, self._session.language):
            self.section.addItem(title, number)
        if rule.section is not None:
            at = self.section.findData(rule.section)
            self.place.setChecked(at >= 0)  # else it is gone
            self.section.setCurrentIndex(max(0, at))

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(heading(self.windowTitle(), 16))
        for box in (self.query, self.section):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)  # a long choice is cut in the closed box rather than the dialog
        self.query.setAccessibleName(translate("RuleDialog", "Articles that match"))
        self.day.setAccessibleName(self.until.text().replace("&", ""))
        self.title.setPlaceholderText(translate("RuleDialog", "what it looks for, unless you name it"))
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        fields = (
            (translate("RuleDialog", "&Articles that match"), self.query),
            (translate("RuleDialog", "&Name"), self.title),
        )
        layout.addLayout(form(fields))
        layout.addWidget(self._notes)
        layout.addWidget(heading(translate("RuleDialog", "Do this"), 14))
        layout.addLayout(_row(self.mute, self.until, self.day))
        layout.addWidget(self._vain)
        once = translate("RuleDialog", "Once, when an article arrives:")
        layout.addWidget(quiet(once))
        layout.addLayout(_row(self.read, self.star, self.keep))
        layout.addLayout(_row(self.notify, self.place, self.section))
        layout.addWidget(self.here)
        wear_font(self._caught, 14, SEMIBOLD)
        self._caught.setTextFormat(Qt.TextFormat.PlainText)
        layout.addSpacing(4)
        layout.addWidget(self._caught)
        self._newest.setAccessibleName(translate("RuleDialog", "The newest that it would catch"))
        self._newest.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._newest.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._newest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._newest.setMinimumHeight(grown(130))
        layout.addWidget(self._newest, 1)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setDefault(True)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.query.editTextChanged.connect(lambda _text: self._typed())
        for box in (self.mute, self.until, self.read, self.star, self.keep, self.notify, self.place):
            box.toggled.connect(lambda _on: self._judge())
        self.section.currentIndexChanged.connect(lambda _at: self._judge())
        self.day.dateChanged.connect(lambda _day: self._judge())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def rule(self) -> Rule:
        """The rule as the fields have it."""
        query = " ".join(self.query.currentText().split())
        until = self.mute.isChecked() and self.until.isChecked()
        placed = self.place.isChecked() and self.section.count() > 0
        return replace(
            self._rule,
            title=" ".join(self.title.text().split()) or query,
            query=query,
            mute=self.mute.isChecked(),
            mute_until=self._last_moment() if until else None,
            read=self.read.isChecked(),
            star=self.star.isChecked(),
            keep=self.keep.isChecked(),
            notify=self.notify.isChecked(),
            section=self.section.currentData() if placed else None,
        )

    def _last_moment(self) -> datetime:
        date = self.day.date()
        day = datetime(date.year(), date.month(), date.day()).astimezone().date()  # the reader's own
        return datetime.combine(day + timedelta(days=1), time()).astimezone()

    # ------------------------------------------------------------ what it would catch

    def _typed(self) -> None:
        self._refused = ""
        self._pause.start()
        self._judge()

    def _judge(self) -> None:
        rule = self.rule()
        self.until.setEnabled(rule.mute)
        self.day.setEnabled(rule.mute and self.until.isChecked())
        self.section.setEnabled(self.place.isChecked())
        self.here.setEnabled(rule.acts_once)
        past = rule.lapsed(datetime.now(UTC))
        double = self._double_of(rule)
        if double is not None:
            self._vain.setText(translation.sentence("rule.double", {"title": short_name(double.title)}))
        else:
            self._vain.setText(translation.sentence("rule.past", {"day": self.day.text()}))
        self._vain.setVisible(past or double is not None)
        # A rule that has ended by itself may be changed in all else.
        vain = past and self.day.date() != self._day_before
        fit = bool(rule.query) and rule.acts and not self._refused and not vain and double is None
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(fit)

    def _take_others(self, states: tuple[RuleState, ...]) -> None:
        if self.listening:
            self._others = states
            self._judge()

    def _double_of(self, rule: Rule) -> Rule | None:
        """Another rule that is the same already. One that was a double when it was opened may stay one."""
        if rule.id and rule.same_as(self._rule):
            return None
        found = (one.rule for one in self._others if one.rule.id != rule.id and one.rule.same_as(rule))
        return next(found, None)

    def _try_out(self) -> None:
        query = " ".join(self.query.currentText().split())
        if query:
            self._session.rules.try_out(query, self._show, self._refuse)
        else:
            self._session.lanes.forget("rule-trial")
            self._tell("", translate("RuleDialog", "Type what to look for, as in a search."), ())

    def _show(self, run: DryRun, notes: tuple[Note, ...]) -> None:
        if not self.listening:
            return
        said = translate("RuleDialog", "Catches %Ln article(s) that are here", "", run.total)
        if run.muted:
            said += " · " + translate("RuleDialog", "%Ln hidden already", "", run.muted)
        told = "\n".join(translation.sentence(note.code, note.data) for note in notes)
        self._tell(told, said, run.newest)

    def _refuse(self, sentence: str) -> None:
        if self.listening:
            self._refused = sentence
            self._tell(sentence, "", ())
            self._judge()

    def _tell(self, notes: str, caught: str, rows: Sequence[ArticleRow]) -> None:
        self._notes.setProperty("kind", "warning" if notes else "quiet")
        self._notes.style().polish(self._notes)
        hint = translate("RuleDialog", "Words that belong together stand in quotation marks: “{words}”.")
        self._notes.setText(notes or hint.format(words=translate("RuleDialog", "interest rates")))
        self._caught.setText(caught)
        self._newest.clear()
        for row in rows:
            when = exact(row.published, self._session.language) if row.dated else ""
            source = " · ".join(part for part in (short_name(row.outlet), when) if part)
            item = QListWidgetItem(f"{row.title}\n{source}")
            item.setToolTip(row.title)
            self._newest.addItem(item)

    # ------------------------------------------------------------ the end

    def accept(self) -> None:
        """Keep the rule."""
        rule = self.rule()
        self._session.rules.save(rule, here=self.here.isChecked() and rule.acts_once)
        super().accept()

    def done(self, result: int) -> None:
        """Try nothing out any more."""
        self._pause.stop()
        super().done(result)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def section_titles(sections: Sequence[Section], language: str) -> list[tuple[str, int]]:
    """Every section with its way from the top, in the order of the sidebar."""
    titles: dict[int, str] = {}
    for section in sections:
        above = titles.get(section.parent or 0, "")
        titles[section.id] = f"{above} › {section.title(language)}" if above else section.title(language)
    return [(title, number) for number, title in titles.items()]
