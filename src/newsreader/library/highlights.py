"""Highlights: the stories that most outlets among this reader's feeds report, and that come fastest."""

from datetime import datetime

from newsreader.library.opened import Library
from newsreader.library.story_page import Highlight
from newsreader.library.telling import copies_among, pace, preferred
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
    stories = library.store.coverage.most_covered(since, LEAST, limit * SPARE, section)
    reports = library.store.coverage.reports(stories)
    best: list[_Ranked] = []
    # No story ranks higher than it would if all its outlets wrote themselves: most need not be looked into.
    for most, story in sorted((_rank(story, found), story) for story, found in reports.items()):
        if len(best) == limit and best[-1][0] <= most:
            break
        outlets = _independent(library, reports[story])
        if outlets >= LEAST:
            best = sorted([*best, ((-outlets, *most[1:]), story, outlets)])[:limit]
    leads = {story: best_of(reports[story], preferred(library)) for _, story, _ in best}
    rows = {row.id: row for row in library.store.articles.rows(list(leads.values()))}
    return tuple(
        Highlight(
            story=story,
            lead=rows[leads[story]],
            outlets=outlets,
            articles=len(reports[story]),
            first=reports[story][0].at,
            last=reports[story][-1].at,
            pace=pace(reports[story]),
        )
        for _, story, outlets in best
        if leads[story] in rows
    )


def _rank(story: int, reports: list[Report]) -> _Rank:
    """Where a story stands if each of its outlets wrote itself; the smallest first."""
    outlets = len({one.outlet for one in reports})
    return -outlets, -pace(reports), -reports[-1].at.timestamp(), story


def _independent(library: Library, reports: list[Report]) -> int:
    copies = copies_among(library, reports)
    return len({one.outlet for one in reports if one.article not in copies})
