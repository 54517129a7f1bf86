"""How many articles would go by what is being set. Knows nothing of who counts them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from newsreader.gui.dialogs.pieces import show_warning

translate = QCoreApplication.translate


def show_departing(label: QLabel, count: int) -> None:
    """Tell in `label` how many articles would go, as a warning where any would, and which stay in any case."""
    spared = translate("departing", "Starred articles and those that you kept for offline yourself always stay.")
    said = translate("departing", "%Ln article(s) would go, in an hour at the earliest.", "", count)
    show_warning(label, f"{said} {spared}" if count else spared, warning=count > 0)
