"""Why two articles are on one topic, in words that stand in both: of the shared `phrases` those that a reader
would accept. Pure functions over words.

Rather none than a weak one: a reason has to matter to both articles, and they have to be alike without it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from newsreader.stories.common_words import DATE_WORDS, HOW_PEOPLE_ARE_CALLED, VAGUE, function_words
from newsreader.stories.phrases import ANY, SHORTEST, Most, phrase_terms, shared_phrases
from newsreader.stories.rank import LEAST
from newsreader.stories.settings import OFFICES, is_office_alone, is_place, is_setting
from newsreader.stories.signature import Frequencies, pair_term, syllable_term
from newsreader.stories.telling import Telling

MOST = 2
BRIEF = 100  # words: of a text no longer, a title and a summary, everything matters
# A phrase whose rarest pair stands in more articles than this says nothing; whom or what the news is about may be
# named in more. What a reader's feeds are about is a larger share of a small library than of a large one: up to
# the floor a phrase passes there.
COMMON_SHARE = 0.005
COMMON_NAME = 0.02
COMMON_FLOOR = 20
LONG = {"vi": 4}  # words from which a phrase speaks for itself
OTHER_LONG = 3
# How alike two articles are without the phrase, from somewhat to so that they tell of one event.
SOMEWHAT, ALIKE, WELL_ALIKE, VERY_ALIKE, ONE_EVENT, ONE_REPORT = 0.04, LEAST, 0.16, 0.2, 0.24, 0.3
OF_ONE_WORD = 0.12  # likewise, where all they share is a name of one word: two news of "Apple"
_NEVER = inf
OFTEN = 3  # times that a text says what it is about
ALL_ALONG = 10  # times that both together do
LONE_LETTERS = 4
LONE_SAYS = 1.5  # as much as so many words says the one word of a name
SAYS_MOST = 4  # words; beyond that a phrase is longer, not a better reason
NAME_BONUS = 1.5
TITLE_BONUS = 1.5
SECOND = 0.5  # of the first one's worth, else there is no second
_NO_FIRST_NAMES = function_words("") | HOW_PEOPLE_ARE_CALLED | OFFICES  # though they have a capital before a name
_VOWELS = re.compile("[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]+")


def reason_terms(a: Telling, b: Telling, known: Frequencies | None = None) -> frozenset[int]:
    """The hashed terms whose frequencies `reasons` asks for: what the store has to be asked beforehand. Where
    those of `shared_pairs` are `known`, what it asks for besides: a fraction."""
    most = ANY if known is None else _most_common(known)
    alone = {*_named_always(a, b), *_headed_by_both(a, b)}
    return phrase_terms(a, b, known, most) | set(map(syllable_term, alone))


def reasons(a: Telling, b: Telling, frequencies: Frequencies) -> tuple[str, ...]:
    """At most two phrases (2 to 8 syllables) or words that stand in both, in the spelling of `a`, best first.

    None stands inside another, is made of numbers, dates or function words, or is common among the articles.
    """
    language = frequencies.language
    names = _named_always(a, b)
    lone = [(key,) for key in names if _has_syllables(key) and any(_stands_alone(key, text) for text in (a, b))]
    if language != "vi":  # there a word has two syllables as a rule
        lone += [(key,) for key in _headed_by_both(a, b) if key not in names]
    most = _most_common(frequencies)
    phrases: list[tuple[str, ...]] = [*shared_phrases(a, b, frequencies, most=most), *lone]
    rare = [one for one in phrases if _is_rare(one, frequencies, most.names) and _tells(one, language)]
    # The syllables of a Vietnamese name are those of many others.
    surnames = frozenset(key for key in names if language != "vi" or _has_syllables(key))
    alike = _Alike(a, b)
    told = [_Phrase.of(phrase, a, b, surnames, language) for phrase in rare]
    telling = [one for one in told if one.names_a_topic or _is_rare(one.words, frequencies, most.words)]
    worth = {
        one: one.worth(frequencies)
        for one in telling
        if one.matters(
            language,
            alike.without(one.words),
            whole=len(one.words) > 1 or _fuller(one, told, a, b) == one.words,
        )
    }
    return tuple(_spelling(words, a) for words in _best(worth, told, a, b))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A shared phrase: how often it stands in both texts, and whether in the title. `place`: of names it holds a
    country's or a province's only; `setting`: likewise, or an office's. A name counts as often as
    its last word, by which it is told later ("Kelly Holmes", "Holmes")."""

    words: tuple[str, ...]
    times: tuple[int, int]
    titled: tuple[bool, bool]
    brief: bool
    name: bool
    holds_name: bool
    place: bool
    setting: bool

    @classmethod
    def of(
        cls, words: tuple[str, ...], a: Telling, b: Telling, surnames: frozenset[str], language: str
    ) -> "_Phrase":
        """What two texts say of `words`."""
        length = len(words)
        where = [(text, text.places(words)) for text in (a, b)]
        capitals = _capitals(words, where)
        name = all(any(_is_name(text, place, length) for place in places) for text, places in where)
        holds = name or all(any(_holds_name(text, place, length) for place in places) for text, places in where)
        if name and words[-1] in surnames and not is_place(words[-1:]):
            where = [(text, max(places, _called(words, text), key=len)) for text, places in where]
        first, second = ((len(places), _in_title(text, places)) for text, places in where)
        brief = max(len(a.words.keys), len(b.words.keys)) <= BRIEF
        place = is_place(words) or is_place(capitals)
        setting = place or (holds and is_setting(words, [*_before(words, a), *_before(words, b)], language))
        return cls(words, (first[0], second[0]), (first[1], second[1]), brief, name, holds, place, setting)

    @property
    def names_a_topic(self) -> bool:
        """Whether it is a name, and none of where something happens."""
        return self.name and not self.setting

    @property
    def weighty(self) -> tuple[bool, bool]:
        """Of each text whether the phrase stands in its title or is repeated."""
        return (self.titled[0] or self.times[0] > 1, self.titled[1] or self.times[1] > 1)

    @property
    def _central(self) -> bool:
        """Whether it is what both are about: in the title, or said again and again."""
        return all(titled or times >= OFTEN for titled, times in zip(self.titled, self.times, strict=True))

    def matters(self, language: str, alike: float, *, whole: bool) -> bool:
        """Whether the phrase is more than a passing word. `alike`: how alike the articles are without it; when
        that is too little, they may have it by chance. `whole`: it is no part of a longer name ("Griezmann")."""
        length, titles = len(self.words), sum(self.titled)
        if self.setting:
            least = (_NEVER, _NEVER, VERY_ALIKE) if self.place else (_NEVER, ONE_EVENT, WELL_ALIKE)
            return alike >= least[titles] and (titles == 2 or all(self.weighty))
        if self.name and length == 1:
            least = (_NEVER, ONE_EVENT, OF_ONE_WORD if whole else SOMEWHAT)
            return alike > least[titles] and (titles == 2 or self._central)
        if self.name:
            return self._named_enough(language, alike)
        if length > SHORTEST:
            long = length >= LONG.get(language, OTHER_LONG)
            least = (_NEVER, ONE_REPORT, WELL_ALIKE)
            told = titles == 2 or (titles == 1 and (long or self.holds_name)) or all(self.weighty)
            return alike >= least[titles] and told
        return titles == 2 and alike >= self._least_of_small_words

    def _named_enough(self, language: str, alike: float) -> bool:
        """Whether a name is more than mentioned in passing. A Vietnamese one of two syllables has many bearers."""
        if all(self.titled):
            many_bear_it = language == "vi" and len(self.words) == SHORTEST
            return alike >= SOMEWHAT or (max(self.times) > 1 and not many_bear_it)
        return any(self.titled) and alike >= ONE_EVENT

    @property
    def _least_of_small_words(self) -> float:
        """How alike articles have to be that have one or two words in small letters in both titles: these are the
        likeliest to stand there by chance, unless both texts come back to them."""
        said = min(self.times)
        if said > OFTEN and sum(self.times) >= ALL_ALONG:
            return ALIKE
        if said >= OFTEN:
            return WELL_ALIKE
        if said > 1:
            return ONE_EVENT
        return ONE_REPORT if self.brief else _NEVER

    def worth(self, frequencies: Frequencies) -> float:
        """How much the phrase says: its rarity and length, more for a name, for a title's words and for what both
        texts come back to."""
        terms = _terms(self.words)
        rarity = sum(map(frequencies.idf, terms)) / len(terms)
        length = min(max(LONE_SAYS, len(self.words)), SAYS_MOST)
        name = NAME_BONUS if self.name else 1.0
        return rarity * length * math.sqrt(min(self.times)) * name * math.pow(TITLE_BONUS, sum(self.titled))


def _best(
    worth: Mapping[_Phrase, float], told: Sequence[_Phrase], a: Telling, b: Telling
) -> list[tuple[str, ...]]:
    """The words of the phrase that is worth most, as whole as both texts tell them, and of another one that is
    worth half of that and shares nothing with it."""
    chosen: list[tuple[str, ...]] = []
    passing = {one.words for one in told if one.setting and one not in worth}
    least = SECOND * max(worth.values(), default=0.0)
    for phrase in sorted(worth, key=lambda one: (-worth[one], one.words)):
        if chosen and (worth[phrase] < least or not (phrase.name or all(phrase.weighty))):
            continue
        fuller = _fuller(phrase, told, a, b)
        # "Quốc phòng Nga" may be a part of a ministry's name.
        if fuller not in passing and not any(_overlap(fuller, other) for other in chosen):
            chosen.append(fuller)
        if len(chosen) == MOST:
            break
    return chosen


class _Alike:
    """How alike two articles are by what else they share."""

    def __init__(self, a: Telling, b: Telling) -> None:
        self._known = bool(a.signature and b.signature)
        self._shared = {
            term: a.signature[term] * b.signature[term] for term in a.signature.keys() & b.signature.keys()
        }

    def without(self, phrase: tuple[str, ...]) -> float:
        """What is left of their likeness without these words."""
        if not self._known:
            return 1.0
        own = {*map(syllable_term, phrase), *_terms(phrase)}
        return sum(likeness for term, likeness in self._shared.items() if term not in own)


def _called(name: tuple[str, ...], text: Telling) -> list[int]:
    """Where the last word of a name stands, but not as another's ("Doug McDermott" is not "Greg McDermott")."""

    def is_anothers(place: int) -> bool:
        if not text.named(place) or not text.capital(place - 1):
            return False
        before = text.words.keys[place - 1]
        return before not in name and before not in _NO_FIRST_NAMES

    return [place for place in text.places(name[-1:]) if not is_anothers(place)]


def _in_title(text: Telling, places: Iterable[int]) -> bool:
    return any(place < text.titled for place in places)


def _is_name(text: Telling, place: int, length: int) -> bool:
    """Whether the phrase there is written as a name: a capital first and on half of its words (both of two), not
    only where a sentence begins."""
    capitals = [text.capital(place + step) for step in range(length)]
    inside = any(text.named(place + step) for step in range(length))
    most = length // 2 + 1 if length <= SHORTEST else length / 2
    return capitals[0] and inside and sum(capitals) >= most


def _capitals(words: tuple[str, ...], where: Sequence[tuple[Telling, Sequence[int]]]) -> tuple[str, ...]:
    """The words of a phrase that have a capital somewhere in both texts: "Trung Quốc" of "Trung Quốc phản đối".
    The first may only begin a sentence ("Áo dài", "Tỷ phú Nga"), unless it has it inside of one too."""

    def in_both(step: int, is_it: Callable[[Telling, int], bool]) -> bool:
        return all(any(is_it(text, place + step) for place in places) for text, places in where)

    found = [step for step in range(len(words)) if in_both(step, Telling.capital)]
    apart = found and found[0] + 1 not in found
    if apart and not in_both(found[0], Telling.named):
        del found[0]
    return tuple(words[step] for step in found)


def _before(phrase: tuple[str, ...], text: Telling) -> list[str]:
    """The word in front of a phrase, wherever it stands."""
    return [text.words.keys[place - 1] if text.adjacent(place) else "" for place in text.places(phrase)]


def _holds_name(text: Telling, place: int, length: int) -> bool:
    return any(text.named(place + step) for step in range(length))


def _named_always(a: Telling, b: Telling) -> list[str]:
    """The words that stand in both, in each never without a capital and once inside a sentence."""
    shared = set(b.words.keys)
    return [
        key
        for key in dict.fromkeys(a.words.keys)
        if key in shared and not key[0].isdigit() and all(_is_named_always(key, text) for text in (a, b))
    ]


def _fuller(phrase: _Phrase, told: Iterable[_Phrase], a: Telling, b: Telling) -> tuple[str, ...]:
    """The longest shared phrase of which this one is mostly a part ("tái định cư" of "định cư"); of a name its
    fullest form, if both texts have that once."""

    def is_part(other: _Phrase) -> bool:
        if (
            len(other.words) <= len(phrase.words)
            or f" {' '.join(phrase.words)} " not in f" {' '.join(other.words)} "
        ):
            return False
        if phrase.name:
            return other.name and all(_ends_in_a_capital(text, other.words) for text in (a, b))
        return all(2 * len(text.places(other.words)) >= len(text.places(phrase.words)) for text in (a, b))

    return max([phrase.words, *(one.words for one in told if is_part(one))], key=lambda words: (len(words), words))


def _ends_in_a_capital(text: Telling, phrase: tuple[str, ...]) -> bool:
    last = len(phrase) - 1
    return any(text.capital(place + last) for place in text.places(phrase))


def _headed_by_both(a: Telling, b: Telling) -> list[str]:
    """The longer words that stand in both titles and that both texts come back to."""
    both = set(a.words.keys[: a.titled]) & set(b.words.keys[: b.titled])
    return [
        key
        for key in sorted(both)
        if len(key) >= LONE_LETTERS and all(len(text.places((key,))) >= OFTEN for text in (a, b))
    ]


def _has_syllables(key: str) -> bool:
    """Whether one word has several syllables, as no Vietnamese one has ("Federer")."""
    return len(key) >= LONE_LETTERS and len(_VOWELS.findall(key)) >= SHORTEST


def _is_named_always(key: str, text: Telling) -> bool:
    places = text.places((key,))
    return all(text.words.surfaces[place][0].isupper() for place in places) and any(map(text.named, places))


def _stands_alone(key: str, text: Telling) -> bool:
    """Whether a word once has no other name beside it, of which it would be a part."""
    surfaces = text.words.surfaces
    return any(
        not any(
            surfaces[beside][0].isupper()
            for beside, behind in ((place - 1, place), (place + 1, place + 1))
            if text.adjacent(behind)
        )
        for place in text.places((key,))
    )


def _most_common(frequencies: Frequencies) -> Most:
    """In so many articles at most stands what says something."""
    documents = frequencies.documents
    return Most(max(COMMON_FLOOR, COMMON_SHARE * documents), max(COMMON_FLOOR, COMMON_NAME * documents))


def _is_rare(phrase: tuple[str, ...], frequencies: Frequencies, most: float) -> bool:
    return min(map(frequencies.count, _terms(phrase))) <= most


def _tells(phrase: tuple[str, ...], language: str) -> bool:
    """Whether the phrase is not mostly function words, and no number, date or empty phrase."""
    common = function_words(language)
    idle = [key in common or key in DATE_WORDS or key[0].isdigit() for key in phrase]
    empty = all(idle) or 2 * sum(key in common for key in phrase) > len(phrase)
    return not empty and " ".join(phrase) not in VAGUE and not is_office_alone(phrase)


def _terms(phrase: tuple[str, ...]) -> list[int]:
    """The terms by which a phrase is as rare as it is: its pairs, or its one word."""
    if len(phrase) == 1:
        return [syllable_term(phrase[0])]
    return [pair_term(*both) for both in pairwise(phrase)]


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one stands inside the other, or they share a pair or a word of several syllables."""
    if " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a):  # also "player" in "players"
        return True
    return any(map(_has_syllables, set(a) & set(b))) or not set(pairwise(a)).isdisjoint(pairwise(b))


def _spelling(phrase: tuple[str, ...], text: Telling) -> str:
    """The phrase as most often published; a capital that only begins a sentence counts last."""
    seen: Counter[str] = Counter()
    words = text.words
    for place in text.places(phrase):
        surface = " ".join(words.surfaces[place : place + len(phrase)])
        inside = text.adjacent(place)
        seen[surface] += 100 if inside and not surface.isupper() else 1
    return seen.most_common(1)[0][0]
