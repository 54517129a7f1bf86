"""How well stories, related articles, sections and reasons are found, on the labelled news beside the checkout.

Run: python -m benchmarks.quality_stories. The news goes into a library of the program's own as feeds, is derived,
and is asked as the window asks; beside it stand the rivals of `quality_rivals`. Skips with a sentence where that
news is missing.
"""

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from benchmarks import quality_rivals as rivals
from benchmarks.corpus import LABELLED_NEWS
from benchmarks.labelled_news import SEEDS, Document, Shelf, english, shelved, shortened, vietnamese
from benchmarks.quality_reasons import write_reasons
from benchmarks.quality_sections import measure_sections
from newsreader.library.topic import likest
from newsreader.library.window import StoryWindow, item_of
from newsreader.stories.cluster import MANNERS, WINDOW, Manner

FOLDS = 5
DRAWS = 1000
STEPS = (-0.04, -0.02, 0.0, 0.02, 0.04)  # from the thresholds that ship
Scores = Mapping[int, float]  # by place, of the labelled articles
_GAINS = [1 / math.log2(rank + 2) for rank in range(5)]


# ---------------------------------------------------------------- measures


def ndcg(documents: Sequence[Document], rank: Callable[[int], Sequence[int]]) -> Scores:
    """nDCG@5 of finding the other articles of each one's story."""
    size = Counter(document.story for document in documents if document.story)
    found = {}
    for place, document in enumerate(documents):
        others = size[document.story] - 1
        if not document.story or others < 1:
            continue
        top = [documents[one].story == document.story for one in rank(place)[:5]]
        gain = sum(_GAINS[rank] for rank, right in enumerate(top) if right)
        found[place] = gain / sum(_GAINS[:others])
    return found


@dataclass(frozen=True, slots=True)
class Bcubed:
    """Strict BCubed over the labelled articles (an unlabelled one in their story counts as wrong), and the share
    of unlabelled articles drawn into a story that holds a labelled one."""

    precision: Scores
    recall: Scores
    drawn: float

    def f1(self, places: Sequence[int] | None = None) -> float:
        """The harmonic mean, of some places or all; a place may come more than once."""
        some = list(self.precision) if places is None else places
        precision, recall = mean(self.precision[one] for one in some), mean(self.recall[one] for one in some)
        return 2 * precision * recall / (precision + recall)

    @property
    def told(self) -> str:
        """F1 and the share drawn in."""
        return f"{self.f1():.3f} {self.drawn:.2%}"


def bcubed(documents: Sequence[Document], stories: Sequence[int]) -> Bcubed:
    """Hold found stories against labelled ones."""
    found: dict[int, set[int]] = defaultdict(set)
    labelled: dict[str, set[int]] = defaultdict(set)
    for place, document in enumerate(documents):
        found[stories[place]].add(place)
        if document.story:
            labelled[document.story].add(place)
    precision, recall, drawn = {}, {}, []
    for place, document in enumerate(documents):
        together = found[stories[place]]
        if not document.story:
            drawn.append(any(documents[one].story for one in together))
            continue
        right = len(together & labelled[document.story])
        precision[place] = right / len(together)
        recall[place] = right / len(labelled[document.story])
    return Bcubed(precision, recall, mean(drawn) if drawn else 0.0)


def interval(documents: Sequence[Document], differ: Callable[[Sequence[int]], float]) -> str:
    """The 95 % interval of a difference, by drawing stories with replacement. `differ` takes places."""
    of_story: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        if document.story:
            of_story[document.story].append(place)
    stories = [places for places in of_story.values() if len(places) > 1]
    chance = random.Random(1)
    drawn = sorted(
        differ([place for story in chance.choices(stories, k=len(stories)) for place in story])
        for _ in range(DRAWS)
    )
    return f"{drawn[DRAWS // 40]:+.3f} to {drawn[-DRAWS // 40 - 1]:+.3f}"


# ---------------------------------------------------------------- the program


def ranking(shelf: Shelf) -> Callable[[int], Sequence[int]]:
    """The program's own ranking, before its display cut."""
    places = {number: place for place, number in enumerate(shelf.ids)}
    return lambda place: [places[number] for number, _ in likest(shelf.library, shelf.ids[place])]


def stored_stories(shelf: Shelf) -> list[int]:
    """The story of each article as stored; its own where it belongs to none."""
    stored = shelf.library.store.stories.stories_of(shelf.ids)
    return [stored.get(number, -number) for number in shelf.ids]


def replayed(documents: Sequence[Document], shelf: Shelf, manners: Mapping[str, Manner]) -> list[int]:
    """The stories that the stored signatures make with other thresholds."""
    signatures = shelf.library.store.stories.signatures(shelf.ids)
    rows = {row.id: row for row in shelf.library.store.articles.rows(shelf.ids)}
    order = sorted(shelf.ids, key=lambda number: (rows[number].published, number))
    window = StoryWindow(documents[0].published - WINDOW)
    stories: dict[int, int] = {}
    for number in order:
        row = rows[number]
        window.forget(row.published - WINDOW)
        item = item_of(
            number, row.feed, row.published, row.outlet, row.title, row.excerpt, row.language, signatures[number]
        )
        placed = window.place(item, None, window.near(item.signature, item.language), manners)
        stories[number] = number if placed.member is None else stories[placed.member]
        for other in placed.also:
            stories.update({one: stories[number] for one, story in stories.items() if story == stories[other]})
    return [stories[number] for number in shelf.ids]


def on_other_folds(documents: Sequence[Document], choices: Sequence[Bcubed]) -> float:
    """F1 where each fold's stories are measured with the choice that does best on the other folds'."""
    named = sorted({document.story for document in documents if document.story})
    fold_of = {story: place % FOLDS for place, story in enumerate(named)}
    precision: dict[int, float] = {}
    recall: dict[int, float] = {}
    for fold in range(FOLDS):
        inside = [place for place in choices[0].precision if fold_of[documents[place].story] == fold]
        others = [place for place in choices[0].precision if fold_of[documents[place].story] != fold]
        best = max(choices, key=lambda choice: choice.f1(others))
        precision.update((place, best.precision[place]) for place in inside)
        recall.update((place, best.recall[place]) for place in inside)
    return Bcubed(precision, recall, 0.0).f1()


# ---------------------------------------------------------------- the tables


@dataclass(frozen=True, slots=True)
class Measured:
    """One order of one set, in the program."""

    documents: Sequence[Document]
    ranked: Scores
    stories: Bcubed
    choices: Sequence[Bcubed]
    cost: float


def measured(documents: Sequence[Document], *, first: bool) -> Measured:
    """Let the program take in `documents` and ask it; of the first order also with other thresholds."""
    with shelved(documents) as shelf:
        ranked = ndcg(documents, ranking(shelf))
        stories = bcubed(documents, stored_stories(shelf))
        choices = [bcubed(documents, replayed(documents, shelf, moved(step))) for step in STEPS] if first else []
        return Measured(documents, ranked, stories, choices, shelf.cpu / len(documents) * 1000)


def moved(step: float) -> dict[str, Manner]:
    """The thresholds that ship, moved by a step."""
    return {
        language: replace(manner, short=manner.short + step, full=manner.full + step)
        for language, manner in MANNERS.items()
    }


def measure(name: str, orders: Sequence[Sequence[Document]]) -> list[str]:
    """One set's lines: rankings, stories, and the gain over the simple engine. Rivals on the first order only."""
    ours = [measured(documents, first=not place) for place, documents in enumerate(orders)]
    first = ours[0]
    documents = first.documents
    titles = rivals.Titles(documents)
    simple, unigrams = rivals.simple(documents), rivals.unigrams(documents)
    simple_ranked = ndcg(documents, rivals.Ranking(simple))
    simple_choices = [bcubed(documents, one) for one in rivals.linked(documents, simple).values()]
    simple_best = max(simple_choices, key=Bcubed.f1)
    unigram_choices = [bcubed(documents, one) for one in rivals.linked(documents, unigrams).values()]
    unigram_best = max(unigram_choices, key=Bcubed.f1)
    by_titles = bcubed(documents, titles.linked())
    gain_ranked = interval(documents, lambda some: mean(first.ranked[one] - simple_ranked[one] for one in some))
    gain_stories = interval(documents, lambda some: first.stories.f1(some) - simple_best.f1(some))
    rankings = [
        f"{mean(mean(one.ranked.values()) for one in ours):.3f}",
        f"{mean(simple_ranked.values()):.3f}",
        gain_ranked,
        f"{mean(ndcg(documents, rivals.Ranking(unigrams)).values()):.3f}",
        f"{mean(ndcg(documents, titles).values()):.3f}",
    ]
    stories = [
        f"{mean(one.stories.f1() for one in ours):.3f} {mean(one.stories.drawn for one in ours):.2%}",
        f"{on_other_folds(documents, first.choices):.3f}",
        simple_best.told,
        f"{on_other_folds(documents, simple_choices):.3f}",
        gain_stories,
        unigram_best.told,
        by_titles.told,
        f"{mean(one.cost for one in ours):.2f} ms",
    ]
    return [_line(name, cells) for cells in (rankings, stories, [one.told for one in first.choices])]


def _line(name: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join([name, *cells]) + " |"


def sets(orders: int) -> Iterator[tuple[str, list[list[Document]]]]:
    """Every set with its seeded orders. The labelled Vietnamese articles alone have one order, that of their
    dates."""
    for mixed in (False, True):
        also = ", unrelated mixed in" if mixed else ""
        for language, load in (("Vietnamese", vietnamese), ("English", english)):
            seeds = SEEDS[:1] if load is vietnamese and not mixed else SEEDS[:orders]
            drawn = [load(seed, mixed=mixed) for seed in seeds]
            yield f"{language} short{also}", [shortened(one) for one in drawn]
            yield f"{language} full{also}", drawn


HEADS = {
    "Rankings, nDCG@5": ["set", "ours", "simple", "ours over simple, 95 %", "unigrams", "titles"],
    "Stories, BCubed F1 and unrelated drawn in": [
        "set", "ours", "ours, thresholds of other folds", "simple", "simple, thresholds of other folds",
        "ours over simple, 95 %", "unigrams", "titles", "CPU an article",
    ],
    "Stories by thresholds": ["set", *[f"{step:+.2f}" for step in STEPS]],
}  # fmt: skip


def main() -> int:
    """Print every figure; 0 also when there is nothing to measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--orders", type=int, default=len(SEEDS), help="seeded orders of each set")
    options.add_argument("--only", default="", help="sets whose name holds this; nothing else is measured")
    options.add_argument(
        "--reasons", default="", help="a file for 100 reasons drawn by a seed; nothing else is done"
    )
    chosen = options.parse_args()
    if not LABELLED_NEWS.is_dir():
        print(f"Nothing measured: the labelled news is not at {LABELLED_NEWS}.")
        return 0
    if chosen.reasons:
        write_reasons(chosen.reasons)
        return 0
    lines = []
    for name, orders in sets(chosen.orders):
        if chosen.only in name:
            lines.append(measure(name, orders))
            print(f"measured: {name}", file=sys.stderr, flush=True)
    for place, (title, heads) in enumerate(HEADS.items()):
        print(f"\n### {title}\n\n| " + " | ".join(heads) + " |\n" + "| --- " * len(heads) + "|")
        for told in lines:
            print(told[place])
    if not chosen.only:
        measure_sections()
    return 0


if __name__ == "__main__":
    sys.exit(main())
