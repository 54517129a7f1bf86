"""What an article of a story tells that the earlier ones did not. Pure functions over words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsreader.model import Words
from newsreader.stories.common_words import function_words
from newsreader.stories.signature import pair_term, syllable_term

SHORTEST = 5  # words of a sentence that tells something
NEW_SHARE = 0.6  # of a sentence's pairs of words that nobody wrote before
NEW_WORDS = 2  # that tell something, and that nobody wrote before
LONGEST = 14  # syllables or words of a phrase
KEPT = 0.7  # of what a phrase says, for which it is cut at the end of a clause


@dataclass(frozen=True, slots=True)
class Novelty:
    """How many sentences of an article are new, and the words that say most of it; "" for none."""

    sentences: int = 0
    phrase: str = ""


class Told:
    """What the articles of a story have told so far."""

    def __init__(self, language: str) -> None:
        self._common = function_words(language)
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()

    def take(self, title: Words, sentences: Sequence[tuple[str, Words]], weights: Mapping[int, float]) -> Novelty:
        """Hear another article: what is new in its sentences, each as a text and as words. `weights` are those of
        its signature."""
        first = not self._words
        self._hear(title)  # it stands above what is quoted, and many texts begin with it again
        fresh = [] if first else [one for one in sentences if self._is_new(one[1])]
        best = max(fresh, key=lambda one: self._worth(one[1], weights), default=None)
        phrase = "" if best is None else self._phrase(*best, weights)
        for _, words in sentences:
            self._hear(words)
        return Novelty(len(fresh), phrase)

    def _hear(self, text: Words) -> None:
        self._words.update(text.keys)
        self._pairs.update(pairwise(text.keys))

    def _is_new(self, sentence: Words) -> bool:
        if len(sentence.keys) < SHORTEST:
            return False
        pairs = list(pairwise(sentence.keys))
        new = sum(pair not in self._pairs for pair in pairs)
        unheard = {key for key in sentence.keys if self._unheard(key)}
        return new >= NEW_SHARE * len(pairs) and len(unheard) >= NEW_WORDS

    def _unheard(self, key: str) -> bool:
        return key not in self._words and key not in self._common

    def _worths(self, sentence: Words, weights: Mapping[int, float]) -> list[float]:
        """What each word adds: words and pairs that were not heard, by their weights."""
        worths = [weights.get(syllable_term(key), 0.01) if self._unheard(key) else 0.0 for key in sentence.keys]
        for place, pair in enumerate(pairwise(sentence.keys)):
            if pair not in self._pairs:
                worths[place] += weights.get(pair_term(*pair), 0.0)
        return worths

    def _worth(self, sentence: Words, weights: Mapping[int, float]) -> float:
        return sum(sorted(self._worths(sentence, weights), reverse=True)[:LONGEST])

    def _phrase(self, text: str, sentence: Words, weights: Mapping[int, float]) -> str:
        """The part of a sentence that says most of what is new. It begins where a clause does, and ends there too
        where that costs little."""
        worths = self._worths(sentence, weights)
        count = len(sentence.keys)
        starts = [0, *(place for place in sorted(sentence.breaks) if count - place >= SHORTEST)]
        start = max(starts, key=lambda place: (sum(worths[place : place + LONGEST]), -place))
        stop = min(count, start + LONGEST)
        ends = [place for place in (*sentence.breaks, count) if start + SHORTEST < place <= stop]
        if ends and sum(worths[start : max(ends)]) >= KEPT * sum(worths[start:stop]):
            stop = max(ends)
        whole = stop == count or stop in sentence.breaks
        return _cut(text, sentence, start, stop) + ("" if whole else "…")


def _cut(text: str, sentence: Words, start: int, stop: int) -> str:
    """Words `start` to `stop` as they stand in the text, with what stands between them."""
    places, at = [], 0
    for surface in sentence.surfaces[:stop]:
        at = text.find(surface, at)
        if at < 0:
            return " ".join(sentence.surfaces[start:stop])
        places.append(at)
        at += len(surface)
    return text[places[start] : at]
