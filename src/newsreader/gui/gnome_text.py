"""How large GNOME's settings say that text is. Qt hears neither of its font, unless GTK is loaded as well, nor
under Wayland of "Large Text", which scales it; the desktop's portal tells of both. Knows no widget.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

import logging
import os
import re
import sys
from itertools import count

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from newsreader.gui.text_size import is_gnome

_log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
SETTINGS = "org.gnome.desktop.interface"
FONT, SCALING = "font-name", "text-scaling-factor"
_connections = count(1)  # Qt knows each by a name, and goes on with one that is known to it
_SIZE = re.compile(r"\s(\d+(?:\.\d+)?)\s*$")  # "Adwaita Sans 11"


def points_of(font: object, scaling: object, *, scaled_already: bool) -> float:
    """The size that a font of this name has, 0 where it says none. Under X11 the screen is scaled instead."""
    found = _SIZE.search(font) if isinstance(font, str) else None
    if found is None:
        return 0.0
    by = float(scaling) if isinstance(scaling, int | float) and not scaled_already else 1.0
    return float(found[1]) * (by if 0.5 <= by <= 3 else 1.0)


class GnomeText(QObject):
    """Asks the portal, and again when a setting changes. `points` are 0 until it has answered."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points = 0.0
        self._said: dict[str, object] = {}
        self._bus = ""  # the name of our connection

    def listen(self, desktop: str) -> None:
        """Ask, where the desktop is one of GNOME's kin and there is a bus."""
        if sys.platform != "linux" or not is_gnome(desktop) or self._bus:
            return
        from PySide6.QtDBus import QDBusConnection

        name = f"newsreader-text-{next(_connections)}"
        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")  # else libdbus looks for it, once a process
        bus = QDBusConnection.connectToBus(address or QDBusConnection.BusType.SessionBus, name)
        if not bus.isConnected():
            _log.info("there is no session bus to ask how large text is")
            return
        self._bus = name
        slot = SLOT("_hear(QDBusMessage)")
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]  # it takes text only, whatever its stub says
        for key in (FONT, SCALING):
            self._ask(key)

    def close(self) -> None:
        """Hear nothing more."""
        if self._bus:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._bus)
            self._bus = ""

    def _ask(self, key: str) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
        call.setArguments([SETTINGS, key])
        watcher = QDBusPendingCallWatcher(QDBusConnection(self._bus).asyncCall(call), self)
        watcher.finished.connect(lambda: self._take(key, watcher))

    def _take(self, key: str, watcher: QObject) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher, QDBusVariant

        assert isinstance(watcher, QDBusPendingCallWatcher)
        watcher.deleteLater()
        values = watcher.reply().arguments() if not watcher.isError() else []
        value = values[0] if values else None
        while isinstance(value, QDBusVariant):  # one within another, as the portal's first version had it
            value = value.variant()
        self._said[key] = value
        scaled = not QGuiApplication.platformName().startswith("wayland")
        points = points_of(self._said.get(FONT), self._said.get(SCALING), scaled_already=scaled)
        if len(self._said) == 2 and points != self.points:
            self.points = points
            self.changed.emit()

    @Slot("QDBusMessage")
    def _hear(self, message: object) -> None:
        """A setting is another now, of GNOME's or of others."""
        from PySide6.QtDBus import QDBusMessage

        if isinstance(message, QDBusMessage) and message.arguments()[:1] == [SETTINGS]:
            for key in (FONT, SCALING):
                if message.arguments()[1:2] == [key]:
                    self._ask(key)
