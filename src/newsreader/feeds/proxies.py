"""The system's proxies: of the environment, or of the settings of macOS and Windows. Asks no network."""

import ipaddress
import time
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsreader.errors import FetchError
from newsreader.feeds.addresses import host, without_password

_REMEMBERED = 60.0  # seconds; macOS and Windows take milliseconds to tell them
_PORTS = {"http": 80, "https": 443, "socks4": 1080, "socks5": 1080}
# What desktops and other programs write for them. Names are looked up at the proxy, whatever the letter.
_SPELLINGS = {"socks": "socks5", "socks5h": "socks5", "socks4a": "socks4"}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that can be spoken to. `kind` is http, https, socks4 or socks5; `url` has its user and password,
    `name` is what may be told of it."""

    kind: str
    url: str
    name: str

    @property
    def is_socks(self) -> bool:
        """Whether it carries connections, whatever they hold."""
        return self.kind.startswith("socks")


class Proxies:
    """What the system says, remembered for a while."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Proxy | None] = {}
        self._forget_at = 0.0

    def of(self, url: str) -> Proxy | None:
        """The proxy for `url`, None where there is none. Raises FetchError (fetch.proxy_kind) for one that we
        cannot speak to: who set a proxy does not want to be seen without it."""
        if time.monotonic() >= self._forget_at:
            self._known.clear()
            self._forget_at = time.monotonic() + _REMEMBERED
        parts = urlsplit(url)
        key = (parts.scheme, parts.netloc)
        if key not in self._known:
            self._known[key] = _proxy(parts.scheme, host(url), parts.netloc)
        return self._known[key]


def _proxy(scheme: str, name: str, netloc: str) -> Proxy | None:
    if _is_this_machine(name) or urllib.request.proxy_bypass(netloc):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(scheme) or proxies.get("all") or proxies.get("socks")
    return parsed(found.strip(), name) if found else None


def _is_this_machine(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:  # a name; anybody may own one like 127.example.com
        return name == "localhost"


def parsed(text: str, asked: str) -> Proxy:
    """The proxy that a setting means, for a request to the host `asked`. Raises FetchError (fetch.proxy_kind)."""
    whole = text if "://" in text else "http://" + text
    shown = without_password(whole)
    try:
        parts = urlsplit(whole)
        scheme, name, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        scheme, name, port = "", None, None
    kind = _SPELLINGS.get(scheme, scheme)
    if kind not in _PORTS or not name:
        raise FetchError("fetch.proxy_kind", host=asked, proxy=shown[:100])
    userinfo, at, _ = parts.netloc.rpartition("@")
    place = f"[{name}]" if ":" in name else name
    place += f":{port or _PORTS[kind]}"
    return Proxy(kind, f"{kind}://{userinfo}{at}{place}", place)
