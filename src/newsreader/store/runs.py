"""Where, in a sorted list, one day, outlet or section ends and the next begins; which articles are of one story.

A million articles are not walked for it: the end of a run is found by halving, with a handful of look-ups by id.
"""

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import text

from newsreader.store.database import Database
from newsreader.store.outlets import read_outlets
from newsreader.store.section_places import stand_for

_SORT_AT = "SELECT sort_at FROM article WHERE id = ?"
_OUTLET = """SELECT article.feed, headline.source_title FROM article JOIN headline ON headline.article = article.id
    WHERE article.id = ?"""
_SECTION = """SELECT coalesce((SELECT section FROM article_section
    WHERE article = article.id AND section IS NOT NULL ORDER BY position LIMIT 1), 0) FROM article WHERE id = ?"""
_STORIES = text(
    """SELECT story, article FROM story_article
    WHERE story IN (SELECT story FROM story_article GROUP BY story HAVING count(*) > 1)"""
)
_REPORTS = "SELECT id, feed, sort_at, words FROM article WHERE id IN (SELECT value FROM json_each(?))"


class Run(NamedTuple):
    """So many articles from `start` on that share `key`: a day, an outlet, a section (0 for none) or a story. Of a
    story, `at` is when the article came by which it stands where it does, in seconds since 1970."""

    key: int
    start: int
    size: int
    at: int = 0


Key = Callable[[int], int | None]  # of the article at a place; None where the article is gone


class Runs:
    """The runs of a list that is sorted by what is asked of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def days(self, ids: Sequence[int], day: Callable[[int], int]) -> tuple[Run, ...]:
        """The days of a list by time; `day` tells the day of a second since 1970."""
        return self._find(ids, _SORT_AT, day)

    def outlets(self, ids: Sequence[int]) -> tuple[tuple[Run, ...], dict[int, str]]:
        """The outlets of a list by outlet, and what each is called by the key of its run."""
        with self._database.reading() as connection:
            outlets = read_outlets(connection)

        def key(feed: int, declared: str) -> int:
            place = outlets.place(feed, declared)
            return 0 if place is None else outlets.every[place].key

        return self._find(ids, _OUTLET, key), {one.key: one.name for one in outlets.every}

    def sections(self, ids: Sequence[int]) -> tuple[Run, ...]:
        """The sections of a list by section, 0 for none."""
        with self._database.reading() as connection:
            instead = stand_for(connection)
        return self._find(ids, _SECTION, lambda number: instead.get(number, number) or 0)

    def stories(
        self, ids: Sequence[int], preferred: Sequence[int] = (), *, oldest_first: bool = False
    ) -> tuple["array[int]", tuple[Run, ...]]:
        """The list with what is of one story where its first article was, and the stories of two articles or more:
        each begins with the one that stands for it, of the `preferred` feeds the first, else the most complete;
        the others follow in order of time. `oldest_first`: so the list is sorted, and a story stands by its oldest
        article, else by its newest."""
        with self._database.reading() as connection:
            story = {number: key for key, number in connection.execute(_STORIES)}
        members: dict[int, list[int]] = {}
        for number in ids:
            key = story.get(number)
            if key is not None:
                members.setdefault(key, []).append(number)
        times = self._order(members, preferred)
        joined: array[int] = array("q")
        groups: list[Run] = []
        for number in ids:
            key = story.get(number)
            if key is None:
                joined.append(number)
            elif together := members[key]:
                if len(together) > 1:
                    groups.append(Run(key, len(joined), len(together), times[key][0 if oldest_first else 1]))
                joined.extend(together)
                members[key] = []  # the others of the story stand there already
        return joined, tuple(groups)

    def _order(self, members: dict[int, list[int]], preferred: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Put the article that stands for each story first, the others in order of time; when the oldest and the
        newest of each came. Of a million articles hundreds of thousands may be of a story: plain tuples."""
        several = [number for together in members.values() if len(together) > 1 for number in together]
        ranks = {feed: place for place, feed in enumerate(preferred)}
        with self._database.bare() as driver:
            rows = driver.execute(_REPORTS, (json.dumps(several),))
            known = {id_: (ranks.get(feed, len(ranks)), -words, at, id_) for id_, feed, at, words in rows}
        times: dict[int, tuple[int, int]] = {}
        for story, together in members.items():
            if len(together) > 1:
                came = [known[number][2] for number in together if number in known]
                times[story] = (min(came, default=0), max(came, default=0))
                together.sort(key=lambda number: known[number][2:] if number in known else (0, number))
                best = min(together, key=lambda number: known.get(number, (len(ranks), 1, 0, number)))
                members[story] = [best, *(number for number in together if number != best)]
        return times

    def _find(self, ids: Sequence[int], question: str, key: Callable[..., int]) -> tuple[Run, ...]:
        with self._database.bare() as driver:
            driver.execute("BEGIN")
            try:

                def at(place: int) -> int | None:
                    row = driver.execute(question, (ids[place],)).fetchone()
                    return None if row is None else key(*row)

                return tuple(find_runs(len(ids), at))
            finally:
                driver.execute("ROLLBACK")


def find_runs(count: int, at: Key) -> Iterator[Run]:
    """The runs of equal keys in so many places: each end is found in steps that double, then by halving. A place
    without a key belongs to what stands before it."""
    start = 0
    while start < count:
        key = at(start)
        known, step = start, 1
        while known + step < count and _reaches(key, at, known, known + step):
            known, step = known + step, step * 2
        end = min(known + step, count)
        while end - known > 1:
            middle = (known + end) // 2
            known, end = (middle, end) if _reaches(key, at, known, middle) else (known, middle)
        yield Run(key or 0, start, end - start)
        start = end


def _reaches(key: int | None, at: Key, known: int, place: int) -> bool:
    """Whether the run of `key`, which holds the place `known`, reaches as far as `place`."""
    for earlier in range(place, known, -1):
        found = at(earlier)
        if found is not None:
            return found == key
    return True
