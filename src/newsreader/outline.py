"""Lists of feeds (OPML) as values, and what came of importing one."""

from dataclasses import dataclass


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
