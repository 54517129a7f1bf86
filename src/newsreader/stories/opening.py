"""How alike two articles begin: the runs of letters that their headlines and excerpts have in common.

A signature says what an article is about, with what is rare weighing most. Its opening says how it was put: two
reports of one event are told in the same turns of phrase, common words and endings included, which no word by
itself shows. Knows keyed text only.
"""

from math import sqrt

RUN = 4  # letters, blanks and signs among them; three and five are within .002 (docs/quality.md)


Opening = frozenset[tuple[str, ...]]
"""The runs with which an article begins."""


def opening(keyed: str) -> Opening:
    """The runs of four letters in the beginning of an article (`text.fold.key` of its headline and excerpt)."""
    return frozenset(zip(*[keyed[start:] for start in range(RUN)], strict=False))


def overlap(one: Opening, other: Opening) -> float:
    """How alike two beginnings are, 0 to 1: the cosine of the sets."""
    sizes = len(one) * len(other)
    return len(one & other) / sqrt(sizes) if sizes else 0.0
