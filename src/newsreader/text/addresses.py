"""Addresses inside markup: made absolute, judged, shortened for people. Asks nothing of the network."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

# Browsers drop these anywhere in an address, which hides "java\tscript:" from a naive check.
_DROPPED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
_LINE_ENDS = re.compile(r"[\t\r\n]")
_USUAL_ROOT = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?#]|\Z)")
_USUAL_WHOLE = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[1-9][0-9]{1,3}|:[1-5][0-9]{4})?(?:[/?#][!-~]*)?"
)


def absolute(address: str, base: str = "") -> str:
    """The address joined to `base`, if that gives http, https or mailto; else ""."""
    if not address.isprintable():
        address = _LINE_ENDS.sub("", address)
    address = address.strip("\x00 \u200b\ufeff\xa0")
    if not address or address.startswith("#"):
        return ""
    if _USUAL_WHOLE.fullmatch(address) and "/." not in address:  # joins to itself
        return address
    if address.startswith("/") and not address.startswith("//") and "/." not in address:
        joined = _root(base) + address.replace(" ", "%20")
        return "" if joined.startswith("/") or _DROPPED.search(joined) else joined
    return _joined(address, base)


def _joined(address: str, base: str) -> str:
    try:
        # an address that is whole joins to itself
        whole = address.startswith(("http://", "https://")) and "/." not in address
        joined = address.replace(" ", "%20") if whole else urljoin(base, address.replace(" ", "%20"))
        parts = urlsplit(joined)
        host = parts.hostname or ""
    except ValueError:  # brackets or a port that no address has
        return ""
    if _DROPPED.search(joined):
        return ""
    if parts.scheme == "mailto":
        return joined if "@" in parts.path else ""
    return joined if parts.scheme in {"http", "https"} and host else ""


@lru_cache(maxsize=1024)
def _root(base: str) -> str:
    """The scheme and host of an http(s) address, "" of any other: what an address from the root is joined to.
    Joining in full costs ten times as much."""
    usual = _USUAL_ROOT.match(base) if base else None
    if usual:
        return usual[0]
    try:
        parts = urlsplit(base)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} and parts.hostname else ""
    except ValueError:
        return ""


def web(address: str, base: str = "") -> str:
    """As `absolute`, for things to fetch: http and https only."""
    found = absolute(address, base)
    return "" if found.startswith("mailto:") else found


def host_of(address: str) -> str:
    """The host without www., for people to read; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
