"""What a document is that is no feed: by how it begins, and by what its server calls it. Reads nothing else."""

import re

from newsreader.feeds import charset, mend

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x00\x00\x01\x00")
_SOUNDS = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_BRAND = re.compile(rb"\A(?:....ftyp(....)|RIFF....(WEBP|WAVE|AVI ))", re.DOTALL)  # of files made of boxes
_PICTURE_BRANDS = frozenset({b"avif", b"avis", b"heic", b"heix", b"mif1", b"WEBP"})
_ROOT = re.compile(
    r"(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s+)*)<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL | re.IGNORECASE
)
_BEGINNING = 8192  # bytes


def code_of(body: bytes, content_type: str) -> str:
    """The code that says of a document without feeds what it is: address.picture, address.media, address.pdf,
    address.sitemap or address.data, and address.no_feeds of what may be a page."""
    start = body[:_BEGINNING]
    code = _by_signature(start)
    if code:
        return code
    text = charset.decode(start, content_type).lstrip("\ufeff \t\r\n")
    root = _ROOT.match(text)
    name = root[1].lower() if root is not None else ""
    if name in {"urlset", "sitemapindex"}:
        return "address.sitemap"
    if name == "svg":
        return "address.picture"
    if name == "html" or mend.root_name(text) == "html":
        return "address.no_feeds"
    otherwise = "address.data" if text.startswith(("{", "[", "<?xml")) else "address.no_feeds"
    return _by_type(content_type) or otherwise


def _by_signature(start: bytes) -> str:
    brand = _BRAND.match(start)
    if brand is not None:
        return "address.picture" if (brand[1] or brand[2]) in _PICTURE_BRANDS else "address.media"
    for signatures, code in (
        (_PICTURES, "address.picture"),
        (_SOUNDS, "address.media"),
        (_PACKED, "address.data"),
        ((b"%PDF-",), "address.pdf"),
    ):
        if start.startswith(signatures):
            return code
    return ""


def _by_type(content_type: str) -> str:
    kind, _, subtype = content_type.partition(";")[0].strip().lower().partition("/")
    if kind == "image":
        return "address.picture"
    if kind in {"audio", "video"}:
        return "address.media"
    return "address.data" if kind == "application" and subtype == "json" else ""
