"""What is wrong with a library's file: pages, references, counters, lists, search, pictures. Nothing is
changed."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from newsreader.errors import StoreError
from newsreader.store.database import Database
from newsreader.store.deriving import are_counts_readable
from newsreader.store.letters import count_unreadable
from newsreader.store.sound import has_its_shape
from newsreader.store.texts import unreadable


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the library's file: a code of `wording` and what fills its sentence."""

    code: str
    data: Mapping[str, str | int | float] = field(default_factory=dict)


DIGITS = 40  # of the hash that is a picture's name

# What a verdict mutes is hidden, and what is of a muted story, and nothing else is.
WRONGLY_HIDDEN = """SELECT id FROM article
    WHERE hidden <> (id IN (
        SELECT article FROM rule_article WHERE mutes = 1
        UNION SELECT m.article FROM story_article m JOIN story s ON s.id = m.story WHERE s.muted = 1))"""
NO_TEXT = "check.no_text"
QUERIES = (
    (
        "check.feed_counts",
        """SELECT f.id FROM feed f LEFT JOIN feed_count c ON c.feed = f.id LEFT JOIN (
            SELECT feed, count(*) AS articles, sum(read = 0) AS unread,
                sum(copy_of > 0) AS copies, sum(copy_of > 0 AND read = 0) AS unread_copies FROM article
            WHERE hidden = 0 AND gone = 0 GROUP BY feed
        ) a ON a.feed = f.id
        WHERE c.articles IS NOT coalesce(a.articles, 0) OR c.unread IS NOT coalesce(a.unread, 0)
        OR c.copies IS NOT coalesce(a.copies, 0) OR c.unread_copies IS NOT coalesce(a.unread_copies, 0)""",
    ),
    (
        "check.section_counts",
        """SELECT s.id FROM section s LEFT JOIN section_count c ON c.section = s.id LEFT JOIN (
            SELECT p.section, count(*) AS articles, sum(a.read = 0) AS unread
            FROM article_place p JOIN article a ON a.id = p.article GROUP BY p.section
        ) a ON a.section = s.id
        WHERE c.articles IS NOT coalesce(a.articles, 0) OR c.unread IS NOT coalesce(a.unread, 0)""",
    ),
    (
        "check.places",
        """WITH wanted AS (
            SELECT DISTINCT u.above AS section, h.sort_at, h.id AS article FROM article a
            JOIN article_section s ON s.article = a.id JOIN section_above u ON u.section = s.section
            JOIN article h ON h.id = iif(a.copy_of > 0, a.copy_of, a.id)
            WHERE h.hidden = 0 AND h.gone = 0
        ) SELECT article FROM (SELECT * FROM wanted EXCEPT SELECT section, sort_at, article FROM article_place)
        WHERE NOT EXISTS (SELECT 1 FROM section_todo)
        UNION ALL
        SELECT article FROM (SELECT section, sort_at, article FROM article_place EXCEPT SELECT * FROM wanted)
        WHERE NOT EXISTS (SELECT 1 FROM section_todo)""",
    ),
    (
        "check.copies",
        """SELECT a.id FROM article a WHERE a.copy_of IS NOT coalesce((
            SELECT iif(a.hidden = 0 AND a.gone = 0 AND f.show_copies = 0 AND h.id <> a.id, h.id, 0)
            FROM article_copy mine JOIN article_copy c ON c.original = mine.original
            JOIN article h ON h.id = c.article JOIN feed hf ON hf.id = h.feed JOIN feed f ON f.id = a.feed
            WHERE mine.article = a.id AND h.hidden = 0 AND h.gone = 0 AND hf.show_copies = 0
            ORDER BY h.sort_at, h.feed, h.id LIMIT 1
        ), 0)""",
    ),
    (
        NO_TEXT,
        """SELECT id FROM article WHERE id NOT IN (SELECT article FROM content)
        OR id NOT IN (SELECT article FROM headline)""",
    ),
    (
        "check.not_indexed",
        """SELECT id FROM article WHERE id NOT IN (SELECT article FROM search_map WHERE article IS NOT NULL)
        AND id >= coalesce((SELECT value FROM fact WHERE name = 'search_todo'), 0)""",
    ),
    (
        "check.gone",
        "SELECT a.id FROM article a JOIN feed f ON f.id = a.feed WHERE (f.removed IS NOT NULL) <> a.gone",
    ),
    ("check.hidden", WRONGLY_HIDDEN),
)


def examine(database: Database) -> list[Problem]:
    """Examine the file. Takes seconds a gigabyte."""
    problems: list[Problem] = []
    try:
        with database.bare() as connection:
            if not has_its_shape(connection):
                return [Problem("check.damaged")]
        with database.reading() as connection:
            problems += _examine(connection)
        if not any(one.code == "check.pages" for one in problems):
            problems += _examine_index(database)
    except StoreError as error:
        if error.code != "store.damaged":
            raise
        problems.append(Problem("check.damaged"))
    return problems


def _examine(connection: Connection) -> Iterator[Problem]:
    rows = list(connection.exec_driver_sql("PRAGMA integrity_check").scalars())
    wrong = [row for row in rows if row != "ok"]
    if wrong:
        yield Problem("check.pages", {"count": len(wrong), "first": " ".join(str(wrong[0]).split())})
    lost = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
    if lost:
        yield Problem("check.references", {"count": len(lost), "table": lost[0][0], "parent": lost[0][2]})
    unreadable_rows = count_unreadable(connection)
    if unreadable_rows:
        yield Problem("check.letters", {"count": unreadable_rows})
    for code, query in QUERIES:
        numbers = list(connection.exec_driver_sql(query).scalars())
        if code == NO_TEXT:
            numbers = sorted({*numbers, *(number for number, *_ in unreadable(connection))})
        if numbers:
            yield Problem(code, {"count": len(numbers), "first": int(numbers[0])})
    if not are_counts_readable(connection):
        yield Problem("check.derived")


def _examine_index(database: Database) -> Iterator[Problem]:
    try:
        with database.writing(durable=False) as connection:
            connection.exec_driver_sql("INSERT INTO search (search) VALUES ('integrity-check')")
    except StoreError as error:
        if error.code != "store.damaged":
            raise
        yield Problem("check.index")


def examine_pictures(database: Database, folder: Path) -> Iterator[Problem]:
    """Pictures that are missing or not what they were, and files that belong to no article."""
    with database.reading() as connection:
        held = set(connection.exec_driver_sql("SELECT file FROM picture WHERE file IS NOT NULL").scalars())
    broken = [name for name in held if not is_whole(folder / name)]
    if broken:
        yield Problem("check.pictures", {"count": len(broken)})
    lying = {path.relative_to(folder).as_posix() for path in folder.glob("[0-9a-f][0-9a-f]/*") if path.is_file()}
    if lying - held:
        yield Problem("check.orphans", {"count": len(lying - held)})


def is_whole(path: Path) -> bool:
    """Whether a picture's file is there and holds what its name says, which is a hash."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS] == path.stem
    except OSError:
        return False
