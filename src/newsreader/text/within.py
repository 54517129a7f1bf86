"""Where what is typed stands in an original text, letter by letter and also within words; it must not know markup.

A search of all articles finds words by how they begin (`query`); who looks through one page expects any letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from newsreader.text.fold import INVISIBLE, fold, key, nfc

# Signs that a keyboard has in one form only.
_SIGNS = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’′", "'") | dict.fromkeys("‐‑‒–—―−", "-")


class _Plain(dict[int, str]):
    """What a character is compared as: small, without marks; signs stay, marks and what is invisible vanish."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        gone = code in INVISIBLE or unicodedata.combining(letter)
        self[code] = found = "" if gone else _SIGNS.get(letter) or fold(letter) or letter
        return found


_PLAIN = _Plain()


def occurrences(text: str, typed: str, most: int | None = None) -> list[tuple[int, int]]:
    """The (start, end) pairs of what is typed, the first `most` in order, not overlapping; blanks stand for any
    others.

    A letter that was typed without marks stands for those with them. Where marks were typed, only what has them is
    found, unless nothing has.
    """
    typed = nfc(typed)
    wanted = r"\s+".join(map(re.escape, typed.translate(_PLAIN).split()))
    if not wanted:
        return []
    letters = _letters(typed)
    exact = _exact(text, _places(text, wanted), letters) if any(map(_marks, letters)) else iter(())
    return list(islice(exact, most)) or list(islice(_places(text, wanted), most))


def _places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where a pattern of plain letters stands in a text, marks and all."""
    found = (match.span() for match in re.finditer(wanted, text.translate(_PLAIN)))
    if all(len(_PLAIN[ord(letter)]) == 1 for letter in set(text)):
        return found
    return _in_original(text, found)


def _in_original(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places in the plain text as places in the original; marks that follow a letter belong to it, and of a letter
    that is two plain ones (ß) there is one place."""
    lengths = [len(_PLAIN[ord(letter)]) for letter in text]
    owners = [at for at, length in enumerate(lengths) for _ in range(length)]
    ends = list(accumulate(lengths))
    before = 0
    for first, last in found:
        start, end = owners[first], _end(text, owners[last - 1] + 1, ends)
        if start >= before:
            yield start, end
            before = end


def _exact(text: str, found: Iterable[tuple[int, int]], letters: str) -> Iterator[tuple[int, int]]:
    """The places whose letters have the marks that were typed."""
    known: dict[str, bool] = {}
    for start, end in found:
        there = text[start:end]
        if there not in known:
            known[there] = _has_marks(there, letters)
        if known[there]:
            yield start, end


def _end(text: str, end: int, ends: list[int]) -> int:
    while end < len(text) and ends[end] == ends[end - 1]:
        end += 1
    return end


def _letters(text: str) -> str:
    return " ".join(key(text).split())


def _has_marks(found: str, typed: str) -> bool:
    """Whether each letter found has the marks of the one typed; more of them do no harm."""
    there = _letters(found)
    return len(there) == len(typed) and all(map(frozenset.issubset, map(_marks, typed), map(_marks, there)))


def _marks(letter: str) -> frozenset[str]:
    """What a letter has beyond its plain form: its marks, or itself where it is đ."""
    plain = _PLAIN[ord(letter)]
    return frozenset(unicodedata.normalize("NFD", letter)) - frozenset(plain)
