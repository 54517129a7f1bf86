"""Which story an article joins: average link within 72 hours, article by article. Knows no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsreader.stories.signature import FULL_BYTES, dot_packed, unpack

WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Manner:
    """How alike an article must be to join a story, in one language.

    `short` is asked where either text has fewer terms than a signature keeps, `full` where none has. A story with
    a single member asks `doubt` more, one with two half of that: the mean of few likenesses tells less. `best` is
    the share of the nearest member in the likeness; the mean over all members has the rest.
    """

    short: float
    full: float
    doubt: float = 0.0
    best: float = 0.0


# Words and pairs weigh differently in each language (docs/quality.md).
MANNERS: Mapping[str, Manner] = {
    "vi": Manner(0.20, 0.20),
    "en": Manner(0.16, 0.21, doubt=0.1, best=0.4),
}
OTHER_MANNER = Manner(0.18, 0.20, doubt=0.05, best=0.2)
# The share of a likeness that is lost over 72 hours.
FADING = 0.5
SERIAL_HOURS = timedelta(hours=6)

_WINDOW_SECONDS = WINDOW // timedelta(seconds=1)
_SERIAL_SECONDS = SERIAL_HOURS // timedelta(seconds=1)
_DAY_SECONDS = 86_400
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """One article as the assignment sees it, and small, since tens of thousands are held: `published` in seconds
    since 1970 (UTC), `series` as `series_of` tells it, `signature` packed."""

    article: int
    published: int
    series: int
    language: str
    signature: bytes


def series_of(outlet: str, title: str) -> int:
    """What the issues of a series (weather, gold prices, lottery) have in common: the outlet and the keyed title
    (`text.fold.key`) but for its numbers, hashed. 0 where the outlet is not known."""
    return hash((outlet, _NUMBER.sub("#", title))) if outlet else 0


def assign(
    article: Item, window: Mapping[int, Sequence[Item]], manners: Mapping[str, Manner] = MANNERS
) -> int | None:
    """The story that an article joins, or None when it begins its own.

    `window` holds, by story, every member of each story that may suit. Members further than 72 hours from
    the article, or in another language, do not count. Called in order of (published, article) the result
    depends on nothing but the articles; of equally near stories the one with the smaller number is taken.
    """
    manner = manners.get(article.language, OTHER_MANNER)
    weights = unpack(article.signature)
    best: tuple[float, int] | None = None
    for story, members in window.items():
        near = [member for member in members if _comparable(article, member)]
        if not near or any(_other_issue(article, member) for member in near):
            continue
        beyond = _beyond(article, weights, near, manner)
        if beyond >= 0 and (best is None or (beyond, -story) > best):
            best = (beyond, -story)
    return None if best is None else -best[1]


def _beyond(article: Item, weights: Mapping[int, float], near: Sequence[Item], manner: Manner) -> float:
    """By how much an article is more alike to a story's members than it must be."""
    alike = [
        dot_packed(weights, member.signature)
        * (1.0 - FADING * abs(article.published - member.published) / _WINDOW_SECONDS)
        for member in near
    ]
    likeness = (1.0 - manner.best) * sum(alike) / len(alike) + manner.best * max(alike)
    return likeness - _least(article, near, manner) - manner.doubt / len(near)


def _least(article: Item, near: Sequence[Item], manner: Manner) -> float:
    if len(article.signature) < FULL_BYTES:
        return manner.short
    full = sum([len(member.signature) >= FULL_BYTES for member in near]) / len(near)
    return manner.short + full * (manner.full - manner.short)


def _comparable(a: Item, b: Item) -> bool:
    return a.language == b.language and abs(a.published - b.published) <= _WINDOW_SECONDS


def _other_issue(a: Item, b: Item) -> bool:
    """Whether two articles are different issues of a series, which look alike every day. Within hours on one date
    (UTC) it is the same issue brought up to date."""
    if not a.series or a.series != b.series:
        return False
    if abs(a.published - b.published) > _SERIAL_SECONDS:
        return True
    return a.published // _DAY_SECONDS != b.published // _DAY_SECONDS
