"""After deriving: sections for articles whose outlets name none, as this reader's other articles teach."""

import asyncio
from collections.abc import AsyncGenerator

from newsreader.library.opened import Library
from newsreader.model import Changes
from newsreader.store.inferring import Inferred
from newsreader.stories.infer import SectionTerms, vocabulary
from newsreader.stories.signature import VERSION

BATCH = 200  # articles a transaction
EXAMPLES = 300  # of a section, its newest: what a new start reads, some megabytes
_STEP = 100  # signatures learnt at once


async def infer(library: Library) -> AsyncGenerator[Changes, None]:
    """Judge all derived articles that wait for it, batch by batch, and yield which got a section."""
    learnt: dict[str, SectionTerms] = {}
    while waiting := library.store.inferring.waiting(BATCH):
        batch = []
        for one in waiting:
            if one.language not in learnt:
                learnt[one.language] = await _learn(library, one.language)
            found = learnt[one.language].infer(one.signature)
            batch.append(Inferred(one.article) if found is None else Inferred(one.article, *found))
            await asyncio.sleep(0)  # whatever the reader waits for goes first
        yield Changes(updated=library.store.inferring.write(batch))


def untaught(library: Library, language: str) -> SectionTerms:
    """What is known of the sections of the tree before any article teaches."""
    tree, known = library.store.sections.all(), vocabulary(language)
    return SectionTerms({one.id: one.parent for one in tree}, {one.id: known.get(one.key, ()) for one in tree})


async def _learn(library: Library, language: str) -> SectionTerms:
    terms = untaught(library, language)
    for place, (section, signature) in enumerate(library.store.inferring.examples(language, VERSION, EXAMPLES)):
        terms.learn(section, signature)
        if place % _STEP == 0:
            await asyncio.sleep(0)
    return terms
