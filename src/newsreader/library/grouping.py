"""What stands together in a list: values that the window and `library.arrange` speak."""

from dataclasses import dataclass
from enum import StrEnum


class Grouping(StrEnum):
    """What stands together in a list."""

    NONE = "none"
    DAY = "day"
    OUTLET = "feed"  # as the settings of windows have it
    SECTION = "section"
    STORY = "story"
    FRONT = "front"


# Keys of the headings of a front page; those of its stories are the stories' own.
HIGHLIGHTS, STORIES, REST = -1, -2, -3


@dataclass(frozen=True, slots=True)
class ListGroup:
    """So many articles of a list from `start` on. `key` names what they share: a day (its ordinal number),
    an outlet (its feed, or a number beyond all feeds), a section (0 for none), a story, or a heading of a front
    page. A story stands where its article of the time `at` does, in seconds since 1970; 0 for others. An outlet
    has a `name`."""

    key: int
    start: int
    count: int
    at: int = 0
    name: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of a front page, which holds nothing by itself."""
        return self.key < 0 and self.count == 0
