"""Whether two texts are one article: cut short, under another headline, with other words around it. Knows keyed
syllables and numbers only, never where they came from.

Compared are runs of five syllables. Headlines are not: two articles of one headline are two, and so are two
issues of a series (weather, gold, lottery), whose words are the same and whose numbers are not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

RUN = 5  # syllables; four shared ones happen by chance, six are broken by too few changed words
SHORTEST = 24  # runs; what is shorter proves nothing by standing elsewhere
CONTAINED = 0.8  # of the shorter text's runs
CORE = 0.6  # of the shorter text must lie between the first and the last run that they share
AROUND = 45  # runs at most before and behind that: a report that goes on where another ended is a new one
BEGINS = 60  # syllables: a text that is cut short has the beginning of the whole one
WHOLE = 0.5  # of the longer text: then it need not be its beginning
NUMBERS = 0.75  # of the numbers in what the shorter one has

_NUMBER = re.compile(r"\d")


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
    if core < CORE * len(short.runs) or len(shared) < CONTAINED * core:
        return False
    if first > AROUND or len(short.runs) - last > AROUND:
        return False
    there = [places[short.runs[place]] for place in shared]
    if core < WHOLE * len(long.runs) and min(there) > BEGINS:
        return False
    mine = short.numbers(first, last + RUN - 1)
    return len(mine & long.numbers(0, len(long.keys))) >= NUMBERS * len(mine)
