"""Derived articles within 72 hours of those being derived, by story and by heaviest terms, sliding forward."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from heapq import nlargest

from newsreader.library.opened import Library
from newsreader.model import ArticleRow
from newsreader.stories.cluster import WINDOW, Item, lookup_terms
from newsreader.stories.signature import unpack
from newsreader.text.fold import key

MOST_NEIGHBOURS = 40  # articles whose heavy terms weigh most; a story's members are among the first dozens
MOST_MEMBERS = 60  # of a story are compared, its last: thousands of equal entries would cost their square


class StoryWindow:
    """Which articles may be of one story with the next one.

    Articles that come late, with a date before others, find those others too: the 72 hours reach both ways.
    """

    def __init__(self) -> None:
        self._items: dict[int, Item] = {}
        self._stories: dict[int, list[int]] = {}
        self._story_of: dict[int, int] = {}
        self._postings: dict[int, list[int]] = {}
        self._top: dict[int, tuple[int, ...]] = {}
        self._first_of: dict[int, int] = {}  # a stored story's number -> its member that names it here
        self._covered: tuple[datetime, datetime] | None = None

    def cover(self, library: Library, first: datetime, last: datetime, again: Collection[int] = ()) -> None:
        """Load what was derived within 72 hours of `first` to `last` and is not here yet; let go of the rest.

        Called with times that do not go back; when they do, everything is loaded anew. What is derived `again`,
        since its text changed, is left out: an article must not be compared with its own earlier self.
        """
        since, until = first - WINDOW, last + WINDOW
        if self._covered is None or since < self._covered[0]:
            self.__init__()  # type: ignore[misc]  # an empty window is what a new one is
        else:
            self._forget(since)
            since = self._covered[1]
        self._load(library, since, until, again)
        for article in self._items.keys() & again:
            self._drop(article)
        self._covered = (first - WINDOW, max(until, since))

    def _load(self, library: Library, since: datetime, until: datetime, again: Collection[int]) -> None:
        stored = library.store.stories
        signatures = {
            number: data
            for number, data in stored.window(since, until).items()
            if number not in self._items and number not in again
        }
        story_of = stored.stories_of(list(signatures))
        for row in library.store.articles.rows(list(signatures)):
            item = make_item(row, unpack(signatures[row.id]))
            story = story_of.get(row.id)
            name = self._first_of.setdefault(story, row.id) if story is not None else row.id
            self.add(item, name, lookup_terms(item.weights))

    def add(self, item: Item, story: int, top: Sequence[int]) -> None:
        """Add an article to the story named by `story` (the id of its first member, or its own)."""
        self._items[item.article] = item
        self._stories.setdefault(story, []).append(item.article)
        self._story_of[item.article] = story
        self._top[item.article] = tuple(top)
        for term in top:
            self._postings.setdefault(term, []).append(item.article)

    def near(self, weights: Mapping[int, float]) -> Mapping[int, Sequence[Item]]:
        """The stories of the articles whose heaviest terms weigh most here, with their members (at most the last).

        All terms of the article are looked up, not only its own heaviest: two tellings of one event may weigh
        none of the same words most.
        """
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for article in self._postings.get(term, ()):
                shared[article] += weight
        nearest = nlargest(MOST_NEIGHBOURS, shared, key=lambda article: (shared[article], -article))
        stories = dict.fromkeys(self._story_of[article] for article in nearest)
        return {story: [self._items[one] for one in self._stories[story][-MOST_MEMBERS:]] for story in stories}

    def _forget(self, before: datetime) -> None:
        """Let go of what is older than the window that begins now."""
        for article in [number for number, item in self._items.items() if item.published < before]:
            self._drop(article)

    def _drop(self, article: int) -> None:
        del self._items[article]
        story = self._story_of.pop(article)
        self._stories[story].remove(article)
        if not self._stories[story]:
            del self._stories[story]
        for term in self._top.pop(article):
            self._postings[term].remove(article)
            if not self._postings[term]:
                del self._postings[term]


def make_item(row: ArticleRow, weights: Mapping[int, float]) -> Item:
    """An article as the assignment to stories sees it."""
    return Item(
        article=row.id,
        published=row.published,
        outlet=row.outlet,
        title=key(row.title),
        language=row.language,
        weights=weights,
    )
