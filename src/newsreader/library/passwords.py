"""Passwords of feeds: in the system's keyring, or for one run in memory. Never in the library, settings or logs.

A password belongs to a user name at an origin, so that a feed that moves to another host does not take it along.
"""

import logging
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader import APP_ID
from newsreader.feeds.addresses import host
from newsreader.model import Feed, Login

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

_DEFAULT_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> str:
    """Scheme, host and port of an address, the usual port left out."""
    parts = urlsplit(url)
    usual = _DEFAULT_PORTS.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in (None, usual) else ""
    return f"{parts.scheme}://{host(url)}{port}"


class Passwords:
    """Where passwords are looked up and put. May be asked from any thread; the keyring may take its time, or ask
    the reader to unlock it."""

    def __init__(self, keyring: "KeyringBackend | None" = None) -> None:
        """`keyring` is the system's own unless told."""
        self._keyring = keyring
        self._looked = keyring is not None
        self._lock = threading.Lock()
        self._held: dict[tuple[str, str], str] = {}

    @property
    def lasting(self) -> bool:
        """Whether there is a keyring that keeps passwords; else they are held for this run only."""
        return self._backend() is not None

    def find(self, feed: Feed) -> str:
        """The password that belongs to the feed's user name, "" where none is known."""
        name = feed.wishes.user_name
        if not name:
            return ""
        place = origin(feed.url)
        held = self._look(place, name)
        if held is not None:
            return held
        found = self._ask(place, name)
        if found:
            self.hold([Login(place, name, found)])  # a refresh must not wait for the keyring again and again
        return found

    def login(self, feed: Feed) -> tuple[str, str] | None:
        """User name and password for a fetch of the feed; None where either is not known."""
        password = self.find(feed)
        return (feed.wishes.user_name, password) if password else None

    def at_hand(self, feed: Feed) -> tuple[str, str] | None:
        """The same, without asking the keyring."""
        name = feed.wishes.user_name
        password = self._look(origin(feed.url), name) if name else None
        return (name, password) if password else None

    def hold(self, logins: Iterable[Login]) -> None:
        """Know these for as long as this object lives."""
        with self._lock:
            for one in logins:
                self._held[one.origin, one.user_name] = one.password

    def held(self) -> tuple[Login, ...]:
        """What is known in memory, to be handed to the process that fetches."""
        with self._lock:
            return tuple(Login(place, name, password) for (place, name), password in self._held.items())

    def keep(self, login: Login) -> bool:
        """Put a password into the keyring, and hold it; False when it is held for this run only."""
        self.hold([login])
        backend = self._backend()
        if backend is None:
            return False
        try:
            backend.set_password(_service(login.origin), login.user_name, login.password)
        except Exception as error:  # its services raise errors of their own; without it the reader is asked
            _log.info("the keyring took no password: %s", type(error).__name__)
            return False
        return True

    def forget(self, place: str, user_name: str) -> None:
        """Let a password go, from memory and keyring."""
        with self._lock:
            self._held.pop((place, user_name), None)
        backend = self._backend()
        if backend is None:
            return
        try:
            backend.delete_password(_service(place), user_name)
        except Exception as error:  # its services raise errors of their own; without it the reader is asked
            _log.info("the keyring let no password go: %s", type(error).__name__)

    def _look(self, place: str, name: str) -> str | None:
        with self._lock:
            return self._held.get((place, name))

    def _ask(self, place: str, name: str) -> str:
        backend = self._backend()
        if backend is None:
            return ""
        try:
            return backend.get_password(_service(place), name) or ""
        except Exception as error:  # its services raise errors of their own; without it the reader is asked
            _log.info("the keyring gave no password: %s", type(error).__name__)
            return ""

    def _backend(self) -> "KeyringBackend | None":
        """The keyring, looked for once; None where there is none that keeps anything."""
        if not self._looked:
            self._keyring = _system_keyring()
            self._looked = True
        return self._keyring


def _service(place: str) -> str:
    """Under what the keyring shows the password."""
    return f"{APP_ID} {place}"


def _system_keyring() -> "KeyringBackend | None":
    try:
        import keyring  # only here, since few feeds need a password
        from keyring.backends import fail, null

        backend = keyring.get_keyring()
    except Exception as error:  # a backend may fail in any way; a reader without keyring still reads
        _log.info("there is no keyring: %s", type(error).__name__)
        return None
    return None if isinstance(backend, fail.Keyring | null.Keyring) else backend
