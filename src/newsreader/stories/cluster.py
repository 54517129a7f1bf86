"""Which story an article joins: average link within 72 hours, article by article. Knows no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreader.stories.rank import dot_terms
from newsreader.stories.signature import Terms

WINDOW = timedelta(hours=72)
LOOKUP_TERMS = 24
# Mean cosine at which an article joins, by language, since pairs weigh differently in them. Short and full texts
# do best at nearly the same value (docs/quality.md).
THRESHOLDS: Mapping[str, float] = {"vi": 0.17, "en": 0.14}
OTHER_THRESHOLD = 0.17
SERIAL_HOURS = timedelta(hours=6)

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """One article as the assignment sees it: `title` is keyed (`text.fold.key`), `signature` as
    `signature.unpack_terms` gives it."""

    article: int
    published: datetime
    outlet: str
    title: str
    language: str
    signature: Terms


def lookup_terms(signature: Terms) -> Sequence[int]:
    """The heaviest terms of a signature: what postings are kept and looked up under."""
    return signature.hashes[:LOOKUP_TERMS]


def assign(
    article: Item, window: Mapping[int, Sequence[Item]], thresholds: Mapping[str, float] = THRESHOLDS
) -> int | None:
    """The story that an article joins, or None when it begins its own.

    `window` holds, by story, every member of each story that may suit. Members further than 72 hours from
    the article, or in another language, do not count. Called in order of (published, article) the result
    depends on nothing but the articles; of equally near stories the one with the smaller number is taken.
    """
    least = thresholds.get(article.language, OTHER_THRESHOLD)
    weights = dict(zip(*article.signature, strict=True))
    best: tuple[float, int] | None = None
    for story, members in window.items():
        near = [member for member in members if _comparable(article, member)]
        if not near or any(_other_issue(article, member) for member in near):
            continue
        likeness = sum([dot_terms(weights, member.signature) for member in near]) / len(near)
        if likeness >= least and (best is None or (likeness, -story) > best):
            best = (likeness, -story)
    return None if best is None else -best[1]


def _comparable(a: Item, b: Item) -> bool:
    return a.language == b.language and abs(a.published - b.published) <= WINDOW


def _other_issue(a: Item, b: Item) -> bool:
    """Whether two articles are different issues of a series (weather, gold prices, lottery).

    They look alike every day: the same outlet, the same title but for the numbers. Within hours on one date
    (UTC) it is the same issue brought up to date. Where the outlet is not known, nothing is said.
    """
    if not a.outlet or a.outlet != b.outlet:
        return False
    if _NUMBER.sub("#", a.title) != _NUMBER.sub("#", b.title):
        return False
    return abs(a.published - b.published) > SERIAL_HOURS or a.published.date() != b.published.date()
