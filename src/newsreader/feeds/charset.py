"""Bytes of a document into text: what it declares, what it plainly is, and what it most likely is."""

import codecs
import re
import unicodedata
from collections.abc import Sequence

from newsreader.feeds.vietnamese_charsets import TCVN, VISCII

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How "<" looks in encodings without a byte order mark (XML 1.0, appendix F).
_WIDE = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_BLANKS = b"\x00 \t\r\n"  # what may stand before it, in any of them
_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})""")
# Labels whose real content is a superset (the WHATWG encoding standard).
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs",
}  # fmt: skip
_ALIASES = {
    "x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
    "x-gbk": "gb18030", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "x-mac-roman": "mac_roman",
    "windows-874": "cp874", "iso-8859-8-i": "iso8859-8", "x-euc-jp": "euc_jp", "x-cp1258": "cp1258",
    "viscii": VISCII, "x-viscii": VISCII, "csviscii": VISCII, "viscii1.1-1": VISCII,
    "tcvn": TCVN, "tcvn3": TCVN, "x-tcvn": TCVN, "tcvn-5712": TCVN, "tcvn5712-1": TCVN, "tcvn5712-1:1993": TCVN,
    "x-viet-tcvn5712": TCVN, "x-viet-tcvn": TCVN,
    "unicode-1-1-utf-8": "utf-8", "utf8": "utf-8", "utf-8-sig": "utf-8", "x-x-big5": "big5hkscs",
}  # fmt: skip
# What templates and web servers declare without looking at the text.
_CARELESS = frozenset({"utf-8", "cp1252"})
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "hz"})
# What these write before letters that are not ASCII (RFC 1468, 1557, 1843).
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"))
_STRAY = "newsreader.stray-cp1252"


def decode(body: bytes, content_type: str = "") -> str:
    """The text of `body`. `content_type` is the HTTP header; never raises.

    Bytes that are valid UTF-8 with letters beyond ASCII are UTF-8, whatever is declared: no measured feed in
    another encoding happens to be valid UTF-8.
    """
    wide = _by_first_bytes(body)
    if wide is not None:
        return wide
    marked, body = body.startswith(codecs.BOM_UTF8), body.removeprefix(codecs.BOM_UTF8)
    declared = _declared(body, content_type)
    seven_bit = [name for name in declared if name in _SEVEN_BIT]
    seven_bit += [name for mark, name in _ESCAPES if mark in body]
    eight_bit = [name for name in declared if name not in _SEVEN_BIT and name != "utf-8"]
    text = _first(body, (*seven_bit, "utf-8"))
    # A mark is worth more than what a server says of all its files, in which a stray byte has some meaning.
    if text is None and marked and _mostly_utf8(body, at_least=1):
        return body.decode("utf-8", _STRAY)
    text = _first(body, eight_bit) if text is None else text
    if text is not None:
        return text
    if _mostly_utf8(body, at_least=20):
        return body.decode("utf-8", _STRAY)
    for name in eight_bit:
        # One broken byte must not throw away what a declaration says about all the others.
        if (text := body.decode(name, "replace")).count("\ufffd") * 50 < len(body):
            return text
    return _guess(body)


def _by_first_bytes(body: bytes) -> str | None:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff")
    first = len(body[:64]) - len(body[:64].lstrip(_BLANKS))
    for mark, name in _WIDE:
        start = first - mark.index(b"<")
        if start >= 0 and start % len(mark) == 0 and body.startswith(mark, start):
            return body[start:].decode(name, "replace")
    return None


def _declared(body: bytes, content_type: str) -> list[str]:
    """The codecs that header and prolog name, the more telling one first."""
    from email.message import Message  # takes as long to import as two documents to parse, which need none mostly

    header = Message()
    header["Content-Type"] = re.sub(r"[\r\n]", " ", content_type)
    names: list[str] = []
    try:
        names.append(header.get_content_charset("") or "")
    except (LookupError, UnicodeError):  # RFC 2231 parameters in an unknown charset
        pass
    prolog = _DECLARATION.search(body[:1024])
    if prolog is not None:
        names.append(prolog[1].decode("ascii"))
    known = [codec for name in names if (codec := codec_of(name))]
    return sorted(dict.fromkeys(known), key=_CARELESS.__contains__)


def codec_of(name: str) -> str:
    """Python's codec for a label, "" for an unknown one; wide encodings showed themselves by their bytes."""
    lower = name.strip().lower()
    try:
        info = codecs.lookup(_ALIASES.get(lower, lower))
    except (LookupError, ValueError):
        return ""
    if info.name.startswith(("utf-16", "utf-32")) or not getattr(info, "_is_text_encoding", True):
        return ""
    return _SUPERSETS.get(info.name, info.name)


def _first(body: bytes, names: Sequence[str]) -> str | None:
    """The text by the first of these codecs to which every byte means something; None where there is none."""
    return next((text for name in names if (text := _strictly(body, name)) is not None), None)


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        # cp1252 leaves five bytes without a meaning; documents use them as the C1 controls of ISO-8859-1.
        return body.decode("cp1252", _STRAY) if name == "cp1252" else None


def _mostly_utf8(body: bytes, *, at_least: int) -> bool:
    """Whether a few stray bytes are all that keeps `body` from being UTF-8: for each, more than `at_least` letters
    are right."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return right > at_least * wrong


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that its encoding does not know, read as Windows-1252 or as ISO-8859-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    try:
        return wrong.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), error.end


codecs.register_error(_STRAY, _stray)


# ------------------------------------------------------------- nothing declared, and not UTF-8

_SAMPLE = 100_000  # bytes
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONED = re.compile(f"[{_VOWELS}][\u0300\u0301\u0303\u0309\u0323]")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VIETNAMESE_WORD = re.compile(r"(?<!\w)(?:của|và|các|không|được|người|những|trong|một|cho)(?!\w)")
_COMMON_WORD = re.compile(r"(?<!\w)(?:của|và|các|không|được|người|những|một|với|đã|này|từ)(?!\w)")
_KANA = re.compile("[\u3041-\u30fe]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fa5]")
_ODD = re.compile("[\u0080-\u009f\ue000-\uf8ff\uff61-\uff9f\u3400-\u4db5\uf900-\ufaff]")
_CYRILLIC = re.compile("[\u0400-\u045f\u0490\u0491]")
_CYRILLIC_CAPITAL = re.compile("[\u0400-\u042f\u0490]")
_CYRILLIC_VOWEL = re.compile("[аеиоуыэюяёіїє]", re.IGNORECASE)
# Letters of two scripts in one word: the mark of accented letters read as another script.
_MIXED = re.compile("[A-Za-z](?=[\u0400-\u04ff\u4e00-\u9fa5\uac00-\ud7a3])|[\u0400-\u04ff](?=[A-Za-z])")


def _guess(body: bytes) -> str:
    """The likeliest reading of undeclared bytes."""
    # A part is as telling as the whole; cut at an ASCII letter, so that no letter of two bytes is cut in halves.
    cut = body.find(b">", _SAMPLE, 2 * _SAMPLE) + 1
    return body.decode(_likely(body[: cut or 2 * _SAMPLE]), _STRAY)


def _likely(body: bytes) -> str:
    """The likeliest codec of `body`. Vietnamese comes before Cyrillic: its letters with tone marks are a pattern
    that no Cyrillic text shows, and this reader's users are its readers."""
    vietnamese = body.decode("cp1258", "replace")
    tones = len(_TONE.findall(vietnamese))
    if tones and len(_TONED.findall(vietnamese)) >= 0.9 * tones and _wide_enough(vietnamese, tones):
        return "cp1258"
    for name in (TCVN, VISCII):
        text = unicodedata.normalize("NFC", body.decode(name)).casefold()
        if len(_COMMON_WORD.findall(text)) > 1:
            return name
    for name, letters in (
        ("euc_jp", _KANA),
        ("cp932", _KANA),
        ("cp949", _HANGUL),
        ("gb18030", _HAN),
        ("big5", _HAN),
    ):
        read = _strictly(body, name)
        if read is not None and _fits(read, letters):
            return name
    return next((name for name in ("cp1251", "koi8-u") if _is_cyrillic(body.decode(name, "replace"))), "cp1252")


def _wide_enough(text: str, tones: int) -> bool:
    return bool(_VIETNAMESE_WORD.search(text.replace("\u0300", "").casefold())) or tones > 0.15 * _beyond_ascii(
        text
    )


def _is_cyrillic(text: str) -> bool:
    """Whether `text` is words of Cyrillic letters, mostly small, with as many vowels as such a language has."""
    letters = len(_CYRILLIC.findall(text))
    return (
        letters > 0.8 * _beyond_ascii(text)
        and len(_CYRILLIC_CAPITAL.findall(text)) < 0.2 * letters
        and 0.3 * letters < len(_CYRILLIC_VOWEL.findall(text)) < 0.65 * letters
        and len(_MIXED.findall(text)) < 0.05 * letters
    )


def _fits(text: str, letters: re.Pattern[str]) -> bool:
    beyond, found = _beyond_ascii(text), len(letters.findall(text))
    share = 0.8 if letters is _HANGUL else 0.4  # the others stand between ideographs and wide punctuation
    return (
        found > share * beyond
        and len(_ODD.findall(text)) < 0.02 * beyond
        and len(_MIXED.findall(text)) < 0.1 * found
    )


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))
