"""What the program's stories and rankings are held against: plain vectors over the whole set, a rule of titles.

They see what the program does not: every article's frequencies before the first is weighed, every term, and the
threshold that suits them best on the very set.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from heapq import nlargest
from itertools import pairwise

from benchmarks.labelled_news import Document
from newsreader.model import Words
from newsreader.stories.cluster import WINDOW
from newsreader.stories.common_words import ENGLISH
from newsreader.stories.signature import is_idle_number
from newsreader.text.dateline import strip_dateline
from newsreader.text.fold import words

Vector = Mapping[int, float]
GRID = (0.1, 0.12, 0.14, 0.16, 0.2, 0.25)
LOOKUP = 24  # heaviest terms by which candidates for a story are found
PAIRS = {"vi": 0.7, "en": 0.35}

_NUMBERS: dict[object, int] = {}


def _number(term: object) -> int:
    return _NUMBERS.setdefault(term, len(_NUMBERS))


def _cut(document: Document) -> tuple[Words, Words]:
    text = strip_dateline(document.summary, document.outlet)[1]
    return words(document.title), words(f"{text}\n{document.body}")


def unigrams(documents: Sequence[Document]) -> list[Vector]:
    """Counts of syllables or words times ln(N/df)."""
    counted = []
    for document in documents:
        title, body = _cut(document)
        counted.append({_number(term): float(n) for term, n in Counter((*title.keys, *body.keys)).items()})
    return _weighed(counted)


def simple(documents: Sequence[Document]) -> list[Vector]:
    """The simple engine: syllables and adjacent pairs, the title twice, counts damped, times ln(N/df)."""
    counted = []
    for document in documents:
        times: Counter[object] = Counter()
        for text, weight in zip(_cut(document), (2, 1), strict=True):
            for term in _terms(text):
                times[term] += weight
        less = PAIRS[document.language]
        counted.append(
            {
                _number(term): (1 + math.log(n)) * (less if isinstance(term, tuple) else 1.0)
                for term, n in times.items()
            }
        )
    return _weighed(counted)


def _terms(text: Words) -> list[object]:
    kept: list[object] = [key for key in text.keys if not is_idle_number(key)]
    for place, pair in enumerate(pairwise(text.keys), start=1):
        if place not in text.breaks and not any(map(is_idle_number, pair)):
            kept.append(pair)
    return kept


def _weighed(counted: Sequence[Mapping[int, float]]) -> list[Vector]:
    held: Counter[int] = Counter()
    for one in counted:
        held.update(one.keys())
    vectors: list[Vector] = []
    for one in counted:
        weighed = {term: weight * math.log(len(counted) / held[term]) for term, weight in one.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        vectors.append({term: weight / length for term, weight in weighed.items() if weight})
    return vectors


class Ranking:
    """Every other article by cosine."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = vectors
        self._postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(vectors):
            for term, weight in vector.items():
                self._postings[term].append((place, weight))

    def __call__(self, place: int) -> list[int]:
        """The places of the likest few."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in self._vectors[place].items():
            for other, its in self._postings[term]:
                scores[other] += weight * its
        scores.pop(place, None)
        return nlargest(5, scores, key=lambda other: (scores[other], -other))


def linked(documents: Sequence[Document], vectors: Sequence[Vector]) -> dict[float, list[int]]:
    """Stories by average link within 72 hours, for each threshold of the grid: each place's first member."""
    heavy = [nlargest(LOOKUP, vector, key=lambda term: (vector[term], term)) for vector in vectors]
    postings: dict[int, list[int]] = defaultdict(list)
    stories: dict[float, list[int]] = {least: [] for least in GRID}
    members: dict[float, dict[int, list[int]]] = {least: defaultdict(list) for least in GRID}
    for place, vector in enumerate(vectors):
        since = documents[place].published - WINDOW
        near = {other for term in heavy[place] for other in postings[term]}
        near = {other for other in near if documents[other].published >= since}
        alike: dict[int, float] = {}
        for least in GRID:
            best = (least, 1)
            for story in {stories[least][other] for other in near}:
                inside = [one for one in members[least][story] if documents[one].published >= since]
                for one in inside:
                    if one not in alike:
                        alike[one] = _dot(vector, vectors[one])
                best = max(best, (sum(alike[one] for one in inside) / len(inside), -story))
            story = place if best[1] > 0 else -best[1]
            stories[least].append(story)
            members[least][story].append(place)
        for term in heavy[place]:
            postings[term].append(place)
    return stories


def _dot(a: Vector, b: Vector) -> float:
    return sum([a[term] * b[term] for term in a.keys() & b.keys()])


# ---------------------------------------------------------------- the rule of titles


class Titles:
    """NewsBlur's rule, written afresh: words of the shorter title that both share, three at least; English
    function words and single letters are none."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._titles = [
            frozenset(one for one in words(document.title).keys if len(one) > 1 and one not in ENGLISH)
            for document in documents
        ]

    def overlap(self, a: int, b: int) -> float:
        """0 to 1."""
        one, other = self._titles[a], self._titles[b]
        shared = len(one & other)
        return shared / min(len(one), len(other)) if shared >= 3 else 0.0

    def __call__(self, place: int) -> list[int]:
        """The places of the likest few."""
        scores = {other: self.overlap(place, other) for other in range(len(self._titles)) if other != place}
        found = nlargest(5, scores, key=lambda other: (scores[other], -other))
        return [other for other in found if scores[other] > 0]

    def linked(self) -> list[int]:
        """Stories: with the likest article of the last 120 hours, from an overlap of .6 on."""
        stories: list[int] = []
        postings: dict[str, list[int]] = defaultdict(list)
        for place, document in enumerate(self._documents):
            since = document.published - timedelta(hours=120)
            near = {other for word in self._titles[place] for other in postings[word]}
            scores = {
                other: self.overlap(place, other) for other in near if self._documents[other].published >= since
            }
            best = max(scores, key=lambda other: (scores[other], -other), default=place)
            stories.append(stories[best] if scores.get(best, 0.0) >= 0.6 else place)
            for word in self._titles[place]:
                postings[word].append(place)
        return stories
