"""In how many articles of one language each term stands, in two bytes a term, whatever their number. Knows no
database."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from newsreader.stories.signature import HASHES, PRIOR_ARTICLES, Terms, commonness, function_terms, rarest

MOST_HELD = 0xFFFF  # what stands in more articles than this weighs next to nothing
PAGE = 2048  # terms kept as one; 4,096 pages a language
# With half of the hashes taken every second new pair looks as if it had been met before. Then every term loses one
# article (lossy counting): of most, it is the only one.
MOST_TAKEN = HASHES // 2
LOOKED_AFTER = 200_000  # new terms; looking costs 0.1 s
_STEP = 64 * PAGE
YOUNG = 2_000  # articles
FOLLOWED = 50_000  # terms; beyond so many nearly every page has changed


class Tally:
    """The frequencies of one language, growing as articles are met.

    Two terms may share a hash; then each looks as common as both. A young library does not know its function words
    yet: they begin with a few articles never seen (`PRIOR_ARTICLES`), which `changed` leaves out.
    """

    def __init__(self, language: str, documents: int = 0, pages: Iterable[tuple[int, bytes]] = ()) -> None:
        """Begin with what was kept: `pages` as `changed` gave them."""
        self.documents = documents
        self._counts = array("H", bytes(2 * HASHES))
        for number, page in pages:
            self._counts[number * PAGE : (number + 1) * PAGE] = _read(page)
        self._function_terms = function_terms(language)
        for term in self._function_terms:
            self._counts[term] = min(MOST_HELD, self._counts[term] + PRIOR_ARTICLES)
        self._met: set[int] | None = set()  # since the last `changed`; None: too many to follow
        self._new = 0  # terms since room was made

    def meet(self, terms: Terms) -> list[int]:
        """Count an article; in how many others each of its terms stood until now."""
        self.documents += 1
        hashes = terms.hashes.tolist()
        counts = self._counts
        held = list(map(counts.__getitem__, hashes))
        for term, articles in zip(hashes, held, strict=True):
            if articles < MOST_HELD:
                counts[term] = articles + 1
        self._new += held.count(0)
        if self._met is not None:
            self._met.update(hashes)
            if len(self._met) > FOLLOWED:
                self._met = None
        return held

    def weigh(self, terms: Terms, held: Sequence[int] | None = None) -> list[float]:
        """Weights times rarity. `held`, as `meet` told, spares looking everything up again, half of the cost, and
        is as good once many articles were met; in a young library those that came since tell what is common."""
        most = rarest(self.documents)
        if held is None or self.documents < YOUNG:
            held, losses = list(map(self._counts.__getitem__, terms.hashes)), _losses(0)
        else:
            losses = _losses(1)
        weighed = [weight * (most - losses[count]) for weight, count in zip(terms.weights, held, strict=True)]
        if min(weighed, default=0.0) < 0:  # two common terms that share a hash
            return [max(0.0, weight) for weight in weighed]
        return weighed

    def make_room(self) -> Iterator[None]:
        """Forget what was met once when there is too much of it; in steps of milliseconds."""
        if self._new < LOOKED_AFTER:
            return
        self._new = 0
        taken = 0
        for start in range(0, HASHES, _STEP):
            taken += _STEP - self._counts[start : start + _STEP].count(0)
            yield
        if taken <= MOST_TAKEN:
            return
        self._met = None
        for start in range(0, HASHES, _STEP):
            fewer = [articles - 1 if articles else 0 for articles in self._counts[start : start + _STEP]]
            self._counts[start : start + _STEP] = array("H", fewer)
            yield

    def changed(self) -> Iterator[tuple[int, bytes]]:
        """The pages that changed since last asked, by number."""
        met, self._met = self._met, set()
        prior: dict[int, list[int]] = {}
        for term in self._function_terms:
            prior.setdefault(term // PAGE, []).append(term % PAGE)
        for number in range(HASHES // PAGE) if met is None else pages_of(met):
            page = self._counts[number * PAGE : (number + 1) * PAGE]
            for place in prior.get(number, ()):
                page[place] = max(0, page[place] - PRIOR_ARTICLES)
            yield number, _written(page)


def pages_of(terms: Iterable[int]) -> list[int]:
    """The numbers of the pages that count these terms."""
    return sorted({term // PAGE for term in terms})


def counts_in(pages: Mapping[int, bytes], terms: Iterable[int]) -> dict[int, int]:
    """In how many articles each of the terms stands, by their pages; a page that is not there counts nothing."""
    read = {number: _read(page) for number, page in pages.items()}
    return {term: read[term // PAGE][term % PAGE] for term in terms if term // PAGE in read}


@lru_cache(maxsize=2)
def _losses(own: int) -> list[float]:
    """`commonness` of each number of articles and `own` more."""
    return [commonness(held + own) for held in range(MOST_HELD + 1)]


def _read(page: bytes) -> "array[int]":
    counts = array("H", page)
    if sys.byteorder == "big":
        counts.byteswap()
    return counts


def _written(counts: "array[int]") -> bytes:
    if sys.byteorder == "big":
        counts.byteswap()
    return counts.tobytes()
