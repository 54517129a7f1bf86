"""A feed's bytes into values. The only room that knows feedparser; opens no file and no socket."""

import io
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from typing import Any

from newsreader.errors import ParseError
from newsreader.feeds import addresses, charset, jsonfeed, mend, quick
from newsreader.feeds.dates import VIETNAM
from newsreader.feeds.entries import Place, read_entry
from newsreader.feeds.files import absolute
from newsreader.feeds.titles import plain_title
from newsreader.model import ParsedFeed

_log = logging.getLogger(__name__)

_EMPTY_PART = re.compile(r"\s+[-–—|»·:]+$")  # of a title to which a template found nothing to add
_UNITS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}  # minutes
_LONGEST_TTL = 43200
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,2000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def parse(body: bytes, *, url: str, content_type: str = "", quickly: bool = True) -> ParsedFeed:
    """The feed in `body`, which came from `url` with the HTTP header `content_type`.

    RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed; faults of XML are mended or forgiven. Raises ParseError:
    parse.not_a_feed, parse.empty, parse.cut, parse.broken or parse.too_slow; its data has `host`. Nothing in
    `body` makes it open a file or a socket. Badly built documents can still take long: call it where it can end.
    Not `quickly` asks feedparser in any case: the quick way is measured against that.
    """
    host = addresses.host(url)
    if mend.too_much(body):
        raise ParseError("parse.too_slow", host=host)
    if quickly and (plain := quick.read(body, content_type)):
        return _assemble(plain, url)
    text = charset.decode(body, content_type)
    if not text.strip(" \t\r\n\0\ufeff"):
        raise ParseError("parse.empty", host=host)
    if text.lstrip(" \t\r\n\ufeff").startswith("{"):
        return jsonfeed.parse_json(text, url=url)
    if mend.root_name(text) in ("", "html", "opml"):
        raise ParseError("parse.not_a_feed", host=host)
    if mend.too_wide(text):
        raise ParseError("parse.too_slow", host=host)
    cut, text = mend.is_cut(text), mend.mend(text)
    if quickly and (plain := quick.read(text.encode("utf-8", "replace"))):
        return replace(_assemble(replace(plain, text=text), url), cut=cut)
    document = _feedparser(text, host)
    # Of a document that ends in the midst of its first tag feedparser tells nothing at all.
    version, feed, entries = (document.get(name) for name in ("version", "feed", "entries"))
    if not version and not entries and not feed:
        raise ParseError("parse.not_a_feed", host=host)
    read = quick.Document(str(version or ""), feed or {}, entries or (), text, sound=False)
    return replace(_assemble(read, url), cut=cut)


def _feedparser(text: str, host: str) -> Mapping[str, Any]:
    import feedparser  # takes a tenth of a second, and only the background process needs it

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": ""}
    # No base but xml:base: an id is no address to be resolved (RFC 4287), and RSS names none; see `Place`.
    # A stream, never a string: feedparser opens a string as a file or an address when it looks like one.
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        document: Mapping[str, Any] = feedparser.parse(
            stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # faults of a document escape feedparser as any exception at all
        _log.info("feedparser gave up: %s", type(error).__name__)
        raise ParseError("parse.broken", host=host) from error
    return document


def _assemble(document: quick.Document, url: str) -> ParsedFeed:
    feed = document.feed
    site = _site(feed, url)
    language = str(feed.get("language") or "").strip().replace("_", "-")
    atom = document.version.startswith("atom")
    place = Place(
        base=url if atom or not site else site,
        document=url,
        zone=_zone(url, language),
        atom=atom,
        feed_authors=tuple(feed.get("authors") or ()) if atom else (),
        sound=document.sound,
    )
    return ParsedFeed(
        title=_EMPTY_PART.sub("", plain_title(str(feed.get("title") or ""))),
        site_url=site,
        description=plain_title(str(feed.get("subtitle") or feed.get("description") or "")),
        language=language,
        icon_url=_icon(feed, place.base),
        format=document.version,
        entries=tuple(read_entry(entry, place) for entry in document.entries),
        ttl_minutes=_ttl(feed),
        skip_hours=_skip_hours(document.text),
        skip_days=_skip_days(document.text),
    )


def _site(feed: Mapping[str, Any], url: str) -> str:
    link = str(feed.get("link") or "")
    if not link:
        links = feed.get("links") or ()
        link = next((str(each.get("href") or "") for each in links if each.get("rel") == "alternate"), "")
    return absolute(link, url)


def _icon(feed: Mapping[str, Any], base: str) -> str:
    image = feed.get("image")
    image = image if isinstance(image, Mapping) else {}
    for address in (feed.get("icon"), feed.get("logo"), image.get("href"), image.get("url")):
        if isinstance(address, str) and (found := absolute(address, base)):
            return found
    return ""


def _zone(url: str, language: str) -> tzinfo:
    """The zone of dates that name none: Vietnamese outlets write their own time (Tuổi Trẻ, VietnamNet)."""
    vietnamese = addresses.host(url).endswith(".vn") or language.lower().startswith("vi")
    return VIETNAM if vietnamese else UTC


def _ttl(feed: Mapping[str, Any]) -> int | None:
    wanted = [minutes for minutes in (_number(feed.get("ttl")), _period(feed)) if minutes]
    return min(max(wanted), _LONGEST_TTL) if wanted else None


def _period(feed: Mapping[str, Any]) -> int:
    unit = _UNITS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    return unit // max(1, _number(feed.get("sy_updatefrequency")))


def _number(value: object) -> int:
    match = re.fullmatch(r"\s*(\d{1,9})\s*", str(value or ""), re.ASCII)
    return int(match[1]) if match is not None else 0


def _skip_hours(text: str) -> frozenset[int]:
    found = _SKIP_HOURS.search(text)
    hours = re.findall(r"<hour>\s*(\d{1,2})\s*</hour>", found[1], re.IGNORECASE) if found is not None else []
    return frozenset(int(hour) % 24 for hour in hours if int(hour) <= 24)


def _skip_days(text: str) -> frozenset[int]:
    found = _SKIP_DAYS.search(text)
    days = re.findall(r"<day>\s*([A-Za-z]+)\s*</day>", found[1], re.IGNORECASE) if found is not None else []
    return frozenset(_DAYS.index(day.lower()) for day in days if day.lower() in _DAYS)
