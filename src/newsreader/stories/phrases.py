"""Phrases that stand in two texts: the longest shared sequences, cut where a word, a name or a sentence ends.

Pure functions over words; which phrases are worth showing is for `reasons`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import NamedTuple

from newsreader.model import Words
from newsreader.stories.bonds import A_COMPOUND, Bonds
from newsreader.stories.common_words import (
    COMPOUNDS,
    EDGE_WORDS,
    FIRST_WORDS,
    HOW_PEOPLE_ARE_CALLED,
    NAME_LINKS,
    NEVER_BOUND,
    NOUNS,
    VAGUE,
    WHO,
    function_words,
)
from newsreader.stories.settings import is_place
from newsreader.stories.signature import Frequencies, pair_term, syllable_term
from newsreader.stories.telling import Telling

SHORTEST, LONGEST = 2, 8  # syllables
# A function word makes one word with its neighbour where it stands beside it in this share of the neighbour's
# articles, once there are enough of them to say so.
BOUND_SHARE = 0.2
BOUND_ARTICLES = 15
MOST_OF_ALL = "nhất"
MOST_TIMES = (
    30  # that a pair of words is looked at in a text: one that says the same again and again holds nobody up
)
# The least bond of two syllables of one word.
OF_ONE_WORD = 0.02


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` of the first text, which stand at `there` in the second."""

    start: int
    end: int
    there: int

    def cut(self, start: int, end: int) -> "Span":
        """The part from `start` to `end`, in places of the first text."""
        return Span(start, end, self.there + start - self.start)

    def __len__(self) -> int:
        return self.end - self.start


def shared_pairs(a: Telling, b: Telling) -> frozenset[int]:
    """The hashed pairs of words that shared sequences hold: they tell which of these are worth cutting."""
    keys = a.words.keys
    spans = _shared(a.words, b.words)
    return frozenset({pair_term(*pair) for span in spans for pair in pairwise(keys[span.start : span.end])})


class Most(NamedTuple):
    """In how many articles a phrase may stand at most: one of small words, and one with a capital in it."""

    words: float = inf
    names: float = inf


ANY = Most()


def phrase_terms(a: Telling, b: Telling, known: Frequencies | None = None, most: Most = ANY) -> frozenset[int]:
    """The hashed terms whose frequencies `shared_phrases` asks for: what the store has to be asked beforehand.
    Where those of `shared_pairs` are `known`, only what it asks for besides."""
    singles: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for span in _shared(a.words, b.words):
        if known is not None and not _is_worth_it(a, span, known, most):
            continue
        for keys, start in ((a.words.keys, span.start), (b.words.keys, span.there)):
            edge = keys[max(0, start - 1) : start + len(span) + 1]
            singles.update(edge)
            pairs.update(pairwise(edge))
    return frozenset(map(syllable_term, singles)) | {pair_term(*pair) for pair in pairs}


def _is_worth_it(a: Telling, span: Span, frequencies: Frequencies, most: Most) -> bool:
    """Whether any part of a sequence could be rare enough: most shared ones are common words, and to find their
    edges is the dearer part."""
    words = a.words
    named = any(surface[0].isupper() for surface in words.surfaces[span.start : span.end])
    limit = most.names if named else most.words
    return any(
        frequencies.count(pair_term(*pair)) <= limit for pair in pairwise(words.keys[span.start : span.end])
    )


def shared_phrases(
    a: Telling, b: Telling, frequencies: Frequencies, *, most: Most = ANY
) -> dict[tuple[str, ...], Span]:
    """The phrases of 2 to 8 words that stand in both, each with one place of it. None begins or ends with a
    function word, a number, or a part of a longer word or name, and of each some pair of words stands in no more
    than `most` articles."""
    cutting = _Cutting(a, b, frequencies, most)
    found: dict[tuple[str, ...], Span] = {}
    for span in _shared(a.words, b.words):
        for piece in cutting.pieces(span):
            found.setdefault(a.words.keys[piece.start : piece.end], piece)
    return found


def _shared(a: Words, b: Words) -> Iterator[Span]:
    """The longest shared sequences: those that the words before or after would not lengthen."""
    mine, theirs = _pair_places(a), _pair_places(b)
    both = sorted((start, pair) for pair in mine.keys() & theirs.keys() for start in mine[pair])
    for start, shared in both:
        for there in theirs[shared]:
            if not _continues(a, start, b, there):
                yield Span(start, _end(a, start, b, there), there)


def _pair_places(text: Words) -> dict[tuple[str, str], list[int]]:
    """Where each pair of words stands, the first times."""
    places: dict[tuple[str, str], list[int]] = {}
    for place in range(len(text.keys) - 1):
        if place + 1 not in text.breaks:
            found = places.setdefault((text.keys[place], text.keys[place + 1]), [])
            if len(found) < MOST_TIMES:
                found.append(place)
    return places


def _continues(a: Words, start: int, b: Words, there: int) -> bool:
    """Whether the words before are shared too."""
    if not start or not there or start in a.breaks or there in b.breaks:
        return False
    return a.keys[start - 1] == b.keys[there - 1]


def _end(a: Words, start: int, b: Words, there: int) -> int:
    end, other = start + 2, there + 2
    while (
        end < len(a.keys)
        and other < len(b.keys)
        and a.keys[end] == b.keys[other]
        and end not in a.breaks
        and other not in b.breaks
    ):
        end, other = end + 1, other + 1
    return end


class _Cutting:
    """How shared sequences of two texts are cut into phrases."""

    def __init__(self, a: Telling, b: Telling, frequencies: Frequencies, most: Most) -> None:
        self._a, self._b, self._frequencies, self._most = a, b, frequencies, most
        self._common = function_words(frequencies.language) - NOUNS
        self._bonds = Bonds(frequencies, self._common)

    def pieces(self, span: Span) -> Iterator[Span]:
        """A span without the function words that stand between its phrases, each phrase with whole edges."""
        start = span.start
        if not self._is_worth_it(span):
            return
        for place in range(span.start, span.end + 1):
            if place == span.end or self._parts(span, place):
                piece = span.cut(start, place)
                trimmed = self._trim(piece) if self._is_worth_it(piece) else None
                if trimmed is not None:
                    yield trimmed
                start = place + 1

    def _is_worth_it(self, span: Span) -> bool:
        return _is_worth_it(self._a, span, self._frequencies, self._most)

    def _parts(self, span: Span, place: int) -> bool:
        """Whether a word is a function word that belongs neither to a neighbour nor into a name ("Bộ Giáo dục và
        Đào tạo", "House of Commons")."""
        if self._a.words.keys[place] not in self._common:
            return False
        return not (self._is_bound(place, span) or self._in_name(place, span) or self._opens_a_name(place, span))

    def _is_bound(self, place: int, span: Span) -> bool:
        """Whether a function word makes one word with a neighbour, as "sự" does in "quân sự": a good share of the
        articles with "quân" have both side by side."""
        if self._frequencies.language != "vi":  # elsewhere words are whole
            return False
        sides = [one for one in (place - 1, place + 1) if span.start <= one < span.end]
        return any(self._makes_word(place, one) for one in sides)

    def _makes_word(self, place: int, other: int) -> bool:
        words = self._a.words
        first, second = sorted((place, other))
        pair = words.keys[first : second + 1]
        if " ".join(pair) in COMPOUNDS:
            return True
        if any(
            text.named(one) and text.named(one + 1) for text in (self._a, self._b) for one in text.places(pair)
        ):
            return True  # "Bà Rịa"
        if words.keys[place] in NEVER_BOUND:
            return False
        held = self._frequencies.count(syllable_term(words.keys[other]))
        return held >= BOUND_ARTICLES and self._bonds.beside(self._a, first, second) >= BOUND_SHARE * held

    def _in_name(self, place: int, span: Span) -> bool:
        """Whether the nearest other words on both sides have capitals, in both texts."""
        left, right = place - 1, place + 1
        keys = self._a.words.keys
        if keys[place] not in NAME_LINKS:
            return False
        while left >= span.start and keys[left] in NAME_LINKS:
            left -= 1
        while right < span.end and keys[right] in NAME_LINKS:
            right += 1
        if left < span.start or right >= span.end:
            return False
        if keys[place] == "và" and self._a.capital(left):  # two names, not one
            return False
        by = span.there - span.start
        return all(
            text.named(right + shift) and self._ends_name(text, left + shift)
            for text, shift in ((self._a, 0), (self._b, by))
        )

    def _ends_name(self, text: Telling, place: int) -> bool:
        """Whether a word is part of a name; the second syllable of a Vietnamese word has no capital."""
        second = self._frequencies.language == "vi" and text.adjacent(place) and text.capital(place - 1)
        return text.capital(place) or second

    def _trim(self, span: Span) -> Span | None:
        """Take off edges that are numbers or empty words, or that belong to what stands outside."""
        while len(span) >= SHORTEST:
            start, end = span.start, span.end
            if self._is_loose(start, span) or self._is_drawn_out(span, start, start + 1, start - 1):
                span = span.cut(start + 1, end)
            elif self._is_vague(span, start):
                span = span.cut(start + SHORTEST, end)
            elif self._is_vague(span, end - SHORTEST) and len(span) > SHORTEST + 1:
                span = span.cut(start, end - SHORTEST)
            elif self._leads_to_a_name(span):
                span = span.cut(start + 1, end)
            elif (told := self._without_deeds(span)) != span:
                span = told
            elif (
                self._is_loose(end - 1, span)
                or self._counts(span)
                or self._is_drawn_out(span, end - 1, end - 2, end)
                or self._follows_a_name(end - 1, span)
                or self._wants_more(span)
            ):
                span = span.cut(start, end - 1)
            else:
                whole = self._whole_name(span)
                if whole == span:
                    return span if len(span) <= LONGEST else None
                span = whole
        return None

    def _is_loose(self, place: int, span: Span) -> bool:
        """Whether a word at an edge is a number, a single letter, or empty without what stands outside."""
        key = self._a.words.keys[place]
        if key[0].isdigit() or key in EDGE_WORDS or len(key) == 1:
            return True
        if key in self._common:
            return not (self._is_bound(place, span) or (place == span.start and self._opens_a_name(place, span)))
        return (
            place == span.start
            and key in FIRST_WORDS
            and self._bonds.share(self._a, place, place + 1) < OF_ONE_WORD
        )

    def _counts(self, span: Span) -> bool:
        """Whether in both texts a number follows that the last word is of ("quận 3", "từ tầng 2")."""
        last, by = span.end - 1, span.there - span.start
        followed = all(
            text.adjacent(place + 1) and text.words.keys[place + 1][0].isdigit() and not text.capital(place)
            for text, place in ((self._a, last), (self._b, last + by))
        )
        return followed and self._bonds.share(self._a, last, last - 1) < OF_ONE_WORD

    def _opens_a_name(self, place: int, span: Span) -> bool:
        """Whether a function word is the first of a name inside a sentence, as "New" of "New Orleans Saints"."""
        by = span.there - span.start
        if self._a.words.keys[place] in HOW_PEOPLE_ARE_CALLED:
            return False
        return place + 1 < span.end and all(
            text.named(start) and text.named(start + 1)
            for text, start in ((self._a, place), (self._b, place + by))
        )

    def _is_vague(self, span: Span, place: int) -> bool:
        """Whether two words at an edge of a longer phrase say nothing, as "tiếp tục" in "tiếp tục nắng nóng"; who
        it is goes only before what says nothing either."""
        keys = self._a.words.keys
        words = " ".join(keys[place : place + SHORTEST])
        if len(span) <= SHORTEST or words not in VAGUE or self._a.named(place):
            return False
        rest = " ".join(keys[place + SHORTEST : span.end])
        return not (place == span.start and words in WHO and rest not in VAGUE)

    def _leads_to_a_name(self, span: Span) -> bool:
        """Whether an English phrase begins with a word before a whole name ("baseman Mark Teixeira")."""
        if self._frequencies.language == "vi" or len(span) <= SHORTEST or self._a.capital(span.start):
            return False
        return all(map(self._a.named, range(span.start + 1, span.start + 1 + SHORTEST)))

    def _is_drawn_out(self, span: Span, edge: int, inner: int, outside: int) -> bool:
        """Whether the edge belongs more to the word outside, as "tướng" does to "thủ"."""
        if self._frequencies.language != "vi":
            return False
        if outside < edge and self._a.words.keys[inner] in self._common and self._begins_a_name(span, edge):
            return False  # elsewhere "Anh" is a function word, but not in "Hoàng Anh Gia Lai"
        inside = self._bonds.share(self._a, edge, inner)
        together = self._bonds.beside(self._a, edge, inner)
        goes_on: dict[str, int] = {}
        for text, by in ((self._a, 0), (self._b, span.there - span.start)):
            bond = self._bonds.share(text, edge + by, outside + by)
            beside = self._bonds.beside(text, edge + by, outside + by)
            # That they stand together in this article alone says nothing.
            if (bond > inside and (beside > 1 or bond == A_COMPOUND)) or (bond and beside > together):
                return True
            if outside > edge and bond and beside > 1 and not text.capital(edge + by):
                goes_on[text.words.keys[outside + by]] = beside
        # "nhập" of "cấm nhập cảnh" and "cấm nhập cư": half of one word there and of another here.
        return len(goes_on) > 1 and sum(goes_on.values()) >= together

    def _begins_a_name(self, span: Span, place: int) -> bool:
        """Whether in both texts a name of capitals begins there, not within a longer one."""
        by = span.there - span.start
        return len(span) > SHORTEST and all(
            text.capital(start) and text.named(start + 1) and not _began_before(text, start)
            for text, start in ((self._a, place), (self._b, place + by))
        )

    def _follows_a_name(self, place: int, span: Span) -> bool:
        """Whether a word in small letters stands behind a name by chance ("Triều Tiên thả", "Tony Blair seems"),
        not as its second syllable ("Bóng đá")."""
        there = place + span.there - span.start
        if not self._a.named(place - 1) or self._a.capital(place) or self._b.capital(there):
            return False
        if self._frequencies.language == "vi":
            return self._bonds.share(self._a, place, place - 1) < OF_ONE_WORD
        return len(span) > SHORTEST and self._a.capital(place - 2)

    def _without_deeds(self, span: Span) -> Span:
        """Without what somebody does who is named first ("Hạ Vi xác nhận"), or the country ("Mỹ bàn giao")."""
        a, end, by = self._a, span.start, span.there - span.start
        while end < span.end and (a.capital(end) or self._b.capital(end + by)):
            end += 1
        if self._frequencies.language != "vi" or end in (span.start, span.end):
            return span
        if self._bonds.share(a, end, end - 1) >= OF_ONE_WORD:
            return span
        if is_place(a.words.keys[span.start : end]):
            return span.cut(end, span.end)
        return span.cut(span.start, end) if end - span.start >= SHORTEST and a.named(end - 1) else span

    def _wants_more(self, span: Span) -> bool:
        """Whether a Vietnamese phrase ends in a word that in both texts goes on, in each otherwise ("công an bỏ"),
        or in an adjective that goes on as "nhất"."""
        last, by = span.end - 1, span.there - span.start
        if self._frequencies.language != "vi" or len(span) <= SHORTEST or self._a.capital(last):
            return False
        if self._bonds.share(self._a, last, last - 1) >= OF_ONE_WORD or self._a.words.keys[last] in self._common:
            return False
        both = ((self._a, last + 1), (self._b, last + 1 + by))
        behind = [text.words.keys[place] for text, place in both if text.adjacent(place)]
        return len(behind) == len(both) and (
            behind == [MOST_OF_ALL] * 2 or (behind[0] != behind[1] and self._common.isdisjoint(behind))
        )

    def _whole_name(self, span: Span) -> Span:
        """The span without the name at an edge that goes on outside in both texts: "Nguyễn Xuân" of two people."""
        a, b, by = self._a, self._b, span.there - span.start
        start, end = span.start, span.end
        last = end - 1
        if any(_follows_a_letter(text, start + shift) for text, shift in ((a, 0), (b, by))):
            return replace(span, end=start)  # "Mobile USA" of "T-Mobile USA"
        if all(_goes_on(text, last + shift) for text, shift in ((a, 0), (b, by))):
            while end > start and a.capital(end - 1):
                end -= 1
        elif all(_began_before(text, start + shift) for text, shift in ((a, 0), (b, by))):
            while start < end and a.capital(start) == a.capital(span.start):
                start += 1
        return replace(span, start=start, end=end, there=span.there + start - span.start)


def _goes_on(text: Telling, last: int) -> bool:
    """Whether a word with a capital is followed by another."""
    following = last + 1
    return text.capital(last) and following < len(text.words.keys) and text.named(following)


def _follows_a_letter(text: Telling, first: int) -> bool:
    return (
        text.adjacent(first)
        and text.named(first)
        and len(text.words.keys[first - 1]) == 1
        and text.capital(first - 1)
    )


def _began_before(text: Telling, first: int) -> bool:
    """Whether the word before has a capital inside its sentence: a name, or a word of one, begins there."""
    return text.adjacent(first) and text.named(first - 1)
