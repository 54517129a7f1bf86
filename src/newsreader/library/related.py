"""The blocks under an article, computed now from the local store; nothing stale is kept.

First what recent news gives, at once; then the whole archive, with what each block has more of.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from newsreader.library.highlights import most_reported
from newsreader.library.opened import Library
from newsreader.library.telling import shared_words
from newsreader.library.topic import AT_ONCE, WHOLE, Reach, Subject, reasons_for, same_topic, subject_of
from newsreader.model import HIGHLIGHT_DAYS, MOST_READ_DAYS, Article, ArticleRow, Block, Related
from newsreader.stories.authors import author_key, person_names
from newsreader.stories.rank import SURE
from newsreader.text.fold import key

SHOWN = {
    Block.SAME_STORY: 8,
    Block.SAME_TOPIC: 6,
    Block.SAME_AUTHOR: 4,
    Block.SAME_SECTION: 5,
    Block.MOST_READ: 5,
    Block.LATEST: 5,
    Block.HIGHLIGHTS: 5,
}
MORE = {Block.SAME_STORY: 24, Block.SAME_TOPIC: 12, Block.SAME_AUTHOR: 12, Block.SAME_SECTION: 10}
SPARE = 4  # times as many are asked for, since an article stands on a page only once


def related(library: Library, number: int) -> tuple[Related, ...]:
    """The suggestions for an article in the order shown, each article once: the topic as far as recent news goes.
    Raises LookupFailure."""
    return _page(library, number, AT_ONCE)


def completed(library: Library, number: int) -> tuple[Related, ...]:
    """The same with the topic from the whole archive, and after what a block shows what it has more of
    (`Related.more`): slower, for the background. Raises LookupFailure."""
    return _page(library, number, AT_ONCE, WHOLE)


def _page(library: Library, number: int, *reaches: Reach) -> tuple[Related, ...]:
    article = library.store.articles.get(number)
    subject = subject_of(library, article)
    scores = same_topic(library, subject, *reaches)
    topic, shared = _topic(library, subject, _one_a_story(library, scores, number)[: reaches[-1].weighed], scores)
    outlets = _highlights(library)
    offered = _offered(library, article, topic, outlets)
    originals = library.store.doubles.originals([number, *(one for block in offered.values() for one in block)])
    offered = {block: [originals.get(one, one) for one in numbers] for block, numbers in offered.items()}
    why = {originals.get(one, one): (shared[one], scores[one]) for one in reversed(topic)}
    outlets = {originals.get(one, one): count for one, count in outlets.items()}
    seen = {number, originals.get(number, number)}
    shown = _take(offered, SHOWN, seen)
    more = _take(offered, MORE if WHOLE in reaches else {}, seen)
    every = [one for block in offered for one in (*shown[block], *more[block])]
    rows = {row.id: row for row in library.store.articles.rows(every)}
    story = [rows[one] for one in (*shown[Block.SAME_STORY], *more[Block.SAME_STORY]) if one in rows]
    why |= _shared(library, article.row, story)
    return tuple(
        Related(
            block,
            rows[one],
            *why.get(one, ((), 0.0)),
            outlets[one] if block is Block.HIGHLIGHTS else 0,
            more=behind,
            authors=_shared_authors(article, rows[one]) if block is Block.SAME_AUTHOR else (),
        )
        for block in offered
        for numbers, behind in ((shown[block], False), (more[block], True))
        for one in numbers
        if one in rows
    )


def _offered(
    library: Library, article: Article, topic: Iterable[int], highlights: Iterable[int]
) -> dict[Block, Iterable[int]]:
    """What each block could show, the best first, before any article is left out that stands elsewhere."""
    number, since = article.row.id, library.now() - timedelta(days=MOST_READ_DAYS)
    return {
        Block.SAME_STORY: _same_story(library, number),
        Block.SAME_TOPIC: topic,
        Block.SAME_AUTHOR: _same_author(library, article),
        Block.SAME_SECTION: _same_section(library, article),
        Block.MOST_READ: library.store.marks.most_read(since, SHOWN[Block.MOST_READ] * SPARE),
        Block.LATEST: library.store.stories.latest(exclude=number, limit=SHOWN[Block.LATEST] * SPARE),
        Block.HIGHLIGHTS: highlights,
    }


def _topic(
    library: Library, subject: Subject, likest: list[int], scores: Mapping[int, float]
) -> tuple[list[int], dict[int, tuple[str, ...]]]:
    """Of the likest those that are surely on the topic or have words that say so, and the words of each. What is
    a little alike and shares nothing that a reader would accept is so by chance."""
    shared = reasons_for(library, subject, library.store.articles.rows(likest))
    return [one for one in likest if one in shared and (shared[one] or scores[one] >= SURE)], shared


def _take(
    offered: Mapping[Block, Iterable[int]], room: Mapping[Block, int], seen: set[int]
) -> dict[Block, list[int]]:
    """Of each block the first that stand nowhere on the page yet, as many as it has room for."""
    taken = {}
    for block, numbers in offered.items():
        fresh = [number for number in dict.fromkeys(numbers) if number not in seen]
        taken[block] = fresh[: room.get(block, 0)]
        seen.update(taken[block])
    return taken


def _same_story(library: Library, number: int) -> list[int]:
    story = library.store.stories.story_of(number)
    return [] if story is None else library.store.stories.members(story)


def _shared_authors(article: Article, other: ArticleRow) -> tuple[str, ...]:
    """Who wrote both, as the article spells them."""
    theirs = {author_key(key(name)) for name in person_names((other.author,), other.outlet)}
    names = person_names(article.authors, article.row.outlet)
    return tuple(name for name in names if author_key(key(name)) in theirs) or names


def _same_author(library: Library, article: Article) -> list[int]:
    names = person_names(article.authors, article.row.outlet)
    keys = [author_key(key(name)) for name in names]
    if not keys:
        return []
    limit = (SHOWN[Block.SAME_AUTHOR] + MORE[Block.SAME_AUTHOR]) * SPARE
    return library.store.stories.by_author(keys, exclude=article.row.id, limit=limit)


def _same_section(library: Library, article: Article) -> list[int]:
    sections = [mark.section for mark in article.marks if mark.section is not None]
    if not sections:
        return []
    limit = (SHOWN[Block.SAME_SECTION] + MORE[Block.SAME_SECTION]) * SPARE
    return library.store.stories.by_section(sections[:1], exclude=article.row.id, limit=limit)


def _highlights(library: Library) -> dict[int, int]:
    """The articles that stand for the largest stories, with how many outlets tell them."""
    since = library.now() - timedelta(days=HIGHLIGHT_DAYS)
    found = most_reported(library, since, limit=SHOWN[Block.HIGHLIGHTS] * 2)  # most do not stand on the page yet
    return {one.lead: one.outlets for one in found}


def _shared(
    library: Library, article: ArticleRow, others: list[ArticleRow]
) -> dict[int, tuple[tuple[str, ...], float]]:
    """What an article shares with the others of its story, and how alike they are."""
    if not others:
        return {}
    packed = library.store.stories.signatures([article.id, *(row.id for row in others)])
    return shared_words(library, article, others, packed)


def _one_a_story(library: Library, ranked: Iterable[int], number: int) -> list[int]:
    """The ranked articles, of each story only the first and none of the article's own: one topic, not one event
    told five times."""
    numbers = list(ranked)
    stories = library.store.stories.stories_of([number, *numbers])
    shown = {stories.get(number)} - {None}
    kept = []
    for one in numbers:
        story = stories.get(one)
        if story is None or story not in shown:
            kept.append(one)
        if story is not None:
            shown.add(story)
    return kept
