"""Texts cut into words."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Words:
    """A text as syllables or words, aligned: `keys` are normalised for comparing, `surfaces` as published.

    `breaks` holds the indexes before which a sentence mark, a quotation mark or a new block stands, so that no
    phrase is taken across it.
    """

    keys: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    breaks: frozenset[int] = frozenset()


class SpacedKeys(NamedTuple):
    """The keys of a text's words with a "" wherever it breaks, and those that stand with a capital or as a number
    inside a sentence, each as often as it does: names, for the most part."""

    keys: list[str]
    names: list[str]
