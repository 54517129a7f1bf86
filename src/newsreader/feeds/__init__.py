"""The web of feeds: bytes in, values out. Knows no database, no HTML parser and no Qt."""
