"""The open article and what stands under it, and what is kept for reading it later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsreader.model.articles import Article, ArticleRow, Offline


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
