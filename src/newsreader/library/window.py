"""Derived articles within 72 hours of those being derived, by story and by heaviest terms, sliding forward."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from heapq import nlargest
from itertools import islice, pairwise
from sys import intern

from newsreader.library.article_words import names_in
from newsreader.library.opened import Library
from newsreader.stories.cluster import (
    MANNERS,
    WINDOW,
    Item,
    Manner,
    bridged,
    fitting,
    manner_of,
    series_of,
)
from newsreader.stories.postings import Postings
from newsreader.stories.signature import VERSION
from newsreader.stories.usual import LAST
from newsreader.text.fold import key

HOUR = timedelta(hours=1)
_HOUR_SECONDS = 3600
MOST_NEIGHBOURS = 40  # articles that are likest by their heavy terms; a story's members are among the first dozens
MOST_MEMBERS = 60  # of a story are compared, its last: thousands of equal entries would cost their square
PAGE = 500  # articles that are loaded at once
LATELY = 10  # turns; times that went back so lately may do so again
MOST_WINDOWS = 2  # each is 32 MB and more
_NOBODY = Item(0, 0, 0, "", b"")


def item_of(
    article: int, feed: int, at: datetime, outlet: str, title: str, excerpt: str, language: str, signature: bytes
) -> Item:
    """An article as it is compared. Languages are few: one text of each is held for all."""
    names = names_in(title, excerpt, language) if manner_of(language).named_whole else ""
    series = series_of(outlet, key(title))
    return Item(article, int(at.timestamp()), series, intern(language), signature, names, feed)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article came: an article of the story that it joins (None: it begins one), and one of each story
    that became one with that by it."""

    member: int | None
    also: tuple[int, ...] = ()


class StoryWindow:
    """Which articles may be of one story with the next one.

    Articles that come late, with a date before others, find those others too: the 72 hours reach both ways.
    An article stands at a place, a small number that another one takes over later: what is many is kept in tables.
    """

    def __init__(self, begun: datetime) -> None:
        """Nothing is here yet, beginning at a time."""
        self.begun = self.ended = begun  # what was derived between is here
        self._forgotten = begun
        self._places: dict[int, int] = {}  # by article
        self._items = [_NOBODY]  # by place; there is none at 0
        # By place: the story's name, an article that is or was a member; below 0 where that names another.
        self._names = [0]
        self._free: list[int] = []
        self._hours: defaultdict[int, list[int]] = defaultdict(list)
        # Only stories of two and more; the article that names another is its only member.
        self._stories: dict[int, dict[int, None]] = {}
        self._first_of: dict[int, int] = {}  # a stored story's number -> its member that names it here
        # What the reader said of stories, by their names; a name is left with a pin when its members go.
        self._pins: dict[int, int] = {}
        self._pinned: dict[int, int] = {}  # and the other way round
        self._postings = Postings()
        # By feed, the articles that came last; some may be gone.
        self._last: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=LAST))

    async def cover(
        self, library: Library, since: datetime, until: datetime, again: Collection[int], keep: datetime
    ) -> None:
        """Load what was derived from `since` to `until` and is not here yet, let go of what is older than `keep`.

        Called with times that do not go back before `begun`. What is derived `again`, since its text changed, is
        left out: an article must not be compared with its own earlier self.
        """
        self.forget(keep)
        self.begun = max(self.begun, keep)
        await self._load(library, max(self.ended, since), until, again)
        self.ended = max(self.ended, until)

    async def _load(self, library: Library, since: datetime, until: datetime, again: Collection[int]) -> None:
        after = 0
        while since < until:
            page = library.store.stories.window(since, until, VERSION, after=after, limit=PAGE)
            for one in page:
                if one.article in self._places or one.article in again:
                    continue
                item = item_of(
                    one.article,
                    one.feed,
                    one.sort_at,
                    one.outlet,
                    one.title,
                    one.excerpt,
                    one.language,
                    one.signature,
                )
                story = one.article if one.story is None else self._first_of.setdefault(one.story, one.article)
                self.add(item, story, one.pin)
            if len(page) < PAGE:
                break
            since, after = page[-1].sort_at, page[-1].article
            await asyncio.sleep(0)  # whatever the reader waits for goes first

    def add(self, item: Item, story: int | None, pin: int | None = None) -> None:
        """Add an article to the story named by `story` (the id of its first member, or its own); None: it begins
        one. The story gets the article's `pin`."""
        if story is None:
            story = item.article
            if story in self._stories:  # of those that it was with before its text changed
                story = min(0, *self._stories) - 1
                self._stories[story] = {}
        members = self._stories.get(story)
        if members is None and story != item.article:
            first = self._places.get(story)
            members = {story: None} if first is not None and self._names[first] == story else {}
            self._stories[story] = members
        if members is not None:
            members[item.article] = None
        if pin:
            self._pins[story], self._pinned[pin] = pin, story
        if self._free:
            place = self._free.pop()
            self._items[place], self._names[place] = item, story
        else:
            place = len(self._items)
            self._items.append(item)
            self._names.append(story)
        self._places[item.article] = place
        self._hours[item.published // _HOUR_SECONDS].append(item.article)
        self._postings.add(place, item.signature)
        self._last[item.feed].append(item.article)

    def neighbours(self, signature: bytes, language: str) -> list[int]:
        """The places of the articles that are likest as far as their heaviest terms go, the likest first."""
        nearest = manner_of(language).nearest
        near = [
            (likeness, -self._items[place].article, place)
            for place, likeness in self._postings.alike(signature).items()
            if likeness >= nearest
        ]
        return [place for _, _, place in nlargest(MOST_NEIGHBOURS, near)]

    def near(self, signature: bytes, language: str) -> Mapping[int, Sequence[Item]]:
        """The stories of the neighbours, with their members (at most the last)."""
        return self.stories_at(self.neighbours(signature, language))

    def stories_at(self, places: Sequence[int]) -> Mapping[int, Sequence[Item]]:
        """The stories of the articles at these places, with their members (at most the last)."""
        stories = dict.fromkeys([self._names[place] for place in places])
        return {story: self._last_members(story) for story in stories}

    def articles_at(self, places: Sequence[int]) -> list[int]:
        """The articles at these places."""
        return [self._items[place].article for place in places]

    def place(
        self,
        item: Item,
        pin: int | None,
        near: Mapping[int, Sequence[Item]],
        manners: Mapping[str, Manner] = MANNERS,
        stored: Callable[[], Mapping[tuple[int, int], bytes]] = dict,
    ) -> Placed:
        """Put an article where it belongs. Stories that the reader said something of become one with no other.
        `stored` gives the signatures of what its feed brought last, by time and article, as far as they are
        stored."""
        story = self._pinned_story(pin)
        feeds_last = partial(self._feeds_last, item, stored)
        fits = [] if story is not None else self._fitting(item, pin, near, manners, feeds_last)
        story = story if story is not None else next(iter(fits), None)
        others = self._bridged(item, fits, near, manners) if pin is None else []
        placed = Placed(
            None if story is None else self._member(story), tuple(self._member(other) for other in others)
        )
        self.add(item, story, pin)
        if story is not None:
            for other in others:
                self._unite(story, other)
        return placed

    def _pinned_story(self, pin: int | None) -> int | None:
        """The story that holds what has this pin, if any of it is here."""
        if pin and pin in self._pinned and self._last_members(self._pinned[pin]):
            return self._pinned[pin]
        return None

    def _fitting(
        self,
        item: Item,
        pin: int | None,
        near: Mapping[int, Sequence[Item]],
        manners: Mapping[str, Manner],
        feeds_last: Callable[[], Sequence[bytes]],
    ) -> list[int]:
        """The stories that an article may join by likeness: what is pinned joins none of another pin."""
        if pin:
            near = {name: members for name, members in near.items() if name not in self._pins}
        return fitting(item, near, manners, feeds_last)

    def _feeds_last(self, item: Item, stored: Callable[[], Mapping[tuple[int, int], bytes]]) -> list[bytes]:
        """What its feed brought last before an article: what is here, which may not be stored yet, and what is
        stored. So it is the same however many are stored at once."""
        here = (self._items[self._places[one]] for one in self._last[item.feed] if one in self._places)
        known = {**stored(), **{(one.published, one.article): one.signature for one in here}}
        before = sorted(moment for moment in known if moment < (item.published, item.article))
        return [known[moment] for moment in before[-LAST:]]

    def _bridged(
        self,
        item: Item,
        fits: Sequence[int],
        near: Mapping[int, Sequence[Item]],
        manners: Mapping[str, Manner],
    ) -> list[int]:
        """The stories that become one with the first of those that the article fits."""
        free = [story for story in fits if story not in self._pins]
        if len(free) < 2 or free[0] != fits[0]:
            return []
        return bridged(item, near[free[0]], {story: near[story] for story in free[1:]}, manners)

    def _unite(self, story: int, other: int) -> None:
        """Make two stories one, its members in order of time."""
        members = self._stories.pop(other, {other: None})
        for article in members:
            self._names[self._places[article]] = story
        both = [*self._stories[story], *members]
        both.sort(key=lambda article: (self._items[self._places[article]].published, article))
        self._stories[story] = dict.fromkeys(both)
        self._first_of.update({stored: story for stored, first in self._first_of.items() if first == other})

    def _member(self, story: int) -> int:
        """The last article of a story: it names the story to the store, since the first may have left it."""
        return self._last_members(story)[-1].article

    def _last_members(self, story: int) -> list[Item]:
        alone = {story: None} if story in self._places and self._names[self._places[story]] == story else {}
        members = self._stories.get(story, alone)
        last = [self._items[self._places[one]] for one in islice(reversed(members), MOST_MEMBERS)]
        last.reverse()
        return last

    def forget(self, before: datetime) -> None:
        """Let go of what is older than the window that begins now, from hour to hour."""
        if before - self._forgotten < HOUR:
            return
        self._forgotten = before
        least = int(before.timestamp())
        for hour in [hour for hour in self._hours if hour * _HOUR_SECONDS < least]:
            for article in self._hours.pop(hour):
                place = self._places.get(article)
                if place is None:
                    continue  # dropped before
                if self._items[place].published < least:
                    self._drop(article)
                else:
                    self._hours[hour].append(article)

    def leave_out(self, again: Collection[int]) -> None:
        """Let go of what is about to be derived again."""
        left = self._places.keys() & again
        for article in left:
            self._drop(article)
        alone = left - self._stories.keys()
        if alone:  # what is loaded later of the story as it was stored must not follow it
            self._first_of = {stored: first for stored, first in self._first_of.items() if first not in alone}

    def _drop(self, article: int) -> None:
        place = self._places.pop(article)
        self._postings.remove(place, self._items[place].signature)
        members = self._stories.get(self._names[place])
        if members is not None:
            del members[article]
            if not members:
                del self._stories[self._names[place]]
        self._items[place] = _NOBODY
        self._free.append(place)


class StoryWindows:
    """The window around each next time. As long as times go forward it is one and the same.

    When they go back, for articles that came late, another one is loaded. Were the first let go of then, news that
    is late and timely in turns would load thousands of articles each time.
    """

    def __init__(self) -> None:
        self._windows: list[StoryWindow] = []  # apart from each other, the last used first
        self._begun: deque[datetime] = deque(maxlen=LATELY)

    async def around(
        self, library: Library, first: datetime, last: datetime, again: Collection[int]
    ) -> StoryWindow:
        """The window of all that was derived within 72 hours of `first` to `last`, but for what is derived
        `again`."""
        since, until = first - WINDOW, last + WINDOW
        self._begun.append(since)
        reaching = [one for one in self._windows if one.begun <= since]
        window = max(reaching, key=lambda one: one.begun) if reaching else StoryWindow(since)
        apart = [one for one in self._windows if one is not window and (one.ended < since or until < one.begun)]
        self._windows = [window, *apart][:MOST_WINDOWS]
        await window.cover(library, since, until, again, self._keep(since))
        return window

    def _keep(self, since: datetime) -> datetime:
        """What is older is let go of: as a rule, what `since` leaves behind."""
        if any(later < earlier for earlier, later in pairwise(self._begun)):
            return min(begun for begun in self._begun if begun >= since - 2 * WINDOW)
        return since

    def leave_out(self, again: Collection[int]) -> None:
        """Let go of what is about to be derived again."""
        for window in self._windows:
            window.leave_out(again)
