"""What time it is, as far as others bear it out: a clock may be years ahead, or behind (an empty battery)."""

from datetime import datetime, timedelta

from newsreader.library.opened import Library

SILENCE = timedelta(days=2)  # no news at all for longer, and the newest no longer says what time it is
DISTRUST = timedelta(days=1)  # clocks farther apart than this: one of them is wrong


def today(library: Library) -> datetime:
    """The time by which articles grow old. A clock that is years ahead would make all that there is old at once;
    what publishers date is not wrong with it. So articles stay a little longer while nothing comes."""
    newest, now = library.store.shelf.newest_dated(), library.now()
    return now if newest is None else min(now, newest + SILENCE)


def present(library: Library, server_time: datetime | None) -> datetime:
    """The time that no entry of a document is dated after; `server_time` is what its server said.

    With a clock that was set back all news was ahead of its time, dated years ago, and let go by its age. With one
    that is ahead, what has no date stood above all other news for years. So a server that says otherwise is
    believed as far as the newest date that there is says so too.
    """
    now = library.now()
    if server_time is None or abs(server_time - now) < DISTRUST:
        return now
    newest = library.store.shelf.newest_dated()
    if newest is None:
        return now
    if server_time > now:
        return min(server_time, newest + SILENCE) if newest > now else now
    return max(server_time, newest) if newest + SILENCE < now else now
