"""Names looked up by the system, in threads that nobody has to wait for: a name that hangs holds up no other, nor
the end of the program. Remembers nothing."""

import asyncio
import contextlib
import socket
import threading
from dataclasses import dataclass
from typing import Any

_AT_ONCE = 16
_MOST_THREADS = 128  # those that hang among them; they end when the system's resolver gives up
# After this time (seconds) a lookup gives its place to the next, and goes on without one.
_PLACE_HELD = 1.0

Name = tuple[str, int, socket.AddressFamily]
Found = list[tuple[Any, ...]]


@dataclass(slots=True, eq=False)
class _Lookup:
    """One that is under way. `late`: it has had its time, and whoever asks for this name is told so at once."""

    answer: "asyncio.Future[Found | Exception]"
    has_place: bool = True
    late: bool = False


class Lookups:
    """Lookups for one event loop, each with `seconds` of time; waiting for a turn does not count."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._threads = asyncio.Semaphore(_MOST_THREADS)
        self._running: dict[Name, _Lookup] = {}

    async def find(self, name: Name) -> Found:
        """What the system says of `name` (host, port, family). Raises OSError (socket.gaierror; EAI_AGAIN also
        when it said nothing in time), UnicodeError."""
        lookup = self._running.get(name) or await self._begin(name)
        if lookup.late:
            raise _too_late(name)
        ended, _ = await asyncio.wait([lookup.answer], timeout=self._seconds)
        if not ended:
            lookup.late = True
            raise _too_late(name)
        answer = lookup.answer.result()
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _begin(self, name: Name) -> _Lookup:
        try:
            async with asyncio.timeout(self._seconds):
                await self._threads.acquire()
        except TimeoutError as error:  # all of them hang
            raise _too_late(name) from error
        try:
            await self._places.acquire()
        except BaseException:  # cancelled while it waited for its place
            self._threads.release()
            raise
        lookup = self._running.get(name)
        if lookup is not None:  # somebody else has begun it while we waited
            self._places.release()
            self._threads.release()
            return lookup
        loop = asyncio.get_running_loop()
        lookup = _Lookup(loop.create_future())
        # A daemon: the end of the program waits for every other thread, those of an executor too.
        threading.Thread(target=self._ask, args=(loop, name, lookup), name="name", daemon=True).start()
        self._running[name] = lookup
        loop.call_later(_PLACE_HELD, self._give_place, lookup)
        return lookup

    def _ask(self, loop: asyncio.AbstractEventLoop, name: Name, lookup: _Lookup) -> None:
        answer: Found | Exception
        try:
            answer = socket.getaddrinfo(*name, socket.SOCK_STREAM)
        except Exception as error:  # whoever waits gets it, a bug too
            answer = error
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(self._end, name, lookup, answer)

    def _end(self, name: Name, lookup: _Lookup, answer: Found | Exception) -> None:
        del self._running[name]
        self._give_place(lookup)
        self._threads.release()
        lookup.answer.set_result(answer)

    def _give_place(self, lookup: _Lookup) -> None:
        if lookup.has_place:
            lookup.has_place = False
            self._places.release()


def _too_late(name: Name) -> socket.gaierror:
    return socket.gaierror(socket.EAI_AGAIN, f"no answer in time for {name[0]}")
