"""A story over days: its articles by day and outlet, how fast they came, what was new in each."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsreader.gui.dialogs.pieces import BesideDialog, column, heading, quiet
from newsreader.gui.menus import passing_menu
from newsreader.gui.models.articles import articles_text
from newsreader.gui.models.group_names import day_name
from newsreader.gui.names import short_name
from newsreader.gui.story_buttons import Story
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, Theme, wear_font
from newsreader.gui.timeline import Pulse, TimelineRow, span_text
from newsreader.library.story_page import Member, StoryPage

if TYPE_CHECKING:
    from newsreader.gui.session import Session

LONGEST_HEADLINE = 240  # characters

translate = QCoreApplication.translate


class StoryDialog(BesideDialog):
    """The timeline of the story of an article. Follows the session; the window behind it can be used."""

    article_requested = Signal(int)

    def __init__(self, session: "Session", article: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(translate("StoryDialog", "The story and its timeline"), parent)
        self._session, self._article, self._theme = session, article, theme
        self.page = StoryPage(0, article)
        self.title = heading("", 17)
        self.numbers = quiet("")
        self.pulse = Pulse(theme, self)
        self.rows: list[TimelineRow] = []
        self._inner = QWidget()
        self._inner.setObjectName("timeline")
        self._column = QVBoxLayout(self._inner)
        self.follow = QPushButton()
        self.mute = QPushButton()
        self.split = QPushButton(translate("StoryDialog", "&Split off"))
        self._lay_out()
        self.set_size(grown(720), grown(660))
        session.stories_changed.connect(self._look)
        session.changed.connect(self._follow)
        self._look()

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(self.title)
        layout.addWidget(self.numbers)
        layout.addWidget(self.pulse)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(0)
        area.setWidget(self._inner)
        self._area = area
        layout.addWidget(area, 1)
        below = QHBoxLayout()
        for button in (self.follow, self.mute, self.split):
            button.setAutoDefault(False)
            below.addWidget(button)
        below.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        below.addWidget(box)
        layout.addLayout(below)
        self.follow.clicked.connect(lambda: self._session.stories.follow(self._article, not self.page.followed))
        self.mute.clicked.connect(lambda: self._session.stories.mute(self._article, not self.page.muted))
        self.split.clicked.connect(self._split_off)
        self.split.setToolTip(translate("StoryDialog", "Make the chosen article a story of its own"))

    def _follow(self, _changes: object) -> None:
        self._look()

    def _look(self) -> None:
        self._session.stories.look(self._article, self._show, key="timeline")

    def _show(self, page: StoryPage) -> None:
        if not isValid(self) or (page == self.page and self.rows):  # closed meanwhile
            return
        self.page = page
        lead = next((one for one in page.members if one.row.id == page.lead), None)
        self.title.setText(short_name(lead.row.title, LONGEST_HEADLINE) if lead is not None else "")
        self.numbers.setText(_numbers(page))
        self.pulse.show_times([one.row.published for one in page.members], self._session.language)
        self.follow.setText(
            translate("StoryDialog", "Follow no &more") if page.followed else translate("StoryDialog", "&Follow")
        )
        self.mute.setText(
            translate("StoryDialog", "Show &again") if page.muted else translate("StoryDialog", "M&ute")
        )
        self.split.setEnabled(len(page.members) > 1)
        self._fill(page.members)

    def _fill(self, members: Sequence[Member]) -> None:
        focused = next((row.story.article for row in self.rows if row.hasFocus()), self._article)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        outlets = {one.row.id: one.outlet for one in members}
        today, day = date.today(), None  # noqa: DTZ011  # the reader's own day
        for place, one in enumerate(members):
            here = one.row.published.astimezone().date()
            if here != day:
                day = here
                self._column.addWidget(_day_label(day_name(day, today, self._session.language), first=not place))
            self.rows.append(self._row(one, outlets))
            self._column.addWidget(self.rows[-1])
        self._column.addStretch(1)
        for row in self.rows:
            if row.story.article == focused:
                row.show()  # the layout shows it later, and what is not shown cannot have the keyboard
                row.setFocus()

    def _row(self, one: Member, outlets: dict[int, str]) -> TimelineRow:
        original, first = outlets.get(one.copy_of, ""), one is self.page.members[0]
        row = TimelineRow(one, original, self._story(one), self._theme, self._inner, first=first)
        number = one.row.id
        row.clicked.connect(lambda _on=False: self.article_requested.emit(number))
        row.focused.connect(lambda which=row: self._area.ensureWidgetVisible(which, 0, 30))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(lambda at, which=row: self._show_menu(which, at))
        return row

    def _story(self, one: Member) -> Story:
        words = ", ".join(f"“{word}”" for word in one.why)
        why = translate("RelatedBlocks", "both mention {words}").format(words=words) if words else ""
        if one.pinned:
            why = " · ".join(part for part in (why, translate("StoryDialog", "held here by your word")) if part)
        when = one.row.published.astimezone().strftime("%H:%M")
        icon = self._session.icons.get(one.row.feed, "")
        return Story(one.row.id, one.outlet, one.row.title, "", when, why=why, read=one.row.read, icon=icon)

    def _show_menu(self, row: TimelineRow, at: QPoint) -> None:
        menu = passing_menu(self)
        menu.addAction(translate("StoryDialog", "Open"), row.click)
        split = menu.addAction(
            translate("StoryDialog", "Split off"), lambda: self._session.stories.split_off(row.story.article)
        )
        split.setEnabled(len(self.rows) > 1)
        menu.popup(row.mapToGlobal(at))

    def _split_off(self) -> None:
        chosen = next((row.story.article for row in self.rows if row.hasFocus()), self._chosen())
        if chosen == self._article:  # the dialog stays with the others
            self._article = next((row.story.article for row in self.rows if row.story.article != chosen), chosen)
        self._session.stories.split_off(chosen)

    def _chosen(self) -> int:
        """The article that had the focus last."""
        last = self.focusProxy() or self.focusWidget()
        return last.story.article if isinstance(last, TimelineRow) else self._article


def _numbers(page: StoryPage) -> str:
    """How many report, how long, how fast; what to do where it is one alone."""
    if len(page.members) == 1:
        if page.followed:
            return translate(
                "StoryDialog", "Nobody else tells of this so far. You will be told when somebody does."
            )
        return translate(
            "StoryDialog", "Nobody else tells of this so far. Follow it to be told when somebody does."
        )
    parts = [
        translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", page.outlets),
        articles_text(len(page.members)),
    ]
    if len(page.members) > 1:
        parts.append(span_text(page.members[-1].row.published - page.members[0].row.published))
    copies = sum(1 for one in page.members if one.copy_of)
    if copies:
        parts.append(translate("StoryDialog", "%Ln with nearly the text of another", "", copies))
    if page.pace >= 2:
        text = translate("StoryDialog", "at its fastest %Ln article(s) an hour", "", round(page.pace))
        parts.append(text)
    return "  ·  ".join(parts)


def _day_label(text: str, *, first: bool) -> QLabel:
    label = QLabel(text)
    wear_font(label, 13, SEMIBOLD)
    label.setContentsMargins(0, 4 if first else 18, 0, 6)
    return label
