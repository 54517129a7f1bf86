"""Names to addresses, and which of them a public page may lead to; whether there is a way out at all."""

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsreader.errors import FetchError
from newsreader.feeds.addresses import host
from newsreader.feeds.lookups import Lookups

_REMEMBERED = 300.0  # seconds an answer is kept, so that the address that was checked is the one connected to
_LOOKUP_SECONDS = 10.0
# Public addresses that nobody answers at (RFC 5737, RFC 3849): a datagram socket is only pointed at them.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_LOOPBACK = "127.0.0.1"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Names:
    """Looks names up, each within so many seconds, and remembers the answers for some minutes.

    `resolve` and `close` are what aiohttp asks of a resolver.
    """

    def __init__(self, seconds: float = _LOOKUP_SECONDS) -> None:
        self._known: dict[tuple[str, int], tuple[float, list[dict[str, Any]]]] = {}
        self._lookups = Lookups(seconds)

    async def check(self, url: str, came_from: str, *, proxied: Callable[[str], bool]) -> None:
        """Raises FetchError (fetch.private) when the public `came_from` leads to `url` on a private network.

        Of what is `proxied` only plain addresses can be told, also where it leads past the proxy: names are looked
        up there.
        """
        if not came_from:
            return
        origin = await self._addresses(came_from, proxied=proxied(came_from))
        if origin and all(is_private(address) for address in origin):
            return
        if any(is_private(address) for address in await self._addresses(url, proxied=proxied(url))):
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
        """The addresses of `host`. Raises OSError (socket.gaierror) when it has none, or none in time."""
        known = self._known.get((host, port))
        if known is not None and known[0] > time.monotonic():
            return known[1]
        found = await self._found(host, port, family)
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

    async def _found(self, host: str, port: int, family: socket.AddressFamily) -> Sequence[Any]:
        """What the system tells. "localhost" is this machine also where the system does not know it (RFC 6761,
        6.3): a bare one has no /etc/hosts."""
        try:
            return await self._lookups.find((host, port, family))
        except OSError:
            if not _is_localhost(host):
                raise
            return await self._lookups.find((_LOOPBACK, port, family))

    async def close(self) -> None:
        """Nothing is held: a lookup that hangs is left behind."""

    async def _addresses(self, url: str, *, proxied: bool) -> list[Address]:
        """The addresses behind `url`; none where they cannot be told, which the request itself will report."""
        name = host(url)
        plain = _address(name)
        if plain is not None:
            return [plain]
        if _is_localhost(name):
            return [ipaddress.IPv4Address(_LOOPBACK)]
        if proxied:
            return []
        try:
            found = await self.resolve(name, _port(url))
        except (OSError, UnicodeError):  # UnicodeError: a label that IDNA cannot hold
            return []
        parsed = [_address(str(each["host"]).partition("%")[0]) for each in found]
        return [address for address in parsed if address is not None]


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


def _is_localhost(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost")


def _address(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _port(url: str) -> int:
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)
