"""Which story an article joins: average link within 72 hours, article by article. Knows no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsreader.stories.signature import dot_packed, unpack

WINDOW = timedelta(hours=72)
# Mean cosine at which an article joins, by language, since pairs weigh differently in them. Short and full texts
# do best at nearly the same value (docs/quality.md).
THRESHOLDS: Mapping[str, float] = {"vi": 0.17, "en": 0.14}
OTHER_THRESHOLD = 0.17
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
    article: Item, window: Mapping[int, Sequence[Item]], thresholds: Mapping[str, float] = THRESHOLDS
) -> int | None:
    """The story that an article joins, or None when it begins its own.

    `window` holds, by story, every member of each story that may suit. Members further than 72 hours from
    the article, or in another language, do not count. Called in order of (published, article) the result
    depends on nothing but the articles; of equally near stories the one with the smaller number is taken.
    """
    least = thresholds.get(article.language, OTHER_THRESHOLD)
    weights = unpack(article.signature)
    best: tuple[float, int] | None = None
    for story, members in window.items():
        near = [member for member in members if _comparable(article, member)]
        if not near or any(_other_issue(article, member) for member in near):
            continue
        likeness = sum([dot_packed(weights, member.signature) for member in near]) / len(near)
        if likeness >= least and (best is None or (likeness, -story) > best):
            best = (likeness, -story)
    return None if best is None else -best[1]


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
