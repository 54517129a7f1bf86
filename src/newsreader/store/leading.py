"""What leads a list: the words searched for, a section's places, or the articles in one of their indexes.

The same articles are found in the same order, whichever does; how long it takes differs a thousandfold.
"""

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, cast

from sqlalchemy import Connection, text

from newsreader.search import Among, Is, Kind, Since, State, Term, Until
from newsreader.store import index
from newsreader.store.epoch import seconds
from newsreader.store.query_sql import Translation

MOST_KNOWN = 1_000
"""So many of the newest hits are looked up beforehand. The index is not asked for these again."""
FIRST_SPAN = 1_000
"""So many of the newest articles of a filter are looked at first; then twice as many each time."""
MOST_NEWER = 50_000
"""Among so many of the newest articles it is counted how many have the words."""

# Microseconds, measured at a million articles: a hit with its article, a hit passed over, an article of a filter,
# asking the index for one article and one word, and what an article costs whose words are looked for side by side.
HIT, PASSED, FILTERED, ASKED, BESIDE = 1.0, 0.07, 1.0, 10.0, 0.03
# What is expected holds where a filter and the words have nothing to do with one another. An English word in a
# Vietnamese feed is looked for to the end.
UNLUCKY = 0.25

VISIBLE = "article.hidden = 0 AND article.gone = 0"


class Lead(StrEnum):
    """What is walked through, from the newest on."""

    WORDS = "words"
    KNOWN = "known"  # the hits of the words, where they are few
    PLACES = "places"
    ARTICLES = "articles"


_FROM = {
    Lead.WORDS: "search CROSS JOIN search_map ON search_map.row = search.rowid"
    " CROSS JOIN article ON article.id = search_map.article",
    Lead.KNOWN: "json_each(:hits) AS hit CROSS JOIN search_map ON search_map.row = hit.value"
    " CROSS JOIN article ON article.id = search_map.article",
    Lead.PLACES: "article_place CROSS JOIN article ON article.id = article_place.article",
    Lead.ARTICLES: "article",
}
_ASK_WORDS = (
    " CROSS JOIN search_map ON search_map.article = article.id CROSS JOIN search ON search.rowid = search_map.row"
)
_PLACED = (
    "EXISTS (SELECT 1 FROM article_place WHERE article_place.article = article.id"
    " AND article_place.section = {section:d})"
)
_NARROW = (
    "+search.rowid IN (SELECT search_map.row FROM {source}"
    " CROSS JOIN search_map ON search_map.article = article.id WHERE {where})"
)


Hit = tuple[int, int, int]
"""When an article was published, its id, and the row of its words."""
TOGETHER = 64  # rows that are put in order at once
_NTH = "SELECT {time} FROM {source} WHERE {where} ORDER BY {time} DESC LIMIT 1 OFFSET {before:d}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A translated search with what leads it. `section` is the one whose places lead, `cost` in milliseconds."""

    lead: Lead
    made: Translation
    since: int | None = None
    until: int | None = None
    section: int | None = None
    drift: int = 0  # of the index
    before_row: int | None = None  # only lower rows of the index
    visible: bool = True  # only what a list may show
    cost: float = 0.0
    hits: tuple[int, ...] = ()  # rows of the index that are known already: all of them, or the newest
    narrow: bool = False  # of the hits only those of the filter's articles are looked at
    once: str = ""  # a condition: no copy of an article that is found itself

    def ids(self, connection: Connection, order: str, limit: int | None = None) -> "array[int]":
        """The ids in an order that SQL can say."""
        parts = ["SELECT", self.number, "FROM", self._source(order), "ORDER BY", order]
        if limit is not None:
            parts.append(f"LIMIT {limit:d}")
        return array("q", connection.execute(text(" ".join(parts)), self._values()).scalars())

    def newest(self, connection: Connection, limit: int | None, *, oldest: bool = False) -> "array[int]":
        """The ids from the newest on, or from the oldest; of one time the higher ones are newer."""
        if not self.by_words:
            return self.ids(connection, self.by_time(oldest=oldest), limit)
        with closing(self.found(connection, limit, oldest=oldest)) as hits:
            return array("q", (number for _, number, _ in hits))

    def found(
        self, connection: Connection, limit: int | None, *, oldest: bool = False
    ) -> Generator[Hit, None, None]:
        """The same, of a search for words, with their times and their rows in the index. To be closed."""
        if not self.by_words:
            parts = ["SELECT article.sort_at, article.id, search_map.row FROM", self._source("article.id")]
            parts += ["ORDER BY", self.by_time(oldest=oldest), "" if limit is None else f"LIMIT {limit:d}"]
            yield from self._asked(connection, parts)
        elif self.narrow and limit is not None and not oldest:
            yield from self._by_spans(connection, limit)
        else:
            with closing(self.walk(connection, oldest=oldest)) as walked:
                yield from islice(_in_order(walked, self.drift if oldest else None), limit)

    def _by_spans(self, connection: Connection, limit: int) -> Generator[Hit, None, None]:
        """The newest, looking at the newest of the filter's articles first: mostly these are enough."""
        rest, size, left = self, FIRST_SPAN, limit
        while left:
            since = rest.time_of(connection, size)
            span = rest if since is None else replace(rest, since=since)
            with closing(span.walk(connection, oldest=False)) as walked:
                for hit in islice(_in_order(walked), left):
                    left -= 1
                    yield hit
            if since is None:
                return
            rest, size = replace(rest, until=since), 2 * size

    def time_of(self, connection: Connection, place: int) -> int | None:
        """When that one of the filter's articles was published, counted from the newest; None where there are
        fewer."""
        source, where = self._filter()
        time = "article.sort_at" if self.section is None else "article_place.sort_at"
        asked = _NTH.format(time=time, source=source, where=where, before=place - 1)
        return connection.execute(text(asked), self.made.values).scalar()

    def walk(self, connection: Connection, *, oldest: bool) -> Generator[Hit, None, None]:
        """The hits as their rows lie in the index; of those that are known already the index is not asked."""
        if self.lead is Lead.WORDS and self.hits and not oldest:
            yield from replace(self, lead=Lead.KNOWN).walk(connection, oldest=False)
            rest = replace(self, hits=(), before_row=self.hits[-1])
            yield from rest.walk(connection, oldest=False)
            return
        parts = [f"SELECT article.sort_at, article.id, {self._row} FROM", self._source("article.id")]
        if self.lead is Lead.WORDS:
            parts.append(f"ORDER BY search.rowid{'' if oldest else ' DESC'}")
        values = self._values()
        if self.lead is Lead.KNOWN and oldest:  # they come as they are listed
            values["hits"] = json.dumps(self.hits[::-1])
        yield from self._asked(connection, parts, values)

    def _asked(
        self, connection: Connection, parts: Sequence[str], values: dict[str, object] | None = None
    ) -> Generator[Hit, None, None]:
        asked = text(" ".join(parts))
        with closing(connection.execute(asked, self._values() if values is None else values)) as result:
            yield from cast("sqlite3.Cursor", result.cursor)  # SQLAlchemy's own rows take three times as long

    def keyed(self, connection: Connection, key: str, order: str) -> Iterator[tuple[int, int]]:
        """The ids in that order, each with its `key`, something of the article."""
        parts = ["SELECT", f"{self.number}, {key}", "FROM", self._source(key), "ORDER BY", order]
        rows = connection.execute(text(" ".join(parts)), self._values())
        return ((number, value) for number, value in rows)

    def count(self, connection: Connection) -> int:
        """How many there are."""
        counted = " ".join(["SELECT count(*) FROM", self._source("")])
        return int(connection.execute(text(counted), self._values()).scalar_one())

    @property
    def by_words(self) -> bool:
        """Whether the words lead."""
        return self.lead in (Lead.WORDS, Lead.KNOWN)

    @property
    def number(self) -> str:
        """The column of the article's id."""
        return "article_place.article" if self.lead is Lead.PLACES else "article.id"

    def by_time(self, *, oldest: bool = False) -> str:
        """The order by time, which the lead mostly has by itself."""
        turn = "" if oldest else " DESC"
        time = "article_place" if self.lead is Lead.PLACES else "article"
        return f"{time}.sort_at{turn}, {self.number}{turn}"

    @property
    def _row(self) -> str:
        """The column of the row of the index."""
        return "search.rowid" if self.lead is Lead.WORDS else "search_map.row"

    def _source(self, order: str) -> str:
        """FROM and WHERE."""
        words = self.by_words or self.made.match != ""
        alone = not words and not self.made.conditions and "article." not in order
        if self.lead is Lead.PLACES and alone:  # its places are those of visible articles
            return f"article_place WHERE {self._where_places()}"
        source = _FROM[self.lead] + (_ASK_WORDS if words and not self.by_words else "")
        parts = [*([VISIBLE] if self.visible else []), *self.made.conditions]
        if self.once and self.lead is not Lead.PLACES:  # where copies have no place
            parts.append(self.once)
        if self.lead is Lead.PLACES:
            parts.append(self._where_places())
        else:
            parts += self._between("article.sort_at") + (self._between_rows() if self.by_words else [])
            if self.section is not None:
                parts.append(_PLACED.format(section=self.section))
        if words and self.lead is not Lead.KNOWN:
            parts.append("search MATCH :match")
        if self.before_row is not None:
            parts.append(f"{self._row} < {self.before_row:d}")
        if self.narrow:
            parts.append(self._narrow())
        return " WHERE ".join([source, " AND ".join(parts)])

    def _narrow(self) -> str:
        """The rows of the index that belong to the filter's articles."""
        source, where = self._filter()
        return _NARROW.format(source=source, where=where)

    def _filter(self) -> tuple[str, str]:
        """FROM and WHERE of the articles that the filter leaves."""
        lead = Lead.ARTICLES if self.section is None else Lead.PLACES
        placed = self._between("article.sort_at") if self.section is None else [self._where_places()]
        return _FROM[lead], " AND ".join([VISIBLE, *self.made.conditions, *placed])

    def _where_places(self) -> str:
        here = [f"article_place.section = {self.section:d}", *self._between("article_place.sort_at")]
        return " AND ".join(here)

    def _between(self, column: str) -> list[str]:
        """The bounds of time on a column."""
        bounds = ((">=", self.since), ("<", self.until))
        return [f"{column} {sign} {second:d}" for sign, second in bounds if second is not None]

    def _between_rows(self) -> list[str]:
        """Rows of the index, outside of which nothing lies that is within the bounds of time."""
        found = [] if self.since is None else [f"{self._row} >= {index.first_row(self.since):d}"]
        if self.until is not None:
            found.append(f"{self._row} < {index.first_row(max(self.until, 1) + self.drift):d}")
        return found

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = dict(self.made.values)
        if self.lead is Lead.KNOWN:
            values["hits"] = json.dumps(self.hits)
        if self.made.match and (self.lead is not Lead.KNOWN or ":match" in self.once):
            values["match"] = self.made.match
        return values


def _in_order(rows: Iterator[Hit], drift: int | None = None) -> Iterator[Hit]:
    """Hits that come from the highest row on, from the newest on; with a `drift` both the other way round.

    An article may stand in a higher row than its time has, never in a lower one. So what is still to come is not
    newer than the row that came last says, and those that are newer than that are certain.
    """
    waiting: list[Hit] = []
    while more := list(islice(rows, max(TOGETHER, len(waiting)))):
        waiting += more
        waiting.sort(reverse=drift is None)
        edge = index.latest(more[-1][2])
        if drift is None:
            certain = bisect_left(waiting, -edge, key=lambda hit: -hit[0])
        else:
            certain = bisect_left(waiting, edge - drift, key=itemgetter(0))
        yield from waiting[:certain]
        del waiting[:certain]
    yield from waiting


def plan(
    connection: Connection, terms: Sequence[Term], translation: Translation, limit: int | None, once: str = ""
) -> Plan:
    """The cheapest way to the newest `limit` (None: to all). `terms` are what must hold, `translation` those that
    are neither a bound of time nor the section of `section_of`, in SQL."""
    made = replace(_bounded(terms, translation), once=once)
    if translation.match:
        made = replace(made, drift=index.drift(connection))
    if not translation.match and made.section is None and not any(_is_many(term) for term in terms):
        return replace(made, lead=Lead.ARTICLES)  # SQLite chooses the right index by itself
    terms = [term for term in terms if term is not translation.feeds]  # the index knows it
    total = _first(connection, "SELECT sum(articles) FROM feed_count")
    sizes = {size: term for term in terms if (size := _size(connection, term)) is not None}
    size = min(sizes, default=None)
    filtered = replace(made, lead=Lead.ARTICLES)
    if size is not None and made.section is not None and sizes[size] == Among(Kind.SECTION, (made.section,)):
        filtered = replace(made, lead=Lead.PLACES)
    if not translation.match:
        return _walking(filtered, sizes.get(size or 0), size, total, limit)
    if size is None:
        return made
    words, phrases = _words(translation.words), _phrases(translation.words)
    known = index.rows_of(connection, translation.match, MOST_KNOWN)
    hits, led, each = len(known), replace(made, lead=Lead.KNOWN, hits=tuple(known)), 0.0
    if hits == MOST_KNOWN:
        hits = _estimated(connection, known, total)
        each = BESIDE * total / hits if words > phrases else 0.0
        # a single word is found again sooner than each known hit is looked up
        led = replace(led, lead=Lead.WORDS) if words > phrases else made
    passed = PASSED * (1 + phrases / 30) + each
    ways = [
        _Way(led, (_Walk(hits, size, HIT + each),)),
        _Way(replace(made, narrow=True), (_Walk(hits, size, passed), _Walk(size, hits, FILTERED))),
        _Way(filtered, (_Walk(size, hits, ASKED * words),)),
    ]
    best = min(ways, key=lambda way: way.risked(total, limit))
    return replace(best.plan, cost=best.expected(total, limit) / 1000)


class _Walk(NamedTuple):
    """Going through `candidates` until enough of them are among the `others`; in microseconds what each costs."""

    candidates: int
    others: int
    each: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A plan and what it walks through."""

    plan: Plan
    walks: tuple[_Walk, ...]

    def expected(self, total: int, limit: int | None) -> float:
        """What it costs where filter and words have nothing to do with one another."""
        return sum(walk.each * _walked(walk.candidates, walk.others, total, limit) for walk in self.walks)

    def risked(self, total: int, limit: int | None) -> float:
        """The same, and a part of what it costs at worst."""
        worst = sum(walk.each * walk.candidates for walk in self.walks)
        return (1 - UNLUCKY) * self.expected(total, limit) + UNLUCKY * worst


def section_of(terms: Sequence[Term]) -> int | None:
    """The one section that all must be in, None where they must be of a feed as well: copies have no places."""
    if any(isinstance(term, Among) and term.kind is Kind.FEED for term in terms):
        return None
    for term in terms:
        if isinstance(term, Among) and term.kind is Kind.SECTION and len(term.values) == 1:
            return int(term.values[0])
    return None


def _bounded(terms: Sequence[Term], made: Translation) -> Plan:
    since = [seconds(term.at) for term in terms if isinstance(term, Since)]
    until = [seconds(term.at) for term in terms if isinstance(term, Until)]
    return Plan(
        Lead.WORDS,
        made,
        since=max(since, default=None),
        until=min(until, default=None),
        section=section_of(terms),
    )


def _walking(filtered: Plan, term: Term | None, size: int | None, total: int, limit: int | None) -> Plan:
    """Without words. Many feeds are many indexes, to be sorted together: where a page is wanted and they have much
    of what is newest, all articles are walked through instead ("+" keeps an index out)."""
    if term is None or not _is_many(term) or limit is None or not size or limit * total // size > size:
        return filtered
    conditions = [one.replace("article.feed IN", "+article.feed IN") for one in filtered.made.conditions]
    return replace(filtered, made=replace(filtered.made, conditions=conditions))


def _is_many(term: Term) -> bool:
    return isinstance(term, Among) and term.kind is Kind.FEED and len(term.values) > 1


def _walked(candidates: int, others: int, total: int, limit: int | None) -> float:
    """How many of `candidates` go by until `limit` of them are among so many `others`."""
    return candidates if limit is None or not others else min(candidates, limit * total / others)


def _size(connection: Connection, term: Term) -> int | None:
    """How many articles a filter leaves, about; None for one that leads nowhere."""
    counted, listed = "", ""
    match term:
        case Among(Kind.FEED | Kind.AUTHOR | Kind.OUTLET as kind, values):
            counted, listed = _OF_SEVERAL[kind], json.dumps(values)
        case Among(Kind.SECTION, (section,)):
            counted, listed = _OF_SECTION, json.dumps([section])
        case Is(State.UNREAD):
            counted = "SELECT sum(unread) FROM feed_count"
        case Is(State.STARRED):
            counted = _FEW.format(where="starred = 1")
        case Is(State.OFFLINE):
            counted = _FEW.format(where="offline > 0")
    return _first(connection, counted, listed) if counted else None


_OF_SEVERAL = {
    Kind.FEED: "SELECT sum(articles) FROM feed_count WHERE feed IN (SELECT value FROM json_each(:listed))",
    Kind.AUTHOR: "SELECT count(*) FROM article_author WHERE author IN (SELECT value FROM json_each(:listed))",
    Kind.OUTLET: "SELECT count(*) FROM headline WHERE source_title <> ''"
    " AND source_title IN (SELECT value FROM json_each(:listed))",
}
_OF_SECTION = "SELECT articles FROM section_count WHERE section IN (SELECT value FROM json_each(:listed))"
_FEW = "SELECT count(*) FROM (SELECT 1 FROM article WHERE {where} AND hidden = 0 AND gone = 0 LIMIT 20000)"
_REACHED = text(
    "SELECT (SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET :most), (SELECT min(row) FROM search_map)"
)
_NEWER = text("SELECT count(*) FROM (SELECT 1 FROM search_map WHERE row >= :row LIMIT :most)")


def _first(connection: Connection, counted: str, listed: str = "") -> int:
    values = {"listed": listed} if listed else {}
    return int(connection.execute(text(counted), values).scalar() or 0)


def _estimated(connection: Connection, known: Sequence[int], total: int) -> int:
    """How many hits words have, about, of which the newest are known. Beyond the newest articles that are counted,
    as many are taken to have come each day."""
    last = known[-1]
    newer = int(connection.execute(_NEWER, {"row": last, "most": MOST_NEWER}).scalar_one())
    if newer == MOST_NEWER:
        counted, first = connection.execute(_REACHED, {"most": MOST_NEWER - 1}).one()
        newer += int((total - newer) * max(0, counted - last) / max(1, counted - first))
    return int(len(known) * max(1.0, total / max(1, newer)))


def _phrases(match: str) -> int:
    """How many words, or words side by side, an FTS5 expression names."""
    return match.count('"') // 2


def _words(match: str) -> int:
    """How many words it names, each for itself."""
    return sum(len(part.split()) for part in match.split('"')[1::2])
