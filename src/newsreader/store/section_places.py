"""Which articles stand in which section: places and counters brought into agreement with the tree, all at once or
so many articles a transaction. Knows no title and no reader."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, text

from newsreader.store.doubles import company

STEP = 1_000  # articles whose places are made anew in one transaction

ABOVE = (
    "DELETE FROM section_above",
    """INSERT INTO section_above (section, above)
    WITH RECURSIVE up (section, above) AS (
        SELECT id, id FROM section WHERE state <> 'removed'
        UNION SELECT up.section, section.parent FROM up JOIN section ON section.id = up.above
        WHERE section.parent IS NOT NULL
    ) SELECT section, above FROM up""",
)
# Every place and every counter are made anew.
REBUILD = (
    *ABOVE,
    "DELETE FROM section_todo",
    "DELETE FROM article_place",
    """INSERT INTO article_place (section, sort_at, article)
    SELECT DISTINCT u.above, h.sort_at, h.id FROM article a
    JOIN article_section s ON s.article = a.id JOIN section_above u ON u.section = s.section
    JOIN article h ON h.id = iif(a.copy_of > 0, a.copy_of, a.id)
    WHERE h.hidden = 0 AND h.gone = 0""",
    """UPDATE section_count SET
    articles = (SELECT count(*) FROM article_place p WHERE p.section = section_count.section),
    unread = (SELECT count(*) FROM article_place p JOIN article a ON a.id = p.article
        WHERE p.section = section_count.section AND a.read = 0)""",
)
_READ_ABOVE = "SELECT section, above FROM section_above"
_BEGIN = text(
    """INSERT OR REPLACE INTO section_todo (section, todo)
    SELECT value, (SELECT coalesce(max(id), 0) FROM article) FROM json_each(:sections)
    WHERE value IN (SELECT id FROM section)"""
)
_WAITING = "SELECT section, todo FROM section_todo ORDER BY section LIMIT 1"
_NEXT = text(
    """SELECT DISTINCT article FROM article_section WHERE section = :section AND article <= :todo
    ORDER BY article DESC LIMIT :most"""
)
_ADVANCE = text("UPDATE section_todo SET todo = :todo WHERE section = :section")
_DONE = text("DELETE FROM section_todo WHERE section = :section")
_SURPLUS = text(
    """SELECT p.section, p.sort_at, p.article, a.read = 0 AS unread
    FROM json_each(:listed) l JOIN article_place p ON p.article = l.value JOIN article a ON a.id = p.article
    WHERE NOT EXISTS (
        SELECT 1 FROM article m CROSS JOIN article_section s ON s.article = m.id
        CROSS JOIN section_above u ON u.section = s.section AND u.above = p.section
        WHERE m.id = a.id OR (m.copy_of = a.id AND m.copy_of > 0))"""
)
_TAKE_AWAY = "DELETE FROM article_place WHERE section = ? AND sort_at = ? AND article = ?"
_COUNT_DOWN = "UPDATE section_count SET articles = articles - ?, unread = unread - ? WHERE section = ?"
# A trigger counts them.
_PUT = text(
    """INSERT OR IGNORE INTO article_place (section, sort_at, article)
    SELECT u.above, h.sort_at, h.id FROM json_each(:listed) l JOIN article a ON a.id = l.value
    JOIN article_section s ON s.article = a.id JOIN section_above u ON u.section = s.section
    JOIN article h ON h.id = iif(a.copy_of > 0, a.copy_of, a.id)
    WHERE h.hidden = 0 AND h.gone = 0"""
)
# What saved searches and rules find of them is found anew.
_TELL = (
    """INSERT OR IGNORE INTO saved_due (article)
    SELECT a.id FROM json_each(:listed) l JOIN article a ON a.id = l.value
    WHERE EXISTS (SELECT 1 FROM saved_search)""",
    """INSERT OR IGNORE INTO rule_due (article)
    SELECT a.id FROM json_each(:listed) l JOIN article a ON a.id = l.value
    WHERE EXISTS (SELECT 1 FROM rule)""",
)


def follow_tree(connection: Connection) -> bool:
    """Take note of a changed tree: which sections lie above which is made anew at once, and which sections have
    articles that stand elsewhere now is noted for `step`; whether any have."""
    before = _above(connection)
    for statement in ABOVE:
        connection.exec_driver_sql(statement)
    after = _above(connection)
    moved = [number for number in before.keys() | after.keys() if before.get(number) != after.get(number)]
    connection.execute(_BEGIN, {"sections": json.dumps(moved)})
    return bool(moved)


def step(connection: Connection, most: int = STEP) -> tuple[int, ...] | None:
    """Make the places of the next articles anew; which those were, None when nothing is left."""
    waiting = connection.exec_driver_sql(_WAITING).first()
    if waiting is None:
        return None
    values = {"section": waiting.section, "todo": waiting.todo, "most": most}
    ids = tuple(connection.execute(_NEXT, values).scalars())
    replace_places(connection, ids)
    if len(ids) < most:
        connection.execute(_DONE, {"section": waiting.section})
    else:
        connection.execute(_ADVANCE, {"section": waiting.section, "todo": ids[-1] - 1})
    return ids


def replace_places(connection: Connection, article_ids: Sequence[int]) -> None:
    """Have articles, and what is the same as they are, stand where their sections say, and count so."""
    if not article_ids:
        return
    listed = {"listed": json.dumps(company(connection, article_ids))}
    surplus = connection.execute(_SURPLUS, listed).all()
    if surplus:
        connection.exec_driver_sql(_TAKE_AWAY, [(row.section, row.sort_at, row.article) for row in surplus])
        articles = Counter(row.section for row in surplus)
        unread = Counter(row.section for row in surplus if row.unread)
        counted = [(count, unread[section], section) for section, count in articles.items()]
        connection.exec_driver_sql(_COUNT_DOWN, counted)
    connection.execute(_PUT, listed)
    for statement in _TELL:
        connection.execute(text(statement), listed)


def stand_for(connection: Connection) -> Mapping[int, int | None]:
    """What sections that are not shown stand for: the one that they were merged into, None where they were
    removed."""
    rows = connection.exec_driver_sql("SELECT id, parent, state FROM section WHERE state IN ('merged', 'removed')")
    gone = {row.id: row.parent if row.state == "merged" else None for row in rows}
    return {number: _shown(number, gone) for number in gone}


def _shown(number: int, gone: Mapping[int, int | None]) -> int | None:
    found: int | None = number
    while found is not None and found in gone:
        found = gone[found]
    return found


def _above(connection: Connection) -> dict[int, Collection[int]]:
    found: dict[int, set[int]] = {}
    for section, above in connection.exec_driver_sql(_READ_ABOVE):
        found.setdefault(section, set()).add(above)
    return dict(found)
