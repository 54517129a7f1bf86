"""The eighth shape of the file: marks on many articles are counted together, not one by one in triggers. Never
edited once a program with it has been released.

While `marking_many` has a row, within the transaction that put it there, whoever marks counts by himself: see
`marks`.
"""

STATEMENTS = (
    "CREATE TABLE marking_many (one INTEGER PRIMARY KEY) STRICT",
    "DROP TRIGGER article_marked",
    """CREATE TRIGGER article_marked AFTER UPDATE OF read ON article
    WHEN NEW.read <> OLD.read AND NEW.hidden = 0 AND NEW.gone = 0 AND OLD.hidden = 0 AND OLD.gone = 0
    AND NOT EXISTS (SELECT 1 FROM marking_many) BEGIN
        UPDATE feed_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0) WHERE feed = NEW.feed;
        UPDATE section_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = NEW.id);
    END""",
    "DROP TRIGGER saved_left",
    """CREATE TRIGGER saved_left AFTER UPDATE OF read, hidden, gone ON article
    WHEN (NEW.read <> 0 OR NEW.hidden <> 0 OR NEW.gone <> 0) AND NOT EXISTS (SELECT 1 FROM marking_many) BEGIN
        DELETE FROM saved_unread WHERE article = NEW.id;
    END""",
)
