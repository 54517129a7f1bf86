"""Marks that show before they are stored, over the rows as they were read. Pure."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from newsreader.model import ArticleRow, Flag

VERY_MANY = 300_000  # a set of so many ids takes the window 20 ms
FEW = 8


class _Everything(Container[int]):
    """Holds whatever is shown: the list was marked as a whole."""

    def __contains__(self, _article: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag set or taken away on some articles."""

    articles: Container[int]
    flag: Flag
    value: bool

    def on(self, row: ArticleRow) -> ArticleRow:
        """The row as it is with the mark."""
        if row.id not in self.articles:
            return row
        if self.flag is Flag.READ:
            return row if row.read == self.value else replace(row, read=self.value)
        return row if row.starred == self.value else replace(row, starred=self.value)


class Unstored:
    """The marks that are not stored yet, in the order in which they were set and will be stored."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []

    def add(self, articles: Sequence[int], flag: Flag, value: bool) -> None:
        """Set a mark."""
        held: Container[int] = tuple(articles) if len(articles) < FEW else _Everything()
        if FEW <= len(articles) < VERY_MANY:
            held = frozenset(articles)
        self._marks.append(Mark(held, flag, value))

    def pop(self) -> Mark | None:
        """The first mark, which is stored now, or was refused."""
        return self._marks.pop(0) if self._marks else None

    def show(self, row: ArticleRow) -> ArticleRow:
        """The row as it is to be seen."""
        for mark in self._marks:
            row = mark.on(row)
        return row

    def reading(self) -> "ReadMarks":
        """The read marks as they are now, for another thread."""
        return ReadMarks(tuple(mark for mark in self._marks if mark.flag is Flag.READ))


class ReadMarks:
    """Whether articles were marked read here, whatever the library says by now."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks

    def get(self, article: int, stored: bool) -> bool:
        """Whether an article is read; `stored` as the library has it."""
        for mark in reversed(self._marks):
            if article in mark.articles:
                return mark.value
        return stored
