"""How large GNOME's settings say that text is. Qt hears neither of its font, unless GTK is loaded as well, nor
under Wayland of "Large Text", which scales it; the desktop's portal tells of both. Knows no widget.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from newsreader.gui.session_bus import SessionBus
from newsreader.gui.text_size import is_gnome

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
SETTINGS = "org.gnome.desktop.interface"
FONT, SCALING = "font-name", "text-scaling-factor"
_SIZE = re.compile(r"\s(\d+(?:\.\d+)?)\s*$")  # "Adwaita Sans 11"


def points_of(font: object, scaling: object, *, scaled_already: bool) -> float:
    """The size that a font of this name has, 0 where it says none. Under X11 the screen is scaled instead."""
    found = _SIZE.search(font) if isinstance(font, str) else None
    if found is None:
        return 0.0
    by = float(scaling) if isinstance(scaling, int | float) and not scaled_already else 1.0
    return float(found[1]) * (by if 0.5 <= by <= 3 else 1.0)


class GnomeText(QObject):
    """Asks the portal, and hears when a setting changes. `points` are 0 until it has answered."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points = 0.0
        self._said: dict[str, object] = {}
        self._asked: dict[int, str] = {}  # the keys, by the calls that are not answered yet
        self._bus = SessionBus(self)
        self._bus.dialled.connect(self._ask)
        self._bus.answered.connect(self._take)
        self._bus.told.connect(self._hear)

    def listen(self, desktop: str) -> None:
        """Ask, where the desktop is one of GNOME's kin and there is a bus, which nobody waits for."""
        if is_gnome(desktop):
            self._bus.dial_aside()

    def close(self) -> None:
        """Hear nothing more."""
        self._bus.close()

    def _ask(self) -> None:
        self._bus.follow(PATH, "SettingChanged", of=INTERFACE)
        for key in (FONT, SCALING):
            call = self._bus.call(SERVICE, PATH, "Read", "ss", (SETTINGS, key), of=INTERFACE)
            self._asked[call] = key

    def _take(self, call: int, signature: str, values: tuple[tuple[str, object], ...]) -> None:
        key = self._asked.pop(call, "")
        if key:
            self._note(key, values[0] if signature == "v" else ("s", ""))

    def _hear(self, name: str, signature: str, values: tuple[object, ...]) -> None:
        """A setting is another now, of GNOME's or of others."""
        if (name, signature) == ("SettingChanged", "ssv") and values[0] == SETTINGS:
            key, variant = values[1:]
            assert isinstance(key, str)
            assert isinstance(variant, tuple)
            self._note(key, variant)

    def _note(self, key: str, variant: tuple[str, object]) -> None:
        """That a setting is this now, of those by which text is larger or smaller."""
        kind, value = variant
        while kind == "v" and isinstance(value, tuple):  # one within another, as the portal's first version had it
            kind, value = value
        if key in (FONT, SCALING):
            self._said[key] = value
        scaled = not QGuiApplication.platformName().startswith("wayland")
        points = points_of(self._said.get(FONT), self._said.get(SCALING), scaled_already=scaled)
        if len(self._said) == 2 and points != self.points:
            self.points = points
            self.changed.emit()
