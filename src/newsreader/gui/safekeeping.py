"""What the window's acts for the library as a whole do: backups, everything out and in. A part of its commands."""

from typing import TYPE_CHECKING

from newsreader.gui.rescue import Rescue

if TYPE_CHECKING:
    from newsreader.gui.window import Window


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


def end_with(window: "Window", wanted: Rescue) -> None:
    """Close the window, and have something done with the library that nobody may have open meanwhile."""
    window.rescue = wanted
    window.close()
