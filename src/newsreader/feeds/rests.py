"""Hosts that are to be left alone, and until when. Knows no store: a keeper lends it a longer memory."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from newsreader.feeds.schedule import LONGEST_REST

_RELOAD_SECONDS = 30.0  # so often we look whether another process was asked to wait
# A host that asks for less (429) but names no time: longer each time in a row, with a bound.
_FIRST_REST = timedelta(minutes=10)
_LONGEST_OWN_REST = timedelta(hours=4)
_CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rest:
    """Until when a host is left alone, and the HTTP status that asked for it."""

    until: datetime
    status: int


class Keeper(Protocol):
    """Whoever remembers rests beyond this process."""

    def load(self, now: datetime) -> Mapping[str, Rest]:
        """The rests that have not passed."""
        ...

    def keep(self, place: str, rest: Rest, now: datetime) -> None:
        """Remember one."""
        ...


class Rests:
    """The rests of hosts. A place is a host with its port, as in an address."""

    def __init__(self, keeper: Keeper | None = None) -> None:
        """Without a `keeper` they end with this object."""
        self._keeper = keeper
        self._known: dict[str, Rest] = {}
        self._refusals: dict[str, int] = {}
        self._reload_at = 0.0

    def of(self, place: str, now: datetime) -> Rest | None:
        """The rest of a place, None when it may be asked. One further off than any that is granted was noted by a
        clock that was ahead: it is forgotten, or it would hold as soon as it is near enough."""
        if self._keeper is not None and time.monotonic() >= self._reload_at:
            self._reload_at = time.monotonic() + _RELOAD_SECONDS
            self._known |= self._keeper.load(now)
        rest = self._known.get(place)
        if rest is None or rest.until <= now:
            return None
        if rest.until > now + LONGEST_REST + _CLOCKS_DIFFER:
            del self._known[place]
            return None
        return rest

    def refused(self, place: str, status: int, retry_after: float | None, now: datetime) -> None:
        """A host asked for a pause of `retry_after` seconds, or for one without saying how long (None)."""
        if retry_after is None:
            count = self._refusals.get(place, 0)
            self._refusals[place] = count + 1
            wait = min(_FIRST_REST * 2 ** min(count, 10), _LONGEST_OWN_REST)
        else:
            wait = min(timedelta(seconds=retry_after), LONGEST_REST)
        rest = Rest(now + wait, status)
        before = self.of(place, now)
        if wait > timedelta(0) and (before is None or before.until < rest.until):
            self._known[place] = rest
            if self._keeper is not None:
                self._keeper.keep(place, rest, now)

    def answered(self, place: str) -> None:
        """A host answered as it should: its next refusal is a first one."""
        if self._refusals:
            self._refusals.pop(place, None)
