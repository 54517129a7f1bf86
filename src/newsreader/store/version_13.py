"""The thirteenth shape of the file: a smaller search index. Never edited once a program with it has been released.

The text comes before the headline, since FTS5 marks each word of any column but the first with two bytes, and no
lengths of texts are kept, which only bm25 wants. Each article's feed stands in the index like a word, so that
words within a feed are looked for in its articles only. The old index cannot be read out: all articles are
indexed again in the background, from the last on. While that goes on the fact `search_todo` names the article
before which none was looked at yet.
"""

SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5(
        body, title, feed, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    )""",
    # Merged by `search.merge`; 1,000 segments at once if nobody does.
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)",
    "DELETE FROM search_map",
    "DELETE FROM fact WHERE name IN ('search_counter', 'search_drift')",
    """INSERT OR REPLACE INTO fact (name, value)
        SELECT 'search_todo', max(id) + 1 FROM article HAVING max(id) IS NOT NULL""",
)
"""The index made anew, empty."""

STATEMENTS = (
    "DROP TABLE search",
    *SEARCH,
    # As those of feeds are, so that which articles are starred is known without reading their rows.
    "DROP INDEX article_starred",
    """CREATE INDEX article_starred ON article (starred, gone, hidden, sort_at)
        WHERE starred = 1 AND hidden = 0 AND gone = 0""",
)
