"""The eleventh shape of the file: what the reader said of stories. Never edited once a program with it has been
released.

A pin holds a story as the reader wants it: articles known under keys of one pin are one story, those of two pins
are two, however like they are. It hangs on keys, so that it outlives stories, which are derived anew, and articles
that go and come again. A story has the pin of its members, and what is said of the pin, kept by triggers only.
An article is hidden while a verdict of a rule mutes it, or its story is muted.
"""

_BY_RULE = """EXISTS (SELECT 1 FROM rule_article v WHERE v.article = article.id AND v.mutes = 1)"""
_HIDDEN = f"""{_BY_RULE} OR EXISTS (
    SELECT 1 FROM story_article m JOIN story s ON s.id = m.story WHERE m.article = article.id AND s.muted = 1)"""

STATEMENTS = (
    """CREATE TABLE pin (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        followed INTEGER NOT NULL DEFAULT 0,
        muted INTEGER NOT NULL DEFAULT 0,
        mute_days INTEGER NOT NULL DEFAULT 0,
        said_at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE pin_key (
        feed INTEGER NOT NULL REFERENCES feed(id),
        key INTEGER NOT NULL,
        pin INTEGER NOT NULL REFERENCES pin(id) ON DELETE CASCADE,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX pin_key_pin ON pin_key (pin)",
    "ALTER TABLE story ADD COLUMN pin INTEGER REFERENCES pin(id) ON DELETE SET NULL",
    "ALTER TABLE story ADD COLUMN followed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE story ADD COLUMN muted INTEGER NOT NULL DEFAULT 0",
    "CREATE UNIQUE INDEX story_pin ON story (pin) WHERE pin IS NOT NULL",
    "CREATE INDEX story_followed ON story (id) WHERE followed = 1",
    """CREATE TRIGGER pin_said AFTER UPDATE OF followed, muted ON pin BEGIN
        UPDATE story SET followed = NEW.followed, muted = NEW.muted WHERE pin = NEW.id;
    END""",
    """CREATE TRIGGER story_pinned AFTER UPDATE OF pin ON story WHEN NEW.pin IS NOT OLD.pin BEGIN
        UPDATE story SET followed = coalesce((SELECT followed FROM pin WHERE id = NEW.pin), 0),
        muted = coalesce((SELECT muted FROM pin WHERE id = NEW.pin), 0) WHERE id = NEW.id;
    END""",
    f"""CREATE TRIGGER story_muted AFTER UPDATE OF muted ON story WHEN NEW.muted <> OLD.muted BEGIN
        UPDATE article SET hidden = {_HIDDEN}
        WHERE id IN (SELECT article FROM story_article WHERE story = NEW.id);
    END""",
    f"""CREATE TRIGGER story_gone BEFORE DELETE ON story WHEN OLD.muted = 1 BEGIN
        UPDATE article SET hidden = {_BY_RULE}
        WHERE id IN (SELECT article FROM story_article WHERE story = OLD.id);
    END""",
    """CREATE TRIGGER story_joined AFTER INSERT ON story_article
    WHEN (SELECT muted FROM story WHERE id = NEW.story) = 1 BEGIN
        UPDATE article SET hidden = 1 WHERE id = NEW.article AND hidden = 0;
    END""",
    f"""CREATE TRIGGER story_changed AFTER UPDATE OF story ON story_article
    WHEN (SELECT max(muted) FROM story WHERE id IN (OLD.story, NEW.story)) = 1 BEGIN
        UPDATE article SET hidden = {_HIDDEN} WHERE id = NEW.article;
    END""",
    f"""CREATE TRIGGER story_left AFTER DELETE ON story_article
    WHEN (SELECT muted FROM story WHERE id = OLD.story) = 1 BEGIN
        UPDATE article SET hidden = {_HIDDEN} WHERE id = OLD.article;
    END""",
    "DROP TRIGGER rule_turned",
    "DROP TRIGGER rule_unmuted",
    f"""CREATE TRIGGER rule_turned AFTER UPDATE OF mutes ON rule_article WHEN NEW.mutes <> OLD.mutes BEGIN
        UPDATE article SET hidden = {_HIDDEN} WHERE id = NEW.article;
    END""",
    f"""CREATE TRIGGER rule_unmuted AFTER DELETE ON rule_article WHEN OLD.mutes = 1 BEGIN
        UPDATE article SET hidden = {_HIDDEN} WHERE id = OLD.article;
    END""",
)
