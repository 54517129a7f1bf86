"""What a list asks for, what is counted, what changed, and how that is undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class Order(StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    OUTLET = "outlet"
    OUTLET_OLDEST = "outlet-oldest"
    SECTION = "section"
    LONGEST = "longest"
    SHORTEST = "shortest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Query:
    """Filters that combine with AND. `section` and `folder` include everything below them; `text` is a search as
    typed, which `text.query` reads, `saved` one that is kept. `followed` shows the stories that are followed,
    `muted` what rules and muted stories hide, and nothing else."""

    feed: int | None = None
    folder: int | None = None
    section: int | None = None
    unread: bool = False
    starred: bool = False
    offline: bool = False
    followed: bool = False
    pictures: bool = False
    day: date | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    saved: int | None = None
    muted: bool = False
    order: Order = Order.NEWEST

    def having(self, **changes: object) -> "Query":
        """The same query with some filters changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() is typed per field


@dataclass(frozen=True, slots=True)
class Counts:
    """Exact numbers of articles for the sidebar: unread by feed, section and saved search, and the smart feeds;
    `followed` counts stories that have an article to be seen. By folder, `twice` has how many unread articles its
    feeds count more than once."""

    articles: int = 0
    unread: int = 0
    today: int = 0
    today_unread: int = 0
    starred: int = 0
    offline: int = 0
    feeds: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[int, int] = field(default_factory=dict)
    saved: Mapping[int, int] = field(default_factory=dict)
    muted: int = 0
    followed: int = 0
    followed_unread: int = 0
    twice: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changed, so that every view can follow; ids only. Of those to `notify` the reader wants to be
    told: a rule says so, or they came to a story that is followed. What a rule mutes on arrival is not among those
    added; what is muted later counts as removed. Feeds that `returned` bring articles that are not new."""

    added: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    feeds: tuple[int, ...] = ()
    tree: bool = False
    notify: tuple[int, ...] = ()
    returned: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed or self.feeds or self.tree)

    def __or__(self, other: "Changes") -> "Changes":
        added, updated = self.added + other.added, self.updated + other.updated
        notify, returned = self.notify + other.notify, self.returned + other.returned
        removed, feeds = self.removed + other.removed, self.feeds + other.feeds
        return Changes(added, updated, removed, feeds, self.tree or other.tree, notify, returned)


class Flag(StrEnum):
    """A mark that the reader sets on articles."""

    READ = "read"
    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class Undo:
    """The inverse of a mark: these articles had `flag` at `value` before.

    `stamps` has for each when (seconds since 1970) and how it was marked where the flag is on: given back with the
    flag, and compared before it is taken away, so that what was marked again since is left alone. `asked`: of how
    many it was asked; the others are the same articles in other feeds.
    """

    flag: Flag
    value: bool
    articles: tuple[int, ...]
    stamps: tuple[tuple[int | None, str], ...] = ()
    asked: int = 0


@dataclass(frozen=True, slots=True)
class StoryState:
    """How articles and stories were: (article, its story), (story, its pin), what was said of each pin, and
    (feed, key, pin)."""

    members: tuple[tuple[int, int | None], ...]
    stories: tuple[tuple[int, int | None], ...]
    pins: tuple[tuple[int, int, int, int, int], ...]
    keys: tuple[tuple[int, int, int], ...]
