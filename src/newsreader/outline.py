"""Feeds that a page offers, and lists of feeds (OPML), as values; what their addresses may begin with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

FEED_SCHEME = r"(?:feed|rss|pcast|podcast|itpc)(?::|\+(?=https?:))"
"""As a regular expression, without regard to capital letters: programs for feeds and podcasts claim these. What
follows is a web address with or without its own scheme: feed:example.com, feed://https://…, feed+https://…"""


@dataclass(frozen=True, slots=True)
class OutlineFeed:
    """A feed in an OPML document; `path` names the folders from the top, `own_title` is the reader's own name."""

    url: str
    title: str = ""
    site_url: str = ""
    path: tuple[str, ...] = ()
    description: str = ""
    language: str = ""
    own_title: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An OPML document: feeds in order, all folders (also empty ones), what was skipped and why (codes)."""

    feeds: tuple[OutlineFeed, ...] = ()
    folders: tuple[tuple[str, ...], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: feeds added, already there, and skipped with the code of the reason."""

    added: tuple[int, ...] = ()
    known: int = 0
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """An entry of a feed that is only looked at: its title, its date, its first words as plain text."""

    title: str
    published: datetime | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page offers. `headlines` are its newest, `newest` the same with dates and first words;
    `error_code` says why it has none.

    `pending` means that it is still being asked; what is known of it then is its address and what the page calls
    it. `pace` is the seconds that usually lie between two entries, None where too few carry a date.
    """

    url: str
    title: str
    headlines: tuple[str, ...] = ()
    entries: int = 0
    error_code: str = ""
    error_data: Mapping[str, str | int | float] = field(default_factory=dict)
    newest: tuple[Headline, ...] = ()
    site_url: str = ""
    description: str = ""
    pace: float | None = None
    pending: bool = False
