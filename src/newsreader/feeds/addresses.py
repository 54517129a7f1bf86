"""Web addresses: made whole, compared, and shown without their secrets."""

import ipaddress
import re
from base64 import b64encode
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from newsreader.errors import AddressError
from newsreader.outline import FEED_SCHEME

# Parameters that name the way a reader came, never the document (the public lists of uBlock and of Firefox's
# query stripping agree on these).
_TRACKING_PREFIXES = ("utm_", "at_", "mtm_", "pk_", "ga_", "hsa_", "vero_", "oly_")
_TRACKING = frozenset({
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "igsh",
    "yclid", "ysclid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "ocid", "cmpid",
    "cmp", "xtor", "rss_id", "wickedid", "s_cid", "ncid", "sref", "ito", "ftag", "zarsrc",
    "zalo_src", "vn_source", "vn_campaign", "vn_medium", "vn_term", "vn_zone", "_gl",
})  # fmt: skip
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_FEED_OF_WEB = re.compile(rf"^{FEED_SCHEME}/{{0,2}}(?=https?:)", re.IGNORECASE)
_FEED_OF_HOST = re.compile(rf"^{FEED_SCHEME}/*", re.IGNORECASE)
# An address that was copied behind a scheme that stood there, and one with too few slashes, as browsers take it.
_SCHEME_TWICE = re.compile(r"^(?:view-source:|https?:/{1,2})+(?=https?:/)", re.IGNORECASE)
_FEW_SLASHES = re.compile(r"^(https?):/?(?=[^/\s])", re.IGNORECASE)
# What stands before a colon in "name:password@example.com" is no scheme, unless addresses with "@" begin so.
_NO_USER = r"(?!(?:mailto|xmpp|sips?|acct|im|news|cid|mid|data|javascript):)"
_USER_FIRST = re.compile(rf"^{_NO_USER}[^\s/?#@:]+:[^\s/?#@]*@[^\s/?#@]+", re.IGNORECASE)
_USER = re.compile(rf"^{_NO_USER}[^/?#\s@]*:[^/?#\s@]*@", re.IGNORECASE)
_LABEL = re.compile(r"^[^\s!\"#$%&'()*+,/:;<=>?@\[\\\]^`{|}~]{1,63}$")
# Most addresses; taking them apart to see that they are addresses costs six times as much.
_USUAL = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::(?:[1-9][0-9]{1,3}|[1-5][0-9]{4}))?(?:[/?#][!-~]*)?",
    re.IGNORECASE | re.ASCII,
)
_DOCUMENT_SAFE = "%/:?#[]@!$&'()*+,;=-._~|"
_BLANKS = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2060\ufeff]+")
_AROUND = " \t\r\n\f\v\u00a0\u200b\ufeff<>\"'“”„‘’«»"  # an address that stands in a text
_DEFAULT_PORTS = {"http": 80, "https": 443}
# An address that needs no mending before it is compared, as most are; taking it apart costs seven times as much,
# and a feed has two for each entry.
_PLAIN = re.compile(
    r"https?://(?:www\.)?((?!www\.)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*"
    r"(?::(?!80/|443/)(?:[1-9][0-9]{1,3}|[1-5][0-9]{4}))?)"
    r"(/[A-Za-z0-9._~/-]*)(?:\?([A-Za-z0-9._~&=-]*))?"
)


def normalize(text: str) -> str:
    """The web address that a person or a list meant by `text`.

    Blanks are taken off, `feed:` is translated, of two schemes the second counts, one with too few slashes gets
    them, a missing one, also before "name:password@", is https (http for an IP address and localhost, which hold
    no public certificate), international names take their ASCII form; the query is left as it is. Raises
    AddressError (address.invalid).
    """
    address = _with_scheme(text.strip(_AROUND))
    parts = _split(address)
    name = _ascii_host(parts.hostname or "") if parts is not None else ""
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not _is_host(name, address, text):
        raise AddressError("address.invalid", text=without_password(text.strip())[:200])
    userinfo, at, _ = parts.netloc.rpartition("@")
    netloc = (
        userinfo
        + at
        + (f"[{name}]" if ":" in name else name)
        + (f":{parts.port}" if parts.port is not None else "")
    )
    path = quote(parts.path or "/", safe=_DOCUMENT_SAFE)
    query = quote(parts.query, safe=_DOCUMENT_SAFE)
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def host(url: str) -> str:
    """The host of `url` in lower case, without port and credentials; "" where there is none."""
    parts = _split(url)
    return (parts.hostname or "") if parts is not None else ""


def place(url: str) -> str:
    """The host of `url` with its port, the usual one left out: "example.com", "example.com:8080"."""
    parts = _split(url)
    if parts is None or parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)):
        return host(url)
    return f"{host(url)}:{parts.port}"


def without_password(url: str) -> str:
    """`url` without user name and password, for logs, exports and errors."""
    head, mark, rest = url.partition("://")
    if not mark:
        return _USER.sub("", url)
    authority, _, _ = re.split(r"([/?#\\])", rest, maxsplit=1)[0].rpartition("@")
    return head + mark + rest[len(authority) + 1 :] if authority or rest.startswith("@") else url


def credentials(url: str) -> str:
    """The Authorization header for the user name and password in `url`, "" where it has none (RFC 7617)."""
    login = login_in(url)
    return basic(*login) if login is not None else ""


def login_in(url: str) -> tuple[str, str] | None:
    """The user name and password in `url`, None where it has none."""
    parts = _split(url)
    if parts is None or "@" not in parts.netloc:
        return None
    return unquote(parts.username or ""), unquote(parts.password or "")


def basic(user: str, password: str) -> str:
    """The Authorization header for a user name and a password (RFC 7617)."""
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode("ascii")


def is_web(url: str) -> bool:
    """Whether `url` is an absolute http or https address with a host."""
    if ":" not in url or _USUAL.fullmatch(url):
        return ":" in url
    parts = _split(url)
    return parts is not None and parts.scheme in _DEFAULT_PORTS and bool(parts.hostname)


def canonical(url: str) -> str:
    """`url` reduced to what names the document, for comparing only: no scheme, no `www.`, no default port, no
    credentials, no fragment, no tracking parameters, no closing slash; lower host, sorted query.

    A text that is no web address comes back stripped and otherwise as it is.
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        place, path, query = plain.groups()
        return place + path.rstrip("/") + _steady_query(query or "")
    parts = _split(url.strip())
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url.strip()
    place = _ascii_host(parts.hostname).removeprefix("www.")
    port = _port(parts)
    if port is not None and port not in (80, 443):
        place += f":{port}"
    return place + _percent(parts.path).rstrip("/") + _percent(_steady_query(parts.query))


def _steady_query(query: str) -> str:
    """The query with its question mark, sorted and without tracking; "" where nothing is left of it."""
    pairs = query and sorted(pair for pair in query.split("&") if pair and not is_tracking(pair.partition("=")[0]))
    return "?" + "&".join(pairs) if pairs else ""


def is_tracking(name: str) -> bool:
    """Whether a query parameter of this name says only where a reader came from."""
    lower = name.lower()
    return lower in _TRACKING or lower.startswith(_TRACKING_PREFIXES)


def _with_scheme(text: str) -> str:
    address = _BLANKS.sub(" ", text)
    address = _FEED_OF_WEB.sub("", address)
    # The feed: scheme meant http; a server that has https sends us on.
    address = _FEED_OF_HOST.sub("http://", address)
    address = _FEW_SLASHES.sub(r"\1://", _SCHEME_TWICE.sub("", address))
    if address.startswith("//"):
        return "https:" + address
    scheme = None if _USER_FIRST.match(address) else _SCHEME.match(address)
    if scheme is not None and "." not in scheme[1]:  # a dot makes it a host with a port or a path
        return address
    parts = _split("//" + address)
    name = (parts.hostname or "") if parts is not None else ""
    return ("http://" if _is_address(name) or name == "localhost" else "https://") + address


def _is_host(name: str, address: str, typed: str) -> bool:
    if not name or " " in address.partition("://")[2].partition("/")[0]:
        return False
    if _is_address(name) or name == "localhost":
        return True
    labels = name.removesuffix(".").split(".")
    if not all(_LABEL.match(label) for label in labels):
        return False
    # One word alone is a host only where its scheme was typed: "news" is a search, "http://news" an intranet.
    return len(labels) > 1 or "://" in typed


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # reading it is what checks it
    except ValueError:
        return None
    return parts


def _port(parts: SplitResult) -> int | None:
    return parts.port


def _ascii_host(name: str) -> str:
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return name.lower()


def _percent(text: str) -> str:
    """Unreserved characters plain, all others percent-encoded in upper case, so that spellings compare equal."""
    plain = re.sub(r"%([0-9A-Fa-f]{2})", _unreserved, text)
    return quote(plain, safe=_DOCUMENT_SAFE)


def _unreserved(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    if letter.isascii() and (letter.isalnum() or letter in "-._~"):
        return letter
    return match[0].upper()
