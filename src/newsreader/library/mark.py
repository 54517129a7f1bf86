"""Marks that a reader sets: read, starred. Every mark returns what changed and its inverse."""

from collections.abc import Sequence

from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Changes, Flag, Query, ReadHow, ReadingEvent, Undo


def mark_read(library: Library, ids: Sequence[int], value: bool, how: ReadHow) -> tuple[Changes, Undo]:
    """Mark articles read or unread. What already was so is not counted as changed."""
    changed = library.store.marks.read(ids, value, how, library.now())
    if not value:  # what is read leaves the saved searches by itself
        saved.settle(library)
    return Changes(updated=changed), Undo(Flag.READ, not value, changed)


def mark_starred(library: Library, ids: Sequence[int], value: bool) -> tuple[Changes, Undo]:
    """Give or take a star."""
    changed = library.store.marks.star(ids, value, library.now())
    saved.settle(library)
    return Changes(updated=changed), Undo(Flag.STARRED, not value, changed)


def mark_all_read(library: Library, query: Query) -> tuple[Changes, Undo]:
    """Mark everything read that `query` shows."""
    ids = list_ids(library, query.having(unread=True))
    return mark_read(library, ids, True, ReadHow.MARKED_ALL)


def undo(library: Library, inverse: Undo) -> Changes:
    """Take a mark back."""
    if inverse.flag is Flag.READ:
        return mark_read(library, inverse.articles, inverse.value, ReadHow.BY_HAND)[0]
    return mark_starred(library, inverse.articles, inverse.value)[0]


def record_reading(library: Library, event: ReadingEvent) -> None:
    """Note that an article was open, when and for how long. Most read lives on these notes."""
    library.store.marks.opened(event)
