"""The same article in several feeds: by its address, or by nearly the same text among the news of three days.
And what a reader does about it.

The first by date is the original, whatever feed finished first: what is found are pairs, which are the same in any
order, and what hangs together is one.
"""

import re
from array import array
from collections import OrderedDict
from collections.abc import Container, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from newsreader.feeds.identity import canonical_address
from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.model import Changes
from newsreader.store.doubles import Apart, Found, SameAddress
from newsreader.store.reuniting import Before
from newsreader.store.stories import Pending
from newsreader.stories.alike import Passage, is_same, may_be_same, sketch
from newsreader.text.fold import key, spaced_keys
from newsreader.text.plain import plain, strip_dateline

MOST = 16  # articles that one is compared with, the nearest
KEPT = timedelta(days=7)  # so long sketches are kept in the library; stories reach over three
SKETCHES = 20_000  # are remembered, of some 300 bytes each
TEXTS = 300  # are remembered, of 3 KB each
TOGETHER = 3 * 86_400  # seconds between two articles of one address and different headlines

_TELLING = re.compile(r"[0-9]|[-_]+\w+[-_]+\w")


@dataclass(slots=True)
class _Known:
    """What is remembered of an article: its feed and a sketch of its text."""

    feed: int
    sketch: "array[int]"


class Twins:
    """Finds what is the same as the articles of a batch. Sketches of many are remembered, texts of few."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._texts: OrderedDict[int, str] = OrderedDict()  # keyed syllables with a blank between each two
        self._wanted: list[tuple[int, Sequence[int]]] = []

    def note(self, number: int, feed: int, body: Sequence[str]) -> None:
        """Remember the keyed words of an article's text."""
        keys = [key for key in body if key]
        self._known[number] = _Known(feed, sketch(keys))
        self._texts[number] = " ".join(keys)
        self._texts.move_to_end(number)
        self._known.move_to_end(number)

    def compare(self, number: int, others: Sequence[int]) -> None:
        """Compare an article with these when `found` is asked for."""
        if others:
            self._wanted.append((number, others))

    def found(self, batch: Sequence[Pending]) -> Found:
        """What is the same as one of these, which were noted and are to be compared."""
        since = self._library.now() - KEPT
        kept = [(one.id, self._known[one.id].sketch.tobytes()) for one in batch if one.sort_at >= since]
        return Found(self._links([one.id for one in batch]), kept)

    def tidy(self) -> None:
        """Let go of what is kept of older texts."""
        self._library.store.doubles.let_sketches_go(self._library.now() - KEPT)

    def _links(self, numbers: Sequence[int]) -> list[tuple[int, int, str]]:
        found = [
            (one.article, one.other, "address")
            for one in self._library.store.doubles.same_address(numbers)
            if _is_one(one)
        ]
        alike = [(number, other, "text") for number, other in self._likely() if self._is_same(number, other)]
        self._wanted.clear()
        found += self._agreeing(found, alike)
        for remembered, most in ((self._texts, TEXTS), (self._known, SKETCHES)):
            while len(remembered) > most:
                remembered.popitem(last=False)
        return found

    def _agreeing(
        self, certain: Sequence[tuple[int, int, str]], alike: Sequence[tuple[int, int, str]]
    ) -> list[tuple[int, int, str]]:
        """Of the pairs with like texts those that may be one with all that is one with either: the same opening
        may be that of two articles, and a text cut short after it could be either."""
        if not alike:
            return []
        numbers = {number for link in (*certain, *alike) for number in link[:2]}
        groups: dict[int, AbstractSet[int]] = {**self._library.store.doubles.together(sorted(numbers))}
        for one, other, _ in certain:
            _unite(groups, one, other)
        kept = []
        for link in alike:
            here, there = groups.get(link[0], {link[0]}), groups.get(link[1], {link[1]})
            if link[1] in here or (not self._share_a_feed(here, there) and self._agree(here, there)):
                kept.append(link)
                _unite(groups, *link[:2])
        return kept

    def _share_a_feed(self, here: AbstractSet[int], there: AbstractSet[int]) -> bool:
        """Whether a feed has an article in both: its own two are two, as the bulletins of a storm, however alike
        both are to a third."""
        self._load(self._known, here | there)
        mine, theirs = ({self._known[one].feed for one in some if one in self._known} for some in (here, there))
        return not mine.isdisjoint(theirs)

    def _agree(self, here: AbstractSet[int], there: AbstractSet[int]) -> bool:
        """Whether of two sets the whole texts, those that are not much shorter than the longest, are mostly the
        same."""
        if len(here) + len(there) == 2:
            return True
        self._load(self._texts, here | there)
        lengths = {number: len(self._texts[number]) for number in here | there if number in self._texts}
        least = max(lengths.values(), default=0) / 2
        whole = {number for number, length in lengths.items() if length >= least}
        pairs = [(one, other) for one in sorted(here & whole) for other in sorted(there & whole)][:MOST]
        return 2 * sum(self._is_same(*pair) for pair in pairs) >= len(pairs)

    def _is_same(self, one: int, other: int) -> bool:
        self._load(self._texts, (one, other))
        texts = self._texts
        return one in texts and other in texts and is_same(_passage(texts[one]), _passage(texts[other]))

    def _likely(self) -> list[tuple[int, int]]:
        """The pairs of different feeds whose texts are worth comparing."""
        missing = {other for _, others in self._wanted for other in others if other not in self._known}
        for one in self._library.store.doubles.sketches(sorted(missing)) if missing else ():
            self._known[one.id] = _Known(one.feed, array("I", one.runs))
        self._load(self._known, missing)
        likely = []
        for number, others in self._wanted:
            mine = self._known[number]
            own = frozenset(mine.sketch)
            for other in others:
                known = self._known.get(other)
                if known is not None and known.feed != mine.feed and may_be_same(own, known.sketch):
                    likely.append((number, other))
        return likely

    def _load(self, remembered: Container[int], numbers: Iterable[int]) -> None:
        missing = sorted({number for number in numbers if number not in remembered})
        for one in self._library.store.doubles.texts(missing) if missing else ():
            self.note(one.id, one.feed, spaced_keys(strip_dateline(plain(one.html), one.outlet)[1]).keys)


def _unite(groups: dict[int, AbstractSet[int]], one: int, other: int) -> None:
    together = groups.get(one, {one}) | groups.get(other, {other})
    groups.update(dict.fromkeys(together, together))


def _passage(text: str) -> Passage:
    return Passage(text.split())


def _is_one(pair: SameAddress) -> bool:
    """Whether one address means one article: a home page or a section's page is that of many."""
    address = canonical_address(pair.url)
    if address != canonical_address(pair.other_url):
        return False  # it is another one now
    if not _TELLING.search(address.partition("/")[2]):
        return False
    return pair.apart <= TOGETHER or key(pair.title) == key(pair.other_title)


def copies(library: Library) -> frozenset[int]:
    """The articles that are copies of others."""
    return frozenset(library.store.doubles.copies())


def company(library: Library, numbers: Iterable[int]) -> frozenset[int]:
    """These articles and all that are the same as one of them."""
    return frozenset(library.store.doubles.company(sorted(numbers)))


def copies_among(library: Library, numbers: Iterable[int]) -> tuple[int, ...]:
    """Those of the articles that are copies of others."""
    return tuple(sorted(library.store.doubles.originals(sorted(numbers))))


def grouped(library: Library, numbers: Iterable[int]) -> frozenset[int]:
    """Those of the articles that are, or were until it went, the same as one of another feed."""
    return library.store.doubles.grouped(numbers)


def part(library: Library, number: int) -> tuple[Changes, Apart | None]:
    """Say that an article is not the same as those it is shown as one with, for good; how that is taken back."""
    before = library.store.doubles.company([number])
    apart = library.store.doubles.part(number)
    saved.settle(library)
    return Changes(updated=before if apart is not None else ()), apart


def unite(library: Library, apart: Apart) -> Changes:
    """Take `part` back."""
    library.store.doubles.unite(apart)
    saved.settle(library)
    return Changes(updated=library.store.doubles.company([apart.article]))


def reunite(library: Library, number: int) -> tuple[Changes, Before | None]:
    """Take back what `part` said of an article and others, however long ago; how they stood before, None where
    nothing was said."""
    before = library.store.reuniting.reunite(number)
    saved.settle(library)
    return Changes(updated=before.articles if before is not None else ()), before


def stand_again(library: Library, before: Before) -> Changes:
    """Undo `reunite`."""
    library.store.reuniting.stand_again(before)
    saved.settle(library)
    return Changes(updated=before.articles)
