"""Whether two texts are one article: cut short, under another headline, with other words around it. Knows keyed
syllables and numbers only, never where they came from.

Compared are runs of five syllables. Headlines are not: two articles of one headline are two, and so are two
issues of a series (weather, gold, lottery), whose words are the same and whose numbers are not.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
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
NUMBERS = 0.75  # of the numbers in what the shorter one has

SAMPLE = 4  # of the runs one in so many is in a sketch
HINT = 0.25  # of the shorter sketch must be in the other, before two texts are compared

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
    places = long.places
    shared = [place for place, run in enumerate(short.runs) if run in places]
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
