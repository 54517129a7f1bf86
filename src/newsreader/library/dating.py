"""When the entries of a feed count as published, and where they stand in a list. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreader.model import ParsedEntry


@dataclass(frozen=True, slots=True)
class Dated:
    """The time that is shown (None: the feed gives none) and the time that sorts."""

    published: datetime | None
    sort_at: datetime


def date_entries(entries: Sequence[ParsedEntry], now: datetime) -> list[Dated]:
    """The times of all entries of one document, in its order: never in the future; without a date, in the feed's
    order from now."""
    return [_date(entry.published or entry.updated, place, now) for place, entry in enumerate(entries)]


def _date(published: datetime | None, place: int, now: datetime) -> Dated:
    if published is None:
        return Dated(None, now - timedelta(seconds=place))
    return Dated(min(published, now), min(published, now))
