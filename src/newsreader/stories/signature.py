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

from newsreader.model import SpacedKeys, Words
from newsreader.stories.common_words import function_words

VERSION = 3  # raised when terms or weights change, so that signatures are derived anew
KEPT_TERMS = 120
TITLE_WEIGHT = 2
# A pair says less in English, where words are whole already.
PAIR_WEIGHT = {"vi": 0.7, "en": 0.35}
OTHER_PAIR_WEIGHT = 0.5
# A pair with a function word in it, beside another pair. A Vietnamese one may be a word ("quân sự").
LOOSE_PAIR_WEIGHT = {"vi": 0.5, "en": 0.0}
OTHER_LOOSE_PAIR_WEIGHT = 0.25
# What is mostly written with a capital inside a sentence is a name; numbers tell events apart as names do. In
# Vietnamese, where the syllables of a name are also words, weighing them more drew strangers into stories
# (docs/quality.md).
NAME_WEIGHT = {"en": 1.7}
# So many articles more hold each term than were seen: what is met the second time is not yet half as rare.
UNSEEN = 2.0
PRIOR_ARTICLES = 20  # articles never seen, in all of which every function word stands

# A term is a hash of 23 bits, so that a table of them all counts a language's articles in 16 MB (`tally`). The
# labelled news is found as well as with 32 bits (docs/quality.md).
HASHES = 1 << 23
_LEAD_FACTOR = 0x9E3779B1  # 2**32 over the golden ratio, made odd: spreads the first hash over all bits
_LEAD_SHIFT = 9  # the upper 23 of 32 bits are the well mixed ones
_PACKED = "Ie"
_PACKED_BYTES = 6
FULL_BYTES = KEPT_TERMS * _PACKED_BYTES  # of a packed signature: the text had as many terms as are kept
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
    return math.log(held + UNSEEN)


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
# Function words carry a mark that their pairs inherit; it is no part of the hash.
_LOOSE, _LEADING_LOOSE = 4 * HASHES, 8 * HASHES
_ANY_GAP = _GAP | _LEADING_GAP
_ANY_HASH = HASHES - 1


class _Hashes(dict[str, int]):
    """What `hashed` makes of each key, or the gap: a third of the cost of asking a cached function. What is in
    `loose` carries a mark."""

    def __init__(
        self, hashed: Callable[[str], int], gap: int, loose: frozenset[str] = frozenset(), mark: int = 0
    ) -> None:
        super().__init__()
        self._hashed, self._gap = hashed, gap
        self._loose, self._mark = loose, mark

    def __missing__(self, key: str) -> int:
        if len(self) > _KEYS_KEPT:
            self.clear()
        found = self._gap if not key or is_idle_number(key) else self._hashed(key)
        if key in self._loose:
            found |= self._mark
        self[key] = found
        return found


class _Damped(dict[int, float]):
    """The weight of a number of mentions: the tenth of a word says little more than the ninth."""

    def __init__(self, once: float) -> None:
        super().__init__()
        self._once = once

    def __missing__(self, times: int) -> float:
        self[times] = weight = self._once * (1.0 + math.log(times))
        return weight


_SYLLABLES = _Hashes(syllable_term, _GAP)
_DAMPED = _Damped(1.0)


class _Language(NamedTuple):
    """How the terms of one language are found and weighed."""

    leads: _Hashes
    seconds: _Hashes
    pairs: _Damped
    loose_pair: float
    name: float


@lru_cache(maxsize=8)
def _language(language: str) -> _Language:
    common = function_words(language)
    return _Language(
        _Hashes(_lead, _LEADING_GAP, common, _LEADING_LOOSE),
        _Hashes(syllable_term, _GAP, common, _LOOSE),
        _Damped(PAIR_WEIGHT.get(language, OTHER_PAIR_WEIGHT)),
        LOOSE_PAIR_WEIGHT.get(language, OTHER_LOOSE_PAIR_WEIGHT),
        NAME_WEIGHT.get(language, 1.0),
    )


def terms(title: Words, body: Words, language: str) -> dict[int, float]:
    """Every term of an article with its weight before rarity: syllables, more for names, and adjacent pairs at
    less, least those with function words.

    What stands in the title counts twice. The keys of the result are what document frequencies count.
    """
    return dict(zip(*terms_of(_spaced(title), _spaced(body), language), strict=True))


def terms_of(title: SpacedKeys, body: SpacedKeys, language: str) -> Terms:
    """`terms` of texts as `text.fold.spaced_keys` cuts them, as arrays."""
    ways = _language(language)
    keys = [*title.keys, ""] * TITLE_WEIGHT + [*body.keys, ""]
    singles = Counter(map(_SYLLABLES.__getitem__, keys))
    del singles[_GAP]
    weights = list(map(_DAMPED.__getitem__, singles.values()))
    if ways.name != 1.0:
        names = _names(title, body, singles)
        weights = [
            weight * ways.name if term in names else weight for term, weight in zip(singles, weights, strict=True)
        ]
    seconds = map(ways.seconds.__getitem__, islice(keys, 1, None))
    pairs = Counter(map(xor, map(ways.leads.__getitem__, keys), seconds))
    marked = {pair: pairs.pop(pair) for pair in [pair for pair in pairs if pair >= HASHES]}
    loose = [pair for pair in marked if not pair & _ANY_GAP]
    weights += map(ways.pairs.__getitem__, pairs.values())
    weights += [ways.pairs[marked[pair]] * ways.loose_pair for pair in loose]
    hashes = [*singles, *pairs, *[pair & _ANY_HASH for pair in loose]]
    return Terms(array("I", hashes), array("f", weights))


def _names(title: SpacedKeys, body: SpacedKeys, singles: Mapping[int, int]) -> set[int]:
    """The numbers, and the syllables that stand with a capital more often than without."""
    capitals = Counter(map(_SYLLABLES.__getitem__, title.names * TITLE_WEIGHT + body.names))
    return {term for term, times in capitals.items() if 2 * times > singles[term]}


def _spaced(words: Words) -> SpacedKeys:
    """The keys with a "" at each break: no pair reaches across one."""
    keys: list[str] = []
    names: list[str] = []
    for place, (key, surface) in enumerate(zip(words.keys, words.surfaces, strict=True)):
        if place in words.breaks:
            keys.append("")
        elif place and (surface[0].isupper() or surface[0].isdigit()):
            names.append(key)
        keys.append(key)
    return SpacedKeys(keys, names)


def pack(weights: Mapping[int, float], frequencies: Frequencies) -> bytes:
    """The heaviest 120 terms by weight and rarity as little-endian uint32 and float16, 720 bytes or fewer.

    The weights are those of the moment, scaled to length 1: comparing two signatures needs no frequencies.
    """
    weighed = frequencies.weigh(weights)
    return pack_weighed(list(weighed), list(weighed.values()))


def pack_weighed(hashes: Sequence[int], weighed: Sequence[float]) -> bytes:
    """`pack` of weights that are multiplied by rarity already; of equal ones the first are kept."""
    heaviest = sorted(range(len(weighed)), key=weighed.__getitem__, reverse=True)[:KEPT_TERMS]
    while heaviest and weighed[heaviest[-1]] <= 0:
        heaviest.pop()
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
