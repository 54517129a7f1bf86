"""What a search asks for, as a tree of frozen values: `text.query` reads, the library names, the store finds it.

Standard library only. Words are folded (`text.fold`) unless something else is said.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

EARLIEST, LATEST = date(1971, 1, 1), date(2999, 12, 31)  # what every system can convert


class State(StrEnum):
    """What an article can be (`is:`) or have (`has:`)."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    OFFLINE = "offline"
    FOLLOWED = "followed"
    PICTURE = "picture"
    ENCLOSURE = "enclosure"


class Kind(StrEnum):
    """What a name in a search can name."""

    AUTHOR = "author"
    FEED = "feed"
    FOLDER = "folder"
    OUTLET = "outlet"
    SECTION = "section"


class Bound(StrEnum):
    """From a moment on, or before it."""

    AFTER = "after"
    BEFORE = "before"


class Unit(StrEnum):
    """What is counted back from now."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Text:
    """Words side by side, in the title or the text (`title`: only there). With `prefix` the last may go on.

    `exact` has them as typed, NFC and lower case, for ranking and highlighting.
    """

    words: str
    exact: str = ""
    prefix: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A state. `typed` is how it was asked for, where somebody did, and makes no other state of it."""

    state: State
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its two letters."""

    code: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name as typed and folded; the library looks up what it names (`Among`)."""

    kind: Kind
    words: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Among:
    """Of these feeds, folders or sections (ids; with all below), by these authors (keys), or of these outlets as
    articles declare them. Empty: none is."""

    kind: Kind
    values: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """From or before a day, or so many units ago; `at` gives the moment."""

    bound: Bound
    day: date | None = None
    back: int = 0
    unit: Unit = Unit.DAY

    def at(self, now: datetime) -> datetime:
        """The moment, by this machine's time zone: where a day begins, or an hour where hours are counted."""
        local = now.astimezone()
        if self.unit is Unit.HOUR and self.day is None:
            return local.replace(minute=0, second=0, microsecond=0) - timedelta(hours=self.back)
        day = self.day if self.day is not None else _days_back(local.date(), self.back, self.unit)
        return datetime.combine(min(max(day, EARLIEST), LATEST), time()).astimezone()


@dataclass(frozen=True, slots=True)
class Since:
    """Not older than a moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Until:
    """Older than a moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Not:
    """All but these."""

    of: "Term"


@dataclass(frozen=True, slots=True)
class All:
    """What every one of them finds."""

    of: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What one of them finds."""

    of: "tuple[Term, ...]"


Term = Text | Is | Language | Named | Among | Dated | Since | Until | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood, or leads nowhere: a code of `wording` with its data."""

    code: str
    data: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Search:
    """A search as understood. `root` is None where nothing to look for was typed."""

    root: Term | None = None
    notes: tuple[Note, ...] = ()

    def wanted(self) -> tuple[Text, ...]:
        """The words that are looked for, and not those that must not be there."""
        return tuple(_wanted(self.root))


def walk(term: Term | None) -> Iterator[Term]:
    """A term and all below it."""
    if term is None:
        return
    yield term
    below = term.of if isinstance(term, All | AnyOf) else (term.of,) if isinstance(term, Not) else ()
    for inner in below:
        yield from walk(inner)


def change(term: Term, leaf: Callable[[Term], Term]) -> Term:
    """The same tree with each of its leaves changed by `leaf`."""
    match term:
        case All(of):
            return All(tuple(change(inner, leaf) for inner in of))
        case AnyOf(of):
            return AnyOf(tuple(change(inner, leaf) for inner in of))
        case Not(inner):
            return Not(change(inner, leaf))
    return leaf(term)


def _wanted(term: Term | None) -> Iterator[Text]:
    if isinstance(term, Text):
        yield term
    elif isinstance(term, All | AnyOf):
        for inner in term.of:
            yield from _wanted(inner)


def _days_back(today: date, back: int, unit: Unit) -> date:
    if unit is Unit.DAY:
        return today - timedelta(days=min(back, today.toordinal() - 1))
    months = today.year * 12 + today.month - 1 - back * (12 if unit is Unit.YEAR else 1)
    if months < 12:
        return date.min
    first = date(months // 12, months % 12 + 1, 1)
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(day=min(today.day, (following - timedelta(days=1)).day))


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept under a name, as a smart feed. `query` is its text, whole words."""

    id: int
    title: str
    query: str
    position: int = 0
