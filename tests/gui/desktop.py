"""A desktop of a test's own: a message bus and a notification service on it, that writes down what it shows."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

SERVICE = "org.freedesktop.Notifications"
SIGNATURE = "susssasa{sv}i"  # services refuse a call of another


@contextmanager
def message_bus_running() -> Iterator[str]:
    """A session bus on this machine; its address. Where none can be had, as on a bare Debian, the test is skipped."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("needs a message bus (dbus-daemon)")
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class OnBus:
    """A service of the desktop under a name on a bus, which answers calls in a thread of its own."""

    def __init__(self, address: str, name: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def answer(self, call: Message) -> Message:
        """What the service replies."""
        raise NotImplementedError

    def tell(self, path: str, interface: str, signal: str, signature: str, values: tuple[Any, ...]) -> None:
        """Send a signal to all on the bus."""
        self._bus.send(new_signal(DBusAddress(path, interface=interface), signal, signature, values))

    def close(self) -> None:
        """Leave the bus."""
        self._closed.set()
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while not self._closed.is_set():
            try:
                message = self._bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._bus.send(self.answer(message))


class Service(OnBus):
    """The notification service. `shown` has the arguments of each call."""

    def __init__(self, address: str) -> None:
        self.shown: list[tuple[Any, ...]] = []
        super().__init__(address, SERVICE)

    def click(self) -> None:
        """Click the last note."""
        self.tell("/org/freedesktop/Notifications", SERVICE, "ActionInvoked", "us", (len(self.shown), "default"))

    def answer(self, call: Message) -> Message:
        """The note's number."""
        if call.header.fields.get(HeaderFields.signature) != SIGNATURE:
            return new_error(call, "org.freedesktop.DBus.Error.InvalidArgs")
        self.shown.append(call.body)
        return new_method_return(call, "u", (len(self.shown),))
