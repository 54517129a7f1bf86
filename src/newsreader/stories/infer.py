"""Which section an article without one belongs to, learnt from signatures of articles that have one. Knows
sections by number only, and no database.

Naive Bayes of each section against the complement of all beside it, over the weights of signatures: first among
the sections at the top of the tree, each with all below it, then among those below the likeliest. What is not
clear is left open, or to the section above: a wrong section is worse than none.
"""

import math
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from newsreader.stories.section_vocabulary import ENGLISH, VIETNAMESE
from newsreader.stories.signature import pair_term, syllable_term, unpack

LEAST_LEARNT = 10  # articles of a section before anything is said to be in it
# Added to each term's weight in each section, so that one never seen there does not rule it out.
SMOOTHING = 0.1
# What a term of a section's vocabulary weighs there beforehand: as in a dozen short articles.
PRIOR_WEIGHT = 2.0
# Of what an article says often, less: its weights to this power. English names weigh too much otherwise.
DAMPING = 0.75
# Confidence is right as often as it says, or more often (docs/quality.md).
LEAST_CONFIDENCE = 0.7

_TOP = 0  # no section has this number


@lru_cache(maxsize=4)
def vocabulary(language: str) -> Mapping[str, frozenset[int]]:
    """The terms that speak for a section before any article does, by the section's key."""
    table = {"vi": VIETNAMESE, "en": ENGLISH}.get(language, {})
    return {key: frozenset(_terms(phrases)) for key, phrases in table.items()}


def _terms(phrases: str) -> list[int]:
    terms: list[int] = []
    for phrase in phrases.split(","):
        keys = phrase.split()
        terms += [syllable_term(keys[0])] if len(keys) == 1 else [pair_term(*both) for both in pairwise(keys)]
    return terms


def _damped(signature: bytes) -> dict[int, float]:
    weights = {term: weight**DAMPING for term, weight in unpack(signature).items()}
    length = math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {term: weight / length for term, weight in weights.items()}


class SectionTerms:
    """How much each term weighs in each section's articles, in one language."""

    def __init__(
        self,
        parents: Mapping[int, int | None] | None = None,
        known: Mapping[int, Collection[int]] | None = None,
    ) -> None:
        """`parents`: the tree; who is not in it is at the top. `known`: terms that speak for a section, which
        count as soon as there is an article in it, or in one above it."""
        self._parents = parents or {}
        self._known = known or {}
        self._below: dict[int, list[int]] = {}
        for section, parent in self._parents.items():
            if parent is not None:
                self._below.setdefault(parent, []).append(section)
        self._choices: dict[int, _Choice] = {}  # by the section above; itself is one of its own
        self._ways: dict[
            int, list[tuple[_Choice, int]]
        ] = {}  # by section, from the top: where is chosen, and what

    def learn(self, section: int, signature: bytes) -> None:
        """Count an article that is in a section."""
        weights = _damped(signature)
        if section not in self._ways:
            self._ways[section] = self._meet(section)
        for choice, one in self._ways[section]:
            choice.learn(one, weights)

    def infer(self, signature: bytes, *, least: float = LEAST_CONFIDENCE) -> tuple[int, float] | None:
        """The narrowest section that an article is in with a confidence, 0 to 1, of `least` and more; None where
        none is so clear, or where fewer than two sections are known."""
        found = [one for one in self._chain(signature) if one[1] >= least]
        return found[-1] if found else None

    def _chain(self, signature: bytes) -> list[tuple[int, float]]:
        """The likeliest section at the top, then the likeliest within it, and so on, less sure each time."""
        weights = _damped(signature)
        found: list[tuple[int, float]] = []
        above, sure = _TOP, 1.0
        while weights and above in self._choices:
            best = self._choices[above].best(weights, alone=above != _TOP)
            if best is None:
                break
            sure *= best[1]
            found.append((best[0], sure))
            if best[0] == above:
                break
            above = best[0]
        return found

    def _meet(self, section: int) -> "list[tuple[_Choice, int]]":
        """Where, and as what, the articles of a section teach; its vocabulary teaches there at once."""
        way = [section, section] if section in self._below else [section]
        parent = self._parents.get(section)
        while parent is not None and parent not in way:
            way.append(parent)
            parent = self._parents.get(parent)
        found = []
        for above, one in pairwise([_TOP, *reversed(way)]):
            choice = self._choices.setdefault(above, _Choice())
            for known in [section] if above == section else self._with_below(section):
                choice.expect(one, self._known.get(known, ()))
            found.append((choice, one))
        return found

    def _with_below(self, section: int) -> list[int]:
        found = [section]
        for one in found:
            found += [below for below in self._below.get(one, ()) if below not in found]
        return found


class _Choice:
    """The sections that lie beside each other, each with all below it."""

    def __init__(self) -> None:
        self._sections: dict[int, dict[int, float]] = {}  # by section, by term
        self._expected: dict[int, set[int]] = {}  # by section, terms
        self._all: dict[int, float] = {}  # by term
        self._articles: dict[int, int] = {}
        self._weight: dict[int, float] = {}  # by section, of all its terms

    def expect(self, section: int, terms: Collection[int]) -> None:
        """Let the terms speak for a section without an article."""
        expected = self._expected.setdefault(section, set())
        self._add(section, {term: PRIOR_WEIGHT for term in sorted(terms) if term not in expected})
        expected.update(terms)

    def learn(self, section: int, weights: Mapping[int, float]) -> None:
        """Count an article."""
        self._add(section, weights)
        self._articles[section] = self._articles.get(section, 0) + 1

    def _add(self, section: int, weights: Mapping[int, float]) -> None:
        own, whole = self._sections.setdefault(section, {}), self._all
        for term, weight in weights.items():
            own[term] = own.get(term, 0.0) + weight
            whole[term] = whole.get(term, 0.0) + weight
        self._weight[section] = self._weight.get(section, 0.0) + sum(weights.values())

    def best(self, weights: Mapping[int, float], *, alone: bool) -> tuple[int, float] | None:
        """The likeliest section with its share of what all are likely; None where too few articles of it were
        met, or nothing can be held against it, unless that will do (`alone`)."""
        if len(self._articles) < 2 and not alone:
            return None
        scores = {section: self._score(section, weights) for section in sorted(self._articles)}
        best = max(scores, key=scores.__getitem__)
        if self._articles[best] < LEAST_LEARNT:
            return None
        return best, 1.0 / sum(math.exp(score - scores[best]) for score in scores.values())

    def _score(self, section: int, weights: Mapping[int, float]) -> float:
        """The logarithm of the odds that the article is in a section, but for what all sections have in common:
        a term that was not met in this one."""
        own, whole = self._sections[section], self._all
        added = SMOOTHING * len(whole)
        inside = self._weight[section]
        outside = sum(self._weight.values()) - inside
        score = math.log((outside + added) / (inside + added)) * sum(weights.values())
        for term in sorted(own.keys() & weights.keys()):
            here, there = own[term], whole[term] - own[term]
            odds = (here + SMOOTHING) * (here + there + SMOOTHING) / (SMOOTHING * (there + SMOOTHING))
            score += weights[term] * math.log(odds)
        return score
