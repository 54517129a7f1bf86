"""The ninth shape of the file: sections that are inferred. Never edited once a program with it has been released.

`infer_queue` holds the derived articles without a section that are still to be judged; a mark of the source
"inferred" says how sure the program is of it.
"""

STATEMENTS = (
    "ALTER TABLE article_section ADD COLUMN confidence REAL",
    """CREATE TABLE infer_queue (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE
    ) STRICT""",
)
