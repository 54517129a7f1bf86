"""Marks that a reader sets: read, starred. Every mark returns what changed and its inverse."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Changes, Flag, Query, ReadHow, ReadingEvent, Undo
from newsreader.text.fold import fold
from newsreader.text.plain import plain

TOGETHER = 100  # pages let go in one transaction: no mark waits longer for it


def mark_read(library: Library, ids: Sequence[int], value: bool, how: ReadHow) -> tuple[Changes, Undo]:
    """Mark articles read or unread. What already was so is not counted as changed."""
    undo = library.store.marks.change(Flag.READ, ids, value, library.now(), how.value)
    if not value:  # what is read leaves the saved searches by itself
        saved.settle(library)
    return Changes(updated=undo.articles), undo


def mark_starred(library: Library, ids: Sequence[int], value: bool) -> tuple[Changes, Undo]:
    """Give or take a star."""
    undo = library.store.marks.change(Flag.STARRED, ids, value, library.now())
    saved.settle(library)
    return Changes(updated=undo.articles), undo


def mark_all_read(library: Library, query: Query, until: datetime | None = None) -> tuple[Changes, Undo]:
    """Mark everything read that `query` shows, with `until` only what is older."""
    wanted = query.having(unread=True)
    if until is not None:
        wanted = wanted.having(until=until if query.until is None else min(until, query.until))
    return mark_read(library, list_ids(library, wanted), True, ReadHow.MARKED_ALL)


def mark_shown_read(library: Library, shown: Sequence[int]) -> tuple[Changes, Undo]:
    """Mark read what a list shows: what came since then was seen by nobody and stays unread."""
    unread = set(list_ids(library, Query(unread=True)))
    return mark_read(library, [number for number in shown if number in unread], True, ReadHow.MARKED_ALL)


def undo(library: Library, inverse: Undo) -> tuple[Changes, Undo]:
    """Take a mark back where nothing else was done with the article since; and how to do it again."""
    again = library.store.marks.take_back(inverse)
    saved.settle(library)
    return Changes(updated=library.store.doubles.company(again.articles)), again


def wish_offline(library: Library, ids: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Remember that the reader wants articles offline, before they are fetched: those that were not wanted yet,
    and those of them that have no page yet."""
    kept = library.store.shelf.kept(ids)
    wanted = tuple(number for number in ids if number not in kept)
    held = set(library.store.shelf.with_page(wanted))
    library.store.articles.keep(wanted)
    return wanted, tuple(number for number in wanted if number not in held)


def let_go(library: Library, ids: Sequence[int], pages: Sequence[int]) -> Changes:
    """Want articles offline no more, and forget the pages that were fetched for it."""
    library.store.marks.let_go(ids)
    for start in range(0, len(pages), TOGETHER):
        some = pages[start : start + TOGETHER]
        titles, texts = library.store.search.titles(some), library.store.articles.texts(some)
        words = {number: (fold(titles[number]), fold(plain(text.html))) for number, text in texts.items()}
        library.store.articles.drop_full(some, words)
    saved.settle(library)
    return Changes(updated=tuple(ids))


def record_reading(library: Library, event: ReadingEvent) -> None:
    """Note that an article was open, when and for how long. Most read lives on these notes."""
    library.store.marks.opened(event)
