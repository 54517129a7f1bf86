"""The backups there are, what each holds, and putting one back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from newsreader.gui import translation
from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet, show_warning
from newsreader.gui.text_size import grown
from newsreader.gui.times import exact
from newsreader.model import BackupFailure
from newsreader.paths import is_there
from newsreader.worker.jobs import BackUp, JobDone, JobFailed, WorkerDied, WorkerEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.backup import Backup

translate = QCoreApplication.translate

WIDTHS = (136, 0, 92, 70, 76, 80)  # pixels of the columns; the second takes what is left
WITH_ARTICLES = ("whole", "before")  # kinds of copies; what was put aside is not what one goes back to unasked


class BackupsDialog(FormDialog):
    """Lists the copies of a library, also of one that cannot be opened. `chosen` names the one to be put back."""

    chosen = Signal(object)  # Path

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(translate("BackupsDialog", "Backups"), parent)
        self._session = session
        self._job = 0  # the number of the copy that is being made
        self._rows: Sequence[Backup] = ()
        self._table = self._make_table()
        self.failed = quiet("")
        self.failed.hide()
        self._told = QLabel(wordWrap=True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setMinimumHeight(grown(58))
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._restore = QPushButton(translate("BackupsDialog", "&Restore"))
        self._make = QPushButton(translate("BackupsDialog", "&Back up now"))
        self._other = QPushButton(translate("BackupsDialog", "&Another file…"))
        self._lay_out()
        self._table.currentItemChanged.connect(lambda _now, _before: self._tell())
        self._restore.clicked.connect(self._ask)
        self._make.clicked.connect(self._back_up)
        self._other.clicked.connect(self._choose_file)
        self.finished.connect(self._end)
        session.door.answered.connect(self._hear)
        self.set_size(grown(760), grown(480))
        self._tell()
        self._read()

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(heading(translate("BackupsDialog", "Backups")))
        daily = translate(
            "BackupsDialog",
            "A small one is made every day, a whole one every week, after a refresh. They are kept in {path}.",
        )
        layout.addWidget(quiet(daily.format(path=self._session.paths.backups)))
        layout.addWidget(self.failed)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._told)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._make, self._other):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._restore)
        close = close_button(self)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        row.addWidget(close)
        layout.addLayout(row)
        self._make.setEnabled(self._session.library is not None)

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAccessibleName(translate("BackupsDialog", "Backups"))
        table.setHeaderLabels(
            [
                translate("BackupsDialog", "Made"),
                translate("BackupsDialog", "Holds"),
                translate("BackupsDialog", "Size"),
                translate("BackupsDialog", "Feeds"),
                translate("BackupsDialog", "Articles"),
                translate("BackupsDialog", "Starred"),
            ]
        )
        header = table.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(WIDTHS):
            if width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, grown(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            if place >= 2:
                table.headerItem().setTextAlignment(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
        return table

    def _read(self) -> None:
        paths, library = self._session.paths, self._session.library

        def work() -> "tuple[tuple[Backup, ...], tuple[BackupFailure, ...]]":
            from newsreader.library.backup import backups, failures

            return backups(paths), failures(library) if library is not None else ()

        self._session.lanes.ponder(work, lambda found: self._show(*found), key="backups")

    def _show(self, there: "Sequence[Backup]", failures: Sequence[BackupFailure]) -> None:
        if not self.listening:
            return
        show_warning(self.failed, "\n".join(translation.failure_text(one) for one in failures), warning=True)
        self.failed.setVisible(bool(failures))
        self._rows = there
        self._table.clear()
        for one in there:
            cells = [
                exact(one.made, self._session.language),
                kind_text(one.kind),
                size_text(self, one.size),
                *(self._number(number) for number in (one.feeds, one.articles, one.starred)),
            ]
            item = QTreeWidgetItem(self._table, cells)
            item.setToolTip(1, str(one.path))
            for place in range(2, len(cells)):
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = self._table.topLevelItem(self._offered())
        if first is not None:
            self._table.setCurrentItem(first)
        self._tell()

    def _offered(self) -> int:
        """The place of the newest copy; for who lost the library, of the newest with all articles, if any."""
        whole = (place for place, one in enumerate(self._rows) if one.kind in WITH_ARTICLES and one.articles)
        return next(whole, 0) if self._session.library is None else 0

    def _number(self, number: int | None) -> str:
        return "–" if number is None else self.locale().toString(number)

    @property
    def _current(self) -> "Backup | None":
        item = self._table.currentItem()
        place = self._table.indexOfTopLevelItem(item) if item is not None else -1
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _tell(self) -> None:
        one = self._current
        self._restore.setEnabled(one is not None and one.feeds is not None)
        if one is None:
            self._told.setText(translate("BackupsDialog", "There is no backup yet."))
        elif one.feeds is None:
            self._told.setText(translate("BackupsDialog", "This file cannot be read."))
        else:
            there = is_there(self._session.paths.database)
            self._told.setText(what_happens(one.kind, there=there))

    def _ask(self) -> None:
        one = self._current
        if one is not None:
            self.chosen.emit(one.path)
            self.accept()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, translate("BackupsDialog", "Restore a backup"), "", "SQLite (*.sqlite3)"
        )
        if name:
            self.chosen.emit(Path(name))
            self.accept()

    def _back_up(self) -> None:
        self._make.setEnabled(False)
        self._told.setText(translate("BackupsDialog", "A whole backup is being made…"))
        self._job = self._session.door.submit(BackUp())

    def _hear(self, event: WorkerEvent) -> None:
        if event.job != self._job or not isinstance(event.payload, JobDone | JobFailed | WorkerDied):
            return
        self._job = 0
        self._make.setEnabled(True)
        if isinstance(event.payload, JobFailed):
            self._told.setText(translation.sentence(event.payload.code, event.payload.data))
        else:
            self._read()

    def _end(self) -> None:
        self._session.door.answered.disconnect(self._hear)


def kind_text(kind: str) -> str:
    """What a copy of this kind holds."""
    return {
        "small": translate("BackupsDialog", "Feeds, settings, marks"),
        "whole": translate("BackupsDialog", "The whole library"),
        "before": translate("BackupsDialog", "Whole, before an update"),
        "aside": translate("BackupsDialog", "Whole, put aside earlier"),
    }[kind]


def what_happens(kind: str, *, there: bool = True) -> str:
    """What restoring a copy of this kind does, where a library is `there` or is not."""
    small = translate(
        "BackupsDialog",
        "Feeds, folders, settings and starred articles come back, and what you have read stays read. "
        "Other articles are fetched again, as far as the outlets still have them.",
    )
    whole = translate("BackupsDialog", "Everything will be as it was then. What came later is fetched again.")
    kept = translate("BackupsDialog", "The program starts anew.")
    if there:
        kept = translate(
            "BackupsDialog",
            "The library that you have now is put aside, never deleted. The program starts anew.",
        )
    return f"{small if kind == 'small' else whole}\n{kept}"


def size_text(widget: QWidget, size: int) -> str:
    """A size; a small one in kilobytes, since "0.0 MB" would be nothing kept."""
    if size < 100_000:
        return f"{widget.locale().toString(max(1, round(size / 1000)))} kB"
    return f"{widget.locale().toString(size / 1_000_000, 'f', 1)} MB"
