"""The seventh shape of the file: identity keys as numbers of 64 bits, where texts took a sixth of a library of
short articles; signatures in the order in which they came, which fills their pages. Never edited once a program
with it has been released.

`key_number` is `packing.pack_key`.
"""

STATEMENTS = (
    """CREATE TABLE keys_by_number (
        feed INTEGER NOT NULL REFERENCES feed(id),
        key INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID""",
    """INSERT OR IGNORE INTO keys_by_number (feed, key, article)
        SELECT feed, key_number(key) AS number, article FROM entry_key ORDER BY feed, number""",
    "DROP TABLE entry_key",
    "ALTER TABLE keys_by_number RENAME TO entry_key",
    "CREATE INDEX entry_key_article ON entry_key (article)",
    """CREATE TABLE graves_by_number (
        feed INTEGER NOT NULL REFERENCES feed(id),
        key INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        may_return INTEGER NOT NULL,
        gone_at INTEGER NOT NULL,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID""",
    """INSERT OR IGNORE INTO graves_by_number
        SELECT feed, key_number(key) AS number, content_hash, read, starred, may_return, gone_at
        FROM tombstone ORDER BY feed, number""",
    "DROP TABLE tombstone",
    "ALTER TABLE graves_by_number RENAME TO tombstone",
    # Nothing asks for an article by its address alone.
    "DROP INDEX article_url",
    # By article they came in the order of dates, which leaves each page a third empty.
    """CREATE TABLE signature_as_made (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        language TEXT NOT NULL,
        terms BLOB NOT NULL
    ) STRICT""",
    """INSERT INTO signature_as_made (article, version, language, terms)
        SELECT article, version, language, terms FROM signature""",
    "DROP TABLE signature",
    "ALTER TABLE signature_as_made RENAME TO signature",
)
