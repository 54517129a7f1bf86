"""Addresses inside markup: made absolute, judged, shortened for people. Asks nothing of the network."""

import re
from urllib.parse import urljoin, urlsplit

# Browsers drop these anywhere in an address, which hides "java\tscript:" from a naive check.
_DROPPED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def absolute(address: str, base: str = "") -> str:
    """The address joined to `base`, if that gives http, https or mailto; else ""."""
    address = re.sub(r"[\t\r\n]", "", address).strip("\x00 \u200b\ufeff\xa0")
    if not address or address.startswith("#"):
        return ""
    try:
        joined = urljoin(base, address.replace(" ", "%20"))
        parts = urlsplit(joined)
        host = parts.hostname or ""
    except ValueError:  # brackets or a port that no address has
        return ""
    if _DROPPED.search(joined):
        return ""
    if parts.scheme == "mailto":
        return joined if "@" in parts.path else ""
    return joined if parts.scheme in {"http", "https"} and host else ""


def web(address: str, base: str = "") -> str:
    """As `absolute`, for things to fetch: http and https only."""
    found = absolute(address, base)
    return "" if found.startswith("mailto:") else found


def has_scheme(address: str) -> bool:
    """Whether an address says its own scheme, so that no base is needed."""
    return _SCHEME.match(address) is not None


def host_of(address: str) -> str:
    """The host without www., for people to read; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
