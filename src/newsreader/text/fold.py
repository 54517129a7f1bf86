"""One spelling for each word, so that texts compare and are found whatever the keyboard, the font or the marks.

Holds normalising and folding of words; must not know markup.
"""

import codecs
import re
import unicodedata
from itertools import islice

from newsreader.model import SpacedKeys, Words

# Zero-width space and joiners, direction marks, word joiner, BOM, soft hyphen.
INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_BLANKS = dict.fromkeys([0x00A0, 0x2007, 0x202F, 0x3000], " ")
_CLEANED: dict[int, str | None] = {**INVISIBLE, **_BLANKS}
_TO_CLEAN = re.compile("[" + "".join(map(chr, _CLEANED)) + "]")


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _old_placements() -> dict[str, str]:
    """The old place of the tone mark in open syllables (hoà, khoẻ, thuỷ) beside the one the press writes."""
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = unicodedata.normalize("NFC", first + second + tone)
            pairs[old] = unicodedata.normalize("NFC", first + tone + second)
    return pairs


_PLACEMENTS = _old_placements()
# Not after q, where u belongs to the consonant (quý), and not before a letter, where the place is fixed (hoàn).
# The sets come first: the search then skips all other characters.
_OLD_PLACEMENT = re.compile(
    f"[{''.join(sorted({pair[0] for pair in _PLACEMENTS}))}]"
    f"[{''.join(sorted({pair[1] for pair in _PLACEMENTS}))}]" + r"(?<!q..)(?![^\W\d_])"
)


# Letters that Unicode does not take apart into a letter and its mark.
_WHOLE = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ı": "i",
    "ŧ": "t",
    "ς": "σ",
}


def _folding() -> dict[int, str]:
    """What each character becomes in a folded text; characters that are not here stay.

    Latin and Greek letters lose case and marks, punctuation becomes a blank, invisible characters vanish.
    """
    table = dict.fromkeys([*INVISIBLE, *range(0x300, 0x370)], "")
    for code in [*range(0x250), *range(0x370, 0x400), *range(0x1E00, 0x2070), 0x3000]:
        letter = unicodedata.normalize("NFD", chr(code).lower())[0]
        if letter.isalnum():
            table[code] = _WHOLE.get(letter, letter)
        elif code not in table:
            table[code] = " "
    return table


_FOLDING = _folding()


_NOTHING = "\ufffe"  # where a map of characters has none


def _usual() -> str:
    """The characters that most Vietnamese and English texts consist of, composed: NUL, the line end and what can
    be seen of ASCII at their own places, all others where ASCII has controls, and behind it."""
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ["", *_TONES]}
    letters = "".join(sorted(vowel for vowel in vowels if not vowel.isascii())) + "đ"
    others = iter(letters + letters.upper() + "–—‘’“”…•·«»°©®")
    own = {0x00, 0x0A, *range(0x20, 0x7F)}
    return "".join(chr(place) if place in own else next(others, _NOTHING) for place in range(256))


_USUAL = _usual()
# Looking up a byte for a character takes an eighth of the time of looking up another, as `translate` does.
_TO_BYTES = codecs.charmap_build(_USUAL)
_FOLDED_BYTES = _USUAL.replace(_NOTHING, " ").translate(_FOLDING).encode("ascii")
_FOLDED_ASCII = "".join(map(chr, range(128))).translate(_FOLDING).encode("ascii").ljust(256)
_SEEN_ASCII = b"\0\n" + bytes(range(0x20, 0x7F))
_NOT_WORD = re.compile(r"[\W_]+")
# A number keeps its separators (1.500, 2,5).
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,]\d+)*")
# A full stop or comma inside a number or an address (vietnam.vn) breaks nothing, nor does a hyphen in a word.
# The set comes first because the search then skips all other characters, four times faster than as alternatives.
_BREAK = re.compile(
    r"[.,;:!?…\"“”„«»‘’()\[\]{}|•·–—\n\r\t/-]"
    r"(?:(?<=[^.,’/-])|(?<=[.,’])(?=\W|$)|(?<=\s[/-])(?=\s))"
)


# The low line belongs to no word, so it may stand for a break; \w is looked up twice as fast as [^\W_].
_BREAK_MARK = "_"
_WORD_OR_MARK = re.compile(r"\w+(?:(?<=\d)[.,]\d+)*")
# What stands between words, but for blanks and a number's separators. Once it is blank, splitting finds the words
# in half the time, unless a letter follows a separated number (1.5a).
_BETWEEN = re.compile(r"[^\w ](?:(?<![.,])|(?<!\d[.,])|(?!\d))")
# One grows when lowered, the other has two small letters and its neighbours choose.
_LOWERED_IN_CONTEXT = re.compile("[İΣ]")
_NUMBER_IN_WORD = re.compile(r"[.,]\d+[^\W\d]")


def nfc(text: str) -> str:
    """Compose letters and their marks into one character each (Unicode NFC); nothing else changes."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """NFC without invisible characters, with every blank an ordinary one."""
    text = nfc(text)
    if text.isascii() or not _TO_CLEAN.search(text):
        return text
    # Taking an invisible character away may bring a letter and its mark together.
    return nfc(_TO_CLEAN.sub(lambda found: _CLEANED[ord(found[0])] or "", text))


def _lower(text: str) -> str:
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _OLD_PLACEMENT.sub(lambda found: _PLACEMENTS.get(found[0], found[0]), lowered)


def key(text: str) -> str:
    """The comparing form: NFC, lower case, hòa for hoà, no invisible characters; marks and đ are kept."""
    return _lower(clean(text))


def fold(text: str) -> str:
    """The searching form: `key` without marks and punctuation, đ as d, words separated by single blanks.

    Folding what is folded changes nothing. The search index and every query use it.
    """
    return " ".join(fold_loosely(text).split())


def fold_loosely(text: str) -> str:
    """`fold` with as many blanks between words as there were signs, in half its time: for the search index, which
    counts none of them."""
    if text.isascii():
        return text.encode().translate(_FOLDED_ASCII).decode()
    usual = usual_bytes(text)
    return _fold_any(text) if usual is None else fold_usual(usual)


def fold_usual(usual: bytes) -> str:
    """`fold_loosely` of a text by its `usual_bytes`."""
    return usual.translate(_FOLDED_BYTES).decode()


def usual_bytes(text: str) -> bytes | None:
    """A byte for each character, those of ASCII as they are, if all are usual in Vietnamese and English: NUL, line
    ends and what can be seen, composed; no other blank than " ". Else None."""
    if text.isascii():
        own = text.encode()
        return None if own.translate(None, _SEEN_ASCII) else own
    try:
        return codecs.charmap_encode(text, "strict", _TO_BYTES)[0]
    except UnicodeEncodeError:
        return None


def _fold_any(text: str) -> str:
    """`fold_loosely` of text in any script, composed or not."""
    folded = nfc(text).translate(_FOLDING)
    return folded if folded.isascii() else _NOT_WORD.sub(" ", folded.lower())


def words(text: str) -> Words:
    """Cut `text` into syllables or words, `keys` beside `surfaces`, with the breaks that punctuation makes.

    A number with separators (1.500, 2,5) is one word.
    """
    surface = clean(text)
    keyed = _lower(surface)
    if len(keyed) != len(surface):  # a few foreign capitals grow when lowered: then both sides show the lower form
        surface = keyed
    keys: list[str] = []
    surfaces: list[str] = []
    breaks: set[int] = set()
    for part, shown in zip(_BREAK.split(keyed), _BREAK.split(surface), strict=True):
        breaks.add(len(keys))
        keys += _WORD.findall(part)
        surfaces += _WORD.findall(shown)
    breaks -= {0, len(keys)}
    return Words(tuple(keys), tuple(surfaces), frozenset(breaks))


class _Keys(dict[str, str]):
    """What each word becomes as a key: words come again, and looking one up is cheaper than lowering it."""

    def __missing__(self, surface: str) -> str:
        if len(self) > _KEYS_KEPT:
            self.clear()
        self[surface] = found = "" if surface == _BREAK_MARK else _lower(surface)
        return found


_KEYS_KEPT = 1 << 17
_keys = _Keys()


def forget_keys() -> None:
    """Let go of the words that came again and again. Each holds a page of memory open that else were free."""
    _keys.clear()


_AFTER_DIGITS = ":"  # of what a word may begin with, digits alone come before it


def spaced_keys(text: str) -> SpacedKeys:
    """The `keys` of `words` with a "" wherever it has a break, in half its time, for who needs no surfaces but
    for knowing which words are numbers or have a capital."""
    surface = clean(text)
    if _LOWERED_IN_CONTEXT.search(surface):
        surface = _lower(surface)
    marked = _BREAK.sub(f" {_BREAK_MARK} ", surface.replace(_BREAK_MARK, "\x00"))
    parts = _WORD_OR_MARK.findall(marked) if _NUMBER_IN_WORD.search(marked) else _BETWEEN.sub(" ", marked).split()
    keys = list(map(_keys.__getitem__, parts))
    names = [
        key
        for before, part, key in zip(keys, islice(parts, 1, None), islice(keys, 1, None), strict=False)
        if before and ((part != key and part[0].isupper()) or part < _AFTER_DIGITS)
    ]
    return SpacedKeys(keys, names)
