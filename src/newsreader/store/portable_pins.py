"""What the reader said of stories (`pins`) on its way out of a library and into another one: articles are named by
their feed's address and their keys. What is said here already is not unsaid."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from newsreader.store.database import Database
from newsreader.store.deriving import dissolve

_READ = """SELECT p.id, p.followed, p.muted, p.mute_days, p.said_at, f.url, k.key
    FROM pin p JOIN pin_key k ON k.pin = p.id JOIN feed f ON f.id = k.feed
    WHERE f.removed IS NULL ORDER BY p.id, f.url, k.key"""
_OF_KEYS = text(
    """SELECT k.pin FROM json_each(:keys) j
    JOIN pin_key k ON k.feed = json_extract(j.value, '$[0]') AND k.key = json_extract(j.value, '$[1]')
    GROUP BY k.pin ORDER BY count(*) DESC, k.pin LIMIT 1"""
)
_ADD = text(
    """INSERT INTO pin (followed, muted, mute_days, said_at)
    VALUES (:followed, :muted, :mute_days, :said_at)"""
)
_SAY = text(
    """UPDATE pin SET followed = max(followed, :followed),
    mute_days = CASE WHEN muted < :muted THEN :mute_days ELSE mute_days END, muted = max(muted, :muted)
    WHERE id = :pin AND (followed < :followed OR muted < :muted)"""
)
_KEEP_KEYS = text(
    """INSERT OR IGNORE INTO pin_key (feed, key, pin)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), :pin FROM json_each(:keys)"""
)
# The word on an article that is known under keys of several pins is the last one's, as where stories are found.
_ARTICLES = text(
    """SELECT e.article FROM pin_key k JOIN entry_key e ON e.feed = k.feed AND e.key = k.key
    WHERE k.pin = :pin AND :pin = (SELECT max(o.pin) FROM entry_key m
        JOIN pin_key o ON o.feed = m.feed AND o.key = m.key WHERE m.article = e.article)
    GROUP BY e.article"""
)
_STORY = text("SELECT id FROM story WHERE pin = :pin")
_ADD_STORY = text("INSERT INTO story (pin, followed, muted) SELECT id, followed, muted FROM pin WHERE id = :pin")
_ELSEWHERE = text(
    """SELECT j.value AS article, m.story FROM json_each(:listed) j
    LEFT JOIN story_article m ON m.article = j.value WHERE m.story IS NOT :story"""
)
# Two statements, for what their triggers do: see `doubles`.
_MOVE = text(
    """UPDATE story_article SET story = :story
    WHERE article IN (SELECT value FROM json_each(:listed)) AND story <> :story"""
)
_JOIN = text(
    """INSERT INTO story_article (article, story) SELECT value, :story FROM json_each(:listed)
    WHERE value NOT IN (SELECT article FROM story_article)"""
)
# What comes to these stories by likeness, and what is left of others, is found anew.
_QUEUE = text(
    """INSERT OR IGNORE INTO derive_queue (sort_at, article) SELECT a.sort_at, a.id FROM article a
    WHERE a.id IN (SELECT value FROM json_each(:listed))
    OR a.id IN (SELECT article FROM story_article WHERE story IN (SELECT value FROM json_each(:stories)))"""
)


@dataclass(frozen=True, slots=True)
class PinTold:
    """What is said of a story there: of all articles of these feeds under these keys."""

    followed: bool
    muted: bool
    mute_days: int
    said_at: int
    keys: tuple[tuple[int, int], ...]


def read_pins(database: Database) -> Iterator[dict[str, Any]]:
    """Everything that is said of stories, by feeds' addresses and articles' keys."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql(_READ).all()
    told: dict[int, dict[str, Any]] = {}
    for row in rows:
        one = told.setdefault(
            row.id,
            {
                "followed": bool(row.followed),
                "muted": bool(row.muted),
                "mute_days": row.mute_days,
                "said_at": row.said_at,
                "keys": [],
            },
        )
        one["keys"].append([row.url, row.key])
    yield from told.values()


def take_pins(database: Database, told: Iterable[PinTold]) -> int:
    """Say of stories here what was said there, beside what is said here already: two that are apart here stay so,
    and so do those that are one. How many nothing was said of before."""
    new = 0
    with database.writing() as connection:
        for one in told:
            new += _take(connection, one)
    return new


def _take(connection: Connection, told: PinTold) -> bool:
    keys = json.dumps(told.keys)
    said = {"followed": int(told.followed), "muted": int(told.muted), "mute_days": told.mute_days}
    pin = connection.execute(_OF_KEYS, {"keys": keys}).scalar()
    new = pin is None
    if pin is None:
        pin = int(connection.execute(_ADD, said | {"said_at": told.said_at}).lastrowid)
    else:
        connection.execute(_SAY, said | {"pin": pin})
    connection.execute(_KEEP_KEYS, {"pin": pin, "keys": keys})
    _gather(connection, pin, list(connection.execute(_ARTICLES, {"pin": pin}).scalars()))
    return new


def _gather(connection: Connection, pin: int, articles: Sequence[int]) -> None:
    """Have the articles of a pin be one story at once, so that what is muted there shows up in no list here."""
    if not articles:
        return
    story = connection.execute(_STORY, {"pin": pin}).scalar()
    if story is None:
        story = int(connection.execute(_ADD_STORY, {"pin": pin}).lastrowid)
    moving = connection.execute(_ELSEWHERE, {"listed": json.dumps(articles), "story": story}).all()
    if not moving:
        return
    left = sorted({row.story for row in moving if row.story is not None})
    listed = json.dumps([row.article for row in moving])
    for statement in (_MOVE, _JOIN):
        connection.execute(statement, {"listed": listed, "story": story})
    connection.execute(_QUEUE, {"listed": listed, "stories": json.dumps(left)})
    dissolve(connection, left)
