"""Where the reader is: a place of the sidebar with filters on top, as a Query for the library. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from newsreader.library.grouping import Grouping
from newsreader.model import Feed, Folder, Order, Query, Section
from newsreader.search import SavedSearch

translate = QCoreApplication.translate


class Kind(StrEnum):
    """What a row of the sidebar stands for."""

    ALL = "all"
    UNREAD = "unread"
    TODAY = "today"
    STARRED = "starred"
    OFFLINE = "offline"
    SECTION = "section"
    FOLDER = "folder"
    FEED = "feed"
    SAVED = "saved"
    FOLLOWED = "followed"
    MUTED = "muted"


SMART = (Kind.ALL, Kind.UNREAD, Kind.TODAY, Kind.STARRED, Kind.OFFLINE)
"""Those that are always there; Followed stories and Muted follow them where there is something."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the sidebar; `id` names the section, folder, feed or saved search."""

    kind: Kind = Kind.ALL
    id: int = 0

    @property
    def key(self) -> str:
        """The place as a word, for the state kept between two runs."""
        return f"{self.kind}:{self.id}"

    @classmethod
    def from_key(cls, key: str) -> "Place":
        """The place that `key` names, All when it names none."""
        kind, _, number = key.partition(":")
        try:
            return cls(Kind(kind), int(number))
        except ValueError:
            return cls()


CHIPS = ("unread", "pictures", "today")
_SECTION = "section:"


@dataclass(frozen=True, slots=True)
class Filters:
    """What stands above the list: chips, the words of a search, the order, what stands together. `ranking` is the
    order of what words find."""

    unread: bool = False
    pictures: bool = False
    today: bool = False
    section: int | None = None
    text: str = ""
    order: Order = Order.NEWEST
    group: Grouping = Grouping.NONE
    ranking: Order = Order.RELEVANCE

    def having(self, **changes: object) -> "Filters":
        """The same filters with some changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() is typed per field

    @property
    def plain(self) -> "Filters":
        """The filters that another place begins with: how the list is sorted, and the words of a search."""
        return replace(self, unread=False, pictures=False, today=False, section=None)

    @property
    def words(self) -> tuple[str, ...]:
        """What is left out of the list by chips, as words for the state kept between two runs."""
        chips = tuple(name for name in CHIPS if getattr(self, name))
        return chips if self.section is None else (*chips, f"{_SECTION}{self.section}")

    @classmethod
    def from_words(cls, words: Sequence[str]) -> "Filters":
        """The filters that `words` tell; what they tell else is left out."""
        sections = [word.removeprefix(_SECTION) for word in words if word.startswith(_SECTION)]
        number = next((int(word) for word in sections if word.isdecimal()), None)
        return cls("unread" in words, "pictures" in words, "today" in words, number)

    @property
    def sorting(self) -> Order:
        """The order that holds."""
        return self.ranking if self.text.strip() else self.order

    @property
    def grouping(self) -> Grouping:
        """What stands together, as far as the order allows it."""
        return self.group if fits(self.sorting, self.group) else Grouping.NONE

    def sorted(self, order: Order) -> "Filters":
        """The same list in another order; groups that do not go with it are given up."""
        if self.text.strip():
            return replace(self, ranking=order)
        return replace(self, order=order, group=self.group if fits(order, self.group) else Grouping.NONE)

    def turned_front(self) -> "Filters":
        """The same list as a front page, or, where it is one, in plain order of time."""
        plain = self.grouping is Grouping.FRONT
        made = replace(self, order=Order.NEWEST, group=Grouping.NONE if plain else Grouping.FRONT)
        return replace(made, ranking=Order.NEWEST) if self.text.strip() else made

    def grouped(self, group: Grouping) -> "Filters":
        """The same list with other groups; an order that does not go with them is given up."""
        made = replace(self, group=group)
        if not fits(made.sorting, group):
            made = made.sorted(Order.NEWEST)
        return replace(made, group=group)


_TIME = {Order.NEWEST, Order.OLDEST}
_FITTING = {
    Grouping.DAY: _TIME,
    Grouping.OUTLET: _TIME | {Order.OUTLET},
    Grouping.SECTION: {Order.NEWEST, Order.SECTION},
    Grouping.FRONT: {Order.NEWEST},
}


def fits(order: Order, group: Grouping) -> bool:
    """Whether a list in this order can be cut into such groups."""
    return order in _FITTING.get(group, Order)


def sorted_for(group: Grouping, order: Order) -> Order:
    """How the library must sort a list, so that its groups are whole."""
    if group is Grouping.OUTLET:
        return Order.OUTLET_OLDEST if order is Order.OLDEST else Order.OUTLET
    return Order.SECTION if group is Grouping.SECTION else order


def make_query(place: Place, filters: Filters, today: date) -> Query:
    """The query for a place with filters."""
    kind = place.kind
    section = place.id if kind is Kind.SECTION else filters.section
    return Query(
        feed=place.id if kind is Kind.FEED else None,
        folder=place.id if kind is Kind.FOLDER else None,
        section=section,
        unread=filters.unread or kind is Kind.UNREAD,
        starred=kind is Kind.STARRED,
        offline=kind is Kind.OFFLINE,
        followed=kind is Kind.FOLLOWED,
        pictures=filters.pictures,
        day=today if filters.today or kind is Kind.TODAY else None,
        text=filters.text.strip(),
        saved=place.id if kind is Kind.SAVED else None,
        muted=kind is Kind.MUTED,
        order=sorted_for(filters.grouping, filters.sorting),
    )


def smart_title(kind: Kind) -> str:
    """The name of a smart feed."""
    titles = {
        Kind.ALL: translate("place", "All articles"),
        Kind.UNREAD: translate("place", "Unread"),
        Kind.TODAY: translate("place", "Today"),
        Kind.STARRED: translate("place", "Starred"),
        Kind.OFFLINE: translate("place", "Offline"),
        Kind.FOLLOWED: translate("place", "Followed stories"),
        Kind.MUTED: translate("place", "Muted"),
    }
    return titles[kind]


def place_title(
    place: Place,
    feeds: Sequence[Feed],
    folders: Sequence[Folder],
    sections: Sequence[Section],
    language: str,
    saved: Sequence[SavedSearch] = (),
) -> str:
    """The name of a place, "" when what it names is gone."""
    if place.kind is Kind.FEED:
        return next((feed.title for feed in feeds if feed.id == place.id), "")
    if place.kind is Kind.FOLDER:
        return next((folder.title for folder in folders if folder.id == place.id), "")
    if place.kind is Kind.SECTION:
        return next((section.title(language) for section in sections if section.id == place.id), "")
    if place.kind is Kind.SAVED:
        return next((search.title for search in saved if search.id == place.id), "")
    return smart_title(place.kind)


def feeds_of(place: Place, feeds: Sequence[Feed], folders: Sequence[Folder]) -> tuple[Feed, ...]:
    """The feeds below a place; all of them for a smart feed or a section."""
    if place.kind is Kind.FEED:
        return tuple(feed for feed in feeds if feed.id == place.id)
    if place.kind is not Kind.FOLDER:
        return tuple(feeds)
    inside = {place.id}
    grown = True
    while grown:
        below = {folder.id for folder in folders if folder.parent in inside} | inside
        grown, inside = below != inside, below
    return tuple(feed for feed in feeds if feed.folder in inside)
