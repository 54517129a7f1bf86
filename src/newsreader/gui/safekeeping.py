"""What the window's acts for the library as a whole do: backups, everything out and in. A part of its commands."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from newsreader.gui.rescue import Rescue

if TYPE_CHECKING:
    from newsreader.gui.window import Window
    from newsreader.library.export import Exported, Imported
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class Safekeeping:
    """The acts of one window."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def show_backups(self) -> None:
        """Show the backups; the one that is chosen is put back."""
        from newsreader.gui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self._window.session, self._window)
        dialog.chosen.connect(lambda path: end_with(self._window, Rescue(path)))
        self._window.show_dialog(dialog)

    def export_all(self) -> None:
        """Write everything into a folder that is chosen."""
        name = QFileDialog.getExistingDirectory(
            self._window, translate("window", "Export everything to a new folder")
        )
        if not name:
            return

        def work(library: "Library") -> "Exported":
            from newsreader.library.export import export_everything

            return export_everything(library, Path(name))

        def done(made: "Exported") -> None:
            told = translate("subscriptions", "{feeds} feeds and {articles} articles are in {name}.")
            self._window.session.said.emit(
                told.format(feeds=made.feeds, articles=made.articles, name=Path(name).name)
            )

        self._window.session.read(work, done, long=True)

    def import_all(self) -> None:
        """Take in what another library wrote into a folder."""
        name = QFileDialog.getExistingDirectory(
            self._window, translate("window", "Import everything from a folder")
        )
        if not name:
            return

        def work(library: "Library") -> "Imported":
            from newsreader.library.export import import_everything

            return import_everything(library, Path(name))

        def done(made: "Imported") -> None:
            session = self._window.session
            told = translate(
                "subscriptions", "Imported: {articles} new articles, {merged} known ones brought together."
            )
            session.said.emit(told.format(articles=made.articles, merged=made.merged))
            session.refresh_values()
            session.overtaken.emit()

        self._window.session.read(work, done, long=True)


def end_with(window: "Window", wanted: Rescue) -> None:
    """Close the window, and have something done with the library that nobody may have open meanwhile."""
    window.rescue = wanted
    window.close()
