"""What an import of a list of feeds did: added, known already, skipped and why."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from newsreader.gui import translation
from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet
from newsreader.model import ImportReport


class ImportReportDialog(FormDialog):
    """Shows an ImportReport; the reasons are told in the window's language."""

    def __init__(self, report: ImportReport, name: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("ImportReportDialog", "Import"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("ImportReportDialog", "%n feed(s) added", "", len(report.added))))
        facts = [translate("ImportReportDialog", "From {name}.").format(name=name)]
        if report.known:
            facts.append(
                translate(
                    "ImportReportDialog", "%n feed(s) you follow already stayed where they are.", "", report.known
                )
            )
        if report.skipped:
            facts.append(translate("ImportReportDialog", "%n line(s) were left out:", "", len(report.skipped)))
        layout.addWidget(quiet(" ".join(facts)))
        if report.skipped:
            layout.addWidget(_table(report.skipped), 1)
        layout.addWidget(close_button(self))

    def sizeHint(self) -> QSize:
        """Wide enough for names and reasons."""
        return QSize(520, super().sizeHint().height())


def _table(skipped: tuple[tuple[str, str], ...]) -> QTreeWidget:
    translate = QCoreApplication.translate
    table = QTreeWidget()
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setHeaderLabels([translate("ImportReportDialog", "Feed"), translate("ImportReportDialog", "Reason")])
    for title, code in skipped:
        name = title or translate("ImportReportDialog", "(without a name)")
        QTreeWidgetItem(table, [name, translation.sentence(code)])
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table
