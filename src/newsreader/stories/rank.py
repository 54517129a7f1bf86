"""Which articles are related to one, best first. Compares signatures; knows no database and no words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt
from statistics import fmean

# Of random pairs of articles one in a hundred is as alike as .081.
LEAST = 0.08
# Read by eye, most of those shown from here on are on the topic, and most of those below are not.
SURE = 0.2
LEAST_OF_BEST = 0.3
# On the labelled news a step between .4 and 1 changes little (docs/quality.md).
NEARNESS = 0.6
NEARNESS_HOURS = 72.0
# What the mean over an article's story counts beside its own; from 1 to 4 little changes (docs/quality.md).
STORY = 3.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of candidates beside their signatures, each by the article's id: how many hours it lies
    `apart` from the target, the story that it is stored in, how alike the two open (0 to 1)."""

    apart: Mapping[int, float] = field(default_factory=dict)
    stories: Mapping[int, int] = field(default_factory=dict)
    openings: Mapping[int, float] = field(default_factory=dict)


def dot(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two signatures as packed, whose length is 1 but for the rounding of half floats."""
    return sum([a[term] * b[term] for term in a.keys() & b.keys()])


def cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """How alike two signatures are, 0 to 1, whatever their lengths."""
    lengths = sqrt(dot(a, a) * dot(b, b))
    return dot(a, b) / lengths if lengths else 0.0


def rank_related(
    target: Mapping[int, float],
    candidates: Sequence[tuple[int, Mapping[int, float]]],
    *,
    signs: Signs | None = None,
    cut: bool = True,
) -> list[tuple[int, float]]:
    """Candidates (id, signature) with their likeness, best first, of equals the newer id first.

    Of two that are as alike that one is likelier to be about the same event which is nearer in time, opens more
    alike, or stands in a story whose other candidates are more alike. Give only candidates of the target's
    language. With `cut`, those less alike than .08 or than .3 of the most alike are left out; that none is left
    is a correct answer.
    """
    scored = [(article, cosine(target, weights)) for article, weights in candidates]
    worth = _worth(dict(scored), signs or Signs())
    scored.sort(key=lambda pair: (-worth[pair[0]], -pair[0]))
    if not cut or not scored:
        return scored
    least = max(LEAST, LEAST_OF_BEST * max(likeness for _, likeness in scored))
    return [pair for pair in scored if pair[1] >= least]


def _worth(likeness: Mapping[int, float], signs: Signs) -> dict[int, float]:
    """By what candidates are put in order."""
    own = {
        article: (alike + signs.openings.get(article, 0.0)) * nearness(signs.apart.get(article))
        for article, alike in likeness.items()
    }
    story_of = {article: signs.stories.get(article, -article) for article in own}
    told: defaultdict[int, list[float]] = defaultdict(list)
    for article, worth in own.items():
        told[story_of[article]].append(worth)
    whole = {story: fmean(worths) for story, worths in told.items()}
    return {article: worth + STORY * whole[story_of[article]] for article, worth in own.items()}


def nearness(hours: float | None) -> float:
    """What likeness is multiplied by: 1.6 for articles of one moment, 1.2 three days apart, 1 months apart."""
    return 1.0 if hours is None else 1.0 + NEARNESS * exp(-abs(hours) / NEARNESS_HOURS)
