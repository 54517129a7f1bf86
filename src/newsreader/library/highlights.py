"""Highlights: the stories that matter most among this reader's feeds, for a day, a section's front page, the block
under an article. One measure for all (`stories.highlights`), of outlets that wrote of a story themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsreader.library.opened import Library
from newsreader.library.story_page import Highlight
from newsreader.library.telling import compared, independent_outlets, pace, preferred
from newsreader.store.coverage import Report, best_of
from newsreader.stories.highlights import LEAST, most, weigh

SPARE = 3  # times as many are looked into as are wanted, since nearly the same text counts once


@dataclass(frozen=True, slots=True)
class Reported:
    """A story that many report: the article that stands for it, and how many outlets wrote of it themselves."""

    story: int
    lead: int
    outlets: int
    reports: Sequence[Report]


def highlights(
    library: Library, since: datetime, *, section: int | None = None, limit: int = 20
) -> tuple[Highlight, ...]:
    """The stories with news since then, in a section and below it or anywhere, the weightiest first."""
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


def most_reported(
    library: Library, since: datetime, *, section: int | None = None, limit: int = 20
) -> list[Reported]:
    """The same stories in the same order, without rows of articles."""
    stories = library.store.coverage.most_covered(since, LEAST, limit * SPARE, section)
    return weightiest(library, library.store.coverage.reports(stories), limit)


def weightiest(library: Library, stories: Mapping[int, Sequence[Report]], limit: int) -> list[Reported]:
    """Of these stories those that weigh most, the weightiest first; "now" is the newest article of all, so that
    the same news gives the same order whenever it is looked at."""
    newest = {story: reports[-1].at.timestamp() for story, reports in stories.items()}
    now = max(newest.values(), default=0.0)
    bounds = {
        story: most([(one.at.timestamp(), one.outlet) for one in reports], newest[story], now)
        for story, reports in stories.items()
    }
    # None weighs more than its bound: the texts of most need not be read.
    likely = sorted((story for story, bound in bounds.items() if bound), key=lambda one: (-bounds[one], one))
    best: list[tuple[float, int, int]] = []
    packed: dict[int, bytes] = {}
    for place, story in enumerate(likely[: limit * SPARE]):
        if len(best) == limit and -best[-1][0] >= bounds[story]:
            break
        if place % limit == 0:  # one question for all that are likely to be looked into
            packed = library.store.stories.signatures(compared(stories[one] for one in likely[place:][:limit]))
        firsts = independent_outlets(library, stories[story], packed)
        weight = weigh([at.timestamp() for at in firsts.values()], newest[story], now)
        if weight > 0:
            best = sorted([*best, (-weight, story, len(firsts))])[:limit]
    dear = preferred(library)
    return [Reported(story, best_of(stories[story], dear), outlets, stories[story]) for _, story, outlets in best]
