"""Which program this is, its version, its licence and what it stands on."""

import platform

import PySide6
from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QLabel, QWidget

from newsreader import CONTACT, HOME_PAGE, NAME, __version__
from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet
from newsreader.gui.text_size import grown


class AboutDialog(FormDialog):
    """About the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("AboutDialog", "About {name}").format(name=NAME), parent)
        layout = column(self)
        layout.addWidget(heading(NAME, 22))
        layout.addWidget(quiet(translate("AboutDialog", "Version {version}").format(version=__version__)))
        layout.addWidget(
            _text(
                translate(
                    "AboutDialog",
                    "A newsreader in Vietnamese and English: sections, related stories, offline reading. "
                    "Everything stays on this computer.",
                )
            )
        )
        layout.addWidget(
            _text(
                translate(
                    "AboutDialog",
                    "Free software under the GNU General Public License, version 3 or later. "
                    "It comes without any warranty.",
                )
            )
        )
        built = f"Python {platform.python_version()} · Qt {qVersion()} · PySide6 {PySide6.__version__}"
        facts = QLabel(f"{built}\n{HOME_PAGE}\n{CONTACT}")
        facts.setProperty("kind", "quiet")
        facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout.addWidget(facts)
        layout.addWidget(close_button(self))


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(grown(380))
    return label
