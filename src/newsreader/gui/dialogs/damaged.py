"""A library that cannot be read: what was found, and what can be done about it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, choice, column, heading, quiet
from newsreader.gui.text_size import grown

translate = QCoreApplication.translate


class DamagedDialog(FormDialog):
    """Tells of the damage; each thing that can be done has a button and a sentence. Rejected, the program ends."""

    repair_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("DamagedDialog", "Damaged library"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("DamagedDialog", "Your library is damaged")))
        found = translate(
            "DamagedDialog",
            "Parts of {file} cannot be read; a failing disk may have done it. Nothing has been changed yet.",
        )
        layout.addWidget(quiet(found.format(file=file)))
        layout.addSpacing(6)
        self.repair = QPushButton(translate("DamagedDialog", "&Repair"))
        self.restore = QPushButton(translate("DamagedDialog", "Restore a &backup…"))
        self.quit = QPushButton(translate("DamagedDialog", "&Quit"))
        for button, told in (
            (
                self.repair,
                translate(
                    "DamagedDialog",
                    "Everything that can be read is put into a new library. The damaged file is kept beside it.",
                ),
            ),
            (
                self.restore,
                translate(
                    "DamagedDialog", "Go back to an earlier state. The damaged file is kept among the backups."
                ),
            ),
            (self.quit, translate("DamagedDialog", "Leave everything as it is and end the program.")),
        ):
            layout.addLayout(choice(button, told))
        layout.addStretch(1)
        self.repair.setDefault(True)
        self.repair.clicked.connect(self.repair_wanted)
        self.restore.clicked.connect(self.backups_wanted)
        self.quit.clicked.connect(self.reject)
        self.set_size(grown(580), grown(290))
