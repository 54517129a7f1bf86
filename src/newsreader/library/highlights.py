"""Highlights: the stories that most outlets among this reader's feeds report, and that come fastest."""

from datetime import datetime

from newsreader.library.opened import Library
from newsreader.library.story_page import Highlight
from newsreader.library.telling import copies_among, pace, preferred
from newsreader.store.coverage import Report, best_of

LEAST = 2  # outlets; what one alone reports is no highlight
SPARE = 3  # times as many are looked at, since nearly the same text counts once


def highlights(
    library: Library, since: datetime, *, section: int | None = None, limit: int = 20
) -> tuple[Highlight, ...]:
    """The stories with news since then, in a section and below it or anywhere: those that most outlets wrote of
    themselves first, of these the fastest, then the newest."""
    stories = library.store.coverage.most_covered(since, LEAST, limit * SPARE, section)
    reports = library.store.coverage.reports(stories)
    leads = {story: best_of(found, preferred(library)) for story, found in reports.items()}
    rows = {row.id: row for row in library.store.articles.rows(list(leads.values()))}
    made = [
        Highlight(
            story=story,
            lead=rows[leads[story]],
            outlets=_independent(library, found),
            articles=len(found),
            first=found[0].at,
            last=found[-1].at,
            pace=pace(found),
        )
        for story, found in reports.items()
        if leads[story] in rows
    ]
    ranked = sorted(made, key=lambda one: (-one.outlets, -one.pace, -one.last.timestamp(), one.story))
    return tuple(one for one in ranked if one.outlets >= LEAST)[:limit]


def _independent(library: Library, reports: list[Report]) -> int:
    copies = copies_among(library, reports)
    return len({one.outlet for one in reports if one.article not in copies})
