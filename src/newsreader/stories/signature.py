"""An article as weighted terms: hashed syllables and adjacent pairs, and how common each term is among this
reader's articles. Knows words only, never where they came from."""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from itertools import islice, pairwise
from operator import xor
from struct import Struct
from struct import pack as pack_values
from typing import NamedTuple
from zlib import crc32

from newsreader.model import Words
from newsreader.stories.common_words import function_words

VERSION = 2  # raised when terms or weights change, so that signatures are derived anew
KEPT_TERMS = 120
TITLE_WEIGHT = 2
# A pair says less in English, where words are whole already.
PAIR_WEIGHT = {"vi": 0.7, "en": 0.35}
OTHER_PAIR_WEIGHT = 0.5
PRIOR_ARTICLES = 20  # articles never seen, in all of which every function word stands

# A term is a hash of 23 bits, so that a table of them all counts a language's articles in 16 MB (`tally`). The
# labelled news is found as well as with 32 bits (docs/quality.md).
HASHES = 1 << 23
_LEAD_FACTOR = 0x9E3779B1  # 2**32 over the golden ratio, made odd: spreads the first hash over all bits
_LEAD_SHIFT = 9  # the upper 23 of 32 bits are the well mixed ones
_PACKED = "Ie"
_PACKED_BYTES = 6
_weight_at = Struct("<4xe").unpack_from  # where a packed term begins


class Terms(NamedTuple):
    """Distinct terms and, beside each, its weight before rarity. A tenth of the memory of a dictionary."""

    hashes: "array[int]"
    weights: "array[float]"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `documents` articles of `language` each hashed term stands.

    `counts` may leave out what will not be asked for. A young library does not know its function words yet:
    they count as if a few articles had been seen before the first.
    """

    documents: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)
    language: str = ""

    def idf(self, term: int) -> float:
        """How rare a term is: the natural logarithm of all articles over those that hold it, never below 0."""
        held = self.counts.get(term, 0)
        if term in function_terms(self.language):
            held += PRIOR_ARTICLES
        return max(0.0, rarest(self.documents) - commonness(held))

    def weigh(self, weights: Mapping[int, float]) -> dict[int, float]:
        """Weights times rarity."""
        return {term: weight * self.idf(term) for term, weight in weights.items()}

    def count(self, term: int) -> int:
        """How many articles hold the term."""
        return self.counts.get(term, 0)


def rarest(documents: int) -> float:
    """How rare a term is that stands in none of `documents` articles, but for `commonness(0)`."""
    return math.log(documents + PRIOR_ARTICLES + 1)


@lru_cache(maxsize=1 << 12)
def commonness(held: int) -> float:
    """What a term loses of its rarity by standing in `held` articles."""
    return math.log(held + 0.5)


@lru_cache(maxsize=8)
def function_terms(language: str) -> frozenset[int]:
    """The terms of a language's function words."""
    return frozenset(syllable_term(word) for word in function_words(language))


def syllable_term(key: str) -> int:
    """The 23-bit hash of a keyed syllable or word; the same in every process and on every machine, never 0."""
    return crc32(key.encode("utf-8")) % HASHES or 1


def pair_term(first: str, second: str) -> int:
    """The 23-bit hash of two adjacent keyed syllables."""
    return _lead(first) ^ syllable_term(second)


def _lead(key: str) -> int:
    """What the first syllable adds to a pair."""
    return (crc32(key.encode("utf-8")) * _LEAD_FACTOR & 0xFFFFFFFF) >> _LEAD_SHIFT


def is_idle_number(key: str) -> bool:
    """Whether a key is one or two digits or a bare year: these mislead, longer numbers recognise an event."""
    if not key.isdecimal():
        return False
    return len(key) <= 2 or (len(key) == 4 and 1900 <= int(key) <= 2099)


_KEYS_KEPT = 1 << 17
# No terms, and what is paired with them is none either. They differ so that two gaps do not cancel each other out.
_GAP, _LEADING_GAP = HASHES, 2 * HASHES


class _Hashes(dict[str, int]):
    """What `hashed` makes of each key, or the gap: a third of the cost of asking a cached function."""

    def __init__(self, hashed: Callable[[str], int], gap: int) -> None:
        super().__init__()
        self._hashed = hashed
        self._gap = gap

    def __missing__(self, key: str) -> int:
        if len(self) > _KEYS_KEPT:
            self.clear()
        self[key] = found = self._gap if not key or is_idle_number(key) else self._hashed(key)
        return found


class _Damped(dict[int, float]):
    """The weight of a number of mentions: the tenth of a word says little more than the ninth."""

    def __init__(self, once: float) -> None:
        super().__init__()
        self._once = once

    def __missing__(self, times: int) -> float:
        self[times] = weight = self._once * (1.0 + math.log(times))
        return weight


_SYLLABLES, _LEADS = _Hashes(syllable_term, _GAP), _Hashes(_lead, _LEADING_GAP)
_DAMPED = _Damped(1.0)


def terms(title: Words, body: Words, language: str) -> dict[int, float]:
    """Every term of an article with its weight before rarity: syllables, and adjacent pairs at less.

    What stands in the title counts twice. The keys of the result are what document frequencies count.
    """
    return dict(zip(*terms_of(_spaced(title), _spaced(body), language), strict=True))


def terms_of(title: Sequence[str], body: Sequence[str], language: str) -> Terms:
    """`terms` of keyed syllables with a "" wherever a break stands (`text.fold.spaced_keys`), as arrays."""
    keys = [*title, ""] * TITLE_WEIGHT + [*body, ""]
    hashes = list(map(_SYLLABLES.__getitem__, keys))
    singles = Counter(hashes)
    del singles[_GAP]
    pairs = Counter(map(xor, map(_LEADS.__getitem__, keys), islice(hashes, 1, None)))
    for gap in [term for term in pairs if term >= HASHES]:
        del pairs[gap]
    weights = [*map(_DAMPED.__getitem__, singles.values())]
    weights += map(_damped_pairs(language).__getitem__, pairs.values())
    return Terms(array("I", [*singles, *pairs]), array("f", weights))


@lru_cache(maxsize=8)
def _damped_pairs(language: str) -> _Damped:
    return _Damped(PAIR_WEIGHT.get(language, OTHER_PAIR_WEIGHT))


def _spaced(words: Words) -> list[str]:
    """The keys with a "" at each break: no pair reaches across one."""
    keys = list(words.keys)
    for place in sorted(words.breaks, reverse=True):
        keys.insert(place, "")
    return keys


def pack(weights: Mapping[int, float], frequencies: Frequencies) -> bytes:
    """The heaviest 120 terms by weight and rarity as little-endian uint32 and float16, 720 bytes or fewer.

    The weights are those of the moment, scaled to length 1: comparing two signatures needs no frequencies.
    """
    weighed = frequencies.weigh(weights)
    return pack_weighed(list(weighed), list(weighed.values()))


def pack_weighed(hashes: Sequence[int], weighed: Sequence[float]) -> bytes:
    """`pack` of weights that are multiplied by rarity already; of equal ones the first are kept."""
    heaviest = sorted(range(len(weighed)), key=weighed.__getitem__, reverse=True)[:KEPT_TERMS]
    weights = [weighed[place] for place in heaviest]
    length = math.sqrt(sum([weight**2 for weight in weights])) or 1.0
    values: list[float] = [0] * (2 * len(heaviest))
    values[::2] = [hashes[place] for place in heaviest]
    values[1::2] = [weight / length for weight in weights]
    return pack_values("<" + _PACKED * len(heaviest), *values)


def unpack(data: bytes) -> dict[int, float]:
    """The terms of a packed signature, heaviest first."""
    return dict(zip(hashes_of(data), weights_of(data), strict=True))


def hashes_of(data: bytes, most: int | None = None) -> tuple[int, ...]:
    """The terms of a packed signature without their weights, heaviest first, all or at most so many."""
    count = len(data) // _PACKED_BYTES
    hashes: tuple[int, ...] = _columns(count if most is None else min(count, most))[0].unpack_from(data)
    return hashes


def weights_of(data: bytes) -> tuple[float, ...]:
    """The weights of a packed signature, in the order of `hashes_of`."""
    weights: tuple[float, ...] = _columns(len(data) // _PACKED_BYTES)[1].unpack_from(data)
    return weights


@lru_cache(maxsize=KEPT_TERMS + 1)
def _columns(count: int) -> tuple[Struct, Struct]:
    """How to read the hashes, and the weights, of `count` packed terms."""
    return Struct("<" + "I2x" * count), Struct("<" + "4xe" * count)


def dot_packed(weights: Mapping[int, float], data: bytes) -> float:
    """The cosine of a signature's weights by term and a packed one, reading no weight that is not needed."""
    likeness: float = sum(
        [
            weights[term] * _weight_at(data, place * _PACKED_BYTES)[0]
            for place, term in enumerate(hashes_of(data))
            if term in weights
        ]
    )
    return likeness


def best_terms(
    title: Words, body: Words, language: str, weights: Mapping[int, float], words: int = 12, pairs: int = 12
) -> tuple[list[str], list[tuple[str, str]]]:
    """The keyed syllables and pairs by which candidates for relatedness are searched, heaviest first; `weights`
    are those of the article's signature."""
    common = function_words(language)
    singles: dict[int, str] = {}
    doubles: dict[int, tuple[str, str]] = {}
    for text in (title, body):
        singles.update((syllable_term(key), key) for key in text.keys if key not in common)
        doubles.update((pair_term(*both), both) for both in pairwise(text.keys))

    def heaviest(known: Mapping[int, object], count: int) -> list[int]:
        return nlargest(count, known.keys() & weights.keys(), key=lambda term: (weights[term], term))

    singles_first = [singles[term] for term in heaviest(singles, words)]
    return singles_first, [doubles[term] for term in heaviest(doubles, pairs)]
