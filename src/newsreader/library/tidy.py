"""What is let go in time: articles past their feed's days or number, or for which there is no room; feeds long
unsubscribed; unused pictures; what an ended restoring or repairing left; a search index that holds mostly what
went, which `indexing.go_on` fills again."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from newsreader.library.indexing import renew_when_worn
from newsreader.library.opened import Library
from newsreader.library.present import today
from newsreader.model import Changes, FeedWishes
from newsreader.settings import RETENTION, RETENTION_COUNT, RETENTION_DAYS, RETENTION_MEGABYTES
from newsreader.store import restoring

MEGABYTE = 1_000_000  # bytes
UNDO_LASTS = timedelta(days=30)  # how long an unsubscribed feed can be taken back with its articles
EVERY = timedelta(days=1)
GRACE = timedelta(hours=1)  # how long what is newly wished can be taken back before anything goes
# Never given back. One says what is wished and since when, the other that it was done today.
WISHED, LEASE = "tidy-wished", "tidy"


def tidy(library: Library, *, at_once: bool = False) -> Iterator[Changes]:
    """Let go of what is due, once a day or `at_once`; yields what went, feed by feed, since much may go at once.

    What is newly wished takes nothing for a while: saving a feed's settings may refresh it, and what went could
    not be brought back by undoing.
    """
    ripe, wished = note_wishes(library), _digest(library)
    if not at_once and (not ripe or library.store.leases.holder(LEASE, library.now()) == wished):
        return
    _hold(library, LEASE, wished)
    yield from _let_go(library)


def note_wishes(library: Library) -> bool:
    """Note what is to be kept, where it is other than before: whoever sets it does, else nobody knew that it was
    taken back in between. Whether it has been so for a while; a clock that was set back begins anew."""
    wished, known, now = _digest(library), library.store.leases.taken(WISHED), library.now()
    if known is None or known[0] != wished or known[1] > now:
        _hold(library, WISHED, wished)
        return False
    return now - known[1] >= GRACE


def _let_go(library: Library) -> Iterator[Changes]:
    now = library.now()
    for number, ids in all_departing(library).items():
        gone = library.store.articles.forget(ids, now)  # not what was starred at this moment
        yield Changes(removed=gone, feeds=(number,))
    library.store.feeds.purge_removed(today(library) - UNDO_LASTS)
    library.store.media.sweep()
    restoring.sweep(library.paths.database)
    renew_when_worn(library)


def _hold(library: Library, name: str, wished: str) -> None:
    leases, now = library.store.leases, library.now()
    leases.release(name, leases.holder(name, now))
    leases.take(name, wished, now, EVERY.total_seconds())


def all_departing(library: Library) -> dict[int, tuple[int, ...]]:
    """The articles of each feed that would go: what is past the feed's days or number, then the oldest of all that
    find no room."""
    now = today(library)
    going = {one.id: _departing(library, one.id, one.wishes, now) for one in library.store.feeds.all()}
    most = library.settings.get(RETENTION_MEGABYTES) * MEGABYTE
    if most:
        past = {number for ids in going.values() for number in ids}
        for number, ids in library.store.shelf.without_room(most, past).items():
            going[number] = (*going[number], *ids)
    return {number: ids for number, ids in going.items() if ids}


def departing(library: Library, number: int, wishes: FeedWishes) -> tuple[int, ...]:
    """The articles of a feed that would go with these wishes: never starred ones, nor any that the reader kept for
    offline. What the program keeps by itself, as the feed's wishes say, goes with the rest."""
    return _departing(library, number, wishes, today(library))


def _departing(library: Library, number: int, wishes: FeedWishes, now: datetime) -> tuple[int, ...]:
    days, most = limits(library, wishes)
    before = now - timedelta(days=days) if days else None
    return library.store.shelf.beyond(number, before=before, most=most or None)


def limits(library: Library, wishes: FeedWishes) -> tuple[int, int]:
    """For how many days articles stay, and how many do; 0 for all of them."""
    if not _has_own(wishes):
        return library.settings.get(RETENTION_DAYS), library.settings.get(RETENTION_COUNT)
    return wishes.retention_days or 0, wishes.retention_count or 0


def _has_own(wishes: FeedWishes) -> bool:
    return wishes.retention_days is not None or wishes.retention_count is not None


def _digest(library: Library) -> str:
    """What is to be kept of all feeds, as one word. A new feed with no wishes of its own changes nothing,
    lest nothing goes for as long as feeds are added."""
    whole: list[tuple[int, ...]] = [(0, *(library.settings.get(one) for one in RETENTION))]
    whole += [
        (feed.id, *limits(library, feed.wishes)) for feed in library.store.feeds.all() if _has_own(feed.wishes)
    ]
    return hashlib.sha256(repr(sorted(whole)).encode()).hexdigest()[:32]
