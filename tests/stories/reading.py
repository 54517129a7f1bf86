"""The reasons of two texts, in a library of a few others."""

from collections import Counter
from collections.abc import Sequence

from newsreader.model import Words
from newsreader.stories.reasons import reasons
from newsreader.stories.signature import Frequencies, pack, terms, unpack
from newsreader.stories.telling import telling
from newsreader.text.fold import words


def learn(language: str, texts: Sequence[str]) -> Frequencies:
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(terms(Words(), words(text), language).keys())
    return Frequencies(len(texts), counts, language)


def why(a: str, b: str, language: str = "vi", others: Sequence[str] = ()) -> tuple[str, ...]:
    """The reasons of two titles."""
    learnt = learn(language, [a, b, *others])
    return reasons(telling(words(a), Words()), telling(words(b), Words()), learnt)


def why_texts(
    a: tuple[str, str], b: tuple[str, str], language: str = "vi", others: Sequence[str] = ()
) -> tuple[str, ...]:
    """The reasons of two articles with title and text, which know how alike they are."""
    texts = [" . ".join(one) for one in (a, b)]
    learnt = learn(language, [*texts, *others])
    told = [
        telling(words(title), words(body), unpack(pack(terms(words(title), words(body), language), learnt)))
        for title, body in (a, b)
    ]
    return reasons(told[0], told[1], learnt)
