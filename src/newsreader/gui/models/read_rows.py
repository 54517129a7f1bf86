"""Rows that were read, kept by id: read again when they may have changed and come into sight; marks show at once.

Knows no view and no library: rows are asked for through a callable.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsreader.gui.models.unstored import ReadMarks, Unstored
from newsreader.model import ArticleRow, Flag

CHUNK = 128  # rows read at once: 4-9 screenfuls
# Rows kept, of 1.5 KB: twenty screenfuls. Each refresh brings those at the top of the list; eight thousand of them
# made the window 12 MB larger in a day.
KEPT = 6 * CHUNK

FetchRows = Callable[[Sequence[int], Callable[[list[ArticleRow]], None]], None]


@dataclass(slots=True)
class _Read:
    """A row, when it was asked for by the model's own clock, and since when it may be another."""

    row: ArticleRow
    asked: int
    changed: int = 0

    @property
    def stale(self) -> bool:
        """Whether it is to be read again."""
        return self.asked < self.changed


class ReadRows:
    """`fetch(ids, take)` reads rows elsewhere and hands them to `take` on this thread. `told` is called when rows
    are others than before, `gone` with the ids of rows that are in no library any more."""

    def __init__(
        self, fetch: FetchRows, told: Callable[[], object], gone: Callable[[tuple[int, ...]], object]
    ) -> None:
        self._fetch = fetch
        self._told = told
        self._gone = gone
        self._read: OrderedDict[int, _Read] = OrderedDict()
        self._asked: set[int] = set()
        self.clock = 1  # moves on whenever rows may have changed
        self._stored = 0  # when a mark was stored last
        self._unstored = Unstored()
        self.held = 0  # the article under the eye, whose row stays whatever becomes of it

    def __contains__(self, article: object) -> bool:
        return article in self._read

    def __len__(self) -> int:
        return len(self._read)

    def get(self, article: int, beside: Callable[[], Sequence[int]] = tuple) -> ArticleRow | None:
        """The row of an article if it is in memory. Where it is not, or may have changed, it is asked for,
        together with those of `beside`."""
        known = self._read.get(article)
        if known is None or known.stale:
            self._ask(beside())
        if known is None:
            return None
        self._read.move_to_end(article)
        return self.seen(known.row)

    def seen(self, row: ArticleRow) -> ArticleRow:
        """A row as it is to be seen: with the marks that are not stored yet."""
        return self._unstored.show(row)

    def read_marks(self) -> ReadMarks:
        """What was marked read or unread here and may not be stored yet."""
        return self._unstored.reading()

    def mark(self, articles: Sequence[int], flag: Flag, value: bool) -> None:
        """Show a mark at once, before it is stored."""
        self._unstored.add(articles, flag, value)
        self._told()

    def mark_stored(self) -> None:
        """The first of the marks that were not stored is so now, or was refused: its rows are read again."""
        mark = self._unstored.pop()
        if mark is None:
            return
        self.clock += 1
        self._stored = self.clock
        for number, known in self._read.items():
            if number in mark.articles:
                known.row, known.changed = mark.on(known.row), self.clock
        self._asked.clear()  # what is under way may be from before
        self._told()

    def refresh(self, articles: Sequence[int] = ()) -> None:
        """Read rows anew that are in memory, when they come into sight: those of `articles`, without names all."""
        self.clock += 1
        named = set(articles)
        stale = [known for number, known in self._read.items() if not named or number in named]
        for known in stale:
            known.changed = self.clock
        if stale:
            self._asked.clear()
            self._told()

    def take(self, rows: Sequence[ArticleRow], clock: int) -> None:
        """Take rows that were read together with the list, which was asked for at this time of `clock`."""
        self._keep(rows, clock)

    def _ask(self, numbers: Sequence[int]) -> None:
        ids = [number for number in numbers if number > 0 and self._is_wanted(number)]
        if ids:
            clock = self.clock
            self._asked.update(ids)
            self._fetch(ids, lambda rows: self._take(ids, rows, clock))

    def _is_wanted(self, number: int) -> bool:
        known = self._read.get(number)
        return (known is None or known.stale) and number not in self._asked

    def _take(self, ids: Sequence[int], rows: list[ArticleRow], clock: int) -> None:
        self._asked.difference_update(ids)
        self._keep(rows, clock)
        missing = set(ids).difference(row.id for row in rows)
        if self.held in missing and self.held in self._read:
            missing.discard(self.held)
            self._read[self.held].asked = self.clock  # there is nothing newer to be read of it
        for number in missing:
            self._read.pop(number, None)
        self._told()
        if missing:
            self._gone(tuple(missing))

    def _keep(self, rows: Sequence[ArticleRow], clock: int) -> None:
        for row in rows:
            known = self._read.get(row.id)
            if known is None:
                self._read[row.id] = _Read(row, clock, self._stored)  # stale if a mark was stored meanwhile
            elif clock >= max(known.changed, known.asked):
                known.row, known.asked = row, clock
            self._read.move_to_end(row.id)
        while len(self._read) > KEPT:
            self._read.popitem(last=False)
