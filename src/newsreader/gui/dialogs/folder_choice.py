"""Choosing a folder, or making one on the way."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from newsreader.gui.menus import folder_titles
from newsreader.gui.session import Session
from newsreader.gui.text_size import grown

NEW = -1  # stands in the list for making a folder

translate = QCoreApplication.translate


class FolderChoice(QComboBox):
    """All folders by their whole path, the top, and a new one. `currentData()` is the id, None for the top."""

    def __init__(self, session: Session, parent: QWidget, chosen: int | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made = ""  # the name of a folder that was made here and will come
        self.setMinimumWidth(grown(190))
        self._fill(chosen)
        self.activated.connect(self._choose)
        session.tree_changed.connect(self._follow)

    def _fill(self, chosen: int | None) -> None:
        self.clear()
        self.addItem(translate("AddFeedDialog", "No folder"), None)
        for title, number in folder_titles(self._session.folders):
            self.addItem(title, number)
        self.insertSeparator(self.count())
        self.addItem(translate("AddFeedDialog", "New folder…"), NEW)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def _choose(self, place: int) -> None:
        if self.itemData(place) != NEW:
            return
        from newsreader.gui.dialogs.name import ask_folder_name

        self.setCurrentIndex(0)
        name = ask_folder_name(self, frozenset(folder.title for folder in self._session.folders))
        if name:
            self._made = name
            self._session.add_folder(name)

    def _follow(self) -> None:
        """A folder that was made here is the one that was meant."""
        made = next((one.id for one in self._session.folders if one.title == self._made), None)
        if made is not None:
            self._made = ""
        self._fill(made if made is not None else self.currentData())
