"""The twelfth shape of the file, in which the same article in several feeds is one: which are, and what the
reader said is not. Never edited once a program with it has been released.

`article_copy` says which articles are the same one: all that have one number in `original`. Which of them is shown
follows from it, by triggers only: the first by date and feed of those that are visible and of a feed that wants it
has `copy_of` 0, the others the number of that first one. The first one stands in the sections of all of them, the
others in none. What is read or starred is so for all.
"""

_HEAD = """(SELECT a.id FROM article_copy c CROSS JOIN article a ON a.id = c.article
    CROSS JOIN feed f ON f.id = a.feed WHERE c.original = {group}
    AND a.hidden = 0 AND a.gone = 0 AND f.show_copies = 0 ORDER BY a.sort_at, a.feed, a.id LIMIT 1)"""
_MINE = "(SELECT original FROM article_copy WHERE article = article.id)"
_SHOWS_NONE = "(SELECT show_copies = 0 FROM feed WHERE id = article.feed)"
# Of those that are shown as one with an article, itself among them.
_ONE = """FROM article_copy c CROSS JOIN article o ON o.id = c.article
    WHERE c.original = {group}
    AND iif(o.copy_of > 0, o.copy_of, o.id) = iif(article.copy_of > 0, article.copy_of, article.id)"""
# What a rule marked as read says nothing of an original that it does not catch.
_READ = f"EXISTS (SELECT 1 {_ONE} AND o.read = 1 AND (o.read_how <> 'rule' OR o.copy_of = 0))"


def fold(which: str, group: str) -> tuple[str, ...]:
    """Statements that find anew which of the articles `which` are copies, and give them one state. `group` names
    what they are all the same as, for one group or, as a query on `article`, for several."""
    head, one = _HEAD.format(group=group), _ONE.format(group=group)
    read = _READ.format(group=group)
    return (
        f"""UPDATE article SET copy_of = CASE
            WHEN hidden = 0 AND gone = 0 AND {_SHOWS_NONE} AND id <> {head} THEN {head} ELSE 0 END
            WHERE id IN ({which})""",
        f"""UPDATE article SET read = 1, read_how = 'copy',
            read_at = (SELECT max(o.read_at) {one})
            WHERE id IN ({which}) AND read = 0 AND {read}""",
        f"""UPDATE article SET read = 0, read_how = '', read_at = NULL
            WHERE id IN ({which}) AND read = 1 AND copy_of > 0 AND NOT {read}""",
        f"""UPDATE article_copy SET given = 1 WHERE article IN (
            SELECT id FROM article WHERE id IN ({which}) AND starred = 0
            AND EXISTS (SELECT 1 {one} AND o.starred = 1))""",
        f"""UPDATE article SET starred = 1, starred_at = (SELECT max(o.starred_at) {one})
            WHERE id IN ({which}) AND starred = 0 AND EXISTS (SELECT 1 {one} AND o.starred = 1)""",
    )


# Who is a copy of whom, found anew from the start.
FOLD_ALL = (
    "UPDATE article SET copy_of = 0 WHERE copy_of > 0 AND id NOT IN (SELECT article FROM article_copy)",
    *fold("SELECT article FROM article_copy", _MINE),
)


# All that are the same as anything of a feed.
_OF_FEED = """SELECT other.article FROM article mine CROSS JOIN article_copy c ON c.article = mine.id
    CROSS JOIN article_copy other ON other.original = c.original WHERE mine.feed = NEW.id"""
_STEP = ";\n        "


def _fold_one(group: str) -> str:
    which = f"SELECT article FROM article_copy WHERE original = {group}"
    return _STEP.join(fold(which, group))


def _group_of(article: str) -> str:
    return f"(SELECT original FROM article_copy WHERE article = {article})"


_SECTIONS = """SELECT u.above FROM article h JOIN article m ON m.id = h.id OR (m.copy_of = h.id AND m.copy_of > 0)
    JOIN article_section s ON s.article = m.id JOIN section_above u ON u.section = s.section
    WHERE h.id = {article} AND h.copy_of = 0 AND h.hidden = 0 AND h.gone = 0"""


def _leave(article: str) -> str:
    """Take an article out of the sections in which neither it nor a copy of it belongs any more."""
    sections = _SECTIONS.format(article=article)
    return f"""UPDATE section_count SET articles = articles - 1,
            unread = unread - (SELECT read = 0 FROM article WHERE id = {article})
            WHERE section IN (SELECT section FROM article_place WHERE article = {article})
            AND section NOT IN ({sections});
        DELETE FROM article_place WHERE article = {article} AND section NOT IN ({sections})"""


_HEAD_OF = "(SELECT iif(copy_of > 0, copy_of, id) FROM article WHERE id = {article})"
_DUE = """INSERT OR IGNORE INTO saved_due (article)
            SELECT id FROM article WHERE {which} AND read = 0 AND hidden = 0 AND gone = 0
            AND EXISTS (SELECT 1 FROM saved_search)"""

STATEMENTS = (
    "ALTER TABLE article ADD COLUMN copy_of INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed ADD COLUMN show_copies INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed_count ADD COLUMN copies INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feed_count ADD COLUMN unread_copies INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE article_copy (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        original INTEGER NOT NULL,
        why TEXT NOT NULL,
        given INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    # By their keys, which outlive the articles.
    """CREATE TABLE not_same (
        feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
        key INTEGER NOT NULL,
        other_feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
        other_key INTEGER NOT NULL,
        PRIMARY KEY (feed, key, other_feed, other_key)
    ) STRICT, WITHOUT ROWID""",
    # Of the texts of the last days, so that a few new articles are compared without reading thousands anew.
    """CREATE TABLE article_sketch (
        article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        runs BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX article_copy_original ON article_copy (original)",
    "CREATE INDEX article_copies ON article (copy_of, read) WHERE copy_of > 0",
    "CREATE INDEX article_shown ON article (sort_at) WHERE hidden = 0 AND gone = 0 AND copy_of = 0",
    """CREATE INDEX article_shown_unread ON article (sort_at)
        WHERE read = 0 AND hidden = 0 AND gone = 0 AND copy_of = 0""",
    # The same address in other feeds. 2 is what keys of addresses end with (`packing.KEY_KINDS`).
    "CREATE INDEX entry_key_address ON entry_key (key) WHERE key & 15 = 2",
    f"""CREATE TRIGGER copy_added AFTER INSERT ON article_copy BEGIN
        {_fold_one("NEW.original")};
    END""",
    f"""CREATE TRIGGER copy_moved AFTER UPDATE OF original ON article_copy WHEN NEW.original <> OLD.original BEGIN
        {_fold_one("OLD.original")};
        {_fold_one("NEW.original")};
    END""",
    f"""CREATE TRIGGER copy_left AFTER DELETE ON article_copy BEGIN
        UPDATE article SET copy_of = 0 WHERE id = OLD.article;
        {_fold_one("OLD.original")};
        {_leave(_HEAD.format(group="OLD.original"))};
        {_DUE.format(which="id IN (SELECT article FROM article_copy WHERE original = OLD.original)")};
    END""",
    f"""CREATE TRIGGER copy_changed AFTER UPDATE OF copy_of ON article WHEN NEW.copy_of <> OLD.copy_of BEGIN
        UPDATE feed_count SET copies = copies + (NEW.copy_of > 0) - (OLD.copy_of > 0),
            unread_copies = unread_copies + (NEW.copy_of > 0 AND NEW.read = 0) - (OLD.copy_of > 0 AND OLD.read = 0)
            WHERE feed = NEW.feed;
        {_leave("NEW.id")};
        {_leave("OLD.copy_of")};
        INSERT OR IGNORE INTO article_place (section, sort_at, article)
            SELECT DISTINCT u.above, h.sort_at, h.id FROM article h
            JOIN article_section s ON s.article = NEW.id JOIN section_above u ON u.section = s.section
            WHERE h.id = iif(NEW.copy_of > 0, NEW.copy_of, NEW.id)
            AND h.copy_of = 0 AND h.hidden = 0 AND h.gone = 0;
        INSERT OR IGNORE INTO article_place (section, sort_at, article)
            SELECT DISTINCT u.above, NEW.sort_at, NEW.id FROM article m
            JOIN article_section s ON s.article = m.id JOIN section_above u ON u.section = s.section
            WHERE m.copy_of = NEW.id AND m.copy_of > 0 AND NEW.copy_of = 0 AND NEW.hidden = 0 AND NEW.gone = 0;
        {_DUE.format(which="(id IN (NEW.id, OLD.copy_of) OR (copy_of = OLD.copy_of AND copy_of > 0))")};
    END""",
    f"""CREATE TRIGGER copies_wished AFTER UPDATE OF show_copies ON feed
    WHEN NEW.show_copies <> OLD.show_copies BEGIN
        {_STEP.join(fold(_OF_FEED, _MINE))};
    END""",
    "DROP TRIGGER article_marked",
    """CREATE TRIGGER article_marked AFTER UPDATE OF read ON article
    WHEN NEW.read <> OLD.read AND NEW.hidden = 0 AND NEW.gone = 0 AND OLD.hidden = 0 AND OLD.gone = 0
    AND NOT EXISTS (SELECT 1 FROM marking_many) BEGIN
        UPDATE feed_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0),
            unread_copies = unread_copies + (NEW.copy_of > 0 AND NEW.read = 0) - (NEW.copy_of > 0 AND OLD.read = 0)
            WHERE feed = NEW.feed;
        UPDATE section_count SET unread = unread + (NEW.read = 0) - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = NEW.id);
    END""",
    "DROP TRIGGER article_vanished",
    f"""CREATE TRIGGER article_vanished AFTER UPDATE OF hidden, gone ON article
    WHEN OLD.hidden = 0 AND OLD.gone = 0 AND NOT (NEW.hidden = 0 AND NEW.gone = 0) BEGIN
        UPDATE feed_count SET articles = articles - 1, unread = unread - (OLD.read = 0) WHERE feed = OLD.feed;
        UPDATE section_count SET articles = articles - 1, unread = unread - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = OLD.id);
        DELETE FROM article_place WHERE article = OLD.id;
        {_fold_one(_group_of("NEW.id"))};
    END""",
    "DROP TRIGGER article_appeared",
    f"""CREATE TRIGGER article_appeared AFTER UPDATE OF hidden, gone ON article
    WHEN NEW.hidden = 0 AND NEW.gone = 0 AND NOT (OLD.hidden = 0 AND OLD.gone = 0) BEGIN
        UPDATE feed_count SET articles = articles + 1, unread = unread + (NEW.read = 0) WHERE feed = NEW.feed;
        INSERT INTO article_place (section, sort_at, article)
            SELECT DISTINCT a.above, NEW.sort_at, NEW.id
            FROM article_section s JOIN section_above a ON a.section = s.section WHERE s.article = NEW.id;
        {_fold_one(_group_of("NEW.id"))};
    END""",
    "DROP TRIGGER article_dated",
    f"""CREATE TRIGGER article_dated AFTER UPDATE OF sort_at ON article WHEN NEW.sort_at <> OLD.sort_at BEGIN
        UPDATE article_place SET sort_at = NEW.sort_at WHERE article = NEW.id;
        {_fold_one(_group_of("NEW.id"))};
    END""",
    "DROP TRIGGER article_deleted",
    """CREATE TRIGGER article_deleted BEFORE DELETE ON article BEGIN
        UPDATE feed_count SET articles = articles - 1, unread = unread - (OLD.read = 0),
            copies = copies - (OLD.copy_of > 0), unread_copies = unread_copies - (OLD.copy_of > 0 AND OLD.read = 0)
            WHERE feed = OLD.feed AND OLD.hidden = 0 AND OLD.gone = 0;
        UPDATE section_count SET articles = articles - 1, unread = unread - (OLD.read = 0)
            WHERE section IN (SELECT section FROM article_place WHERE article = OLD.id);
        DELETE FROM article_place WHERE article = OLD.id;
    END""",
    "DROP TRIGGER section_marked",
    """CREATE TRIGGER section_marked AFTER INSERT ON article_section WHEN NEW.section IS NOT NULL BEGIN
        INSERT OR IGNORE INTO article_place (section, sort_at, article)
            SELECT s.above, h.sort_at, h.id FROM article a JOIN section_above s ON s.section = NEW.section
            JOIN article h ON h.id = iif(a.copy_of > 0, a.copy_of, a.id)
            WHERE a.id = NEW.article AND h.hidden = 0 AND h.gone = 0;
    END""",
    "DROP TRIGGER section_unmarked",
    f"""CREATE TRIGGER section_unmarked AFTER DELETE ON article_section WHEN OLD.section IS NOT NULL BEGIN
        {_leave(_HEAD_OF.format(article="OLD.article"))};
    END""",
    # The news of the last days is looked through for copies as if it had just come; what is older stays as it is.
    """INSERT OR IGNORE INTO derive_queue (sort_at, article)
        SELECT sort_at, id FROM article WHERE hidden = 0 AND gone = 0
        AND sort_at >= (SELECT max(sort_at) FROM article WHERE hidden = 0 AND gone = 0) - 604800""",
)
