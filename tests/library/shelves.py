"""A library with something of everything that a person does, and what of it a person sees."""

import asyncio
import random
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from newsreader.library.backup import BackupKind, back_up
from newsreader.library.derive import derive
from newsreader.library.indexing import index_again
from newsreader.library.opened import Library, open_library
from newsreader.model import Changes, FeedSettings, FeedWishes, Query, ReadHow
from newsreader.paths import Paths
from tests.store.news import new_article, write

FEEDS, ARTICLES = 4, 30
PAGE = 4096  # bytes


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


def numbers(library: Library) -> dict[str, int]:
    """The ids of all sections by their keys, hidden, merged and removed ones too."""
    return {node.key: number for number, node in library.store.section_tree.look().items()}


def make(paths: Paths, articles: int = 60) -> Seen:
    """A library whose pages are all in the file; what a person sees of it."""
    library = open_library(paths, checkpoints=True)
    fill(library, articles)
    before = seen(library)
    library.close()
    return before


def looked(paths: Paths) -> Seen:
    """What a person sees of a library that is sound."""
    library = open_library(paths, checkpoints=True)
    try:
        assert library.store.backup.check() == []
        return seen(library)
    finally:
        library.close()


def copy_what_was_done(paths: Paths) -> None:
    """Make a small backup beside a library."""
    library = open_library(paths, checkpoints=True)
    back_up(library, BackupKind.SMALL)
    library.close()


def overwrite(file: Path, pages: list[int], rng: random.Random) -> None:
    """Write noise over pages, which are counted from 1."""
    with file.open("rb+") as opened:
        for number in pages:
            opened.seek((number - 1) * PAGE)
            opened.write(rng.randbytes(PAGE))


def derived(library: Library, batches: int = 1000) -> Changes:
    """Derive, at most so many batches; what changed."""

    async def work() -> Changes:
        changes = Changes()
        async with aclosing(derive(library)) as deeds:
            for _ in range(batches):
                if (one := await anext(deeds, None)) is None:
                    break
                changes |= one
        return changes

    return asyncio.run(work())
