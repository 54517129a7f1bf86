"""What is printed of an article, its `headline`, beside its row: the one place that knows how to find it in SQL.

Only what is shown, or compared as a text, needs it; lists, counts and marks do with the row (`version_14`).
"""


def with_headline(article: str = "article", headline: str = "headline") -> str:
    """What follows an `article` in FROM, where it has this name, to have its headline beside it."""
    # CROSS: it is looked up for each article that was found, never the other way round.
    return f"CROSS JOIN headline {headline} ON {headline}.article = {article}.id"
