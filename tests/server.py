"""A real HTTP server on loopback that answers as it is told and remembers every request.

    with Server() as server:
        server.script("/feed.xml", Answer(body=FEED, etag='"1"'))
        server.url("/feed.xml")       # http://127.0.0.1:PORT/feed.xml
        server.requests               # what came, in order

It runs in one thread of its own and ends with its `with` block; `stop` and `start` play an outage.
"""

import asyncio
import contextlib
import gzip
import ssl
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came. Header names are lower case; `address` is the loopback address that was asked;
    `connection` numbers the TCP connections of this server; `at` is time.monotonic()."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    address: str
    connection: int
    at: float

    @property
    def path(self) -> str:
        """The target without its query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        """The query as it stood on the wire."""
        return urlsplit(self.target).query


@dataclass(frozen=True, slots=True)
class Answer:
    """What to answer.

    `delay`: seconds before the first byte. `chunk` with `pause`: the body goes out in pieces of `chunk` bytes
    with `pause` seconds between them. `endless`: the body is sent again and again until the client leaves.
    `encoding`: "gzip" or "deflate" packs the body. `etag`, `last_modified`: sent, and a request that names them
    gets 304. `cut`: the connection breaks after so many bytes of the body. `raw`: these bytes go out, nothing else.
    A header whose value is None is not sent at all.
    """

    status: int = 200
    headers: Mapping[str, str | None] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    chunk: int = 0
    pause: float = 0.0
    endless: bool = False
    encoding: str = ""
    etag: str = ""
    last_modified: str = ""
    cut: int | None = None
    raw: bytes | None = None


Script = Answer | Callable[[Request], Answer]

NOT_FOUND = Answer(404, {"Content-Type": "text/plain"}, b"nothing here")


def redirect(location: str, status: int = 302) -> Answer:
    """An answer that sends the client on to `location`."""
    return Answer(status, {"Location": location})


def feed(body: str | bytes, *, mime: str = "application/rss+xml", etag: str = "") -> Answer:
    """An answer that is a feed."""
    data = body.encode() if isinstance(body, str) else body
    return Answer(200, {"Content-Type": mime}, data, etag=etag)


def page(body: str | bytes) -> Answer:
    """An answer that is a web page in UTF-8."""
    data = body.encode() if isinstance(body, str) else body
    return Answer(200, {"Content-Type": "text/html; charset=utf-8"}, data)


def picture(body: bytes, mime: str = "image/png") -> Answer:
    """An answer that is a picture."""
    return Answer(200, {"Content-Type": mime}, body)


class Server:
    """The server. `addresses` are loopback addresses (127.x.y.z) that it listens on, all on one port."""

    def __init__(self, addresses: Sequence[str] = (LOOPBACK,), *, tls: ssl.SSLContext | None = None) -> None:
        self._addresses = tuple(addresses)
        self._tls = tls
        self._port = 0
        self._scripts: dict[str, list[Script]] = {}
        self._requests: list[Request] = []
        self._lock = threading.Lock()
        self._connections = 0
        self._open: Counter[str] = Counter()
        self._most_open = 0
        self._most_open_at: Counter[str] = Counter()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def script(self, path: str, *answers: Script) -> None:
        """Answer `path` (with its query, or without for any query) with `answers` in turn, the last for ever."""
        if not answers:
            raise ValueError("a script needs at least one answer")
        with self._lock:
            self._scripts[path] = list(answers)

    def url(self, path: str = "/", address: str = "", *, user: str = "") -> str:
        """The address of `path`, on `address` (the first one unless told), with `user` ("name:password")."""
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{user + '@' if user else ''}{address or self._addresses[0]}:{self._port}{path}"

    @property
    def port(self) -> int:
        """The port, the same after `stop` and `start`."""
        return self._port

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, in the order of arrival."""
        with self._lock:
            return tuple(self._requests)

    def asked(self, path: str) -> tuple[Request, ...]:
        """The requests for `path`, whatever their query."""
        return tuple(request for request in self.requests if request.path == path)

    def forget(self) -> None:
        """Forget the requests so far."""
        with self._lock:
            self._requests.clear()
            self._most_open = self._open.total()
            self._most_open_at = self._open.copy()

    @property
    def most_open(self) -> int:
        """The greatest number of connections that were open at one time."""
        return self._most_open

    @property
    def most_open_at(self) -> Mapping[str, int]:
        """The same for each address."""
        return dict(self._most_open_at)

    def start(self) -> None:
        """Listen (again). Raises OSError when the addresses cannot be bound."""
        if self._thread is not None:
            return
        ready = threading.Event()
        trouble: list[OSError] = []
        self._thread = threading.Thread(target=self._run, args=(ready, trouble), name="test-server", daemon=True)
        self._thread.start()
        ready.wait()
        if trouble:
            self._thread.join()
            self._thread = None
            raise trouble[0]

    def stop(self) -> None:
        """Close every connection and refuse new ones, as a machine that was switched off."""
        if self._thread is None or self._loop is None or self._end is None:
            return
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        self._thread = None

    def _run(self, ready: threading.Event, trouble: list[OSError]) -> None:
        try:
            asyncio.run(self._serve(ready))
        except OSError as error:
            trouble.append(error)
            ready.set()

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        async with contextlib.AsyncExitStack() as stack:
            for address in self._addresses:
                listener = await asyncio.start_server(
                    self._connected, address, self._port, ssl=self._tls, backlog=512, reuse_address=True
                )
                stack.callback(listener.close)
                self._port = self._port or listener.sockets[0].getsockname()[1]
            ready.set()
            await self._end.wait()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        address = str(writer.get_extra_info("sockname")[0])
        self._open[address] += 1
        self._most_open = max(self._most_open, self._open.total())
        self._most_open_at[address] = max(self._most_open_at[address], self._open[address])
        number = self._connections
        try:
            while (request := await _read_request(reader, writer, number)) is not None:
                with self._lock:
                    self._requests.append(request)
                    answer = self._choose(request)
                if not await _send(writer, request, answer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client left: its right
        except asyncio.CancelledError:
            pass  # the server was stopped; asyncio's streams would report the cancellation as a fault
        finally:
            self._open[address] -= 1
            writer.close()

    def _choose(self, request: Request) -> Answer:
        for path in (request.target, request.path):
            answers = self._scripts.get(path)
            if answers:
                script = answers.pop(0) if len(answers) > 1 else answers[0]
                return script if isinstance(script, Answer) else script(request)
        return NOT_FOUND


async def _read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> Request | None:
    line = (await reader.readline()).decode("latin-1").split()
    if len(line) < 2:
        return None
    headers: dict[str, str] = {}
    while header := (await reader.readline()).decode("utf-8", "surrogateescape").strip():
        name, _, value = header.partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    address = str(writer.get_extra_info("sockname")[0])
    return Request(line[0], line[1], headers, body, address, number, time.monotonic())


async def _send(writer: asyncio.StreamWriter, request: Request, answer: Answer) -> bool:
    """Send `answer`; returns whether the connection can go on."""
    if answer.delay:
        await asyncio.sleep(answer.delay)
    if answer.raw is not None:
        writer.write(answer.raw)
        await writer.drain()
        return False
    if _still_holds(request, answer):
        answer = replace(answer, status=304, body=b"", encoding="", endless=False)
    body = _packed(answer)
    writer.write(_head(request, answer, len(body)))
    if request.method != "HEAD":
        await _send_body(writer, answer, body)
    await writer.drain()
    leaving = request.headers.get("connection", "").lower() == "close"
    return not answer.endless and answer.cut is None and not leaving


def _still_holds(request: Request, answer: Answer) -> bool:
    if answer.etag and "if-none-match" in request.headers:
        return request.headers["if-none-match"] == answer.etag
    modified = request.headers.get("if-modified-since")
    return bool(answer.last_modified) and modified == answer.last_modified


def _packed(answer: Answer) -> bytes:
    if answer.encoding == "gzip":
        return gzip.compress(answer.body, 6)
    if answer.encoding == "deflate":
        return zlib.compress(answer.body)
    return answer.body


def _head(request: Request, answer: Answer, length: int) -> bytes:
    headers: dict[str, str | None] = {"Content-Type": "text/html; charset=utf-8"}
    if answer.status != 304 and not answer.endless:
        headers["Content-Length"] = str(length)
    if answer.endless or request.headers.get("connection", "").lower() == "close":
        headers["Connection"] = "close"
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    if answer.etag:
        headers["ETag"] = answer.etag
    if answer.last_modified:
        headers["Last-Modified"] = answer.last_modified
    headers.update(answer.headers)
    lines = [f"HTTP/1.1 {answer.status} {'OK' if answer.status == 200 else 'Answer'}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


async def _send_body(writer: asyncio.StreamWriter, answer: Answer, body: bytes) -> None:
    body = body if answer.cut is None else body[: answer.cut]
    size = answer.chunk or len(body) or 1
    while True:
        for start in range(0, len(body), size):
            writer.write(body[start : start + size])
            await writer.drain()
            if answer.pause:
                await asyncio.sleep(answer.pause)
        if not answer.endless:
            return
        await asyncio.sleep(0)
