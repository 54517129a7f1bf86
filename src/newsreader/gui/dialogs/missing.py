"""A library whose file is gone while its backups are there, or whose disk is not: what can be done about it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, choice, column, heading, quiet
from newsreader.gui.text_size import grown

translate = QCoreApplication.translate


class MissingDialog(FormDialog):
    """Tells what is gone; each thing that can be done has a button and a sentence. Rejected, the program ends."""

    backups_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, file: str, parent: QWidget | None = None, *, backed: bool = True) -> None:
        super().__init__(translate("MissingDialog", "Missing library"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("MissingDialog", "Your library is not where it was")))
        layout.addWidget(quiet(_told(backed=backed).format(file=file)))
        layout.addSpacing(6)
        self.restore = QPushButton(translate("MissingDialog", "Restore a &backup…"), self)
        self.empty = QPushButton(translate("MissingDialog", "Begin with an &empty one"))
        self.quit = QPushButton(translate("MissingDialog", "&Quit"))
        if backed:
            told = translate("MissingDialog", "Go back to how everything was when the backup was made.")
            layout.addLayout(choice(self.restore, told))
            empty = translate("MissingDialog", "Start without feeds. The backups stay where they are.")
        else:
            empty = translate("MissingDialog", "Start without feeds, in the folder where the library was.")
        layout.addLayout(choice(self.empty, empty))
        leave = translate("MissingDialog", "Leave everything as it is and end the program.")
        layout.addLayout(choice(self.quit, leave))
        layout.addStretch(1)
        self.restore.setVisible(backed)
        (self.restore if backed else self.quit).setDefault(True)
        self.restore.clicked.connect(self.backups_wanted)
        self.empty.clicked.connect(self.empty_wanted)
        self.quit.clicked.connect(self.reject)
        self.set_size(grown(580), grown(290 if backed else 250))


def _told(*, backed: bool) -> str:
    if backed:
        return translate(
            "MissingDialog",
            "{file} is gone, but backups of it are there. Nothing has been changed yet. If the file was moved, "
            "quit, put it back and start again.",
        )
    return translate(
        "MissingDialog",
        "{file} is gone. Nothing has been changed yet. If its disk is not connected, or the file was moved, quit, "
        "connect the disk or put the file back, and start again.",
    )
