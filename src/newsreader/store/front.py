"""What a front page is made of: the stories of some articles, and when which outlet reported them. By look-ups in
indexes alone; it never walks the archive."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text

from newsreader.store.database import Database
from newsreader.store.feed_rows import outlet_of
from newsreader.store.headline import with_headline

_TOLD = text(
    """SELECT article.id, article.sort_at, sa.story FROM json_each(:listed) l
    CROSS JOIN article ON article.id = l.value LEFT JOIN story_article sa ON sa.article = article.id"""
)
_REPORTS = text(
    f"""SELECT sa.story, article.sort_at, headline.source_title, f.url, f.custom_title, f.published_title
    FROM json_each(:listed) l
    CROSS JOIN story_article sa ON sa.story = l.value JOIN article ON article.id = sa.article
    JOIN feed f ON f.id = article.feed {with_headline()}
    WHERE article.hidden = 0 AND article.gone = 0"""  # noqa: S608  # our own words
)


class Told(NamedTuple):
    """An article with its time and its story, None for none."""

    article: int
    at: int
    story: int | None


class Front:
    """Looks into stories for a front page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, article_ids: Sequence[int]) -> list[Told]:
        """These articles with their times and stories, in their order; those that are gone are left out."""
        with self._database.reading() as connection:
            rows = connection.execute(_TOLD, {"listed": json.dumps(list(article_ids))})
            found = {row.id: Told(row.id, row.sort_at, row.story) for row in rows}
        return [found[number] for number in article_ids if number in found]

    def reports(self, stories: Sequence[int]) -> dict[int, dict[str, list[int]]]:
        """When each outlet reported these stories, in seconds; see `feed_rows.outlet_of`."""
        found: dict[int, dict[str, list[int]]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(_REPORTS, {"listed": json.dumps(list(stories))}):
                found.setdefault(row.story, {}).setdefault(outlet_of(row), []).append(row.sort_at)
        return found
