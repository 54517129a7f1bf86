"""The second shape of the file: what a reader wants of one feed, what a feed says of when to ask it, how checks
went, and which hosts asked to be left alone. Never edited once a program with it has been released."""

STATEMENTS = (
    "ALTER TABLE feed ADD COLUMN interval_minutes INTEGER",
    "ALTER TABLE feed ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN notify INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN retention_days INTEGER",
    "ALTER TABLE feed ADD COLUMN retention_count INTEGER",
    "ALTER TABLE feed ADD COLUMN user_agent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feed ADD COLUMN user_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feed ADD COLUMN newest REAL",
    "ALTER TABLE feed ADD COLUMN pace REAL",
    "ALTER TABLE feed ADD COLUMN ttl_minutes INTEGER",
    "ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN moved_count INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN redirects TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE feed ADD COLUMN skip_code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feed ADD COLUMN skip_data TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE feed ADD COLUMN skipped_at REAL",
    """CREATE TABLE resting (
        host TEXT PRIMARY KEY,
        until REAL NOT NULL,
        status INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
