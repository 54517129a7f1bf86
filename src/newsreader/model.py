"""Frozen values that every room speaks. Standard library only; times are aware UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

# ---------------------------------------------------------------- what a feed says (feeds -> library)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an entry carries. `length` in bytes, `duration` in seconds, where declared."""

    url: str
    mime: str = ""
    length: int | None = None
    duration: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The outlet an entry was taken from (`source`, `atom:source`, `dc:source`)."""

    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry as its feed publishes it. Text fields are plain text; `*_html` is raw and untrusted.

    URLs are absolute where the feed tells a base. `base` resolves those inside the HTML.
    """

    guid: str = ""
    guid_is_permalink: bool = False
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    summary_html: str = ""
    content_html: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    thumbnail: str = ""
    comments_url: str = ""
    source: SourceRef | None = None
    language: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document. `ttl_minutes` joins RSS ttl and sy:updatePeriod; hours and days are UTC, Monday is 0."""

    title: str = ""
    site_url: str = ""
    description: str = ""
    language: str = ""
    icon_url: str = ""
    format: str = ""
    entries: tuple[ParsedEntry, ...] = ()
    ttl_minutes: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified exactly as received; one set, replaced together."""

    etag: str = ""
    last_modified: str = ""
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that arrived. `max_age` in seconds from Cache-Control or Expires, `elapsed` in seconds."""

    url: str
    final_url: str
    body: bytes
    content_type: str = ""
    validators: Validators = Validators()
    max_age: int | None = None
    permanent_url: str = ""
    redirects: tuple[str, ...] = ()
    elapsed: float = 0.0
    status: int = 200


@dataclass(frozen=True, slots=True)
class NotModified:
    """A 304. `validators` is the set to keep from now on; redirects as in `Fetched`."""

    url: str
    validators: Validators = Validators()
    max_age: int | None = None
    elapsed: float = 0.0
    permanent_url: str = ""
    redirects: tuple[str, ...] = ()


# ---------------------------------------------------------------- words (text -> stories)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as syllables or words, aligned: `keys` are normalised for comparing, `surfaces` as published.

    `breaks` holds the indexes before which a sentence mark, a quotation mark or a new block stands, so that no
    phrase is taken across it.
    """

    keys: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    breaks: frozenset[int] = frozenset()


class SpacedKeys(NamedTuple):
    """The keys of a text's words with a "" wherever it breaks, and those that stand with a capital or as a number
    inside a sentence, each as often as it does: names, for the most part."""

    keys: list[str]
    names: list[str]


# ---------------------------------------------------------------- feeds and folders as stored


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
    validators: Validators = Validators()
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
    """How a feed is, at one moment. `newest` is the date of its newest article. `rests_until` is when its server
    may be asked again, where it asked for more time, and `rest_status` the HTTP status with which it did.
    `by_hand`: nobody but the reader asks it."""

    feed: Feed
    troubles: tuple[Trouble, ...] = ()
    newest: datetime | None = None
    rests_until: datetime | None = None
    rest_status: int = 0
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


# ---------------------------------------------------------------- sections


class SectionSource(StrEnum):
    """Where an article's section came from."""

    DECLARED = "declared"
    FEED = "feed"
    ADDRESS = "address"
    PAGE = "page"
    INFERRED = "inferred"
    RULE = "rule"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the common tree. `key` is stable ("business"); titles are for people."""

    id: int
    key: str
    title_vi: str
    title_en: str
    parent: int | None = None
    position: int = 0
    icon: str = ""
    custom_title: str = ""  # the reader's, in both languages
    custom_icon: str = ""  # the key of the section whose icon the reader chose
    hidden: bool = False
    own: bool = False  # made by the reader

    def title(self, language: str) -> str:
        """The title in `language` ("vi" or "en", any other reads as English), or the reader's own."""
        return self.custom_title or self.shipped_title(language)

    def shipped_title(self, language: str) -> str:
        """The title without the reader's own."""
        return self.title_vi if language.startswith("vi") else self.title_en

    @property
    def drawing(self) -> str:
        """The name of its icon."""
        return f"section-{self.custom_icon or self.key}"


@dataclass(frozen=True, slots=True)
class SectionMark:
    """One section of one article: `published` is the outlet's own word for it, empty when not declared;
    `confidence` (0 to 1) how sure an inference is."""

    section: int | None
    source: SectionSource
    published: str = ""
    confidence: float | None = None


# ---------------------------------------------------------------- articles


class Offline(StrEnum):
    """What is in the local store beyond the feed's own text."""

    NONE = "none"
    PARTIAL = "partial"
    COMPLETE = "complete"


class ReadHow(StrEnum):
    """What made an article read."""

    OPENED = "opened"
    SCROLLED = "scrolled"
    MOVED_ON = "moved-on"
    BY_HAND = "by-hand"
    MARKED_ALL = "marked-all"
    RULE = "rule"
    COPY = "copy"  # another feed's copy of it was


@dataclass(frozen=True, slots=True)
class Twin:
    """The same article in another feed."""

    article: int
    feed: int
    outlet: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a row of the list shows; never content. `pictures` is (wanted, held), `outlets` how many outlets
    report the article's story (0: it belongs to none). `twins` are the same article in other feeds; where
    it is not the first of them, `copy_of` is."""

    id: int
    feed: int
    outlet: str
    title: str
    excerpt: str
    url: str
    author: str
    published: datetime
    read: bool = False
    starred: bool = False
    offline: Offline = Offline.NONE
    pictures: tuple[int, int] = (0, 0)
    thumbnail: str = ""
    sections: tuple[int, ...] = ()
    language: str = ""
    dated: bool = True
    outlets: int = 0
    copy_of: int = 0
    twins: tuple[Twin, ...] = ()


class NewArticle(NamedTuple):
    """An entry made ready to be stored: identity decided, text made plain, sections found, words folded.

    Plain values as the file keeps them, times in whole seconds since 1970: each crosses from the child that made
    it to the process that stores it, which as dataclasses within a dataclass cost thrice as much.

    The columns that an article's row has from its source come first, in their order (`ARTICLE_COLUMNS`), then
    those of its headline. `authors` stand on a line each; `keys` are packed identity keys, strongest first;
    `packed` is the raw, untrusted HTML (see `packing`); `enclosures` have the fields of Enclosure, `marks` those
    of SectionMark.
    """

    sort_at: int
    words: int
    published: int | None
    updated: int | None
    language: str
    title: str
    url: str
    authors: str
    excerpt: str
    thumbnail: str
    content_hash: str
    source_title: str
    source_url: str
    comments_url: str
    keys: tuple[int, ...]
    packed: bytes
    base: str
    enclosures: tuple[tuple[str, str, int | None, int | None], ...]
    marks: tuple[tuple[int | None, str, str], ...]
    folded_title: str
    folded_body: str
    author_keys: tuple[str, ...] = ()


ARTICLE_COLUMNS = NewArticle._fields[: NewArticle._fields.index("title")]
HEADLINE_COLUMNS = NewArticle._fields[len(ARTICLE_COLUMNS) : NewArticle._fields.index("keys")]


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


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of an entry seen before. `article` is None when only a tombstone is left; `url` is the
    address that the article has now."""

    article: int | None
    content_hash: str
    keys: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class StoredText:
    """The raw, untrusted text of an article. `full_html` is the kept page's article, "" when not kept."""

    id: int
    html: str
    base: str
    full_html: str = ""
    full_base: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything but its text."""

    row: ArticleRow
    authors: tuple[str, ...] = ()
    updated: datetime | None = None
    received: datetime | None = None
    source: SourceRef | None = None
    comments_url: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    marks: tuple[SectionMark, ...] = ()
    words: int = 0
    read_at: datetime | None = None
    read_how: str = ""
    starred_at: datetime | None = None
    opened: int = 0
    open_seconds: float = 0.0


# ---------------------------------------------------------------- asking


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
    `followed` counts stories. By folder, `twice` has how many unread articles its feeds count more than once."""

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


# ---------------------------------------------------------------- outcomes and progress


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
    changes: Changes = Changes()
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)
    done: int = 0
    total: int = 0
    skip_code: str = ""
    skip_data: Mapping[str, str | int | float] = field(default_factory=dict)
    elapsed: float = 0.0
    size: int = 0
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class BackupFailure:
    """A copy that was due ("small" or "whole") and could not be made the last time; why is a code of `wording`."""

    kind: str
    code: str
    data: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def told_by(self) -> str:
        """The code of the sentence that tells of it; `reason` is the sentence for `code`."""
        return f"backup.failed_{self.kind}"


@dataclass(frozen=True, slots=True)
class KeepProgress:
    """Keeping for offline: articles `done` of `total`, the one just finished and what is there of it."""

    article: int
    done: int
    total: int
    offline: Offline
    pictures: tuple[int, int] = (0, 0)
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article. `path` is the local file, "" while it is not in the store; sizes in pixels."""

    url: str
    path: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""
    alt: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Readable:
    """An article ready for the reading pane: `body` is sanitized HTML in which each picture stands as
    `<img src="picture:N">` (N indexes `pictures`); the rest is plain text to be escaped by who shows it.

    `path` is the section path: (title, section id or None, feed id or None) from outlet to section.
    `minutes` is the reading time, 0 of no text. `muted_by` are the rules that hide it: (number, title);
    `story_muted`: its story is muted.
    """

    article: Article
    body: str
    lead: str = ""
    pictures: tuple[Picture, ...] = ()
    path: tuple[tuple[str, int | None, int | None], ...] = ()
    source_url: str = ""
    source_title: str = ""
    minutes: int = 1
    full: bool = False
    muted_by: tuple[tuple[int, str], ...] = ()
    story_muted: bool = False


class Block(StrEnum):
    """The blocks under an article, in the order shown."""

    SAME_STORY = "same-story"
    SAME_TOPIC = "same-topic"
    SAME_AUTHOR = "same-author"
    SAME_SECTION = "same-section"
    MOST_READ = "most-read"
    LATEST = "latest"
    HIGHLIGHTS = "highlights"


MOST_READ_DAYS, HIGHLIGHT_DAYS = 7, 3  # that these blocks look back


@dataclass(frozen=True, slots=True)
class Related:
    """One suggestion. `why` are words that stand in both texts; `score` is the method's own (0 to 1);
    `outlets` counts the outlets on its story, for highlights; `more`: what its block has beyond those shown;
    `authors`: those that it shares with the article, for the same author."""

    block: Block
    row: ArticleRow
    why: tuple[str, ...] = ()
    score: float = 0.0
    outlets: int = 0
    more: bool = False
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingEvent:
    """One opening of an article: when, and for how long in seconds."""

    article: int
    opened: datetime
    seconds: float
