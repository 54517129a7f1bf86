"""After a refresh: terms, signatures and stories, in order of date and id. Resumable: a queue in the store."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from newsreader.library.opened import Library
from newsreader.library.window import StoryWindow
from newsreader.model import Changes, Words
from newsreader.store.stories import Derived, Met, Pending
from newsreader.stories.cluster import Item, assign, lookup_terms
from newsreader.stories.signature import VERSION, Frequencies, pack_weighed, terms_of, unpack, weigh
from newsreader.text.fold import key, spaced_keys, words
from newsreader.text.plain import plain, strip_dateline

BATCH = 100  # articles a transaction; with 250 a mark in the window once waited half a second
MOST_TERMS = 500_000  # of a language in memory, 40 MB; the rarest make room


@dataclass(slots=True)
class Learnt:
    """The frequencies of one language, growing as articles are derived: of the terms met so far."""

    language: str
    documents: int
    counts: Counter[int] = field(default_factory=Counter)
    new: Counter[int] = field(default_factory=Counter)  # of the batch
    _batch: int = 0
    _rare: int = 0

    def learn(self, batch: Sequence[Mapping[int, float]]) -> None:
        """Count a batch of articles."""
        self.new = Counter(chain.from_iterable(batch))
        self.counts.update(self.new)
        self.documents += len(batch)
        self._batch = len(batch)

    def rarities(self) -> dict[int, float]:
        """How rare each term of the batch is by now."""
        return Frequencies(self.documents, self.counts, self.language).rarities(self.new)

    def met(self) -> Met:
        """What the store is told to count."""
        return Met(self._batch, self.new, self.counts)

    def singles(self) -> list[int]:
        """The terms of the batch that stand in no other article."""
        return [term for term in self.new if self.counts[term] == 1]

    def make_room(self) -> None:
        """Forget the rarest terms when there are too many."""
        while len(self.counts) > MOST_TERMS:
            self._rare += 1
            self.counts = Counter({term: held for term, held in self.counts.items() if held > self._rare})


async def derive(library: Library) -> AsyncIterator[Changes]:
    """Derive all that waits, batch by batch, and yield which articles each batch put into stories."""
    learnt: dict[str, Learnt] = {}
    known: set[str] = set()  # languages that the store had counted before
    window = StoryWindow()
    while pending := library.store.stories.underived(VERSION, BATCH):
        window.cover(library, pending[0].sort_at, pending[-1].sort_at, {one.id for one in pending})
        weighed: dict[str, dict[int, dict[int, float]]] = {}
        for one in pending:
            weighed.setdefault(one.language, {})[one.id] = _terms_of(one)
            await asyncio.sleep(0)  # whatever the reader waits for goes first
        rarities = {
            language: _learn(library, learnt, known, language, list(own.values()))
            for language, own in weighed.items()
        }
        batch = []
        for one in pending:
            weights = weighed[one.language][one.id]
            batch.append(_derive_one(one, weights, rarities[one.language], window))
            await asyncio.sleep(0)
        met = {language: learnt[language].met() for language in weighed}
        yield Changes(updated=library.store.stories.write_derived(VERSION, batch, met))
        for language in weighed:
            learnt[language].make_room()
    for language, held in learnt.items():
        library.store.stories.add_singles(language, held.singles())


def _learn(
    library: Library,
    learnt: dict[str, Learnt],
    known: set[str],
    language: str,
    batch: Sequence[Mapping[int, float]],
) -> dict[int, float]:
    """Count a batch of one language, with what the store knows of its terms; the rarity of each term."""
    stories = library.store.stories
    if language not in learnt:
        learnt[language] = Learnt(language, stories.frequencies(language, ()).documents)
        if learnt[language].documents:
            known.add(language)
    held = learnt[language]
    if language in known:
        unmet = set(chain.from_iterable(batch)) - held.counts.keys()
        held.counts.update(stories.frequencies(language, unmet).counts)
    held.learn(batch)
    return held.rarities()


def article_words(title: str, html: str, outlet: str) -> tuple[Words, Words]:
    """The words of an article's headline and text, without the outlet's dateline."""
    return words(title), words(_text(html, outlet))


def _text(html: str, outlet: str) -> str:
    return strip_dateline(plain(html), outlet)[1]


def _terms_of(one: Pending) -> dict[int, float]:
    return terms_of(spaced_keys(one.title), spaced_keys(_text(one.html, one.outlet)), one.language)


def _derive_one(
    one: Pending, weights: dict[int, float], rarities: dict[int, float], window: StoryWindow
) -> Derived:
    signature = pack_weighed(weigh(weights, rarities))
    kept = unpack(signature)
    top = lookup_terms(kept)
    item = Item(one.id, one.sort_at, one.outlet, key(one.title), one.language, kept)
    story = assign(item, window.near(kept))
    window.add(item, story if story is not None else one.id, top)
    return Derived(one.id, one.language, signature, tuple(weights), story, ticket=one.ticket)
