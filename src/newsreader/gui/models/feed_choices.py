"""What can be chosen for one feed, in words: how often it is asked, and how long its articles stay."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from newsreader.model import FeedWishes

translate = QCoreApplication.translate

_DAY = 1440  # minutes
_INTERVALS = (15, 30, 60, 120, 240, 720, _DAY)


class Stay(StrEnum):
    """How long the articles of a feed stay."""

    AS_ALL = "as-all"
    ALL = "all"
    DAYS = "days"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Retention:
    """A choice with its number of days or of articles."""

    stay: Stay
    number: int = 0

    @classmethod
    def of(cls, wishes: FeedWishes) -> "Retention":
        """What a feed has."""
        if wishes.retention_days is None and wishes.retention_count is None:
            return cls(Stay.AS_ALL)
        if wishes.retention_days:
            return cls(Stay.DAYS, wishes.retention_days)
        return cls(Stay.NEWEST, wishes.retention_count) if wishes.retention_count else cls(Stay.ALL)

    def put_into(self, wishes: FeedWishes) -> FeedWishes:
        """The wishes with this choice."""
        if self.stay is Stay.AS_ALL:
            return replace(wishes, retention_days=None, retention_count=None)
        days = self.number if self.stay is Stay.DAYS else 0
        newest = self.number if self.stay is Stay.NEWEST else 0
        return replace(wishes, retention_days=days, retention_count=newest)


def every(minutes: int) -> str:
    """How often that is, in words."""
    if minutes == 0:
        return translate("FeedSettingsDialog", "Only by hand")
    if minutes == _DAY:
        return translate("FeedSettingsDialog", "Once a day")
    if minutes % 60:
        return translate("FeedSettingsDialog", "Every %Ln minute(s)", "", minutes)
    return translate("FeedSettingsDialog", "Every %Ln hour(s)", "", minutes // 60)


def interval_choices(current: int | None, usual: int) -> list[tuple[str, int | None]]:
    """The intervals with their words; None is what all feeds have, `usual` minutes."""
    same = translate("FeedSettingsDialog", "As for all feeds ({every})").format(every=every(usual).lower())
    numbers = sorted({*_INTERVALS, current or _DAY})
    return [(same, None), *((every(minutes), minutes) for minutes in numbers), (every(0), 0)]


def retention_choices(usual_days: int, usual_count: int = 0) -> list[tuple[str, Stay]]:
    """How long articles can stay, in words; `usual_days` or `usual_count` is what all feeds have, 0 for always."""
    if usual_count and not usual_days:
        same = translate("FeedSettingsDialog", "As for all feeds (the newest %Ln)", "", usual_count)
    elif usual_days:
        same = translate("FeedSettingsDialog", "As for all feeds (%Ln day(s))", "", usual_days)
    else:
        same = translate("FeedSettingsDialog", "As for all feeds (all of them)")
    return [
        (same, Stay.AS_ALL),
        (translate("FeedSettingsDialog", "All of them"), Stay.ALL),
        (translate("FeedSettingsDialog", "Those of the last days"), Stay.DAYS),
        (translate("FeedSettingsDialog", "Only the newest"), Stay.NEWEST),
    ]
