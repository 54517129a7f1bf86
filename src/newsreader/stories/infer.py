"""Which section an article without one belongs to, learnt from signatures of articles that have one. Knows
sections by number only, and no database.

Naive Bayes of each section against the complement of all others, over the weights of signatures. What is not clear
is left open: a wrong section is worse than none.
"""

import math
from collections.abc import Mapping

from newsreader.stories.signature import unpack

LEAST_LEARNT = 20  # articles of a section before anything is said to be in it
# Added to each term's weight in each section, so that one never seen there does not rule it out.
SMOOTHING = 0.1
# Makes of differences a confidence that is right as often as it says (docs/quality.md).
SHARPNESS = 1.5
LEAST_CONFIDENCE = 0.8


class SectionTerms:
    """How much each term weighs in each section's articles, in one language."""

    def __init__(self) -> None:
        self._articles: dict[int, int] = {}
        self._terms: dict[int, dict[int, float]] = {}  # by section, by term
        self._all: dict[int, float] = {}  # by term
        self._weight: dict[int, float] = {}  # by section, of all its terms

    def learn(self, section: int, signature: bytes) -> None:
        """Count an article that is in a section."""
        own = self._terms.setdefault(section, {})
        whole = self._all
        weights = unpack(signature)
        for term, weight in weights.items():
            own[term] = own.get(term, 0.0) + weight
            whole[term] = whole.get(term, 0.0) + weight
        self._articles[section] = self._articles.get(section, 0) + 1
        self._weight[section] = self._weight.get(section, 0.0) + sum(weights.values())

    def infer(self, signature: bytes) -> tuple[int, float] | None:
        """The section an article is likeliest in with the confidence, 0 to 1; None where that is not clear."""
        found = self.likeliest(signature)
        return None if found is None or found[1] < LEAST_CONFIDENCE else found

    def likeliest(self, signature: bytes) -> tuple[int, float] | None:
        """As `infer`, however little is clear; None where fewer than two sections are known."""
        weights = unpack(signature)
        scores = {
            section: self._score(section, weights)
            for section, articles in sorted(self._articles.items())
            if articles >= LEAST_LEARNT
        }
        if len(scores) < 2 or not weights:
            return None
        best = max(scores, key=scores.__getitem__)
        rest = sum(math.exp(SHARPNESS * (score - scores[best])) for score in scores.values())
        return best, 1.0 / rest

    def _score(self, section: int, weights: Mapping[int, float]) -> float:
        """The logarithm of the odds that the article is in a section, but for what all sections have in common:
        a term that was not met in this one."""
        own, whole = self._terms[section], self._all
        added = SMOOTHING * len(whole)
        inside = self._weight[section]
        outside = sum(self._weight.values()) - inside
        score = math.log((outside + added) / (inside + added)) * sum(weights.values())
        for term in sorted(own.keys() & weights.keys()):
            here, there = own[term], whole[term] - own[term]
            odds = (here + SMOOTHING) * (here + there + SMOOTHING) / (SMOOTHING * (there + SMOOTHING))
            score += weights[term] * math.log(odds)
        return score
