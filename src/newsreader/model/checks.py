"""What a check of a feed found, what is stored of it, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsreader.model.articles import NewArticle
from newsreader.model.documents import Validators
from newsreader.model.feeds import Feed, FeedHints, FeedStatus
from newsreader.model.lists import Changes


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What one check of a feed found, to be remembered on it. `size` in bytes, `elapsed` in seconds.

    `validators`, `body_hash` and `hints` None keep what is stored. `redirects` are the addresses passed on the
    way; `redirected_to` is where permanent redirects lead, "" without one, and `moved_count` the checks in a row
    that saw it (noted only: the subscription's address changes by `feeds.change_url`). `max_age` is for how many
    seconds the answer called itself fresh.

    `asked` is the feed as it was when it was asked: a check of another address, or with another name or login,
    says nothing of the feed as it is now, and is not stored; None where nobody can have changed it.
    """

    feed: int
    at: datetime
    status: FeedStatus
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)
    validators: Validators | None = None
    body_hash: str | None = None
    next_check: datetime | None = None
    next_reason: str = ""
    size: int = 0
    elapsed: float = 0.0
    redirected_to: str = ""
    http_status: int = 0
    hints: FeedHints | None = None
    redirects: tuple[str, ...] = ()
    moved_count: int = 0
    max_age: int | None = None
    asked: Feed | None = None


@dataclass(frozen=True, slots=True)
class FeedSkip:
    """A feed that was left out at `at`, and the code (schedule.*) with the data of the reason."""

    feed: int
    at: datetime
    code: str
    data: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedMeta:
    """What a feed says of itself. Empty fields keep what is stored."""

    title: str = ""
    site_url: str = ""
    description: str = ""
    language: str = ""
    icon_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedWrite:
    """All that one check of a feed brings, written in one transaction. `updated` and `keys` name known
    articles by id: their changed text, and further packed identity keys by which they are known from now on."""

    feed: int
    check: FeedCheck
    new: tuple[NewArticle, ...] = ()
    updated: tuple[tuple[int, NewArticle], ...] = ()
    keys: tuple[tuple[int, tuple[int, ...]], ...] = ()
    meta: FeedMeta = FeedMeta()


class Urgency(StrEnum):
    """How much a refresh may lift: nothing, a feed's schedule, also the floor between two checks by hand. What a
    server asked for with Retry-After is never lifted."""

    DUE = "due"
    BY_HAND = "by-hand"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """How one feed's check ended. `error_code` is "" when it went well; `done` of `total` in this refresh.

    `skip_code` (schedule.*) says why the feed was not asked at all, "" when it was; `status` is then the one
    that its last check left. `elapsed` in seconds, `size` in bytes of the whole answer, 0 without one. `moved_to`
    is the feed's new address once permanent redirects have led to it for long enough.
    """

    feed: int
    status: FeedStatus
    changes: Changes = field(default_factory=Changes)
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)
    done: int = 0
    total: int = 0
    skip_code: str = ""
    skip_data: Mapping[str, str | int | float] = field(default_factory=dict)
    elapsed: float = 0.0
    size: int = 0
    moved_to: str = ""
