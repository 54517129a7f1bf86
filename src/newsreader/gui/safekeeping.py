"""What the window's acts for the library as a whole do: backups, everything out and in. A part of its commands."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from newsreader.gui import translation
from newsreader.gui.rescue import Rescue
from newsreader.model import BackupFailure
from newsreader.worker.jobs import (
    BackedUp,
    ExportAll,
    Exported,
    ImportAll,
    Imported,
    JobDone,
    JobFailed,
    WorkerDied,
    WorkerEvent,
)

if TYPE_CHECKING:
    from newsreader.gui.window import Window
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class Safekeeping:
    """The acts of one window."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._jobs: dict[int, str] = {}  # the name of the folder of each that is under way
        self._told: tuple[BackupFailure, ...] = ()  # the backups of which was said that they could not be made
        window.session.door.answered.connect(self._hear)
        window.session.opened.connect(self._look)

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
        if name:
            self._window.session.said.emit(translate("subscriptions", "Everything is being exported…"))
            self._jobs[self._window.session.door.submit(ExportAll(Path(name)))] = Path(name).name

    def import_all(self) -> None:
        """Take in what another library wrote into a folder."""
        name = QFileDialog.getExistingDirectory(
            self._window, translate("window", "Import everything from a folder")
        )
        if name:
            self._window.session.said.emit(translate("subscriptions", "Everything is being imported…"))
            self._jobs[self._window.session.door.submit(ImportAll(Path(name)))] = Path(name).name

    def _look(self) -> None:
        """A backup may have failed in another process, or the last time that the program ran."""

        def work(library: "Library") -> tuple[BackupFailure, ...]:
            from newsreader.library import backup

            return backup.failures(library)

        self._window.session.read(work, self._warn)

    def _warn(self, failures: tuple[BackupFailure, ...]) -> None:
        """Say once which backups cannot be made, and why; again when they could be made meanwhile."""
        session = self._window.session
        fresh = [one for one in failures if one not in self._told]
        self._told = failures
        for one in fresh:
            session.refreshing.activity.note_trouble(translate("activity", "Backup"), one.code, one.data)
        if fresh:
            self._window.status.say(translation.failure_text(fresh[0]), trouble=True, details=True)

    def _hear(self, event: WorkerEvent) -> None:
        """Say what came of it."""
        session, made = self._window.session, event.payload
        if isinstance(made, BackedUp):
            self._warn(made.failures)
        name = self._jobs.get(event.job)
        if name is None:
            return
        if isinstance(made, Exported):
            told = translate("subscriptions", "Exported to {name}. Feeds: {feeds}, articles: {articles}.")
            show = self._window.locale().toString
            session.said.emit(told.format(feeds=show(made.feeds), articles=show(made.articles), name=name))
        elif isinstance(made, Imported):
            self._imported(made, name)
        elif isinstance(made, JobFailed):
            session.failed.emit(translation.sentence(made.code, made.data))
        if isinstance(made, JobDone | JobFailed | WorkerDied):
            del self._jobs[event.job]

    def _imported(self, made: Imported, name: str) -> None:
        session = self._window.session
        told = translate(
            "subscriptions",
            "Imported. New articles: {articles}, known ones merged: {merged}, searches: {searches}, "
            "rules: {rules}.",
        )
        numbers = {
            "articles": made.articles, "merged": made.merged, "searches": made.searches, "rules": made.rules,
        }  # fmt: skip
        show = self._window.locale().toString
        session.said.emit(told.format(**{what: show(number) for what, number in numbers.items()}))
        session.settings.follow()  # the worker took over what was not set here
        session.refresh_values()
        session.rules_changed.emit()
        session.overtaken.emit()
        if made.notes:
            from newsreader.gui.dialogs.import_report import ImportNotesDialog

            self._window.show_dialog(ImportNotesDialog(made.notes, name, self._window))


def end_with(window: "Window", wanted: Rescue) -> None:
    """Close the window, and have something done with the library that nobody may have open meanwhile."""
    window.rescue = wanted
    window.close()
