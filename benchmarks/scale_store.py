"""What a library of many articles costs without a window: searches, counts, bytes. Each measure gives lines of the
table of `benchmarks.scale`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path

from benchmarks.measure import Line, Times, table, times_of, times_of_each
from newsreader.library.opened import Library
from newsreader.library.read import counts, feeds, folders, list_ids, sections, used_sections
from newsreader.library.related import related
from newsreader.model import Order, Query
from newsreader.packing import unpack
from newsreader.text.plain import plain

QUERIES = Path(__file__).with_name("queries.txt")
SAMPLE = 2_000  # articles whose text is measured
REPEATS = 30

# Which part of the file a table or an index belongs to, by the beginning of its name; the rest is "others".
PARTS = {
    "identity": ("entry_key", "tombstone", "article_source"),
    "article": ("article", "headline"),
    "indexes of articles": (
        "article_time", "article_feed", "article_unread", "article_starred", "article_offline",
        "article_muted", "article_shown", "article_copies", "headline_thumbnail",
    ),
    "sections and authors": ("article_section", "article_place", "article_author", "correction"),
    "content": ("content",),
    "search": ("search",),
    "derived": ("signature", "story", "term", "derive", "language_count"),
}  # fmt: skip


def counting(library: Library) -> list[Line]:
    """The numbers of the sidebar, and all that it reads."""

    def sidebar() -> None:
        feeds(library), folders(library), sections(library), used_sections(library), counts(library)

    return [
        Line(
            "unread counts of every feed, section, smart feed", "30 ms", times_of(lambda: counts(library), REPEATS)
        ),
        Line("the sidebar: feeds, folders, sections and their counts", "", times_of(sidebar, REPEATS)),
    ]


PAGE = 256  # articles that the window asks for first; the rest comes when they are on the screen


def searching(library: Library) -> list[Line]:
    """The committed queries, in both orders, by p95: their first page, as the window asks it."""
    lines = []
    asked = list(committed_queries(library))
    for order, bar in ((Order.NEWEST, "30 ms (p95)"), (Order.RELEVANCE, "120 ms (p95)")):
        ordered = [(f"{kind}, {scope}", query.having(order=order)) for kind, scope, query in asked]
        name = "newest first" if order is Order.NEWEST else "by relevance"
        taken = [(kind, times_of_each([partial(list_ids, library, query, limit=PAGE)])) for kind, query in ordered]
        lines.append(Line(f"{len(asked)} queries, {name}", bar, Times.joined([times for _, times in taken])))
        for kind, group in groupby(sorted(taken, key=lambda one: one[0]), key=lambda one: one[0]):
            lines.append(Line(f"— {kind}, {name}", "", Times.joined([times for _, times in group])))
    return lines


def committed_queries(library: Library) -> Iterator[tuple[str, str, Query]]:
    """Kind, scope and query of each line of `queries.txt`. Feeds and sections are those with most articles."""
    every = feeds(library)
    largest = sorted(every, key=lambda feed: -feed.articles)
    section = {one.key: one.id for one in sections(library)}
    for number, line in enumerate(QUERIES.read_text("utf-8").splitlines()):
        kind, scope, text = line.split("\t")
        query = Query(text=text)
        if scope == "feed":
            query = query.having(feed=largest[number % 20].id)
        elif scope == "section":
            query = query.having(section=section[("business", "world", "sport", "health")[number % 4]])
        elif scope in {"unread", "starred"}:
            query = query.having(**{scope: True})
        yield kind, scope, query


def relating(library: Library) -> list[Line]:
    """Related stories of articles from all times."""
    ids = list_ids(library, Query())
    asked = ids[64 :: max(1, len(ids) // 100)]
    return [
        Line(
            "related stories",
            "50 ms (p95)",
            times_of_each(partial(related, library, one) for one in asked),
        )
    ]


def weighing(library: Library) -> str:
    """Bytes an article by part of the file, as a table of its own."""
    database = library.paths.database
    articles = counts(library).articles
    text = _text_bytes(library, articles)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        parts = dict.fromkeys((*PARTS, "others", "free"), 0)
        for name, size in connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat WHERE aggregate = 1 GROUP BY name"
        ):
            parts[_part(name)] += size
        parts["free"] = 4096 * int(connection.execute("PRAGMA freelist_count").fetchone()[0])
    beside = sum(parts.values()) - parts["content"] - parts["search"]
    rows = [(part, f"{size / 1e6:.1f}", f"{size / articles:.0f}") for part, size in parts.items()]
    rows += [
        ("beside content and search (at most 2,048)", f"{beside / 1e6:.1f}", f"{beside / articles:.0f}"),
        ("the text itself, in UTF-8", f"{text / 1e6:.1f}", f"{text / articles:.0f}"),
        ("search by text (at most 0.60)", "", f"{parts['search'] / text:.2f}"),
    ]
    return table(("part", "MB", "bytes an article"), rows)


def _part(name: str) -> str:
    found = [part for part, names in PARTS.items() if name in names]
    found += [part for part, names in PARTS.items() if name.startswith(names) and part != "article"]
    if name.startswith("sqlite_autoindex_"):
        return _part(name.removeprefix("sqlite_autoindex_").rpartition("_")[0])
    return found[0] if found else "others"


def _text_bytes(library: Library, articles: int) -> float:
    """Bytes of headlines and plain texts of all, from a sample."""
    with closing(sqlite3.connect(f"file:{library.paths.database}?mode=ro", uri=True)) as connection:
        step = max(1, articles // SAMPLE)
        found = connection.execute(
            "SELECT title, html FROM headline JOIN content ON content.article = headline.article"
            " WHERE headline.article % ? = 0 ORDER BY headline.article DESC",
            (step,),
        )
        sizes = [len(title.encode()) + len(plain(unpack(html)).encode()) for title, html in found]
    return sum(sizes) / len(sizes) * articles
