"""Documents from the web, politely and within limits. The only room that knows aiohttp.

GET only, no cookies, no referrer, an honest name; what may be reached from where is decided in `network`, what
an answer means in `answers`.
"""

import asyncio
import contextlib
import math
import time
import urllib.request
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self, cast
from urllib.parse import urljoin, urlsplit

from newsreader import USER_AGENT
from newsreader.errors import AddressError, FetchError
from newsreader.feeds import answers
from newsreader.feeds.addresses import credentials, host, is_web, normalize, without_password
from newsreader.feeds.inflate import BadEncoding, Inflater, TooLarge
from newsreader.feeds.network import Names
from newsreader.model import Fetched, NotModified, Validators

if TYPE_CHECKING:
    import aiohttp
    from aiohttp.abc import AbstractResolver

Kind = Literal["feed", "page", "picture"]

_ACCEPT: dict[Kind, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
    " text/xml;q=0.9, text/html;q=0.5, */*;q=0.3",
    "page": "text/html, application/xhtml+xml, */*;q=0.3",
    "picture": "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_FOR_GOOD = frozenset({301, 308})
_UPGRADE = ("http", 80, "https", 443)
_KEPT_OPEN = 5.0  # seconds a connection waits for the next request of its host
_PIECE = 65_536
# What is read of a page that refuses us: enough to tell a robot check from a plain no.
_ERROR_PAGE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: sizes in bytes after decompression, times in seconds.

    `connect` bounds looking a name up and connecting, `idle` the silence between two pieces, `whole` the request
    with its redirects (waiting for a free place does not count). `per_host` and `at_once` bound connections.
    """

    body: int = 16_000_000
    page: int = 8_000_000
    picture: int = 8_000_000
    connect: float = 10
    idle: float = 20
    whole: float = 60
    per_host: int = 2
    at_once: int = 32
    redirects: int = 10

    def size(self, kind: Kind) -> int:
        """The greatest body of `kind`."""
        return {"feed": self.body, "page": self.page, "picture": self.picture}[kind]


class Fetcher(Protocol):
    """Whoever can get a document; WebFetcher is the real one."""

    async def get(
        self, url: str, validators: Validators | None = None, *, kind: Kind = "feed", origin: str = ""
    ) -> Fetched | NotModified:
        """The document at `url`. Raises FetchError."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request of a chain. `came_from` is the address that led here, "" where the reader named it."""

    url: str
    came_from: str
    authorization: str
    headers: dict[str, str]


class WebFetcher:
    """Fetches over HTTP. Must be used and closed inside one running event loop."""

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        user_agent: str = USER_AGENT,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits
        self._user_agent = user_agent
        self._clock = clock
        self._names = Names()
        self._session: aiohttp.ClientSession | None = None
        self._places: dict[str, tuple[asyncio.Semaphore, int]] = {}
        self._warm: dict[str, float] = {}
        self._resting: dict[str, tuple[float, FetchError]] = {}
        self._everywhere = asyncio.Semaphore(limits.at_once)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        await self._names.close()

    async def get(
        self, url: str, validators: Validators | None = None, *, kind: Kind = "feed", origin: str = ""
    ) -> Fetched | NotModified:
        """The document at `url`, or NotModified when `validators` still hold.

        `origin` is the address of the document that led here, "" when the reader typed or imported `url`: a public
        origin, or a public redirect, must not lead into a private network. Credentials in `url` go to its own
        origin only. A server that answered with Retry-After is not asked for anything before that time. Raises
        FetchError (fetch.*); its data has `host`, and where apt status, limit (MB), seconds, and retry_after in
        seconds.
        """
        hop = self._first_hop(url, validators, kind, origin)
        redirects: list[str] = []
        permanent = True
        spent = 0.0
        for _ in range(self._limits.redirects + 1):
            async with self._place(hop.url):
                started = time.monotonic()
                self._refuse_resting(hop.url, started)
                answer = await self._bounded(hop, kind, validators, self._limits.whole - spent)
                spent += time.monotonic() - started
            if isinstance(answer, NotModified):
                return replace(answer, url=url, elapsed=spent)
            if isinstance(answer, Fetched):
                moved = _with_credentials(answer.final_url, url) if redirects and permanent else ""
                return replace(answer, url=url, permanent_url=moved, redirects=tuple(redirects), elapsed=spent)
            permanent = permanent and answer.status in _MOVED_FOR_GOOD
            redirects.append(answer.url)
            hop = _next_hop(hop, answer.url)
        raise FetchError("fetch.redirects", host=host(url))

    def _first_hop(self, url: str, validators: Validators | None, kind: Kind, origin: str) -> _Hop:
        try:
            address = normalize(url) if is_web(url) else ""
        except AddressError:
            address = ""
        if not address:
            raise FetchError("fetch.scheme", host=host(url) or without_password(url)[:100])
        headers = {
            "User-Agent": self._user_agent,
            "Accept": _ACCEPT[kind],
            "Accept-Encoding": "gzip, deflate",
        } | answers.conditional_headers(validators, self._clock())
        return _Hop(without_password(address), origin, credentials(address), headers)

    @contextlib.asynccontextmanager
    async def _place(self, url: str) -> AsyncIterator[None]:
        """A place among the connections to this host, and among all."""
        name = host(url)
        semaphore, users = self._places.get(name, (asyncio.Semaphore(self._limits.per_host), 0))
        self._places[name] = (semaphore, users + 1)
        try:
            async with semaphore, self._everywhere:
                yield
        finally:
            semaphore, users = self._places.pop(name)
            if users > 1:
                self._places[name] = (semaphore, users - 1)

    async def _bounded(
        self, hop: _Hop, kind: Kind, validators: Validators | None, seconds: float
    ) -> "Fetched | NotModified | _Redirect":
        import aiohttp

        name, limits = host(hop.url), self._limits
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                await self._names.check(hop.url, hop.came_from, proxied=bool(_proxy(hop.url)))
                return await self._request(hop, kind, validators)
        except aiohttp.ConnectionTimeoutError as error:
            raise FetchError("fetch.timeout", host=name, seconds=round(limits.connect)) from error
        except aiohttp.SocketTimeoutError as error:
            raise FetchError("fetch.timeout", host=name, seconds=round(limits.idle)) from error
        except TimeoutError as error:
            raise FetchError("fetch.timeout", host=name, seconds=round(limits.whole)) from error
        except aiohttp.ClientSSLError as error:
            raise FetchError("fetch.certificate", host=name) from error
        except (aiohttp.ClientResponseError, aiohttp.InvalidURL, BadEncoding) as error:
            raise FetchError("fetch.garbled", host=name) from error
        except (aiohttp.ClientError, OSError) as error:
            raise answers.network_error(error, name) from error

    async def _request(
        self, hop: _Hop, kind: Kind, validators: Validators | None
    ) -> "Fetched | NotModified | _Redirect":
        import yarl  # aiohttp's own address type, without which it would rewrite the query

        headers = dict(hop.headers)
        if hop.authorization:
            headers["Authorization"] = hop.authorization
        if not self._keeps_open(host(hop.url)):
            headers["Connection"] = "close"
        async with self._opened().get(
            yarl.URL(hop.url, encoded=True), headers=headers, proxy=_proxy(hop.url), allow_redirects=False
        ) as response:
            return await self._heard(response, hop, kind, validators)

    async def _heard(
        self, response: "aiohttp.ClientResponse", hop: _Hop, kind: Kind, validators: Validators | None
    ) -> "Fetched | NotModified | _Redirect":
        location = response.headers.get("Location", "").strip()
        if response.status in _MOVED and location:
            return _Redirect(response.status, _target(hop.url, location))
        if response.status == 304 and validators is not None:
            kept = answers.kept(response.headers, validators)
            return NotModified(hop.url, kept, answers.max_age(response.headers))
        if not 200 <= response.status < 300:
            page = await _start_of(response)
            error = answers.status_error(response.status, response.headers, page, host(hop.url), self._clock())
            self._let_rest(hop.url, error)
            raise error
        answers.refuse_robot_check(response.status, response.headers, host(hop.url))
        return await self._fetched(response, hop, kind)

    def _let_rest(self, url: str, error: FetchError) -> None:
        """Remember until when the whole server asked to be left alone (RFC 9110, 10.2.3; RFC 6585, 4)."""
        wait = error.data.get("retry_after")
        if isinstance(wait, int | float):
            self._resting[urlsplit(url).netloc] = (time.monotonic() + wait, FetchError(error.code, **error.data))

    def _refuse_resting(self, url: str, now: float) -> None:
        """Raises FetchError, with the time that is left, for a server that asked to be left alone."""
        until, error = self._resting.get(urlsplit(url).netloc, (0.0, None))
        if error is not None and until > now:
            raise FetchError(error.code, **{**error.data, "retry_after": math.ceil(until - now)})

    def _keeps_open(self, name: str) -> bool:
        """Whether the connection to this host stays open for the next request: only while few hosts have one. A
        refresh meets thousands of hosts once each, which would use up the descriptors of the process."""
        now = time.monotonic()
        self._warm = {each: last for each, last in self._warm.items() if now - last < _KEPT_OPEN}
        if name not in self._warm and len(self._warm) >= self._limits.at_once:
            return False
        self._warm[name] = now
        return True

    async def _fetched(self, response: "aiohttp.ClientResponse", hop: _Hop, kind: Kind) -> Fetched:
        limit = self._limits.size(kind)
        inflater = Inflater(response.headers.get("Content-Encoding", ""), limit, packed=kind == "feed")
        declared = response.headers.get("Content-Length", "")
        try:
            if declared.isdecimal() and int(declared) > limit:
                raise TooLarge
            async for piece in response.content.iter_chunked(_PIECE):
                inflater.feed(piece)
            body = inflater.finish()
        except TooLarge as error:
            raise FetchError("fetch.too_large", host=host(hop.url), limit=max(1, limit // 1_000_000)) from error
        return Fetched(
            url=hop.url,
            final_url=hop.url,
            body=body,
            content_type=response.headers.get("Content-Type", ""),
            validators=answers.received(response.headers, self._clock()),
            max_age=answers.max_age(response.headers),
            status=response.status,
        )

    def _opened(self) -> "aiohttp.ClientSession":
        if self._session is None:
            import aiohttp

            limits = self._limits
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=limits.at_once,
                    limit_per_host=limits.per_host,
                    resolver=cast("AbstractResolver", self._names),  # it answers to the same calls
                    keepalive_timeout=_KEPT_OPEN,
                    use_dns_cache=False,  # the names answer from the cache that was checked
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None, connect=limits.connect, sock_read=limits.idle),
                auto_decompress=False,  # a bomb must be stopped while it unfolds
                trust_env=False,  # would send the passwords of ~/.netrc; proxies are looked up by us
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            )
        return self._session


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    url: str


def _target(url: str, location: str) -> str:
    """Where a redirect leads, without credentials that it may carry. Raises FetchError (fetch.scheme)."""
    try:
        target = urljoin(url, location.encode("latin-1", "ignore").decode("utf-8", "replace"))
        if is_web(target):
            return without_password(normalize(target))
    except (ValueError, AddressError):
        pass
    raise FetchError("fetch.scheme", host=host(url))


def _next_hop(hop: _Hop, url: str) -> _Hop:
    """The request after a redirect. Validators go along, since they were received from the end of the chain;
    credentials stay with the origin they were given for, or follow it from http to https."""
    before, after = _origin(hop.url), _origin(url)
    same = before == after or (before[1] == after[1] and (before[0], before[2], after[0], after[2]) == _UPGRADE)
    return replace(hop, url=url, came_from=hop.url, authorization=hop.authorization if same else "")


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, host(url), parts.port or (443 if parts.scheme == "https" else 80)


def _with_credentials(moved: str, url: str) -> str:
    """The address to keep from now on; the reader's user name stays where the host stays."""
    userinfo, at, _ = urlsplit(url).netloc.rpartition("@")
    if not at or host(moved) != host(url):
        return moved
    parts = urlsplit(moved)
    return parts._replace(netloc=userinfo + "@" + parts.netloc).geturl()


def _proxy(url: str) -> str | None:
    """The system's proxy for `url`, from the environment or the system's settings."""
    name = host(url)
    if name.startswith("127.") or name in ("localhost", "::1") or urllib.request.proxy_bypass(name):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(urlsplit(url).scheme) or proxies.get("all")
    return found if found and found.startswith(("http://", "https://")) else None


async def _start_of(response: "aiohttp.ClientResponse") -> bytes:
    """The start of a page that came with an error, as far as it comes."""
    inflater = Inflater(response.headers.get("Content-Encoding", ""), _ERROR_PAGE, packed=False)
    with contextlib.suppress(TooLarge, BadEncoding, OSError):
        async for piece in response.content.iter_chunked(_PIECE):
            inflater.feed(piece)
    return inflater.so_far()
