"""Articles: as a list shows them, whole, and as they are stored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from newsreader.model.documents import Enclosure, SourceRef
from newsreader.model.sections import SectionMark


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
    """The same article in another feed; `outlet` is what that feed is called."""

    article: int
    feed: int
    outlet: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a row of the list shows; never content. `outlet` is the source that the article names, else what its
    feed is called. `pictures` is (wanted, held), `outlets` how many outlets report the article's story (0: it
    belongs to none). `twins` are the same article in other feeds; where it is not the first of them, `copy_of`
    is."""

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
