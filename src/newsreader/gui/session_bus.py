"""The message bus of the reader's session (Linux): services are called, and signals heard. The only room that
knows jeepney, which `keyring` brings on Linux; what services mean, others know."""

import logging
import sys
from collections.abc import Callable, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)


class SessionBus(QObject):
    """A connection of our own, once it is dialled."""

    dialled = Signal()  # the bus that was dialled aside has answered
    answered = Signal(int, str, object)  # a call: its serial, the answer's signature (an error's: ""), the values
    told = Signal(str, str, object)  # a signal: its name, its signature, the values
    _arrived = Signal(object)  # DBusConnection

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: DBusConnection | None = None
        self._heard: QSocketNotifier | None = None
        self._wanted = False
        self._arrived.connect(self._take_aside)

    @property
    def is_open(self) -> bool:
        """Whether there is a connection."""
        return self._bus is not None

    def dial(self) -> bool:
        """Be connected; False where there is no bus."""
        if self._bus is None and sys.platform == "linux":
            bus = _connect()
            if bus is not None:
                self._use(bus)
        return self._bus is not None

    def dial_aside(self) -> None:
        """The same in a thread, `dialled` tells when: a bus may take as long as it likes, and holds nothing up.
        With QtDBus the window would stand still all the same: it keeps Python's lock while it waits."""
        if sys.platform == "linux" and not self._wanted:
            self._wanted = True
            name = "dialling the session bus"
            Thread(target=_connect_aside, args=(self._arrived.emit,), name=name, daemon=True).start()

    def call(self, service: str, path: str, member: str, signature: str, values: Sequence[Any], *, of: str) -> int:
        """Call `member` of the interface `of`; the call's serial, 0 where nobody can be called."""
        from jeepney import DBusAddress, new_method_call

        return self._send(new_method_call(DBusAddress(path, service, of), member, signature, tuple(values)))

    def follow(self, path: str, member: str, *, of: str) -> bool:
        """From now on hear a signal of the interface `of`; False where that cannot be."""
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus

        rule = MatchRule(type="signal", interface=of, member=member, path=path)
        return self._send(message_bus.AddMatch(rule)) > 0

    def close(self) -> None:
        """Say and hear nothing more, until it is dialled again."""
        self._wanted = False
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard.deleteLater()
        if self._bus is not None:
            self._bus.close()
        self._bus = self._heard = None

    def _take_aside(self, bus: "DBusConnection") -> None:
        if not self._wanted or self._bus is not None:
            bus.close()
            return
        self._use(bus)
        self.dialled.emit()

    def _use(self, bus: "DBusConnection") -> None:
        self._bus = bus
        self._heard = QSocketNotifier(bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)

    def _send(self, message: "Message") -> int:
        if self._bus is None:
            return 0
        serial: int = next(self._bus.outgoing_serial)
        try:
            self._bus.send(message, serial=serial)
        except OSError as error:
            _log.info("the session bus is gone: %s", type(error).__name__)
            self.close()
            return 0
        return serial

    def _hear(self) -> None:
        """Take what has come; half a message waits for its rest."""
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self.close()
                return
            self._take(message)

    def _take(self, message: "Message") -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        signature = fields.get(HeaderFields.signature, "")
        if kind is MessageType.signal:
            self.told.emit(fields.get(HeaderFields.member, ""), signature, message.body)
        elif kind is MessageType.method_return:
            self.answered.emit(fields.get(HeaderFields.reply_serial, 0), signature, message.body)
        elif kind is MessageType.error:
            _log.info("a service refused: %s", fields.get(HeaderFields.error_name))
            self.answered.emit(fields.get(HeaderFields.reply_serial, 0), "", message.body)


def _connect() -> "DBusConnection | None":
    from jeepney.io.blocking import open_dbus_connection

    try:
        return open_dbus_connection("SESSION")
    except Exception as error:  # no bus, a wrong address, a refusal: jeepney has no common class
        _log.info("there is no session bus: %s", type(error).__name__)
        return None


def _connect_aside(arrived: "Callable[[DBusConnection], None]") -> None:
    bus = _connect()
    if bus is None:
        return
    try:
        arrived(bus)
    except RuntimeError:  # the window is gone
        bus.close()
