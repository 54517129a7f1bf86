"""Words and markup as pure functions: text in, text out. Knows no feed, no database, no network and no window."""
