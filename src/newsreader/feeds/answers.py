"""What the headers of an answer mean: validators, freshness, and an error with its reason."""

import errno
import socket
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from newsreader.errors import FetchError
from newsreader.feeds.dates import parse_date
from newsreader.feeds.network import has_route
from newsreader.model import Validators


class Headers(Protocol):
    """Headers of an answer, by names in any case; one name may have several."""

    def __contains__(self, name: object, /) -> bool: ...

    def __getitem__(self, name: str, /) -> str: ...

    def get(self, name: str, default: str, /) -> str:
        """The first of the name."""
        ...

    def getall(self, name: str, default: list[str], /) -> list[str]:
        """All of the name, in order."""
        ...


# Some servers answer 304 for ever; after this time the whole document is asked for once.
_VALIDATORS_LAST = timedelta(days=8)
_LONGEST_WAIT = 366 * 86_400  # seconds; more is a broken clock
_CLOCKS_DIFFER = timedelta(days=1)

# The way to every host is closed.
NO_WAY_OUT = frozenset({
    "fetch.offline", "fetch.portal", "fetch.proxy", "fetch.proxy_kind", "fetch.proxy_login",
})  # fmt: skip

_OFFLINE = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH})
# What overlapped sockets of Windows say for the same, and for a connection that nobody answered.
_OFFLINE_WINDOWS = frozenset({1231, 1232})
_NO_ANSWER_WINDOWS = 121
_ROBOT_HEADERS = (
    ("cf-mitigated", "challenge"),
    ("x-amzn-waf-action", "captcha"),
    ("x-amzn-waf-action", "challenge"),
    ("x-datadome", ""),
)
_ROBOT_PAGES = (
    b"challenge-platform", b"cf-chl", b"_cf_chl_opt", b"Just a moment...", b"Attention Required! | Cloudflare",
    b"_Incapsula_Resource", b"sucuri_cloudproxy", b"ddos-guard", b"captcha-delivery.com", b"px-captcha",
    b"Checking your browser", b"g-recaptcha", b"hcaptcha.com", b"awswaf.com", b"/TSPD/",
    b"Enable JavaScript and cookies", b'document.cookie="D1N=',
)  # fmt: skip
# What only such a check has of what comes as if it were the document (200). Ordinary pages have some of the above:
# parts of the walls that stand before them, and checks in their forms.
_CHECKS = (
    b"_cf_chl_opt", b"<title>Just a moment...</title>", b"sucuri_cloudproxy_js", b'document.cookie="D1N=',
    b"slowAES.decrypt(", b"/_Incapsula_Resource?CWUDNSAI=",
)  # fmt: skip
_LARGEST_CHECK = 65_536  # bytes
_START_OF_PAGE = 1_024  # bytes
_OF_DOCUMENTS = (b"<a ", b"<item", b"<entry", b"alternate")  # a check leads nowhere
_CODES = {
    401: "fetch.login", 403: "fetch.forbidden", 404: "fetch.not_found", 410: "fetch.gone", 511: "fetch.portal",
}  # fmt: skip
_REFUSING = frozenset({401, 403, 405, 406, 418, 429, 451, 503})


def conditional_headers(validators: Validators | None, now: datetime) -> dict[str, str]:
    """The headers that ask for a document only if it changed, byte for byte as it was received.

    Not sent: validators older than eight days, and a Last-Modified in the future.
    """
    if validators is None:
        return {}
    if validators.received is not None and now - validators.received > _VALIDATORS_LAST:
        return {}
    headers = {}
    if _sendable(validators.etag):
        headers["If-None-Match"] = validators.etag
    modified = parse_date(validators.last_modified)
    if _sendable(validators.last_modified) and (modified is None or modified <= now):
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def is_conditional(headers: Mapping[str, str]) -> bool:
    """Whether a request with these headers may be answered by 304. To any other it says nothing: nobody knows what
    has not changed."""
    return "If-None-Match" in headers or "If-Modified-Since" in headers


def received(headers: Headers, now: datetime) -> Validators:
    """The validators of a whole answer; one that is missing, or cannot be sent back, is missing from now on."""
    return Validators(_returnable(headers, "ETag"), _returnable(headers, "Last-Modified"), now)


def kept(headers: Headers, before: Validators) -> Validators:
    """The validators after a 304: the new set where it has one, with the age of the body they stand for."""
    if "ETag" not in headers and "Last-Modified" not in headers:
        return before
    return Validators(_returnable(headers, "ETag"), _returnable(headers, "Last-Modified"), before.received)


def max_age(headers: Headers, now: datetime) -> int | None:
    """For how many more seconds the answer is fresh, from Cache-Control (less Age) or Expires (by the server's own
    clock where it tells it); None where it does not say."""
    # A server and what stands before it may each add a header of their own (RFC 9110, 5.3).
    for directive in ",".join(headers.getall("Cache-Control", [])).lower().split(","):
        name, _, value = directive.strip().partition("=")
        if name in ("no-cache", "no-store"):
            return None
        if name == "max-age":
            seconds = value.strip().strip('"')
            if not (seconds.isascii() and seconds.isdecimal()):
                return None
            age = headers.get("Age", "").strip()
            return max(0, int(seconds[:12]) - (int(age[:12]) if age.isascii() and age.isdecimal() else 0))
    expires = parse_date(headers.get("Expires", ""))
    if expires is None:
        return None
    return max(0, int((expires - (server_time(headers) or now)).total_seconds()))


def server_time(headers: Headers) -> datetime | None:
    """What time it was by the server's clock (RFC 9110, 6.6.1); None where it does not say."""
    return parse_date(headers.get("Date", ""))


def status_error(status: int, headers: Headers, page: bytes, host: str, now: datetime) -> FetchError:
    """The error for an answer that is none, with `retry_after` in seconds, and `until` in ISO 8601, where it names
    a time that is to come; `page` is the start of its body."""
    wait = _retry_after(headers, now)
    waiting: dict[str, str | int] = {}
    if wait is not None:
        waiting["retry_after"] = wait
    if wait:
        waiting["until"] = (now + timedelta(seconds=wait)).isoformat(timespec="seconds")
    code = _CODES.get(status, "fetch.server" if status >= 500 else "fetch.status")
    if status in _REFUSING and (_robot_headers(headers) or any(mark in page for mark in _ROBOT_PAGES)):
        code = "fetch.bot_wall"
    elif status == 429 or (status == 503 and wait is not None):
        code = "fetch.busy"
    return FetchError(code, host=host, status=status, **waiting)


def refuse_robot_check(status: int, headers: Headers, host: str) -> None:
    """Raises FetchError (fetch.bot_wall) for a robot check that comes as if it were the document."""
    if _robot_headers(headers):
        raise FetchError("fetch.bot_wall", host=host, status=status)


def refuse_robot_page(status: int, document: bytes, host: str) -> None:
    """The same for one that shows only in the page: a script that a browser is to run before it asks again."""
    start = document[:_START_OF_PAGE].lower()
    if len(document) > _LARGEST_CHECK or not (b"<html" in start or b"<script" in start):
        return  # as nearly all do
    if any(mark in document for mark in _CHECKS) and not any(mark in document for mark in _OF_DOCUMENTS):
        raise FetchError("fetch.bot_wall", host=host, status=status)


def network_error(error: Exception, host: str) -> FetchError:
    """The error for a connection that failed, by its innermost cause."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLError):
        return tls_error(cause, host)
    if isinstance(cause, socket.gaierror):
        return _name_error(cause, host)
    number, of_windows = getattr(cause, "errno", None), getattr(cause, "winerror", None)
    if number == errno.ECONNREFUSED or isinstance(cause, ConnectionRefusedError):
        return FetchError("fetch.refused", host=host)
    if number in _OFFLINE or of_windows in _OFFLINE_WINDOWS:
        return FetchError("fetch.offline", host=host)
    if number == errno.ETIMEDOUT or of_windows == _NO_ANSWER_WINDOWS:
        return FetchError("fetch.unanswered", host=host)
    return FetchError("fetch.network", host=host)


def tls_error(error: BaseException, host: str) -> FetchError:
    """The error for a connection that could not be made secure: a certificate that is not believed, or a server
    that speaks no TLS there, or none that we speak."""
    refused = isinstance(error, ssl.SSLCertVerificationError)
    return FetchError("fetch.certificate" if refused else "fetch.insecure", host=host)


def _name_error(cause: socket.gaierror, host: str) -> FetchError:
    """EAI_AGAIN, and less often EAI_FAIL, is said where no resolver answered, or the one of this name has a fault;
    a machine without a network gets it for any name. The rest means that there is no such name."""
    if cause.errno not in (socket.EAI_AGAIN, socket.EAI_FAIL):
        return FetchError("fetch.name", host=host)
    return FetchError("fetch.lookup" if has_route() else "fetch.offline", host=host)


def proxy_error(status: int, host: str, proxy: str) -> FetchError:
    """The error for what a proxy answers in its own name."""
    code = "fetch.proxy_login" if status == 407 else "fetch.proxy_refused"
    return FetchError(code, host=host, proxy=proxy)


def _cause(error: Exception) -> BaseException:
    if isinstance(error, socket.gaierror):
        return error
    inner = getattr(error, "os_error", None) or error.__cause__
    return inner if isinstance(inner, OSError) else error


def _retry_after(headers: Headers, now: datetime) -> int | None:
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdecimal():
        return min(int(value[:12]), _LONGEST_WAIT)
    try:
        until, told = parsedate_to_datetime(value), server_time(headers) or now
        # By the server's own clock: by ours, where that is ahead, it would be over already.
        waits = [until - told]
        if abs(told - now) > _CLOCKS_DIFFER:  # one of them is wrong, and nobody knows which
            waits = [wait for wait in (until - told, until - now) if wait > timedelta(0)]
        left = min(waits, default=timedelta(0))
        return min(max(0, round(left.total_seconds())), _LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):  # no date, or one without a zone
        return None


def _robot_headers(headers: Headers) -> bool:
    return any(name in headers and wanted in headers[name].lower() for name, wanted in _ROBOT_HEADERS)


def _returnable(headers: Headers, name: str) -> str:
    """A header that can be sent back as it came, else "": raw bytes come as halves of letters, which no database
    takes either."""
    value = headers.get(name, "")
    return value if _sendable(value) else ""


def _sendable(value: str) -> bool:
    """Whether a header came in characters that can be sent back."""
    return bool(value) and value.isprintable() and value.encode("utf-8", "ignore").decode("utf-8") == value
