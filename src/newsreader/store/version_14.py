"""The fourteenth shape of the file: what is printed of an article stands in a table of its own, so that marks,
lists and counts, which need none of it, read and write a tenth of the pages. Never edited once a program with it
has been released.

`article` keeps what is counted, listed, sorted and marked; of the thumbnail only whether there is one: `pictured`.
"""

from sqlalchemy import Connection

# The columns of a row before, in two parts.
MOVED = "title, url, authors, excerpt, thumbnail, content_hash, source_title, source_url, comments_url"
STAYING = (
    "id, feed, sort_at, read, starred, hidden, gone, offline, pictures_wanted, pictures_held, opened,"
    " open_seconds, words, received, published, updated, read_at, read_how, starred_at, language, kept, copy_of"
)
_TABLES = (
    """CREATE TABLE headline (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        authors TEXT NOT NULL,
        excerpt TEXT NOT NULL,
        thumbnail TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        source_title TEXT NOT NULL DEFAULT '',
        source_url TEXT NOT NULL DEFAULT '',
        comments_url TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    f"INSERT INTO headline (article, {MOVED}) SELECT id, {MOVED} FROM article ORDER BY id",  # noqa: S608  # our own words
    """CREATE TABLE article_narrow (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        feed INTEGER NOT NULL REFERENCES feed(id),
        sort_at INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        hidden INTEGER NOT NULL DEFAULT 0,
        gone INTEGER NOT NULL DEFAULT 0,
        offline INTEGER NOT NULL DEFAULT 0,
        pictures_wanted INTEGER NOT NULL DEFAULT 0,
        pictures_held INTEGER NOT NULL DEFAULT 0,
        opened INTEGER NOT NULL DEFAULT 0,
        open_seconds REAL NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        received INTEGER NOT NULL,
        published INTEGER,
        updated INTEGER,
        read_at INTEGER,
        read_how TEXT NOT NULL DEFAULT '',
        starred_at INTEGER,
        language TEXT NOT NULL,
        kept INTEGER NOT NULL DEFAULT 0,
        copy_of INTEGER NOT NULL DEFAULT 0,
        pictured INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""INSERT INTO article_narrow ({STAYING}, pictured)
        SELECT {STAYING}, thumbnail <> '' FROM article ORDER BY id""",  # noqa: S608  # likewise
    # The number of a deleted article is never given to another one.
    "DELETE FROM sqlite_sequence WHERE name = 'article_narrow'",
    """INSERT INTO sqlite_sequence (name, seq)
        SELECT 'article_narrow', seq FROM sqlite_sequence WHERE name = 'article'""",
    "DROP TABLE article",
    # Else SQLite looks for the table that was dropped in the triggers of others.
    "PRAGMA legacy_alter_table = ON",
    "ALTER TABLE article_narrow RENAME TO article",
    "PRAGMA legacy_alter_table = OFF",
    "CREATE INDEX headline_thumbnail ON headline (thumbnail) WHERE thumbnail <> ''",
)
# The index is the headlines' now.
_OF_ARTICLES = """SELECT sql FROM sqlite_schema WHERE tbl_name = 'article' AND type IN ('index', 'trigger')
    AND sql IS NOT NULL AND name <> 'article_thumbnail' ORDER BY type, rowid"""
_WATCHED, _WATCHED_NOW = "language, thumbnail, pictures_wanted", "language, pictured, pictures_wanted"


def reshape(connection: Connection) -> None:
    """Take the step, on a connection that does not mind references: see `Database.writing`."""
    made = list(connection.exec_driver_sql(_OF_ARTICLES).scalars())
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    for statement in made:
        connection.exec_driver_sql(statement.replace(_WATCHED, _WATCHED_NOW))
