"""The characters of a page's bytes: what its header, its first bytes and its letters say."""

import codecs
import re
import unicodedata

# Browsers read these labels as the wider sets (WHATWG Encoding, section 4.2).
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# Tones of windows-1258 are characters of their own behind their vowel; in windows-1252 these bytes are letters.
_TONES_1258 = re.compile(rb"[aeiouyAEIOUY\xc2\xca\xd4\xe2\xea\xf4\xe3\xc3\xf5\xd5\xfd\xdd][\xcc\xd2\xde\xec\xf2]")


def decode(page: bytes, content_type: str = "") -> str:
    """The text of a page: by its byte order mark, as UTF-8, by what it declares, else by its letters."""
    for mark, name in _MARKS:
        if page.startswith(mark):
            return page[len(mark) :].decode(name, "replace")
    declared = [found[1] for found in [_HEADER.search(content_type)] if found]
    meta = _META.search(page[:4096])
    if meta:
        declared.append((meta[1] or meta[2]).decode("ascii", "replace"))
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError as wrong:
        # A page of some length with a bad byte late is UTF-8 that was cut or patched.
        mostly_utf8 = wrong.start > 3 and _non_ascii(page[: wrong.start]) > 20
    for label in declared:
        name = _known(label)
        if name and not (name == "utf-8" and not mostly_utf8):
            return unicodedata.normalize("NFC", page.decode(name, "replace"))
    if mostly_utf8:
        return page.decode("utf-8", "replace")
    vietnamese = len(_TONES_1258.findall(page)) * 40 > _non_ascii(page)
    return unicodedata.normalize("NFC", page.decode("cp1258" if vietnamese else "cp1252", "replace"))


def _non_ascii(data: bytes) -> int:
    return len(re.findall(rb"[\x80-\xff]", data))


def _known(label: str) -> str:
    """Python's name of a declared charset, "" for one that is none or is no text."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    if name.startswith(("utf-16", "utf-32")):  # a page whose label could be read byte by byte is in neither
        return "utf-8"
    return _WIDER.get(name, name)
