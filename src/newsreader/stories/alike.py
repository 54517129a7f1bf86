"""How much of a text stands in another: whether two are one article (cut short, under another headline, with other
words around it), and whether one is nearly the other (an agency's text with words of an outlet's own). Knows keyed
syllables and numbers only, never where they came from.

Compared are runs of five syllables. Headlines are not: two articles of one headline are two, and so are two
issues of a series (weather, gold, lottery), whose words are the same and whose numbers are not. What is one
article is shown once everywhere, so nothing may be taken for it that is not; what is nearly one text is so within
a story only, where to be wrong costs a fold.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from zlib import crc32

RUN = 5  # syllables; four shared ones happen by chance, six are broken by too few changed words
SHORTEST = 24  # runs; what is shorter proves nothing by standing elsewhere
CONTAINED = 0.8  # of the shorter text's runs
# Or, word for word, what is left of it without other words before and behind.
CORE = 0.6  # of its runs lie between the first and the last that are shared
AROUND = 45  # runs at most before and behind that: a report that goes on where another ended is a new one
VERBATIM = 0.93  # of the runs between
BEGINS = 60  # syllables: a text that is cut short has the beginning of the whole one
WHOLE = 0.5  # of the longer text: then it need not be its beginning
NUMBERS = 0.9  # of the numbers in what the shorter one has: the next bulletin of a storm has three quarters

SAMPLE = 4  # of the runs one in so many is in a sketch
HINT = 0.25  # of the shorter sketch must be in the other, before two texts are compared

# Of the shorter text's runs: then the longer one is nearly it. Within the labelled stories this is the half of the
# runs of four syllables, which eyes agreed to: 66 of 67 pairs the same, one more.
NEAR = 0.45
SHORTEST_NEAR = 8  # runs; of less text, that much is soon shared
# How alike two signatures are. Of the labelled pairs that are nearly one text none is less alike than the first,
# and of those as alike as the second nearly every one is.
MAYBE = 0.45
SURELY = 0.8

Signed = tuple[int, Mapping[int, float]]
"""An article with its signature."""

_NUMBER = re.compile(r"\d")
_KEYS_KEPT = 1 << 16


class _Hashes(dict[str, int]):
    """The hash of each key, the same in every process."""

    def __missing__(self, key: str) -> int:
        if len(self) > _KEYS_KEPT:
            self.clear()
        self[key] = found = crc32(key.encode("utf-8", "surrogatepass"))
        return found


_HASHES = _Hashes()


@dataclass(frozen=True)
class Passage:
    """A text as it is compared: its keyed syllables, without gaps."""

    keys: Sequence[str]

    @cached_property
    def runs(self) -> list[int]:
        """Each five adjacent syllables, hashed."""
        keys = self.keys
        return list(map(hash, zip(*(islice(keys, start, None) for start in range(RUN)), strict=False)))

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each run stands first."""
        runs = self.runs
        return dict(zip(reversed(runs), range(len(runs) - 1, -1, -1), strict=True))

    def numbers(self, begin: int, end: int) -> set[str]:
        """The numbers among the syllables from one place to another."""
        return {key for key in self.keys[begin:end] if _NUMBER.search(key)}


def passage(spaced: Sequence[str]) -> Passage:
    """A text of keyed syllables with a "" at each break."""
    return Passage([key for key in spaced if key])


def sketch(keys: Sequence[str]) -> "array[int]":
    """Some of a text's runs, hashed: those that begin with certain syllables, so that texts which share runs share
    some of these."""
    hashes = list(map(_HASHES.__getitem__, keys))
    runs = zip(*(islice(hashes, start, None) for start in range(RUN)), strict=False)
    found = {
        ((((a * 31 + b) * 31 + c) * 31 + d) * 31 + e) & 0xFFFFFFFF for a, b, c, d, e in runs if not a % SAMPLE
    }
    return array("I", sorted(found))


def may_be_same(one: frozenset[int], other: "array[int]") -> bool:
    """Whether two texts are worth comparing, by their sketches."""
    shared = len(one.intersection(other))
    return shared > 1 and shared >= HINT * min(len(one), len(other))


def is_same(one: Passage, other: Passage) -> bool:
    """Whether two texts are one article. It does not matter which is which."""
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    if len(short.runs) < SHORTEST:
        return False
    places, shared = long.places, _shared(short, long)
    if len(shared) < SHORTEST:
        return False
    first, last = shared[0], shared[-1] + 1
    core = last - first
    if first > AROUND or len(short.runs) - last > AROUND:
        return False
    verbatim = core >= CORE * len(short.runs) and len(shared) >= VERBATIM * core
    if not verbatim and len(shared) < CONTAINED * len(short.runs):
        return False
    there = [places[short.runs[place]] for place in shared]
    if core < WHOLE * len(long.runs) and min(there) > BEGINS:
        return False
    mine = short.numbers(first, last + RUN - 1)
    return len(mine & long.numbers(0, len(long.keys))) >= NUMBERS * len(mine)


def _shared(short: Passage, long: Passage) -> list[int]:
    """The places of the shorter text's runs that stand in the other."""
    places = long.places
    return [place for place, run in enumerate(short.runs) if run in places]


def likely_near(signatures: Sequence[Signed]) -> set[int]:
    """The articles whose texts `near_copies` may ask for."""
    likely: set[int] = set()
    for (one, mine), (other, theirs) in combinations(signatures, 2):
        if _likeness(mine, theirs) >= MAYBE:
            likely |= {one, other}
    return likely


def near_copies(signatures: Sequence[Signed], read: Callable[[int], Passage]) -> dict[int, int]:
    """The copies among articles of a story that come in order of time, each with the first one that has its text.
    `read` is asked only for articles that may be copies."""
    originals: list[Signed] = []
    copies: dict[int, int] = {}
    for article, weights in signatures:
        for other, theirs in originals:
            likeness = _likeness(weights, theirs)
            if likeness >= MAYBE and _is_near(read(article), read(other), likeness):
                copies[article] = other
                break
        else:
            originals.append((article, weights))
    return copies


def _is_near(one: Passage, other: Passage, likeness: float) -> bool:
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    if len(short.runs) < SHORTEST_NEAR:
        return likeness >= SURELY
    return len(_shared(short, long)) >= NEAR * len(short.runs)


def _likeness(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
