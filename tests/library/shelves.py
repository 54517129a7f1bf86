"""A library with something of everything that a person does, and what of it a person sees."""

from dataclasses import dataclass

from newsreader.library.indexing import index_again
from newsreader.library.opened import Library
from newsreader.model import FeedSettings, FeedWishes, Query, ReadHow
from tests.store.news import new_article, write

FEEDS, ARTICLES = 4, 30


def fill(library: Library, articles: int = ARTICLES) -> list[int]:
    """Feeds in folders, articles of which some are read, starred, kept; the articles' ids."""
    store, now = library.store, library.now()
    top = store.folders.add("Báo trong nước")
    inner = store.folders.add("Kinh tế", top)
    sections = [one.id for one in store.sections.all()]
    ids: list[int] = []
    for number in range(FEEDS):
        feed = store.feeds.add(f"https://bao{number}.example/rss", now=now)
        wishes = FeedWishes(interval_minutes=15 * (number + 1), retention_days=90)
        store.feeds.settle(feed, FeedSettings(f"Báo {number}", inner if number % 2 else top, wishes))
        items = [
            new_article(n, url=f"https://bao{number}.example/{n}", sections=sections[number : number + 2])
            for n in range(articles)
        ]
        ids += write(store, feed, *items).added
    store.marks.read(ids[::2], True, ReadHow.OPENED, now)
    store.marks.star(ids[::7], True, now)
    index_again(library)
    return ids


@dataclass(frozen=True)
class Seen:
    """What a person sees of a library."""

    feeds: list[tuple[str, str, int | None, int | None]]
    folders: list[tuple[str, int | None]]
    articles: list[tuple[str, str, bool, bool]]
    found: int


def seen(library: Library) -> Seen:
    """Feeds, folders, articles with their marks, and how many a search finds."""
    store = library.store
    rows = store.articles.rows(store.lists.ids(Query()))
    return Seen(
        [(one.url, one.title, one.folder, one.wishes.interval_minutes) for one in store.feeds.all()],
        [(one.title, one.parent) for one in store.folders.all()],
        sorted((row.outlet, row.title, row.read, row.starred) for row in rows),
        len(store.lists.ids(Query(text="tin"))),
    )
