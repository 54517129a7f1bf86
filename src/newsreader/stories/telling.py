"""An article's words and where they stand, as who compares two of them asks. Pure functions over words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from newsreader.model import Words

# A headline in capitals tells nothing about names: of its words of four letters or more almost all have one.
HEADLINE_SHARE = 0.8
HEADLINE_WORDS = 4
LONGER_WORD = 4


@dataclass(frozen=True)
class Telling:
    """What an article tells: its title's words, then its text's, with a break between, and its signature.

    `titled` counts the words of the title.
    """

    words: Words = field(default_factory=Words)
    titled: int = 0
    signature: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def _headlines(self) -> frozenset[int]:
        """The places of words in a title or sentence that has a capital on almost every longer word
        behind its first."""
        ends = sorted({0, *self.words.breaks, len(self.words.keys)})
        found: set[int] = set()
        for start, end in [(0, self.titled), *pairwise(ends)]:
            longer = [word for word in self.words.surfaces[start + 1 : end] if len(word) >= LONGER_WORD]
            capitals = sum(word[0].isupper() for word in longer)
            if len(longer) >= HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(longer):
                found.update(range(start, end))
        return frozenset(found)

    @cached_property
    def _starts(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.words.keys):
            found.setdefault(key, []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    def places(self, phrase: tuple[str, ...]) -> list[int]:
        """Where a phrase begins, also across a sentence's end."""
        keys = self.words.keys
        starts = self._starts.get(phrase[0], ())
        return [place for place in starts if keys[place : place + len(phrase)] == phrase]

    def adjacent(self, place: int) -> bool:
        """Whether the words before and at a place stand in one sentence."""
        return 0 < place < len(self.words.keys) and place not in self.words.breaks

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital that is not only a headline's."""
        return self.words.surfaces[place][0].isupper() and place not in self._headlines

    def named(self, place: int) -> bool:
        """Whether a word has a capital inside a sentence, which makes it part of a name."""
        return self.adjacent(place) and self.capital(place)


def telling(title: Words, body: Words, signature: Mapping[int, float] | None = None) -> Telling:
    """An article's title and text as one, with a break between them."""
    start = len(title.keys)
    breaks = {*title.breaks, *(start + place for place in body.breaks), start}
    keys = title.keys + body.keys
    words = Words(keys, title.surfaces + body.surfaces, frozenset(breaks - {0, len(keys)}))
    return Telling(words, start, signature or {})
