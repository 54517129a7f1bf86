"""The tenth shape of the file: articles that wait for a section to be inferred. Never edited once a program with
it has been released.

`infer_queue` holds the derived articles without a section that are still to be judged.
"""

STATEMENTS = (
    """CREATE TABLE infer_queue (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE
    ) STRICT""",
)
