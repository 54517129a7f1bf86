"""The blocks under an article, computed now from the local store; nothing stale is kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from newsreader.library.derive import article_words
from newsreader.library.opened import Library
from newsreader.model import Article, ArticleRow, Block, Related, Words
from newsreader.stories.authors import author_key, person_names
from newsreader.stories.rank import rank_related
from newsreader.stories.reasons import joined, reason_terms, reasons
from newsreader.stories.signature import Frequencies, best_terms, pack, terms, unpack
from newsreader.stories.tally import counts_in, pages_of
from newsreader.text.fold import fold, key

NEWEST = 20_000  # articles searched first; the archive is asked when they give too few
CANDIDATES = 50
SHOWN = {
    Block.SAME_STORY: 8,
    Block.SAME_TOPIC: 6,
    Block.SAME_AUTHOR: 4,
    Block.SAME_SECTION: 5,
    Block.MOST_READ: 5,
    Block.LATEST: 5,
    Block.HIGHLIGHTS: 5,
}
SPARE = 4  # times as many are asked for, since an article stands on a page only once
MOST_READ_DAYS = 7
HIGHLIGHT_DAYS = 3
HIGHLIGHT_OUTLETS = 2  # fewer outlets than this are no highlight


def related(library: Library, number: int) -> tuple[Related, ...]:
    """The suggestions for an article in the order shown, each article once. Raises LookupFailure."""
    article = library.store.articles.get(number)
    page = _Page(library, number)
    page.put(Block.SAME_STORY, _same_story(library, number))
    _put_same_topic(library, article, page)
    page.put(Block.SAME_AUTHOR, _same_author(library, article))
    page.put(Block.SAME_SECTION, _same_section(library, article))
    since = library.now() - timedelta(days=MOST_READ_DAYS)
    page.put(Block.MOST_READ, library.store.marks.most_read(since, SHOWN[Block.MOST_READ] * SPARE))
    page.put(Block.LATEST, library.store.stories.latest(exclude=number, limit=SHOWN[Block.LATEST] * SPARE))
    _put_highlights(library, page)
    return tuple(page.items)


class _Page:
    """What stands under the article so far. An article that stands already is not put again, nor is a copy."""

    def __init__(self, library: Library, number: int) -> None:
        self._library = library
        self.seen = set(library.store.doubles.company([number]))
        self.items: list[Related] = []

    def take(self, block: Block, numbers: Iterable[int]) -> list[ArticleRow]:
        """The rows of the first of `numbers` that are not on the page yet, as many as the block shows."""
        fresh = [number for number in dict.fromkeys(numbers) if number not in self.seen]
        rows: list[ArticleRow] = []
        for row in self._library.store.articles.rows(fresh[: SHOWN[block] * SPARE]):
            if row.id not in self.seen and len(rows) < SHOWN[block]:
                rows.append(row)
                self.seen.update((row.id, *(twin.article for twin in row.twins)))
        return rows

    def put(self, block: Block, numbers: Iterable[int]) -> None:
        """Put a block whose items need no further word."""
        self.items.extend(Related(block, row) for row in self.take(block, numbers))


def _same_story(library: Library, number: int) -> list[int]:
    story = library.store.stories.story_of(number)
    return [] if story is None else library.store.stories.members(story)


def _same_author(library: Library, article: Article) -> list[int]:
    names = person_names(article.authors, article.row.outlet)
    keys = [author_key(key(name)) for name in names]
    if not keys:
        return []
    limit = SHOWN[Block.SAME_AUTHOR] * SPARE
    return library.store.stories.by_author(keys, exclude=article.row.id, limit=limit)


def _same_section(library: Library, article: Article) -> list[int]:
    sections = [mark.section for mark in article.marks if mark.section is not None]
    if not sections:
        return []
    limit = SHOWN[Block.SAME_SECTION] * SPARE
    return library.store.stories.by_section(sections[:1], exclude=article.row.id, limit=limit)


def _put_highlights(library: Library, page: _Page) -> None:
    since = library.now() - timedelta(days=HIGHLIGHT_DAYS)
    biggest = library.store.stories.biggest(since, SHOWN[Block.HIGHLIGHTS] * SPARE)
    outlets = {number: count for number, count in biggest if count >= HIGHLIGHT_OUTLETS}
    rows = page.take(Block.HIGHLIGHTS, outlets)
    page.items.extend(Related(Block.HIGHLIGHTS, row, outlets=outlets[row.id]) for row in rows)


def _put_same_topic(library: Library, article: Article, page: _Page) -> None:
    words = _words_of(library, article.row)
    language = article.row.language
    stories = library.store.stories
    own = unpack(stories.signatures([article.row.id]).get(article.row.id) or _sign(library, words, language))
    signatures = stories.signatures(_candidates(library, article.row.id, words, language, own))
    others = [(number, unpack(signature)) for number, signature in signatures.items()]
    scores = dict(rank_related(own, others))
    rows = page.take(Block.SAME_TOPIC, _one_a_story(library, scores, page.seen))
    for row in rows:
        why = _why(library, words, row, language)
        page.items.append(Related(Block.SAME_TOPIC, row, why, scores[row.id]))


def _sign(library: Library, words: tuple[Words, Words], language: str) -> bytes:
    """The signature of an article that waits to be derived."""
    weights = terms(*words, language)
    return pack(weights, _frequencies(library, language, weights))


def _candidates(
    library: Library, number: int, words: tuple[Words, Words], language: str, own: Mapping[int, float]
) -> list[int]:
    singles, pairs = best_terms(*words, language, own)
    folded = [fold(single) for single in singles]
    folded_pairs = [(fold(first), fold(second)) for first, second in pairs]

    def ask(newest: int | None) -> list[int]:
        return library.store.search.candidates(
            folded, folded_pairs, exclude=number, newest=newest, limit=CANDIDATES, language=language
        )

    found = ask(NEWEST)
    return found if len(found) == CANDIDATES else ask(None)


def _one_a_story(library: Library, ranked: Iterable[int], seen: set[int]) -> list[int]:
    """The ranked articles, of each story only the first: one topic, not one event told five times."""
    numbers = [number for number in ranked if number not in seen]
    stories = library.store.stories.stories_of(numbers)
    shown: set[int] = set()
    kept = []
    for number in numbers:
        story = stories.get(number)
        if story is None or story not in shown:
            kept.append(number)
        if story is not None:
            shown.add(story)
    return kept


def _why(library: Library, words: tuple[Words, Words], row: ArticleRow, language: str) -> tuple[str, ...]:
    mine, theirs = joined(*words), joined(*_words_of(library, row))
    return reasons(mine, theirs, _frequencies(library, language, reason_terms(mine, theirs)))


def _words_of(library: Library, row: ArticleRow) -> tuple[Words, Words]:
    return article_words(row.title, library.store.articles.text(row.id).html, row.outlet)


def _frequencies(library: Library, language: str, needed: Iterable[int]) -> Frequencies:
    wanted: Sequence[int] = tuple(needed)
    kept = library.store.stories.term_pages(language, pages_of(wanted))
    return Frequencies(kept.documents, counts_in(kept.pages, wanted), language)
