"""What the session says while a dialog covers the window: the last act, with undo, or how a refresh goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from newsreader.gui.activity import Run
from newsreader.gui.activity_words import progress_text, summary_text

if TYPE_CHECKING:
    from newsreader.gui.session import Session

translate = QCoreApplication.translate


class ToldLine(QWidget):
    """Follows the session; of refreshes it tells those only that were asked for where it stands."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._awaited = False  # whether a refresh goes on that was asked for here
        self.text = QLabel()
        self.text.setProperty("kind", "quiet")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(translate("status", "Undo"), autoDefault=False)
        self.undo.setProperty("kind", "link")
        self.undo.clicked.connect(self._take_back)
        self.undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text)
        row.addWidget(self.undo)
        row.addStretch(1)
        session.said.connect(self._tell)
        session.failed.connect(self._tell)
        session.undo_available.connect(self._tell_undo)
        session.refresh_progress.connect(self._tell_progress)
        session.refresh_ended.connect(self._tell_end)

    def await_refresh(self) -> None:
        """Tell how the refresh that is asked for now goes and ends."""
        self._awaited = True

    def _tell(self, text: str) -> None:
        self.text.setText(text)
        self.undo.hide()

    def _tell_undo(self, label: str) -> None:
        self.text.setText(label)
        self.undo.show()

    def _tell_progress(self, run: Run) -> None:
        if self._awaited:
            self._tell(progress_text(run, self.locale()))

    def _tell_end(self) -> None:
        run = self._session.refreshing.last
        if self._awaited and run is not None and not run.refused:
            self._tell(summary_text(run, self.locale()))
        self._awaited = False

    def _take_back(self) -> None:
        self.undo.hide()
        self._session.undo()
