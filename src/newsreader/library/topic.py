"""Articles on the topic of one: found by words that both have, judged by their signatures, told in words of both.

What is looked at is bounded by a `Reach`, whatever the library's size.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from newsreader.library.article_words import article_words, opening_text
from newsreader.library.opened import Library
from newsreader.library.telling import frequencies
from newsreader.model import Article, ArticleRow, Words
from newsreader.stories.opening import Opening, opening, overlap
from newsreader.stories.phrases import shared_pairs
from newsreader.stories.rank import Signs, rank_related
from newsreader.stories.reasons import reason_terms, reasons
from newsreader.stories.signature import (
    Frequencies,
    best_terms,
    dot_packed,
    pack,
    pair_term,
    syllable_term,
    terms,
    unpack,
)
from newsreader.stories.telling import telling
from newsreader.text.as_written import as_written, with_what_a_dash_joins
from newsreader.text.fold import fold
from newsreader.text.plain import plain

CANDIDATES = 200  # by shared words: of the six nearest of all, these have more than the fifty best by bm25 had
JUDGED = 30
MOST_HTML = 60_000  # characters in which a reason's own spelling is looked for
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a topic is looked for: among the `newest` articles (None: all), through so many `rows` of the index
    (a third of a microsecond each). Of the likest so many are `weighed`: asked for what they share (1 ms each)."""

    newest: int | None
    rows: int
    weighed: int = 6


AT_ONCE = Reach(20_000, 10_000)
WHOLE = Reach(None, 60_000, weighed=24)


@dataclass(frozen=True, slots=True)
class Subject:
    """The article whose topic it is: the beginning of its text as published, its words and its signature, and
    the runs with which it opens."""

    article: int
    at: datetime
    language: str
    text: str
    words: tuple[Words, Words]
    signature: Mapping[int, float]
    opening: Opening


def subject_of(library: Library, article: Article) -> Subject:
    """What is known of an article, whether it was derived already or waits for it."""
    number, language = article.row.id, article.row.language
    html = library.store.articles.text(number).html
    words = article_words(article.row.title, html, article.row.outlet)
    packed = library.store.stories.signatures([number]).get(number)
    if packed is None:
        weights = terms(*words, language)
        packed = pack(weights, frequencies(library, language, weights))
    text = _whole(article.row.title, html)
    runs = opening(opening_text(article.row.title, article.row.excerpt))
    return Subject(number, article.row.published, language, text, words, unpack(packed), runs)


def same_topic(library: Library, subject: Subject, *reaches: Reach) -> dict[int, float]:
    """Articles on the same topic with their likeness, the best first; that there is none is a right answer."""
    return dict(_ranked(library, subject, reaches))


def likest(library: Library, number: int) -> list[tuple[int, float]]:
    """Which articles are most like one, with their likeness, also those that no block would show. Raises
    LookupFailure."""
    subject = subject_of(library, library.store.articles.get(number))
    return _ranked(library, subject, (AT_ONCE, WHOLE), cut=False)


def _ranked(
    library: Library, subject: Subject, reaches: Iterable[Reach], *, cut: bool = True
) -> list[tuple[int, float]]:
    found: dict[int, None] = {}
    for reach in reaches:
        found.update(dict.fromkeys(_candidates(library, subject, reach)))
    signatures = library.store.stories.signatures(list(found))
    likeness = {number: dot_packed(subject.signature, packed) for number, packed in signatures.items()}
    stories = library.store.stories.stories_of([subject.article, *likeness])
    nearest = _nearest(subject.article, likeness, stories, cut=cut)
    judged = [(number, unpack(signatures[number])) for number in nearest]
    signs = replace(_signs(library, subject, nearest), stories=stories)
    return rank_related(subject.signature, judged, signs=signs, cut=cut)


def _nearest(article: int, likeness: Mapping[int, float], stories: Mapping[int, int], *, cut: bool) -> list[int]:
    """The articles to be judged, the likest first. For a block the likest only of the article's own story, which
    stands in another one: it says how alike the others must be."""
    ranked = sorted(likeness, key=lambda number: (likeness[number], number), reverse=True)
    mine = stories.get(article)
    if not cut or mine is None:
        return ranked[:JUDGED]
    own = [number for number in ranked if stories.get(number) == mine][:1]
    return own + [number for number in ranked if stories.get(number) != mine][:JUDGED]


def _signs(library: Library, subject: Subject, numbers: Sequence[int]) -> Signs:
    """What tells articles apart that are as alike, but for their stories."""
    begin = library.store.stories.beginnings(numbers)
    return Signs(
        apart={number: (one.at - subject.at) / HOUR for number, one in begin.items()},
        openings={
            number: overlap(subject.opening, opening(opening_text(one.title, one.excerpt)))
            for number, one in begin.items()
        },
    )


def reasons_for(library: Library, subject: Subject, rows: Sequence[ArticleRow]) -> dict[int, tuple[str, ...]]:
    """For each of these articles the words that stand in both; none where there are none worth showing."""
    mine = telling(*subject.words, subject.signature)
    texts = library.store.articles.texts([row.id for row in rows])
    signatures = library.store.stories.signatures([row.id for row in rows])
    theirs = {
        row.id: telling(
            *article_words(row.title, texts[row.id].html, row.outlet), unpack(signatures.get(row.id, b""))
        )
        for row in rows
        if row.id in texts
    }
    pairs = {term for words in theirs.values() for term in shared_pairs(mine, words)}
    common = frequencies(library, subject.language, pairs)
    needed = {term for words in theirs.values() for term in reason_terms(mine, words, common)} - pairs
    more = frequencies(library, subject.language, needed)
    common = Frequencies(common.documents, {**common.counts, **more.counts}, common.language)
    titles = {row.id: row.title for row in rows}
    return {
        number: _written(
            reasons(mine, words, common), subject, partial(_whole, titles[number], texts[number].html)
        )
        for number, words in theirs.items()
    }


def _written(phrases: Iterable[str], subject: Subject, other: Callable[[], str]) -> tuple[str, ...]:
    """Phrases as the subject writes them, and none that stands within another one then."""
    written: list[str] = []
    for phrase in phrases:
        shown = with_what_a_dash_joins(as_written(phrase, subject.text), subject.text, other)
        if not any(phrase in before for before in written):
            written.append(shown)
    return tuple(written)


def _whole(title: str, html: str) -> str:
    return f"{title}\n{plain(html[:MOST_HTML])}"


def _candidates(library: Library, subject: Subject, reach: Reach) -> list[int]:
    return library.store.search.candidates(
        _phrases(library, subject, reach),
        exclude=subject.article,
        newest=reach.newest,
        rows=reach.rows,
        limit=CANDIDATES,
        language=subject.language,
    )


def _phrases(library: Library, subject: Subject, reach: Reach) -> list[tuple[str, float]]:
    """The best words and pairs, each with what it adds to the likeness, the rare ones first. A pair costs what its
    rarer word does, however rarely both stand side by side: those that cost too much are left out."""
    singles, pairs = best_terms(*subject.words, subject.language, subject.signature)
    needed = {syllable_term(word) for word in (*singles, *(word for pair in pairs for word in pair))}
    common = frequencies(library, subject.language, needed)

    def rows(*words: str) -> int:
        return min(common.count(syllable_term(word)) for word in words)

    part = 1.0 if reach.newest is None else min(1.0, reach.newest / max(1, common.documents))
    cheap = [pair for pair in pairs if part * rows(*pair) <= reach.rows]
    weight = subject.signature
    asked = [(rows(word), fold(word), weight[syllable_term(word)]) for word in singles]
    asked += [(rows(*pair), " ".join(map(fold, pair)), weight[pair_term(*pair)]) for pair in cheap]
    return [(phrase, worth**2) for _, phrase, worth in sorted(asked)]
