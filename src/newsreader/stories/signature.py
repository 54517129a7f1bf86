"""An article as weighted terms: hashed syllables and adjacent pairs, and how common each term is among this
reader's articles. Knows words only, never where they came from."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from operator import mul
from struct import iter_unpack
from struct import pack as pack_values
from zlib import crc32

from newsreader.model import Words
from newsreader.stories.common_words import function_words

VERSION = 1  # raised when terms or weights change, so that signatures are derived anew
KEPT_TERMS = 120
TITLE_WEIGHT = 2
# A pair says less in English, where words are whole already.
PAIR_WEIGHT = {"vi": 0.7, "en": 0.35}
OTHER_PAIR_WEIGHT = 0.5
PRIOR_ARTICLES = 20  # articles never seen, in all of which every function word stands

_MASK = 0xFFFFFFFF
_PAIR_FACTOR = 0x9E3779B1  # 2**32 over the golden ratio, made odd: spreads the first hash over all bits
_TERM = "Ie"


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
        if term in _function_terms(self.language):
            held += PRIOR_ARTICLES
        return max(0.0, math.log((self.documents + PRIOR_ARTICLES + 1) / (held + 0.5)))

    def rarities(self, terms: Iterable[int]) -> dict[int, float]:
        """`idf` of each of the terms, at a third of the time."""
        most = math.log(self.documents + PRIOR_ARTICLES + 1)
        held = self.counts.get
        found = {term: most - _log_held(held(term, 0)) for term in terms}
        for term in found.keys() & _function_terms(self.language):
            found[term] = self.idf(term)
        return found

    def weigh(self, weights: Mapping[int, float]) -> dict[int, float]:
        """Weights times rarity."""
        return weigh(weights, self.rarities(weights))

    def count(self, term: int) -> int:
        """How many articles hold the term."""
        return self.counts.get(term, 0)


@lru_cache(maxsize=1 << 12)
def _log_held(articles: int) -> float:
    return math.log(articles + 0.5)


@lru_cache(maxsize=8)
def _function_terms(language: str) -> frozenset[int]:
    return frozenset(syllable_term(word) for word in function_words(language))


def syllable_term(key: str) -> int:
    """The 32-bit hash of a keyed syllable or word; the same in every process and on every machine, never 0."""
    return crc32(key.encode("utf-8")) or 1


def pair_term(first: str, second: str) -> int:
    """The 32-bit hash of two adjacent keyed syllables."""
    return (syllable_term(first) * _PAIR_FACTOR + syllable_term(second)) & _MASK


def is_idle_number(key: str) -> bool:
    """Whether a key is one or two digits or a bare year: these mislead, longer numbers recognise an event."""
    if not key.isdecimal():
        return False
    return len(key) <= 2 or (len(key) == 4 and 1900 <= int(key) <= 2099)


_GAP = 0


@lru_cache(maxsize=1 << 17)
def _term_or_gap(key: str) -> int:
    return _GAP if not key or is_idle_number(key) else syllable_term(key)


def terms(title: Words, body: Words, language: str) -> dict[int, float]:
    """Every term of an article with its weight before rarity: syllables, and adjacent pairs at less.

    What stands in the title counts twice. The keys of the result are what document frequencies count.
    """
    return terms_of(_spaced(title), _spaced(body), language)


def terms_of(title: Sequence[str], body: Sequence[str], language: str) -> dict[int, float]:
    """`terms` of keyed syllables with a "" wherever a break stands (`text.fold.spaced_keys`)."""
    hashes = [*map(_term_or_gap, title), _GAP] * TITLE_WEIGHT + [*map(_term_or_gap, body), _GAP]
    singles = Counter(hashes)
    del singles[_GAP]
    pairs = Counter([(a * _PAIR_FACTOR + b) & _MASK for a, b in pairwise(hashes) if a and b])
    share = PAIR_WEIGHT.get(language, OTHER_PAIR_WEIGHT)
    weights = dict.fromkeys(singles, 1.0)
    weights.update({term: _damped(times) for term, times in singles.items() if times > 1})
    weights.update(dict.fromkeys(pairs, share))
    weights.update({term: share * _damped(times) for term, times in pairs.items() if times > 1})
    return weights


@lru_cache(maxsize=1 << 12)
def _damped(times: int) -> float:
    """The tenth mention of a word says little more than the ninth."""
    return 1.0 + math.log(times)


def _spaced(words: Words) -> list[str]:
    """The keys with a "" at each break: no pair reaches across one."""
    keys = list(words.keys)
    for place in sorted(words.breaks, reverse=True):
        keys.insert(place, "")
    return keys


def weigh(weights: Mapping[int, float], rarities: Mapping[int, float]) -> dict[int, float]:
    """Weights times rarity: `rarities` may be those of many articles, looked up once."""
    return dict(zip(weights, map(mul, weights.values(), map(rarities.__getitem__, weights)), strict=True))


def pack(weights: Mapping[int, float], frequencies: Frequencies) -> bytes:
    """The heaviest 120 terms by weight and rarity as little-endian uint32 and float16, 720 bytes or fewer.

    The weights are those of the moment, scaled to length 1: comparing two signatures needs no frequencies.
    """
    return pack_weighed(frequencies.weigh(weights))


def pack_weighed(weighed: Mapping[int, float]) -> bytes:
    """`pack` of weights that are multiplied by rarity already."""
    heaviest = sorted(weighed, key=weighed.__getitem__, reverse=True)[:KEPT_TERMS]
    length = math.sqrt(sum([weighed[term] ** 2 for term in heaviest])) or 1.0
    values = [value for term in heaviest for value in (term, weighed[term] / length)]
    return pack_values("<" + _TERM * len(heaviest), *values)


def unpack(data: bytes) -> dict[int, float]:
    """The terms of a packed signature, heaviest first."""
    return dict(iter_unpack("<" + _TERM, data))


def best_terms(
    title: Words, body: Words, language: str, frequencies: Frequencies, words: int = 12, pairs: int = 12
) -> tuple[list[str], list[tuple[str, str]]]:
    """The keyed syllables and pairs by which candidates for relatedness are searched, heaviest first."""
    weights = frequencies.weigh(terms(title, body, language))
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
