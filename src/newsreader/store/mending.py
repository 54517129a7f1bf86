"""Mending a file whose pages can be read: what is counted is counted again, what refers to nothing goes, what is
missing is made. Nothing that a person did is ever taken away."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, text

from newsreader.packing import pack
from newsreader.store import deriving, letters, texts, version_13
from newsreader.store.database import Database
from newsreader.store.examine import WRONGLY_HIDDEN, is_whole
from newsreader.store.section_places import REBUILD
from newsreader.store.version_12 import FOLD_ALL

ROUNDS = 5  # what hung on something that went goes in the next one

# A feed whose row is lost, known by its articles: it is asked by hand only, and can be given its address again.
_LOST_FEEDS = """INSERT INTO feed (id, url, custom_title, added, next_reason, interval_minutes)
    SELECT DISTINCT feed, 'https://lost-feed-' || feed || '.invalid/', '? ' || feed, 0, 'schedule.by_hand', 0
    FROM article WHERE feed NOT IN (SELECT id FROM feed)"""
_COUNT_FEEDS = (
    "DELETE FROM feed_count WHERE feed NOT IN (SELECT id FROM feed)",
    "INSERT OR IGNORE INTO feed_count (feed) SELECT id FROM feed",
    """UPDATE feed_count SET (articles, unread, copies, unread_copies) = (
        SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(copy_of > 0), 0),
            coalesce(sum(copy_of > 0 AND read = 0), 0) FROM article
        WHERE article.feed = feed_count.feed AND hidden = 0 AND gone = 0)""",
)
_COUNT_SECTIONS = (
    "DELETE FROM section_count WHERE section NOT IN (SELECT id FROM section)",
    "INSERT OR IGNORE INTO section_count (section) SELECT id FROM section",
    *REBUILD,
)
# What searches and rules find is found anew: which articles they had found may be lost.
_FIND_ANEW = (
    """UPDATE saved_search SET reading = '', unread = (
        SELECT count(*) FROM saved_unread WHERE search = saved_search.id)""",
    "UPDATE rule SET reading = ''",
)
_GONE = """UPDATE article SET gone = 1 - gone WHERE id IN (
    SELECT a.id FROM article a JOIN feed f ON f.id = a.feed WHERE (f.removed IS NOT NULL) <> a.gone)"""
_HIDDEN = f"UPDATE article SET hidden = 1 - hidden WHERE id IN ({WRONGLY_HIDDEN})"
_NO_TEXT = (
    "INSERT INTO content (article, html) SELECT id, ? FROM article WHERE id NOT IN (SELECT article FROM content)"
)
# Of a page that is noise the feed's text is left.
_NO_PAGE = "UPDATE content SET full_html = NULL, full_base = '' WHERE article = ?"
# The next check that has an article whose text or headline is lost brings it again: see `library.decide`.
_CHANGED = "UPDATE headline SET content_hash = '' WHERE article NOT IN (SELECT article FROM content)"
_FETCH_AGAIN = """UPDATE feed SET etag = '', last_modified = '', body_hash = '' WHERE id IN (
    SELECT feed FROM article JOIN headline ON headline.article = article.id WHERE content_hash = '')"""
# Then what an article knows of its headline.
_HEADLINES = (
    """INSERT INTO headline (article, title, url, authors, excerpt, thumbnail, content_hash)
        SELECT id, '', '', '', '', '', '' FROM article WHERE id NOT IN (SELECT article FROM headline)""",
    """UPDATE article SET pictured = 1 - pictured
        WHERE pictured <> (SELECT thumbnail <> '' FROM headline WHERE headline.article = article.id)""",
)
_UNTITLED = "SELECT article FROM headline WHERE title = '' AND content_hash = '' AND article > ? LIMIT ?"
_LOST_PICTURES = text(
    "UPDATE picture SET file = NULL, tried = NULL WHERE file IN (SELECT value FROM json_each(:files))"
)
_SHOWING = text(
    """SELECT DISTINCT ap.article FROM article_picture ap JOIN picture p ON p.id = ap.picture
    WHERE p.file IN (SELECT value FROM json_each(:files))"""
)


def mend(database: Database) -> None:
    """Bring rows, counters and lists into agreement, in one transaction."""
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(_COUNT_FEEDS[0])  # the trigger for new feeds makes these
        connection.exec_driver_sql(_LOST_FEEDS)
        for _ in range(ROUNDS):
            if not _loosen(connection):
                break
        connection.exec_driver_sql(_GONE)
        connection.exec_driver_sql(_HIDDEN)
        letters.make_readable(connection)
        _take_noise_out(connection)
        connection.exec_driver_sql(_NO_TEXT, (pack(""),))
        if not deriving.are_counts_readable(connection):
            deriving.start_over_next_time(connection)
        for statement in (*_HEADLINES, _FETCH_AGAIN, *FOLD_ALL, *_COUNT_FEEDS, *_COUNT_SECTIONS, *_FIND_ANEW):
            connection.exec_driver_sql(statement)


def _take_noise_out(connection: Connection) -> None:
    """Of texts that are noise nothing stays; those that were fed are fetched again."""
    noise = list(texts.unreadable(connection))
    pages = [number for number, _, kept in noise if kept]
    for number in pages:
        connection.exec_driver_sql(_NO_PAGE, (number,))
    for number in [number for number, own, _ in noise if own]:
        connection.exec_driver_sql("UPDATE content SET html = ? WHERE article = ?", (pack(""), number))
        connection.exec_driver_sql("UPDATE headline SET content_hash = '' WHERE article = ?", (number,))
    connection.exec_driver_sql(_CHANGED)
    texts.refresh_offline(connection, pages)


def recount(connection: sqlite3.Connection) -> None:
    """Count everything anew, within a transaction of the caller's; what nothing mutes any more is shown."""
    for statement in (*_HEADLINES, _HIDDEN, *FOLD_ALL, *_COUNT_FEEDS, *_COUNT_SECTIONS, *_FIND_ANEW):
        connection.execute(statement)


def untitled(database: Database, after: int, limit: int) -> tuple[int, ...]:
    """The next articles, by number, whose headline was lost."""
    with database.reading() as connection:
        return tuple(connection.exec_driver_sql(_UNTITLED, (after, limit)).scalars())


def entitle(database: Database, titles: Sequence[tuple[int, str, str]]) -> None:
    """Give articles a title and an excerpt. The next check that has them knows better."""
    named = [(title, excerpt, number) for number, title, excerpt in titles]
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE headline SET title = ?, excerpt = ? WHERE article = ?", named)


def empty_index(database: Database) -> None:
    """Make the search index anew, empty: `search.unindexed` then names every article."""
    with database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE search")
        for statement in version_13.SEARCH:
            connection.exec_driver_sql(statement)


def note_lost_pictures(database: Database, folder: Path) -> int:
    """Forget the files that are missing or are not what they were, so that they are fetched again; how many."""
    with database.reading() as connection:
        held = list(connection.exec_driver_sql("SELECT file FROM picture WHERE file IS NOT NULL").scalars())
    lost = [name for name in held if not is_whole(folder / name)]
    if lost:
        listed = {"files": json.dumps(lost)}
        with database.writing() as connection:
            showing: Sequence[int] = list(connection.execute(_SHOWING, listed).scalars())
            connection.execute(_LOST_PICTURES, listed)
            texts.refresh_offline(connection, showing)
        for name in lost:
            (folder / name).unlink(missing_ok=True)
    return len(lost)


def _loosen(connection: Connection) -> bool:
    """Take away what refers to nothing, and let go of what only names it; False when all is well."""
    wrong = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    tables = {row[0] for row in wrong}
    for name in sorted(tables):
        columns = {
            row[1]: bool(row[3] or row[5]) for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")
        }
        for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all():
            parent, column, named = row[2], row[3], row[4] or "id"
            lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {named} FROM {parent})"
            if columns[column]:
                connection.exec_driver_sql(f"DELETE FROM {name} WHERE {lost}")
            else:
                connection.exec_driver_sql(f"UPDATE {name} SET {column} = NULL WHERE {lost}")
    return bool(tables)
