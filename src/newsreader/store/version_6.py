"""The sixth shape of the file: rules, and which of them catches which article. Never edited once a program with it
has been released.

An article is muted (`hidden`) while a verdict that mutes is there, by triggers only. A rule's verdicts are those
of the search that `reading` names; articles up to the number `todo` still have older ones. `rule_due` holds
articles that changed since their verdicts were found, `keep_due` those whose page a rule wants kept.
"""

STATEMENTS = (
    """CREATE TABLE rule (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL,
        enabled INTEGER NOT NULL DEFAULT 1,
        removed INTEGER NOT NULL DEFAULT 0,
        mute INTEGER NOT NULL DEFAULT 0,
        mute_until INTEGER,
        read INTEGER NOT NULL DEFAULT 0,
        star INTEGER NOT NULL DEFAULT 0,
        keep INTEGER NOT NULL DEFAULT 0,
        section INTEGER REFERENCES section(id),
        notify INTEGER NOT NULL DEFAULT 0,
        reading TEXT NOT NULL DEFAULT '',
        todo INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE rule_article (
        rule INTEGER NOT NULL REFERENCES rule(id) ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        mutes INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (rule, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rule_due (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE keep_due (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        asked INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX rule_article_article ON rule_article (article)",
    "CREATE INDEX article_muted ON article (sort_at) WHERE hidden = 1 AND gone = 0",
    """CREATE TRIGGER rule_muted AFTER INSERT ON rule_article WHEN NEW.mutes = 1 BEGIN
        UPDATE article SET hidden = 1 WHERE id = NEW.article AND hidden = 0;
    END""",
    """CREATE TRIGGER rule_turned AFTER UPDATE OF mutes ON rule_article WHEN NEW.mutes <> OLD.mutes BEGIN
        UPDATE article SET hidden = EXISTS (
            SELECT 1 FROM rule_article WHERE article = NEW.article AND mutes = 1
        ) WHERE id = NEW.article;
    END""",
    """CREATE TRIGGER rule_unmuted AFTER DELETE ON rule_article WHEN OLD.mutes = 1 BEGIN
        UPDATE article SET hidden = EXISTS (
            SELECT 1 FROM rule_article WHERE article = OLD.article AND mutes = 1
        ) WHERE id = OLD.article;
    END""",
    # What a search may ask of an article that does not come with its text; see also `saved_changed`.
    """CREATE TRIGGER rule_changed AFTER UPDATE OF sort_at, language, thumbnail, pictures_wanted ON article
    WHEN EXISTS (SELECT 1 FROM rule) BEGIN
        INSERT OR IGNORE INTO rule_due (article) VALUES (NEW.id);
    END""",
    """CREATE TRIGGER rule_indexed AFTER INSERT ON search_map
    WHEN NEW.article IS NOT NULL AND EXISTS (SELECT 1 FROM rule) BEGIN
        INSERT OR IGNORE INTO rule_due (article) VALUES (NEW.article);
    END""",
    """CREATE TRIGGER rule_placed AFTER INSERT ON article_section WHEN EXISTS (SELECT 1 FROM rule) BEGIN
        INSERT OR IGNORE INTO rule_due (article) VALUES (NEW.article);
    END""",
    """CREATE TRIGGER rule_misplaced AFTER DELETE ON article_section WHEN EXISTS (SELECT 1 FROM rule) BEGIN
        INSERT OR IGNORE INTO rule_due (article) SELECT id FROM article WHERE id = OLD.article;
    END""",
)
