"""Which articles are related to one, best first. Compares signatures; knows no database and no words."""

from collections.abc import Mapping, Sequence
from math import exp, sqrt

# Of random pairs of articles one in a hundred is as alike as .081.
LEAST = 0.08
# Read by eye, most of those shown from here on are on the topic, and most of those below are not.
SURE = 0.2
LEAST_OF_BEST = 0.3
# On the labelled news a step between .4 and 1 changes little (docs/quality.md).
NEARNESS = 0.6
NEARNESS_HOURS = 72.0


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
    apart: Mapping[int, float] | None = None,
    cut: bool = True,
) -> list[tuple[int, float]]:
    """Candidates (id, signature) with their likeness, best first, of equals the newer id first.

    Of two that are as alike the one nearer in time is likelier to be about the same event: `apart` tells how many
    hours each lies from the target. Give only candidates of the target's language. With `cut`, those less alike
    than .08 or than .3 of the most alike are left out; that none is left is a correct answer.
    """
    scored = [(article, cosine(target, weights)) for article, weights in candidates]
    apart = apart or {}
    scored.sort(key=lambda pair: (-pair[1] * nearness(apart.get(pair[0])), -pair[0]))
    if not cut or not scored:
        return scored
    least = max(LEAST, LEAST_OF_BEST * max(likeness for _, likeness in scored))
    return [pair for pair in scored if pair[1] >= least]


def nearness(hours: float | None) -> float:
    """What likeness is multiplied by: 1.6 for articles of one moment, 1.2 three days apart, 1 months apart."""
    return 1.0 if hours is None else 1.0 + NEARNESS * exp(-abs(hours) / NEARNESS_HOURS)
