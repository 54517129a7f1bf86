"""Documents from the web, politely and within limits. The only room that knows aiohttp.

GET only, no cookies, no referrer, an honest name; what may be reached from where is decided in `network`, what
an answer means in `answers`.
"""

import asyncio
import contextlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self, cast

from newsreader import USER_AGENT
from newsreader.errors import AddressError, FetchError
from newsreader.feeds import answers
from newsreader.feeds.addresses import basic, credentials, host, is_web, normalize, without_password
from newsreader.feeds.hops import Hop, Redirect, make_hop, next_hop, redirect_target, with_credentials
from newsreader.feeds.inflate import BadEncoding, Inflater, TooLarge
from newsreader.feeds.network import Names
from newsreader.feeds.places import KEPT_OPEN, Places
from newsreader.feeds.proxies import Proxies, Proxy
from newsreader.feeds.rests import Rests
from newsreader.feeds.trust import certificates
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
_PIECE = 65_536
# Of one header, in bytes. Lists of what a page may load, or loads first, are longer than aiohttp's own 8,190.
_LONGEST_HEADER = 65_536
_CLOSING_SECONDS = 0.05
# What is read of a page that refuses us: enough to tell a robot check from a plain no.
_ERROR_PAGE = 65_536
_ERROR_PAGE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: sizes in bytes after decompression, times in seconds.

    `connect` bounds looking a name up, and then connecting, `idle` the silence between two pieces, `whole` the
    request with its redirects (waiting for a free place does not count). `per_host` bounds the requests under way
    at one server, whatever its names, `at_once` those at all.
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
        self,
        url: str,
        validators: Validators | None = None,
        *,
        kind: Kind = "feed",
        origin: str = "",
        user_agent: str = "",
        login: tuple[str, str] | None = None,
    ) -> Fetched | NotModified:
        """The document at `url`. Raises FetchError."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...


class WebFetcher:
    """Fetches over HTTP. Must be used and closed inside one running event loop."""

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        user_agent: str = USER_AGENT,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        rests: Rests | None = None,
    ) -> None:
        """`rests` are the hosts that asked to be left alone, remembered beyond this object where given."""
        self._limits = limits
        self._user_agent = user_agent
        self._clock = clock
        self._names = Names(limits.connect)
        self._proxies = Proxies()
        self._sessions: dict[Proxy | None, aiohttp.ClientSession] = {}
        self._places = Places(limits.per_host, limits.at_once)
        self._rests = rests or Rests()
        self._secure = False  # whether a connection was made by TLS

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        while self._sessions:
            await self._sessions.popitem()[1].close()
        await self._names.close()
        if self._secure:  # their ends say goodbye to each other, which aiohttp does not wait for
            await asyncio.sleep(_CLOSING_SECONDS)

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        kind: Kind = "feed",
        origin: str = "",
        user_agent: str = "",
        login: tuple[str, str] | None = None,
    ) -> Fetched | NotModified:
        """The document at `url`, or NotModified when `validators` still hold.

        `origin` is the address of the document that led here, "" when the reader typed or imported `url`: a public
        origin, or a public redirect, must not lead into a private network. `user_agent` takes the place of our
        name where the reader wants it. `login` (user name, password), or credentials in `url`, go to their own
        origin only. A host that asked to be left alone is asked for nothing before that time. Raises FetchError
        (fetch.*); its data has `host`, and where apt status, limit (MB), seconds, until, retry_after in seconds.
        """
        hop = self._first_hop(url, validators, kind, origin, user_agent, login)
        redirects: list[str] = []
        permanent, for_good = "", True
        spent = 0.0
        for _ in range(self._limits.redirects + 1):
            answer, elapsed = await self._ask(hop, kind, validators, self._limits.whole - spent)
            spent += elapsed
            if not isinstance(answer, Redirect):
                moved = with_credentials(permanent, url) if permanent else ""
                return replace(answer, url=url, permanent_url=moved, redirects=tuple(redirects), elapsed=spent)
            if answer.url in (hop.url, *redirects):
                break  # it was asked: without cookies it answers as it did
            for_good = for_good and answer.status in _MOVED_FOR_GOOD
            permanent = answer.url if for_good else permanent
            redirects.append(answer.url)
            hop = next_hop(hop, answer.url)
        raise FetchError("fetch.redirects", host=host(url))

    def _first_hop(
        self,
        url: str,
        validators: Validators | None,
        kind: Kind,
        origin: str,
        user_agent: str,
        login: tuple[str, str] | None,
    ) -> Hop:
        try:
            address = normalize(url) if is_web(url) else ""
        except AddressError:
            address = ""
        if not address:
            raise FetchError("fetch.scheme", host=host(url) or without_password(url)[:100])
        headers = {
            "User-Agent": "".join(filter(str.isprintable, user_agent)) or self._user_agent,
            "Accept": _ACCEPT[kind],
            "Accept-Encoding": "gzip, deflate",
        } | answers.conditional_headers(validators, self._clock())
        authorization = credentials(address) if login is None else basic(*login)
        return make_hop(without_password(address), origin, authorization, headers)

    async def _ask(
        self, hop: Hop, kind: Kind, validators: Validators | None, seconds: float
    ) -> "tuple[Fetched | NotModified | Redirect, float]":
        """One request of a chain, within its limits and in its turn; and the seconds that it took."""
        self._refuse_resting(hop)
        proxy = self._proxies.of(hop.url)
        key = await self._server(hop, proxy)
        async with self._places.take(key, hop.name, paused=kind != "picture") as server:
            self._refuse_resting(hop)  # it may have been told so while we waited
            await self._names.check(hop.url, hop.came_from, proxied=self._is_proxied)
            started = time.monotonic()
            keep_open = server.hand_on(hop.name) or (kind != "feed" and self._places.keeps_warm(hop.name))
            answer = await self._bounded(hop, kind, validators, seconds, proxy, keep_open=keep_open)
            return answer, time.monotonic() - started

    def _is_proxied(self, url: str) -> bool:
        return self._proxies.of(url) is not None

    async def _server(self, hop: Hop, proxy: Proxy | None) -> str:
        """What stands for the server of a request; names are looked up for it, that of the proxy too."""
        try:
            if proxy is not None:
                await self._names.server(proxy.url, proxied=False)
            return await self._names.server(hop.url, proxied=proxy is not None)
        except UnicodeError as error:  # a label that IDNA cannot hold
            raise FetchError("fetch.name", host=hop.name) from error
        except OSError as error:
            if proxy is not None:
                raise FetchError("fetch.proxy", host=hop.name, proxy=proxy.name) from error
            raise answers.network_error(error, hop.name) from error

    async def _bounded(
        self,
        hop: Hop,
        kind: Kind,
        validators: Validators | None,
        seconds: float,
        proxy: Proxy | None,
        *,
        keep_open: bool,
    ) -> "Fetched | NotModified | Redirect":
        import aiohttp

        name, limits = hop.name, self._limits
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                return await self._request(hop, kind, validators, proxy, keep_open=keep_open)
        except aiohttp.ConnectionTimeoutError as error:
            raise _not_reached(name, proxy) from error
        except aiohttp.SocketTimeoutError as error:
            raise FetchError("fetch.timeout", host=name, seconds=round(limits.idle)) from error
        except TimeoutError as error:
            raise FetchError("fetch.timeout", host=name, seconds=round(limits.whole)) from error
        except aiohttp.ClientHttpProxyError as error:
            raise answers.proxy_error(error.status, name, proxy.name if proxy else "") from error
        except aiohttp.ClientProxyConnectionError as error:
            raise FetchError("fetch.proxy", host=name, proxy=proxy.name if proxy else "") from error
        except aiohttp.ClientSSLError as error:
            raise answers.tls_error(error, name) from error
        except (aiohttp.ClientResponseError, aiohttp.InvalidURL, BadEncoding) as error:
            raise FetchError("fetch.garbled", host=name) from error
        except (aiohttp.ClientError, OSError) as error:
            raise answers.network_error(error, name) from error

    async def _request(
        self, hop: Hop, kind: Kind, validators: Validators | None, proxy: Proxy | None, *, keep_open: bool
    ) -> "Fetched | NotModified | Redirect":
        import yarl  # aiohttp's own address type, without which it would rewrite the query

        self._secure = self._secure or hop.url.startswith("https:")
        headers = dict(hop.headers)
        if hop.authorization:
            headers["Authorization"] = hop.authorization
        if not keep_open:
            headers["Connection"] = "close"
        address = yarl.URL(hop.url, encoded=True)
        spoken_to = proxy.url if proxy is not None and not proxy.is_socks else None
        with self._told(hop, proxy):
            session = self._opened(proxy)
            async with session.get(address, headers=headers, proxy=spoken_to, allow_redirects=False) as response:
                if proxy is not None and response.status == 407:
                    raise answers.proxy_error(407, hop.name, proxy.name)
                return await self._heard(response, hop, kind, validators)

    def _told(self, hop: Hop, proxy: Proxy | None) -> contextlib.AbstractContextManager[None]:
        """What puts the errors of a SOCKS proxy into our words."""
        if proxy is None or not proxy.is_socks:
            return contextlib.nullcontext()
        from newsreader.feeds import socks

        return socks.told(proxy, hop.name)

    async def _heard(
        self, response: "aiohttp.ClientResponse", hop: Hop, kind: Kind, validators: Validators | None
    ) -> "Fetched | NotModified | Redirect":
        status, headers, now = response.status, response.headers, self._clock()
        location = headers.get("Location", "").strip()
        if status in _MOVED and location:
            return Redirect(status, redirect_target(hop.url, location))
        if status == 304 and validators is not None and answers.is_conditional(hop.headers):
            self._rests.answered(hop.place)
            return NotModified(hop.url, answers.kept(headers, validators), answers.max_age(headers, now))
        if not 200 <= status < 300:
            error = answers.status_error(status, headers, await _start_of(response), hop.name, now)
            self._let_rest(hop, error)
            raise error
        answers.refuse_robot_check(status, headers, hop.name)
        self._rests.answered(hop.place)
        fetched = await self._fetched(response, hop, kind)
        answers.refuse_robot_page(status, fetched.body, hop.name)
        return fetched

    def _let_rest(self, hop: Hop, error: FetchError) -> None:
        """Remember that the whole host is to be left alone, and until when (RFC 9110, 10.2.3; RFC 6585, 4)."""
        status, wait = error.data.get("status"), error.data.get("retry_after")
        seconds = float(wait) if isinstance(wait, int | float) else None
        if status == 429 or seconds is not None:
            self._rests.refused(hop.place, int(status or 0), seconds, self._clock())

    def _refuse_resting(self, hop: Hop) -> None:
        """Raises FetchError (fetch.resting) for a host that is to be left alone: nobody was asked."""
        now = self._clock()
        rest = self._rests.of(hop.place, now)
        if rest is not None:
            left = math.ceil((rest.until - now).total_seconds())
            until = rest.until.isoformat(timespec="seconds")
            raise FetchError("fetch.resting", host=hop.name, status=rest.status, until=until, retry_after=left)

    async def _fetched(self, response: "aiohttp.ClientResponse", hop: Hop, kind: Kind) -> Fetched:
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
            raise FetchError("fetch.too_large", host=hop.name, limit=max(1, limit // 1_000_000)) from error
        return Fetched(
            url=hop.url,
            final_url=hop.url,
            body=body,
            content_type=response.headers.get("Content-Type", ""),
            validators=answers.received(response.headers, self._clock()),
            max_age=answers.max_age(response.headers, self._clock()),
            status=response.status,
            server_time=answers.server_time(response.headers),
        )

    def _opened(self, proxy: Proxy | None) -> "aiohttp.ClientSession":
        """The session for requests through `proxy`; a SOCKS proxy has one of its own."""
        key = proxy if proxy is not None and proxy.is_socks else None
        if key not in self._sessions:
            import aiohttp

            self._sessions[key] = aiohttp.ClientSession(
                connector=self._connector(key),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(
                    total=None, connect=self._limits.connect, sock_read=self._limits.idle
                ),
                auto_decompress=False,  # a bomb must be stopped while it unfolds
                max_field_size=_LONGEST_HEADER,
                trust_env=False,  # would send the passwords of ~/.netrc; proxies are looked up by us
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            )
        return self._sessions[key]

    def _connector(self, proxy: Proxy | None) -> "aiohttp.TCPConnector":
        import aiohttp

        limits = self._limits
        if proxy is not None:
            from newsreader.feeds import socks

            return socks.connector(
                proxy,
                limit=limits.at_once,
                per_host=limits.per_host,
                keepalive=KEPT_OPEN,
                certificates=certificates(),
            )
        return aiohttp.TCPConnector(
            limit=limits.at_once,
            limit_per_host=limits.per_host,
            resolver=cast("AbstractResolver", self._names),  # it answers to the same calls
            keepalive_timeout=KEPT_OPEN,
            use_dns_cache=False,  # the names answer from the cache that was checked
            ssl=certificates(),
        )


def _not_reached(name: str, proxy: Proxy | None) -> FetchError:
    if proxy is not None:
        return FetchError("fetch.proxy", host=name, proxy=proxy.name)
    return FetchError("fetch.unanswered", host=name)


async def _start_of(response: "aiohttp.ClientResponse") -> bytes:
    """The start of a page that came with an error, as far as it comes within some seconds: what counts is the
    status, which is known already."""
    import aiohttp

    inflater = Inflater(response.headers.get("Content-Encoding", ""), _ERROR_PAGE, packed=False)
    with contextlib.suppress(TooLarge, BadEncoding, OSError, TimeoutError, aiohttp.ClientError):
        async with asyncio.timeout(_ERROR_PAGE_SECONDS):
            async for piece in response.content.iter_chunked(_PIECE):
                inflater.feed(piece)
    return inflater.so_far()
