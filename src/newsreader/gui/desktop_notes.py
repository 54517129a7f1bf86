"""One quiet note on the reader's desktop: through its notification service, else through a tray. No news here.

https://specifications.freedesktop.org/notification-spec/latest/
"""

import html

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from newsreader import APP_ID, NAME
from newsreader.gui import icons
from newsreader.gui.session_bus import SessionBus
from newsreader.gui.timers import make_timer

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
TRAY_MS = 10_000  # our icon is in the tray only as long as its note

translate = QCoreApplication.translate


class DesktopNotes(QObject):
    """Shows a note at a time; a new one takes the place of the last."""

    clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = SessionBus(self)
        self._bus.answered.connect(self._take)
        self._bus.told.connect(self._hear)
        self._note = 0  # as the service numbers it
        self._serial = 0  # of the last call
        self._text = ("", "")
        self._tray: QSystemTrayIcon | None = None
        self._leave_tray = make_timer(self, TRAY_MS, self._hide_tray, once=True)

    def show(self, title: str, body: str) -> bool:
        """Show a note; False where this desktop has no place for it, as far as is known at once."""
        self._text = (title, body)
        return self._call_service() or self._show_in_tray()

    def close(self) -> None:
        """Say and hear nothing more."""
        self._leave_tray.stop()
        self._hide_tray()
        self._bus.close()

    # ------------------------------------------------------------ the desktop's service

    def _call_service(self) -> bool:
        if not self._bus.is_open and not (
            self._bus.dial() and self._bus.follow(PATH, "ActionInvoked", of=SERVICE)
        ):
            return False
        title, body = self._text
        values = (
            NAME,
            self._note,
            APP_ID,
            title,
            html.escape(body, quote=False),  # services read the body as markup
            ["default", translate("notices", "Open")],
            {"desktop-entry": ("s", APP_ID)},
            -1,
        )
        self._serial = self._bus.call(SERVICE, PATH, "Notify", "susssasa{sv}i", values, of=SERVICE)
        return self._serial > 0

    def _take(self, call: int, signature: str, values: tuple[int, ...]) -> None:
        if call != self._serial:
            return
        if signature:
            self._note = values[0]
        else:
            self._show_in_tray()

    def _hear(self, name: str, _signature: str, values: tuple[object, ...]) -> None:
        if name == "ActionInvoked" and values[:1] == (self._note,):
            self.clicked.emit()

    # ------------------------------------------------------------ a tray

    def _show_in_tray(self) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.app_icon(), self)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(self.clicked)
        self._tray.show()
        self._tray.showMessage(*self._text, icons.app_icon(), TRAY_MS)
        self._leave_tray.start()
        return True

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()
