"""Passwords that take their time: asked for in a thread of their own, one after the other.

A keyring may ask the reader to unlock it, for minutes. No other feed, no thread that stores and no end of the
process may hang on that. Knows no keyring itself.
"""

import asyncio
import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from newsreader.feeds.addresses import login_in
from newsreader.feeds.hops import same_origin
from newsreader.model import Feed

Login = tuple[str, str]  # user name and password

WAIT_SECONDS = 30.0


class Logins(Protocol):
    """Whoever knows the passwords of feeds. Called from any thread."""

    def at_hand(self, feed: Feed) -> Login | None:
        """What is known for `feed` without asking anybody."""
        ...

    def login(self, feed: Feed) -> Login | None:
        """User name and password for `feed`, None where there are none. May take its time."""
        ...


class LoginQueue:
    """Those who wait for `logins` to answer. Whoever has waited too long gives up; an answer that comes later is
    at hand for the next who asks."""

    def __init__(self, logins: Logins, seconds: float = WAIT_SECONDS) -> None:
        self._logins = logins
        self._seconds = seconds
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Feed, Future[Login | None]]] = deque()
        self._since: float | None = None  # when the present question was put; None: there is no thread

    async def login(self, feed: Feed) -> Login | None:
        """User name and password for `feed`, None where there are none. Raises TimeoutError, at once while an
        earlier question has been open for too long."""
        if not feed.wishes.user_name:
            return None
        known = self._logins.at_hand(feed)
        if known is not None:
            return known
        async with asyncio.timeout(self._seconds):
            return await asyncio.wrap_future(self._ask(feed))

    def _ask(self, feed: Feed) -> "Future[Login | None]":
        answer: Future[Login | None] = Future()
        with self._lock:
            if self._since is not None and time.monotonic() - self._since >= self._seconds:
                raise TimeoutError
            self._waiting.append((feed, answer))
            if self._since is None:
                self._since = time.monotonic()
                # A daemon: the process may end while the keyring still waits for the reader.
                threading.Thread(target=self._work, name="logins", daemon=True).start()
        return answer

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._since = None
                    return
                feed, answer = self._waiting.popleft()
                self._since = time.monotonic()
            if not answer.set_running_or_notify_cancel():
                continue  # who asked has given up
            try:
                answer.set_result(self._logins.login(feed))
            except BaseException as error:  # it is for who asked to hear of it
                answer.set_exception(error)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page is asked for: the name that the reader wants us to give, and the login."""

    user_agent: str = ""
    login: Login | None = None


async def manner_for(feed: Feed, url: str, logins: LoginQueue | None) -> Manner:
    """How `url`, a page that belongs to `feed`, is asked for: as the feed itself at its own origin, anywhere else
    as any page. Raises TimeoutError where its password does not come."""
    if not same_origin(feed.url, url):
        return Manner()
    login = await logins.login(feed) if logins is not None else None
    return Manner(feed.wishes.user_agent, login or login_in(feed.url))
