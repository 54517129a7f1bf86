"""Connections through a SOCKS proxy, where names are looked up. The only room that knows aiohttp_socks; imported
only where the system has such a proxy."""

import contextlib
import ssl
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError, ProxyType

from newsreader.errors import FetchError
from newsreader.feeds.proxies import Proxy


def connector(
    proxy: Proxy, *, limit: int, per_host: int, keepalive: float, certificates: ssl.SSLContext | bool
) -> ProxyConnector:
    """What makes connections through `proxy`, for a session of aiohttp."""
    parts = urlsplit(proxy.url)
    return ProxyConnector(
        parts.hostname or "",
        parts.port or 0,
        ProxyType.SOCKS4 if proxy.kind == "socks4" else ProxyType.SOCKS5,
        unquote(parts.username) if parts.username else None,
        unquote(parts.password) if parts.password else None,
        rdns=True,  # a lookup here would tell where we go
        limit=limit,
        limit_per_host=per_host,
        keepalive_timeout=keepalive,
        use_dns_cache=False,
        ssl=certificates,
    )


@contextlib.contextmanager
def told(proxy: Proxy, host: str) -> Iterator[None]:
    """Turn what goes wrong at `proxy` into a FetchError (fetch.proxy, fetch.proxy_refused)."""
    try:
        yield
    except (ProxyConnectionError, ProxyTimeoutError) as error:
        raise FetchError("fetch.proxy", host=host, proxy=proxy.name) from error
    except ProxyError as error:
        raise FetchError("fetch.proxy_refused", host=host, proxy=proxy.name) from error
