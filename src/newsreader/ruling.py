"""What a reader wants done with articles that a search finds, as frozen values. Standard library only."""

from dataclasses import dataclass
from datetime import datetime

from newsreader.model import ArticleRow


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with the articles that a search finds. `mute` hides them, until `mute_until` where that is
    told. All else is done once, when an article arrives: marked read, starred, kept for offline, put in a
    `section`, told of."""

    id: int = 0
    title: str = ""
    query: str = ""
    enabled: bool = True
    mute: bool = False
    mute_until: datetime | None = None
    read: bool = False
    star: bool = False
    keep: bool = False
    section: int | None = None
    notify: bool = False
    position: int = 0

    @property
    def acts(self) -> bool:
        """Whether it does anything to what it catches."""
        return self.mute or self.acts_once

    @property
    def acts_once(self) -> bool:
        """Whether it does something on arrival, which can be done to articles that are here already as well."""
        return self.read or self.star or self.keep or self.notify or self.section is not None

    def same_as(self, other: "Rule") -> bool:
        """Whether both look for the same and do the same, whatever they are called and whether they are on."""
        return self.meaning == other.meaning

    @property
    def meaning(self) -> tuple[object, ...]:
        """What makes it another rule than the next."""
        until = self.mute_until if self.mute else None
        acts = (self.mute, until, self.read, self.star, self.keep, self.notify, self.section)
        return (" ".join(self.query.split()), *acts)

    def lapsed(self, now: datetime) -> bool:
        """Whether it hides nothing any more, since the day until which it did is past."""
        return self.mute and self.mute_until is not None and self.mute_until <= now


@dataclass(frozen=True, slots=True)
class RuleState:
    """A rule with how many articles it catches, and how many are still to be looked at since it changed."""

    rule: Rule
    caught: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a rule would catch: how many articles, those among them that rules hide already, and the newest."""

    total: int = 0
    muted: int = 0
    newest: tuple[ArticleRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What a rule did to articles that were here already, so that it can be taken back."""

    read: tuple[int, ...] = ()
    starred: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    placed: tuple[int, ...] = ()
    section: int | None = None

    @property
    def articles(self) -> tuple[int, ...]:
        """All to which something was done."""
        return tuple(dict.fromkeys(self.read + self.starred + self.kept + self.placed))

    def __or__(self, other: "Applied") -> "Applied":
        return Applied(
            self.read + other.read,
            self.starred + other.starred,
            self.kept + other.kept,
            self.placed + other.placed,
            other.section if self.section is None else self.section,
        )
