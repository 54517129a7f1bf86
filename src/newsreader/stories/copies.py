"""Which articles of a story are nearly one text, such as an agency's that several outlets carry. Pure."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from newsreader.model import Words

# On the labelled news, of the pairs that share half of the shorter text's runs of four words none is less alike
# than the first, and nearly every one is more alike than the second.
MAYBE = 0.45
SURELY = 0.8
SHARED = 0.5
RUN = 4
LEAST_RUNS = 8  # of less text, half is soon shared

Runs = frozenset[tuple[str, ...]]


def runs_of(text: Words) -> Runs:
    """The runs of four words of a text."""
    return frozenset(text.keys[place : place + RUN] for place in range(len(text.keys) - RUN + 1))


def likely_copies(signatures: Sequence[tuple[int, Mapping[int, float]]]) -> set[int]:
    """The articles whose texts `near_copies` may ask for."""
    likely: set[int] = set()
    for (one, mine), (other, theirs) in combinations(signatures, 2):
        if sum(weight * theirs.get(term, 0.0) for term, weight in mine.items()) >= MAYBE:
            likely |= {one, other}
    return likely


def near_copies(
    signatures: Sequence[tuple[int, Mapping[int, float]]], runs: Callable[[int], Runs]
) -> dict[int, int]:
    """The copies among articles that come in order of time, each with the first one that has its text. `runs` is
    asked only for articles that may be copies."""
    originals: list[tuple[int, Mapping[int, float]]] = []
    copies: dict[int, int] = {}
    for article, weights in signatures:
        for other, theirs in originals:
            likeness = sum(weight * theirs.get(term, 0.0) for term, weight in weights.items())
            if _is_copy(likeness, article, other, runs):
                copies[article] = other
                break
        else:
            originals.append((article, weights))
    return copies


def _is_copy(likeness: float, article: int, other: int, runs: Callable[[int], Runs]) -> bool:
    if likeness < MAYBE:
        return False
    mine, theirs = runs(article), runs(other)
    shorter = min(len(mine), len(theirs))
    if shorter < LEAST_RUNS:
        return likeness >= SURELY
    return len(mine & theirs) >= SHARED * shorter
