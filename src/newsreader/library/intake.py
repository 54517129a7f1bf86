"""From a document to articles ready to be stored, in two steps with a question between them.

Whoever parses (a child that can be ended) does both steps, since texts are as hostile as markup; which entries are
wanted is asked of the library, which alone knows what it has. Knows no store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from newsreader.feeds.identity import content_hash, identify
from newsreader.feeds.parse import parse
from newsreader.library.dating import date_entries, time_of
from newsreader.library.decide import decide
from newsreader.library.prepare import Setting, prepare
from newsreader.model import NewArticle, ParsedFeed


@dataclass(frozen=True, slots=True)
class Document:
    """A feed's document as it was fetched: `url` is where it came from, `content_type` its HTTP header."""

    body: bytes
    url: str
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document holds, without its texts: `feed` has no entries; of each entry, in order, its identity keys,
    the hash of its contents, and its date where it has one."""

    feed: ParsedFeed
    keys: tuple[tuple[str, ...], ...]
    hashes: tuple[str, ...]
    dates: tuple[datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The entries, by their places, that are to be made ready, the keys each is to be known by, and what for."""

    places: tuple[int, ...]
    keys: tuple[tuple[str, ...], ...]
    setting: Setting


Choose = Callable[[Contents], Wanted]


@dataclass(frozen=True, slots=True)
class Everything:
    """Wants all entries of a feed of which nothing is known, so that nobody has to be asked between the steps.
    `setting` has the feed as it was before its first document."""

    setting: Setting

    def __call__(self, contents: Contents) -> Wanted:
        decision = decide(contents.keys, contents.hashes, {})
        return Wanted(decision.new, decision.new_keys, self.setting.named_by(contents.feed))


class Opened:
    """A parsed document that waits to hear which of its entries are wanted."""

    def __init__(self, parsed: ParsedFeed) -> None:
        self._parsed = parsed
        entries = parsed.entries
        hashes = tuple(map(content_hash, entries))
        self.contents = Contents(
            feed=replace(self._parsed, entries=()),
            keys=tuple(identify(entries, hashes)),
            hashes=hashes,
            dates=tuple(entry.published for entry in entries),
        )

    @classmethod
    def of(cls, document: Document) -> "Opened":
        """Parse `document`. Raises ParseError."""
        return cls(parse(document.body, url=document.url, content_type=document.content_type))

    def all(self, everything: "Everything") -> "TakenIn":
        """All that it brings."""
        return TakenIn(self.contents.feed, self.contents.dates, self.ready(everything(self.contents)))

    def ready(self, wanted: Wanted) -> tuple[NewArticle, ...]:
        """The wanted entries, ready to be stored, in the order of `wanted.places`."""
        if not wanted.places:
            return ()
        entries, hashes = self._parsed.entries, self.contents.hashes
        now = time_of(entries, wanted.setting.now, wanted.setting.clock)
        dated = date_entries(entries, now, wanted.places)
        return tuple(
            prepare(entries[place], keys, hashes[place], dated[place], wanted.setting)
            for place, keys in zip(wanted.places, wanted.keys, strict=True)
        )


@dataclass(frozen=True, slots=True)
class TakenIn:
    """All that a feed's first document brings: what it says of the feed, its entries' dates, its entries."""

    feed: ParsedFeed
    dates: tuple[datetime | None, ...]
    articles: Sequence[NewArticle]


class Parser(Protocol):
    """Whoever can parse: children in the background process, or this process itself."""

    def get_ready(self) -> None:
        """Documents will come: what takes time to begin may begin. Returns at once."""
        ...

    async def __call__(self, body: bytes, url: str, content_type: str) -> ParsedFeed:
        """The feed in `body`, to be shown before it is followed. Raises ParseError."""
        ...

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        """The entries that `choose` wants of `document`. `choose` is called from any thread. Raises ParseError."""
        ...

    async def take_in_all(self, document: Document, everything: Everything) -> TakenIn:
        """All entries of `document`, the first of its feed. Raises ParseError."""
        ...


class ParserHere:
    """Parses in this process: for bundled documents, which are no danger."""

    def get_ready(self) -> None:
        """Nothing is to be begun."""

    async def __call__(self, body: bytes, url: str, content_type: str) -> ParsedFeed:
        """The feed in `body`. Raises ParseError."""
        return parse(body, url=url, content_type=content_type)

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        """The entries that `choose` wants of `document`. Raises ParseError."""
        opened = Opened.of(document)
        return opened.ready(choose(opened.contents))

    async def take_in_all(self, document: Document, everything: Everything) -> TakenIn:
        """All entries of `document`. Raises ParseError."""
        told: list[Contents] = []

        def choose(contents: Contents) -> Wanted:
            told.append(contents)
            return everything(contents)

        articles = await self.take_in(document, choose)
        return TakenIn(told[0].feed, told[0].dates, articles)
