"""All that a reader sets of one feed: name, place, how often it is asked, what is kept, who asks."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsreader import USER_AGENT, settings
from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.dialogs.departing import show_departing
from newsreader.gui.dialogs.page_of_fields import PageOfFields
from newsreader.gui.dialogs.pieces import FormDialog, dress_number, form, heading, quiet, show_warning
from newsreader.gui.menus import folder_titles
from newsreader.gui.models.feed_choices import Retention, Stay, interval_choices, retention_choices
from newsreader.gui.models.health import next_reason, next_text
from newsreader.gui.names import short_name, whole_name
from newsreader.gui.text_size import grown
from newsreader.library.care import by_hand, unsendable_agent, unsendable_user
from newsreader.model import Feed, FeedCondition, FeedSettings, FeedWishes

if TYPE_CHECKING:
    from newsreader.gui.session import Session

translate = QCoreApplication.translate

NUMBER_WIDTH = 124  # pixels: enough for 100,000 articles in either language
_USUAL_NUMBERS = {Stay.DAYS: 90, Stay.NEWEST: 500}


class FeedSettingsDialog(FormDialog):
    """Changes nothing until it is accepted; then everything at once, through `session.care`."""

    def __init__(self, session: "Session", feed: Feed, parent: QWidget | None = None) -> None:
        said = translate("FeedSettingsDialog", "Settings of {title}")
        super().__init__(said.format(title=short_name(feed.title)), parent)
        self._session, self._feed = session, feed
        self._title = QLineEdit(feed.custom_title)
        self._folder = QComboBox()
        self._interval = QComboBox()
        self._next = quiet("")
        self._full_text = QCheckBox(translate("FeedSettingsDialog", "Fetch the &whole text of new articles"))
        self._offline = QCheckBox(
            translate("FeedSettingsDialog", "Keep new articles for o&ffline, with their pictures")
        )
        self._notify = QCheckBox(translate("FeedSettingsDialog", "&Tell me on the desktop of new articles"))
        self._copies = QCheckBox(
            translate("FeedSettingsDialog", "Show &copies of articles that other feeds have too")
        )
        self._stay = QComboBox()
        self._number = QSpinBox()
        for box in (self._folder, self._interval, self._stay):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)  # a long choice is cut in the closed box rather than the dialog
        self._departing = quiet("")
        self._wanted = QLabel(wordWrap=True)
        self._wanted.setTextFormat(Qt.TextFormat.PlainText)
        self._wanted.setProperty("kind", "warning")
        self._wanted.hide()
        self._user_name = QLineEdit(feed.wishes.user_name)
        self._unsendable = quiet("")
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._keyring = quiet("")
        self._agent = QLineEdit(feed.wishes.user_agent, maxLength=settings.AGENT_LENGTH)
        self._honest = quiet("")
        self._fill()
        self._lay_out()
        self._connect()
        self.set_size(grown(580), grown(830))
        self._title.setFocus()

    def ask_login(self, sentence: str) -> None:
        """Stand at the name and the password; `sentence` says why they are asked for."""
        self._wanted.setText(sentence)
        self._wanted.show()
        self._user_name.setFocus()

    # ------------------------------------------------------------ fields

    def _fill(self) -> None:
        feed, wishes, values = self._feed, self._feed.wishes, self._session.settings
        self._title.setPlaceholderText(feed.published_title or feed.title)
        self._folder.addItem(translate("FeedSettingsDialog", "No folder"), None)
        for title, number in folder_titles(self._session.folders):
            self._folder.addItem(title, number)
        self._folder.setCurrentIndex(max(0, self._folder.findData(feed.folder)))
        usual = values.get(settings.REFRESH_MINUTES)
        for text, minutes in interval_choices(wishes.interval_minutes, usual):
            self._interval.addItem(text, minutes)
        intervals = [self._interval.itemData(at) for at in range(self._interval.count())]
        self._interval.setCurrentIndex(intervals.index(wishes.interval_minutes))  # findData finds no None
        self._full_text_before = wishes.full_text
        self._full_text.setChecked(wishes.full_text or wishes.keep_offline)
        self._full_text.setEnabled(not wishes.keep_offline)
        self._offline.setChecked(wishes.keep_offline)
        self._notify.setChecked(wishes.notify)
        self._copies.setChecked(wishes.show_copies)
        kept = Retention.of(wishes)
        for text, stay in retention_choices(
            values.get(settings.RETENTION_DAYS), values.get(settings.RETENTION_COUNT)
        ):
            self._stay.addItem(text, stay)
        self._stay.setCurrentIndex(self._stay.findData(kept.stay))
        self._show_number(kept.number)
        self._agent.setPlaceholderText(USER_AGENT)
        self._agent.setCursorPosition(0)
        self._show_password()
        self._show_next()

    def _lay_out(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(28, 24, 28, 12)
        rows.setSpacing(10)
        title = heading(short_name(self._feed.title), 18)
        title.setToolTip(whole_name(self._feed.title))
        title.setTextFormat(Qt.TextFormat.PlainText)
        rows.addWidget(title)
        rows.addWidget(quiet(short_address(self._feed.url)))
        rows.addWidget(self._wanted)
        rows.addSpacing(6)
        for name, fields in self._groups():
            rows.addWidget(heading(name, 15))
            self._access = form(fields)  # the last one
            rows.addLayout(self._access)
            rows.addSpacing(8)
        rows.addStretch(1)
        scroll = PageOfFields(self)
        scroll.show_page(page)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self._buttons.setContentsMargins(24, 0, 24, 0)
        self._buttons.button(standard.Save).setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 14)
        outer.setSpacing(10)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._buttons)

    def _groups(self) -> tuple[tuple[str, list[tuple[str, QWidget]]], ...]:
        stay = QWidget()
        row = QHBoxLayout(stay)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._stay, 1)
        row.addWidget(self._number)
        self._number.setFixedWidth(grown(NUMBER_WIDTH))
        stay.setFocusProxy(self._stay)
        return (
            (
                translate("FeedSettingsDialog", "Name and place"),
                [
                    (translate("FeedSettingsDialog", "&Name"), self._title),
                    (translate("FeedSettingsDialog", "Fol&der"), self._folder),
                ],
            ),
            (
                translate("FeedSettingsDialog", "Checking"),
                [(translate("FeedSettingsDialog", "&How often"), self._interval), ("", self._next)],
            ),
            (
                translate("FeedSettingsDialog", "Articles"),
                [
                    ("", self._full_text),
                    ("", self._offline),
                    ("", self._notify),
                    ("", self._copies),
                    (translate("FeedSettingsDialog", "&Keep"), stay),
                    ("", self._departing),
                ],
            ),
            (
                translate("FeedSettingsDialog", "Access"),
                [
                    (translate("FeedSettingsDialog", "&User name"), self._user_name),
                    ("", self._unsendable),
                    (translate("FeedSettingsDialog", "&Password"), self._password),
                    ("", self._keyring),
                    (translate("FeedSettingsDialog", "User-&Agent"), self._agent),
                    ("", self._honest),
                ],
            ),
        )

    def _connect(self) -> None:
        self._interval.currentIndexChanged.connect(lambda _at: self._show_next())
        self._offline.toggled.connect(self._keep_offline)
        self._full_text.toggled.connect(lambda _on: self._count_departing())
        self._stay.currentIndexChanged.connect(self._choose_stay)
        self._number.valueChanged.connect(lambda _number: self._count_departing())
        self._user_name.textChanged.connect(lambda _text: self._show_password())
        self._user_name.textChanged.connect(lambda _text: self._judge())
        self._agent.textChanged.connect(lambda _text: self._judge())
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        for field, label in ((self._number, self._stay), (self._title, None)):
            field.setAccessibleName(
                translate("FeedSettingsDialog", "Number") if label else translate("FeedSettingsDialog", "Name")
            )
        self._session.care.look_for_keyring(self._show_keyring)
        self._count_departing()
        self._judge()

    # ------------------------------------------------------------ what follows from what is chosen

    def _show_next(self) -> None:
        minutes = self._interval.currentData()
        wanted = replace(self._feed, wishes=replace(self._feed.wishes, interval_minutes=minutes))
        usual = self._session.settings.get(settings.REFRESH_MINUTES)
        condition = FeedCondition(wanted, by_hand=by_hand(wanted, usual))
        reason, by_clock = next_reason(condition)
        if not by_clock:
            self._next.setText(reason)
        elif minutes != self._feed.wishes.interval_minutes:
            self._next.setText(
                translate("FeedSettingsDialog", "The next check is planned anew when this is saved.")
            )
        else:
            when = next_text(condition, datetime.now(UTC), self._session.language)
            said = translate("FeedSettingsDialog", "Next check: {when}.").format(when=when)
            self._next.setText(f"{said} {reason}".strip())

    def _keep_offline(self, on: bool) -> None:
        """What is kept for offline has its whole text; after that it is as it was chosen before."""
        if on:
            self._full_text_before = self._full_text.isChecked()
        self._full_text.setEnabled(not on)
        self._full_text.setChecked(on or self._full_text_before)
        self._count_departing()

    def _choose_stay(self) -> None:
        self._show_number(_USUAL_NUMBERS.get(self._stay.currentData(), 0))
        self._count_departing()

    def _show_number(self, number: int) -> None:
        stay = Stay(self._stay.currentData())
        days = stay is Stay.DAYS
        self._number.blockSignals(True)
        self._number.setRange(1, settings.MOST_DAYS if days else settings.MOST_ARTICLES)
        dress_number(
            self._number,
            translate("FeedSettingsDialog", " days") if days else translate("FeedSettingsDialog", " articles"),
        )
        self._number.setValue(number or 1)
        self._number.blockSignals(False)
        self._number.setVisible(stay in _USUAL_NUMBERS)

    def _count_departing(self) -> None:
        self._session.care.count_departing(self._feed.id, self._wishes(), self._show_departing)

    def _show_departing(self, count: int) -> None:
        if self.listening:
            show_departing(self._departing, count)

    def _show_password(self) -> None:
        known = self._user_name.text().strip()
        self._password.setEnabled(bool(known))
        same = known and known == self._feed.wishes.user_name
        self._password.setPlaceholderText(translate("FeedSettingsDialog", "Unchanged") if same else "")

    def _show_keyring(self, lasting: bool) -> None:
        if not self.listening:
            return
        if lasting:
            said = translate("FeedSettingsDialog", "The password is kept in the system's keyring only.")
        else:
            said = translate(
                "FeedSettingsDialog",
                "This system has no keyring: the password is never stored, and asked for once in each run.",
            )
        self._keyring.setText(said)

    def _judge(self) -> None:
        """Say what no request can carry instead of what is said there else; it cannot be saved."""
        wishes = self._wishes()
        agent, user = unsendable_agent(wishes.user_agent), unsendable_user(wishes.user_name)
        honest = translate(
            "FeedSettingsDialog",
            "Left empty, Newsreader says who it is, as a reader should. Change it only where a server wants it.",
        )
        for label, code, letters, else_said in (
            (self._honest, "wishes.agent", agent, honest),
            (self._unsendable, "wishes.user", user, ""),
        ):
            said = translation.sentence(code, {"letters": letters}) if letters else else_said
            show_warning(label, said, warning=bool(letters))
        self._access.setRowVisible(self._unsendable, bool(user))
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not (agent or user))

    # ------------------------------------------------------------ the end

    def _wishes(self) -> FeedWishes:
        before = self._feed.wishes
        offline = self._offline.isChecked()
        wishes = replace(
            before,
            interval_minutes=self._interval.currentData(),
            full_text=before.full_text if offline else self._full_text.isChecked(),
            keep_offline=offline,
            notify=self._notify.isChecked(),
            show_copies=self._copies.isChecked(),
            user_agent=" ".join(self._agent.text().split()),
            user_name=self._user_name.text().strip(),
        )
        return Retention(Stay(self._stay.currentData()), self._number.value()).put_into(wishes)

    def _save(self) -> None:
        title = " ".join(self._title.text().split())
        wanted = FeedSettings(title, self._folder.currentData(), self._wishes())
        password = self._password.text() if wanted.wishes.user_name else ""
        self._session.care.apply(self._feed, wanted, password)
        self.accept()
