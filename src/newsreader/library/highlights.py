"""Highlights: the stories that most outlets among this reader's feeds report, and that come fastest."""

from dataclasses import dataclass
from datetime import datetime

from newsreader.library.opened import Library
from newsreader.library.story_page import Highlight
from newsreader.library.telling import independent_outlets, pace, preferred
from newsreader.store.coverage import Report, best_of

LEAST = 2  # outlets; what one alone reports is no highlight
SPARE = 3  # times as many are looked at, since nearly the same text counts once

_Rank = tuple[int, float, float, int]
_Ranked = tuple[_Rank, int, int]


def highlights(
    library: Library, since: datetime, *, section: int | None = None, limit: int = 20
) -> tuple[Highlight, ...]:
    """The stories with news since then, in a section and below it or anywhere: those that most outlets wrote of
    themselves first, of these the fastest, then the newest."""
    found = most_reported(library, since, section=section, limit=limit)
    rows = {row.id: row for row in library.store.articles.rows([one.lead for one in found])}
    return tuple(
        Highlight(
            story=one.story,
            lead=rows[one.lead],
            outlets=one.outlets,
            articles=len(one.reports),
            first=one.reports[0].at,
            last=one.reports[-1].at,
            pace=pace(one.reports),
        )
        for one in found
        if one.lead in rows
    )


@dataclass(frozen=True, slots=True)
class Reported:
    """A story that many report: the article that stands for it, and how many outlets wrote of it themselves."""

    story: int
    lead: int
    outlets: int
    reports: list[Report]


def most_reported(
    library: Library, since: datetime, *, section: int | None = None, limit: int = 20
) -> list[Reported]:
    """The same stories in the same order, without rows of articles."""
    stories = library.store.coverage.most_covered(since, LEAST, limit * SPARE, section)
    reports = library.store.coverage.reports(stories)
    count = independent_outlets(library, reports)
    best: list[_Ranked] = []
    # No story ranks higher than it would if all its outlets wrote themselves: most need not be looked into.
    for most, story in sorted((_rank(story, found), story) for story, found in reports.items()):
        if len(best) == limit and best[-1][0] <= most:
            break
        outlets = count(story)
        if outlets >= LEAST:
            best = sorted([*best, ((-outlets, *most[1:]), story, outlets)])[:limit]
    dear = preferred(library)
    return [Reported(story, best_of(reports[story], dear), outlets, reports[story]) for _, story, outlets in best]


def _rank(story: int, reports: list[Report]) -> _Rank:
    """Where a story stands if each of its outlets wrote itself; the smallest first."""
    outlets = len({one.outlet for one in reports})
    return -outlets, -pace(reports), -reports[-1].at.timestamp(), story
