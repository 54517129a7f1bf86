"""Names to addresses, and which of them a public page may lead to; proxies; whether there is a way out at all."""

import asyncio
import ipaddress
import socket
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from newsreader.errors import FetchError
from newsreader.feeds.addresses import host

_REMEMBERED = 300.0  # seconds an answer is kept, so that the address that was checked is the one connected to
_LOOKUPS_AT_ONCE = 16
_PROXIES_REMEMBERED = 60.0  # seconds; macOS and Windows take milliseconds to tell them
# Public addresses that nobody answers at (RFC 5737, RFC 3849): a datagram socket is only pointed at them.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Names:
    """Looks names up in threads of its own, and remembers the answers for some minutes.

    `resolve` and `close` are what aiohttp asks of a resolver.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[float, list[dict[str, Any]]]] = {}
        self._threads: ThreadPoolExecutor | None = None

    async def check(self, url: str, came_from: str, *, proxied: bool) -> None:
        """Raises FetchError (fetch.private) when the public `came_from` leads to `url` on a private network.

        Through a proxy only plain addresses can be told: names are looked up there.
        """
        if not came_from:
            return
        origin = await self._addresses(came_from, proxied=proxied)
        if origin and all(is_private(address) for address in origin):
            return
        if any(is_private(address) for address in await self._addresses(url, proxied=proxied)):
            raise FetchError("fetch.private", host=host(url))

    async def server(self, url: str, *, proxied: bool) -> str:
        """What stands for the server of `url`: the first of its addresses, so that names which share one count as
        one; its name through a proxy, where addresses cannot be told. Raises OSError, UnicodeError."""
        name = host(url)
        if proxied or _address(name) is not None:
            return name
        return min((str(each["host"]) for each in await self.resolve(name, _port(url))), default=name)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[dict[str, Any]]:
        """The addresses of `host`. Raises OSError (socket.gaierror) when it has none."""
        known = self._known.get((host, port))
        if known is not None and known[0] > time.monotonic():
            return known[1]
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="names")
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
        )
        results: list[dict[str, Any]] = [
            {
                "hostname": host,
                "host": str(place[0]),
                "port": port,
                "family": kind,
                "proto": proto,
                "flags": socket.AI_NUMERICHOST,
            }
            for kind, _, proto, _, place in found
            if kind in (socket.AF_INET, socket.AF_INET6)
        ]
        self._known[host, port] = (time.monotonic() + _REMEMBERED, results)
        return results

    async def close(self) -> None:
        """End the threads; one that hangs in a lookup is not waited for."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None

    async def _addresses(self, url: str, *, proxied: bool) -> list[Address]:
        """The addresses behind `url`; none where they cannot be told, which the request itself will report."""
        name = host(url)
        plain = _address(name)
        if plain is not None:
            return [plain]
        if name == "localhost" or name.endswith(".localhost"):
            return [ipaddress.IPv4Address("127.0.0.1")]
        if proxied:
            return []
        try:
            found = await self.resolve(name, _port(url))
        except (OSError, UnicodeError):  # UnicodeError: a label that IDNA cannot hold
            return []
        parsed = [_address(str(each["host"]).partition("%")[0]) for each in found]
        return [address for address in parsed if address is not None]


class Proxies:
    """The system's proxies: of the environment, or of the settings of macOS and Windows."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str | None] = {}
        self._forget_at = 0.0

    def of(self, url: str) -> str | None:
        """The proxy for `url`; None where there is none, or one of a kind that we do not speak (SOCKS)."""
        if time.monotonic() >= self._forget_at:
            self._known.clear()
            self._forget_at = time.monotonic() + _PROXIES_REMEMBERED
        parts = urlsplit(url)
        key = (parts.scheme, parts.netloc)
        if key not in self._known:
            self._known[key] = _proxy(parts.scheme, host(url), parts.netloc)
        return self._known[key]


def _proxy(scheme: str, name: str, netloc: str) -> str | None:
    if name.startswith("127.") or name in ("localhost", "::1") or urllib.request.proxy_bypass(netloc):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(scheme) or proxies.get("all")
    return found if found and found.startswith(("http://", "https://")) else None


def has_route() -> bool:
    """Whether this machine knows a way out at all. Nothing is sent."""
    for family, place in _ELSEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((place, 9))
        except OSError:  # no way, or no such family
            continue
        return True
    return False


def is_private(address: Address) -> bool:
    """Whether `address` is none of the public internet: loopback, private, link-local, shared, multicast, or an
    IPv6 form that carries such an IPv4 address."""
    inner: Address | None = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return is_private(inner)
    return not address.is_global or address.is_multicast


def _address(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _port(url: str) -> int:
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)
