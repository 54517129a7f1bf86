"""Places for requests: few at a time for a server, and a pause before a place is given on. Knows no HTTP."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

KEPT_OPEN = 5.0  # seconds a connection waits for the next request of its host
# A place that was used rests as long as its request took, so that a slow server has half of its time for others;
# within these bounds (seconds).
_SHORTEST_PAUSE = 0.1
_LONGEST_PAUSE = 2.0


@dataclass(slots=True)
class Server:
    """The places at one server. `waiting` counts by name those who wait for one of them."""

    gate: asyncio.Semaphore
    users: int = 0
    waiting: Counter[str] = field(default_factory=Counter)
    promised: int = 0

    def hand_on(self, name: str) -> bool:
        """Whether an open connection to `name` will be taken over by one who waits: told once for each of them.
        With several names at one address open connections would be more than there are places."""
        if list(self.waiting) != [name] or self.promised >= self.waiting[name]:
            return False
        self.promised += 1
        return True


class Places:
    """At most `per_server` requests at one server, and `at_once` in all. For one event loop."""

    def __init__(self, per_server: int, at_once: int) -> None:
        self._per_server = per_server
        self._at_once = at_once
        self._servers: dict[str, Server] = {}
        self._everywhere = asyncio.Semaphore(at_once)
        self._warm: dict[str, float] = {}

    @contextlib.asynccontextmanager
    async def take(self, key: str, name: str, *, paused: bool) -> AsyncIterator[Server]:
        """A place at the server `key` for a request to the host `name`. `paused`: afterwards the place rests."""
        server = self._servers.get(key)
        if server is None:
            server = self._servers[key] = Server(asyncio.Semaphore(self._per_server))
        server.users += 1
        try:
            await self._enter(server, name)
        except BaseException:  # also cancelled: whoever leaves the queue is not waited for
            self._leave(key, server)
            raise
        started = time.monotonic()
        try:
            async with self._everywhere:
                started = time.monotonic()
                yield server
        finally:
            if paused:
                pause = min(max(time.monotonic() - started, _SHORTEST_PAUSE), _LONGEST_PAUSE)
                asyncio.get_running_loop().call_later(pause, self._give_back, key, server)
            else:
                self._give_back(key, server)

    def keeps_warm(self, name: str) -> bool:
        """Whether a connection stays open for what may come next of a page or its pictures: only while few hosts
        have one, since each takes a descriptor of the process."""
        now = time.monotonic()
        if name not in self._warm and len(self._warm) >= self._at_once:
            self._warm = {each: last for each, last in self._warm.items() if now - last < KEPT_OPEN}
            if len(self._warm) >= self._at_once:
                return False
        self._warm[name] = now
        return True

    async def _enter(self, server: Server, name: str) -> None:
        if not server.gate.locked():
            await server.gate.acquire()
            return
        server.waiting[name] += 1
        try:
            await server.gate.acquire()
        finally:
            server.waiting[name] -= 1
            server.promised = max(0, server.promised - 1)
            if not server.waiting[name]:
                del server.waiting[name]

    def _give_back(self, key: str, server: Server) -> None:
        server.gate.release()
        self._leave(key, server)

    def _leave(self, key: str, server: Server) -> None:
        server.users -= 1
        if not server.users:
            del self._servers[key]
