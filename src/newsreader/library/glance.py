"""A look at the first rows of a list before the library is opened: the window shows them while it is."""

from newsreader.model import ArticleRow, Query
from newsreader.paths import Paths
from newsreader.store.glance import first_rows


def glance(paths: Paths, query: Query) -> list[ArticleRow]:
    """The rows at the top of a list; [] where they cannot be had so early."""
    return first_rows(paths.database, query)
