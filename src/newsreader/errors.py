"""What can go wrong in the world, as a tree of exceptions that carry a code and data, never a sentence.

NewsreaderError
├── FetchError        a document could not be had: code fetch.*, data has url and, where there is one, status
├── ParseError        a document is no feed, or took too long: parse.*
├── OpmlError         a list of feeds, or an export of everything, cannot be read: opml.*, export.*
├── AddressError      what was typed is no address, or leads to no feed: address.*
├── StoreError        the library's file is damaged, newer, full, locked, read-only: store.*
├── LookupFailure     a feed, article, section or folder that is not there: unknown.*
├── BusyError         another process refreshes this library: busy.*
├── KeepError         an article cannot be kept for offline: keep.*
├── OutputError       what a command prints cannot be written: output.*
├── RuleError         a rule that says nothing, or asks for what it cannot: rule.*
└── SectionError      the tree of sections cannot be arranged so: section.*

The sentences for the codes stand in `wording`. Bugs are not in this tree and pass through.
"""

from collections.abc import Mapping

Datum = str | int | float


class NewsreaderError(Exception):
    """The root. `code` names the sentence in `wording.SENTENCES`, `data` fills its placeholders."""

    def __init__(self, code: str, **data: Datum) -> None:
        super().__init__(code, data)
        self.code = code
        self.data: Mapping[str, Datum] = data

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the data, since errors cross from the background process to the window."""
        return (_rebuild, (type(self), self.code, dict(self.data)))


def _rebuild(kind: type[NewsreaderError], code: str, data: dict[str, Datum]) -> NewsreaderError:
    return kind(code, **data)


class FetchError(NewsreaderError):
    """A document could not be fetched. `data` may hold `retry_after` in seconds."""


class ParseError(NewsreaderError):
    """Bytes that are no feed, or that a parser could not finish within its limits."""


class OpmlError(NewsreaderError):
    """A list of feeds that cannot be read."""


class AddressError(NewsreaderError):
    """An address that is none, that may not be asked, or that leads to no feed."""


class StoreError(NewsreaderError):
    """The library's file cannot be used as it is."""


class LookupFailure(NewsreaderError):  # noqa: N818  # LookupError is Python's own
    """Something named by the user is not in the library."""


class BusyError(NewsreaderError):
    """Another process holds the lease."""


class KeepError(NewsreaderError):
    """An article cannot be kept for offline reading."""


class OutputError(NewsreaderError):
    """What a command prints cannot be written."""


class RuleError(NewsreaderError):
    """A rule that cannot be kept as it is."""


class SectionError(NewsreaderError):
    """The tree of sections cannot be arranged so."""
