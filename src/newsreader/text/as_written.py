"""Phrases found by their words, with the signs that they are published with. Pure functions over strings."""

import re
from collections.abc import Callable
from itertools import takewhile

from newsreader.text.fold import clean

_WITHIN = r"[ .'’&/+‑-]"  # what stands between the words of a phrase
_DASH = re.compile(r" ?[-–—‑] ?")
_HYPHENED = re.compile(r"\w+[-‑]$")  # half a word: "all-" of "all-time leading scorer"
_A_SYLLABLE = 6  # letters of a Vietnamese one, but for very few: what begins with one may go on in small letters
_MOST_JOINED = 40  # characters of the other name
_WORDS_FIRST, _WORDS_LAST = re.compile(r"\w+(?: \w+)*"), re.compile(r"(?:\w+ )*\w+$")


def as_written(phrase: str, text: str) -> str:
    """A phrase of `fold.words` with the signs that it has in `text` ("Spider-Man", "T.Ư Đoàn")."""
    cleaned = clean(text)
    words = _WITHIN.join(map(re.escape, phrase.split()))
    found = re.search(rf"(?<!\w){words}(?!\w)", cleaned)
    if found is None:
        return phrase
    before = _HYPHENED.search(cleaned[max(0, found.start() - _MOST_JOINED) : found.start()])
    return before[0] + found[0] if before is not None and phrase[0].islower() else found[0]


def with_what_a_dash_joins(phrase: str, text: str, other: Callable[[], str]) -> str:
    """A name as written with the name that a dash joins to it in both texts: "Hà Nội - Hải Phòng" for "Hà Nội",
    which alone would be half of a road. Else the phrase as it is. The `other` text is asked for when it has to be.
    """
    text = clean(text)
    standing = ""
    for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
        before = _name_before(text[: found.start()]) if phrase[0].isupper() else ""
        after = _name_behind(text[found.end() :]) if phrase.rsplit(maxsplit=1)[-1][0].isupper() else ""
        for joined in (before + phrase + after, before + phrase, phrase + after):
            if joined == phrase:
                continue
            standing = standing or _DASH.sub("-", clean(other()))
            if re.search(rf"(?<!\w){re.escape(_DASH.sub('-', joined))}(?!\w)", standing):
                return joined
    return phrase


def _name_behind(text: str) -> str:
    """The dash and the capitals with which a text begins, "" without."""
    dash = _DASH.match(text)
    if dash is None:
        return ""
    following = _WORDS_FIRST.match(text[dash.end() :][:_MOST_JOINED])
    words = following[0].split(" ") if following is not None else []
    name = list(takewhile(_is_name, words))
    if len(name) == 1 and len(words) > 1 and len(name[0]) <= _A_SYLLABLE and len(dash[0]) > 1:
        return ""  # "Hiệu" of "Vũ Ngọc Dự - Hiệu trưởng"
    return dash[0] + " ".join(name) if name else ""


def _name_before(text: str) -> str:
    """The capitals and the dash with which a text ends."""
    dashes = list(_DASH.finditer(text[-3:]))
    if not dashes or dashes[-1].end() != len(text[-3:]):
        return ""
    end = len(text) - len(dashes[-1][0])
    before = _WORDS_LAST.search(text[:end][-_MOST_JOINED:])
    words = before[0].split(" ") if before is not None else []
    name = " ".join(reversed(list(takewhile(_is_name, reversed(words)))))
    return name + dashes[-1][0] if name else ""


def _is_name(word: str) -> bool:
    return word[:1].isupper()
