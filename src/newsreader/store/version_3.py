"""The third shape of the file: how many articles hold a term is counted by pages of terms, not in a row for each
term. Never edited once a program with it has been released."""

STATEMENTS = (
    "DROP TABLE term",
    # The room of stories says what a page holds; here it is a packed text like any other.
    """CREATE TABLE term_page (
        language TEXT NOT NULL,
        page INTEGER NOT NULL,
        counts BLOB NOT NULL,
        PRIMARY KEY (language, page)
    ) STRICT, WITHOUT ROWID""",
)
