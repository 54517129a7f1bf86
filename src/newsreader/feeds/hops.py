"""The requests of one chain of redirects: where each leads, and what goes along. Asks nothing itself."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from newsreader.errors import AddressError, FetchError
from newsreader.feeds.addresses import host, is_web, normalize, place, without_password

_UPGRADE = ("http", 80, "https", 443)


@dataclass(frozen=True, slots=True)
class Hop:
    """One request of a chain. `name` is the host, `place` the host with its port; `came_from` is the address that
    led here, "" where the reader named it."""

    url: str
    name: str
    place: str
    came_from: str
    authorization: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Redirect:
    """An answer that leads on to `url`."""

    status: int
    url: str


def make_hop(url: str, came_from: str, authorization: str, headers: dict[str, str]) -> Hop:
    """The request for `url`, which holds no credentials."""
    return Hop(url, host(url), place(url), came_from, authorization, headers)


def next_hop(hop: Hop, url: str) -> Hop:
    """The request after a redirect. Validators go along, since they were received from the end of the chain;
    credentials stay with the origin they were given for, or follow it from http to https."""
    return make_hop(url, hop.url, hop.authorization if same_origin(hop.url, url) else "", hop.headers)


def same_origin(before: str, after: str) -> bool:
    """Whether what may be told to `before` may be told to `after`: scheme, host and port, or the same host's step
    from http to https."""
    old, new = _origin(before), _origin(after)
    return old == new or (old[1] == new[1] and (old[0], old[2], new[0], new[2]) == _UPGRADE)


def redirect_target(url: str, location: str) -> str:
    """Where a redirect leads, without credentials that it may carry. Raises FetchError (fetch.scheme)."""
    try:
        target = urljoin(url, location.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        if is_web(target):
            return without_password(normalize(target))
    except (ValueError, AddressError):
        pass
    raise FetchError("fetch.scheme", host=host(url))


def with_credentials(moved: str, url: str) -> str:
    """The address to keep from now on; the reader's user name stays where the host stays."""
    userinfo, at, _ = urlsplit(url).netloc.rpartition("@")
    if not at or host(moved) != host(url):
        return moved
    parts = urlsplit(moved)
    return parts._replace(netloc=userinfo + "@" + parts.netloc).geturl()


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, host(url), parts.port or (443 if parts.scheme == "https" else 80)
