"""The fifth shape of the file: saved searches, with the unread articles that each of them finds. Never edited once
a program with it has been released.

`saved_unread` holds what a search finds that is unread and visible, as the search was when `reading` was written;
`saved_due` the articles of which that is to be found out anew. What is read or goes leaves at once.
"""

_VISIBLE = "NEW.read = 0 AND NEW.hidden = 0 AND NEW.gone = 0"
_ANY = "EXISTS (SELECT 1 FROM saved_search)"
_DUE = "OR IGNORE INTO saved_due (article) VALUES"

STATEMENTS = (
    """CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL,
        reading TEXT NOT NULL DEFAULT '',
        unread INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE saved_unread (
        search INTEGER NOT NULL REFERENCES saved_search(id) ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        PRIMARY KEY (search, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE saved_due (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX saved_unread_article ON saved_unread (article)",
    """CREATE TRIGGER saved_found AFTER INSERT ON saved_unread BEGIN
        UPDATE saved_search SET unread = unread + 1 WHERE id = NEW.search;
    END""",
    """CREATE TRIGGER saved_lost AFTER DELETE ON saved_unread BEGIN
        UPDATE saved_search SET unread = unread - 1 WHERE id = OLD.search;
    END""",
    """CREATE TRIGGER saved_left AFTER UPDATE OF read, hidden, gone ON article
    WHEN NEW.read <> 0 OR NEW.hidden <> 0 OR NEW.gone <> 0 BEGIN
        DELETE FROM saved_unread WHERE article = NEW.id;
    END""",
    f"""CREATE TRIGGER saved_changed
    AFTER UPDATE OF read, hidden, gone, starred, offline, sort_at, language, thumbnail, pictures_wanted ON article
    WHEN {_VISIBLE} AND {_ANY} BEGIN
        INSERT {_DUE} (NEW.id);
    END""",
    # Each new article and each changed text brings a row of the index.
    f"""CREATE TRIGGER saved_indexed AFTER INSERT ON search_map WHEN NEW.article IS NOT NULL AND {_ANY} BEGIN
        INSERT {_DUE} (NEW.article);
    END""",
    f"""CREATE TRIGGER saved_placed AFTER INSERT ON article_section WHEN {_ANY} BEGIN
        INSERT {_DUE} (NEW.article);
    END""",
    """CREATE TRIGGER saved_misplaced AFTER DELETE ON article_section
    WHEN EXISTS (SELECT 1 FROM saved_search) BEGIN
        INSERT OR IGNORE INTO saved_due (article) SELECT id FROM article WHERE id = OLD.article;
    END""",
)
