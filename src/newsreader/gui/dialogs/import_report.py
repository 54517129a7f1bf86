"""What an import did. Of a list of feeds: added, known already, skipped and why. Of everything: what was not taken
over as it was."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QListWidget, QTreeWidget, QTreeWidgetItem, QWidget

from newsreader.gui import translation
from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet
from newsreader.gui.text_size import grown
from newsreader.outline import ImportReport
from newsreader.search import Note


class ImportReportDialog(FormDialog):
    """Shows an ImportReport; the reasons are told in the window's language."""

    def __init__(self, report: ImportReport, name: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("ImportReportDialog", "Import"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("ImportReportDialog", "%Ln feed(s) added", "", len(report.added))))
        facts = [translate("ImportReportDialog", "From {name}.").format(name=name)]
        if report.known:
            facts.append(
                translate(
                    "ImportReportDialog", "%Ln feed(s) you follow already stayed where they are.", "", report.known
                )
            )
        if report.skipped:
            facts.append(translate("ImportReportDialog", "%Ln line(s) were left out:", "", len(report.skipped)))
        layout.addWidget(quiet(" ".join(facts)))
        if report.skipped:
            layout.addWidget(_table(report.skipped), 1)
        layout.addWidget(close_button(self))

    def sizeHint(self) -> QSize:
        """Wide enough for names and reasons."""
        return QSize(grown(520), super().sizeHint().height())


class ImportNotesDialog(FormDialog):
    """Tells what of an export is not here as it was there: a sentence for each."""

    def __init__(self, notes: Sequence[Note], name: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("ImportReportDialog", "Import"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("ImportReportDialog", "Imported, but not all of it as it was")))
        layout.addWidget(quiet(translate("ImportReportDialog", "From {name}.").format(name=name)))
        self.sentences = QListWidget()
        self.sentences.setAccessibleName(self.windowTitle())
        self.sentences.setWordWrap(True)
        self.sentences.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.sentences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sentences.addItems([translation.sentence(note.code, note.data) for note in notes])
        layout.addWidget(self.sentences, 1)
        layout.addWidget(close_button(self))

    def sizeHint(self) -> QSize:
        """Wide enough for sentences."""
        return QSize(grown(560), grown(340))


def _table(skipped: tuple[tuple[str, str], ...]) -> QTreeWidget:
    translate = QCoreApplication.translate
    table = QTreeWidget()
    table.setAccessibleName(translate("ImportReportDialog", "Import"))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setHeaderLabels([translate("ImportReportDialog", "Feed"), translate("ImportReportDialog", "Reason")])
    for title, code in skipped:
        name = title or translate("ImportReportDialog", "(without a name)")
        item = QTreeWidgetItem(table, [name, translation.sentence(code)])
        for place in (0, 1):
            item.setToolTip(place, item.text(place))
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table
