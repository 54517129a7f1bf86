"""Why two articles are on one topic, in words that stand in both. Pure functions over words."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsreader.model import Words
from newsreader.stories.common_words import DATE_WORDS, VAGUE, function_words
from newsreader.stories.signature import Frequencies, pair_term, syllable_term

SHORTEST, LONGEST = 2, 8  # syllables
MOST = 2
# A phrase whose rarest pair stands in more articles than this says nothing. In a small library a handful of
# articles on one event is a larger share than that: up to the floor a phrase passes there.
COMMON_SHARE = 0.005
COMMON_FLOOR = 8
# A function word makes one word with its neighbour where it stands beside it in this share of the neighbour's
# articles, once there are enough of them to say so.
BOUND_SHARE = 0.2
BOUND_ARTICLES = 15
SAYS_MOST = 4  # syllables; beyond that a phrase is longer, not a better reason
NAME_BONUS = 1.5
PIECE_MALUS = 0.5


@dataclass(frozen=True, slots=True)
class _Span:
    """Syllables `start` to `end` of the first text, which stand at `there` in the second."""

    start: int
    end: int
    there: int


def joined(*texts: Words) -> Words:
    """Several texts of one article (title, body) as one, with a break between them."""
    keys: list[str] = []
    surfaces: list[str] = []
    breaks: set[int] = set()
    for text in texts:
        start = len(keys)
        breaks.update(start + place for place in text.breaks)
        breaks.add(start)
        keys += text.keys
        surfaces += text.surfaces
    return Words(tuple(keys), tuple(surfaces), frozenset(breaks - {0, len(keys)}))


def reason_terms(a: Words, b: Words) -> frozenset[int]:
    """The hashed terms whose frequencies `reasons` asks for: what the store has to be asked beforehand."""
    wanted: set[int] = set()
    for span in _shared(a, b):
        wanted.update(syllable_term(key) for key in a.keys[span.start : span.end])
        for text, start in ((a, span.start), (b, span.there)):
            edge = text.keys[max(0, start - 1) : start + span.end - span.start + 1]
            wanted.update(pair_term(*both) for both in pairwise(edge))
    return frozenset(wanted)


def reasons(a: Words, b: Words, frequencies: Frequencies) -> tuple[str, ...]:
    """At most two phrases of 2 to 8 syllables that stand in both, in the spelling of `a`, best first.

    None stands inside another, is made of numbers, dates or function words, or is common among the articles.
    """
    common = function_words(frequencies.language)
    worth: dict[tuple[str, ...], float] = {}
    for span in _shared(a, b):
        trimmed = _trim(span, a, b, frequencies, common)
        if trimmed is not None and _tells(trimmed, a, frequencies, common):
            phrase = a.keys[trimmed.start : trimmed.end]
            worth[phrase] = _worth(trimmed, a, b, frequencies, common)
    chosen: list[tuple[str, ...]] = []
    for phrase in sorted(worth, key=lambda one: (-worth[one], one)):
        if not any(_overlap(phrase, other) for other in chosen):
            chosen.append(phrase)
        if len(chosen) == MOST:
            break
    return tuple(_spelling(phrase, a) for phrase in chosen)


def _shared(a: Words, b: Words) -> Iterator[_Span]:
    """The longest shared sequences: those that the words before or after would not lengthen."""
    places: dict[tuple[str, str], list[int]] = {}
    for place in range(len(b.keys) - 1):
        if place + 1 not in b.breaks:
            places.setdefault((b.keys[place], b.keys[place + 1]), []).append(place)
    for start in range(len(a.keys) - 1):
        if start + 1 in a.breaks:
            continue
        for there in places.get((a.keys[start], a.keys[start + 1]), ()):
            if not _continues(a, start, b, there):
                yield _Span(start, _end(a, start, b, there), there)


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


def _trim(span: _Span, a: Words, b: Words, frequencies: Frequencies, common: frozenset[str]) -> _Span | None:
    """Take off edges that are function words or numbers, or that belong more to their neighbour outside."""
    start, end = span.start, span.end
    shift = span.there - span.start

    def loose(edge: int, inner: int) -> bool:
        return _is_loose(a, edge, inner, frequencies, common)

    def drawn_out(edge: int, inner: int, outside: int) -> bool:
        """Whether the edge stands more often beside the syllable outside, as "tướng" does behind "thủ"."""
        inside = _beside(a, edge, inner, frequencies)
        return any(
            _beside(text, edge + by, outside + by, frequencies) > inside
            and not _is_loose(text, outside + by, edge + by, frequencies, common)
            for text, by in ((a, 0), (b, shift))
        )

    while end - start >= SHORTEST:
        if loose(start, start + 1) or drawn_out(start, start + 1, start - 1):
            start += 1
        elif loose(end - 1, end - 2) or drawn_out(end - 1, end - 2, end):
            end -= 1
        else:
            return _Span(start, end, start + shift) if end - start <= LONGEST else None
    return None


def _beside(text: Words, place: int, other: int, frequencies: Frequencies) -> int:
    """In how many articles the syllables at two adjacent places stand side by side; 0 across a break or an end."""
    first, second = sorted((place, other))
    if first < 0 or second >= len(text.keys) or second in text.breaks:
        return 0
    return frequencies.count(pair_term(text.keys[first], text.keys[second]))


def _is_loose(text: Words, edge: int, inner: int, frequencies: Frequencies, common: frozenset[str]) -> bool:
    """Whether an edge is a number, or a function word that does not make one word with its neighbour.

    "sự" does in "quân sự": a good share of the articles with "quân" have both side by side. A name keeps it
    too ("Bà Rịa").
    """
    key = text.keys[edge]
    if key not in common:
        return key[0].isdigit()
    if frequencies.language != "vi":  # elsewhere words are whole, and headlines capitalise every one
        return True
    held = frequencies.count(syllable_term(text.keys[inner]))
    if held >= BOUND_ARTICLES and _beside(text, edge, inner, frequencies) >= BOUND_SHARE * held:
        return False
    begins = edge == 0 or edge in text.breaks
    return begins or not (text.surfaces[edge][0].isupper() and text.surfaces[inner][0].isupper())


def _tells(span: _Span, a: Words, frequencies: Frequencies, common: frozenset[str]) -> bool:
    """Whether the phrase is rare enough to be a reason, and not mostly function words, numbers or a date."""
    phrase = a.keys[span.start : span.end]
    idle = [key in common or key in DATE_WORDS or key[0].isdigit() for key in phrase]
    if all(idle) or 2 * sum(key in common for key in phrase) > len(phrase) or " ".join(phrase) in VAGUE:
        return False
    most = max(COMMON_FLOOR, COMMON_SHARE * frequencies.documents)
    return min(frequencies.count(pair) for pair in _pairs(phrase)) <= most


def _worth(span: _Span, a: Words, b: Words, frequencies: Frequencies, common: frozenset[str]) -> float:
    """How much a phrase says: its rarity and length, more for a name and for what both texts come back to, less
    for each function word inside, which makes it a piece of a sentence."""
    phrase = a.keys[span.start : span.end]
    pairs = _pairs(phrase)
    rarity = sum(frequencies.idf(pair) for pair in pairs) / len(pairs)
    times = min(_occurrences(phrase, a.keys), _occurrences(phrase, b.keys))
    name = NAME_BONUS if _is_name(span, a) else 1.0
    pieces = math.pow(PIECE_MALUS, sum(key in common for key in phrase))
    return rarity * min(len(phrase), SAYS_MOST) * math.sqrt(times) * name * pieces


def _is_name(span: _Span, text: Words) -> bool:
    """Whether most of the phrase is written with capitals."""
    capitals = sum(surface[0].isupper() for surface in text.surfaces[span.start : span.end])
    return 2 * capitals > span.end - span.start


def _pairs(phrase: tuple[str, ...]) -> list[int]:
    return [pair_term(*both) for both in pairwise(phrase)]


def _occurrences(phrase: tuple[str, ...], keys: tuple[str, ...]) -> int:
    return sum(1 for _ in _places(phrase, keys))


def _places(phrase: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[int]:
    for place in range(len(keys) - len(phrase) + 1):
        if keys[place] == phrase[0] and keys[place : place + len(phrase)] == phrase:
            yield place


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one stands inside the other or they share a pair."""
    return not set(pairwise(a)).isdisjoint(pairwise(b))


def _spelling(phrase: tuple[str, ...], text: Words) -> str:
    """The phrase as most often published; a capital that only begins a sentence counts last."""
    seen: Counter[str] = Counter()
    for place in _places(phrase, text.keys):
        surface = " ".join(text.surfaces[place : place + len(phrase)])
        inside = place and place not in text.breaks
        seen[surface] += 100 if inside and not surface.isupper() else 1
    return seen.most_common(1)[0][0]
