"""The fifteenth shape of the file: which articles name another outlet than their feed's is known without reading
all headlines. Never edited once a program with it has been released."""

STATEMENTS = ("CREATE INDEX headline_source ON headline (source_title) WHERE source_title <> ''",)
