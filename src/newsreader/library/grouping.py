"""What stands together in a list: values that the window and `library.arrange` speak."""

from dataclasses import dataclass
from enum import StrEnum


class Grouping(StrEnum):
    """What stands together in a list."""

    NONE = "none"
    DAY = "day"
    FEED = "feed"
    SECTION = "section"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class ListGroup:
    """So many articles of a list from `start` on. `key` names what they share: a day (its ordinal number),
    a feed, a section (0 for none) or a story."""

    key: int
    start: int
    count: int
