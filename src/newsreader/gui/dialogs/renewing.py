"""That the library is being brought to a new form: it cannot be shown before that is done."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, column, heading, quiet
from newsreader.gui.text_size import grown

translate = QCoreApplication.translate


class RenewingDialog(FormDialog):
    """Goes when it is told to; nothing in it is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("RenewingDialog", "One moment"), parent)
        layout = column(self)
        layout.addWidget(heading(translate("RenewingDialog", "The library is being brought to a new form")))
        told = translate(
            "RenewingDialog",
            "An earlier Newsreader made it. This is done once; a very large library takes a minute or two. "
            "As it was, it is kept among the backups.",
        )
        layout.addWidget(quiet(told))
        layout.addSpacing(4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        layout.addWidget(self.bar)
        self.step = quiet("")
        layout.addWidget(self.step)
        layout.addStretch(1)
        self.set_size(grown(500), grown(180))

    def show_step(self, step: int, steps: int) -> None:
        """Which step of how many begins; 0: it is copied first."""
        if step:
            text = translate("RenewingDialog", "Step {step} of {steps}").format(step=step, steps=steps)
        else:
            text = translate("RenewingDialog", "It is copied first…")
        self.step.setText(text)
        self.bar.setRange(0, steps)
        self.bar.setValue(max(0, step - 1))

    def reject(self) -> None:
        """Escape ends nothing that is under way."""
