"""Asking for how many feeds a category means a section."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, answer_buttons, column, heading, quiet
from newsreader.gui.names import short_name

translate = QCoreApplication.translate


class CategoryDialog(FormDialog):
    """For one feed, or for all; what is here is put right as well."""

    def __init__(self, published: str, feed: str, section: str, parent: QWidget | None = None) -> None:
        title = translate("CategoryDialog", "Put “{name}” into {section}").format(
            name=short_name(published), section=short_name(section)
        )
        super().__init__(title, parent)
        layout = column(self)
        layout.addWidget(heading(title, 16))
        hint = translate(
            "CategoryDialog", "This holds for the articles that are here and for those that will come."
        )
        layout.addWidget(quiet(hint))
        name = short_name(feed).replace("&", "&&")
        self._one = QRadioButton(translate("CategoryDialog", "For {feed} only").format(feed=name), self)
        self._all = QRadioButton(translate("CategoryDialog", "For all feeds that use this name"), self)
        self._one.setChecked(True)
        layout.addWidget(self._one)
        layout.addWidget(self._all)
        self.buttons = answer_buttons(self, self.accept)
        layout.addWidget(self.buttons)

    @property
    def everywhere(self) -> bool:
        """Whether it is to hold for all feeds."""
        return self._all.isChecked()
