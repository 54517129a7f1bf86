"""After a refresh: terms, signatures and stories, in order of date and id. Resumable: a queue in the store."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from newsreader.library.opened import Library
from newsreader.library.window import StoryWindow, make_item
from newsreader.model import ArticleRow, Changes, Words
from newsreader.store.stories import Derived, Pending
from newsreader.stories.cluster import Item, assign, lookup_terms
from newsreader.stories.signature import VERSION, Frequencies, pack, terms, unpack
from newsreader.text.fold import words
from newsreader.text.plain import excerpt, plain

BATCH = 100  # articles a transaction; one takes about a quarter of a second with their texts


@dataclass(slots=True)
class Learnt:
    """The frequencies of one language, growing as articles are derived."""

    documents: int
    counts: dict[int, int]
    language: str

    def frequencies(self) -> Frequencies:
        """The frequencies as they stand; a view, not a copy."""
        return Frequencies(self.documents, self.counts, self.language)

    def learn(self, new: Sequence[int]) -> None:
        """Count one more article."""
        self.documents += 1
        counts = self.counts
        for term in new:
            counts[term] = counts.get(term, 0) + 1


async def derive(library: Library) -> AsyncIterator[Changes]:
    """Derive all that waits, batch by batch, and yield which articles each batch put into stories."""
    learnt: dict[str, Learnt] = {}
    window = StoryWindow()
    while pending := library.store.stories.underived(VERSION, BATCH):
        window.cover(library, pending[0].sort_at, pending[-1].sort_at)
        batch = []
        for one in pending:
            batch.append(_derive_one(library, one, learnt, window))
            await asyncio.sleep(0)  # whatever the reader waits for goes first
        changed = library.store.stories.write_derived(VERSION, batch)
        yield Changes(updated=changed)


def article_words(title: str, html: str, outlet: str) -> tuple[Words, Words]:
    """The words of an article's headline and text, without the outlet's dateline."""
    text = plain(html)
    return words(title), words(excerpt(text, outlet, len(text)))


def _derive_one(library: Library, one: Pending, learnt: dict[str, Learnt], window: StoryWindow) -> Derived:
    language = one.language
    if language not in learnt:
        stored = library.store.stories.frequencies(language)
        learnt[language] = Learnt(stored.documents, dict(stored.counts), language)
    title, body = article_words(one.title, one.html, one.outlet)
    weights = terms(title, body, language)
    learnt[language].learn(tuple(weights))
    signature = pack(weights, learnt[language].frequencies())
    kept = unpack(signature)
    top = lookup_terms(kept)
    item = _item(one, kept)
    story = assign(item, window.near(top))
    window.add(item, story if story is not None else one.id, top)
    return Derived(one.id, language, signature, tuple(weights), top, story, ticket=one.ticket)


def _item(one: Pending, weights: dict[int, float]) -> Item:
    row = ArticleRow(
        id=one.id, feed=one.feed, outlet=one.outlet, title=one.title, excerpt="", url="", author="",
        published=one.sort_at, language=one.language,
    )  # fmt: skip
    return make_item(row, weights)
