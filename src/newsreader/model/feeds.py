"""Feeds and folders, what the reader wishes of them, and how they fare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsreader.model.documents import Validators


class FeedStatus(StrEnum):
    """How a feed's last check ended."""

    NEVER = "never"
    OK = "ok"
    NOT_MODIFIED = "not-modified"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FeedWishes:
    """What the reader wants of one feed. None: as for all feeds.

    `interval_minutes` 0 means only by hand; `retention_days` and `retention_count` 0 mean that everything is
    kept. With `show_copies`, its articles stand for themselves where other feeds have them too. The password that
    belongs to `user_name` is in the system's keyring, never in the library.
    """

    interval_minutes: int | None = None
    full_text: bool = False
    keep_offline: bool = False
    notify: bool = False
    retention_days: int | None = None
    retention_count: int | None = None
    user_agent: str = ""
    user_name: str = ""
    show_copies: bool = False


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed's last document says of when to ask again: kept, since a 304 brings none of it.

    `newest` is the date of its newest entry, `pace` the seconds that usually lie between two entries; hours and
    days are UTC, Monday is 0.
    """

    newest: datetime | None = None
    pace: float | None = None
    ttl_minutes: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How the last checks of a feed went. `size` in bytes and `elapsed` in seconds of the last whole answer.

    `redirects` are the addresses passed on the way, `moved_to` is where permanent redirects lead, seen on
    `moved_count` checks in a row. `skip_code` and `skip_data` say why the feed was last left out, at `skipped_at`.
    """

    http_status: int = 0
    size: int = 0
    elapsed: float = 0.0
    redirects: tuple[str, ...] = ()
    moved_to: str = ""
    moved_count: int = 0
    skip_code: str = ""
    skip_data: Mapping[str, str | int | float] = field(default_factory=dict)
    skipped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of feeds; `parent` is None at the top."""

    id: int
    title: str
    parent: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription. `title` is what is shown: the reader's own name, else the published one, else the host."""

    id: int
    url: str
    title: str
    published_title: str = ""
    custom_title: str = ""
    site_url: str = ""
    description: str = ""
    language: str = ""
    icon_url: str = ""
    folder: int | None = None
    position: int = 0
    added: datetime | None = None
    status: FeedStatus = FeedStatus.NEVER
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)
    failures: int = 0
    last_check: datetime | None = None
    last_success: datetime | None = None
    next_check: datetime | None = None
    next_reason: str = ""
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    unread: int = 0
    articles: int = 0
    wishes: FeedWishes = FeedWishes()
    hints: FeedHints = FeedHints()
    health: FeedHealth = FeedHealth()


class Trouble(StrEnum):
    """What a reader may want to know of a feed; the gravest first."""

    BROKEN = "broken"
    GONE = "gone"
    MOVED = "moved"
    RESTING = "resting"
    RETRYING = "retrying"
    SILENT = "silent"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class FeedCondition:
    """How a feed is, at one moment. `newest` is the date of its newest article. `rests_until` is when `rest_host`,
    its server or one that it leads to, may be asked again, where that asked for more time. `by_hand`: nobody but
    the reader asks it."""

    feed: Feed
    troubles: tuple[Trouble, ...] = ()
    newest: datetime | None = None
    rests_until: datetime | None = None
    rest_host: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """All that a reader sets of one feed. `title` "" is the published one, `folder` None the top."""

    title: str = ""
    folder: int | None = None
    wishes: FeedWishes = FeedWishes()


@dataclass(frozen=True, slots=True)
class Login:
    """A user name and a password for an origin ("https://example.org"). Never stored, logged or shown."""

    origin: str
    user_name: str
    password: str = field(repr=False)
