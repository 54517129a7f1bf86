"""A story as it is told: values that the window, the command line and `library.telling` speak."""

from dataclasses import dataclass
from datetime import datetime

from newsreader.model import ArticleRow


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story. `outlet` is its declared source, else its feed's title; `why` are words that it
    shares with the article of the story that it is likest; `pinned`: the reader put it there. `copy_of` is an
    earlier article with nearly the same text, 0 for none. `new_sentences` were in no earlier article, and `new`
    says most of them.
    """

    row: ArticleRow
    outlet: str
    why: tuple[str, ...] = ()
    pinned: bool = False
    copy_of: int = 0
    new_sentences: int = 0
    new: str = ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its members in order of time. `lead` is the article whose headline stands for it, `pace` the
    articles an hour while it came fastest; `id` 0 for an article that belongs to none."""

    id: int
    lead: int
    members: tuple[Member, ...] = ()
    pace: float = 0.0
    followed: bool = False
    muted: bool = False
    mute_days: int = 0

    @property
    def outlets(self) -> int:
        """How many outlets report it."""
        return len({member.outlet for member in self.members})


@dataclass(frozen=True, slots=True)
class Highlight:
    """A story that many report. `outlets` are those that wrote of it themselves: nearly the same text counts
    once; `pace` as in `StoryPage`."""

    story: int
    lead: ArticleRow
    outlets: int
    articles: int
    first: datetime
    last: datetime
    pace: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that another may be one with, by its newest article. `why` are words that stand in both."""

    row: ArticleRow
    score: float
    why: tuple[str, ...] = ()
