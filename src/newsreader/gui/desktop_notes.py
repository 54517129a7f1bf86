"""One quiet note on the reader's desktop: through its notification service, else through a tray. No news here.

PySide6's QtDBus cannot send the unsigned number that `Notify` wants (each int goes as int32), so jeepney does it,
which `keyring` brings on Linux. https://specifications.freedesktop.org/notification-spec/latest/
"""

import html
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from newsreader import APP_ID, NAME
from newsreader.gui import icons
from newsreader.gui.timers import make_timer

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
TRAY_MS = 10_000  # our icon is in the tray only as long as its note

translate = QCoreApplication.translate


class DesktopNotes(QObject):
    """Shows a note at a time; a new one takes the place of the last."""

    clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: DBusConnection | None = None
        self._heard: QSocketNotifier | None = None
        self._note = 0  # as the service numbers it
        self._serial = 0  # of the call that is not answered yet
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
        self._hang_up()

    # ------------------------------------------------------------ the desktop's service

    def _call_service(self) -> bool:
        if sys.platform != "linux" or not self._dial():
            return False
        from jeepney import DBusAddress, new_method_call

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
        call = new_method_call(DBusAddress(PATH, SERVICE, SERVICE), "Notify", "susssasa{sv}i", values)
        return self._send(call)

    def _dial(self) -> bool:
        """Be connected to the session's bus, and hear of clicks."""
        if self._bus is not None:
            return True
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._bus = open_dbus_connection("SESSION")
        except Exception as error:  # no bus, a wrong address, a refusal: jeepney has no common class
            _log.info("there is no session bus: %s", type(error).__name__)
            return False
        self._heard = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)
        rule = MatchRule(type="signal", interface=SERVICE, member="ActionInvoked", path=PATH)
        return self._send(message_bus.AddMatch(rule))

    def _send(self, message: "Message") -> bool:
        if self._bus is None:
            return False
        self._serial = next(self._bus.outgoing_serial)
        try:
            self._bus.send(message, serial=self._serial)
        except OSError as error:
            _log.info("the session bus is gone: %s", type(error).__name__)
            self._hang_up()
            return False
        return True

    def _hear(self) -> None:
        """Take what has come; half a message waits for its rest."""
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._hang_up()
                return
            self._take(message)

    def _take(self, message: "Message") -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        mine = fields.get(HeaderFields.reply_serial) == self._serial
        if kind is MessageType.error and mine:
            _log.info("no note was shown: %s", fields.get(HeaderFields.error_name))
            self._show_in_tray()
        elif kind is MessageType.method_return and mine and message.body:
            self._note = message.body[0]
        elif fields.get(HeaderFields.member) == "ActionInvoked" and message.body[:1] == (self._note,):
            self.clicked.emit()

    def _hang_up(self) -> None:
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard.deleteLater()
        if self._bus is not None:
            self._bus.close()
        self._bus = self._heard = None

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
