"""The fourth shape of the file: which articles the reader kept for offline, apart from those that the program kept
by itself. Never edited once a program with it has been released."""

STATEMENTS = (
    "ALTER TABLE article ADD COLUMN kept INTEGER NOT NULL DEFAULT 0",
    # Nobody can tell of the past who kept what: nothing that the reader may have kept is to go.
    "UPDATE article SET kept = 1 WHERE offline > 0",
)
