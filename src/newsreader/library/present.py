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

    With a clock that was set back all news were ahead of their time, dated years ago, and let go by their age. So
    where a server says that it is later, and there is news from after the clock's time, both are believed.
    """
    now = library.now()
    if server_time is None or server_time - now < DISTRUST:
        return now
    newest = library.store.shelf.newest_dated()
    return now if newest is None or newest <= now else min(server_time, newest + SILENCE)
