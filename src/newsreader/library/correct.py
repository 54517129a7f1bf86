"""Correcting sections: of single articles, and what a publisher's category means; where a section came from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.model import Changes, Section, SectionMark, SectionSource
from newsreader.store.corrections import ALL_FEEDS, Category, Meaning, Restoring
from newsreader.stories.sections import map_category
from newsreader.text.fold import fold

__all__ = ["ALL_FEEDS", "Category", "Meaning", "Restoring"]

MOST = 2_000  # articles corrected in one transaction

folded = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the reader may want after correcting an article: that this category of its feed always leads there."""

    feed: int
    published: str
    section: int | None


def put(library: Library, articles: Sequence[int], section: int | None) -> tuple[Changes, Restoring]:
    """Put articles into a section by the reader's hand; what restores them."""
    done = Restoring({}, {})
    for start in range(0, len(articles), MOST):
        one = library.store.corrections.put(articles[start : start + MOST], section)
        done = Restoring(done.before | one.before, done.after | one.after)
    return _changed(library, done), done


def let_go(library: Library, articles: Sequence[int]) -> tuple[Changes, Restoring]:
    """Have articles stand where they would without the reader's hand."""
    done = library.store.corrections.let_go(articles, folded)
    return _changed(library, done), done


def restore(library: Library, wanted: Restoring) -> tuple[Changes, Restoring]:
    """Turn a correction of articles back."""
    done = library.store.corrections.restore(wanted)
    return _changed(library, done), done


def mean(
    library: Library, published: str, section: int | None, feed: int = ALL_FEEDS
) -> tuple[Changes, Meaning | None]:
    """Have a category of a feed, or of all, mean a section from now on and for what is here; what it meant before,
    None where nothing changed. `settle` follows."""
    return become(library, Meaning(feed, folded(published), published, section))


def become(library: Library, wanted: Meaning) -> tuple[Changes, Meaning | None]:
    """Have a category mean what `wanted` says; what it meant before."""
    before = library.store.corrections.mean(wanted)
    return Changes(tree=before is not None), before


def unsettled(library: Library) -> bool:
    """Whether `settle` has something to do."""
    return library.store.corrections.unsettled()


def settle(library: Library) -> Iterator[Changes]:
    """Bring what categories mean to the articles that are here, so many a transaction, from where it stopped."""
    while (changed := library.store.corrections.settle(folded)) is not None:
        yield Changes(updated=changed, tree=bool(changed))
    saved.settle(library)


def offer(library: Library, articles: Sequence[int], section: int | None) -> Offer | None:
    """The category that all these articles of one feed carry and that does not lead to `section` yet."""
    rows = library.store.articles.rows(list(articles[:MOST]))
    feeds = {row.feed for row in rows}
    if len(feeds) != 1:
        return None
    feed = feeds.pop()
    marks, leads = library.store.sections.of([row.id for row in rows]), _leading(library, feed)
    common: dict[str, str] | None = None
    for some in marks.values():
        by_hand = any(one.source is SectionSource.CORRECTED and not one.published for one in some)
        here = {
            folded(one.published): one.published
            for one in some
            if one.published and leads(None if by_hand else one, folded(one.published)) != section
        }
        common = here if common is None else {name: word for name, word in common.items() if name in here}
    return next((Offer(feed, word, section) for word in (common or {}).values()), None)


def _leading(library: Library, feed: int) -> Callable[[SectionMark | None, str], int | None]:
    """Where a folded category of a feed leads, as the reader wants it, else by an article's mark. Where an article
    was put by hand no mark tells that (None): then what the program takes it for."""
    wanted = {(one.feed, one.name): one.section for one in library.store.corrections.all()}
    numbers = {node.key: number for number, node in library.store.section_tree.look().items()}
    instead = library.store.sections.stand_for()

    def leads(mark: SectionMark | None, name: str) -> int | None:
        usual = numbers.get(map_category(name) or "") if mark is None else mark.section
        number = wanted.get((feed, name), wanted.get((ALL_FEEDS, name), usual))
        return number if number is None else instead.get(number, number)

    return leads


def meanings(library: Library) -> tuple[Meaning, ...]:
    """What the reader wants categories to mean."""
    return library.store.corrections.all()


def categories(library: Library) -> tuple[Category, ...]:
    """What publishers call their sections, with the articles that carry it, most first."""
    merged: dict[tuple[int, str], Category] = {}
    for one in library.store.corrections.categories():
        key = (one.feed, one.published)
        known = merged.get(key)
        if known is None:
            merged[key] = one
        else:
            kept = known if known.section is not None and known.articles >= one.articles else one
            total = known.articles + one.articles
            merged[key] = Category(one.feed, one.published, kept.section, kept.source, total)
    return tuple(sorted(merged.values(), key=lambda one: (-one.articles, one.published, one.feed)))


def page_sections(words: Sequence[str], tree: Sequence[Section]) -> list[tuple[int | None, str]]:
    """What a page calls its sections, with what they are here; the narrowest that names one counts."""
    ids = {one.key: one.id for one in tree}
    named = [(ids.get(map_category(folded(word)) or ""), word) for word in words]
    known = [one for one in named if one[0] is not None]
    return known[-1:]


def note_page(library: Library, article: int, words: Sequence[str]) -> bool:
    """Note the sections that an article's own page names; whether they count."""
    named = page_sections(words, library.store.sections.all()) if words else []
    return bool(named) and library.store.corrections.add_page(article, named, folded)


def _changed(library: Library, done: Restoring) -> Changes:
    saved.settle(library)
    return Changes(updated=tuple(done.before), tree=bool(done))
