"""Which articles of the list are chosen: one, or several that acts are done on together."""

from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from newsreader.gui.models.articles import ArticleModel

if TYPE_CHECKING:
    from newsreader.gui.article_list import ArticleList

_Flag = QItemSelectionModel.SelectionFlag
FOLLOWERS = 50  # articles behind the chosen one, of which one will still be there
MOST_KEPT = 5_000  # chosen articles that stay so when the list changes


class Selection:
    """Reads and sets the selection of a view by ranges of rows: all of a million are one range."""

    def __init__(self, view: "ArticleList") -> None:
        self._view = view
        self._kept: frozenset[int] = frozenset()
        self._followers: list[int] = []

    @property
    def several(self) -> bool:
        """Whether more than one row is chosen."""
        return sum(last - first + 1 for first, last in self._ranges()) > 1

    def has(self, place: int) -> bool:
        """Whether a row is chosen."""
        return any(first <= place <= last for first, last in self._ranges())

    @property
    def articles(self) -> "array[int]":
        """The chosen articles in the order of the list."""
        rows, found = self._view.listing.model.rows, array("q")
        for first, last in self._ranges():
            found.extend(rows[first : last + 1])
        return (
            array("q", [number for number in found if number > 0])
            if self._view.listing.model.laid.groups
            else found
        )

    def around(self, index: QModelIndex) -> tuple[int, ...]:
        """What a menu asked for at a row is for: all that is chosen, or, elsewhere, the row's article."""
        if not index.isValid():
            return ()
        if self.several and self._view.selectionModel().isSelected(index):
            return tuple(self.articles)
        number = self._view.listing.model.rows[index.row()]
        return (number,) if number > 0 else ()

    def put(self, place: int) -> None:
        """Choose one row alone, and go there."""
        index = self._view.listing.model.index(place, 0)
        self._view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)

    def folded_away(self, by: int) -> int:
        """Where all groups are folded, the first article of the chosen one, or with -1 the last; else 0."""
        model, place = self._view.listing.model, max(0, self._view.place)
        if not model.rows or any(number > 0 for number in model.rows):
            return 0
        group = model.laid.groups[-1 - model.rows[place]]
        return model.laid.ids[group.start if by > 0 else group.start + group.count - 1]

    def put_open(self) -> None:
        """Choose the article alone that is open, since acts are done on it, or else the current row."""
        listing = self._view.listing
        place = listing.model.position(listing.selected) if listing.selected else -1
        self.put(place if place >= 0 else self._view.place)

    def put_end(self, *, first: bool) -> None:
        """Choose the first article alone, or the last."""
        rows = self._view.listing.model.rows
        places = range(len(rows)) if first else reversed(range(len(rows)))
        place = next((place for place in places if rows[place] > 0), -1)
        if place >= 0:
            self.put(place)

    def extend(self, place: int) -> None:
        """Go to a row and choose it too; going back over what is chosen lets go of it."""
        model, here = self._view.selectionModel(), self._view.currentIndex()
        index = self._view.listing.model.index(place, 0)
        if model.isSelected(index) and here.isValid():
            model.select(here, _Flag.Deselect | _Flag.Rows)
        model.setCurrentIndex(index, _Flag.Select | _Flag.Rows)

    def note(self) -> None:
        """Remember what is chosen before the list changes, where it is several."""
        chosen = self.articles if self.several else ()
        self._kept = frozenset(chosen) if len(chosen) <= MOST_KEPT else frozenset()
        start = self.behind()
        self._followers = list(self._view.listing.model.rows[start : start + FOLLOWERS]) if start >= 0 else []

    def behind(self) -> int:
        """The row behind the chosen one, also where that has left the list since; -1 where nothing is known."""
        listing = self._view.listing
        if self._view.place >= 0:
            return self._view.place + 1
        return listing.model.position(listing.follower) if listing.follower else -1

    def restore(self) -> None:
        """Choose what was chosen, and the article under the eye."""
        model, listing = self._view.selectionModel(), self._view.listing
        place = _row_of(listing.model, listing.selected) if listing.selected else -1
        listing.follower = 0
        if place < 0 and not listing.entered and self._followers:
            # Once through the list, which may have a million rows.
            there = frozenset(self._followers).intersection(listing.model.rows)
            listing.follower = next((one for one in self._followers if one > 0 and one in there), 0)
        if place >= 0:
            self.put(place)
        if self._kept:
            ranges = QItemSelection()
            for first, last in _runs(at for at, number in enumerate(listing.model.rows) if number in self._kept):
                ranges.select(listing.model.index(first, 0), listing.model.index(last, 0))
            model.select(ranges, _Flag.Select | _Flag.Rows)

    def _ranges(self) -> list[tuple[int, int]]:
        found = self._view.selectionModel().selection()
        return sorted((found.at(n).top(), found.at(n).bottom()) for n in range(found.size()))


def _row_of(model: ArticleModel, article: int) -> int:
    """The row of an article, or of the story or group in which it is folded away; -1 when it is not there."""
    place = model.position(article)
    if place >= 0 or model.rows is model.laid.ids:
        return place
    head = model.laid.stand_in(article)
    return -1 if head is None else model.position(head)


def _runs(places: Iterator[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as (first, last)."""
    every = list(places)
    if not every:
        return []
    breaks = [at for at, (one, next_one) in enumerate(pairwise(every)) if next_one != one + 1]
    firsts = [every[0], *(every[at + 1] for at in breaks)]
    return list(zip(firsts, [*(every[at] for at in breaks), every[-1]], strict=True))
