"""Who, where and how many: what an article names in its headline and first words.

A signature says what an article is about; two reports of unlike events are about the same where people are tried,
teams play, firms are bought. What tells these apart are the names and numbers, and those that matter come first.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from newsreader.stories.common_words import function_words


def is_named(word: str) -> bool:
    """Whether a word as it is written begins with a capital or a digit."""
    return word[0].isupper() or word[0].isdecimal()


def named(keyed: Iterable[str], language: str) -> str:
    """What is compared of the words that name something (`text.fold.key` of each): once each, but for function
    words, which have a capital at the beginning of a sentence."""
    return " ".join(sorted({*keyed} - function_words(language)))


def named_alike(one: str, other: str) -> float:
    """How much two articles name in common, 0 to 1: the cosine of the sets that `named` gave."""
    mine, theirs = _set(one), _set(other)
    sizes = len(mine) * len(theirs)
    return len(mine & theirs) / sqrt(sizes) if sizes else 0.0


# News of one event comes close together: each article is compared with much the same members as the one before.
@lru_cache(maxsize=256)
def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())
