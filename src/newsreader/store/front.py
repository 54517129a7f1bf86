"""What a front page is made of: the stories of some articles. By look-ups in indexes alone; it never walks the
archive."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text

from newsreader.store.database import Database

_TOLD = text(
    """SELECT article.id, article.sort_at, sa.story FROM json_each(:listed) l
    CROSS JOIN article ON article.id = l.value LEFT JOIN story_article sa ON sa.article = article.id"""
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
