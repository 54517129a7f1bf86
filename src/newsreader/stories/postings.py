"""Which articles hold a term among their heaviest: flat tables, since a dictionary of a window's millions of terms
takes four times their memory. Knows places (small numbers), no articles."""

from array import array
from collections.abc import Mapping

from newsreader.stories.signature import HASHES, hashes_of, weights_of

LOOKUP_TERMS = 24  # of a signature, the heaviest: what an article is found by
# And what it is looked for by: two tellings of one event may weigh other words most. With all 120 not one article
# of the labelled news comes elsewhere; the common words, which thousands hold, are among the lightest.
ASKED_TERMS = 48
# Holders of a term that are looked at, the last ones. Thousands of entries with the same words, as a ticker sends
# them, would cost their square; of other news only words that say little have as many in three days.
MOST_HOLDERS = 2_000
_ANY_HASH = HASHES - 1  # a damaged signature may hold what is no hash
_STEPS = range(MOST_HOLDERS)


class Postings:
    """A chain of entries for each term. Place p has the entries from p * 24 on, one for each of its heaviest terms
    in their order, so that an entry tells its place; places begin at 1, and entry 0 ends a chain."""

    def __init__(self) -> None:
        self._last = array("i", [0]) * HASHES  # by term: the entry that was added last
        self._before = array("i")  # by entry: the one of the same term that was added before it
        self._after = array("i")
        self._weights = array("f")  # by entry: what the term weighs in its article

    def add(self, place: int, signature: bytes) -> None:
        """Let the article at `place` be found by the heaviest terms of its packed signature."""
        last, before, after, weights = self._last, self._before, self._after, self._weights
        entry = place * LOOKUP_TERMS
        if missing := max(0, entry + LOOKUP_TERMS - len(before)):
            for table in (before, after, weights):
                table.frombytes(bytes(missing * table.itemsize))
        for term, weight in zip(hashes_of(signature, LOOKUP_TERMS), weights_of(signature), strict=False):
            earlier = last[term & _ANY_HASH]
            before[entry], after[entry], weights[entry] = earlier, 0, weight
            if earlier:
                after[earlier] = entry
            last[term & _ANY_HASH] = entry
            entry += 1

    def remove(self, place: int, signature: bytes) -> None:
        """Undo `add`, wherever in their chains the entries are."""
        last, before, after = self._last, self._before, self._after
        entry = place * LOOKUP_TERMS
        for term in hashes_of(signature, LOOKUP_TERMS):
            earlier, later = before[entry], after[entry]
            if later:
                before[later] = earlier
            else:
                last[term & _ANY_HASH] = earlier
            if earlier:
                after[earlier] = later
            entry += 1

    def alike(self, signature: bytes) -> Mapping[int, float]:
        """The places that hold any of a signature's heavy terms among their heaviest, with their cosine as far as
        these terms go: at most the whole one, and in the labelled news most of it where two articles are of one
        story. Of a term's holders only the last 2,000 count.
        """
        alike: dict[int, float] = {}
        before, weights = self._before, self._weights
        entries = map(self._last.__getitem__, hashes_of(signature, ASKED_TERMS))
        for entry, weight in zip(entries, weights_of(signature), strict=False):
            for _ in _STEPS:
                if not entry:
                    break
                place = entry // LOOKUP_TERMS
                if place in alike:  # a fifth cheaper than a defaultdict, for thousands an article
                    alike[place] += weight * weights[entry]
                else:
                    alike[place] = weight * weights[entry]
                entry = before[entry]
        return alike
