"""When two names that a reader gave are one name: folders, saved searches, sections. What is seen of one."""

import unicodedata
from collections.abc import Iterable

from newsreader.text.fold import fold, key, nfc

# They make one sign of several, a flag of a country's part, or part letters: they stay in a title.
_JOINERS = frozenset(map(chr, (0x200C, 0x200D, *range(0xE0020, 0xE0080))))
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that are drawn as nothing
_PICTURES = range(0x1F000, 0x1FB00)  # emoji, also those that came after Python's table of letters


def title_key(title: str) -> str:
    """What all spellings of a name have in common: however its letters are composed, toned, spaced or capital."""
    return " ".join(key(title).split())


def is_taken(title: str, titles: Iterable[str]) -> bool:
    """Whether one of `titles` is the same name."""
    return title_key(title) in map(title_key, titles)


def folded_title(title: str) -> str:
    """What all spellings of a section's title have in common, as searches know it, without marks; of signs alone
    the signs: no words are left of them, and one emoji is not another."""
    return fold(title) or "".join(char for char in nfc(title) if _is_sign(char))


def seen(title: str) -> str:
    """A title without what nobody sees, "" where nothing is left: no row shall have no name, or write its name
    backwards."""
    kept = "".join(char for char in nfc(title) if char in _JOINERS or char.isspace() or _is_seen(char))
    return kept if any(unicodedata.category(char)[0] in "LN" or _is_sign(char) for char in kept) else ""


def _is_seen(char: str) -> bool:
    return char not in _BLANK and (ord(char) in _PICTURES or unicodedata.category(char)[0] != "C")


def _is_sign(char: str) -> bool:
    return ord(char) in _PICTURES or unicodedata.category(char)[0] in "PS"
