"""The ninth shape of the file: the tree of sections as the reader wants it, and what publishers' categories mean
to the reader. Never edited once a program with it has been released.

A section merged into its parent keeps its marks and lends its articles to what it was merged into; one that was
removed lends them to none. `section_todo` holds sections whose articles, up to the number `todo`, still have the
places of the tree before; `correction` what a category (`name`, folded) of a feed, or of all (0), is to mean.
`was_section` and `was_source` tell what a mark was before the reader corrected it.
"""

STATEMENTS = (
    "ALTER TABLE section ADD COLUMN custom_title TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE section ADD COLUMN custom_icon TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE section ADD COLUMN state TEXT NOT NULL DEFAULT 'shown'",
    "ALTER TABLE section ADD COLUMN own INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE section ADD COLUMN placed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE article_section ADD COLUMN confidence REAL",
    "ALTER TABLE article_section ADD COLUMN was_section INTEGER",
    "ALTER TABLE article_section ADD COLUMN was_source TEXT",
    """CREATE TABLE section_todo (
        section INTEGER PRIMARY KEY REFERENCES section(id) ON DELETE CASCADE,
        todo INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE correction (
        feed INTEGER NOT NULL,
        name TEXT NOT NULL,
        published TEXT NOT NULL,
        section INTEGER REFERENCES section(id),
        active INTEGER NOT NULL DEFAULT 1,
        todo INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (feed, name)
    ) STRICT, WITHOUT ROWID""",
    # Nothing ever wrote it: what a category means stands in the program's own table and in `correction`.
    "DROP TABLE category",
)
