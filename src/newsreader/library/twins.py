"""The same article in several feeds: by its address, or by nearly the same text among the news of three days.
And what a reader does about it.

The first by date is the original, whatever feed finished first: what is found are pairs, which are the same in any
order, and what hangs together is one.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.feeds.identity import canonical_address
from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.model import Changes
from newsreader.store.doubles import Apart, SameAddress
from newsreader.stories.alike import Passage, is_same
from newsreader.text.fold import key, spaced_keys
from newsreader.text.plain import plain

LEAST = 0.25  # cosine of two signatures, then the texts are compared (docs/quality.md)
MOST = 8  # articles that one is compared with
REMEMBERED = 1_500  # texts, of 3 KB each
TOGETHER = 3 * 86_400  # seconds between two articles of one address and different headlines

_TELLING = re.compile(r"[0-9]|[-_]+\w+[-_]+\w")


@dataclass(slots=True)
class _Text:
    feed: int
    keys: str  # with a blank between each two

    def passage(self) -> Passage:
        return Passage(self.keys.split())


class Twins:
    """Finds what is the same as the articles of a batch. Texts of the last articles are remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: OrderedDict[int, _Text] = OrderedDict()
        self._wanted: list[tuple[int, Sequence[int]]] = []

    def note(self, number: int, feed: int, body: Sequence[str]) -> None:
        """Remember the keyed words of an article's text."""
        self._texts[number] = _Text(feed, " ".join(filter(None, body)))
        self._texts.move_to_end(number)

    def compare(self, number: int, others: Sequence[int]) -> None:
        """Compare an article with these, before the next `links` are asked for."""
        if others:
            self._wanted.append((number, others))

    def links(self, numbers: Sequence[int]) -> list[tuple[int, int, str]]:
        """What is the same as one of these: (article, other, why). What was noted last is let go of."""
        found = [
            (one.article, one.other, "address")
            for one in self._library.store.doubles.same_address(numbers)
            if _is_one(one)
        ]
        self._load([other for _, others in self._wanted for other in others])
        for number, others in self._wanted:
            found += [(number, other, "text") for other in self._same(number, others)]
        self._wanted.clear()
        while len(self._texts) > REMEMBERED:
            self._texts.popitem(last=False)
        return found

    def _load(self, numbers: Sequence[int]) -> None:
        missing = sorted({number for number in numbers if number not in self._texts})
        for one in self._library.store.doubles.texts(missing):
            self.note(one.id, one.feed, spaced_keys(plain(one.html)))

    def _same(self, number: int, others: Sequence[int]) -> list[int]:
        mine = self._texts[number]
        likely = [other for other in others if other in self._texts and self._texts[other].feed != mine.feed]
        if not likely:
            return []
        own = mine.passage()
        return [other for other in likely if is_same(own, self._texts[other].passage())]


def _is_one(pair: SameAddress) -> bool:
    """Whether one address means one article: a home page or a section's page is that of many."""
    address = canonical_address(pair.url)
    if address != canonical_address(pair.other_url):
        return False  # it is another one now
    if not _TELLING.search(address.partition("/")[2]):
        return False
    return pair.apart <= TOGETHER or key(pair.title) == key(pair.other_title)


def folded(library: Library, shown: Sequence[int], found: Sequence[int]) -> tuple[int, ...]:
    """Of the articles that a list shows, those that are copies of others and are not found by it any more."""
    copies = library.store.doubles.copies()
    if copies.isdisjoint(shown):
        return ()
    still = set(found)
    return tuple(number for number in shown if number in copies and number not in still)


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
