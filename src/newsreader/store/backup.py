"""Copies of the library's file, its examination, and giving space back."""

import os
import shutil
from pathlib import Path

from sqlalchemy import Connection

from newsreader.errors import StoreError
from newsreader.store.database import Database
from newsreader.store.files import sync_folder, wrapped

_COUNTERS = (
    (
        "the numbers of a feed's articles are wrong",
        """SELECT c.feed FROM feed_count c LEFT JOIN (
            SELECT feed, count(*) AS articles, sum(read = 0) AS unread FROM article
            WHERE hidden = 0 AND gone = 0 GROUP BY feed
        ) a ON a.feed = c.feed
        WHERE c.articles <> coalesce(a.articles, 0) OR c.unread <> coalesce(a.unread, 0)""",
    ),
    (
        "the numbers of a section's articles are wrong",
        """SELECT c.section FROM section_count c LEFT JOIN (
            SELECT p.section, count(*) AS articles, sum(a.read = 0) AS unread
            FROM article_place p JOIN article a ON a.id = p.article GROUP BY p.section
        ) a ON a.section = c.section
        WHERE c.articles <> coalesce(a.articles, 0) OR c.unread <> coalesce(a.unread, 0)""",
    ),
    (
        "an article stands in a section's list that it does not belong to, or in none",
        """WITH wanted AS (
            SELECT DISTINCT u.above AS section, a.sort_at, a.id AS article FROM article a
            JOIN article_section s ON s.article = a.id JOIN section_above u ON u.section = s.section
            WHERE a.hidden = 0 AND a.gone = 0
        ) SELECT article FROM (SELECT * FROM wanted EXCEPT SELECT section, sort_at, article FROM article_place)
        UNION ALL
        SELECT article FROM (SELECT section, sort_at, article FROM article_place EXCEPT SELECT * FROM wanted)""",
    ),
    (
        "an article has no text",
        "SELECT id FROM article WHERE id NOT IN (SELECT article FROM content)",
    ),
    (
        "an article cannot be searched",
        "SELECT id FROM article WHERE id NOT IN (SELECT article FROM search_map WHERE article IS NOT NULL)",
    ),
    (
        "a gone feed's article is shown, or a live one's is hidden",
        "SELECT a.id FROM article a JOIN feed f ON f.id = a.feed WHERE (f.removed IS NOT NULL) <> a.gone",
    ),
)


class Backup:
    """Keeping the file safe and sound."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def copy(self, target: Path) -> int:
        """Copy the whole file while it is in use; `target` is replaced only when the copy is complete and
        synced. Returns its bytes. Raises StoreError("store.space", "store.full", "store.read_only")."""
        unfinished = target.with_name(target.name + ".unfinished")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            self._require_space(target.parent, 1)
            with self._database.bare() as connection:
                connection.execute("VACUUM INTO ?", (str(unfinished),))
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(target)
            sync_folder(target.parent)
            return target.stat().st_size
        except OSError as error:
            raise wrapped(error, target) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def check(self) -> list[str]:
        """Examine everything: pages, references, the search index, kept counters. Returns the problems found
        in English, [] when there are none. Takes seconds a gigabyte."""
        problems: list[str] = []
        try:
            with self._database.reading() as connection:
                problems += _examine(connection)
            with self._database.writing(durable=False) as connection:
                connection.exec_driver_sql("INSERT INTO search (search) VALUES ('integrity-check')")
        except StoreError as error:
            if error.code != "store.damaged":
                raise
            problems.append("the file is damaged")
        return problems

    def vacuum(self) -> int:
        """Give unused space back; the bytes the file shrank by. Raises StoreError("store.space")."""
        path = self._database.path
        self._require_space(path.parent, 2)
        self._database.checkpoint()
        before = path.stat().st_size
        with self._database.bare() as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return max(0, before - path.stat().st_size)

    def _require_space(self, folder: Path, times: int) -> None:
        needed = times * (self._database.path.stat().st_size + self._database.wal_size())
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise StoreError("store.space", needed=needed // 1_000_000 + 1, free=free // 1_000_000)


def _examine(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    problems = [f"page check: {row}" for row in rows if row != "ok"]
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        problems.append(f"{table} {rowid} refers to a {parent} that is not there")
    for problem, query in _COUNTERS:
        wrong = list(connection.exec_driver_sql(query).scalars())
        if wrong:
            problems.append(f"{problem} ({len(wrong)}, first number {wrong[0]})")
    return problems
