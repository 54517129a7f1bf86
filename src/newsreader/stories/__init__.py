"""What belongs together: sections, authors, signatures, related articles, stories. Pure functions over
`model.Words`; this room knows no database, no markup and no text folding."""
