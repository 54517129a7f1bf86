"""Which articles are related to one, best first. Compares signatures; knows no database and no words."""

from collections.abc import Mapping, Sequence
from math import sqrt

# Of random pairs of articles one in a hundred is as alike as .081.
LEAST = 0.08
LEAST_OF_BEST = 0.3


def dot(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two signatures as packed, whose length is 1 but for the rounding of half floats."""
    return sum([a[term] * b[term] for term in a.keys() & b.keys()])


def cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """How alike two signatures are, 0 to 1, whatever their lengths."""
    lengths = sqrt(dot(a, a) * dot(b, b))
    return dot(a, b) / lengths if lengths else 0.0


def rank_related(
    target: Mapping[int, float], candidates: Sequence[tuple[int, Mapping[int, float]]], *, cut: bool = True
) -> list[tuple[int, float]]:
    """Candidates (id, signature) by falling likeness, of equals the newer id first.

    Give only candidates of the target's language. With `cut`, those below .08 or below .3 of the best are
    left out; that none is left is a correct answer.
    """
    scored = [(article, cosine(target, weights)) for article, weights in candidates]
    scored.sort(key=lambda pair: (-pair[1], -pair[0]))
    if not cut or not scored:
        return scored
    least = max(LEAST, LEAST_OF_BEST * scored[0][1])
    return [pair for pair in scored if pair[1] >= least]
