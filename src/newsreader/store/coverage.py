"""Who reports a story: outlets, times, how whole each text is. An outlet is the declared source, else the feed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.feed_rows import outlet_of
from newsreader.store.headline import with_headline

_OUTLET = """CASE WHEN headline.source_title <> '' THEN headline.source_title
    WHEN f.custom_title <> '' THEN f.custom_title WHEN f.published_title <> '' THEN f.published_title
    ELSE f.url END"""
_COVERED = text(
    f"""SELECT m.story, count(DISTINCT {_OUTLET}) AS outlets, max(article.sort_at) AS last
    FROM article JOIN story_article m ON m.article = article.id JOIN feed f ON f.id = article.feed
    {with_headline()}
    WHERE article.sort_at >= :since AND article.hidden = 0 AND article.gone = 0 AND (:section IS NULL OR EXISTS (
        SELECT 1 FROM story_article other JOIN article_place p ON p.article = other.article
        WHERE other.story = m.story AND p.section = :section))
    GROUP BY m.story HAVING outlets >= :least ORDER BY outlets DESC, last DESC, m.story LIMIT :most"""
)
_MEMBERS = text(
    f"""SELECT m.story, article.id, article.feed, article.sort_at, article.words, article.copy_of,
    headline.source_title, f.custom_title, f.published_title, f.url
    FROM story_article m JOIN article ON article.id = m.article JOIN feed f ON f.id = article.feed
    {with_headline()}
    WHERE m.story IN (SELECT value FROM json_each(:listed)) AND article.gone = 0
    AND (:hidden OR article.hidden = 0)
    ORDER BY m.story, article.sort_at, article.id"""
)


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story: who reports, when, in how many words. A `copy` stands behind another feed's."""

    article: int
    feed: int
    outlet: str
    at: datetime
    words: int
    copy: bool = False


class Coverage:
    """The reports of stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def most_covered(self, since: datetime, least: int, most: int, section: int | None = None) -> list[int]:
        """The stories with articles since then of `least` outlets, most outlets first; a `section` takes those
        with an article in it, or below it."""
        values = {"since": seconds(since), "least": least, "most": most, "section": section}
        with self._database.reading() as connection:
            return list(connection.execute(_COVERED, values).scalars().all())

    def reports(self, stories: Iterable[int], *, hidden: bool = False) -> dict[int, list[Report]]:
        """The visible articles of stories in order of time, with `hidden` those too that are hidden."""
        found: dict[int, list[Report]] = {}
        values = {"listed": json.dumps(list(stories)), "hidden": int(hidden)}
        with self._database.reading() as connection:
            for row in connection.execute(_MEMBERS, values).all():
                report = Report(row.id, row.feed, outlet_of(row), moment(row.sort_at), row.words, row.copy_of > 0)
                found.setdefault(row.story, []).append(report)
        return found


def best_of(reports: Sequence[Report], preferred: Sequence[int] = ()) -> int:
    """The article that stands for its story: of the reader's preferred feeds the first, else the most complete;
    of equals no copy, which stands in no list."""
    ranks = {feed: place for place, feed in enumerate(preferred)}

    def rank(one: Report) -> tuple[int, bool, int, datetime, int]:
        return ranks.get(one.feed, len(ranks)), one.copy, -one.words, one.at, one.article

    return min(reports, key=rank).article
