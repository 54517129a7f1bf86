"""The first shape of the file, as it was published: never edited once a program with it has been released.

Times are epoch seconds, UTC: INTEGER where seconds do, REAL where order within one matters.
"""

TABLES = (
    """CREATE TABLE fact (
        name TEXT PRIMARY KEY,
        value ANY
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE folder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        parent INTEGER REFERENCES folder(id),
        position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        custom_title TEXT NOT NULL DEFAULT '',
        published_title TEXT NOT NULL DEFAULT '',
        site_url TEXT NOT NULL DEFAULT '',
        description TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        icon_url TEXT NOT NULL DEFAULT '',
        icon_file TEXT,
        folder INTEGER REFERENCES folder(id),
        position INTEGER NOT NULL DEFAULT 0,
        added INTEGER NOT NULL,
        removed INTEGER,
        keep_offline INTEGER NOT NULL DEFAULT 0,
        status TEXT NOT NULL DEFAULT 'never',
        error_code TEXT NOT NULL DEFAULT '',
        error_data TEXT NOT NULL DEFAULT '{}',
        failures INTEGER NOT NULL DEFAULT 0,
        last_check REAL,
        last_success REAL,
        next_check REAL,
        next_reason TEXT NOT NULL DEFAULT '',
        etag TEXT NOT NULL DEFAULT '',
        last_modified TEXT NOT NULL DEFAULT '',
        validators_received REAL,
        body_hash TEXT NOT NULL DEFAULT '',
        http_status INTEGER NOT NULL DEFAULT 0,
        size INTEGER NOT NULL DEFAULT 0,
        elapsed REAL NOT NULL DEFAULT 0,
        moved_to TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE feed_count (
        feed INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
        articles INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    # AUTOINCREMENT: the number of a deleted article is never given to another one.
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        feed INTEGER NOT NULL REFERENCES feed(id),
        sort_at INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        hidden INTEGER NOT NULL DEFAULT 0,
        gone INTEGER NOT NULL DEFAULT 0,
        offline INTEGER NOT NULL DEFAULT 0,
        pictures_wanted INTEGER NOT NULL DEFAULT 0,
        pictures_held INTEGER NOT NULL DEFAULT 0,
        opened INTEGER NOT NULL DEFAULT 0,
        open_seconds REAL NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        received INTEGER NOT NULL,
        published INTEGER,
        updated INTEGER,
        read_at INTEGER,
        read_how TEXT NOT NULL DEFAULT '',
        starred_at INTEGER,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        authors TEXT NOT NULL,
        excerpt TEXT NOT NULL,
        language TEXT NOT NULL,
        thumbnail TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        source_title TEXT NOT NULL DEFAULT '',
        source_url TEXT NOT NULL DEFAULT '',
        comments_url TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE article_source (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        until INTEGER NOT NULL,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        source_title TEXT NOT NULL,
        source_url TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE content (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        html BLOB NOT NULL,
        base TEXT NOT NULL DEFAULT '',
        full_html BLOB,
        full_base TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE entry_key (
        feed INTEGER NOT NULL REFERENCES feed(id),
        key TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tombstone (
        feed INTEGER NOT NULL REFERENCES feed(id),
        key TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        may_return INTEGER NOT NULL,
        gone_at INTEGER NOT NULL,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE enclosure (
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        mime TEXT NOT NULL,
        length INTEGER,
        duration INTEGER,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE article_author (
        author TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        PRIMARY KEY (author, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE section (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        title_vi TEXT NOT NULL,
        title_en TEXT NOT NULL,
        parent INTEGER REFERENCES section(id),
        position INTEGER NOT NULL,
        icon TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    # Every section with itself and all above it, so that an article is listed and counted once in each.
    """CREATE TABLE section_above (
        section INTEGER NOT NULL REFERENCES section(id) ON DELETE CASCADE,
        above INTEGER NOT NULL REFERENCES section(id) ON DELETE CASCADE,
        PRIMARY KEY (section, above)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE section_count (
        section INTEGER PRIMARY KEY REFERENCES section(id) ON DELETE CASCADE,
        articles INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE category (
        feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
        published TEXT NOT NULL,
        section INTEGER REFERENCES section(id),
        source TEXT NOT NULL,
        PRIMARY KEY (feed, published)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE article_section (
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        section INTEGER REFERENCES section(id),
        source TEXT NOT NULL,
        published TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID""",
    # The visible articles of a section in order of time: filled by triggers only.
    """CREATE TABLE article_place (
        section INTEGER NOT NULL,
        sort_at INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (section, sort_at, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reading (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        opened REAL NOT NULL,
        seconds REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE picture (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        file TEXT,
        mime TEXT NOT NULL DEFAULT '',
        width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0,
        size INTEGER NOT NULL DEFAULT 0,
        tried INTEGER,
        error TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE article_picture (
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        picture INTEGER NOT NULL REFERENCES picture(id) ON DELETE CASCADE,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search USING fts5(
        title, body, content='', tokenize="unicode61 remove_diacritics 0"
    )""",
    # Merging within the writing transactions took two thirds of their time: `search.merge` does it afterwards.
    # 1,000 segments are merged at once if nobody does (2,000 are the most that FTS5 can hold).
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)",
    # `article` NULL: the index row is hidden (its text changed, or its article went). Rows are never deleted,
    # since the index cannot forget them.
    """CREATE TABLE search_map (
        row INTEGER PRIMARY KEY,
        article INTEGER REFERENCES article(id) ON DELETE SET NULL,
        folding INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    # A new ticket for each waiting, so that what was derived from an older text does not end a newer one.
    """CREATE TABLE derive_queue (
        sort_at INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        ticket INTEGER NOT NULL DEFAULT (random()),
        PRIMARY KEY (sort_at, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE language_count (
        language TEXT PRIMARY KEY,
        documents INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE term (
        language TEXT NOT NULL,
        hash INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        PRIMARY KEY (language, hash)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE signature (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        language TEXT NOT NULL,
        terms BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE story (
        id INTEGER PRIMARY KEY AUTOINCREMENT
    ) STRICT""",
    """CREATE TABLE story_article (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        story INTEGER NOT NULL REFERENCES story(id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE lease (
        name TEXT PRIMARY KEY,
        owner TEXT NOT NULL,
        process INTEGER,
        machine TEXT NOT NULL,
        taken REAL NOT NULL,
        ends REAL NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    "CREATE INDEX feed_folder ON feed (folder, position)",
    "CREATE INDEX folder_parent ON folder (parent, position)",
    "CREATE INDEX article_time ON article (sort_at) WHERE hidden = 0 AND gone = 0",
    "CREATE INDEX article_feed ON article (feed, gone, hidden, sort_at)",
    "CREATE INDEX article_unread ON article (sort_at) WHERE read = 0 AND hidden = 0 AND gone = 0",
    # Its constant columns (a byte each) make SQLite prefer it to article_feed.
    """CREATE INDEX article_unread_feed ON article (feed, read, gone, hidden, sort_at)
    WHERE read = 0 AND hidden = 0 AND gone = 0""",
    "CREATE INDEX article_starred ON article (sort_at) WHERE starred = 1 AND hidden = 0 AND gone = 0",
    "CREATE INDEX article_offline ON article (sort_at) WHERE offline > 0 AND hidden = 0 AND gone = 0",
    "CREATE INDEX article_url ON article (url)",
    "CREATE INDEX article_source_article ON article_source (article)",
    "CREATE INDEX entry_key_article ON entry_key (article)",
    "CREATE INDEX article_author_article ON article_author (article)",
    "CREATE INDEX article_section_section ON article_section (section) WHERE section IS NOT NULL",
    "CREATE INDEX article_place_article ON article_place (article)",
    "CREATE INDEX category_section ON category (section)",
    "CREATE INDEX section_parent ON section (parent)",
    "CREATE INDEX section_above_above ON section_above (above)",
    "CREATE INDEX reading_opened ON reading (opened)",
    "CREATE INDEX reading_article ON reading (article)",
    "CREATE INDEX article_picture_picture ON article_picture (picture)",
    "CREATE INDEX article_thumbnail ON article (thumbnail) WHERE thumbnail <> ''",
    "CREATE UNIQUE INDEX search_map_article ON search_map (article) WHERE article IS NOT NULL",
    "CREATE INDEX derive_queue_article ON derive_queue (article)",
    "CREATE INDEX story_article_story ON story_article (story)",
)

# Kept counters. An article is visible when it is neither muted (hidden) nor of a removed feed (gone); each
# section, with those above it, has a place for every visible article of it.
TRIGGERS = (
    """CREATE TRIGGER feed_counted AFTER INSERT ON feed BEGIN
        INSERT INTO feed_count (feed) VALUES (NEW.id);
    END""",
    """CREATE TRIGGER section_counted AFTER INSERT ON section BEGIN
        INSERT INTO section_count (section) VALUES (NEW.id);
        INSERT INTO section_above (section, above) VALUES (NEW.id, NEW.id);
    END""",
    """CREATE TRIGGER article_added AFTER INSERT ON article WHEN NEW.hidden = 0 AND NEW.gone = 0 BEGIN
        UPDATE feed_count SET articles = articles + 1, unread = unread + (NEW.read = 0) WHERE feed = NEW.feed;
    END""",
    """CREATE TRIGGER article_marked AFTER UPDATE OF read ON article
    WHEN NEW.read <> OLD.read AND NEW.hidden = 0 AND NEW.gone = 0 AND OLD.hidden = 0 AND OLD.gone = 0 BEGIN
        UPDATE feed_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0) WHERE feed = NEW.feed;
        UPDATE section_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = NEW.id);
    END""",
    """CREATE TRIGGER article_vanished AFTER UPDATE OF hidden, gone ON article
    WHEN OLD.hidden = 0 AND OLD.gone = 0 AND NOT (NEW.hidden = 0 AND NEW.gone = 0) BEGIN
        UPDATE feed_count SET articles = articles - 1, unread = unread - (OLD.read = 0) WHERE feed = OLD.feed;
        UPDATE section_count SET articles = articles - 1, unread = unread - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = OLD.id);
        DELETE FROM article_place WHERE article = OLD.id;
    END""",
    """CREATE TRIGGER article_appeared AFTER UPDATE OF hidden, gone ON article
    WHEN NEW.hidden = 0 AND NEW.gone = 0 AND NOT (OLD.hidden = 0 AND OLD.gone = 0) BEGIN
        UPDATE feed_count SET articles = articles + 1, unread = unread + (NEW.read = 0) WHERE feed = NEW.feed;
        INSERT INTO article_place (section, sort_at, article)
            SELECT DISTINCT a.above, NEW.sort_at, NEW.id
            FROM article_section s JOIN section_above a ON a.section = s.section WHERE s.article = NEW.id;
    END""",
    """CREATE TRIGGER article_dated AFTER UPDATE OF sort_at ON article WHEN NEW.sort_at <> OLD.sort_at BEGIN
        UPDATE article_place SET sort_at = NEW.sort_at WHERE article = NEW.id;
    END""",
    """CREATE TRIGGER article_deleted BEFORE DELETE ON article BEGIN
        UPDATE feed_count SET articles = articles - 1, unread = unread - (OLD.read = 0)
            WHERE feed = OLD.feed AND OLD.hidden = 0 AND OLD.gone = 0;
        UPDATE section_count SET articles = articles - 1, unread = unread - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = OLD.id);
        DELETE FROM article_place WHERE article = OLD.id;
    END""",
    """CREATE TRIGGER section_marked AFTER INSERT ON article_section WHEN NEW.section IS NOT NULL BEGIN
        INSERT OR IGNORE INTO article_place (section, sort_at, article)
            SELECT s.above, a.sort_at, a.id FROM article a JOIN section_above s ON s.section = NEW.section
            WHERE a.id = NEW.article AND a.hidden = 0 AND a.gone = 0;
    END""",
    """CREATE TRIGGER place_counted AFTER INSERT ON article_place BEGIN
        UPDATE section_count SET
            articles = articles + 1,
            unread = unread + (SELECT read = 0 FROM article WHERE id = NEW.article)
            WHERE section = NEW.section;
    END""",
    """CREATE TRIGGER section_unmarked AFTER DELETE ON article_section WHEN OLD.section IS NOT NULL BEGIN
        UPDATE section_count SET
            articles = articles - 1,
            unread = unread - (SELECT read = 0 FROM article WHERE id = OLD.article)
            WHERE section IN (SELECT section FROM article_place WHERE article = OLD.article)
            AND section NOT IN (
                SELECT a.above FROM article_section s JOIN section_above a ON a.section = s.section
                WHERE s.article = OLD.article);
        DELETE FROM article_place WHERE article = OLD.article AND section NOT IN (
            SELECT a.above FROM article_section s JOIN section_above a ON a.section = s.section
            WHERE s.article = OLD.article);
    END""",
)

STATEMENTS = TABLES + INDEXES + TRIGGERS
