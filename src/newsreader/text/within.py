"""Where what is typed stands in an original text, letter by letter and also within words; it must not know markup.

A search of all articles finds words by how they begin (`query`); who looks through one page expects any letters.
"""

import re
import unicodedata
from itertools import accumulate

from newsreader.text.fold import INVISIBLE, fold, key

# Signs that a keyboard has in one form only.
_SIGNS = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—", "-")


class _Plain(dict[int, str]):
    """What a character is compared as: small, without marks; signs stay, marks and what is invisible vanish."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        gone = code in INVISIBLE or unicodedata.combining(letter)
        self[code] = found = "" if gone else _SIGNS.get(letter) or fold(letter) or letter
        return found


_PLAIN = _Plain()


def occurrences(text: str, typed: str) -> list[tuple[int, int]]:
    """The (start, end) pairs of what is typed, in order, not overlapping; any blanks stand for any others.

    A letter that was typed without marks stands for those with them. Where marks were typed, only what has them is
    found, unless nothing has.
    """
    wanted = r"\s+".join(map(re.escape, typed.translate(_PLAIN).split()))
    if not wanted:
        return []
    plain = text.translate(_PLAIN)
    found = [match.span() for match in re.finditer(wanted, plain)]
    if any(len(_PLAIN[ord(letter)]) != 1 for letter in set(text)):
        found = _in_original(text, found)
    letters = _letters(typed)
    if any(map(_marks, letters)):
        return [place for place in found if _has_marks(text[slice(*place)], letters)] or found
    return found


def _in_original(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in the plain text as places in the original; marks that follow a letter belong to it."""
    lengths = [len(_PLAIN[ord(letter)]) for letter in text]
    owners = [at for at, length in enumerate(lengths) for _ in range(length)]
    ends = list(accumulate(lengths))
    owners.append(len(text))
    return [(owners[start], _end(text, owners[end - 1] + 1, ends)) for start, end in found]


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
