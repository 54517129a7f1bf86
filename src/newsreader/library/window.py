"""Derived articles within 72 hours of those being derived, by story and by heaviest terms, sliding forward."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest

from newsreader.library.opened import Library
from newsreader.stories.cluster import WINDOW, Item, lookup_terms
from newsreader.stories.signature import Terms, unpack_terms
from newsreader.text.fold import key

HOUR = timedelta(hours=1)
MOST_NEIGHBOURS = 40  # articles whose heavy terms weigh most; a story's members are among the first dozens
# Of an article's weights, the sum of those that another one holds among its heaviest terms. On the labelled news
# two joins of 5,000 rest on less, and five in six comparisons are spared.
LEAST_SHARED = 0.2
MOST_MEMBERS = 60  # of a story are compared, its last: thousands of equal entries would cost their square


class StoryWindow:
    """Which articles may be of one story with the next one.

    Articles that come late, with a date before others, find those others too: the 72 hours reach both ways.
    """

    def __init__(self) -> None:
        self._covered: tuple[datetime, datetime] | None = None
        self._forgotten: datetime | None = None
        self._empty()

    def _empty(self) -> None:
        self._items: dict[int, Item] = {}
        self._stories: dict[int, list[int]] = {}
        self._story_of: dict[int, int] = {}
        # Most terms weigh much in one article only, which then stands here itself instead of a list of one.
        self._postings: dict[int, int | list[int]] = {}
        self._first_of: dict[int, int] = {}  # a stored story's number -> its member that names it here

    def cover(self, library: Library, first: datetime, last: datetime, again: Collection[int] = ()) -> None:
        """Load what was derived within 72 hours of `first` to `last` and is not here yet; let go of the rest.

        Called with times that do not go back; when they do, everything is loaded anew. What is derived `again`,
        since its text changed, is left out: an article must not be compared with its own earlier self.
        """
        since, until = first - WINDOW, last + WINDOW
        if self._covered is None or since < self._covered[0]:
            self._empty()
            self._forgotten = since
        else:
            self.forget(since)
            since = self._covered[1]
        self._load(library, since, until, again)
        for article in self._items.keys() & again:
            self._drop(article)
        self._covered = (first - WINDOW, max(until, since))

    def _load(self, library: Library, since: datetime, until: datetime, again: Collection[int]) -> None:
        for one in library.store.stories.window(since, until):
            if one.article in self._items or one.article in again:
                continue
            signature = unpack_terms(one.signature)
            item = Item(one.article, one.sort_at, one.outlet, key(one.title), one.language, signature)
            story = one.article if one.story is None else self._first_of.setdefault(one.story, one.article)
            self.add(item, story)

    def add(self, item: Item, story: int) -> None:
        """Add an article to the story named by `story` (the id of its first member, or its own)."""
        self._items[item.article] = item
        self._stories.setdefault(story, []).append(item.article)
        self._story_of[item.article] = story
        for term in lookup_terms(item.signature):
            held = self._postings.setdefault(term, item.article)
            if isinstance(held, list):
                held.append(item.article)
            elif held != item.article:
                self._postings[term] = [held, item.article]

    def near(self, signature: Terms) -> Mapping[int, Sequence[Item]]:
        """The stories of the articles whose heaviest terms weigh most here, with their members (at most the last).

        All terms of the article are looked up, not only its own heaviest: two tellings of one event may weigh
        none of the same words most.
        """
        shared: defaultdict[int, float] = defaultdict(float)
        for held, weight in zip(map(self._postings.get, signature.hashes), signature.weights, strict=True):
            if held is None:
                continue
            for article in held if isinstance(held, list) else (held,):
                shared[article] += weight
        near = [(weight, -article) for article, weight in shared.items() if weight >= LEAST_SHARED]
        nearest = [-article for _, article in nlargest(MOST_NEIGHBOURS, near)]
        stories = dict.fromkeys(self._story_of[article] for article in nearest)
        return {story: [self._items[one] for one in self._stories[story][-MOST_MEMBERS:]] for story in stories}

    def forget(self, before: datetime) -> None:
        """Let go of what is older than the window that begins now, from hour to hour."""
        if self._forgotten is None or before - self._forgotten >= HOUR:
            self._forgotten = before
            for article in [number for number, item in self._items.items() if item.published < before]:
                self._drop(article)

    def _drop(self, article: int) -> None:
        item = self._items.pop(article)
        story = self._story_of.pop(article)
        self._stories[story].remove(article)
        if not self._stories[story]:
            del self._stories[story]
        for term in lookup_terms(item.signature):
            held = self._postings.get(term)
            if isinstance(held, list) and len(held) > 1:
                held.remove(article)
            else:
                self._postings.pop(term, None)
