"""Choosing which story an article's story is one with: the likest of its days, with what they share."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from newsreader.gui.dialogs.candidate_rows import CandidateDelegate
from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet, without_marks
from newsreader.gui.models.articles import outlets_text
from newsreader.gui.text_size import grown
from newsreader.gui.times import clock_or_age
from newsreader.library.story_page import Candidate
from newsreader.model import ArticleRow

if TYPE_CHECKING:
    from newsreader.gui.session import Session

ARTICLE = int(Qt.ItemDataRole.UserRole)
WORDS = ARTICLE + 1  # what the field looks through

translate = QCoreApplication.translate


class MergeDialog(FormDialog):
    """Shows what is near; several may be chosen. A field finds letters of it; what is chosen stays in sight:
    nothing is merged unseen."""

    def __init__(self, session: "Session", article: int, parent: QWidget | None = None) -> None:
        super().__init__(translate("MergeDialog", "Merge with another story"), parent)
        self._session = session
        self._article = article
        self._row = session.readable.article.row if session.readable is not None else None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("MergeDialog", "Filter stories"))
        self.field.setAccessibleName(translate("MergeDialog", "Filter stories"))
        self.field.setClearButtonEnabled(True)
        self.field.setEnabled(False)  # until there is something to look through
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("MergeDialog", "Stories of these days"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # a headline may take more lines, or fewer
        self.list.setItemDelegate(CandidateDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = quiet(translate("MergeDialog", "Looking for stories that are like it…"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.merge = self.buttons.addButton(
            translate("MergeDialog", "&Merge"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.merge.setEnabled(False)
        self._lay_out()
        self.set_size(grown(620), grown(480))
        session.stories.near(article, self._show)

    def _lay_out(self) -> None:
        layout = column(self)
        title = self._row.title if self._row is not None and self._row.id == self._article else ""
        layout.addWidget(heading(title or translate("MergeDialog", "Merge with another story"), 15))
        layout.addWidget(self._hint)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self._nothing = quiet(translate("MergeDialog", "None of these stories fits."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        QVBoxLayout(self.list.viewport()).addWidget(self._nothing)
        layout.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        self.list.itemSelectionChanged.connect(lambda: self.merge.setEnabled(bool(self.list.selectedItems())))
        self.field.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(lambda _item: self.accept())

    def _show(self, found: tuple[Candidate, ...]) -> None:
        if not isValid(self):  # closed meanwhile
            return
        for one in found:
            item = QListWidgetItem(self._line(one))
            item.setData(ARTICLE, one.row.id)
            item.setData(WORDS, without_marks(item.text()))
            self.list.addItem(item)
        self.field.setEnabled(bool(found))
        if found:
            self.field.setFocus()
            hint = translate("MergeDialog", "These are told together from now on, also in later articles:")
        else:
            hint = translate("MergeDialog", "No story of these days is like this one. In the list, choose the "
                             "articles that belong together and merge them there.")  # fmt: skip
        self._hint.setText(hint)

    def _narrow(self, text: str) -> None:
        """Show what has all the words typed, and what is chosen."""
        wanted = without_marks(text).split()
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(not item.isSelected() and not all(word in item.data(WORDS) for word in wanted))
        self._nothing.setVisible(bool(items) and all(item.isHidden() for item in items))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the field into the list."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.field and pressed == Qt.Key.Key_Down:
            self._enter_list()
            return True
        return super().eventFilter(watched, event)

    def _enter_list(self) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            self.list.setFocus()
            self.list.setCurrentRow(shown[0])

    def _line(self, one: Candidate) -> str:
        row: ArticleRow = one.row
        when = clock_or_age(row.published, self._session.library.now(), self._session.language) if (
            self._session.library is not None) else ""  # fmt: skip
        about = " · ".join(part for part in (row.outlet, when, outlets_text(row.outlets)) if part)
        words = ", ".join(f"“{word}”" for word in one.why)
        why = translate("RelatedBlocks", "both mention {words}").format(words=words) if words else ""
        return "\n".join(part for part in (row.title, about, why) if part)

    def accept(self) -> None:
        """Merge with what is chosen."""
        chosen = [item.data(ARTICLE) for item in self.list.selectedItems()]
        if chosen:
            self._session.stories.merge((self._article, *chosen))
            super().accept()
