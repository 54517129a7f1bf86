"""The tables as the queries see them: names only, since SQLite gives back what was stored. `version_1` and those
after it make them; a test holds both against each other."""

from sqlalchemy import TableClause, and_, bindparam, column, func, or_, select, table, text

APPLICATION_ID = 0x4E577372  # "NWsr", so that `file` and we know the file for ours


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(word) for word in columns.split()))


fact = _table("fact", "name value")
folder = _table("folder", "id title parent position")
feed = _table(
    "feed",
    "id url custom_title published_title site_url description language icon_url icon_file folder position added"
    " removed keep_offline status error_code error_data failures last_check last_success next_check next_reason"
    " etag last_modified validators_received body_hash http_status size elapsed moved_to moved_count redirects"
    " interval_minutes full_text notify retention_days retention_count user_agent user_name"
    " newest pace ttl_minutes skip_hours skip_days skip_code skip_data skipped_at show_copies",
)
resting = _table("resting", "host until status")
feed_count = _table("feed_count", "feed articles unread copies unread_copies")
article = _table(
    "article",
    "id feed sort_at read starred hidden gone offline kept pictures_wanted pictures_held opened open_seconds words"
    " received published updated read_at read_how starred_at language copy_of pictured",
)
headline = _table(
    "headline", "article title url authors excerpt thumbnail content_hash source_title source_url comments_url"
)
article_source = _table("article_source", "id article until title url content_hash source_title source_url")
content = _table("content", "article html base full_html full_base")
entry_key = _table("entry_key", "feed key article")
tombstone = _table("tombstone", "feed key content_hash read starred may_return gone_at")
enclosure = _table("enclosure", "article position url mime length duration")
article_author = _table("article_author", "author article")
section = _table(
    "section", "id key title_vi title_en parent position icon custom_title custom_icon state own placed"
)
section_above = _table("section_above", "section above")
section_count = _table("section_count", "section articles unread")
section_todo = _table("section_todo", "section todo")
correction = _table("correction", "feed name published section active todo")
article_section = _table(
    "article_section", "article position section source published confidence was_section was_source"
)
article_place = _table("article_place", "section sort_at article")
reading = _table("reading", "id article opened seconds")
picture = _table("picture", "id url file mime width height size tried error")
article_picture = _table("article_picture", "article position picture")
search = _table("search", "rowid body title feed")
search_map = _table("search_map", "row article folding")
derive_queue = _table("derive_queue", "sort_at article ticket")
infer_queue = _table("infer_queue", "article")
language_count = _table("language_count", "language documents")
term_page = _table("term_page", "language page counts")
signature = _table("signature", "id article version language terms")
story = _table("story", "id pin followed muted")
pin = _table("pin", "id followed muted mute_days said_at")
pin_key = _table("pin_key", "feed key pin")
story_article = _table("story_article", "article story")
article_copy = _table("article_copy", "article original why given")
article_sketch = _table("article_sketch", "article runs")
not_same = _table("not_same", "feed key other_feed other_key")
saved_search = _table("saved_search", "id title query position reading unread")
saved_unread = _table("saved_unread", "search article")
saved_due = _table("saved_due", "article")
marking_many = _table("marking_many", "one")
rule = _table(
    "rule",
    "id title query position enabled removed mute mute_until read star keep section notify reading todo",
)
rule_article = _table("rule_article", "rule article mutes")
rule_due = _table("rule_due", "article")
keep_due = _table("keep_due", "article asked")
lease = _table("lease", "name owner process machine taken ends")

# An article with what is printed of it; the same in words: `headline.with_headline`.
ITS_HEADLINE = headline.c.article == article.c.id
HEADED = article.join(headline, ITS_HEADLINE)

# Conditions of partial indexes must stand in a query as constants: SQLite does not use such an index for a
# bound value.
VISIBLE = text("article.hidden = 0 AND article.gone = 0")
MUTED = text("article.hidden = 1 AND article.gone = 0")
# What stands once in a list of several feeds: no copy of an article that stands there already.
SHOWN = text("article.hidden = 0 AND article.gone = 0 AND article.copy_of = 0")
UNREAD = text("article.read = 0")
STARRED = text("article.starred = 1")
OFFLINE = text("article.offline > 0")

# What the reader wants to stay, whatever is let go in time: starred, or kept for offline by hand.
STAYING = or_(article.c.starred == 1, and_(article.c.kept == 1, article.c.offline > 0))

# A list of ids or words as one bound JSON text: any length, one statement in SQLite's and SQLAlchemy's caches.
LISTED = select(func.json_each(bindparam("listed")).table_valued("value").c.value)
