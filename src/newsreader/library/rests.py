"""Hosts that asked to be left alone, remembered in the library: beyond a restart, and for every process."""

from collections.abc import Mapping
from datetime import datetime

from newsreader.feeds.rests import Rest, Rests
from newsreader.library.opened import Library
from newsreader.store.checks import Checks


def kept_rests(library: Library) -> Rests:
    """The rests of this library's hosts, for a fetcher."""
    return Rests(_Keeper(library.store.checks))


class _Keeper:
    """Between the fetcher's book of rests and the store's table."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks

    def load(self, now: datetime) -> Mapping[str, Rest]:
        """The hosts that rest, by their address with the port."""
        return {place: Rest(rest.until, rest.status) for place, rest in self._checks.resting(now).items()}

    def keep(self, place: str, rest: Rest, now: datetime) -> None:
        """Remember that a host rests."""
        self._checks.let_rest(place, rest.until, rest.status, now)
