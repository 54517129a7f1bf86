"""After a refresh: terms, signatures and stories, in order of date and id. Resumable: a queue in the store."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice

from newsreader.library.article_words import article_text
from newsreader.library.indexing import go_on
from newsreader.library.infer import infer
from newsreader.library.opened import Library
from newsreader.library.twins import MOST, Twins
from newsreader.library.window import StoryWindow, StoryWindows, item_of
from newsreader.model import Changes
from newsreader.store.stories import Derived, Pending
from newsreader.stories.signature import VERSION, Terms, pack_weighed, terms_of
from newsreader.stories.tally import Tally
from newsreader.stories.usual import LAST
from newsreader.text.fold import spaced_keys

BREATH = 4  # articles, of a millisecond each, then whatever the reader waits for goes first
BATCH = 100  # articles a transaction; with 250 a mark in the window once waited half a second
SPAN = timedelta(hours=24)  # of articles that share a window
KEPT_AFTER = 10_000  # articles, then the counts are kept; keeping all of them takes half a second a language
PAGES = 500  # of counts a transaction


async def derive(library: Library) -> AsyncGenerator[Changes, None]:
    """Derive all that waits, batch by batch, and yield which articles each batch put into stories, and which of
    them came to a story that the reader follows; then which were put into sections that were inferred. First
    articles are indexed that no search finds yet, and stories are muted no more whose time has passed.

    The counts of terms are kept now and then, and at the end: whoever kills this process takes the counts of the
    last articles with it, but no article's turn.
    """
    tallies: dict[str, Tally] = {}
    windows = StoryWindows()
    twins = Twins(library)
    unkept = 0
    for _ in go_on(library):
        await asyncio.sleep(0)
    try:
        if lapsed := library.store.pins.lapse(library.now()):
            yield lapsed
        for _ in library.store.stories.start_over(VERSION):
            await asyncio.sleep(0)
        while pending := library.store.stories.underived(VERSION, BATCH):
            yield await _derive_batch(library, tallies, windows, twins, pending)
            unkept += len(pending)
            if unkept >= KEPT_AFTER:
                unkept = 0
                await _keep(library, tallies)
    finally:
        await _keep(library, tallies)
        twins.tidy()
    async for changes in infer(library):
        yield changes


async def _derive_batch(
    library: Library,
    tallies: dict[str, Tally],
    windows: StoryWindows,
    twins: Twins,
    pending: Sequence[Pending],
) -> Changes:
    terms = []
    for one in pending:
        body = spaced_keys(article_text(one.html, one.outlet))
        terms.append(terms_of(spaced_keys(one.title), body, one.language))
        twins.note(one.id, one.feed, body.keys)
        await _breathe(len(terms))
    held = _count(library, tallies, pending, terms)
    again = {one.id for one in pending}
    windows.leave_out(again)
    batch: list[Derived] = []
    for together in _spans(pending):
        window = await windows.around(library, together[0].sort_at, together[-1].sort_at, again)
        for one in together:
            own, before = terms[len(batch)], held[len(batch)]
            packed = pack_weighed(own.hashes, tallies[one.language].weigh(own, before))
            places = window.neighbours(packed, one.language)
            twins.compare(one.id, window.articles_at(places[:MOST]))
            batch.append(_derive_one(library, one, packed, window, places))
            await _breathe(len(batch))
    found = twins.found(pending)
    changed = library.store.stories.write_derived(VERSION, batch, found)
    fresh = [one.id for one in pending if one.fresh and one.pin is None]
    return Changes(updated=changed, notify=library.store.pins.followed_among(fresh))


async def _breathe(done: int) -> None:
    if done % BREATH == 0:
        await asyncio.sleep(0)


def _spans(batch: Sequence[Pending]) -> list[list[Pending]]:
    """A batch in pieces, each within a day: the news of all years between an archive's articles is not loaded."""
    spans: list[list[Pending]] = []
    for one in batch:
        if not spans or one.sort_at - spans[-1][0].sort_at > SPAN:
            spans.append([])
        spans[-1].append(one)
    return spans


def _count(
    library: Library, tallies: dict[str, Tally], batch: Sequence[Pending], terms: Sequence[Terms]
) -> list[list[int] | None]:
    """Count a batch before the first of it is weighed: a young library learns from each article what is common.
    Gives what `Tally.meet` told; None for an article that was counted before."""
    held: list[list[int] | None] = []
    for one, own in zip(batch, terms, strict=True):
        if one.language not in tallies:
            kept = library.store.stories.term_pages(one.language)
            tallies[one.language] = Tally(one.language, kept.documents, kept.pages.items())
        held.append(None if one.counted else tallies[one.language].meet(own))
    return held


async def _keep(library: Library, tallies: dict[str, Tally]) -> None:
    """Keep what was counted, in short transactions."""
    for language, tally in tallies.items():
        for _ in tally.make_room():
            await asyncio.sleep(0)
        changed = tally.changed()
        while pages := list(islice(changed, PAGES)):
            library.store.stories.keep_term_pages(language, tally.documents, pages)
            await asyncio.sleep(0)


def _derive_one(
    library: Library, one: Pending, packed: bytes, window: StoryWindow, places: Sequence[int]
) -> Derived:
    item = item_of(one.id, one.feed, one.sort_at, one.outlet, one.title, one.excerpt, one.language, packed)
    stored = partial(library.store.stories.last_of_feed, one.feed, one.sort_at, VERSION, LAST)
    placed = window.place(item, one.pin, window.stories_at(places), stored=stored)
    return Derived(one.id, one.language, packed, placed.member, ticket=one.ticket, also=placed.also)
