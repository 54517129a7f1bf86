"""Serves a world on many loopback addresses from a process of its own: gzip, validators, ticks.

One socket on all addresses answers for 127.0.x.y; which feed is asked stands in the path.
"""

import asyncio
import gzip
import hashlib
import multiprocessing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from benchmarks.world import MIMES, World, picture

ADDRESSES = 500
STARTED = format_datetime(datetime(2026, 1, 1, tzinfo=UTC), usegmt=True)


def address_of(feed: int) -> str:
    """The loopback address of a feed: 500 hosts, two feeds on each of a thousand."""
    host = feed % ADDRESSES
    return f"127.0.{1 + host // 250}.{1 + host % 250}"


@dataclass(slots=True)
class Site:
    """A serving process. `url(feed)` is a feed's address; `tick` publishes; `requests` counts since last asked."""

    world: World
    port: int = 0

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        settings = (self.world.feeds, self.world.seed, self.world.now)
        self._process = context.Process(target=_serve, args=(theirs, *settings), daemon=True)
        self._process.start()
        theirs.close()
        self.port = self._ours.recv()
        return self

    _ours: Connection = None  # type: ignore[assignment]  # set on entering
    _process: "multiprocessing.process.BaseProcess" = None  # type: ignore[assignment]  # set on entering

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ours.close()
        self._process.kill()
        self._process.join()

    def url(self, feed: int) -> str:
        """Where a feed is."""
        return f"http://{address_of(feed)}:{self.port}/feed/{feed}.xml"

    def tick(self) -> None:
        """Publish: two new entries in a tenth of the feeds. Returns when all is ready to be served."""
        self._ours.send("tick")
        self._ours.recv()

    def answer_after(self, seconds: float) -> None:
        """Let every answer wait for so long from now on, as a network would."""
        self._ours.send(seconds)
        self._ours.recv()

    def requests(self) -> dict[int, int]:
        """How many requests were answered since last asked, by status."""
        self._ours.send("requests")
        counted: dict[int, int] = self._ours.recv()
        return counted


class _Shelf:
    """All documents, packed, with their validators."""

    def __init__(self, world: World, port: int) -> None:
        self.world = world
        self.port = port
        self.latency = 0.0
        self.tick = 0
        self.packed: dict[int, tuple[str, bytes]] = {}
        self.statuses: dict[int, int] = {}
        for feed in range(world.feeds):
            self._pack(feed)

    def publish(self) -> None:
        self.tick += 1
        for feed in range(self.world.feeds):
            if self.world.ticks_of(feed, self.tick) != self.world.ticks_of(feed, self.tick - 1):
                self._pack(feed)

    def _pack(self, feed: int) -> None:
        base = f"http://{address_of(feed)}:{self.port}/a/{feed}"
        body = gzip.compress(self.world.document(feed, self.tick, base), 1)
        self.packed[feed] = (f'"{hashlib.sha256(body).hexdigest()[:16]}"', body)

    def answer(self, head: str) -> bytes:
        path = head.split(" ", 2)[1]
        if path.startswith("/feed/") and path.endswith(".xml"):
            return self._answer_feed(int(path[6:-4]), head)
        if path.startswith("/picture/"):
            return self._reply(200, picture(int(path[9:].split(".")[0])), "Content-Type: image/png")
        return self._reply(404, b"", "")

    def _answer_feed(self, feed: int, head: str) -> bytes:
        etag, body = self.packed[feed]
        validators = f"ETag: {etag}\r\nLast-Modified: {STARTED}"
        if etag in head:
            return self._reply(304, b"", validators)
        if "gzip" in head:
            return self._reply(
                200, body, f"{validators}\r\nContent-Type: {MIMES[feed % 3]}\r\nContent-Encoding: gzip"
            )
        return self._reply(200, gzip.decompress(body), f"{validators}\r\nContent-Type: {MIMES[feed % 3]}")

    def _reply(self, status: int, body: bytes, headers: str) -> bytes:
        self.statuses[status] = self.statuses.get(status, 0) + 1
        lines = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{headers}".rstrip()
        return f"{lines}\r\n\r\n".encode() + body


def _serve(connection: Connection, feeds: int, seed: int, now: datetime) -> None:
    asyncio.run(_run(connection, World(feeds, seed=seed, now=now)))


async def _run(connection: Connection, world: World) -> None:
    shelves: list[_Shelf] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                if shelves[0].latency:
                    await asyncio.sleep(shelves[0].latency)
                writer.write(shelves[0].answer(head.decode("latin-1")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "0.0.0.0", 0, backlog=2048)
    port = server.sockets[0].getsockname()[1]
    shelves.append(_Shelf(world, port))
    connection.send(port)
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def command() -> None:
        try:
            word = connection.recv()
        except (EOFError, OSError):
            loop.remove_reader(connection.fileno())
            ended.set_result(None)
            return
        if isinstance(word, float):
            shelves[0].latency = word
            connection.send(True)
        elif word == "tick":
            shelves[0].publish()
            connection.send(True)
        else:
            connection.send(dict(shelves[0].statuses))
            shelves[0].statuses.clear()

    loop.add_reader(connection.fileno(), command)
    async with server:
        await ended
