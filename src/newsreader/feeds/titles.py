"""Plain lines of text out of what feeds call titles, names and categories."""

import html
import re
import unicodedata

# A longer text is no title; the bound keeps the expressions below cheap on hostile text.
_LONGEST = 5_000
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ACTIVE = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# The quoted values of attributes may hold brackets; the bounds keep unclosed quotes cheap.
_QUOTED = r"""(?:\s+(?:[^<>"']*(?:"[^"]{0,300}"|'[^']{0,300}')){1,12}[^<>"']*|\s[^<>]*)?"""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]{{0,15}})({_QUOTED})/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s[A-Za-z][\w:-]*\s*=")
# Comments, those without an end too, and document types.
_REMARK = re.compile(r"<!--(?:(?!<!--|-->).)*-->|<!--[^>]*>?|<!DOCTYPE\b[^<>]*>", re.IGNORECASE | re.DOTALL)
# Elements that publishers put into titles; any other name in brackets is part of what is said ("the <video> tag")
# unless it is closed or has attributes.
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "big", "bdi", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark"),
        *("p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"),
    }
)
_BREAKING = frozenset(["br", "p", "div", "li"])
# NUL and other controls, soft hyphens, byte order marks, directional marks that only a markup needs.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# UTF-8 read as Windows-1252 and encoded once more: a lead byte's letter, then letters of continuation bytes.
_AS_CP1252 = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0xA0)
}
_FOLLOW = "".join(re.escape(letter) for letter, byte in _AS_CP1252.items() if byte < 0xC0)
_TWICE = re.compile(f"[\u00c2-\u00df][{_FOLLOW}]|[\u00e0-\u00ef][{_FOLLOW}]{{2}}|[\u00f0-\u00f4][{_FOLLOW}]{{3}}")
# What the UTF-8 of every text in which that finds something holds: a tenth of the time to look for.
_FOLLOW_STARTS = bytes({letter.encode()[0] for letter, byte in _AS_CP1252.items() if byte < 0xC0})
_SIGNS = dict.fromkeys(map(ord, "–—’… \xa0"))
_CAN_BE_TWICE = re.compile(b"\xc3[\x82-\xb4][%b]" % _FOLLOW_STARTS)


def plain_title(text: str, *, markup: bool = True) -> str:
    """`text` as one plain line in NFC: entities resolved, tags off (unless not `markup`), controls off.

    A title with `markup` False says what it says: only entities that a careless template left are resolved.
    """
    text = mend_twice_encoded(text[:_LONGEST])
    if markup and "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = unescape(unescape(text))
    if not text.isprintable():  # nothing that the expressions look for is
        text = _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def unescape(text: str) -> str:
    """`text` with its HTML entities resolved; those without a semicolon stay, being query parameters as often."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def mend_twice_encoded(text: str) -> str:
    """`text` as it was before somebody encoded UTF-8 as UTF-8 again; unharmed text comes back as it is.

    Mended only when nearly all letters beyond ASCII are such sequences: one alone can be meant.
    """
    if text.isascii() or _CAN_BE_TWICE.search(text.encode("utf-8", "replace")) is None:
        return text
    found = _TWICE.findall(text)
    if not found:
        return text
    # Dashes and apostrophes that stand alone were entities, which no encoding touches (WordPress).
    rest = _TWICE.sub("", text).translate(_SIGNS)
    beyond = len(rest) - len(rest.encode("ascii", "ignore"))
    harmed = sum(map(len, found))
    if harmed < 0.8 * (harmed + beyond):
        return text
    return _TWICE.sub(_once, text)


def _once(match: re.Match[str]) -> str:
    try:
        return bytes(_AS_CP1252[letter] for letter in match[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match[0]


def _without_tags(text: str) -> str:
    text = _ACTIVE.sub(" ", _REMARK.sub("", text))
    closed = {match[2].lower() for match in _TAG.finditer(text) if match[1]}

    def replace(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name not in _INLINE and name not in closed and not match[1] and not _ATTRIBUTE.search(match[3]):
            return match[0]
        return " " if name in _BREAKING else ""

    return _TAG.sub(replace, text)
