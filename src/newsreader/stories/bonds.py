"""How much two words belong together, by the articles of a library: where a phrase may be cut. Pure functions."""

from newsreader.stories.common_words import COMPOUNDS
from newsreader.stories.signature import Frequencies, pair_term, syllable_term
from newsreader.stories.telling import Telling

A_COMPOUND = 2.0  # the bond of a word that is in the table


class Bonds:
    """How much two words that stand side by side belong together, by the library's articles."""

    def __init__(self, frequencies: Frequencies, common: frozenset[str]) -> None:
        self._frequencies, self._common = frequencies, common
        self._known: dict[tuple[str, str], tuple[float, int]] = {}

    def share(self, text: Telling, place: int, other: int) -> float:
        """The share of the articles with either of two adjacent words that have both side by side; 0 across a
        sentence's end and with a function word."""
        pair = self._adjacent(text, place, other)
        return self._weighed(pair)[0] if pair else 0.0

    def beside(self, text: Telling, place: int, other: int) -> int:
        """In how many articles two adjacent words stand side by side; 0 across a sentence's end."""
        pair = self._adjacent(text, place, other)
        return self._weighed(pair)[1] if pair else 0

    def _adjacent(self, text: Telling, place: int, other: int) -> tuple[str, str] | None:
        first, second = (place, other) if place < other else (other, place)
        return (text.words.keys[first], text.words.keys[second]) if text.adjacent(second) else None

    def _weighed(self, pair: tuple[str, str]) -> tuple[float, int]:
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._weigh(*pair)
        return known

    def _weigh(self, left: str, right: str) -> tuple[float, int]:
        both = self._frequencies.count(pair_term(left, right))
        if f"{left} {right}" in COMPOUNDS:
            return A_COMPOUND, both
        if left in self._common or right in self._common:
            return 0.0, both
        either = self._frequencies.count(syllable_term(left)) * self._frequencies.count(syllable_term(right))
        return (both * both / either if either else 0.0), both
