"""The files and pictures of one entry, out of what feedparser hands out: enclosures, media, thumbnails."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from newsreader.feeds.addresses import is_web
from newsreader.model import Enclosure

Raw = Mapping[str, Any]

# No picture in a list is shown wider than this on any screen; bigger ones are left for the article, in pixels.
_WIDEST_THUMBNAIL = 1600
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_SMALL = 48  # pixels: what is no wider and no higher is an author's face or a sign
# WordPress names the face of the author among the pictures of each entry.
_FACE = re.compile(r"//(?:[\w-]+\.)*gravatar\.com/avatar", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DURATION = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(?:[.,]\d+)?", re.ASCII)
_ISO_DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,7})(?:\.\d+)?S)?", re.ASCII)


def absolute(address: str, base: str) -> str:
    """`address` made absolute and clean, or "" when it leads to no http or https address."""
    if not address.isprintable():
        address = re.sub(r"[\t\r\n]+", "", address)
    address = address.strip().replace("&amp;", "&").replace(" ", "%20")
    if not address or is_web(address):
        return address
    try:
        joined = urljoin(base, address)
    except ValueError:  # a broken IPv6 host
        return ""
    return joined if is_web(joined) else ""


def text_of(value: object) -> str:
    """`value` as text without what XML forbids, "" for anything else."""
    if not isinstance(value, str):
        return ""
    return (value if value.isprintable() else _ILLEGAL.sub("", value)).strip()  # what is printable is legal


def dicts(value: object) -> list[Raw]:
    """The mappings in the list `value`."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def files_and_pictures(raw: Raw, links: Sequence[Raw], base: str) -> tuple[tuple[Enclosure, ...], list[str]]:
    """Enclosures, and the addresses of pictures, the best for a list first."""
    files: dict[str, Enclosure] = {}
    pictures = _thumbnails(dicts(raw.get("media_thumbnail")), base)
    duration = seconds(raw.get("itunes_duration"))
    media = dicts(raw.get("media_content"))
    for link in (*(link for link in links if link.get("rel") == "enclosure"), *media):
        address = absolute(text_of(link.get("href")) or text_of(link.get("url")), base)
        if not address:
            continue
        mime = text_of(link.get("type")).lower()
        if mime.startswith("image/") or link.get("medium") == "image" or (not mime and _shows_picture(address)):
            if not (_FACE.search(address) or _is_small(link)):
                pictures.append(address)
            mime = mime if mime.startswith("image/") else "image/*"
        lasts = None if mime.startswith("image/") else seconds(link.get("duration")) or duration
        length = number(link.get("length") or link.get("filesize"))
        files.setdefault(address, Enclosure(address, mime, length, lasts))
    return tuple(files.values()), pictures + _own_pictures(raw, base)


def _shows_picture(address: str) -> bool:
    return _PICTURE.search(address.partition("?")[0]) is not None


def _own_pictures(raw: Raw, base: str) -> list[str]:
    """Pictures that itunes:image or RSS' `<image><url>` within an item name."""
    image = raw.get("image")
    named = [image.get("href")] if isinstance(image, Mapping) else []
    texts = (text_of(raw.get(name)) for name in ("href", "thumb", "thumbnail", "image_url"))
    named += [text for text in texts if _shows_picture(text)]  # "href" can be an author's own address
    return [address for value in named if (address := absolute(text_of(value), base))]


def _thumbnails(thumbnails: Sequence[Raw], base: str) -> list[str]:
    """Declared thumbnails, the widest that is not wasteful first."""

    def rank(each: Raw) -> int:
        width = number(each.get("width")) or 0
        return width if width <= _WIDEST_THUMBNAIL else -1

    ordered = sorted((each for each in thumbnails if not _is_small(each)), key=rank, reverse=True)
    return [address for each in ordered if (address := absolute(text_of(each.get("url")), base))]


def _is_small(picture: Raw) -> bool:
    width, height = number(picture.get("width")), number(picture.get("height"))
    return width is not None and height is not None and max(width, height) <= _SMALL


def number(value: object) -> int | None:
    """The whole number above 0 in "12345", "640.0" or "640px"."""
    match = re.match(r"\s*(\d{1,15})(?:\.\d*)?\s*(?:px)?\s*$", str(value or ""), re.ASCII)
    return int(match[1]) or None if match is not None else None


def seconds(value: object) -> int | None:
    """Seconds of "3661", "61:01", "1:01:01" or "PT1H1M1S"."""
    text = str(value or "").strip()
    match = _DURATION.fullmatch(text) or _ISO_DURATION.fullmatch(text)
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest or None


def name_in(address: str) -> str:
    """The last part of an address' path as a person would say it, "" where there is none: of "/a/tap-1.mp3"
    "tap 1"."""
    try:
        path = urlsplit(address).path
    except ValueError:  # a broken IPv6 host
        return ""
    last = unquote(path.rstrip("/").rpartition("/")[2])
    return re.sub(r"[-_+\s]+", " ", re.sub(r"\.\w{1,5}$", "", last)).strip()
