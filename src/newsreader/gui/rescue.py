"""What is done with a library while no window is on it: a backup put back, damage repaired; then the program
starts anew. The windows that ask for it are dialogs."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from newsreader import NAME
from newsreader.errors import NewsreaderError
from newsreader.gui import translation
from newsreader.gui.text_size import grown
from newsreader.paths import Paths, is_there

translate = QCoreApplication.translate

LOOK_MS = 50


@dataclass(frozen=True, slots=True)
class Rescue:
    """What the reader wants: the copy `source` put back, an empty library made `anew` where one is missing, or,
    without either, the library repaired."""

    source: Path | None = None
    anew: bool = False


def carry_out(paths: Paths, wanted: Rescue) -> str:
    """Do it, in any thread, and tell what came of it. Raises NewsreaderError."""
    if wanted.source is not None:
        from newsreader.library.backup import restore

        aside = restore(paths, wanted.source)
        told = [translate("Rescue", "The backup was restored.")]
        if aside is not None:
            told.append(translate("Rescue", "The library that was there is kept in {path}.").format(path=aside))
        return "\n\n".join(told)
    if wanted.anew:
        from newsreader.library.opened import open_library

        open_library(paths, checkpoints=True, anew=True).close()
        if not is_there(paths.backups):
            return translate("Rescue", "An empty library was made.")
        return translate("Rescue", "An empty library was made. The backups are kept in {path}.").format(
            path=paths.backups
        )
    from newsreader.library.repair import repair

    done = repair(paths)
    told = [
        translate("Rescue", "The library was repaired.") if done.found else translate("Rescue", "It is sound.")
    ]
    if done.aside is not None:
        saved = translate("Rescue", "Saved feeds: {feeds}, articles: {articles}.")
        show = QLocale().toString
        told.append(saved.format(feeds=show(done.feeds), articles=show(done.articles)))
        told.append(translate("Rescue", "The damaged file is kept in {path}.").format(path=done.aside))
    told += [translation.sentence(one.code, one.data) for one in done.left]
    return "\n\n".join(told)


def rescue(paths: Paths, wanted: Rescue) -> None:
    """Do it behind a window that says so, then tell what came of it."""
    told: list[tuple[QMessageBox.Icon, str]] = []

    def work() -> None:
        try:
            told.append((QMessageBox.Icon.Information, carry_out(paths, wanted)))
        except NewsreaderError as error:
            told.append((QMessageBox.Icon.Warning, translation.sentence(error.code, error.data)))

    _behind(_waiting(wanted), work)
    icon, text = told[0] if told else (QMessageBox.Icon.Warning, translate("Rescue", "A fault of the program."))
    box = QMessageBox(icon, NAME, text, QMessageBox.StandardButton.Ok)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def _waiting(wanted: Rescue) -> str:
    """What to say while it is done."""
    if wanted.source is not None:
        return translate("Rescue", "The backup is being restored…")
    if wanted.anew:
        return translate("Rescue", "An empty library is being made…")
    return translate("Rescue", "The library is being repaired…")


def restart() -> None:
    """Start the program anew in the place of this process."""
    frozen = getattr(sys, "frozen", False)
    arguments = sys.argv[1:] if frozen else ["-m", "newsreader", *sys.argv[1:]]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606  # our own program


def _behind(text: str, work: Callable[[], None]) -> None:
    """Do `work` in a thread while a window says what goes on."""
    dialog = QProgressDialog(text, "", 0, 0)
    dialog.setWindowTitle(NAME)
    dialog.setCancelButton(None)
    dialog.setMinimumDuration(0)
    dialog.setMinimumWidth(grown(360))
    dialog.show()
    thread = threading.Thread(target=work, name="rescue")
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    thread.start()
    timer.start(LOOK_MS)
    loop.exec()
    timer.stop()
    thread.join()
    dialog.close()
