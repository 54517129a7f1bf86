"""Little real proxies on loopback that lead to one server, whatever they are asked for, and remember what it was.

with Server() as server, SocksProxy(server.port) as proxy:
    proxy.port, proxy.asked       # ["feed.example:80"]
"""

import asyncio
import contextlib
import threading
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

LOOPBACK = "127.0.0.1"


class Relay(ABC):
    """What both kinds share: it listens, and joins a client with the server."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.asked: list[str] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="test-proxy", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._open: list[tuple[asyncio.Task[None], asyncio.StreamWriter]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._loop is not None
        assert self._end is not None
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._take, LOOPBACK, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        server.close()
        for task, writer in self._open:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            writer.close()
            with contextlib.suppress(OSError):  # the other end went first
                await writer.wait_closed()

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.append((asyncio.create_task(self._talk(reader, writer)), writer))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The client or the server went, or the proxy ends.
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            if await self.greet(reader, writer):
                await self._join(reader, writer)
        writer.close()

    @abstractmethod
    async def greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Speak with a client; whether it is to be led on."""

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(LOOPBACK, self.target)
        try:
            await asyncio.gather(_pour(reader, inner_writer), _pour(inner_reader, writer))
        finally:
            inner_writer.close()
            with contextlib.suppress(OSError):  # likewise
                await inner_writer.wait_closed()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while piece := await source.read(65_536):
        sink.write(piece)
        await sink.drain()
    sink.close()


class SocksProxy(Relay):
    """SOCKS 4a and 5. `login`: wanted; `refuses`: the answer to whoever wants to go on; `silent`: says nothing."""

    def __init__(
        self, target: int, *, login: tuple[str, str] | None = None, refuses: int = 0, silent: bool = False
    ) -> None:
        super().__init__(target)
        self._login = login
        self._refuses = refuses
        self._silent = silent

    async def greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        version = (await reader.readexactly(1))[0]
        if self._silent:
            await reader.read()
        return await (self._four(reader, writer) if version == 4 else self._five(reader, writer))

    async def _four(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readexactly(7)
        await reader.readuntil(b"\0")
        assert head[3:6] == b"\0\0\0", "an address was looked up elsewhere"
        name = (await reader.readuntil(b"\0"))[:-1]
        self.asked.append(f"{name.decode()}:{int.from_bytes(head[1:3])}")
        writer.write(b"\0\x5a" + bytes(6))
        return True

    async def _five(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x02" if self._login else b"\x05\0")
        if self._login and not await self._is_welcome(reader, writer):
            return False
        kind = (await reader.readexactly(4))[3]
        assert kind == 3, "an address was looked up elsewhere"
        name = await reader.readexactly((await reader.readexactly(1))[0])
        self.asked.append(f"{name.decode()}:{int.from_bytes(await reader.readexactly(2))}")
        writer.write(bytes([5, self._refuses, 0, 1]) + bytes(6))
        return not self._refuses

    async def _is_welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await reader.readexactly(1)
        said = [await reader.readexactly((await reader.readexactly(1))[0]) for _ in ("name", "password")]
        right = tuple(map(bytes.decode, said)) == self._login
        writer.write(b"\x01\0" if right else b"\x01\x01")
        return right


class ConnectProxy(Relay):
    """An HTTP proxy that knows CONNECT, and answers it with `status`."""

    def __init__(self, target: int, *, status: int = 200) -> None:
        super().__init__(target)
        self._status = status
        self.authorizations: list[str] = []

    async def greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, place, _ = lines[0].split(" ")
        assert method == "CONNECT"
        self.asked.append(place)
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "proxy-authorization":
                self.authorizations.append(value)
        writer.write(f"HTTP/1.1 {self._status} told\r\nContent-Length: 0\r\n\r\n".encode())
        return self._status == 200
