"""One entry, as feedparser hands it out, into a ParsedEntry."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urljoin

from newsreader.feeds.addresses import is_web
from newsreader.feeds.dates import parse_date
from newsreader.feeds.titles import mend_twice_encoded, plain_title, unescape
from newsreader.model import Enclosure, ParsedEntry, SourceRef

Raw = Mapping[str, Any]

_ESCAPED_MARKUP = re.compile(r"&lt;/?(?:p|br|a|div|img|figure|span|strong)\b", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# "name@host.example (Person)" is what RSS 2.0 asks for; the person is the author.
_MAIL_FIRST = re.compile(r"^[^\s@()]+@[^\s@()]+\s*\((?P<name>[^()]+)\)$")
_NAME_FIRST = re.compile(r"^(?P<name>[^<>()]+?)\s*[<(](?:mailto:)?[^\s@<>()]+@[^\s@<>()]+[>)]$")
# No picture in a list is shown wider than this on any screen; bigger ones are left for the article, in pixels.
_WIDEST_THUMBNAIL = 1600


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: `base` resolves its relative addresses, `zone` its dates without one."""

    base: str
    document: str
    zone: tzinfo
    atom: bool
    feed_authors: Sequence[Raw] = ()


def read_entry(raw: Raw, place: Place) -> ParsedEntry:
    """The values of one entry."""
    guid = _text(raw.get("id"))
    url = _link(raw, guid, place)
    published, updated = _dates(raw, place.zone)
    summary, content, xml_base = _bodies(raw)
    links = _dicts(raw.get("links"))
    base = _article_base(xml_base, url, place)
    enclosures, pictures = _files(raw, links, place.base)
    return ParsedEntry(
        guid=guid,
        guid_is_permalink=bool(raw.get("guidislink")) and is_web(guid),
        url=url,
        title=_title(raw, place.atom),
        authors=_authors(raw, place),
        published=published,
        updated=updated,
        summary_html=summary,
        content_html=content,
        categories=_categories(raw),
        enclosures=enclosures,
        thumbnail=pictures[0] if pictures else "",
        comments_url=_comments(raw, links, place.base),
        source=_source(raw, place.base),
        language=_language(raw),
        base=base,
    )


def absolute(address: str, base: str) -> str:
    """`address` made absolute and clean, or "" when it leads to no http or https address."""
    address = "".join(re.split(r"[\t\r\n]+", address)).strip().replace("&amp;", "&").replace(" ", "%20")
    if not address or is_web(address):
        return address
    try:
        joined = urljoin(base, address)
    except ValueError:  # a broken IPv6 host
        return ""
    return joined if is_web(joined) else ""


def _text(value: object) -> str:
    return _ILLEGAL.sub("", value).strip() if isinstance(value, str) else ""


def _dicts(value: object) -> list[Raw]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _title(raw: Raw, atom: bool) -> str:
    detail = raw.get("title_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else ""
    # In RSS nobody knows whether a title is text or markup; Atom says it.
    return plain_title(_text(raw.get("title")), markup=not (atom and kind == "text/plain"))


def _link(raw: Raw, guid: str, place: Place) -> str:
    candidates = [raw.get("feedburner_origlink"), raw.get("link")]
    links = _dicts(raw.get("links"))
    for rel in ("alternate", "related", "via"):
        candidates += [link.get("href") for link in links if link.get("rel") == rel]
    if raw.get("guidislink") or is_web(guid):
        candidates.append(guid)
    for candidate in candidates:
        if isinstance(candidate, str) and (found := absolute(candidate, place.base)):
            return found
    return ""


def _dates(raw: Raw, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Published and updated; where only the second is given it is the first as well (dc:date in RDF)."""
    plain = dict(raw)  # feedparser's own get answers "updated" with "published"
    values = [plain.get(name) for name in ("published", "created", "updated")]
    published, created, updated = (parse_date(_text(value), zone=zone) for value in values)
    return published or created or updated, updated


def _bodies(raw: Raw) -> tuple[str, str, str]:
    """Summary and content as HTML, and the base that the feed declares for them."""
    detail = raw.get("summary_detail")
    details = [detail] if isinstance(detail, Mapping) else []
    contents = _dicts(raw.get("content"))
    summary = _markup(raw.get("summary"), details[0] if details else {})
    bodies = [body for each in contents if (body := _markup(each.get("value"), each))]
    content = max(bodies, key=len, default="")
    base = next((str(each["base"]) for each in (*contents, *details) if each.get("base")), "")
    return ("" if summary == content else summary), content, base


def _markup(value: object, detail: Raw) -> str:
    text = _text(value)
    kind = str(detail.get("type") or "text/html")
    if not text:
        return ""
    if kind == "text/plain":
        return html.escape(mend_twice_encoded(text), quote=False).replace("\n", "<br>\n")
    if not kind.endswith(("html", "xml")):
        return ""
    if "<" not in text and _ESCAPED_MARKUP.search(text):
        text = unescape(text)  # escaped once too often
    return mend_twice_encoded(text)


def _article_base(xml_base: str, url: str, place: Place) -> str:
    """What resolves addresses inside the text: what the feed says, else the article's own page, as browsers do."""
    if is_web(xml_base) and xml_base != place.document:
        return xml_base
    return url or place.base


def _authors(raw: Raw, place: Place) -> tuple[str, ...]:
    authors = _dicts(raw.get("authors"))
    written = _text(raw.get("author"))
    if written and not place.atom and ("@" in written or not authors):
        # feedparser takes the mail address out, but knows no top-level domain of five letters.
        authors = [*authors[:-1], {"name": written}]
    named = _names(authors)
    source = raw.get("source")
    if not named and isinstance(source, Mapping):
        named = _names(_dicts(source.get("authors")))
    return named or _names(place.feed_authors)


def _names(authors: Iterable[Raw]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for author in authors:
        name = plain_title(_text(author.get("name")) or _text(author.get("email")))
        match = _MAIL_FIRST.match(name) or _NAME_FIRST.match(name)
        name = match["name"].strip() if match is not None else name
        if name:
            names[name] = None
    return tuple(names)


def _categories(raw: Raw) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for tag in _dicts(raw.get("tags")):
        name = plain_title(_text(tag.get("label")) or _text(tag.get("term")))
        if name and not is_web(name):  # addresses are kinds of a platform ("…/kind#post"), not words
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _files(raw: Raw, links: Sequence[Raw], base: str) -> tuple[tuple[Enclosure, ...], list[str]]:
    """Enclosures, and the addresses of pictures, the best for a list first."""
    files: dict[str, Enclosure] = {}
    pictures = _thumbnails(_dicts(raw.get("media_thumbnail")), base)
    duration = _seconds(raw.get("itunes_duration"))
    media = _dicts(raw.get("media_content"))
    for link in (*(link for link in links if link.get("rel") == "enclosure"), *media):
        address = absolute(_text(link.get("href")) or _text(link.get("url")), base)
        if not address:
            continue
        mime = _text(link.get("type")).lower()
        if mime.startswith("image/") or link.get("medium") == "image":
            pictures.append(address)
            mime = mime or "image/*"
        elif duration is None:
            duration = _seconds(link.get("duration"))
        length = _length(link.get("length") or link.get("filesize"))
        lasts = None if mime.startswith("image/") else duration
        files.setdefault(address, Enclosure(address, mime, length, lasts))
    image = raw.get("image")
    if isinstance(image, Mapping) and (address := absolute(_text(image.get("href")), base)):
        pictures.append(address)
    return tuple(files.values()), pictures


def _thumbnails(thumbnails: Sequence[Raw], base: str) -> list[str]:
    """Declared thumbnails, the widest that is not wasteful first."""

    def rank(each: Raw) -> int:
        width = _length(each.get("width")) or 0
        return width if width <= _WIDEST_THUMBNAIL else -1

    ordered = sorted(thumbnails, key=rank, reverse=True)
    return [address for each in ordered if (address := absolute(_text(each.get("url")), base))]


def _length(value: object) -> int | None:
    match = re.match(r"\s*(\d{1,15})(?:\.\d*)?\s*(?:px)?\s*$", str(value or ""), re.ASCII)
    return int(match[1]) or None if match is not None else None


def _seconds(value: object) -> int | None:
    """Seconds of "3661", "61:01" or "1:01:01"."""
    match = re.fullmatch(r"\s*(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d+)?\s*", str(value or ""), re.ASCII)
    if match is None:
        return None
    hours, minutes, seconds = (int(number or 0) for number in match.groups())
    return hours * 3600 + minutes * 60 + seconds or None


def _comments(raw: Raw, links: Sequence[Raw], base: str) -> str:
    found = absolute(_text(raw.get("comments")), base)
    if found:
        return found
    pages = [each for each in links if each.get("rel") == "replies" and "html" in _text(each.get("type"))]
    return absolute(_text(pages[0].get("href")), base) if pages else ""


def _source(raw: Raw, base: str) -> SourceRef | None:
    source = raw.get("source")
    title = url = ""
    if isinstance(source, Mapping):
        title = plain_title(_text(source.get("title")) or _text(source.get("value")))
        url = _text(source.get("link")) or _text(source.get("href")) or _text(source.get("url"))
    elif isinstance(source, str):
        title = plain_title(source)
    origin = _text(raw.get("dc_source"))
    if not title and not url and origin:
        title, url = ("", origin) if is_web(origin) else (plain_title(origin), "")
    url = absolute(url, base)
    return SourceRef(title, url) if title or url else None


def _language(raw: Raw) -> str:
    """The language of the entry; feedparser notes that of the whole feed on each title too, which is fine."""
    candidates: list[object] = [raw.get("language")]
    for name in ("title_detail", "summary_detail"):
        detail = raw.get(name)
        if isinstance(detail, Mapping):
            candidates.append(detail.get("language"))
    candidates += [each.get("language") for each in _dicts(raw.get("content"))]
    return next((_text(each).replace("_", "-") for each in candidates if _text(each)), "")
