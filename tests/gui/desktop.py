"""A desktop of a test's own: a message bus and a notification service on it, that writes down what it shows."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
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


class Service:
    """The notification service on a bus. `shown` has the arguments of each call."""

    def __init__(self, address: str) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="notification service")
        self._thread.start()

    def click(self) -> None:
        """Click the last note."""
        where = DBusAddress("/org/freedesktop/Notifications", interface=SERVICE)
        self._bus.send(new_signal(where, "ActionInvoked", "us", (len(self.shown), "default")))

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
            if message.header.message_type is not MessageType.method_call:
                continue
            if message.header.fields.get(HeaderFields.signature) != SIGNATURE:
                self._bus.send(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))
                continue
            self.shown.append(message.body)
            self._bus.send(new_method_return(message, "u", (len(self.shown),)))
