"""Telling a story: its articles in order of time, why each belongs to it, what is new in each, how fast they came.
Computed from the stored texts for the story that is looked at; nothing is kept."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, cached_property

from newsreader import settings
from newsreader.library.opened import Library
from newsreader.library.story_page import Candidate, Member, StoryPage
from newsreader.model import ArticleRow, Query, StoredText, Words
from newsreader.store.coverage import Report, best_of
from newsreader.stories.alike import Passage, likely_near, near_copies, passage
from newsreader.stories.novelty import Novelty, Told
from newsreader.stories.rank import rank_related
from newsreader.stories.reasons import reason_terms, reasons
from newsreader.stories.signature import Frequencies, unpack
from newsreader.stories.tally import PAGE, counts_in, pages_of
from newsreader.stories.telling import Telling, telling
from newsreader.text.fold import spaced_keys, words
from newsreader.text.plain import plain, strip_dateline

MOST = 200  # articles of a story that are looked into; the rest only stand there
MOST_COMPARED = 60  # articles of a story, its first, where only outlets are counted
HOUR = timedelta(hours=1)
OPENING = 900  # characters
ENOUGH = 20_000  # characters of which it is seen whether a text is nearly another; of a book they would be 20 MB
MOST_WHOLE = 6  # articles of which all of the text is compared, since their openings share nothing
NEAR = timedelta(days=5)  # what a story may be one with
MOST_NEAR = 40  # offered; the reader looks for one by its words
LOOKED_AT = 4_000
STORIES_KNOWN = 1_000
PAGES_AT_ONCE = 128  # all that are wanted would be tens of megabytes, which every thread that asks would keep
_ABBREVIATED = re.compile(r"(?:^|\s)(?:\w|TP|Tp|TX|GS|PGS|TS|ThS|BS|Mr|Mrs|Ms|Dr|St|No)\.$")
_STOP = re.compile(r"(?<=[.!?…])\s+|\n+")


def preferred(library: Library) -> tuple[int, ...]:
    """The feeds whose headlines stand for stories, the dearest first."""
    packed = library.settings.get(settings.PREFERRED_FEEDS)
    return tuple(int(number) for number in packed.split(",") if number.isdecimal())


def story_page(library: Library, article: int) -> StoryPage:
    """The story of an article; without one, the article alone. Raises LookupFailure."""
    row = library.store.articles.get(article).row
    story = library.store.stories.story_of(article)
    reports = [] if story is None else library.store.coverage.reports([story], hidden=True).get(story, [])
    if story is None or not reports:
        return StoryPage(0, article, (Member(row, row.outlet),))
    said = library.store.pins.said(story)
    if not said.muted:
        seen = library.store.coverage.reports([story]).get(story, [])
        reports = seen if any(one.article == article for one in seen) else reports
    members = _members(library, reports)
    lead = best_of(reports, preferred(library))
    return StoryPage(story, lead, members, pace(reports), said.followed, said.muted, said.mute_days)


def pace(reports: Sequence[Report]) -> float:
    """Articles an hour, while they came fastest: the best of the stretches that begin with one of them."""
    best = 0.0
    reports = reports[:MOST]
    for first, begun in enumerate(reports):
        for last in range(first + 1, len(reports)):
            hours = max(1.0, (reports[last].at - begun.at) / HOUR)
            best = max(best, (last - first + 1) / hours)
    return best


def compared(stories: Iterable[Sequence[Report]]) -> list[int]:
    """The articles whose signatures `independent_outlets` wants."""
    return [one.article for reports in stories for one in reports[:MOST_COMPARED]]


def independent_outlets(
    library: Library, reports: Sequence[Report], packed: Mapping[int, bytes]
) -> dict[str, datetime]:
    """The outlets that wrote of a story themselves, whose text is not nearly that of an earlier one, and when
    first. `packed`: the signatures of those that are `compared`, and of others or not."""
    few = reports[:MOST_COMPARED]
    packed = {one.article: packed[one.article] for one in few if one.article in packed}
    known = hash(tuple((one.article, one.outlet, packed.get(one.article)) for one in few))
    copies = _COPIES.get(known)
    if copies is None:
        copies = _copies(library, few, packed)
        if len(_COPIES) >= STORIES_KNOWN:
            _COPIES.clear()
        _COPIES[known] = copies
    firsts: dict[str, datetime] = {}
    for one in reports:  # in order of time
        if one.article not in copies:
            firsts.setdefault(one.outlet, one.at)
    return firsts


# By the hash of a story's articles, their outlets and signatures: which are copies. The texts of the ten largest
# stories are not compared again for every article that is opened. A text that changes gets another signature.
_COPIES: dict[int, frozenset[int]] = {}


def _copies(library: Library, reports: Sequence[Report], packed: Mapping[int, bytes]) -> frozenset[int]:
    weights = {number: unpack(signature) for number, signature in packed.items()}
    likely = likely_near([(one.article, weights.get(one.article, {})) for one in reports])
    if not likely:
        return frozenset()
    stored = library.store.articles.texts(sorted(likely))
    return frozenset(_Texts(library, reports, weights, stored).copies())


class _Texts:
    """The texts of a story's articles, read once. Nothing in it refers to itself: those of twenty stories, which
    only the collector would find, were 20 MB."""

    def __init__(
        self,
        library: Library,
        reports: Sequence[Report],
        weights: Mapping[int, Mapping[int, float]] | None = None,
        stored: Mapping[int, StoredText] | None = None,
    ) -> None:
        self._library = library
        self._outlets = {one.article: one.outlet for one in reports}
        if weights is None:
            packed = library.store.stories.signatures(list(self._outlets))
            weights = {number: unpack(packed.get(number, b"")) for number in self._outlets}
        self.weights = {number: weights.get(number, {}) for number in self._outlets}
        self._given = stored
        self._bodies: dict[int, str] = {}
        self._words: dict[int, Words] = {}

    @cached_property
    def rows(self) -> dict[int, ArticleRow]:
        """Their rows."""
        return {row.id: row for row in self._library.store.articles.rows(list(self._outlets))}

    def copies(self) -> dict[int, int]:
        """Which of them have nearly the text of an earlier one, and of which."""
        signed = [(number, self.weights[number]) for number in self._outlets]
        return near_copies(signed, cache(self._passage))

    def _passage(self, number: int) -> Passage:
        return passage(spaced_keys(self.body(number)[:ENOUGH]).keys)

    def body(self, number: int) -> str:
        """The plain text of one, without its dateline."""
        if number not in self._bodies:
            stored = self._stored.get(number)
            html = "" if stored is None else stored.full_html or stored.html
            self._bodies[number] = strip_dateline(plain(html), self._outlets[number])[1]
        return self._bodies[number]

    def words(self, number: int) -> Words:
        """The same as words."""
        if number not in self._words:
            self._words[number] = words(self.body(number))
        return self._words[number]

    @cached_property
    def _stored(self) -> Mapping[int, StoredText]:
        if self._given is not None:
            return self._given
        return self._library.store.articles.texts(list(self._outlets))

    def opening(self, number: int) -> Telling:
        """Headline and the beginning of the text: what an event is told by. All of it would take ten times as
        long to compare."""
        title, body = words(self.rows[number].title), words(self.body(number)[:OPENING])
        return telling(title, body, self.weights[number])

    def whole(self, number: int) -> Telling:
        """Headline and text."""
        return telling(words(self.rows[number].title), self.words(number), self.weights[number])

    def nearest(self, number: int) -> int:
        """The article that one is likest."""
        mine = self.weights[number]
        others = [other for other in self._outlets if other != number]
        return max(others, key=lambda other: (likeness(mine, self.weights[other]), -other))

    def sentences(self, number: int) -> list[tuple[str, Words]]:
        """The text, sentence by sentence."""
        return [(one, words(one)) for one in sentences(self.body(number))]


def sentences(text: str) -> list[str]:
    """A plain text cut behind its full stops, but not behind an abbreviation such as "TP. Huế"."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        following = text[stop.end() : stop.end() + 2].lstrip('"“‘(')[:1]
        if "\n" in stop[0] or (following.isupper() and not _ABBREVIATED.search(text, start, stop.start())):
            found.append(text[start : stop.start()])
            start = stop.end()
    return [one.strip() for one in (*found, text[start:]) if one.strip()]


def _members(library: Library, reports: Sequence[Report]) -> tuple[Member, ...]:
    there = {row.id for row in library.store.articles.rows([one.article for one in reports])}
    reports = [one for one in reports if one.article in there]
    if not reports:
        return ()
    texts = _Texts(library, reports[:MOST])
    pinned = library.store.pins.pinned([one.article for one in reports])
    language = next(iter(texts.rows.values())).language
    told = Told(language)
    whys = _whys(library, texts, [one.article for one in reports[:MOST]], language)
    members, copies = [], texts.copies()
    for one in reports[:MOST]:
        number = one.article
        new = Novelty()
        if number not in copies:
            title = words(texts.rows[number].title)
            new = told.take(title, texts.sentences(number), texts.weights[number])
        members.append(
            Member(
                texts.rows[number], one.outlet, whys.get(number, ()), number in pinned,
                copies.get(number, 0), new.sentences, new.phrase,
            )
        )  # fmt: skip
    rest = library.store.articles.rows([one.article for one in reports[MOST:]])
    outlets = {one.article: one.outlet for one in reports}
    return (*members, *(Member(row, outlets[row.id], pinned=row.id in pinned) for row in rest))


def _whys(library: Library, texts: _Texts, numbers: Sequence[int], language: str) -> dict[int, tuple[str, ...]]:
    """What each article shares with the one that it is likest: in the openings, else in all of a few texts."""
    nearest = {number: texts.nearest(number) for number in numbers} if len(numbers) > 1 else {}
    found = _shared(library, nearest, texts.opening, language)
    without = [number for number in nearest if not found[number]][:MOST_WHOLE]
    return found | _shared(library, {number: nearest[number] for number in without}, texts.whole, language)


def _shared(
    library: Library, nearest: Mapping[int, int], read: Callable[[int], Telling], language: str
) -> dict[int, tuple[str, ...]]:
    wholes = {number: read(number) for number in {*nearest, *nearest.values()}}
    needed = {term for one, other in nearest.items() for term in reason_terms(wholes[one], wholes[other])}
    common = frequencies(library, language, needed)
    return {one: reasons(wholes[one], wholes[other], common) for one, other in nearest.items()}


def shared_words(
    library: Library, article: ArticleRow, others: Sequence[ArticleRow], packed: Mapping[int, bytes]
) -> dict[int, tuple[tuple[str, ...], float]]:
    """Words that an article and each of the others have in common in headline and excerpt, and how alike they are
    by their `packed` signatures. No text is read for it: it is asked for below every article."""
    rows = {row.id: row for row in (article, *others)}
    weights = {number: unpack(packed.get(number, b"")) for number in rows}
    openings = {
        number: telling(words(row.title), words(row.excerpt), weights[number]) for number, row in rows.items()
    }
    own, mine = weights[article.id], openings[article.id]
    needed = {term for row in others for term in reason_terms(mine, openings[row.id])}
    common = frequencies(library, article.language, needed)
    return {
        row.id: (
            reasons(mine, openings[row.id], common),
            likeness(own, weights[row.id]),
        )
        for row in others
    }


def likeness(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two signatures, at most 1."""
    return round(min(1.0, sum(weight * b.get(term, 0.0) for term, weight in a.items())), 4)


def frequencies(library: Library, language: str, needed: Iterable[int]) -> Frequencies:
    """How common these terms are in the library."""
    wanted = sorted(set(needed))
    pages, documents, counts = pages_of(wanted), 0, dict[int, int]()
    for start in range(0, max(1, len(pages)), PAGES_AT_ONCE):
        some = pages[start : start + PAGES_AT_ONCE]
        kept = library.store.stories.term_pages(language, some)
        documents = kept.documents
        if some:
            first, end = bisect_left(wanted, some[0] * PAGE), bisect_left(wanted, (some[-1] + 1) * PAGE)
            counts |= counts_in(kept.pages, wanted[first:end])
    return Frequencies(documents, counts, language)


def candidates(library: Library, article: int) -> tuple[Candidate, ...]:
    """Stories and articles of the days around an article that may be one with its story, the likest first."""
    found = library.store.articles.get(article)
    near = _around(library, found.row.published)
    own = library.store.stories.signatures([article]).get(article)
    if own is None:
        return ()
    mine = library.store.stories.story_of(article)
    stories = library.store.stories.stories_of(near)
    others = [number for number in near if number != article and (mine is None or stories.get(number) != mine)]
    signatures = library.store.stories.signatures(others)
    scores: dict[int, float] = {}
    shown: set[int] = set()
    known = [(number, unpack(signatures[number])) for number in others if number in signatures]
    for number, score in rank_related(unpack(own), known):
        story = stories.get(number)
        if (story is None or story not in shown) and len(scores) < MOST_NEAR:
            scores[number] = score
        if story is not None:
            shown.add(story)
    rows = library.store.articles.rows(list(scores))
    shared = shared_words(library, found.row, rows, signatures | {article: own})
    return tuple(Candidate(row, scores[row.id], shared[row.id][0]) for row in rows)


def _around(library: Library, at: datetime) -> list[int]:
    query = Query(since=at - NEAR, until=at + NEAR)
    return list(library.store.lists.ids(query, limit=LOOKED_AT))
