"""What sections are inferred from and for: examples, the queue, and the marks that come of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from newsreader.model import SectionSource
from newsreader.store.database import Database
from newsreader.store.section_places import stand_for

# What the reader or an outlet says. What a rule says may be about anything.
_TOLD = (
    SectionSource.DECLARED,
    SectionSource.FEED,
    SectionSource.ADDRESS,
    SectionSource.PAGE,
    SectionSource.CORRECTED,
)
_SECTIONS = text("SELECT DISTINCT section FROM article_section WHERE section IS NOT NULL ORDER BY section")
# The newest first: the index of sections leads on to the articles.
_EXAMPLES = text(
    """SELECT signature.terms FROM article_section m JOIN signature ON signature.article = m.article
    WHERE m.section = :section AND m.source IN (SELECT value FROM json_each(:told))
    AND signature.language = :language AND signature.version = :version
    ORDER BY m.article DESC LIMIT :most"""
)
_WAITING = text(
    """SELECT q.article, signature.language, signature.terms FROM infer_queue q
    JOIN signature ON signature.article = q.article ORDER BY q.article LIMIT :most"""
)
_QUEUE = text(
    """INSERT OR IGNORE INTO infer_queue (article)
    SELECT value FROM json_each(:listed) WHERE NOT EXISTS (
        SELECT 1 FROM article_section m
        WHERE m.article = value AND (m.section IS NOT NULL OR m.source = 'corrected'))"""
)
_DONE = text("DELETE FROM infer_queue WHERE article IN (SELECT value FROM json_each(:listed))")
# That it has no section may be the reader's word. Another process may have found one, or deleted the article,
# meanwhile.
_MARK = text(
    """INSERT INTO article_section (article, position, section, source, published, confidence)
    SELECT :article, coalesce((SELECT max(position) + 1 FROM article_section WHERE article = :article), 0),
        :section, :source, '', :confidence
    WHERE EXISTS (SELECT 1 FROM article WHERE id = :article) AND NOT EXISTS (
        SELECT 1 FROM article_section
        WHERE article = :article AND (section IS NOT NULL OR source = 'corrected'))"""
)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A derived article without a section."""

    article: int
    language: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Inferred:
    """What was found out of an article: its section and the confidence, or that nothing is clear."""

    article: int
    section: int | None = None
    confidence: float = 0.0


class Inferring:
    """Examples of sections, articles without one, and what was inferred of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def examples(self, language: str, version: int, most: int) -> list[tuple[int, bytes]]:
        """(section, signature) of the newest articles of each section that says so itself, so many at most. Those
        of a merged section are examples of the one it was merged into; of a removed one they are none."""
        told = json.dumps([source.value for source in _TOLD])
        fixed = {"language": language, "version": version, "most": most, "told": told}
        with self._database.reading() as connection:
            sections = list(connection.execute(_SECTIONS).scalars())
            instead = stand_for(connection)
            stands = {section: instead.get(section, section) for section in sections}
            return [
                (shown, terms)
                for section, shown in stands.items()
                if shown is not None
                for terms in connection.execute(_EXAMPLES, fixed | {"section": section}).scalars()
            ]

    def waiting(self, most: int) -> list[Unplaced]:
        """The next articles to be judged."""
        with self._database.reading() as connection:
            return [Unplaced(*row) for row in connection.execute(_WAITING, {"most": most})]

    def write(self, batch: Sequence[Inferred]) -> tuple[int, ...]:
        """Store what was inferred and take the batch off the queue, in one transaction. Returns the articles that
        have a section now."""
        placed = [one for one in batch if one.section is not None]
        marks = [
            {
                "article": one.article,
                "section": one.section,
                "source": SectionSource.INFERRED.value,
                "confidence": one.confidence,
            }
            for one in placed
        ]
        with self._database.writing(durable=False) as connection:
            connection.execute(_DONE, {"listed": json.dumps([one.article for one in batch])})
            if marks:
                connection.execute(_MARK, marks)
        return tuple(one.article for one in placed)


def queue(connection: Connection, article_ids: Sequence[int]) -> None:
    """Let those of these derived articles wait that have no section."""
    connection.execute(_QUEUE, {"listed": json.dumps(list(article_ids))})
