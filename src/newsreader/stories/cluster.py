"""Which story an article joins, and which stories become one by it: average link within 72 hours, article by
article. Knows no database."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from newsreader.stories.named import named_alike
from newsreader.stories.signature import FULL_BYTES, dot_packed, unpack
from newsreader.stories.usual import usual_terms

WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Manner:
    """How alike an article must be to join a story, in one language.

    `short` is asked where either text has fewer terms than a signature keeps, `full` where none has. A story with
    a single member asks `doubt` more, one with two half of that: the mean of few likenesses tells less. `best` is
    the share of the nearest member in the likeness; the mean over all members has the rest. `named_whole` and
    `named_short` are what it counts, for a whole text and a short one, how much two articles name in common
    (`stories.named`), beside 1 for their signatures. `bridge` is how alike two stories must be, on the mean, to
    become one when a short article fits both; 0: they never do. What is less alike than `nearest`, as far as the
    heaviest terms of one of both go (`stories.postings`), is not compared at all.
    """

    short: float
    full: float
    doubt: float = 0.0
    best: float = 0.0
    named_whole: float = 0.0
    named_short: float = 0.0
    bridge: float = 0.0
    nearest: float = 0.06


# Words and pairs weigh differently in each language (docs/quality.md).
MANNERS: Mapping[str, Manner] = {
    "vi": Manner(0.21, 0.20, named_whole=0.5, bridge=0.19),
    "en": Manner(0.18, 0.18, doubt=0.1, best=0.2, named_whole=1.0, named_short=1.0, nearest=0.1),
}
OTHER_MANNER = Manner(0.18, 0.20, doubt=0.05, best=0.2)
LEAST_TO_NAME = 0.12  # what is less alike by its signature is not asked what it names
MOST_LINKED = 12  # members of each of two stories, their last, when it is asked whether they are one
# The share of a likeness that is lost over 72 hours.
FADING = 0.5
SERIAL_HOURS = timedelta(hours=6)

_WINDOW_SECONDS = WINDOW // timedelta(seconds=1)
_SERIAL_SECONDS = SERIAL_HOURS // timedelta(seconds=1)
_DAY_SECONDS = 86_400
# By how much the date is ahead of UTC where a language is spoken, in seconds. Not the reader's own zone: the same
# news gives the same stories everywhere. In UTC a new day began in Viet Nam at seven, when prices come.
_AHEAD = {"vi": 7 * 3600}
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """One article as the assignment sees it, and small, since tens of thousands are held: `published` in seconds
    since 1970 (UTC), `series` as `series_of` tells it, `signature` packed; `named` as `stories.named` tells it
    where the manner of its language asks for it, else ""; `feed` its number, 0 where nobody knows."""

    article: int
    published: int
    series: int
    language: str
    signature: bytes
    named: str = ""
    feed: int = 0


def manner_of(language: str) -> Manner:
    """How articles of a language come to stories."""
    return MANNERS.get(language, OTHER_MANNER)


def series_of(outlet: str, title: str) -> int:
    """What the issues of a series (weather, gold prices, lottery) have in common: the outlet and the keyed title
    (`text.fold.key`) but for its numbers, hashed. 0 where the outlet is not known."""
    return hash((outlet, _NUMBER.sub("#", title))) if outlet else 0


def fitting(
    article: Item,
    window: Mapping[int, Sequence[Item]],
    manners: Mapping[str, Manner] = MANNERS,
    feeds_last: Callable[[], Sequence[bytes]] = tuple,
) -> list[int]:
    """The stories that an article is alike enough to, the nearest first.

    `window` holds, by story, every member of each story that may suit. Members further than 72 hours from
    the article, or in another language, do not count. Called in order of (published, article) the result
    depends on nothing but the articles; of equally near stories the one with the smaller number comes first.

    What only the article's own feed tells must be alike without what that feed always says: `feeds_last` gives the
    signatures of its last articles, and is asked where that matters.
    """
    manner = manners.get(article.language, OTHER_MANNER)
    weights = unpack(article.signature)
    fit: list[tuple[float, int]] = []
    usual: Collection[int] | None = None
    for story, members in window.items():
        near = [member for member in members if _comparable(article, member)]
        if not near or any(_other_issue(article, member) for member in near):
            continue
        beyond = _beyond(article, weights, near, manner)
        if beyond >= 0 and article.feed and all(member.feed == article.feed for member in near):
            usual = usual_terms(feeds_last()) if usual is None else usual
            beyond = _beyond_usual(article, weights, near, manner, usual)
        if beyond >= 0:
            fit.append((-beyond, story))
    return [story for _, story in sorted(fit)]


def bridged(
    article: Item,
    story: Sequence[Item],
    others: Mapping[int, Sequence[Item]],
    manners: Mapping[str, Manner] = MANNERS,
) -> list[int]:
    """Which of `others`, each a story that the article is `fitting` too, are one with the `story` that it joins.

    The first reports of an event say little, and each in its own words: two stories begin where one should. Only
    a short article makes one of them, for a whole text that fits both tells of two events as often as not.
    """
    manner = manners.get(article.language, OTHER_MANNER)
    if not manner.bridge or len(article.signature) >= FULL_BYTES:
        return []
    mine = [member for member in story if _comparable(article, member)][-MOST_LINKED:]
    mine.append(article)  # it counts as the story's
    found = []
    for number, members in others.items():
        theirs = [member for member in members if _comparable(article, member)][-MOST_LINKED:]
        if _mean_likeness(mine, theirs, manner) >= manner.bridge:
            found.append(number)
    return found


def _mean_likeness(some: Sequence[Item], others: Sequence[Item], manner: Manner) -> float:
    """How alike the members of two stories are, 0 where they hold two issues of a series."""
    if any(_other_issue(one, other) for one in some for other in others):
        return 0.0
    alike = [likeness for one in some for likeness in _likenesses(one, unpack(one.signature), others, manner)]
    return sum(alike) / len(alike) if alike else 0.0


def _beyond(article: Item, weights: Mapping[int, float], near: Sequence[Item], manner: Manner) -> float:
    """By how much an article is more alike to a story's members than it must be."""
    alike = _likenesses(article, weights, near, manner)
    likeness = (1.0 - manner.best) * sum(alike) / len(alike) + manner.best * max(alike)
    return likeness - _least(article, near, manner) - manner.doubt / len(near)


def _beyond_usual(
    article: Item, weights: Mapping[int, float], near: Sequence[Item], manner: Manner, usual: Collection[int]
) -> float:
    """The same without the terms that are usual in its feed, where there are any, nor what the articles name: that
    is the same in all of them."""
    if not usual:
        return _beyond(article, weights, near, manner)
    own = {term: weight for term, weight in weights.items() if term not in usual}
    return _beyond(article, own, near, replace(manner, named_whole=0.0, named_short=0.0))


def _likenesses(article: Item, weights: Mapping[int, float], near: Sequence[Item], manner: Manner) -> list[float]:
    """How alike an article is to each member, by signature, names and time."""
    alike = [dot_packed(weights, member.signature) for member in near]
    counts = manner.named_whole if len(article.signature) >= FULL_BYTES else manner.named_short
    if counts and max(alike, default=0.0) >= LEAST_TO_NAME:
        alike = [
            likeness + counts * named_alike(article.named, member.named) if likeness >= LEAST_TO_NAME else likeness
            for likeness, member in zip(alike, near, strict=True)
        ]
    return [
        likeness
        / (1.0 + counts)
        * max(0.0, 1.0 - FADING * abs(article.published - member.published) / _WINDOW_SECONDS)
        for likeness, member in zip(alike, near, strict=True)
    ]


def _least(article: Item, near: Sequence[Item], manner: Manner) -> float:
    if len(article.signature) < FULL_BYTES:
        return manner.short
    full = sum([len(member.signature) >= FULL_BYTES for member in near]) / len(near)
    return manner.short + full * (manner.full - manner.short)


def _comparable(a: Item, b: Item) -> bool:
    return a.language == b.language and abs(a.published - b.published) <= _WINDOW_SECONDS


def _other_issue(a: Item, b: Item) -> bool:
    """Whether two articles are different issues of a series, which look alike every day. Within hours on one date,
    where their language is spoken, it is the same issue brought up to date."""
    if not a.series or a.series != b.series:
        return False
    if abs(a.published - b.published) > _SERIAL_SECONDS:
        return True
    ahead = _AHEAD.get(a.language, 0)
    return (a.published + ahead) // _DAY_SECONDS != (b.published + ahead) // _DAY_SECONDS
